"""The fence around learned weights: onnxruntime and tokenizers are imported only here.

One pass of a small encoder reads a document; everything it knows about each word comes
back as plain arrays. What the arrays mean for attribution is said by `decode`. Nothing
here is imported before it is needed, and nothing here ever asks the network.
"""

from importlib.util import find_spec
from pathlib import Path

RUNTIME = ("onnxruntime", "tokenizers", "numpy")
FOLDER = Path(__file__).parent / "weights"
MODEL = "reader.onnx"
MEANING = "meaning"  # .onnx, .npz and .json


def is_installed() -> bool:
    """Whether the weights and what runs them are here; nothing is imported for it."""
    return (FOLDER / MODEL).is_file() and all(find_spec(name) for name in RUNTIME)


def has_embedder() -> bool:
    """Whether sentences can be given as vectors here; nothing is imported for it."""
    installed = all(find_spec(name) for name in RUNTIME)
    return (FOLDER / f"{MEANING}.onnx").is_file() and installed

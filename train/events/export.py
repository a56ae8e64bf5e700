"""The trained trunk as an int8 ONNX file, its word table and heads beside it.

    python -m train.events.export --encoder FOLDER [--weights FILE] --out FOLDER

Without weights the published encoder is written, which gives vectors and has no heads.
"""

import argparse
import hashlib
import json
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import Tensor, nn

from train.events.trunk import Trunk, published_table
from train.lean import make_lean

_OPSET = 18
NAME = "meaning"


class Shipped(nn.Module):
    """The trunk for one text without padding."""

    def __init__(self, trunk: Trunk) -> None:
        super().__init__()
        self.trunk = trunk

    def forward(self, vectors: Tensor) -> Tensor:
        """States of one text's word vectors."""
        mask = torch.ones(vectors.shape[:2], dtype=torch.bool)
        return self.trunk(vectors, mask)


def export(encoder: Path, held: dict[str, Any] | None, out: Path) -> None:
    """Write meaning.onnx, meaning.npz and meaning.json."""
    out.mkdir(parents=True, exist_ok=True)
    trunk = Trunk(encoder)
    heads: dict[str, np.ndarray] = {}
    labels: dict[str, list[str]] = {}
    if held is not None:
        trunk.load_state_dict(held["trunk"])
        heads = {
            k: v.float().numpy().astype(np.float16) for k, v in held["heads"].items()
        }
        labels = held["labels"]
    trunk.eval()
    _write(trunk, out / f"{NAME}.onnx")
    table = published_table(encoder)
    np.savez_compressed(
        out / f"{NAME}.npz", packed=table.packed, scales=table.scales, **heads
    )
    digest = hashlib.sha256((out / f"{NAME}.onnx").read_bytes())
    digest.update((out / f"{NAME}.npz").read_bytes())
    scheme = {"version": digest.hexdigest()[:12], "labels": labels}
    (out / f"{NAME}.json").write_text(json.dumps(scheme, indent=1) + "\n", "utf-8")
    for path in sorted(out.glob(f"{NAME}.*")):
        print(path.name, path.stat().st_size)


def _write(trunk: Trunk, path: Path) -> None:
    vectors = torch.randn(1, 40, trunk.kind.shape[0])
    program = torch.onnx.export(
        Shipped(trunk),
        (vectors,),
        dynamo=True,
        opset_version=_OPSET,
        input_names=["vectors"],
        output_names=["states"],
        dynamic_shapes=({1: torch.export.Dim("length", min=2, max=512)},),
        verbose=False,
    )
    with tempfile.TemporaryDirectory() as folder:
        full, ready = Path(folder) / "full.onnx", Path(folder) / "ready.onnx"
        program.save(str(full), external_data=False)
        quant_pre_process(str(full), str(ready), skip_symbolic_shape=True)
        quantize_dynamic(
            str(ready),
            str(path),
            per_channel=True,
            weight_type=QuantType.QInt8,
            op_types_to_quantize=["MatMul", "Gemm"],
        )
    make_lean(path)


def main() -> None:
    """Read the options and export."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--encoder", type=Path, required=True)
    options.add_argument("--weights", type=Path)
    options.add_argument("--out", type=Path, required=True)
    chosen = options.parse_args()
    held = torch.load(chosen.weights, weights_only=True) if chosen.weights else None
    export(chosen.encoder, held, chosen.out)


if __name__ == "__main__":
    main()

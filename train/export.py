"""The trained network as an int8 ONNX file, with what is needed to use it beside it.

    python -m train.export --encoder FOLDER --weights mean.pt --out FOLDER

Matrices of the encoder and the word table become int8; the two head matrices, which are
small, stay as they are; `train.lean` then makes few operators of many.
`reader.fp32.onnx` is for comparison and never shipped.
"""

import argparse
import hashlib
import json
import shutil
import tempfile
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import Tensor, nn

from sayso.nlp.scheme import LINKS, TAG_HEADS, TAGS, WIDTH
from train.lean import make_lean
from train.network import Network

_OPSET = 18


class Shipped(nn.Module):
    """The network for one window without padding."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor) -> tuple[Tensor, Tensor]:
        """Tags and vectors of the pieces of one window."""
        return self.network(ids, torch.ones_like(ids, dtype=torch.bool))


def export(encoder: Path, weights: Path, out: Path) -> None:
    """Write the fp32 and int8 files, the tokenizer and the scheme."""
    out.mkdir(parents=True, exist_ok=True)
    config = json.loads((encoder / "config.json").read_text("utf-8"))
    network = Network(config)
    network.load_state_dict(torch.load(weights, weights_only=True))
    network.eval()
    full = out / "reader.fp32.onnx"
    _write(network, full)
    _quantize(full, out / "reader.onnx")
    shutil.copy(encoder / "tokenizer.json", out / "tokenizer.json")
    digest = hashlib.sha256((out / "reader.onnx").read_bytes()).hexdigest()
    scheme = {
        "version": digest[:12],
        "steps": network.chain.scores().tolist(),
        "heads": {"tags": list(TAG_HEADS), "each": TAGS},
        "links": {"names": list(LINKS), "width": WIDTH},
    }
    (out / "scheme.json").write_text(json.dumps(scheme, indent=1) + "\n", "utf-8")
    print(digest, (out / "reader.onnx").stat().st_size)


def _write(network: Network, path: Path) -> None:
    ids = torch.randint(1000, 2000, (1, 64))
    program = torch.onnx.export(
        Shipped(network),
        (ids,),
        dynamo=True,
        opset_version=_OPSET,
        input_names=["ids"],
        output_names=["tags", "vectors"],
        dynamic_shapes=({1: torch.export.Dim("length", min=2, max=512)},),
        verbose=False,
    )
    program.save(str(path), external_data=False)


def _quantize(full: Path, small: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        ready = Path(folder) / "ready.onnx"
        quant_pre_process(str(full), str(ready), skip_symbolic_shape=True)
        heads = _head_nodes(onnx.load(str(ready)))
        quantize_dynamic(
            str(ready),
            str(small),
            per_channel=True,
            weight_type=QuantType.QInt8,
            op_types_to_quantize=["MatMul", "Gemm", "Gather"],
            nodes_to_exclude=heads,
        )
    make_lean(small)


def _head_nodes(model: onnx.ModelProto) -> list[str]:
    """The products whose matrices belong to the heads, by the width they give."""
    widths = {len(TAG_HEADS) * TAGS, 2 * len(LINKS) * WIDTH}
    shapes = {i.name: list(i.dims) for i in model.graph.initializer}
    return [
        node.name
        for node in model.graph.node
        if node.op_type in {"MatMul", "Gemm"}
        and any(
            len(shape := shapes.get(name, [])) == 2 and shape[-1] in widths
            for name in node.input
        )
    ]


def main() -> None:
    """Read the options and export."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--encoder", type=Path, required=True)
    options.add_argument("--weights", type=Path, required=True)
    options.add_argument("--out", type=Path, required=True)
    chosen = options.parse_args()
    export(chosen.encoder, chosen.weights, chosen.out)


if __name__ == "__main__":
    main()

"""An int8 encoder with one operator where the exporter wrote many.

    python -m train.lean FILE.onnx

Attention, the products of bytes and the activation become one operator each; the mask
goes, since a window is run without padding; what is normalised is added up first, as
the operator that does both at once is slow on a processor. The last layer, and what
follows it, is worked out for the rows that the new input `rows` asks for alone. The
numbers are the same but for rounding, at three quarters of the time.
"""

import argparse
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import onnx
from onnx import helper, numpy_helper

HEADS = 12
_RUNTIME = "com.microsoft"  # where onnxruntime keeps the operators of its own
# Weights of seven bits: processors without VNNI add two products of bytes up in sixteen
# bits, which eight overflow; they would give other answers than those that have it.
_MOST = 63
_PER_LAYER = 4  # products of bytes: mixing, out, up, down


@dataclass(frozen=True, slots=True, kw_only=True)
class Product:
    """Matrix [inputs, outputs] of signed bytes, its scale per output, its bias."""

    weight: np.ndarray
    scale: np.ndarray
    bias: np.ndarray


@dataclass(slots=True)
class Graph:
    """Nodes and constants of a graph in the making."""

    nodes: list[onnx.NodeProto] = field(default_factory=list)
    held: list[onnx.TensorProto] = field(default_factory=list)

    def constant(self, array: np.ndarray) -> str:
        """The name of a constant."""
        name = f"lean_constant_{len(self.held)}"
        self.held.append(numpy_helper.from_array(np.ascontiguousarray(array), name))
        return name

    def add(self, kind: str, *inputs: str, outputs: int = 1, **more: object) -> str:
        """The name of the first output of a new node; the others end in _1, _2."""
        name = f"lean_{kind.lower()}_{len(self.nodes)}"
        names = [name, *(f"{name}_{i}" for i in range(1, outputs))]
        self.nodes.append(helper.make_node(kind, inputs, names, name=name, **more))
        return name

    def product(self, rows: str, by: Product) -> str:
        """Rows times a matrix of bytes; the rows are cut to bytes on the way."""
        zeros = np.zeros(by.scale.shape, np.int8)
        held = (by.weight, by.scale, zeros, by.bias)
        names = [self.constant(array) for array in held]
        return self.add("DynamicQuantizeMatMul", rows, *names, domain=_RUNTIME)


class Wide:
    """The exported graph, taken apart."""

    def __init__(self, model: onnx.ModelProto) -> None:
        self.nodes = list(model.graph.node)
        self.held = {i.name: numpy_helper.to_array(i) for i in model.graph.initializer}
        self.norms = self._of_kind("LayerNormalization")
        self._made = {out: node for node in self.nodes for out in node.output}

    def _of_kind(self, kind: str) -> list[onnx.NodeProto]:
        return [node for node in self.nodes if node.op_type == kind]

    def layers(self) -> list[list[Product]]:
        """The four products of each layer."""
        found = [self._product(node) for node in self._of_kind("MatMulInteger")]
        starts = range(0, len(found), _PER_LAYER)
        return [found[at : at + _PER_LAYER] for at in starts]

    def _product(self, node: onnx.NodeProto) -> Product:
        weight, zeros = self.held[node.input[1]], self.held[node.input[3]]
        if zeros.any():
            raise SystemExit(f"{node.name}: weights must be symmetric")
        scaled = self._user(self._user(node))  # past the cast to numbers with points
        scale = self.held[node.input[1].replace("_quantized", "_scale")]
        return Product(
            weight=np.clip(np.rint(weight / 2), -_MOST - 1, _MOST).astype(np.int8),
            scale=scale * 2,
            bias=self._constant_of(self._user(scaled)),
        )

    def _user(self, node: onnx.NodeProto) -> onnx.NodeProto:
        return next(n for n in self.nodes if node.output[0] in n.input)

    def _constant_of(self, node: onnx.NodeProto) -> np.ndarray:
        return next(self.held[name] for name in node.input if name in self.held)

    def before(self, name: str) -> list[onnx.NodeProto]:
        """The nodes that a value is made by, in order."""
        wanted, asked = set(), [name]
        while asked:
            node = self._made.get(asked.pop())
            if node is not None and node.name not in wanted:
                wanted.add(node.name)
                asked.extend(node.input)
        return [node for node in self.nodes if node.name in wanted]

    def after(self, name: str) -> list[onnx.NodeProto]:
        """The nodes that are made of a value, in order."""
        known, found = {name}, []
        for node in self.nodes:
            if known & set(node.input):
                known |= set(node.output)
                found.append(node)
        return found


def lean(model: onnx.ModelProto) -> onnx.ModelProto:
    """The same encoder in few operators, with the input `rows`."""
    wide, graph = Wide(model), Graph()
    first, *rest = wide.norms
    graph.nodes += wide.before(first.input[0])
    state = _normed(graph, wide, first, first.input[0])
    layers = wide.layers()
    for at, products in enumerate(layers):
        norms = rest[2 * at : 2 * at + 2]
        is_last = at == len(layers) - 1
        state = _layer(graph, wide, state, products, norms, narrow=is_last)
    end = wide.norms[-1].output[0]
    for node in graph.nodes:
        node.output[:] = [end if name == state else name for name in node.output]
    graph.nodes += wide.after(end)
    return _model(model, graph)


def _layer(
    graph: Graph,
    wide: Wide,
    state: str,
    products: list[Product],
    norms: list[onnx.NodeProto],
    *,
    narrow: bool,
) -> str:
    mix, out, up, down = products
    mixed = graph.product(state, mix)
    ask = graph.add("Split", mixed, outputs=3, axis=-1, num_outputs=3)
    asking = ask
    if narrow:
        asking = graph.add("Gather", ask, "rows", axis=1)
        state = graph.add("Gather", state, "rows", axis=1)
    attended = graph.add(
        "MultiHeadAttention",
        asking,
        f"{ask}_1",
        f"{ask}_2",
        domain=_RUNTIME,
        num_heads=HEADS,
    )
    told = graph.add("Add", graph.product(attended, out), state)
    state = _normed(graph, wide, norms[0], told)
    raised = graph.add("Gelu", graph.product(state, up), domain=_RUNTIME)
    told = graph.add("Add", graph.product(raised, down), state)
    return _normed(graph, wide, norms[1], told)


def _normed(graph: Graph, wide: Wide, norm: onnx.NodeProto, value: str) -> str:
    names = [graph.constant(wide.held[name]) for name in norm.input[1:]]
    epsilon = next(a.f for a in norm.attribute if a.name == "epsilon")
    return graph.add("LayerNormalization", value, *names, axis=-1, epsilon=epsilon)


def _model(model: onnx.ModelProto, graph: Graph) -> onnx.ModelProto:
    used = {name for node in graph.nodes for name in node.input}
    held = [i for i in model.graph.initializer if i.name in used]
    rows = helper.make_tensor_value_info("rows", onnx.TensorProto.INT64, ["rows"])
    made = helper.make_graph(
        graph.nodes,
        "encoder",
        [*model.graph.input, rows],
        list(_narrowed(model.graph.output)),
        [*held, *graph.held],
    )
    sets = [helper.make_opsetid("", _opset(model)), helper.make_opsetid(_RUNTIME, 1)]
    return helper.make_model(made, opset_imports=sets, ir_version=model.ir_version)


def _opset(model: onnx.ModelProto) -> int:
    return next(s.version for s in model.opset_import if not s.domain)


def _narrowed(
    outputs: Iterable[onnx.ValueInfoProto],
) -> Iterable[onnx.ValueInfoProto]:
    for out in outputs:
        width = out.type.tensor_type.shape.dim[-1].dim_value
        yield helper.make_tensor_value_info(
            out.name, onnx.TensorProto.FLOAT, [1, "rows", width]
        )


def make_lean(path: Path) -> None:
    """Rewrite a file in place."""
    onnx.save(lean(onnx.load(str(path))), str(path))


def main() -> None:
    """Read the options and rewrite."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("file", type=Path)
    make_lean(options.parse_args().file)


if __name__ == "__main__":
    main()

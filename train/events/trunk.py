"""The encoder that types, parties and meanings share, over a word table of four bits.

The table is cut to four bits before anything is trained and never changes, so the
layers learn on what ships. Pieces 1 to 4 of the vocabulary, which no text uses, mark
where source and target begin and end; 5 and 6 stand for one that is left unnamed.
"""

import json
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from sayso.nlp.table import WordTable, table_of
from train.network import Layer, _layer

_NEVER = -1e4


class Trunk(nn.Module):
    """Word vectors of the table in, hidden states out."""

    def __init__(self, folder: Path, *, drop: float = 0.1) -> None:
        super().__init__()
        config = json.loads((folder / "config.json").read_text("utf-8"))
        held = load_file(folder / "model.safetensors")
        width, self.drop = config["hidden_size"], drop
        self.places = nn.Embedding(config["max_position_embeddings"], width)
        self.kind = nn.Parameter(torch.zeros(width))
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.layers = nn.ModuleList(
            Layer(
                width, config["num_attention_heads"], config["intermediate_size"], drop
            )
            for _ in range(config["num_hidden_layers"])
        )
        state = self.state_dict()
        state["places.weight"] = held["embeddings.position_embeddings.weight"]
        state["kind"] = held["embeddings.token_type_embeddings.weight"][0]
        for part in ("weight", "bias"):
            state[f"norm.{part}"] = held[f"embeddings.LayerNorm.{part}"]
        for i in range(config["num_hidden_layers"]):
            state.update(_layer(held, f"encoder.layer.{i}.", f"layers.{i}."))
        self.load_state_dict(state)

    def forward(self, vectors: Tensor, mask: Tensor) -> Tensor:
        """States [rows, length, width] of word vectors of the same shape."""
        places = torch.arange(vectors.shape[1], device=vectors.device)
        x = self.norm(vectors + self.places(places) + self.kind)
        x = functional.dropout(x, self.drop, training=self.training)
        bias = torch.where(mask, 0.0, _NEVER)[:, None, None, :].to(x)
        if torch.is_autocast_enabled("cpu"):
            bias, x = bias.to(torch.bfloat16), x.to(torch.bfloat16)
        for layer in self.layers:
            x = layer(x, bias)
        return x


def published_table(folder: Path) -> WordTable:
    """The published word table of an encoder, cut to four bits."""
    held = load_file(folder / "model.safetensors")
    return table_of(
        held["embeddings.word_embeddings.weight"].numpy().astype(np.float32)
    )

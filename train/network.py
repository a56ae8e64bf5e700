"""The network: a BERT encoder and its heads, in plain torch.

The encoder reads the published weights by their names. Heads are two matrices: tags
(four times seven) and vectors (three links, asking and asked).
"""

import json
import math
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from sayso.nlp.scheme import LINKS, TAG_HEADS, TAGS, WIDTH

_NEVER = -1e4


class Layer(nn.Module):
    """One layer of BERT."""

    def __init__(self, width: int, heads: int, middle: int, drop: float) -> None:
        super().__init__()
        self.heads = heads
        self.drop = drop
        self.mix = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.up = nn.Linear(width, middle)
        self.down = nn.Linear(middle, width)
        self.last = nn.LayerNorm(width, eps=1e-12)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """The next hidden states."""
        rows, length, width = x.shape
        parts = self.mix(x).view(rows, length, 3, self.heads, width // self.heads)
        q, k, v = parts.permute(2, 0, 3, 1, 4)
        # written out: on a CPU its backward pass is half of the fused one's
        share = torch.softmax((q / math.sqrt(q.shape[-1])) @ k.mT + mask, dim=-1)
        y = (share.to(v.dtype) @ v).transpose(1, 2).reshape(rows, length, width)
        x = self.norm(x + self._dropped(self.out(y)))
        y = self.down(functional.gelu(self.up(x)))
        return self.last(x + self._dropped(y))

    def _dropped(self, x: Tensor) -> Tensor:
        return functional.dropout(x, self.drop, self.training) if self.drop else x


class Network(nn.Module):
    """Piece numbers in, tags and vectors out."""

    def __init__(self, config: dict[str, Any], *, drop: float = 0.1) -> None:
        super().__init__()
        width, heads = config["hidden_size"], config["num_attention_heads"]
        self.drop = drop
        self.words = nn.Embedding(config["vocab_size"], width)
        self.places = nn.Embedding(config["max_position_embeddings"], width)
        self.kinds = nn.Embedding(config["type_vocab_size"], width)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.layers = nn.ModuleList(
            Layer(width, heads, config["intermediate_size"], drop)
            for _ in range(config["num_hidden_layers"])
        )
        self.tags = nn.Linear(width, len(TAG_HEADS) * TAGS)
        self.vectors = nn.Linear(width, 2 * len(LINKS) * WIDTH)
        self.chain = Chain()

    def forward(self, ids: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """Tags [rows, length, 28] and vectors [rows, length, 768]."""
        places = torch.arange(ids.shape[1], device=ids.device)
        x = self.words(ids) + self.places(places) + self.kinds.weight[0]
        x = functional.dropout(self.norm(x), self.drop, training=self.training)
        bias = torch.where(mask, 0.0, _NEVER)[:, None, None, :].to(self.tags.weight)
        if torch.is_autocast_enabled("cpu"):
            bias = bias.to(torch.bfloat16)
            x = x.to(torch.bfloat16)
        for layer in self.layers:
            x = layer(x, bias)
        return self.tags(x), self.vectors(x)


class Chain(nn.Module):
    """A linear chain over the outer tags: what may follow what, and how gladly."""

    def __init__(self) -> None:
        super().__init__()
        self.steps = nn.Parameter(torch.zeros(TAGS, TAGS))
        self.register_buffer("barred", barred())

    def scores(self) -> Tensor:
        """The transitions, impossible ones included."""
        return self.steps + self.barred

    def loss(self, tags: Tensor, wanted: Tensor, mask: Tensor) -> Tensor:
        """Minus the log-likelihood of the wanted tags, per word."""
        steps = self.scores()
        gold = tags.gather(2, wanted[:, :, None])[:, :, 0] * mask
        moves = steps[wanted[:, :-1], wanted[:, 1:]] * mask[:, 1:]
        state = tags[:, 0]
        for at in range(1, tags.shape[1]):
            after = torch.logsumexp(state[:, :, None] + steps, 1) + tags[:, at]
            state = torch.where(mask[:, at, None] > 0, after, state)
        total = torch.logsumexp(state, 1) - gold.sum(1) - moves.sum(1)
        return total.sum() / mask.sum()


def barred() -> Tensor:
    """-10000 where a tag cannot follow: I of a kind only after B or I of it."""
    found = torch.zeros(TAGS, TAGS)
    for inside in range(2, TAGS, 2):
        for before in range(TAGS):
            if before not in (inside, inside - 1):
                found[before, inside] = _NEVER
    return found


def network_from(folder: Path, *, drop: float = 0.1) -> Network:
    """A network whose encoder holds the published weights of a folder."""
    config = json.loads((folder / "config.json").read_text("utf-8"))
    network = Network(config, drop=drop)
    held = load_file(folder / "model.safetensors")
    state = network.state_dict()
    names = {
        "words.weight": "embeddings.word_embeddings.weight",
        "places.weight": "embeddings.position_embeddings.weight",
        "kinds.weight": "embeddings.token_type_embeddings.weight",
        "norm.weight": "embeddings.LayerNorm.weight",
        "norm.bias": "embeddings.LayerNorm.bias",
    }
    for ours, theirs in names.items():
        state[ours] = held[theirs]
    for i in range(config["num_hidden_layers"]):
        state.update(_layer(held, f"encoder.layer.{i}.", f"layers.{i}."))
    network.load_state_dict(state)
    return network


def _layer(held: dict[str, Tensor], theirs: str, ours: str) -> dict[str, Tensor]:
    names = {
        "out": "attention.output.dense",
        "norm": "attention.output.LayerNorm",
        "up": "intermediate.dense",
        "down": "output.dense",
        "last": "output.LayerNorm",
    }
    found = {}
    for kind in ("weight", "bias"):
        parts = [
            held[f"{theirs}attention.self.{name}.{kind}"]
            for name in ("query", "key", "value")
        ]
        found[f"{ours}mix.{kind}"] = torch.cat(parts)
        for mine, name in names.items():
            found[f"{ours}{mine}.{kind}"] = held[f"{theirs}{name}.{kind}"]
    return found

"""What the network is taught with: one number per batch, summed over the heads."""

import math

import torch
from torch import Tensor
from torch.nn import functional

from sayso.nlp.scheme import LINKS, TAG_HEADS, TAGS, WIDTH
from train.batches import Batch
from train.examples import IGNORED
from train.network import Network

_NEVER = -1e4
# How much each head counts beside the outer tags.
_TAG_SHARE = {"outer": 0.5, "inner": 0.5, "extra": 0.5, "force": 0.15}
_LINK_SHARE = {"outer": 0.3, "inner": 0.15, "source": 0.15}
_LINK_NAMES = {"outer": "outer_cue", "inner": "inner_cue", "source": "source"}


def loss_of(network: Network, batch: Batch) -> Tensor:
    """The loss of a batch."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        tags, vectors = network(batch.ids, batch.mask)
    tags = _at_words(tags.float(), batch.at)
    vectors = _at_words(vectors.float(), batch.at)
    total = network.chain.loss(
        tags[:, :, :TAGS],
        batch.wanted["outer"].clamp(min=0),
        batch.present.float(),
    )
    for i, name in enumerate(TAG_HEADS):
        said = tags[:, :, i * TAGS : (i + 1) * TAGS]
        trust = None if name == "outer" else batch.trust
        total = total + _TAG_SHARE[name] * _mean(said, batch.wanted[name], trust)
    for i, name in enumerate(LINKS):
        asking, asked = vectors.split(WIDTH, dim=2)[2 * i : 2 * i + 2]
        said = asking @ asked.transpose(1, 2) / math.sqrt(WIDTH)
        said = said.masked_fill(~batch.present[:, None, :], _NEVER)
        trust = batch.trust if name == "inner" else None
        wanted = batch.wanted[_LINK_NAMES[name]]
        total = total + _LINK_SHARE[name] * _mean(said, wanted, trust)
    return total


def _at_words(values: Tensor, at: Tensor) -> Tensor:
    return values.gather(1, at[:, :, None].expand(-1, -1, values.shape[2]))


def _mean(said: Tensor, wanted: Tensor, trust: Tensor | None) -> Tensor:
    """Mean cross-entropy over what is asked; `trust` weighs rows."""
    each = functional.cross_entropy(
        said.flatten(0, 1), wanted.flatten(), ignore_index=IGNORED, reduction="none"
    ).view(wanted.shape)
    weight = (wanted != IGNORED).float()
    if trust is not None:
        weight = weight * trust[:, None]
    return (each * weight).sum() / weight.sum().clamp(min=1.0)

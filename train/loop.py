"""The training itself: steps, rates, the running mean of the weights, checkpoints."""

import random
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor

from sayso.nlp.pieces import Marks
from train.batches import batches_of
from train.examples import Example
from train.losses import loss_of
from train.network import Network

_WARM = 40
_MEAN = 0.99  # how slowly the running mean follows


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How to train; `minutes` cuts the decay short on a slow machine (0: never)."""

    epochs: int
    rows: int
    rate: float
    head_rate: float
    minutes: float
    seed: int


def train(
    network: Network, examples: Sequence[Example], marks: Marks, plan: Plan, out: Path
) -> dict[str, Tensor]:
    """Train in place; returns the running mean of the weights."""
    torch.manual_seed(plan.seed)
    chance = random.Random(plan.seed)
    optimizer = _optimizer(network, plan)
    mean = {k: v.detach().clone() for k, v in network.state_dict().items()}
    steps = _steps(examples, plan)
    begun, done, total = time.monotonic(), 0, 0.0
    for epoch in range(plan.epochs):
        network.train()
        for batch in batches_of(examples, marks, rows=plan.rows, chance=chance):
            left = _left(plan, done, steps, time.monotonic() - begun)
            if left <= 0:
                break
            _set_rate(optimizer, min((done + 1) / _WARM, max(left, 0.01)))
            loss = loss_of(network, batch)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            optimizer.zero_grad()
            _follow(mean, network, done)
            done, total = done + 1, total + loss.item()
            if done % 20 == 0:
                pace = (time.monotonic() - begun) / done
                print(
                    f"{epoch} {done}/{steps} loss {total / 20:.3f} {pace:.2f} s/step",
                    flush=True,
                )
                total = 0.0
            if done % 200 == 0:
                torch.save(mean, out / "mean.pt")
        torch.save(mean, out / "mean.pt")
        print(f"epoch {epoch + 1} done", flush=True)
    return mean


def _steps(examples: Sequence[Example], plan: Plan) -> int:
    windows = sum(len(e.pieces.ids) / 250 + 0.5 for e in examples)
    return max(1, int(windows / plan.rows)) * plan.epochs


def _left(plan: Plan, done: int, steps: int, spent: float) -> float:
    part = done / steps
    if plan.minutes:
        part = max(part, spent / (plan.minutes * 60))
        return 1 - part
    return max(1 - part, 0.01)


def _set_rate(optimizer: torch.optim.Optimizer, share: float) -> None:
    for group in optimizer.param_groups:
        group["lr"] = group["base"] * share


def _follow(mean: dict[str, Tensor], network: Network, done: int) -> None:
    slow = min(_MEAN, (1 + done) / (10 + done))
    pairs = [
        (mean[k], v) for k, v in network.state_dict().items() if v.is_floating_point()
    ]
    torch._foreach_lerp_([a for a, _ in pairs], [b for _, b in pairs], 1 - slow)


def _optimizer(network: Network, plan: Plan) -> torch.optim.Optimizer:
    # 11.7 of 22.6 million parameters: the word table is kept as it is
    network.words.requires_grad_(requires_grad=False)
    groups: dict[tuple[bool, bool], list[Tensor]] = {}
    for name, parameter in network.named_parameters():
        if parameter.requires_grad:
            head = name.startswith(("tags", "vectors", "chain"))
            groups.setdefault((head, parameter.ndim > 1), []).append(parameter)
    return torch.optim.AdamW(
        [
            {
                "params": parameters,
                "lr": 0.0,
                "base": plan.head_rate if head else plan.rate,
                "weight_decay": 0.01 if matrix else 0.0,
            }
            for (head, matrix), parameters in groups.items()
        ],
        fused=True,
    )

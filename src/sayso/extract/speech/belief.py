"""How likely an attribution is right, from what the weights hear and the rules found.

A logistic model of some fifty named numbers (vocab/attribution_belief.toml), learned
by `python -m train.belief`. It is asked of what stands in nobody's content: what is
cited inside another's words is too rare in what it was learned from.
"""

import math
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from sayso.model.attribution import Attribution
from sayso.vocab import table

if TYPE_CHECKING:
    from sayso.nlp.certainty import Certainty, Share

LEARNED_RULE = "weights"
_PRONOUNS = frozenset("he she it they i we you who which".split())
_SURE = 1e-4  # no chance counts as nearer to none or to certainty
Features = Iterator[tuple[str, float]]


def belief_of(item: Attribution, certainty: "Certainty") -> float:
    """How likely the attribution is right, from 0 to 1."""
    weights: dict[str, float] = table("attribution_belief")["weights"]
    total = sum(
        weights.get(name, 0.0) * value for name, value in features(item, certainty)
    )
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def features(item: Attribution, certainty: "Certainty") -> Features:
    """What is looked at, each with its value; a name that is missing counts as 0."""
    source, cue, content = (
        certainty.share(role, getattr(item, role))
        for role in ("source", "cue", "content")
    )
    yield "always", 1.0
    yield from _finder(item, cue)
    yield from _hearing(source, cue, content)
    yield from _wording(certainty, source, cue, content)
    yield f"force {item.force.value}", 1.0
    yield f"manner {item.manner}", 1.0
    yield "content in pieces", float(len(item.content) > 1)


def _finder(item: Attribution, cue: "Share") -> Features:
    """Who found it: rules, weights or both."""
    rule, plus, _ = item.rule.partition("+")
    yield "inner layer", float("inner" in item.rule)
    if rule.startswith(LEARNED_RULE):
        return
    who = "both" if plus else "rules alone"
    yield who, 1.0
    yield f"{who}, cue", _logit(cue.mean)
    yield f"rule {rule}", 1.0


def _hearing(source: "Share", cue: "Share", content: "Share") -> Features:
    """How sure the weights are of each part, on average, at least and at its start."""
    for name, share in (("source", source), ("cue", cue), ("content", content)):
        if share.words:
            yield name, _logit(share.mean)
            yield f"least {name}", _logit(share.least)
            yield f"{name} begins", _logit(share.begins)


def _wording(
    certainty: "Certainty", source: "Share", cue: "Share", content: "Share"
) -> Features:
    """How long the parts are, how far apart, and how they begin."""
    yield "no source", float(not source.words)
    yield "source words", math.log1p(len(source.words))
    yield "cue words", math.log1p(len(cue.words))
    yield "content words", math.log1p(len(content.words))
    if source.words:
        first = certainty.texts[source.words[0]].casefold()
        yield "pronoun", float(first in _PRONOUNS)
    if content.words:
        first = certainty.texts[content.words[0]].casefold()
        yield "that", float(first == "that")
        yield "quotation mark", float(first in {'"', "“"})
    if content.words and cue.words:
        yield "words to content", _apart(content.words, cue.words)
        yield "content first", float(content.words[0] < cue.words[0])
    if source.words and cue.words:
        yield "words to source", _apart(source.words, cue.words)
        yield "source after", float(source.words[0] > cue.words[0])


def _apart(one: Sequence[int], other: Sequence[int]) -> float:
    return math.log1p(min(abs(one[0] - other[-1]), abs(other[0] - one[-1])))


def _logit(chance: float) -> float:
    held = min(max(chance, _SURE), 1 - _SURE)
    return math.log(held / (1 - held))

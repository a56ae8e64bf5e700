"""Claims that cannot both hold though neither denies the other.

Two holders of one town; another doer for an act that has one doer; a town that is
"safe and stable" and captured; one side that both holds and has left. What one source
says later is its newer word and no contradiction.
"""

from sayso.link import kinds
from sayso.link.compare import (
    is_coarse,
    same_place,
    same_status,
    setting_words,
)
from sayso.link.parties import compatible
from sayso.link.relate import relation
from sayso.link.times import INCIDENT_DAYS, meet
from sayso.link.told import Told
from sayso.model.relation import Relation, RelationKind
from sayso.vocab import words


def by_state(one: Told, other: Told) -> Relation | None:
    """The contradiction between two claims, or the newer word of one source."""
    reason = (_clash(one, other) or _clash(other, one)) if _meet(one, other) else ""
    if not reason:
        return None
    because = (reason, *setting_words(one, other))
    if one.source != other.source:
        return relation(RelationKind.CONTRADICTS, one, other, because)
    if one.claim.doc == other.claim.doc:
        return None
    old, new = sorted((one, other), key=lambda told: told.order)
    return relation(RelationKind.UPDATES, new, old, ("the same source", *because))


def _meet(one: Told, other: Told) -> bool:
    """Whether both say that something is so, at one place and time."""
    if one.negated or other.negated or is_coarse(one):
        return False
    together = same_place(one, other) and same_status(one, other)
    return together and meet(one, other, INCIDENT_DAYS)


def _clash(one: Told, other: Told) -> str:
    if is_calm(one) and other.kind in words("links", "calm", "against"):
        return f"'{is_calm(one)}' does not go with '{other.kind}'"
    if one.kind > other.kind or not (one.actors and other.actors):
        return ""  # the rest is the same from either side, so it is told once
    pair = f"'{one.kind}' and '{other.kind}'"
    if compatible(one.actors, other.actors):
        excluded = kinds.exclude(one.kind, other.kind)
        return f"one side cannot do both at once: {pair}" if excluded else ""
    if kinds.is_exclusive(one.kind) and one.kind == other.kind:
        return f"another doer of '{one.kind}'"
    return f"two sides: {pair}" if kinds.are_rivals(one.kind, other.kind) else ""


def is_calm(told: Told) -> str:
    """The words that say that all is quiet there, empty where there are none."""
    found = sorted(p for p in words("links", "calm", "phrases") if p in told.words)
    return found[0] if found else ""

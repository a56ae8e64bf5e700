"""Two claims that say the same: same kind of event, polarity, place, people and time.

Whether they are independent is no matter here: lineage decides how they count.
"""

from sayso.link import kinds
from sayso.link.compare import (
    same_setting,
    same_status,
    same_words,
    setting_words,
    shared_people,
)
from sayso.link.numbers import compared
from sayso.link.relate import relation
from sayso.link.told import Told
from sayso.model.relation import Relation, RelationKind


def by_support(one: Told, other: Told) -> Relation | None:
    """The support between two claims that say the same."""
    if one.claim.negated != other.claim.negated or _is_one_sentence(one, other):
        return None
    if same_words(one, other):
        because = ("exactly the same words", *setting_words(one, other))
        return relation(RelationKind.SUPPORTS, one, other, because)
    if not one.kind or one.kind != other.kind or not same_status(one, other):
        return None
    if not same_setting(one, other) or _is_thin(one, other):
        return None
    if _counts_others(one, other):
        return None
    because = ("both say so", *setting_words(one, other))
    if one.claim.negated:
        because = ("both say that it is not so", *setting_words(one, other))
    return relation(RelationKind.SUPPORTS, one, other, because)


def _is_one_sentence(one: Told, other: Told) -> bool:
    """Whether the two are read in the very same words of one document."""
    return (one.claim.doc, one.claim.span) == (other.claim.doc, other.claim.span)


def _is_thin(one: Told, other: Told) -> bool:
    """Whether the kind says too little and nobody named is in both."""
    return kinds.is_vague(one.kind) and not shared_people(one, other)


def _counts_others(one: Told, other: Told) -> bool:
    """Two tolls of two groups are two matters: "5 nurses" and "12 soldiers".

    So are two tolls that cannot both hold and were not found to contradict.
    """
    found = compared(one, other)
    if found is not None or not kinds.is_counted(one.kind):
        return found is not None and found.clash
    return bool(one.claim.figures) or bool(other.claim.figures)

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
from sayso.link.times import meet
from sayso.link.told import Told
from sayso.link.wording import is_one_telling, wording_of
from sayso.model.relation import Relation, RelationKind


def by_support(one: Told, other: Told) -> Relation | None:
    """The support between two claims that say the same."""
    if one.negated != other.negated or _is_one_sentence(one, other):
        return None
    how = _by_words(one, other) or _by_event(one, other)
    if not how:
        return None
    because = (how, *setting_words(one, other))
    return relation(RelationKind.SUPPORTS, one, other, because)


def _by_words(one: Told, other: Told) -> str:
    """Why the words are the same, empty where they are not."""
    if same_words(one, other):
        return "exactly the same words"
    if not (one.kind or other.kind) and _is_one_telling(one, other):
        return "both say so, in the same words but few"
    return ""


def _by_event(one: Told, other: Told) -> str:
    """Why the events are one, empty where they are not."""
    if not one.kind or one.kind != other.kind or not same_status(one, other):
        return ""
    if not same_setting(one, other) or _is_thin(one, other):
        return ""
    if _counts_others(one, other):
        return ""
    return "both say that it is not so" if one.negated else "both say so"


def _is_one_telling(one: Told, other: Told) -> bool:
    """Whether two tell one thing whose event nobody read, in other documents."""
    if one.claim.doc == other.claim.doc or not meet(one, other):
        return False
    return is_one_telling(wording_of(one.claim), wording_of(other.claim))


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

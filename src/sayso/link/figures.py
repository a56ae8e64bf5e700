"""Figures of one thing: a newer number of one origin, or two that cannot both hold.

An incident's toll rises for days; a running total of Friday and one of Saturday are
no contradiction between two origins, but an update by one.
"""

from sayso.link import kinds
from sayso.link.compare import (
    is_coarse,
    is_kin,
    same_people,
    same_place,
    same_status,
    setting_words,
)
from sayso.link.numbers import Compared, compared, shown
from sayso.link.relate import relation
from sayso.link.times import INCIDENT_DAYS, TOTAL_DAYS, days_apart, meet
from sayso.link.told import Told
from sayso.link.wording import are_two_scenes
from sayso.model.relation import Relation, RelationKind

MOMENT_DAYS = 1


def by_figures(one: Told, other: Told) -> Relation | None:
    """How the figures of two claims bear on each other, if they count one thing."""
    if one.negated or other.negated or not same_status(one, other):
        return None
    found = compared(one, other)
    if found is None or not _one_matter(one, other, found):
        return None
    kin = is_kin(one, other)
    if kin and not found.same:
        return _update(one, other, found)
    running = not _is_incident(found)
    if running and days_apart(one, other) > MOMENT_DAYS and not found.same:
        return None
    kind = RelationKind.CONTRADICTS if found.clash else RelationKind.SUPPORTS
    because = (_numbers(found, one, other), *setting_words(one, other))
    return relation(kind, one, other, because)


def _one_matter(one: Told, other: Told, found: Compared) -> bool:
    """Whether the two numbers may be of one incident, total or state."""
    incident = _is_incident(found)
    if not meet(one, other, INCIDENT_DAYS if incident else TOTAL_DAYS):
        return False
    if not incident:
        return _one_total(one, other, found)
    if not kinds.may_be_one(one.kind, other.kind) or not same_people(one, other):
        return False
    if are_two_scenes(one.claim, other.claim):
        return False
    return same_place(one, other) and not is_coarse(one)


def _is_incident(found: Compared) -> bool:
    return "incident" in (found.one.scope, found.other.scope)


def _one_total(one: Told, other: Told, found: Compared) -> bool:
    if one.where != other.where:
        return False
    tied = bool(found.one.since and found.other.since)
    return bool(one.where) or tied or one.source == other.source


def _update(one: Told, other: Told, found: Compared) -> Relation | None:
    """The later printed number; two numbers in one document are no update."""
    old, new = sorted((one, other), key=lambda told: told.order)
    if old.claim.doc == new.claim.doc or old.print.at == new.print.at:
        return None
    because = (
        f"the same origin, later: {_numbers(found, one, other)}",
        *setting_words(old, new),
    )
    return relation(RelationKind.UPDATES, new, old, because)


def _numbers(found: Compared, one: Told, other: Told) -> str:
    how = "cannot both hold" if found.clash else "agree"
    if found.same:
        how = "are the same"
    pair = sorted(((one.order, shown(found.one)), (other.order, shown(found.other))))
    return f"'{pair[0][1]}' and '{pair[1][1]}' {how}"

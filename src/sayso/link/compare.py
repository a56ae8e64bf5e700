"""What two claims share: place, people, kind of event, time; each with its words.

A rule asks here and carries the answers as its reasons.
"""

from sayso.link import kinds, parties, times
from sayso.link.told import Told
from sayso.link.wording import is_told_alike, wording_of

# "So it is" said twice is no two words on one matter.
FEWEST_WORDS = 4
_COARSE_KINDS = frozenset({"country", "region"})


def same_place(one: Told, other: Told) -> bool:
    """Whether both name the same place."""
    return bool(one.where) and one.where == other.where


def is_coarse(told: Told) -> bool:
    """Whether the place is so wide that many things happen there at once."""
    ref = told.claim.event.place if told.claim.event else None
    if ref is None:
        return False
    wide = ref.precision in _COARSE_KINDS
    return wide or (ref.place is not None and ref.place.kind in _COARSE_KINDS)


def same_status(one: Told, other: Told) -> bool:
    """Whether both tell of what was, or both of what may come."""
    return status_of(one) == status_of(other)


def status_of(told: Told) -> str:
    """Whether it is told as having happened; history has happened too."""
    status = told.claim.event.status if told.claim.event else "actual"
    return "actual" if status == "historical" else status


def same_people(one: Told, other: Told) -> bool:
    """Whether actors and targets may be the same."""
    return parties.compatible(one.actors, other.actors) and parties.compatible(
        one.targets, other.targets
    )


def shared_people(one: Told, other: Told) -> tuple[str, ...]:
    """Names of actors and targets that are the same for sure."""
    actors = parties.shared(one.actors, other.actors)
    return (*actors, *parties.shared(one.targets, other.targets))


def same_setting(one: Told, other: Told, days: int = times.WINDOW_DAYS) -> bool:
    """Whether place, people and time may be those of one event.

    Where no place is named, or one as wide as a country, somebody must be named in
    both; and where the kind of event says little besides, more than that.
    """
    if one.where != other.where:
        return False
    if not same_people(one, other) or not times.meet(one, other, days):
        return False
    if one.where and not is_coarse(one):
        return True
    if kinds.is_vague(one.kind) and kinds.is_vague(other.kind):
        return is_one_act(one, other)
    return bool(shared_people(one, other))


def is_one_act(one: Told, other: Told) -> bool:
    """Whether two acts of a kind that is done every day may be one and the same.

    Everybody who speaks of the support for a candidate names the candidate: both who
    did it and to whom must be named in both, or the words must be alike.
    """
    acting = parties.shared(one.actors, other.actors)
    met = parties.shared(one.targets, other.targets)
    if acting and met:
        return True
    return bool(acting or met) and is_told_alike(
        wording_of(one.claim), wording_of(other.claim)
    )


def same_words(one: Told, other: Told) -> bool:
    """Whether both are printed in exactly the same words, and enough of them.

    "They have taken the town" is of two towns where two are meant, and of one sentence
    that tells of two events each is a matter of its own.
    """
    if one.words != other.words or len(one.words.split()) < FEWEST_WORDS:
        return False
    if one.kind != other.kind and one.kind and other.kind:
        return False
    return one.where == other.where or not (one.where and other.where)


def is_kin(one: Told, other: Told) -> bool:
    """Whether one's word is the other's: one source, or copy of one agency."""
    if one.source == other.source:
        return True
    if not (one.own_voice and other.own_voice):
        return False
    ones = {one.outlet, *one.print.credits}
    others = {other.outlet, *other.print.credits}
    return bool(ones & set(other.print.credits) or others & set(one.print.credits))


def is_one_side(one: Told, other: Told) -> bool:
    """Whether both speak for the government of one country."""
    return one.rule_of is not None and one.rule_of == other.rule_of


def setting_words(one: Told, other: Told) -> tuple[str, ...]:
    """The setting that two claims share, in words."""
    words = []
    if same_place(one, other):
        words.append(f"both about {place_words(one)}")
    if kinds.kind_of(one.claim.event) == kinds.kind_of(other.claim.event) != "":
        words.append(f"both of one kind of event: {one.kind}")
    people = shared_people(one, other)
    if people:
        words.append(f"both name {', '.join(people)}")
    return tuple(words)


def place_words(told: Told) -> str:
    """The place with its id, as reasons name it."""
    ref = told.claim.event.place if told.claim.event else None
    if ref is None:
        return "no place"
    return f"{ref.place.name} ({ref.place.place})" if ref.place else ref.name

"""Whether two passages are set in places that have nothing to do with each other."""

from sayso.model.place import Place
from sayso.model.reading import Reading

_WIDE = frozenset({"country", "region", "area"})


def places_apart(one: Reading, other: Reading) -> str:
    """Why the places are not the same, in words; empty where they may be.

    A place that nobody names excludes nothing, nor does a town the country it is in.
    """
    ones, others = _places(one), _places(other)
    if not ones or not others or _may_meet(ones, others):
        return ""
    pair = f"'{ones[0].name}' and '{others[0].name}'"
    return f"{pair} are different places"


def _places(reading: Reading) -> list[Place]:
    return [ref.place for ref in reading.places if ref.place is not None]


def _may_meet(ones: list[Place], others: list[Place]) -> bool:
    return any(_may_be_one(one, other) for one in ones for other in others)


def _may_be_one(one: Place, other: Place) -> bool:
    if one.place == other.place:
        return True
    if one.country != other.country:
        return False
    if one.kind in _WIDE or other.kind in _WIDE:
        return one.kind != other.kind
    return False

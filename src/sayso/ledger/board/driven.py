"""How a page is found: under which key, and what is left to be checked of each line."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from sayso.ledger.board.filing import (
    CODES,
    EVERY,
    outlet_key,
    place_number,
    source_key,
    standing_key,
    type_key,
)
from sayso.ledger.board.wanted import Wanted
from sayso.ledger.reads import ALWAYS, FOREVER
from sayso.model.standing import StandingName

EVERYTHING = Wanted(
    standings=None,
    types=None,
    place=None,
    sources=None,
    outlets=None,
    words=None,
    since_us=ALWAYS,
    until_us=FOREVER,
    newest=True,
    after=None,
    limit=1,
    counted=False,
    origins=0,
)
ALSO = (
    "AND EXISTS (SELECT 1 FROM filed AS x WHERE x.key IN ({keys}) AND x.age = f.age "
    "AND x.item = f.item AND x.card = f.card) "
)


@dataclass(frozen=True, slots=True)
class Driven:
    """The keys that lines are read from, and the rest of the question as SQL."""

    keys: tuple[int, ...]
    filters: str

    @classmethod
    def by(cls, wanted: Wanted, size_of: Callable[[Sequence[int]], int]) -> "Driven":
        """Read from the keys with the fewest lines; check the others on each."""
        keys = {name: found for name, found in _keys_of(wanted) if found}
        sizes = {name: size_of(found) for name, found in keys.items()}
        best = min(sizes, key=sizes.__getitem__, default=None)
        rest = {name: found for name, found in keys.items() if name != best}
        driving = (EVERY,) if best is None else keys[best]
        return cls(keys=driving, filters=_filters(rest, wanted))

    @classmethod
    def freely(cls, wanted: Wanted) -> "Driven":
        """Check everything on each line, wherever the lines come from."""
        return cls(keys=(), filters=_filters(dict(_keys_of(wanted)), wanted))


def _keys_of(wanted: Wanted) -> tuple[tuple[str, tuple[int, ...]], ...]:
    place = () if wanted.place is None else (place_number(wanted.place),)
    return (
        ("source", tuple(sorted(map(source_key, wanted.sources or ())))),
        ("outlet", tuple(sorted(map(outlet_key, wanted.outlets or ())))),
        ("place", place),
        ("type", tuple(sorted(map(type_key, wanted.types or ())))),
        ("standing", tuple(sorted(map(standing_key, wanted.standings or ())))),
    )


def _filters(keys: Mapping[str, Sequence[int]], wanted: Wanted) -> str:
    parts = [_filter(name, found, wanted) for name, found in keys.items() if found]
    if wanted.origins:
        parts.append(f"AND f.origins >= {int(wanted.origins)} ")
    return "".join(parts)


def _filter(name: str, keys: Sequence[int], wanted: Wanted) -> str:
    if name == "standing":
        codes = sorted(CODES[StandingName(s)] for s in wanted.standings or ())
        return f"AND f.standing IN ({', '.join(map(str, codes))}) "
    return ALSO.format(keys=", ".join(map(str, keys)))


def query_of(wanted: Wanted) -> str:
    """The words of a question as the full-text index takes them."""
    *whole, begun = wanted.words or ("",)
    return " ".join([*(f'"{word}"' for word in whole), f'"{begun}"*'])


def hex_of(number: int) -> str:
    """The id that a number was made of; see `filing.number_of`."""
    return f"{number + 2**63:016x}"

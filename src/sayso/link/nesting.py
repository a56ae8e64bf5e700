"""Claims that stand inside each other: "state television reported that … had denied".

What holds another's words says no more than that they were said, so that the two never
bear on each other.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from sayso.link.told import Told
from sayso.model.claim import Claim
from sayso.model.reading import Reading

Above = Mapping[str, str | None]


def pairs_apart(own: Sequence[Told], reading: Reading) -> Iterator[tuple[Told, Told]]:
    """Pairs of one document's claims of which neither stands inside the other."""
    above = _above(reading)
    for one, other in combinations(own, 2):
        first, second = one.claim, other.claim
        if not (_holds(first, second, above) or _holds(second, first, above)):
            yield one, other


def _above(reading: Reading) -> Above:
    """Of each attribution the one whose content holds it, if any does."""
    told = (c.attribution for c in reading.claims if c.attribution is not None)
    return {attr.key: attr.inside for attr in (*reading.attributions, *told)}


def _holds(outer: Claim, inner: Claim, above: Above) -> bool:
    """Whether one claim stands inside the other, at whatever depth."""
    if outer.span != inner.span and outer.span.contains(inner.span):
        return True
    if outer.attribution is None or inner.attribution is None:
        return False
    key, seen = inner.attribution.inside, set[str]()
    while key is not None and key not in seen:
        if key == outer.attribution.key:
            return True
        seen.add(key)
        key = above.get(key)
    return False

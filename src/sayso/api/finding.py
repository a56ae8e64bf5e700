"""What some words may mean: points that say them, sources and places called so."""

from collections.abc import Iterator
from itertools import islice

from sayso.api.answers import Hit
from sayso.model.board import BoardQuery
from sayso.serve.asking import address
from sayso.serve.looks import Look
from sayso.text.headlines import headline_of
from sayso.text.names import fold

EACH = 6


def hits_for(look: Look, words: str) -> Iterator[Hit]:
    """The first few of each kind, sources and places before points."""
    wanted = fold(words)
    named = [*_places(look, wanted), *_sources(look, wanted)]
    # What begins with the words is more likely meant than what has them inside.
    named.sort(key=lambda hit: not fold(hit.name).startswith(wanted))
    yield from named
    found = look.view.board(BoardQuery(text=words, limit=EACH, counted=False))
    for row in found.rows:
        name = f"{headline_of(row.title)} ({row.speaker})"
        path = address(f"/points/{row.point}", look.as_of)
        yield Hit(kind=row.standing, name=name, path=path)


def _sources(look: Look, wanted: str) -> Iterator[Hit]:
    named = (s for s in look.speakers() if wanted in fold(s.name))
    for source in islice(named, EACH):
        path = address(f"/sources/{source.source}", look.as_of)
        yield Hit(kind="source", name=source.name, path=path)


def _places(look: Look, wanted: str) -> Iterator[Hit]:
    named = (p for p in look.places() if wanted in fold(p.name))
    for place in islice(named, EACH):
        path = address("/board", look.as_of, place=str(place.place))
        yield Hit(kind="place", name=place.name, path=path)

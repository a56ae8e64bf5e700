"""Mentions at given spans: the words as they are, and what is around them."""

import pytest

from sayso.extract.places.given import mentions_at
from sayso.model.place import PlaceMention
from sayso.model.span import Span
from tests.unit.place_documents import document


def mention(text: str, words: str) -> PlaceMention:
    start = text.index(words)
    (found,) = mentions_at(document(text), [Span(start, start + len(words))])
    return found


@pytest.mark.parametrize(
    ("text", "words", "field", "value"),
    [
        ("Shops in Tarn, Sudria, were shut.", "Tarn", "context", "Sudria"),
        ("They left the Halvik area in Karvelia.", "Halvik", "cue", "area"),
        ("Fighting raged 10 km north of Halvik.", "Halvik", "offset", "10 km north of"),
        ("He lives half a mile from Halvik.", "Halvik", "offset", "half a mile from"),
        ("A convoy stood near the Halvik bridge.", "Halvik", "offset", "near"),
        ("Fighters entered Halvik.", "Halvik", "offset", None),
        ("Schools in Ottery and Oule counties shut.", "Oule", "cue", "counties"),
        ("the police in ottery said so.", "ottery", "name", "ottery"),
        ("The Halvik-based group left.", "Halvik", "name", "Halvik"),
        ("...", "...", "name", "..."),
    ],
)
def test_a_span_and_what_is_said_of_it(text: str, words: str, field: str, value):
    assert getattr(mention(text, words), field) == value


def test_every_span_gives_one_mention_in_the_order_given():
    text = "Tarn and Halvik."
    spans = [Span(9, 15), Span(0, 4), Span(0, 4)]
    assert [m.span for m in mentions_at(document(text), spans)] == spans

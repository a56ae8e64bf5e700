"""Whether words are a place at all: in small documents, as the learned weights say."""

import pytest

from sayso.gazetteer.table_file import TableGazetteer
from sayso.resolve.place_belief import is_given_name, uses_of
from sayso.resolve.place_questions import ask
from sayso.resolve.places import resolve_places
from tests.unit.place_documents import GAZETTEER, document, mentions_in, place

CITY = place("city", "Peter", (44, -93), country="US", population=5_000)
BY_PERSON = TableGazetteer("test", [(CITY, ("Peter",))])


def names(text: str, gazetteer=GAZETTEER) -> list[str]:
    doc = document(text)
    refs = resolve_places(doc, mentions_in(doc), gazetteer)
    return [ref.name for ref in refs if ref.place is not None]


@pytest.mark.parametrize(
    ("text", "believed"),
    [
        ("Velmora fell.", ["Velmora"]),  # a city of its own
        ("Roy fell.", []),  # a hamlet, and a surname
        ("They live in Roy, Karvelia.", ["Roy", "Karvelia"]),
        # said once where it lies, it is believed for the rest
        ("They live in Roy, Karvelia. Roy burnt.", ["Roy", "Karvelia", "Roy"]),
        ("Karvelia agreed.", ["Karvelia"]),
    ],
)
def test_what_is_believed_to_be_a_place(text: str, believed: list[str]):
    assert names(text) == believed


def test_a_given_name_needs_more():
    assert is_given_name("Peter")
    assert names("Peter said no.", BY_PERSON) == []
    assert names("A fire broke out in the city of Peter.", BY_PERSON) == ["Peter"]


def test_what_stands_where_a_place_stands_stays_open_when_it_is_not_believed():
    doc = document("It was in Roy that he said so.")
    (ref,) = resolve_places(doc, mentions_in(doc), GAZETTEER)
    assert ref.name == "Roy"
    assert ref.place is None or ref.place.name == "Roy"
    assert "test:roy" in {ref.place.place if ref.place else None, *ref.candidates}


def test_how_a_document_uses_a_name():
    doc = document("Velmora fell. In Velmora they fled. The Velmora Water Board shut.")
    asked = ask(mentions_in(doc), GAZETTEER)
    use = uses_of(asked, [])["velmora"]
    assert (use.count, use.located, use.nested, use.said) == (3, True, False, False)

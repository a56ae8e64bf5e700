"""Laws about places: any text gives spans inside it, and the same answer twice."""

from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.gazetteer.folding import key_of, loose_key, readings_of
from sayso.resolve.places import resolve_places
from tests.unit.place_documents import GAZETTEER, document, mentions_in

few = settings(max_examples=80, deadline=None)

WORDS = (
    "Dresna Halvik Tarn Sudria Karvelia Velmora in of the north, (and) city province "
    "prison Mayor Brandt Police Department St. al-Tarn U.S. , . ( ) ' — Ala. İzmir ǅ ß"
).split()
reports = st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join)
texts = st.one_of(st.text(max_size=80), reports)


@few
@given(texts)
def test_every_span_lies_in_the_text_and_says_the_name(text: str):
    doc = document(text)
    mentions = mentions_in(doc)
    starts = [m.span.start for m in mentions]
    assert starts == sorted(starts)
    for mention in mentions:
        assert mention.span.end <= len(text)
        words = " ".join(doc.quote(mention.span).split())
        assert mention.name in {words, "Alabama"}
    spans = {m.span for m in mentions}
    refs = resolve_places(doc, mentions, GAZETTEER)
    assert {ref.span for ref in refs} <= spans
    assert refs == resolve_places(doc, mentions, GAZETTEER)


@few
@given(st.text(max_size=40))
def test_a_key_is_its_own_key_and_no_lookup_fails(name: str):
    key = key_of(name)
    assert key_of(key).startswith(key[:1])
    for reading in (key, *readings_of(key), loose_key(key) or "", name):
        GAZETTEER.candidates(reading)


@few
@given(st.integers(0, 400), st.booleans())
def test_a_dateline_of_any_length_is_read(length: int, shout: bool):
    text = "PORT SENNET, Karvelia, May 3 (MPA) — " + "Tarn burnt. " * 30
    text = text.upper() if shout else text
    doc = document(text, dateline=min(length, len(text)))
    assert all(m.span.end <= len(text) for m in mentions_in(doc))

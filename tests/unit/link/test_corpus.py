"""Shared passages in a corpus: which documents are compared, and what is furniture."""

from dataclasses import replace
from io import BytesIO

from sayso.link.corpus import Corpus
from sayso.model.document import Part, PartKind
from sayso.model.span import Span
from tests.linking.story import COURIER, GAZETTE, LANTERN, MPA, document

WIRE = (
    "Rebel fighters entered the town of Halvik on Saturday after the army left its "
    "last posts north of the river. Shops were shut and the streets were empty by "
    "noon. The ministry of defence denied that the garrison had laid down its arms."
)
NOTE = (
    "The Velmora Courier has been read in the valley of the Oule since the year of the "
    "great flood, and is printed on paper from the mills of Tarn."
)
SUBJECTS = (
    "bread", "salt", "ships", "roads", "schools", "wool", "grain", "mills", "bridges",
)  # fmt: skip


def own(nth):
    """A paragraph of a document's own."""
    subject = SUBJECTS[nth % len(SUBJECTS)]
    words = " ".join(f"{subject} {word}{nth}" for word in "abcdefghijklmnopqrst")
    return f"The {words}"


def found(*docs):
    corpus = Corpus(BytesIO())
    for doc in docs:
        corpus.add(doc)
    return list(corpus.found())


def test_a_pasted_passage_is_found_in_both_documents():
    one = document(f"{own(0)}. {WIRE}", outlet=MPA, at="1 09:00")
    other = document(f"{WIRE} {own(1)}.", outlet=COURIER, at="1 10:00")
    (line,) = found(one, document(own(2), outlet=GAZETTE), other)
    assert (line.a.doc, line.b.doc) == (one.doc, other.doc)
    assert line.a.quote(line.repeat.a) == line.b.quote(line.repeat.b) == WIRE
    assert (line.repeat.kind, line.first) == ("copy", "a")
    assert line.because == (
        "43 words the same in a row",
        "a was printed first, 2031-05-01 09:00 UTC",
    )


def test_what_an_outlet_prints_under_each_story_is_furniture():
    docs = [document(f"{own(n)}.\n\n{NOTE}", outlet=COURIER) for n in range(6)]
    assert found(*docs) == []


def test_a_passage_in_few_stories_of_an_outlet_is_its_own():
    docs = [document(f"{own(n)}.\n\n{NOTE}", outlet=COURIER) for n in range(2)]
    assert [line.repeat.kind for line in found(*docs)] == ["own-update"]


def test_versions_of_one_story_are_no_furniture():
    docs = [
        document(f"{WIRE} {'More soon. ' * n}", outlet=COURIER, at=f"1 1{n}:00")
        for n in range(6)
    ]
    assert {line.repeat.kind for line in found(*docs)} == {"own-update"}
    assert len(found(*docs)) == 15


def test_many_reprints_are_each_compared_with_the_first():
    docs = [
        document(f"{WIRE} {own(n)}.", outlet=f"Paper {n}", at="1 09:00")
        for n in range(60)
    ]
    lines = found(*docs)
    assert {line.b.doc for line in lines} == {doc.doc for doc in docs[1:]}
    assert len(lines) <= 24 * 60


def test_documents_that_share_nothing_are_compared_with_none():
    docs = [document(own(n), outlet=LANTERN) for n in range(9)]
    assert found(*docs) == []


def test_furniture_of_an_outlet_is_furniture_in_its_reprints():
    docs = [document(f"{own(n)}.\n\n{NOTE}", outlet=COURIER) for n in range(6)]
    pasted = document(f"{own(7)}.\n\n{NOTE} {own(8)}.", outlet=LANTERN)
    assert found(*docs, pasted) == []


def test_what_stands_around_a_story_is_no_word_of_it():
    # "By Mira Dovic, with reporting by ..." in two papers is no passage
    byline = "By " + " and ".join(f"Mira Dovic{n}" for n in range(12))
    docs = []
    for n, outlet in enumerate((COURIER, LANTERN)):
        doc = document(f"{byline}\n\n{own(n)}.", outlet=outlet)
        line = Part(kind=PartKind.BYLINE, span=Span(0, len(byline)))
        docs.append(replace(doc, parts=(line, *doc.parts[1:])))
    assert found(*docs) == []
    assert len(found(*(replace(doc, parts=()) for doc in docs))) == 1

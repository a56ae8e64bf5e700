"""The resolver as a whole: times of saying, places of claims, and what it reports."""

from sayso.gazetteer.table_file import TableGazetteer
from sayso.model.reading import Extraction
from sayso.model.span import Span
from sayso.model.timeref import TimeRef
from sayso.resolve.document import DocumentResolver
from sayso.resolve.saying import said_times
from tests.unit.extract.figures_and_times import document, sentences
from tests.unit.resolve.stories import GAZETTEER, Said, at, lines, read


def test_a_document_without_findings_is_read_all_the_same():
    doc = document("It rained.")
    reading = DocumentResolver(GAZETTEER).resolve(doc, Extraction())
    assert reading.document is doc
    assert (reading.claims, reading.issues) == ((), ())
    assert reading.agents == ("resolver@1",)


def test_an_empty_gazetteer_leaves_places_open():
    doc = document("It rained in Dresna.")
    found = Extraction(sentences=sentences(doc).sentences)
    reading = DocumentResolver(TableGazetteer("none", [])).resolve(doc, found)
    assert reading.places == ()


def when(span: Span) -> TimeRef:
    return TimeRef(
        span=span, type="DATE", value="2031-05-04", begin=None, end=None, grain="day",
        anchor="published",
    )  # fmt: skip


def said_on(text: str, said: Said, *times: str) -> list[str]:
    doc = document(text)
    found = said_times(
        text,
        [said.attribution(text, "a1")],
        [when(at(text, words)) for words in times],
        sentences(doc).sentences,
    )
    return [doc.quote(time.span) for _, time in found]


def test_the_time_beside_the_cue_is_when_it_was_said():
    text = "Ana Kost said on Friday it would rain on Sunday."
    said = Said("Ana Kost", "said", "it would rain on Sunday")
    assert said_on(text, said, "on Friday", "on Sunday") == ["on Friday"]


def test_a_time_inside_the_content_is_not_when_it_was_said():
    text = "Ana Kost said it would rain on Sunday."
    said = Said("Ana Kost", "said", "it would rain on Sunday")
    assert said_on(text, said, "on Sunday") == []


def test_a_time_in_another_sentence_or_far_off_is_not_when_it_was_said():
    text = "On Friday it was dark. Ana Kost said it rained."
    said = Said("Ana Kost", "said", "it rained")
    assert said_on(text, said, "On Friday") == []


def test_without_a_cue_nothing_says_when():
    text = "On Friday: it rained."
    assert said_on(text, Said("", "", "it rained"), "On Friday") == []


def test_an_open_place_is_kept_with_its_name():
    text = "The Harbour Council said rebels seized Oulebridge."
    said = Said("The Harbour Council", "said", "rebels seized Oulebridge")
    assert lines(read(text, said)) == ["COERCE/seize, by rebels, to Oulebridge"]


def test_the_town_stays_open_where_two_were_named():
    text = (
        "The Harbour Council said rebels left Dresna and Halvik. "
        "The Harbour Council said rebels seized the town."
    )
    reading = read(
        text,
        Said("The Harbour Council", "said", "rebels left Dresna and Halvik"),
        Said("The Harbour Council#2", "said#2", "rebels seized the town"),
    )
    assert lines(reading)[-1] == "COERCE/seize, by rebels"


def test_a_place_that_no_gazetteer_has_is_kept_with_its_name():
    text = "The Harbour Council said rebels seized the town of Oulebridge Town."
    said = Said("The Harbour Council", "said", "rebels seized the town of Oulebridge")
    assert lines(read(text, said))[0].startswith("COERCE/seize, by rebels")


def test_a_capitalised_place_word_is_an_open_place():
    text = "The Harbour Council said rebels seized Oule Bridge."
    said = Said("The Harbour Council", "said", "rebels seized Oule Bridge")
    (claim,) = read(text, said).claims
    assert claim.event is not None
    assert claim.event.place is not None
    assert (claim.event.place.name, claim.event.place.place) == ("Oule Bridge", None)

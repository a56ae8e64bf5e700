"""The resolver as a whole: times of saying, places of claims, and what it reports."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from sayso.extract.speech.attributions import AttributionExtractor
from sayso.gazetteer.table_file import TableGazetteer
from sayso.model.attribution import Attribution
from sayso.model.reading import Extraction
from sayso.model.span import Span
from sayso.model.timeref import TimeRef
from sayso.resolve.document import DocumentResolver
from sayso.resolve.saying import said_times
from tests.unit.extract.figures_and_times import document, sentences
from tests.unit.resolve.stories import GAZETTEER, Said, at, lines, read

DAY = timedelta(days=1)


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


@pytest.mark.parametrize(
    ("length", "value", "way", "day"),
    [
        # "acknowledged on Sunday, two days after it denied": the denial was on Friday
        ("two days", "P2D", "after", "2031-05-02"),
        ("a week", "P1W", "after", "2031-04-27"),
        ("two days", "P2D", "before", "2031-05-06"),
        # how many they were, nobody knows
        ("some days", "PXD", "after", "2031-05-04"),
    ],
)
def test_what_was_said_days_before_was_not_said_on_the_day(length, value, way, day):
    text = f"It rained, they said on Sunday, {length} {way} they denied it rained."
    sunday = datetime(2031, 5, 4, tzinfo=UTC)
    times = [
        replace(when(at(text, "on Sunday")), begin=sunday, end=sunday + DAY),
        replace(when(at(text, length)), type="DURATION", value=value),
    ]
    attributions = [
        Said("they", "said", "It rained").attribution(text, "a1"),
        Said("they#2", "denied", "it rained").attribution(text, "a2"),
    ]
    found = dict(
        said_times(text, attributions, times, sentences(document(text)).sentences)
    )
    assert (found["a1"].value, found["a2"].value) == ("2031-05-04", day)


def test_a_day_without_a_date_is_not_moved():
    text = "They said on Sunday, two days after they denied it rained."
    said = Said("they", "denied", "it rained")
    assert said_on(text, said, "on Sunday") == ["on Sunday"]


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


@pytest.mark.parametrize(
    "text",
    [
        "Who said the road was open?",
        "The mayor left. Who told reporters that the bridge is lost? Nobody.",
    ],
)
def test_a_relative_word_that_begins_its_sentence_goes_with_nobody(text):
    doc = document(text)
    found = Extraction(sentences=sentences(doc).sentences)
    said = tuple(
        item
        for item in AttributionExtractor().extract(doc, found)
        if isinstance(item, Attribution)
    )
    found = replace(found, attributions=said)
    (read_as,) = DocumentResolver(GAZETTEER).resolve(doc, found).claims
    assert read_as.source_name.casefold() == "who"

"""The shipped weights: offsets, sameness, and the sentences that taught us."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.extract import all_extractors
from sayso.extract.combined import CombinedExtractor
from sayso.model.attribution import Attribution, Force
from sayso.model.reading import Extraction
from sayso.nlp.encoder import encoder_in, has_weights
from tests.unit.extract.attributed import words
from tests.unit.extract.figures_and_times import document, sentences

pytestmark = [
    pytest.mark.weights,
    pytest.mark.skipif(not has_weights(), reason="a checkout without weights"),
]


def read(text: str) -> list[Attribution]:
    doc = document(text)
    found = CombinedExtractor().extract(doc, sentences(doc))
    return [item for item in found if isinstance(item, Attribution)]


@pytest.mark.parametrize(
    ("text", "source", "cue"),
    [
        # cues that no list has
        (
            "In Velmora, Brandt painted the offer as a trap for the north.",
            "Brandt",
            "painted",
        ),
        (
            "The rebels hold the port of Tarn, Torvald insisted on Friday.",
            "Torvald",
            "insisted",
        ),
    ],
)
def test_who_speaks(text: str, source: str, cue: str):
    (found,) = read(text)
    assert words(text, found.source) == source
    assert cue in words(text, found.cue)


def test_a_denial_is_a_denial():
    text = "The Karvelian Defence Ministry denied that the rebels had entered Dresna."
    (found,) = read(text)
    assert found.force is Force.DENIES
    assert "weights" in found.rule


def test_the_same_text_gives_the_same_answer_whatever_stands_around_it():
    encoder = encoder_in()
    text = "Brandt said the road to Tarn was open. " * 3
    alone = encoder.read(text, [(0, len(text))]).told
    encoder.read("Torvald denied it. " * 400, [(0, 7000)])
    assert encoder.read(text, [(0, len(text))]).told == alone


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_read_with_lawful_spans(text: str):
    doc = document(text)
    for found in CombinedExtractor().extract(doc, sentences(doc)):
        if isinstance(found, Attribution):
            for span in (*found.source, *found.cue, *found.content):
                assert doc.quote(span).strip()


def test_the_table_takes_weights_by_name():
    with_weights = {type(e) for e in all_extractors("default")}
    without = {type(e) for e in all_extractors("none")}
    assert CombinedExtractor in with_weights
    assert CombinedExtractor not in without
    extractor = CombinedExtractor()
    assert extractor.needs == ("sentences",)
    assert list(extractor.extract(document(""), Extraction())) == []

"""The shipped weights: offsets, sameness, and the sentences that taught us."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.extract import all_extractors
from sayso.extract.speech.combined import LONGEST, CombinedExtractor
from sayso.model.attribution import Attribution, Caveat, Force
from sayso.model.issue import Issue
from sayso.model.reading import Extraction
from sayso.nlp.encoder import encoder_in
from tests.unit.extract.attributed import words
from tests.unit.extract.figures_and_times import document, sentences

pytestmark = pytest.mark.weights


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


def test_another_language_is_left_to_the_rules():
    text = "Brandt painted the offer as a trap for the north."
    doc = replace(document(text), lang="ar")
    found = CombinedExtractor().extract(doc, sentences(doc))
    assert all("weights" not in getattr(item, "rule", "") for item in found)


def test_a_caveat_is_no_claim():
    text = "The rebels said they hold Tarn. Norlink could not verify the claim."
    doc = document(text)
    found = list(CombinedExtractor().extract(doc, sentences(doc)))
    (caveat,) = [item for item in found if isinstance(item, Caveat)]
    assert all(not a.cue[0].overlaps(caveat.span) for a in read(text))


def test_a_text_longer_than_any_report_is_left_to_the_rules_and_says_so():
    doc = document("Brandt said it rained.\n" + "x" * LONGEST)
    found = list(CombinedExtractor().extract(doc, sentences(doc)))
    assert [i.code for i in found if isinstance(i, Issue)] == ["S-EXT-009"]
    assert [a.rule for a in found if isinstance(a, Attribution)] == ["reported"]


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_read_with_lawful_spans(text: str):
    doc = document(text)
    for found in CombinedExtractor().extract(doc, sentences(doc)):
        if isinstance(found, Attribution):
            for span in (*found.source, *found.cue, *found.content):
                assert doc.quote(span).strip()


ODD_TEXTS = (
    "VELMORA, MAY 4 - THE ARMY SAID SUNDAY THAT IT HAD LEFT TARN. THE NFR DENIED IT.",
    "the army said it had left tarn the front denied it and said the road was open "
    * 9,
    "«Мы ушли из Тарна», said Torvald. „Es regnet“, Brandt said. ‚Nein‘, he added.",
    "قال الجيش إنه غادر تارن. The army said that it had left Tarn. قال",
    "''We left,'' Brandt said. ``It rained,'' she added. 'No,' he said. \"Yes.",
    "Party\tSeats\nNFR\t12\nMPA\t9\n\nBrandt | said | 31,000 | left\n---|---|---",
    "<p>The army said&nbsp;it had left <b>Tarn</b>.</p><br/>&quot;No,&quot; he said.",
    '", said ' * 300,
    "said " * 300,
    "“" * 300 + " said Brandt",
)


@pytest.mark.parametrize("text", ODD_TEXTS, ids=range(len(ODD_TEXTS)))
def test_odd_texts_are_read_with_lawful_spans_and_order(text: str):
    found = read(text)
    assert [a.key for a in found] == [f"a{n + 1}" for n in range(len(found))]
    starts = [a.cue[0].start for a in found]
    assert starts == sorted(starts)
    for item in found:
        for span in (*item.source, *item.cue, *item.content):
            assert text[span.start : span.end].strip() != ""
            assert span.end <= len(text)


def test_a_wire_in_capitals_is_heard():
    (first, *_) = read(ODD_TEXTS[0])
    assert words(ODD_TEXTS[0], first.source) == "THE ARMY"


def test_the_table_takes_weights_by_name():
    with_weights = {type(e) for e in all_extractors("default")}
    without = {type(e) for e in all_extractors("none")}
    assert CombinedExtractor in with_weights
    assert CombinedExtractor not in without
    extractor = CombinedExtractor()
    assert extractor.needs == ("sentences",)
    assert list(extractor.extract(document(""), Extraction())) == []

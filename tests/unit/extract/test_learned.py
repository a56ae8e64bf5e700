"""What the weights hear, as attributions: scores made by hand, no weights needed."""

import pytest

from sayso.extract.speech.learned import learned_attributions, stretches_of
from sayso.model.attribution import Attribution, Force
from sayso.nlp.decode import told_in
from sayso.nlp.encoder import Heard
from sayso.nlp.tags import lawful
from tests.unit.extract.attributed import words
from tests.unit.extract.figures_and_times import document, sentences
from tests.unit.nlp.heard import Hand


def read(text: str, hand: Hand) -> tuple[Attribution, ...]:
    told = told_in(hand.scores, hand.words, lawful())
    heard = Heard(words=hand.words, scores=hand.scores, told=told)
    doc = document(text)
    return learned_attributions(doc, sentences(doc).sentences, heard)


def said(text: str, content: str) -> Hand:
    hand = Hand(text)
    hand.mark("outer", "source", "Brandt")
    hand.mark("outer", "cue", "said")
    hand.mark("outer", "content", content)
    return hand


def test_ranges_of_words_are_spans_of_the_text():
    text = "Brandt said  the roád (to Tarn) was open."
    (found,) = read(text, said(text, "the roád ( to Tarn ) was open"))
    assert words(text, found.content) == "the roád (to Tarn) was open"
    assert (found.rule, found.force) == ("weights", Force.ASSERTS)
    assert found.score is not None
    assert found.score > 0.9


def test_paragraphs_are_the_stretches():
    doc = document("Brandt left. It rained.\nIt snowed.")
    found = list(stretches_of(sentences(doc).sentences))
    assert [doc.text[a:b] for a, b in found] == [
        "Brandt left. It rained.",
        "It snowed.",
    ]


@pytest.mark.parametrize(
    ("text", "content", "manner"),
    [
        ("Brandt said the road is open.", "the road is open", "indirect"),
        ("“The road is open,” Brandt said.", "“ The road is open , ”", "direct"),
        ("Brandt said «the road» is open.", "« the road » is open", "mixed"),
        # told inside somebody else's quotation
        ("“Brandt said it rained.”", "it rained", "indirect"),
    ],
)
def test_manner_is_read_from_the_marks(text: str, content: str, manner: str):
    (found,) = read(text, said(text, content))
    assert found.manner == manner


@pytest.mark.parametrize(
    ("hedge", "holder", "degree"),
    [
        ("likely", "source", "likely"),
        ("perhaps", "source", "possible"),
        ("could not be verified", "outlet", "unverified"),
        ("said", "outlet", "possible"),
    ],
)
def test_hedges(hedge: str, holder: str, degree: str):
    text = "Brandt said it likely perhaps could not be verified."
    hand = said(text, "it likely perhaps could not be verified")
    hand.mark("extra", "hedge", hedge)
    (found,) = read(text, hand)
    assert found.hedge is not None
    assert (found.hedge.holder, found.hedge.degree) == (holder, degree)


def test_speech_inside_speech_says_so():
    text = "MPA reported that Brandt said it rained."
    hand = said(text, "it rained")
    hand.tags[:, 7:14] = hand.tags[:, 0:7]
    hand.tags[:, 0:7] = 0
    hand.mark("outer", "cue", "reported")
    hand.mark("outer", "content", "that Brandt said it rained")
    assert [a.rule for a in read(text, hand)] == ["weights", "weights-inner"]


def test_nothing_heard():
    assert read("Brandt left.", Hand("Brandt left.")) == ()


@pytest.mark.parametrize(
    ("text", "content", "kept"),
    [
        ("Brandt said it rained\n\nSirens now", "it rained Sirens now", "it rained"),
        ("Rain in Tarn\n\nIt rained, Brandt said", "Tarn It rained", "It rained"),
        (
            "Brandt said it rained. It snowed.",
            "it rained . It snowed",
            "it rained. It snowed",
        ),
    ],
)
def test_a_content_does_not_run_over_a_line_that_ends_without_a_stop(
    text: str, content: str, kept: str
):
    (found,) = read(text, said(text, content))
    assert words(text, found.content) == kept

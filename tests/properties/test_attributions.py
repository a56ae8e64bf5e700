"""Laws of the attribution rules: any text gives sound spans, and text order."""

from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.extract.speech.attributions import AttributionExtractor
from sayso.model.attribution import Attribution, Caveat
from sayso.model.issue import Issue
from sayso.model.span import Span
from tests.unit.extract.figures_and_times import document, sentences

PIECES = st.sampled_from(
    [
        "Brandt", "Sela Brandt", "the ministry", "he", "who", "said", "says", "that",
        "denied", "told Norlink", "according to", "“", "”", '"', "''", "'", "‘", "’",
        "«", "»", "„", "(", ")", ",", ".", ":", ";", "—", "and", "declared", "adding",
        "was condemned by", "it was reported", "is believed to", "call for", "claim",
        "could not be verified", "the rebels'", "in a statement", "on Telegram",
        "to", "not", "should", "may", "reportedly", "THE ARMY", "x", "\n", "confident",
        "after", "while", "’s", "?", "!", "...", "by", "went on to say", "Monday",
    ]
)  # fmt: skip
MIXTURES = st.lists(PIECES, max_size=40).map(" ".join)


def spans_of(finding: Attribution) -> list[Span]:
    extra = [finding.channel, finding.recipient]
    hedge = [finding.hedge.span] if finding.hedge else []
    named = [s for s in extra if s is not None]
    return [*finding.source, *finding.cue, *finding.content, *named, *hedge]


def check(text: str) -> None:
    doc = document(text)
    found = list(AttributionExtractor().extract(doc, sentences(doc)))
    attributions = [f for f in found if isinstance(f, Attribution)]
    keys = [a.key for a in attributions]
    assert keys == [f"a{i + 1}" for i in range(len(keys))]
    starts = [a.cue[0].start for a in attributions]
    assert starts == sorted(starts)
    for a in attributions:
        assert a.content
        assert a.inside is None or (a.inside in keys and a.inside != a.key)
        for span in spans_of(a):
            words = doc.quote(span)
            assert words == words.strip() != ""
            assert len(words) == len(span)
    others = [f.span for f in found if isinstance(f, Caveat | Issue) if f.span]
    assert all(doc.quote(span) for span in others)


@settings(max_examples=120, deadline=None)
@given(st.text(max_size=200))
def test_any_text(text: str):
    check(text)


@settings(max_examples=250, deadline=None)
@given(MIXTURES)
def test_any_mixture_of_speech(text: str):
    check(text)


@settings(max_examples=40, deadline=None)
@given(MIXTURES)
def test_the_same_words_give_the_same_findings(text: str):
    doc = document(text)
    first = list(AttributionExtractor().extract(doc, sentences(doc)))
    assert first == list(AttributionExtractor().extract(doc, sentences(doc)))


def test_a_sentence_without_an_end_takes_no_longer_by_the_word():
    check("he said that " * 3000)
    check("“It was so and so, ” Brandt said. " * 500)
    check("Brandt, the head, and Torvald said and declared " * 500)

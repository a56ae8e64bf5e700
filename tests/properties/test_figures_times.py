"""Whatever the text: no exception, spans inside their sentence, intervals in order."""

from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.extract.figures.extractor import FigureExtractor
from sayso.extract.times.extractor import TimeExtractor
from sayso.model.figure import Figure
from sayso.model.issue import Issue
from sayso.model.timeref import TimeMention
from sayso.resolve.times import resolve_times
from sayso.text.numbers import LARGEST, amount_at, cardinal_at
from sayso.text.tokens import tokens_of
from tests.unit.extract.figures_and_times import document, sentences

SCRAPS = (
    "12 people|killed|were|wounded|and|at least|more than|between 20 and 30|dozens of|"
    "of them|including|no one|the toll rose to|since the flood began|half a million|"
    "1.5 million|a civilian|was|3,000-strong force|twenty-three|,|.|(|)|“|”|’s|—|-|–|"
    "on Sunday|3 May 2031|31 June|two weeks ago|the past 24 hours|at 4 a.m.|07:30 GMT|"
    "last|next|week|mid-May|mid-|the 1970s|later|earlier|a year|hours after|every|"
    "2031-05-03|99/99/99|00:00|9999999999999999999|10|$5|40%|İ-week|ß-day|٣ people|"
    "between 30 and|one in five|two thirds of|a family of|twice as many|in custody|"
    "bodies|found|the number rose to|shot|aged|one of|Christmas Eve|Easter|(0700 GMT)|"
    "since the start of the|siege|began|half of|2 1/2|at 4 in the morning|into|comes|"
    "²|31st|the fifth pilot|lost|two-|-year|nineteen ninety|Sept.|Sat.|a.m.|may|March"
)
words = st.sampled_from(SCRAPS.split("|"))
texts = st.one_of(
    st.text(max_size=120),
    st.lists(st.one_of(words, st.text(max_size=6)), max_size=30).map(" ".join),
)


@settings(max_examples=100, deadline=None)
@given(texts)
def test_figures_lie_inside_a_sentence_and_have_sound_bounds(text):
    doc = document(text)
    found = sentences(doc)
    spans = [sentence.span for sentence in found.sentences]
    for figure in FigureExtractor().extract(doc, found):
        assert isinstance(figure, Figure | Issue)
        assert figure.span is not None
        assert any(span.contains(figure.span) for span in spans)
        if isinstance(figure, Issue):
            continue
        if figure.part_of is not None:
            assert any(span.contains(figure.part_of) for span in spans)
        if figure.low is not None and figure.high is not None:
            assert 0 <= figure.low <= figure.high < LARGEST


@settings(max_examples=100, deadline=None)
@given(texts, st.one_of(st.none(), st.datetimes(timezones=st.just(UTC))))
def test_times_lie_inside_a_sentence_and_can_be_reckoned(text, published):
    doc = document(text)
    found = sentences(doc)
    spans = [sentence.span for sentence in found.sentences]
    mentions = [
        m for m in TimeExtractor().extract(doc, found) if isinstance(m, TimeMention)
    ]
    for mention in mentions:
        assert any(span.contains(mention.span) for span in spans)
    refs = resolve_times(mentions, published, None if published is None else "minute")
    assert [ref.span for ref in refs] == [mention.span for mention in mentions]
    for ref in refs:
        if ref.begin is not None and ref.end is not None:
            assert ref.begin <= ref.end


@settings(max_examples=60, deadline=None)
@given(st.integers(min_value=0, max_value=LARGEST - 1))
def test_a_number_in_digits_is_itself_with_or_without_commas(value):
    assert cardinal_at([str(value)], 0) == (value, 1)
    assert cardinal_at([f"{value:,}"], 0) == (value, 1)


@settings(max_examples=100, deadline=None)
@given(texts)
def test_a_number_ends_after_it_starts(text):
    low = [token[3] for token in tokens_of(text)]
    for at in range(len(low)):
        number = amount_at(low, at)
        if number is not None:
            assert at == number.start <= number.core < number.end <= len(low)


def test_the_last_day_of_the_calendar():
    last = datetime(9999, 12, 31, tzinfo=UTC)
    doc = document("It was tomorrow. It was today. It was next year. It was last week.")
    mentions = [
        m
        for m in TimeExtractor().extract(doc, sentences(doc))
        if isinstance(m, TimeMention)
    ]
    assert len(resolve_times(mentions, last, "minute")) == 4

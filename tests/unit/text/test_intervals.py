"""Things found by where they stand."""

from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.model.span import Span
from sayso.text.intervals import Intervals

SPANS = [Span(10, 20), Span(0, 5), Span(12, 13), Span(10, 12), Span(30, 31)]


def index(spans):
    return Intervals(spans, lambda span: span)


def test_touching_are_all_that_share_an_offset_in_order():
    found = index(SPANS).touching(11, 13)
    assert found == [Span(10, 20), Span(10, 12), Span(12, 13)]


def test_borders_are_half_open():
    assert index(SPANS).touching(5, 10) == []
    assert index(SPANS).touching(20, 30) == []


def test_inside_are_all_that_lie_wholly_in_it():
    assert index(SPANS).inside(10, 13) == [Span(10, 12), Span(12, 13)]


def test_nothing_is_in_an_empty_index():
    assert index([]).touching(0, 100) == []


PAIRS = st.tuples(st.integers(0, 60), st.integers(1, 20))
LISTS = st.lists(PAIRS.map(lambda p: Span(p[0], p[0] + p[1])), max_size=12)


@settings(max_examples=80, deadline=None)
@given(LISTS, PAIRS)
def test_the_answers_are_those_of_looking_at_all(spans, pair):
    wanted = Span(pair[0], pair[0] + pair[1])
    ordered = sorted(spans, key=lambda s: (s.start, -s.end))
    found = index(spans)
    touching = found.touching(wanted.start, wanted.end)
    assert touching == [s for s in ordered if s.overlaps(wanted)]
    inside = found.inside(wanted.start, wanted.end)
    assert inside == [s for s in ordered if wanted.contains(s)]

"""Windows, and who answers for which word."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.nlp.windows import AFTER, BEFORE, SIZE, Window, windows_of


@pytest.mark.parametrize(
    ("words", "windows"), [(0, 0), (1, 1), (SIZE, 1), (SIZE + 1, 2), (1000, 7)]
)
def test_how_many(words: int, windows: int):
    assert len(windows_of(range(words), words)) == windows


def test_a_window_hears_more_than_it_answers_for():
    first, second = windows_of(range(300), 300)
    assert (first.start, first.end) == (0, SIZE)
    assert first.own_high == second.own_low == SIZE - AFTER
    assert (second.start, second.end) == (SIZE - AFTER - BEFORE, 300)


def test_a_window_stops_answering_where_a_paragraph_ends():
    first, second = windows_of(range(300), 300, [0, 40, 150, 200])
    assert first.own_high == second.own_low == 150
    assert first.end == 150 + AFTER
    assert second.start == 150 - BEFORE


def test_short_paragraphs_make_no_short_windows():
    first, _ = windows_of(range(300), 300, [0, 40, 190])
    assert first.own_high == SIZE - AFTER


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(1, 17), min_size=1, max_size=400), st.data())
def test_every_word_is_answered_for_once_by_a_window_that_holds_it(
    sizes: list[int], data: st.DataObject
):
    firsts = [sum(sizes[:i]) for i in range(len(sizes))]
    openings = sorted(data.draw(st.sets(st.integers(0, len(sizes) - 1))))
    windows = windows_of(firsts, sum(sizes), openings)
    answered = [w for v in windows for w in range(v.own_low, v.own_high)]
    assert answered == list(range(len(sizes)))
    for window in windows:
        assert holds_what_it_answers_for(window)
        assert window.end - window.start <= SIZE
        assert window.start == firsts[window.low]
    for one, other in pairwise(windows):
        assert one.own_low < other.own_low


def holds_what_it_answers_for(window: Window) -> bool:
    return window.low <= window.own_low < window.own_high <= window.high

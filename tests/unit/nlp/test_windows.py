"""Windows, and who answers for which word."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.nlp.windows import SIZE, windows_of


@pytest.mark.parametrize(
    ("words", "windows"), [(0, 0), (1, 1), (SIZE, 1), (SIZE + 1, 2), (1000, 5)]
)
def test_how_many(words: int, windows: int):
    assert len(windows_of(range(words), words)) == windows


def test_neighbours_overlap_and_part_in_the_middle():
    first, second = windows_of(range(300), 300)
    assert (first.start, first.end) == (0, 254)
    assert (second.start, second.end) == (190, 300)
    assert first.own_high == second.own_low == 222


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(1, 17), min_size=1, max_size=400))
def test_every_word_is_answered_for_once_by_a_window_that_holds_it(sizes: list[int]):
    firsts = [sum(sizes[:i]) for i in range(len(sizes))]
    windows = windows_of(firsts, sum(sizes))
    answered = [w for v in windows for w in range(v.own_low, v.own_high)]
    assert answered == list(range(len(sizes)))
    for window in windows:
        assert window.low <= window.own_low
        assert window.own_high <= window.high
        assert window.end - window.start <= SIZE
        assert window.start == firsts[window.low]

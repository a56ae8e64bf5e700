"""From tag scores to ranges."""

import numpy as np
import pytest

from sayso.nlp.scheme import TAGS
from sayso.nlp.tags import Run, best_row, lawful, ranges_in, runs_of


def scores_for(row: list[int]) -> np.ndarray:
    scores = np.zeros((len(row), TAGS), np.float32)
    scores[range(len(row)), row] = 5
    return scores


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ([0, 0], []),
        ([1, 2, 0], [Run(0, 0, 2)]),
        ([1, 1], [Run(0, 0, 1), Run(0, 1, 2)]),
        ([3, 5, 6], [Run(1, 0, 1), Run(2, 1, 3)]),
        # a window may begin inside a quotation: I without B opens a range too
        ([6, 6], [Run(2, 0, 2)]),
        ([5, 4], [Run(2, 0, 1), Run(1, 1, 2)]),
    ],
)
def test_ranges(row: list[int], found: list[Run]):
    assert list(ranges_in(row)) == found


def test_an_unlawful_step_is_never_taken():
    # best one by one would be B-source, I-content
    scores = scores_for([1, 6, 6])
    row = best_row(scores, lawful(), [0])
    assert row in ([5, 6, 6], [1, 5, 6])


def test_a_costly_step_is_avoided():
    steps = lawful()
    steps[5, 5] = -9
    assert best_row(scores_for([5, 5]), steps, [0]) != [5, 5]


def test_a_content_goes_on_over_the_end_of_a_paragraph():
    assert runs_of(scores_for([5, 6, 6, 6]), lawful(), [0, 2]) == (Run(2, 0, 4),)


@pytest.mark.parametrize("lengths", [[1], [3, 700, 1], [600], [2] * 70])
def test_paragraphs_of_any_length_side_by_side(lengths: list[int]):
    rows = [[5, *[6] * (n - 2), 0][:n] for n in lengths]
    openings = [sum(lengths[:i]) for i in range(len(lengths))]
    wanted = [tag for row in rows for tag in row]
    assert best_row(scores_for(wanted), lawful(), openings) == wanted


def test_nothing_to_read():
    assert best_row(np.zeros((0, TAGS), np.float32), lawful(), []) == []

"""Which window's numbers a word gets."""

import numpy as np

from sayso.nlp.pieces import Marks, Pieces
from sayso.nlp.scheme import TAGS
from sayso.nlp.scores import chances, scores_of

MARKS = Marks(pad=0, begin=101, separator=102, unknown=100)


def echo(ids: np.ndarray, rows: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Says the number of each piece asked for, and how long the window was."""
    tags = np.zeros((1, len(rows), 4 * TAGS), np.float32)
    tags[0, :, 0] = ids[0, rows]
    tags[0, :, 7] = ids.shape[1]
    return tags, np.zeros((1, len(rows), 768), np.float32)


def test_each_word_is_read_at_its_first_piece():
    pieces = Pieces(ids=(7, 8, 102, 9), firsts=(0, 3))
    scores = scores_of(pieces, MARKS, echo)
    assert scores.head("outer")[:, 0].tolist() == [7, 9]


def test_each_word_is_read_in_the_window_that_answers_for_it():
    count = 300
    pieces = Pieces(ids=tuple(range(count)), firsts=tuple(range(count)))
    scores = scores_of(pieces, MARKS, echo)
    assert scores.head("outer")[:, 0].tolist() == list(range(count))
    lengths = scores.head("inner")[:, 0]
    assert set(lengths[:184]) == {194.0}
    assert set(lengths[184:]) == {142.0}


def test_a_paragraph_is_read_in_one_window():
    count = 300
    pieces = Pieces(ids=tuple(range(count)), firsts=tuple(range(count)))
    scores = scores_of(pieces, MARKS, echo, openings=[0, 150])
    lengths = scores.head("inner")[:, 0]
    assert set(lengths[:150]) == {160.0}
    assert set(lengths[150:]) == {176.0}


def test_chances_are_shares_of_one():
    shares = chances(np.array([[0.0, 0.0], [1000.0, 0.0]], np.float32))
    assert shares.tolist() == [[0.5, 0.5], [1.0, 0.0]]

"""Which window's numbers a word gets."""

import numpy as np

from sayso.nlp.pieces import Marks, Pieces
from sayso.nlp.scheme import TAGS
from sayso.nlp.scores import chances, scores_of

MARKS = Marks(pad=0, begin=101, separator=102, unknown=100)


def echo(ids: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Says every piece's own number, and how long the window was."""
    tags = np.zeros((1, ids.shape[1], 4 * TAGS), np.float32)
    tags[0, :, 0] = ids[0]
    tags[0, :, 7] = ids.shape[1]
    return tags, np.zeros((1, ids.shape[1], 768), np.float32)


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
    assert set(lengths[:222]) == {256.0}
    assert set(lengths[222:]) == {112.0}


def test_chances_are_shares_of_one():
    shares = chances(np.array([[0.0, 0.0], [1000.0, 0.0]], np.float32))
    assert shares.tolist() == [[0.5, 0.5], [1.0, 0.0]]

"""The tense by which a weekday or a date is reckoned: plans and deadlines are ahead."""

import pytest

from sayso.extract.times.classes import pieces_of
from sayso.extract.times.tense import tense_of
from tests.unit.extract.figures_and_times import document, sentences

TENSES = [
    # sentence, the words of the time, tense
    ("The ferry will sail on Friday.", "Friday", "future"),
    ("The ferry sailed on Friday.", "Friday", "past"),
    ("The crew said on Friday that it would sail.", "Friday", "past"),
    ("The crew said it would sail on Friday.", "Friday", "future"),
    ("The ferry is to sail on Friday.", "Friday", "future"),
    ("The ferry is set to sail from Tarn on Friday.", "Friday", "future"),
    ("The two agreed to meet in May.", "May", "future"),
    ("The ferry had been due to sail on Friday.", "Friday", "past"),
    ("The crew planned a march on Friday.", "Friday", "future"),
    ("The crew had planned a march on Friday.", "Friday", "past"),
    ("The ferry could sail as early as Friday.", "Friday", "future"),
    ("The ferry may sail as soon as Friday.", "Friday", "future"),
    ("The vote was put off until Friday.", "Friday", "future"),
    ("It rained until Friday.", "Friday", "past"),
    ("They would rebuild what the Friday storm destroyed.", "Friday", "past"),
    ("Feed the gulls; the ferry sails Friday.", "Friday", None),
    ("He proceeded. On Friday nothing of note.", "Friday", None),
]


@pytest.mark.parametrize(("text", "words", "tense"), TENSES)
def test_tense(text, words, tense):
    doc = document(text)
    for sentence in sentences(doc).sentences:
        pieces = pieces_of(sentence.tokens)
        low = [piece.low for piece in pieces]
        if words.lower() in low:
            at = low.index(words.lower())
            assert tense_of(pieces, low, at, at + 1) == tense

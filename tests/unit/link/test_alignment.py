"""Shared passages: runs of equal words, and light edits between them."""

import pytest

from sayso.link.alignment import MOST_PLACES, Sheet, shared_by
from sayso.text.fingerprint import worded

PASSAGE = (
    "On the third day of the battle rebel fighters led by General Antoni Velk entered "
    "the town of Halvik on Saturday "
    "after the army, which had held it since the spring, left its last posts north of "
    "the river. Shops were shut and the streets were empty."
)
BEFORE = "A ship came into Port Sennet with grain and with salt for the towns inland. "
AFTER = " The price of bread rose again this week, traders in Tarn told our reporter."


def shared(one: str, other: str):
    found = shared_by(Sheet(worded(one)), Sheet(worded(other)).grams)
    words = worded(one), worded(other)
    return [
        tuple(
            text[w.starts[first] : w.ends[stop - 1]]
            for text, w, (first, stop) in zip(
                (one, other), words, (s.one, s.other), strict=True
            )
        )
        for s in found
    ]


@pytest.mark.parametrize(
    "edited",
    [
        PASSAGE,
        PASSAGE.replace("General Antoni ", ""),  # a name made shorter
        PASSAGE.replace(", which had held it since the spring,", ""),  # a clause out
        PASSAGE.replace("entered", "moved into"),
        PASSAGE.upper(),
        PASSAGE.replace("Saturday", "“Saturday”"),
    ],
)
def test_a_lightly_edited_passage_is_one(edited):
    ((one, other),) = shared(PASSAGE, BEFORE + edited + AFTER)
    assert one == PASSAGE.rstrip(".")
    assert other == edited.rstrip(".")


def test_two_passages_far_apart_are_two():
    first, second = PASSAGE.split(". ")
    host = f"{first}. {BEFORE * 4}{second} {AFTER}"
    assert len(shared(f"{first}. {AFTER * 5} {second}", host)) >= 2


def test_words_in_another_order_are_not_bridged():
    first, second = PASSAGE.split(". ")
    assert len(shared(PASSAGE, f"{second} {first}")) == 2


def test_texts_that_share_nothing():
    assert shared(BEFORE, AFTER) == []
    assert shared("", PASSAGE) == []


def test_a_text_that_says_one_thing_over_and_over_takes_no_longer():
    sheet = Sheet(worded("we will be back and we will be back " * 400))
    found = shared_by(sheet, sheet.grams)
    assert 0 < sum(len(s.runs) for s in found) <= MOST_PLACES * len(sheet.grams)

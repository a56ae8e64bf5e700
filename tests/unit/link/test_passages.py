"""Two passages held against each other: numbers, groups, places, days, and denials."""

from datetime import UTC, datetime

import pytest

from sayso.ledger.memory import MemoryLedger
from sayso.link.passages.compare import Comparison
from sayso.link.passages.counts import Count, counts_in
from sayso.pipeline import compared
from tests.linking.passages import passage, reader

AT = datetime(2031, 5, 9, tzinfo=UTC)


def held(a: str, b: str, *, at: tuple[str | None, str | None] = (None, None)):
    found = compared(
        reader(),
        MemoryLedger(),
        passage(a, "the first passage", at[0]),
        passage(b, "the second passage", at[1]),
        at=AT,
    )
    assert isinstance(found, Comparison)
    return found


def told(words: str) -> list[tuple[str, str, str]]:
    """What a passage counts: words, measure, group."""
    reading = reader().read(passage(words, "Harbour Post"))
    return [(count.words, count.measure, count.group) for count in counts(reading)]


def counts(reading) -> tuple[Count, ...]:
    return counts_in(reading)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("812 people were killed.", [("812", "killed", "")]),
        ("A blast killed 21 people.", [("21", "killed", "")]),
        ("The death toll rose to 35.", [("35", "killed", "")]),
        # the verb says more than the noun
        ("109 cases have recovered.", [("109", "recovered", "")]),
        ("More than 900 people tested positive.", [("More than 900", "infected", "")]),
        # each number by the words beside it
        (
            "There were 41 cases, two deaths and 7 recoveries.",
            [
                ("41", "infected", ""),
                ("two", "killed", ""),
                ("7", "recovered", ""),
            ],
        ),
        # one verb for both
        (
            "156 fighters and 17 soldiers died.",
            [("156", "killed", "fighter"), ("17", "killed", "soldier")],
        ),
        # a part, its whole and their share are of one thing
        (
            "30 of 40 (75 %) deaths were in Halvik.",
            [("30", "killed", ""), ("40", "killed", ""), ("75 %", "killed", "")],
        ),
        # a noun that no list knows counts itself
        ("The flood reached 25 provinces.", [("25", "~province", "")]),
        # ages, years and dates count nobody
        ("A man aged 70 died on 3 May 2031.", []),
        ("No one younger than 50 died.", []),
    ],
)
def test_what_a_passage_counts(words: str, expected: list[tuple[str, str, str]]):
    assert told(words) == expected


@pytest.mark.parametrize(
    ("a", "b", "bearing"),
    [
        # bounds
        ("More than 800 people were killed.", "812 people were killed.", "supports"),
        ("More than 812 people were killed.", "812 people were killed.", "contradicts"),
        ("At least 812 people were killed.", "812 people were killed.", "supports"),
        ("No more than 20 were killed.", "20 people were killed.", "supports"),
        ("Fewer than 20 were killed.", "20 people were killed.", "contradicts"),
        ("Nearly 3,000 people died.", "More than 2,900 people died.", "supports"),
        ("Two people died.", "One person died.", "contradicts"),
        # one number that clashes decides
        (
            "There were 40 cases and 3 deaths.",
            "40 cases and 5 deaths were counted.",
            "contradicts",
        ),
        # other measures, other places
        ("40 people were wounded.", "12 people were killed.", "unrelated"),
        (
            "12 people died in Karvelia.",
            "30 people died in Sudria.",
            "unrelated",
        ),
        # what is counted on top of a total is no total
        (
            "9 new deaths were reported.",
            "The total number of deaths rose to 35.",
            "unrelated",
        ),
        # two groups
        ("12 nurses died.", "30 soldiers died.", "unrelated"),
        ("156 soldiers died.", "156 civilians died.", "contradicts"),
        # shares
        (
            "More than 83.5 % of the dead were soldiers.",
            "84 % of the dead were soldiers.",
            "supports",
        ),
        (
            "More than 83.5 % of the dead were soldiers.",
            "83 % of the dead were soldiers.",
            "contradicts",
        ),
    ],
)
def test_numbers_decide(a: str, b: str, bearing: str):
    assert held(a, b).bearing == bearing
    assert held(b, a).bearing == bearing


@pytest.mark.parametrize(
    ("a", "b", "bearing"),
    [
        ("As of 3 May, 12 had died.", "As of 3 May, 15 had died.", "contradicts"),
        # both may be right: a total rises
        (
            "As of 3 May 2031, 12 people had died.",
            "As of 5 May 2031, 15 people had died.",
            "unrelated",
        ),
        # a total never falls
        (
            "As of 3 May 2031, 15 people had died.",
            "As of 5 May 2031, 12 people had died.",
            "contradicts",
        ),
        # what was reached on the third is reached on the fifth
        (
            "As of 3 May 2031, 15 people had died.",
            "By 5 May 2031, more than 10 people had died.",
            "supports",
        ),
        # the year need not be told twice
        (
            "As of 3 May, 12 people had died.",
            "As of 5 May 2031, 15 people had died.",
            "unrelated",
        ),
        # "before" says that it changed that day
        (
            "Before 5 May 2031, 312 people had died.",
            "As of 5 May 2031, 312 people had died.",
            "contradicts",
        ),
        (
            "Before 5 May 2031, 312 people had died.",
            "As of 4 May 2031, 312 people had died.",
            "supports",
        ),
    ],
)
def test_days_decide(a: str, b: str, bearing: str):
    assert held(a, b).bearing == bearing


def test_a_denial_is_found_before_anything_is_counted():
    found = held(
        "Rebels captured Halvik on Friday.",
        "The Karvelian Defence Ministry denied that rebels had entered Halvik.",
    )
    assert found.bearing == "denies"
    assert "both about Halvik (karvelia:halvik)" in found.because


def test_a_newer_total_of_one_source_updates():
    found = held(
        "At least 727 people have been killed since the offensive began, "
        "the Karvelian Monitoring Group said.",
        "At least 826 people have been killed since the offensive began, "
        "the Karvelian Monitoring Group said.",
        at=("2031-05-01T10:00Z", "2031-05-02T10:00Z"),
    )
    assert found.bearing == "updates"


def test_the_reasons_name_both_numbers():
    found = held("More than 800 people were killed.", "790 people were killed.")
    assert found.because == ("'more than 800' and '790' (killed) cannot both hold",)


def test_the_score_is_the_share_of_numbers_that_say_so():
    found = held(
        "There were 40 cases and 3 deaths.", "40 cases and 5 deaths were counted."
    )
    assert (found.bearing, found.score) == ("contradicts", 0.75)


def test_nothing_in_common_is_said_in_words():
    found = held("It rained in Halvik.", "The council met in Tarn.")
    assert (found.bearing, len(found.because)) == ("unrelated", 1)

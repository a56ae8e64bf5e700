"""Times that hang on an event: kept by its noun, reckoned where the report dates it."""

from datetime import UTC, datetime

import pytest

from sayso.extract.times.extractor import TimeExtractor
from sayso.model.timeref import TimeMention, TimeRef
from sayso.resolve.times import resolve_times
from tests.unit.extract.figures_and_times import document, sentences

PUBLISHED = datetime(2031, 5, 4, 12, tzinfo=UTC)  # a Sunday


def refs(text: str) -> list[TimeRef]:
    doc = document(text)
    found = TimeExtractor().extract(doc, sentences(doc))
    mentions = [m for m in found if isinstance(m, TimeMention)]
    return list(resolve_times(mentions, PUBLISHED, "minute"))


def hanging(text: str) -> TimeRef:
    return next(ref for ref in refs(text) if ref.anchor == "event" and ref.text)


def days(ref: TimeRef) -> str:
    ends = [
        None if at is None else at.date().isoformat() for at in (ref.begin, ref.end)
    ]
    return f"{ends[0]} {ends[1]}"


KEPT = [
    # sentence, the words kept
    ("40 fled since the offensive began.", "since the offensive began"),
    ("40 fled since the start of the siege in Tarn.", "since the start of the siege"),
    ("40 fled since the fall of Dresna on foot.", "since the fall of Dresna"),
    ("40 fled since Dresna fell.", "since Dresna fell"),
    ("40 fled since war broke out there.", "since war broke out"),
    ("40 fled since the blast.", "since the blast"),
    ("Hours after the blast they left.", "Hours after the blast"),
    (
        "They left days after the Northern Front (NFR) launched its offensive on Tarn.",
        "days after the Northern Front (NFR) launched its offensive",
    ),
    ("They left hours after he spoke, in haste.", "hours after he spoke"),
    ("They left two days before the vote.", "two days before the vote"),
    ("Three weeks into the siege they left.", "Three weeks into the siege"),
]


@pytest.mark.parametrize(("text", "words"), KEPT)
def test_the_words_are_kept_and_the_time_stays_open(text, words):
    ref = hanging(text)
    assert (ref.text, ref.begin, ref.end) == (words, None, None)


@pytest.mark.parametrize(
    "text",
    [
        "It has been shut since Friday.",
        "He has been away since then.",
        "Since it began, nothing moved.",
        "Since the house is empty, they left.",
    ],
)
def test_what_hangs_on_no_event(text):
    assert not [ref for ref in refs(text) if ref.text]


DATED = [
    # what dates the event, what hangs on it, its days
    (
        "The offensive began on Wednesday.",
        "since the offensive began",
        "2031-04-30 None",
    ),
    ("On Wednesday, the offensive began.", "since the offensive", "2031-04-30 None"),
    (
        "Rebels launched an offensive on 30 April.",
        "since the offensive",
        "2031-04-30 None",
    ),
    (
        "The start of the siege on 30 April was calm.",
        "since the siege",
        "2031-04-30 None",
    ),
    ("Dresna fell on 30 April.", "since Dresna fell", "2031-04-30 None"),
    ("The war began in 2028.", "since the start of the war", "2028-01-01 None"),
    (
        "The siege began on Wednesday.",
        "two days after the siege began",
        "2031-05-02 2031-05-03",
    ),
    (
        "The siege began on Wednesday.",
        "two days before the siege",
        "2031-04-28 2031-04-29",
    ),
    (
        "The siege began on Wednesday.",
        "hours after the siege began",
        "2031-04-30 2031-05-02",
    ),
    (
        "The siege began on Wednesday.",
        "hours before the siege",
        "2031-04-29 2031-05-01",
    ),
    (
        "Rebels launched an offensive on 30 April.",
        "two days after the Front launched its offensive",
        "2031-05-02 2031-05-03",
    ),
    # the event is known no better than its year, or the count is open
    ("The war began in 2028.", "two days after the war began", "None None"),
    ("The siege began on Wednesday.", "days after the siege began", "None None"),
    # two dates for one noun: nothing is guessed
    (
        "A siege began on Wednesday. The siege began in May 2030.",
        "since the siege",
        "None None",
    ),
    # a plan dates nothing
    ("The siege will begin on Wednesday.", "since the siege", "None None"),
]


@pytest.mark.parametrize(("dating", "words", "interval"), DATED)
def test_an_event_that_the_report_dates(dating, words, interval):
    assert days(hanging(f"{dating} 40 people have fled {words}.")) == interval


def test_hours_later_is_the_day_last_named_or_the_next():
    (_, later) = refs("It fell on Friday. Hours later they left.")
    assert days(later) == "2031-05-02 2031-05-04"
    (later,) = refs("Hours later they left.")
    assert days(later) == "2031-05-04 2031-05-05"


@pytest.mark.parametrize(
    ("text", "interval"),
    [
        (
            "The fall comes less than two weeks after the siege.",
            "2031-04-20 2031-05-05",
        ),
        ("The vote comes just hours after he spoke.", "2031-05-03 2031-05-05"),
        ("The vote came two weeks after the siege.", "None None"),
    ],
)
def test_what_comes_after_an_event_comes_now(text, interval):
    assert days(hanging(text)) == interval

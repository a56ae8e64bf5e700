"""What `read/dates.py` takes for a time."""

import pytest

from sayso.read.dates import day_of, parse_moment, year_in_url

TIMES = [
    ("2031-05-01T08:15:00+02:00", "2031-05-01T06:15:00+00:00", "minute", True),
    ("2031-05-01T08:15Z", "2031-05-01T08:15:00+00:00", "minute", True),
    ("2031-05-01 08:15", "2031-05-01T08:15:00+00:00", "minute", False),
    ("2031-05-01", "2031-05-01T00:00:00+00:00", "day", True),
    ("Thu, 01 May 2031 08:00:00 +0200", "2031-05-01T06:00:00+00:00", "minute", True),
    ("Thu, 01 May 2031 08:00:00 EST", "2031-05-01T13:00:00+00:00", "minute", True),
    ("May 1, 2031", "2031-05-01T00:00:00+00:00", "day", True),
    ("Thursday, 1 May 2031", "2031-05-01T00:00:00+00:00", "day", True),
    ("1935381600", "2031-05-01T06:00:00+00:00", "minute", True),
    ("1935381600000", "2031-05-01T06:00:00+00:00", "minute", True),
]


@pytest.mark.parametrize(("words", "at", "grain", "zoned"), TIMES)
def test_times(words: str, at: str, grain: str, zoned: bool):
    moment = parse_moment(words)
    assert moment is not None
    assert (moment.at.isoformat(), moment.grain, moment.zoned) == (at, grain, zoned)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "soon",
        "31 February 2031",
        "1 Mayhem 2031",
        "0001-01-01T00:00",
        "9999-12-31",
        "Thu, 99 May 2031 08:00:00 GMT",
        "x" * 100,
        "2031-13-01",
        "May 1",
    ],
)
def test_what_is_no_time(words: str):
    assert parse_moment(words) is None


def test_days_and_years():
    assert day_of(2031, 2, 29) is None
    assert day_of(1066, 1, 1) is None
    assert year_in_url("https://harbour.example/2031/05/02/dresna") == 2031
    assert year_in_url("https://harbour.example/2031/dresna") is None

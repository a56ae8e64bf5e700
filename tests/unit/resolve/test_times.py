"""Times reckoned against Sunday, 4 May 2031."""

from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest

from sayso.model.span import Span
from sayso.model.timeref import TimeMention, TimeRef
from sayso.resolve.calendar import holiday_of
from sayso.resolve.times import resolve_times

SUNDAY = datetime(2031, 5, 4, 9, 0, tzinfo=UTC)


def mention(
    op: str, fields: str, tense: str | None = None, kind: str = "DATE"
) -> TimeMention:
    pairs = tuple(tuple(pair.replace("+", " ").split("=")) for pair in fields.split())
    return TimeMention(span=Span(0, 5), type=kind, op=op, fields=pairs, tense=tense)  # type: ignore[arg-type]


def reckon(op: str, fields: str, tense: str | None = None, published=SUNDAY) -> TimeRef:
    (ref,) = resolve_times([mention(op, fields, tense)], published, "minute")
    return ref


def days(ref: TimeRef) -> str:
    """The interval with its last day included, as "2031-05-03 2031-05-04"."""
    if ref.begin is None or ref.end is None:
        return f"{ref.begin and ref.begin.date()} {ref.end and ref.end.date()}"
    return f"{ref.begin.date()} {(ref.end - timedelta(days=1)).date()}"


RECKONED = [
    # operator, fields, tense, value, days, grain
    ("day", "offset=0", None, "2031-05-04", "2031-05-04 2031-05-04", "day"),
    ("day", "offset=-1", None, "2031-05-03", "2031-05-03 2031-05-03", "day"),
    ("day", "offset=0 part=MO", None, "2031-05-04TMO", "2031-05-04 2031-05-04", "part"),
    (
        "day",
        "offset=-1 clock=16:30",
        None,
        "2031-05-03T16:30",
        "2031-05-03 2031-05-03",
        "day",
    ),
    # "Sunday" printed on Sunday is today
    ("weekday", "weekday=7", "past", "2031-05-04", "2031-05-04 2031-05-04", "day"),
    ("weekday", "weekday=6", "past", "2031-05-03", "2031-05-03 2031-05-03", "day"),
    ("weekday", "weekday=1", None, "2031-04-28", "2031-04-28 2031-04-28", "day"),
    # "will meet on Tuesday" is the next one
    ("weekday", "weekday=2", "future", "2031-05-06", "2031-05-06 2031-05-06", "day"),
    ("weekday", "weekday=7", "future", "2031-05-04", "2031-05-04 2031-05-04", "day"),
    (
        "weekday",
        "weekday=7 which=1",
        None,
        "2031-05-11",
        "2031-05-11 2031-05-11",
        "day",
    ),
    (
        "weekday",
        "weekday=7 which=-1",
        None,
        "2031-04-27",
        "2031-04-27 2031-04-27",
        "day",
    ),
    (
        "weekday",
        "weekday=5 which=-1",
        None,
        "2031-05-02",
        "2031-05-02 2031-05-02",
        "day",
    ),
    (
        "weekday",
        "weekday=5 part=NI",
        None,
        "2031-05-02TNI",
        "2031-05-02 2031-05-02",
        "part",
    ),
    ("overnight", "offset=0", None, "2031-05-03TNI", "2031-05-03 2031-05-04", "part"),
    ("overnight", "weekday=5", None, "2031-05-01TNI", "2031-05-01 2031-05-02", "part"),
    (
        "date",
        "month=5 day=3 year=2031",
        None,
        "2031-05-03",
        "2031-05-03 2031-05-03",
        "day",
    ),
    ("date", "month=4 day=28", "past", "2031-04-28", "2031-04-28 2031-04-28", "day"),
    ("date", "month=11 day=27", "past", "2030-11-27", "2030-11-27 2030-11-27", "day"),
    ("date", "month=2 day=1", "past", "2031-02-01", "2031-02-01 2031-02-01", "day"),
    ("date", "month=2 day=1", "future", "2032-02-01", "2032-02-01 2032-02-01", "day"),
    # "the vote on 10 May", printed on 4 May
    ("date", "month=5 day=10", "past", "2031-05-10", "2031-05-10 2031-05-10", "day"),
    ("date", "month=8 day=1", None, "2031-08-01", "2031-08-01 2031-08-01", "day"),
    ("date", "month=12 day=1", None, "2030-12-01", "2030-12-01 2030-12-01", "day"),
    ("month", "month=3 year=2011", None, "2011-03", "2011-03-01 2011-03-31", "month"),
    ("month", "month=3", "past", "2031-03", "2031-03-01 2031-03-31", "month"),
    ("month", "month=9", "past", "2030-09", "2030-09-01 2030-09-30", "month"),
    ("month", "month=3", "future", "2032-03", "2032-03-01 2032-03-31", "month"),
    ("month", "month=5 which=-1", None, "2030-05", "2030-05-01 2030-05-31", "month"),
    ("month", "month=5 which=1", None, "2032-05", "2032-05-01 2032-05-31", "month"),
    ("month", "month=5 which=0", None, "2031-05", "2031-05-01 2031-05-31", "month"),
    ("month", "month=6 of=-1", None, "2030-06", "2030-06-01 2030-06-30", "month"),
    ("month", "month=4 mod=MID", None, "2031-04", "2031-04-11 2031-04-20", "month"),
    ("month", "month=4 mod=START", None, "2031-04", "2031-04-01 2031-04-10", "month"),
    ("month", "month=4 mod=END", None, "2031-04", "2031-04-21 2031-04-30", "month"),
    ("year", "year=2015", None, "2015", "2015-01-01 2015-12-31", "year"),
    ("decade", "year=1970", None, "197", "1970-01-01 1979-12-31", "year"),
    ("century", "century=19", None, "18", "1800-01-01 1899-12-31", "year"),
    ("quarter", "quarter=1", None, "2031-Q1", "2031-01-01 2031-03-31", "month"),
    ("quarter", "quarter=3", None, "2030-Q3", "2030-07-01 2030-09-30", "month"),
    ("quarter", "quarter=3", "future", "2031-Q3", "2031-07-01 2031-09-30", "month"),
    (
        "quarter",
        "quarter=3 year=2029",
        None,
        "2029-Q3",
        "2029-07-01 2029-09-30",
        "month",
    ),
    ("quarter", "quarter=4 of=-1", None, "2030-Q4", "2030-10-01 2030-12-31", "month"),
    ("season", "season=SP", None, "2031-SP", "2031-03-01 2031-05-31", "month"),
    ("season", "season=SP which=-1", None, "2030-SP", "2030-03-01 2030-05-31", "month"),
    ("season", "season=WI which=-1", None, "2030-WI", "2030-12-01 2031-02-28", "month"),
    ("season", "season=SU", "past", "2030-SU", "2030-06-01 2030-08-31", "month"),
    ("season", "season=SU which=0", None, "2031-SU", "2031-06-01 2031-08-31", "month"),
    ("season", "season=SU which=1", None, "2031-SU", "2031-06-01 2031-08-31", "month"),
    ("season", "season=SU of=-1", None, "2030-SU", "2030-06-01 2030-08-31", "month"),
    (
        "season",
        "season=SU year=2020",
        None,
        "2020-SU",
        "2020-06-01 2020-08-31",
        "month",
    ),
    (
        "unit",
        "unit=day offset=0 mod=EARLIER",
        None,
        "2031-05-04",
        "2031-05-04 2031-05-04",
        "day",
    ),
    ("unit", "unit=week offset=-1", None, "2031-W17", "2031-04-21 2031-04-27", "week"),
    ("unit", "unit=week offset=0", None, "2031-W18", "2031-04-28 2031-05-04", "week"),
    (
        "unit",
        "unit=week offset=0 mod=START",
        None,
        "2031-W18",
        "2031-04-28 2031-04-29",
        "week",
    ),
    (
        "unit",
        "unit=weekend offset=0",
        "past",
        "2031-W18-WE",
        "2031-05-03 2031-05-04",
        "day",
    ),
    ("unit", "unit=month offset=-1", None, "2031-04", "2031-04-01 2031-04-30", "month"),
    (
        "unit",
        "unit=quarter offset=-1",
        None,
        "2031-Q1",
        "2031-01-01 2031-03-31",
        "month",
    ),
    ("unit", "unit=year offset=-1", None, "2030", "2030-01-01 2030-12-31", "year"),
    ("unit", "unit=decade offset=-1", None, "202", "2020-01-01 2029-12-31", "year"),
    ("unit", "unit=century offset=0", None, "20", "2000-01-01 2099-12-31", "year"),
    ("unit", "unit=hour offset=0", None, "PRESENT_REF", "None None", None),
    (
        "shift",
        "count=2 unit=day way=-1 from=published",
        None,
        "2031-05-02",
        "2031-05-02 2031-05-02",
        "day",
    ),
    (
        "shift",
        "count=1 unit=week way=-1 from=published",
        None,
        "2031-04-27",
        "2031-04-27 2031-04-27",
        "day",
    ),
    (
        "shift",
        "count=3 unit=month way=-1 from=published",
        None,
        "2031-02",
        "2031-02-01 2031-02-28",
        "month",
    ),
    (
        "shift",
        "count=2 unit=decade way=-1 from=published",
        None,
        "2011",
        "2011-01-01 2011-12-31",
        "year",
    ),
    (
        "shift",
        "count=5/2 unit=year way=-1 from=published",
        None,
        "2028",
        "2028-01-01 2028-12-31",
        "year",
    ),
    # between then and publication
    (
        "shift",
        "count=2 unit=week about=less+than way=-1 from=published",
        None,
        "2031-04-20",
        "2031-04-20 2031-05-03",
        "day",
    ),
    (
        "shift",
        "count=2 unit=week about=more+than way=-1 from=published",
        None,
        "2031-04-20",
        "None 2031-04-21",
        "day",
    ),
    (
        "shift",
        "count=X unit=month way=-1 from=published",
        None,
        "PAST_REF",
        "None None",
        None,
    ),
    (
        "shift",
        "count=X unit=month way=1 from=published",
        None,
        "FUTURE_REF",
        "None None",
        None,
    ),
    (
        "window",
        "count=24 unit=hour way=-1",
        None,
        "PT24H",
        "2031-05-03 2031-05-04",
        "day",
    ),
    (
        "window",
        "count=X unit=hour way=-1",
        None,
        "PTXH",
        "2031-05-03 2031-05-04",
        "day",
    ),
    ("window", "count=3 unit=day way=1", None, "P3D", "2031-05-04 2031-05-07", "day"),
    ("window", "count=X unit=week way=-1", None, "PXW", "None None", None),
    ("window", "count=5/2 unit=year way=-1", None, "P2Y6M", "None None", None),
    ("duration", "count=13 unit=year", None, "P13Y", "None None", None),
    ("duration", "count=5 unit=decade", None, "P50Y", "None None", None),
    ("duration", "count=7/2 unit=decade", None, "P35Y", "None None", None),
    ("duration", "count=X unit=decade", None, "PXE", "None None", None),
    ("duration", "count=2 unit=fortnight", None, "P4W", "None None", None),
    ("set", "count=2 unit=week", None, "P2W", "None None", None),
    ("set", "value=P1D", None, "P1D", "None None", None),
    ("set", "weekday=2 part=NI", None, "XXXX-WXX-2TNI", "None None", None),
    ("set", "month=5", None, "XXXX-05", "None None", None),
    ("set", "count=1 unit=day part=MO", None, "XXXX-XX-XXTMO", "None None", None),
    ("ref", "value=PAST_REF", None, "PAST_REF", "None None", None),
    ("ref", "value=PRESENT_REF", None, "PRESENT_REF", "2031-05-04 2031-05-04", None),
    ("event", "words=hours+after count=X unit=hour", None, "PTXH", "None None", None),
    ("event", "words=since+the+flood+began", None, "PAST_REF", "None None", None),
    ("holiday", "holiday=12-25", "past", "2030-12-25", "2030-12-25 2030-12-25", "day"),
    (
        "holiday",
        "holiday=12-25 year=2029",
        None,
        "2029-12-25",
        "2029-12-25 2029-12-25",
        "day",
    ),
    (
        "holiday",
        "holiday=12-25 of=-1",
        None,
        "2030-12-25",
        "2030-12-25 2030-12-25",
        "day",
    ),
    (
        "holiday",
        "holiday=thanksgiving which=-1",
        None,
        "2030-11-28",
        "2030-11-28 2030-11-28",
        "day",
    ),
    (
        "holiday",
        "holiday=easter+0",
        "past",
        "2031-04-13",
        "2031-04-13 2031-04-13",
        "day",
    ),
    (
        "holiday",
        "holiday=easter-2 year=2024",
        None,
        "2024-03-29",
        "2024-03-29 2024-03-29",
        "day",
    ),
    ("half", "half=1 year=2030", None, "2030-H1", "2030-01-01 2030-06-30", "month"),
    ("half", "half=2 of=-1", None, "2030-H2", "2030-07-01 2030-12-31", "month"),
    (
        "date",
        "month=5 day=7 year=2031 unit=week",
        None,
        "2031-W19",
        "2031-05-05 2031-05-11",
        "week",
    ),
    (
        "date",
        "month=5 day=4 which=-1",
        None,
        "2030-05-04",
        "2030-05-04 2030-05-04",
        "day",
    ),
    (
        "shift",
        "count=1 unit=year way=-1 from=published quarter=last",
        None,
        "2030-Q1",
        "2030-01-01 2030-03-31",
        "month",
    ),
    (
        "shift",
        "count=1 unit=year way=-1 from=published quarter=3",
        "past",
        "2029-Q3",
        "2029-07-01 2029-09-30",
        "month",
    ),
    ("duration", "count=3/2 unit=hour", None, "PT1H30M", "None None", None),
    ("duration", "count=1/2 unit=year", None, "P6M", "None None", None),
    (
        "unit",
        "unit=week offset=-1 rolling=1",
        None,
        "2031-W17",
        "2031-04-27 2031-05-04",
        "week",
    ),
]


@pytest.mark.parametrize(
    ("op", "fields", "tense", "value", "interval", "grain"), RECKONED
)
def test_reckoned(op, fields, tense, value, interval, grain):
    ref = reckon(op, fields, tense)
    if interval.startswith("None ") and ref.end is not None:
        interval = interval.replace("None ", "")
        assert ref.end.date().isoformat() == interval
    else:
        assert days(ref) == interval
    assert (ref.value, ref.grain) == (value, grain)


def test_a_clock_with_its_zone_is_a_minute_in_utc():
    ref = reckon("day", "offset=0 clock=07:30 zone=gmt")
    assert ref.value == "2031-05-04T07:30Z"
    assert ref.begin == datetime(2031, 5, 4, 7, 30, tzinfo=UTC)
    assert ref.grain == "minute"
    assert reckon("day", "offset=0 clock=07:30 zone=cest").begin == datetime(
        2031, 5, 4, 5, 30, tzinfo=UTC
    )


def test_a_clock_told_here_and_in_utc_is_exact():
    ref = reckon("weekday", "weekday=5 clock=09:00 zone=gmt exact=07:00", "past")
    assert ref.value == "2031-05-02T09:00"
    assert ref.begin == datetime(2031, 5, 2, 7, 0, tzinfo=UTC)
    ref = reckon("weekday", "weekday=5 clock=01:00 zone=gmt exact=22:00", "past")
    assert ref.begin == datetime(2031, 5, 1, 22, 0, tzinfo=UTC)


def test_a_bare_clock_is_of_the_day_named_just_before():
    refs = resolve_times(
        [
            mention("weekday", "weekday=5"),
            mention("day", "offset=0 from=near clock=22:00"),
        ],
        SUNDAY,
        "minute",
    )
    assert refs[1].value == "2031-05-02T22:00"


def test_a_year_earlier_keeps_to_the_quarter_told():
    refs = resolve_times(
        [
            mention("quarter", "quarter=1"),
            mention("shift", "count=1 unit=year way=-1 from=mention"),
        ],
        SUNDAY,
        "minute",
    )
    assert [ref.value for ref in refs] == ["2031-Q1", "2030-Q1"]


@pytest.mark.parametrize(
    ("year", "day"),
    [(2000, (4, 23)), (2008, (3, 23)), (2025, (4, 20)), (2038, (4, 25))],
)
def test_easter(year, day):
    assert holiday_of(year, "easter+0") == date(year, *day)


def test_publication_is_read_in_utc():
    early = datetime(2031, 5, 5, 1, 0, tzinfo=timezone(timedelta(hours=3)))
    assert reckon("day", "offset=0", published=early).value == "2031-05-04"


@pytest.mark.parametrize(
    ("op", "fields", "value"),
    [
        ("day", "offset=-1", None),
        ("weekday", "weekday=6", None),
        ("overnight", "offset=0", None),
        ("overnight", "weekday=5", None),
        ("unit", "unit=week offset=-1", None),
        ("shift", "count=2 unit=day way=-1 from=published", None),
        ("date", "month=5 day=3", "XXXX-05-03"),
        ("month", "month=5", "XXXX-05"),
        ("quarter", "quarter=3", "XXXX-Q3"),
        ("season", "season=SU", "XXXX-SU"),
        ("holiday", "holiday=12-25", None),
        ("half", "half=1 of=0", None),
        ("window", "count=24 unit=hour way=-1", "PT24H"),
        ("ref", "value=PRESENT_REF", "PRESENT_REF"),
    ],
)
def test_without_publication_what_is_relative_stays_open(op, fields, value):
    ref = reckon(op, fields, published=None)
    assert (ref.value, ref.begin, ref.end) == (value, None, None)
    assert ref.anchor == "published"  # it says on what it hangs


def test_what_is_absolute_needs_no_publication():
    ref = reckon("date", "month=5 day=3 year=2031", published=None)
    assert (ref.value, ref.anchor) == ("2031-05-03", "absolute")


@pytest.mark.parametrize(
    ("op", "fields"),
    [
        ("date", "month=6 day=31 year=2031"),
        ("date", "month=2 day=30"),
        ("date", "month=3 day=5 year=2031 open=order"),
        ("shift", "count=99999999999 unit=year way=-1 from=published"),
        ("shift", "count=99999999999999 unit=day way=-1 from=published"),
        ("window", "count=99999999999 unit=week way=-1"),
        ("century", "century=0"),
        ("unheard-of", "count=1"),
    ],
)
def test_what_no_calendar_has_stays_open(op, fields):
    ref = reckon(op, fields)
    assert (ref.begin, ref.end) == (None, None)


def test_a_day_earlier_than_the_day_last_named():
    refs = resolve_times(
        [
            mention("weekday", "weekday=5"),
            mention("shift", "count=1 unit=day way=-1 from=mention"),
            mention("unit", "unit=day offset=1 from=mention"),
            mention("day", "offset=0 part=EV from=mention"),
        ],
        SUNDAY,
        "minute",
    )
    assert [ref.value for ref in refs] == [
        "2031-05-02",
        "2031-05-01",
        "2031-05-03",
        "2031-05-03TEV",
    ]
    assert refs[1].anchor == "event"


def test_the_following_year_follows_the_year_last_named():
    refs = resolve_times(
        [
            mention("year", "year=1995"),
            mention("unit", "unit=year offset=1 from=mention"),
        ],
        SUNDAY,
        "minute",
    )
    assert refs[1].value == "1996"


def test_the_words_of_an_event_are_kept():
    ref = reckon("event", "words=since+the+flood+began")
    assert (ref.text, ref.anchor) == ("since the flood began", "event")


WEEKENDS = [
    # published, offset, tense, saturday
    ((2031, 5, 4), 0, None, "2031-05-03"),
    ((2031, 5, 5), 0, "past", "2031-05-03"),
    ((2031, 5, 7), 0, "future", "2031-05-10"),
    ((2031, 5, 7), -1, None, "2031-05-03"),
    ((2031, 5, 4), -1, None, "2031-04-26"),
    ((2031, 5, 7), 1, None, "2031-05-17"),
]


@pytest.mark.parametrize(("published", "offset", "tense", "saturday"), WEEKENDS)
def test_weekends(published, offset, tense, saturday):
    moment = datetime.combine(date(*published), time(9), UTC)
    ref = reckon("unit", f"unit=weekend offset={offset}", tense, moment)
    assert ref.begin is not None
    assert ref.begin.date().isoformat() == saturday


def test_a_day_of_late_december_is_last_year_in_january():
    moment = datetime(2031, 1, 2, 9, tzinfo=UTC)
    assert reckon("date", "month=12 day=28", "past", moment).value == "2030-12-28"


def test_a_day_of_january_is_next_year_in_december():
    moment = datetime(2031, 12, 8, 9, tzinfo=UTC)
    assert reckon("date", "month=1 day=5", None, moment).value == "2032-01-05"
    assert reckon("date", "month=1 day=5", "past", moment).value == "2031-01-05"

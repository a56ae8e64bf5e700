"""From values to px, and where ticks stand."""

import itertools
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.publish.drawing.scales import (
    number_scale,
    spread,
    time_scale,
    time_ticks,
)

NOON = datetime(2031, 5, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("highest", "ticks"),
    [
        (0, [0, 1]),
        (1, [0, 1]),
        (31, [0, 10, 20, 30, 40]),
        (826, [0, 500, 1000]),
        (22_000, [0, 10_000, 20_000, 30_000]),
    ],
)
def test_numbers_are_ticked_in_ones_twos_and_fives(highest, ticks):
    scale, found = number_scale(highest, 300, 0)
    assert found == ticks
    assert scale(0) == 300
    assert scale(ticks[-1]) == 0


@pytest.mark.parametrize(
    ("lasts", "labels"),
    [
        (timedelta(hours=5), ["12:00", "13:00", "14:00", "15:00", "16:00", "17:00"]),
        (timedelta(hours=18), ["12:00", "15:00", "18:00", "21:00", "2 May", "03:00"]),
        (timedelta(days=4), ["2 May", "3 May", "4 May", "5 May"]),
        (timedelta(days=400), ["Jul 2031", "Oct 2031", "Jan 2032", "Apr 2032"]),
    ],
)
def test_times_are_ticked_as_calendars_are(lasts, labels):
    scale = time_scale(NOON, NOON + lasts, 0, 600)
    found = [label for _, label in time_ticks(scale, UTC, 6)]
    assert [label for label in labels if label in found] == labels


def test_a_day_begins_where_the_reader_is():
    scale = time_scale(NOON, NOON + timedelta(days=3), 0, 600)
    moments = [at for at, _ in time_ticks(scale, ZoneInfo("Asia/Damascus"), 4)]
    assert moments[0] == datetime(2031, 5, 1, 21, tzinfo=UTC)


def test_one_moment_alone_has_a_scale():
    scale = time_scale(NOON, NOON, 0, 100)
    assert scale(NOON.timestamp()) == 50


def test_the_last_year_of_the_calendar_has_an_end():
    first = datetime(9990, 1, 1, tzinfo=UTC)
    scale = time_scale(first, datetime(9999, 12, 31, tzinfo=UTC), 0, 600)
    assert len(time_ticks(scale, UTC, 6)) < 20


@given(st.lists(st.floats(0, 300), max_size=20))
def test_labels_never_touch_where_there_is_room(wanted):
    placed = spread(wanted, 15, 0, 300)
    order = sorted(range(len(wanted)), key=lambda n: wanted[n])
    gaps = [placed[b] - placed[a] for a, b in itertools.pairwise(order)]
    assert all(gap >= 15 - 1e-9 for gap in gaps)
    assert all(at <= 300 for at in placed)

"""CSV cells."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from sayso.publish.cells import cell_of, csv_line


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (None, ""),
        (True, "true"),
        (False, "false"),
        (412, "412"),
        (-3.25, "-3.25"),
        ("Halvik", "Halvik"),
        (("MPA", "Norlink"), "MPA; Norlink"),
        (datetime(2031, 5, 2, 4, tzinfo=UTC), "2031-05-02T04:00:00Z"),
        (
            datetime(2031, 5, 2, 4, tzinfo=timezone(timedelta(hours=1))),
            "2031-05-02T03:00:00Z",
        ),
    ],
)
def test_cells(cell, text):
    assert cell_of(cell) == text


@pytest.mark.parametrize("words", ["=1+1", "+44", "-2", "@here", "\tx", "\rx"])
def test_a_text_that_looks_like_a_formula_is_guarded(words):
    assert cell_of(words) == "'" + words
    assert cell_of([words, "b"]) == f"'{words}; b"


def test_a_number_is_not_a_formula():
    assert cell_of(-2) == "-2"


def test_a_line_is_quoted_where_it_must_be():
    line = csv_line(['He said "no"', "a, b", "two\nlines"])
    assert line == b'"He said ""no""","a, b","two\nlines"\r\n'


def test_half_a_pair_does_not_stop_the_line():
    assert csv_line(["\ud83d"]) == b"\\ud83d\r\n"

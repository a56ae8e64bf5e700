"""Half-open spans."""

import pytest

from sayso.model.span import Span, hull_of


@pytest.mark.parametrize(("start", "end"), [(3, 3), (4, 3), (-1, 2)])
def test_a_span_is_never_empty_or_negative(start, end):
    with pytest.raises(ValueError, match=r"needs 0 <= start < end, got \[") as caught:
        Span(start, end)
    assert f"[{start}, {end})" in str(caught.value)


def test_its_length_counts_code_points():
    assert len(Span(2, 7)) == 5


@pytest.mark.parametrize(
    ("other", "contains", "overlaps"),
    [
        (Span(2, 7), True, True),
        (Span(3, 4), True, True),
        (Span(1, 4), False, True),
        (Span(6, 9), False, True),
        # half-open: they touch and share nothing
        (Span(7, 9), False, False),
        (Span(0, 2), False, False),
    ],
)
def test_how_two_spans_lie(other, contains, overlaps):
    assert Span(2, 7).contains(other) is contains
    assert Span(2, 7).overlaps(other) is overlaps


def test_spans_sort_in_text_order():
    assert sorted([Span(4, 6), Span(1, 9), Span(1, 2)]) == [
        Span(1, 2),
        Span(1, 9),
        Span(4, 6),
    ]


def test_the_hull_holds_all():
    assert hull_of((Span(4, 6), Span(1, 2), Span(5, 9))) == Span(1, 9)

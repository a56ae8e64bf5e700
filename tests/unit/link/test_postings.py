"""The compact table of postings answers as a dict of lists would."""

from hypothesis import given
from hypothesis import strategies as st

from sayso.link.postings import MOST_HOLDERS, Postings

tags = st.integers(0, 2**32 - 1) | st.integers(0, 5)


@given(st.lists(st.tuples(tags, st.integers(0, 2**31)), max_size=60))
def test_holders_are_found_in_the_order_in_which_they_were_filed(rows):
    table = Postings()
    kept: dict[int, list[int]] = {}
    for tag, number in rows:
        table.add(tag, number)
        kept.setdefault(tag, []).append(number)
    for tag, numbers in kept.items():
        assert table.holders(tag) == numbers[:MOST_HOLDERS]


def test_it_grows_and_keeps_everything():
    table = Postings()
    for number in range(20_000):
        table.add(number * 7, number)
    assert len(table) == 20_000
    assert all(table.holders(n * 7) == [n] for n in range(0, 20_000, 997))
    assert table.holders(1) == []


def test_of_a_common_one_the_first_holders_are_kept():
    table = Postings()
    for number in range(500):
        table.add(3, number)
    assert table.holders(3) == list(range(MOST_HOLDERS))

"""What a shared passage is, and who had it first."""

from datetime import UTC, datetime

import pytest

from sayso.link.imprints import imprint_of
from sayso.link.repeats import first_of, kind_of, repeats_of
from sayso.link.sheets import Laid
from tests.linking.story import COURIER, LANTERN, MPA, document

NORLINK = "Norlink"

NEWS = (
    "Rebel fighters entered the town of Halvik on Saturday after the army left its "
    "last posts north of the river. Shops were shut and the streets were empty by noon."
)
QUOTE = (
    "“We shall come to the capital and we shall stay there for good, whatever they may "
    "send against us,” General Velk said."
)
RAIN = " It rained in Tarn for the fourth day in a row and the river rose again."
WIND = " Wind blew the roofs off two barns near Velmora, the mayor said."


def laid(text, outlet=COURIER, at="1 09:00", **head):
    return Laid(document(text, outlet=outlet, at=at, **head))


def repeats(one, other):
    kind, _ = kind_of(imprint_of(one.doc), imprint_of(other.doc))
    return [
        (r.kind, one.doc.quote(r.a), other.doc.quote(r.b))
        for r in repeats_of(one, other, kind)
    ]


def test_a_passage_of_two_outlets_is_a_copy():
    found = repeats(laid(NEWS + RAIN), laid(WIND + " " + NEWS, LANTERN))
    assert found == [("copy", NEWS, NEWS)]


def test_a_passage_of_one_outlet_is_its_own_update():
    assert repeats(laid(NEWS + RAIN), laid(WIND + " " + NEWS))[0][0] == "own-update"
    address = "https://lantern.example/1"
    one, other = (laid(NEWS + x, None, address=address) for x in (RAIN, WIND))
    assert repeats(one, other)[0][0] == "own-update"


def test_a_quotation_in_two_papers_is_a_shared_source():
    # Two reporters may have heard the same man.
    ((kind, one, other),) = repeats(
        laid(QUOTE + RAIN), laid(WIND + " " + QUOTE, LANTERN)
    )
    assert (kind, one, other) == ("shared-source", QUOTE, QUOTE)


def test_a_quotation_with_the_reporters_words_around_it_is_a_copy():
    passage = f"{NEWS} {QUOTE}"
    assert repeats(laid(passage + RAIN), laid(WIND + " " + passage, LANTERN)) == [
        ("copy", passage, passage)
    ]


@pytest.mark.parametrize(
    "phrase",
    [
        "said in a statement on Saturday that the talks",
        "Antoni Velk, the spokesman of the Northern Front in the north of Karvelia",
    ],
)
def test_a_phrase_is_no_passage(phrase):
    one = f"The army {phrase} were over before they began."
    other = f"A mayor of the south, speaking to us, {phrase} had failed him badly."
    assert repeats(laid(one + RAIN), laid(other + WIND, LANTERN)) == []


def test_what_a_text_says_twice_is_found_once_in_its_reprint():
    text = NEWS + RAIN + " " + NEWS
    assert len(repeats(laid(text), laid(text, LANTERN, "1 10:00"))) == 1


def first(one, other):
    return first_of(one, other, (imprint_of(one.doc), imprint_of(other.doc)))


def test_a_credit_says_who_had_it_first_before_any_clock():
    one, other = (
        laid(NEWS, at="1 09:00", credit=[NORLINK]),
        laid(NEWS, NORLINK, "2 09:00"),
    )
    assert first(one, other) == ("b", "b is credited by the other")
    assert first(other, one)[0] == "a"


def test_who_is_named_in_the_text_as_the_reporter_had_it_first():
    one = laid(f"{NEWS} Norlink reported it on Sunday.", at="1 09:00")
    other = laid(NEWS, NORLINK, "2 09:00")
    assert first(one, other)[0] == "b"


def test_else_the_clock_says_it():
    one, other = laid(NEWS), laid(NEWS, LANTERN, "1 10:00")
    assert first(one, other) == ("a", "a was printed first, 2031-05-01 09:00 UTC")
    assert first(other, one)[0] == "b"


def test_two_that_credit_each_other_say_nothing():
    one, other = laid(NEWS, credit=[LANTERN]), laid(NEWS, LANTERN, credit=[COURIER])
    assert first(one, other) == ("unknown", "each credits the other")


def test_at_one_time_nobody_was_first():
    assert first(laid(NEWS), laid(NEWS, LANTERN))[0] == "unknown"
    # a third agency that both credit is neither of them
    one, other = (laid(NEWS, o, credit=[MPA]) for o in (COURIER, LANTERN))
    assert first(one, other)[0] == "unknown"


def test_a_clock_from_the_future_says_nothing():
    one, other = laid(NEWS, at="1 09:00"), laid(NEWS, LANTERN, "20 09:00")
    assert other.doc.retrieved_at < datetime(2031, 5, 20, tzinfo=UTC)
    assert first(one, other) == (
        "unknown",
        "the clock of b is ahead of when it was read",
    )

"""Single values: what is read, what is shown, what is refused."""

from datetime import UTC, datetime

import pytest

from sayso.errors import NotationError
from sayso.notation.lexer import Segment
from sayso.notation.tree import Piece, Ref, Words
from sayso.notation.values import (
    FLAG,
    INTEGER,
    REF,
    REFS,
    TEXT,
    TEXTS,
    TIME,
    WORDS,
    Given,
    choice,
    keyed,
)


def given(*raws: str) -> Given:
    return Given(Segment("key", 1, 1), tuple(Segment(raw, 1, 5) for raw in raws))


@pytest.mark.parametrize(
    ("raw", "piece"),
    [
        ("the army", Piece(words="the army")),
        ("the army #2", Piece(words="the army", nth=2)),
        (r"room \#2", Piece(words="room #2")),
        ("@8 he", Piece(words="he", paragraph=8)),
        (r"\@8 he", Piece(words="@8 he")),
        ("Dres~", Piece(words="Dres", open_end=True)),
        ("~resna", Piece(words="resna", open_start=True)),
        (r"~about\~", Piece(words="about~", open_start=True)),
        (r"\~about", Piece(words="~about")),
        (r"wait \...", Piece(words="wait ...")),
        ("wait... for", Piece(words="wait... for")),
        (r"\outlet", Piece(words="outlet")),
    ],
)
def test_words_with_their_marks(raw, piece):
    assert WORDS.read(given(raw)) == Words(first=piece)
    assert WORDS.show(Words(first=piece)) == raw


def test_first_and_last_words():
    words = Words(first=Piece(words="it had"), last=Piece(words="Halvik", paragraph=3))
    assert WORDS.read(given("it had ... @3 Halvik")) == words
    assert WORDS.show(words) == "it had ... @3 Halvik"


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        ("a ... b ... c", "only one"),
        ("... left", "no words"),
        ("left ...", "no words"),
        ("#2", "no words"),
        ("@3", "no words"),
    ],
)
def test_words_that_say_nothing_are_refused(raw, message):
    with pytest.raises(NotationError, match=message):
        WORDS.read(given(raw))


@pytest.mark.parametrize(
    ("raw", "at"),
    [
        ("2031-05-02T04:15:00Z", datetime(2031, 5, 2, 4, 15, tzinfo=UTC)),
        ("2031-05-02T04:15:00.5Z", datetime(2031, 5, 2, 4, 15, 0, 500000, tzinfo=UTC)),
        ("2031-05-02T06:15+02:00", datetime(2031, 5, 2, 4, 15, tzinfo=UTC)),
    ],
)
def test_times_are_utc(raw, at):
    assert TIME.read(given(raw)) == at
    assert TIME.read(given(TIME.show(at))) == at
    assert TIME.show(at).endswith("Z")


@pytest.mark.parametrize(
    ("kind", "raws", "message"),
    [
        (TIME, ["yesterday"], "no time; write 2031"),
        (TIME, ["2031-05-02T04:15:00"], "has no zone; add Z"),
        (INTEGER, ["few"], "no whole number"),
        (FLAG, ["yes"], "stands alone"),
        (TEXT, [], "takes one value, 0 are given"),
        (TEXT, ["a", "b"], "takes one value, 2 are given"),
        (REF, ["9"], "write paragraph.count, as 9.1"),
        (REF, ["doc/0.1"], "line 1, column 9: '0.1' is no number"),
        (choice(["left", "right"]), ["up"], "'up' is none of left, right"),
    ],
)
def test_faults_say_where_and_what_is_expected(kind, raws, message):
    with pytest.raises(NotationError, match=message):
        kind.read(given(*raws))


@pytest.mark.parametrize(
    ("raw", "ref"),
    [
        ("9.1", Ref(number="9.1")),
        ("01-0410/9.1", Ref(number="9.1", document="01-0410")),
        (
            r"https://lantern.example/a\sb/2.1",
            Ref(number="2.1", document="https://lantern.example/a b"),
        ),
    ],
)
def test_references_to_claims(raw, ref):
    assert REF.read(given(raw)) == ref
    assert REF.show(ref) == raw


def test_several_values_on_a_line():
    assert TEXTS.read(given("MPA", "The Velmora Courier")) == (
        "MPA",
        "The Velmora Courier",
    )
    assert TEXTS.show(("MPA", "Norlink")) == "MPA  Norlink"
    refs = (Ref(number="1.1"), Ref(number="2.1"))
    assert REFS.read(given("1.1", "2.1")) == refs
    assert REFS.show(refs) == "1.1  2.1"


def test_single_words():
    assert INTEGER.read(given("-3")) == -3
    assert FLAG.read(given()) is True
    assert FLAG.show(True) == ""
    assert choice(["left"]).read(given("left")) == "left"


def test_a_segment_as_key_and_value():
    found = keyed(Segment("place Port Sennet", 4, 9))
    assert found.key.raw == "place"
    assert found.segments == (Segment("Port Sennet", 4, 15),)
    assert keyed(Segment("negated", 4, 9)).segments == ()

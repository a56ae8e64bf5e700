"""Lines, segments and escapes."""

import pytest

from sayso.errors import NotationError
from sayso.notation.lexer import Segment, escaped, lines_of, unescaped


def raws(text: str) -> list[tuple[bool, list[str]]]:
    return [
        (line.indented, [line.keyword.raw, *(s.raw for s in line.segments)])
        for line in lines_of(text)
    ]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("claim 9.1", (False, ["claim", "9.1"])),
        ("  source   HTS", (True, ["source", "HTS"])),
        # one space is part of a segment, two part segments
        ("  event  enter  actor the NFR", (True, ["event", "enter", "actor the NFR"])),
        ("  source  outlet    # nobody is cited", (True, ["source", "outlet"])),
        ("  content  #Velmora is calm", (True, ["content", "#Velmora is calm"])),
        ("  content  the army #2", (True, ["content", "the army #2"])),
        ("  negated  \r", (True, ["negated"])),
    ],
)
def test_a_line_is_a_keyword_and_segments(line, expected):
    assert raws(line) == [expected]


def test_empty_lines_and_comments_say_nothing():
    assert raws("\n   \n# a note\n  #another\n") == []


def test_places_are_counted_from_one():
    (line,) = lines_of("\n  event  enter  actor NFR")
    assert [(s.line, s.column) for s in line.segments] == [(2, 10), (2, 17)]
    assert (line.keyword.line, line.keyword.column) == (2, 3)


def test_a_tab_is_refused_where_spaces_count():
    with pytest.raises(NotationError, match=r"line 1, column 1: a tab"):
        list(lines_of("\tsource NFR"))


@pytest.mark.parametrize(
    ("words", "raw"),
    [
        ("Halvik", "Halvik"),
        ("", r"\e"),
        ("two  spaces", r"two \sspaces"),
        (" edges ", r"\sedges\s"),
        ("# a note", r"\# a note"),
        ("a\nb\tc\rd", r"a\nb\tc\rd"),
        ("C:\\news", r"C:\\news"),
        ("a\u2028b", r"a\u{2028}b"),
        # half of a pair, as broken UTF-16 leaves it, cannot be written as UTF-8
        ("\ud83d", r"\u{d83d}"),
        ("10\u00a0people", "10\u00a0people"),
    ],
)
def test_what_cannot_be_seen_is_escaped(words, raw):
    assert escaped(words) == raw
    assert unescaped(Segment(raw, 1, 1)) == words


@pytest.mark.parametrize("raw", ["a\\", r"\u{110000}", r"\u{zz}"])
def test_an_unknown_escape_is_refused(raw):
    with pytest.raises(NotationError, match="no escape"):
        unescaped(Segment(raw, 3, 5))


def test_any_other_character_may_be_escaped():
    assert unescaped(Segment(r"\outlet\.", 1, 1)) == "outlet."

"""How single values stand in a .say text: each kind reads and shows, inversely.

A kind reads what was given after a keyword, on a line or inside a segment, and shows
a value as it stands there. A fault names line and column and what was expected.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sayso.notation.lexer import Segment, escaped, fault, plain, unescaped
from sayso.notation.tree import Piece, Ref, Words

ELLIPSIS = "..."
OWN_VOICE = "outlet"
_NUMBER = re.compile(r"[1-9]\d*\.[1-9]\d*")  # 9.1
_NTH = re.compile(r"#[1-9]\d*")  # #2
_PARAGRAPH = re.compile(r"@[1-9]\d*")  # @8
_INTEGER = re.compile(r"-?\d+")
# "con~": a tilde at the end that no backslash takes as it is
_OPEN_END = re.compile(r"(?<!\\)(?:\\\\)*~$")


@dataclass(frozen=True, slots=True)
class Given:
    """A keyword and the segments that were given with it."""

    key: Segment
    segments: tuple[Segment, ...]

    def one(self) -> Segment:
        """The only segment; more or none is a fault."""
        if len(self.segments) != 1:
            fault(
                self.key,
                f"'{self.key.raw}' takes one value, {len(self.segments)} are given; "
                r"two spaces part values, a double space in a text is written ' \s'",
            )
        return self.segments[0]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of value: what reads it and what shows it.

    The two are inverse; that they fit each other is what the properties test.
    """

    read: Callable[[Given], Any]
    show: Callable[[Any], str]


def choice(values: Iterable[str]) -> Kind:
    """One of a closed list of words."""
    known = {str(value): value for value in values}

    def read(given: Given) -> str:
        segment = given.one()
        if segment.raw not in known:
            fault(segment, f"'{segment.raw}' is none of {', '.join(known)}")
        return known[segment.raw]

    return Kind(read, str)


def keyed(segment: Segment) -> Given:
    """A segment such as "place Halvik" as its key and the value after it."""
    key, _, rest = segment.raw.partition(" ")
    if not rest:
        return Given(segment, ())
    value = Segment(rest, segment.line, segment.column + len(key) + 1)
    return Given(Segment(key, segment.line, segment.column), (value,))


def _read_time(given: Given) -> datetime:
    segment = given.one()
    try:
        at = datetime.fromisoformat(segment.raw)
    except ValueError:
        fault(segment, f"'{segment.raw}' is no time; write 2031-05-02T04:15:00Z")
    if at.tzinfo is None:
        fault(segment, f"'{segment.raw}' has no zone; add Z for UTC")
    return at.astimezone(UTC)


def show_time(at: datetime) -> str:
    """The moment in UTC, with Z."""
    return at.astimezone(UTC).isoformat().replace("+00:00", "Z")


def _read_integer(given: Given) -> int:
    segment = given.one()
    if not _INTEGER.fullmatch(segment.raw):
        fault(segment, f"'{segment.raw}' is no whole number")
    return int(segment.raw)


def _read_flag(given: Given) -> bool:
    if given.segments:
        fault(given.segments[0], f"'{given.key.raw}' stands alone")
    return True


def number_in(segment: Segment) -> str:
    """The number of a block: paragraph and count, "9.1"."""
    if not _NUMBER.fullmatch(segment.raw):
        fault(segment, f"'{segment.raw}' is no number; write paragraph.count, as 9.1")
    return segment.raw


def ref_in(segment: Segment) -> Ref:
    """A reference to a claim: "9.1", or "01-0410/9.1" for one of another document."""
    label, slash, number = segment.raw.rpartition("/")
    column = segment.column + len(label) + len(slash)
    return Ref(
        number=number_in(Segment(number, segment.line, column)),
        document=plain(label, segment) if slash else None,
    )


def show_ref(ref: Ref) -> str:
    """The reference as one word."""
    if ref.document is None:
        return ref.number
    label = escaped(ref.document).replace(" ", r"\s")
    return f"{label}/{ref.number}"


def words_in(segment: Segment) -> Words:
    """Words to be found: "it had captured ... of Halvik", "the army #2", "@8 he"."""
    tokens = segment.raw.split(" ")
    cuts = [i for i, token in enumerate(tokens) if token == ELLIPSIS]
    if len(cuts) > 1:
        fault(
            segment, r"only one ' ... ' joins first and last words; else write '\...'"
        )
    if not cuts:
        return Words(first=_piece_in(tokens, segment))
    first, last = tokens[: cuts[0]], tokens[cuts[0] + 1 :]
    return Words(first=_piece_in(first, segment), last=_piece_in(last, segment))


def _piece_in(tokens: list[str], at: Segment) -> Piece:
    paragraph = nth = None
    if tokens and _PARAGRAPH.fullmatch(tokens[0]):
        paragraph, tokens = int(tokens[0][1:]), tokens[1:]
    if tokens and _NTH.fullmatch(tokens[-1]):
        nth, tokens = int(tokens[-1][1:]), tokens[:-1]
    raw = " ".join(tokens)
    open_start = raw.startswith("~")
    raw = raw[open_start:]
    open_end = _OPEN_END.search(raw) is not None
    words = plain(raw[: len(raw) - open_end], at)
    if not words:
        fault(at, "no words to look for")
    return Piece(
        words=words,
        nth=nth,
        paragraph=paragraph,
        open_start=open_start,
        open_end=open_end,
    )


def show_words(words: Words) -> str:
    """The words as one segment."""
    shown = _show_piece(words.first)
    if words.last is not None:
        return f"{shown} {ELLIPSIS} {_show_piece(words.last)}"
    return "\\" + shown if shown == OWN_VOICE else shown


def _show_piece(piece: Piece) -> str:
    tokens = [_literal(token) for token in escaped(piece.words).split(" ")]
    raw = " ".join(tokens)
    if _OPEN_END.search(raw):
        raw = raw[:-1] + r"\~"
    raw = "~" * piece.open_start + raw + "~" * piece.open_end
    paragraph = "" if piece.paragraph is None else f"@{piece.paragraph} "
    return paragraph + raw + ("" if piece.nth is None else f" #{piece.nth}")


def _literal(token: str) -> str:
    """A token of the text that would mean something here, made harmless."""
    means = token == ELLIPSIS or token.startswith("~")
    means = means or bool(_NTH.fullmatch(token) or _PARAGRAPH.fullmatch(token))
    return "\\" + token if means else token


TEXT = Kind(lambda given: unescaped(given.one()), escaped)
TEXTS = Kind(
    lambda given: tuple(unescaped(s) for s in given.segments),
    lambda texts: "  ".join(map(escaped, texts)),
)
WORDS = Kind(lambda given: words_in(given.one()), show_words)
FLAG = Kind(_read_flag, lambda _: "")
INTEGER = Kind(_read_integer, str)
TIME = Kind(_read_time, show_time)
REF = Kind(lambda given: ref_in(given.one()), show_ref)
REFS = Kind(
    lambda given: tuple(ref_in(s) for s in given.segments),
    lambda refs: "  ".join(map(show_ref, refs)),
)

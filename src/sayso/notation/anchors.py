"""Spans as words inside numbered paragraphs, and back to offsets.

Paragraphs are the lines of a text that are not blank, counted from 1; white space
around a line belongs to the line before it, so that paragraphs tile the text. Words
must be found exactly once where they are looked for, or a number picks one: `#2`. All
kinds of white space inside a line count as a space. Words end where words of the text
end, unless `~` says that they are cut out of a longer one. The last words of a long
span are looked for after its first words.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence

from sayso.errors import NotationError
from sayso.model.span import Span
from sayso.notation.tree import Piece, Words

# "At least 412 people ... since the bridges fell": longer spans show their ends.
WHOLE_UP_TO = 9
SHOWN = 4
_WORD = re.compile(r"\S+")
_SPACES = dict.fromkeys(
    map(
        ord,
        "\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008"
        "\u2009\u200a\u202f\u205f\u3000",
    ),
    " ",
)


class Paragraphs:
    """The numbered paragraphs of one text."""

    __slots__ = ("_starts", "text")

    def __init__(self, text: str) -> None:
        self.text = text.translate(_SPACES)
        self._starts = _starts_of(text)

    def __len__(self) -> int:
        return len(self._starts)

    def number_at(self, offset: int) -> int:
        """The number of the paragraph that holds an offset."""
        return bisect_right(self._starts, offset)

    def span(self, number: int) -> tuple[int, int]:
        """Where a paragraph begins and where the next one does."""
        if not 1 <= number <= len(self):
            message = f"there is no paragraph {number}; the text has {len(self)}"
            raise NotationError(message)
        ends = (*self._starts[1:], len(self.text))
        return self._starts[number - 1], ends[number - 1]


def _starts_of(text: str) -> tuple[int, ...]:
    starts, offset = [], 0
    for line in text.split("\n"):
        if line.strip():
            starts.append(offset)
        offset += len(line) + 1
    return (0, *starts[1:])


def locate(paragraph_text: str, words: Words | str) -> tuple[int, int]:
    """Where in one paragraph the words stand; NotationError says how many were found.

    Words given as a string are taken as they are, with ` ... ` between first and last.
    """
    if isinstance(words, str):
        first, _, last = words.partition(" ... ")
        words = Words(
            first=Piece(words=first), last=Piece(words=last) if last else None
        )
    text = paragraph_text.translate(_SPACES)
    start, end = _find(text, words.first, 0, len(text))
    if words.last is None:
        return start, end
    return start, _find(text, words.last, end, len(text))[1]


def span_of(text: Paragraphs, paragraph: int, words: Words) -> Span:
    """The span that words of a block mean; the block is about `paragraph`."""
    number = words.first.paragraph or paragraph
    begin, stop = text.span(number)
    start, end = _find(text.text, words.first, begin, stop)
    if words.last is None:
        return Span(start, end)
    if words.last.paragraph is not None:
        end, stop = text.span(words.last.paragraph)
    return Span(start, _find(text.text, words.last, end, stop)[1])


def _find(text: str, piece: Piece, begin: int, stop: int) -> tuple[int, int]:
    places = _places(text, piece, begin, stop)
    if len(places) == 1 and piece.nth in {None, 1}:
        return places[0]
    if piece.nth is not None and 1 <= piece.nth <= len(places):
        return places[piece.nth - 1]
    raise NotationError(_complaint(piece, len(places)))


def _complaint(piece: Piece, count: int) -> str:
    if count == 0:
        return f"“{piece.words}” was found 0 times; copy the words from the text"
    if piece.nth is None:
        return (
            f"“{piece.words}” was found {count} times; add #1 to #{count} to pick one"
        )
    return f"“{piece.words}” was found {count} times; there is no #{piece.nth}"


def _places(text: str, piece: Piece, begin: int, stop: int) -> list[tuple[int, int]]:
    words = piece.words.translate(_SPACES)
    wanted, found = (piece.open_start, piece.open_end), []
    at = text.find(words, begin, stop) if words else -1
    while at >= 0:
        end = at + len(words)
        if (_inside_word(text, at), _inside_word(text, end)) == wanted:
            found.append((at, end))
        at = text.find(words, at + 1, stop)
    return found


def _inside_word(text: str, at: int) -> bool:
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()


def words_for(text: str | Paragraphs, paragraph: int, span: Span) -> Words:
    """The words that mean a span, in a block about a paragraph; `span_of` undoes it."""
    where = text if isinstance(text, Paragraphs) else Paragraphs(text)
    first = where.number_at(span.start)
    last = where.number_at(span.end - 1)
    named = None if first == paragraph else first
    if first != last:
        return _across(where, span, named, last)
    begin, stop = where.span(first)
    ends = _ends(where.text, span)
    if ends is None:
        return Words(first=_piece(where.text, span, (begin, stop), named))
    head, tail = ends
    return Words(
        first=_piece(where.text, head, (begin, stop), named),
        last=_piece(where.text, tail, (head.end, stop), None),
    )


def _across(where: Paragraphs, span: Span, named: int | None, last: int) -> Words:
    """A span that runs on into a later paragraph, by its first and last words."""
    region = where.span(where.number_at(span.start))
    begin, stop = where.span(last)
    head = _first_words(where.text, Span(span.start, region[1]))
    tail = _last_words(where.text, Span(begin, span.end))
    return Words(
        first=_piece(where.text, head, region, named),
        last=_piece(where.text, tail, (begin, stop), last),
    )


def _ends(text: str, span: Span) -> tuple[Span, Span] | None:
    """First and last words of a long span; None for a short one."""
    if len(_WORD.findall(text, span.start, span.end)) <= WHOLE_UP_TO:
        return None
    return _first_words(text, span), _last_words(text, span)


def _first_words(text: str, span: Span) -> Span:
    words = list(_WORD.finditer(text, span.start, span.end))
    return Span(span.start, words[SHOWN - 1].end()) if len(words) > SHOWN else span


def _last_words(text: str, span: Span) -> Span:
    words = list(_WORD.finditer(text, span.start, span.end))
    return Span(words[-SHOWN].start(), span.end) if len(words) > SHOWN else span


def _piece(
    text: str, span: Span, region: tuple[int, int], paragraph: int | None
) -> Piece:
    piece = Piece(
        words=text[span.start : span.end],
        paragraph=paragraph,
        open_start=_inside_word(text, span.start),
        open_end=_inside_word(text, span.end),
    )
    places = _places(text, piece, *region)
    nth = None if len(places) == 1 else places.index((span.start, span.end)) + 1
    return Piece(
        words=piece.words,
        nth=nth,
        paragraph=paragraph,
        open_start=piece.open_start,
        open_end=piece.open_end,
    )


def numbers_of(where: Paragraphs, spans: Sequence[Span]) -> tuple[str, ...]:
    """A number for each span, "9.2" for the second of paragraph 9, in given order."""
    counts: dict[int, int] = {}
    numbers = []
    for span in spans:
        paragraph = where.number_at(span.start)
        counts[paragraph] = counts.get(paragraph, 0) + 1
        numbers.append(f"{paragraph}.{counts[paragraph]}")
    return tuple(numbers)

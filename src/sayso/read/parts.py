"""A text as parts: headline, byline, dateline, credit, paragraphs, captions, furniture.

Every line that is not empty is in exactly one part, so that nothing is lost; what
is read for claims is for `extract` to choose. A paragraph is a line, or the lines that
a sender wrapped at some 60 to 80 letters.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from sayso.model.document import Part, PartKind
from sayso.model.span import Span
from sayso.read.head import (
    Day,
    Mark,
    byline_of,
    credit_line_of,
    dateline_of,
    end_credit_of,
)
from sayso.text.names import fold
from sayso.vocab import table

Range = tuple[int, int]

_LINE = re.compile(r"[^\r\n\v\f\x85\u2028\u2029]+")
_SENTENCE_END = (".", "!", "?", "…", ":", ";", '"', "”", "'", "’", ")")
_SLUG = re.compile(r"[A-Z0-9]{2,}(?:-[A-Z0-9]+)+(?: [A-Z0-9/.]+)?$")
_TOP, _TAIL, _DATELINES = 4, 4, 3
_WRAPPED_LINES_NEEDED = 3
_SHORTEST_WRAP, _LONGEST_WRAP = 40, 100
_LONGEST_HEADLINE = 140


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """The parts of a text, and what its own lines say about it.

    `signature`: the site's own mark at the end of the text ("| BGNES").
    """

    parts: tuple[Part, ...]
    headline: str | None = None
    slug: str | None = None
    byline: str | None = None
    dateline: str | None = None
    day: Day | None = None
    credit: tuple[str, ...] = ()
    signature: str | None = None


def layout_of(text: str, headline: str | None = None) -> Layout:
    """The parts of a text; `headline` is what metadata gives, or None."""
    marks = tuple(_marks_of(text, headline))
    whole = len(marks) == 1 and marks[0].kind is not PartKind.BODY
    if whole:  # "Reuters" and nothing else is all there is to read
        marks = (replace(marks[0], kind=PartKind.BODY, names=(), words=None),)
    parts = tuple(Part(kind=m.kind, span=Span(m.start, m.end)) for m in marks)
    dateline = _first(marks, PartKind.DATELINE)
    byline = next((m.words for m in _of(marks, PartKind.BYLINE) if m.words), None)
    signed = [m for m in marks if m.signs]
    title = _first(marks, PartKind.HEADLINE)
    return Layout(
        parts=parts,
        headline=text[title.start : title.end] if title else None,
        slug=next((m.words for m in _of(marks, PartKind.BOILERPLATE) if m.words), None),
        byline=byline,
        dateline=dateline.words if dateline else None,
        day=dateline.day if dateline else None,
        credit=tuple(dict.fromkeys(name for m in marks for name in m.names)),
        signature=signed[-1].names[0] if signed else None,
    )


def paragraphs_of(text: str) -> Iterator[Range]:
    """Half-open (start, end) of each paragraph, white space trimmed, in order."""
    lines = [trimmed for m in _LINE.finditer(text) if (trimmed := _trim(m))]
    wrapped = _is_wrapped(text, lines)
    begin: int | None = None
    for number, (start, end) in enumerate(lines):
        begin = start if begin is None else begin
        following = lines[number + 1] if number + 1 < len(lines) else None
        if not (wrapped and following and _goes_on(text, (start, end), following)):
            yield begin, end
            begin = None


def _of(marks: tuple[Mark, ...], kind: PartKind) -> Iterator[Mark]:
    return (mark for mark in marks if mark.kind is kind)


def _first(marks: tuple[Mark, ...], kind: PartKind) -> Mark | None:
    return next(_of(marks, kind), None)


def _trim(match: re.Match[str]) -> Range | None:
    line = match.group()
    stripped = line.strip()
    if not stripped:
        return None
    start = match.start() + len(line) - len(line.lstrip())
    return start, start + len(stripped)


def _is_wrapped(text: str, lines: list[Range]) -> bool:
    """Whether most lines that another follows at once break off inside a sentence."""
    inner = [
        (start, end)
        for (start, end), (following, _) in pairwise(lines)
        if _adjacent(text, end, following)
    ]
    if len(inner) < _WRAPPED_LINES_NEEDED:
        return False
    fitting = sum(
        _SHORTEST_WRAP <= end - start <= _LONGEST_WRAP for start, end in inner
    )
    broken = sum(not text[start:end].endswith(_SENTENCE_END) for start, end in inner)
    return fitting >= 0.7 * len(inner) and broken >= 0.6 * len(inner)


def _adjacent(text: str, end: int, following: int) -> bool:
    gap = text[end:following]
    return len(gap) < 80 and gap.count("\n") + gap.count("\r") - gap.count("\r\n") == 1


def _goes_on(text: str, line: Range, following: Range) -> bool:
    """Whether a wrapped line runs on: no empty line, indent or short end follows."""
    start, end = line
    gap = text[end : following[0]]
    indent = gap[max(gap.rfind("\n"), gap.rfind("\r")) + 1 :]
    if not _adjacent(text, end, following[0]) or len(indent.expandtabs(4)) > 1:
        return False
    return end - start >= _SHORTEST_WRAP or text[following[0]].islower()


def _marks_of(text: str, headline: str | None) -> Iterator[Mark]:
    ranges = list(paragraphs_of(text))
    wanted = fold(headline) if headline else None
    bodies = 0
    for number, (start, end) in enumerate(ranges):
        line = text[start:end]
        top = bodies == 0 and number < _TOP
        tail = number >= len(ranges) - _TAIL
        if top and _is_headline(line, wanted, text, ranges[number + 1 :]):
            yield Mark(kind=PartKind.HEADLINE, start=start, end=end)
            wanted = ""
            continue
        mark = _lone_mark(line, edge=top or tail)
        if mark is not None:
            yield replace(mark, start=start, end=end)
            continue
        bodies += 1
        dated = bodies <= _DATELINES
        yield from _body_marks(line, start, dated=dated, tail=tail)


def _lone_mark(line: str, *, edge: bool) -> Mark | None:
    """What a whole line is, when it is no paragraph of the story."""
    whole = Mark(kind=PartKind.BOILERPLATE, start=0, end=len(line))
    if edge and (mark := byline_of(line) or credit_line_of(line)):
        return mark if not _is_furniture(line) else whole
    if _is_correction(line):
        return replace(whole, kind=PartKind.CORRECTION)
    if _is_furniture(line):
        return whole
    if _is_caption(line):
        return replace(whole, kind=PartKind.CAPTION)
    if edge and _SLUG.match(line):
        return replace(whole, words=line)
    return None


def _body_marks(line: str, base: int, *, dated: bool, tail: bool) -> Iterator[Mark]:
    dateline = dateline_of(line) if dated else None
    begin = dateline.end if dateline else 0
    credit = end_credit_of(line[begin:]) if tail else None
    end = begin + credit.start if credit else len(line)
    if dateline:
        stop = len(line[:begin].rstrip())
        yield replace(dateline, start=base, end=base + stop)
    body = line[begin:end]
    stripped = body.strip()
    if stripped:
        start = base + begin + len(body) - len(body.lstrip())
        yield Mark(kind=PartKind.BODY, start=start, end=start + len(stripped))
    if credit:
        left = line[end:]
        start = base + end + len(left) - len(left.lstrip())
        yield replace(credit, start=start, end=base + len(line))


def _is_headline(line: str, wanted: str | None, text: str, rest: list[Range]) -> bool:
    """Whether a line over the story is its headline.

    With a headline from metadata only the same words are one (`wanted` is empty once
    it has been seen); else a short line without a full stop, over something longer.
    """
    if wanted is not None:
        return bool(wanted) and len(line) <= 400 and fold(line) == wanted
    if not rest or len(line) > _LONGEST_HEADLINE or line.endswith((".", "…", ":", ";")):
        return False
    if byline_of(line) or credit_line_of(line) or dateline_of(line):
        return False
    if _SLUG.match(line) or _is_furniture(line) or _is_correction(line):
        return False
    longest = max(end - start for start, end in rest[:4])
    return longest > len(line) or text[rest[0][0] :].startswith(("By ", "BY "))


def _is_correction(line: str) -> bool:
    return _opens(line, "correction")


def _is_caption(line: str) -> bool:
    caption = table("furniture")["caption"]
    if len(line) > caption["longest"]:
        return False
    return _opens(line, "caption") or any(
        words in line[-120:].lower() for words in caption["holds"]
    )


def _is_furniture(line: str) -> bool:
    furniture = table("furniture")["boilerplate"]
    if len(line) > furniture["longest"]:
        return False
    plain = line.lower().replace("’", "'")
    return plain.strip(" .:!") in furniture["whole"] or _opens(line, "boilerplate")


def _opens(line: str, kind: str) -> bool:
    openings = tuple(table("furniture")[kind]["opens"])
    return line[:80].lower().replace("’", "'").startswith(openings)

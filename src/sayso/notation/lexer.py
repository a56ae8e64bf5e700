r"""Lines, segments and escapes of a .say text.

A line is a keyword and segments; two or more spaces part segments, one space does not.
A line that begins at the margin opens a block, an indented line is a field of it. `#`
at the margin, or a segment that begins with `# `, opens a comment. A backslash takes
the next character as it is; `\n`, `\t`, `\r`, `\s` (a space), `\e` (nothing at all)
and `\u{2028}` stand for what cannot be seen.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NoReturn

from sayso.errors import NotationError

# "\u{2028}" or "\n" or "\#", and the lone backslash at the end, which is a fault
_ESCAPE = re.compile(r"\\(?:u\{([0-9a-f]{1,6})\}|(.)|$)")
_GAP = re.compile(r" {2,}")
_KEYWORD = re.compile(r"[^ ]+")
_SPELLED = {"n": "\n", "t": "\t", "r": "\r", "s": " ", "e": ""}
_ESCAPED = {"\\": r"\\", "\n": r"\n", "\t": r"\t", "\r": r"\r"}
# What an editor shows as an ordinary space, or as one is plain to see in a text.
_SHOWN_SPACES = frozenset("\u00a0\u3000")


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a line, still escaped, and where it stands (both from 1)."""

    raw: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Line:
    """A line with something on it: its keyword, its segments, at the margin or not."""

    indented: bool
    keyword: Segment
    segments: tuple[Segment, ...]


def fault(at: Segment, message: str) -> NoReturn:
    """Raise a NotationError that says where in the .say text the fault is."""
    raise NotationError(f"line {at.line}, column {at.column}: {message}")


def lines_of(text: str) -> Iterator[Line]:
    """The lines of a .say text, without empty lines and comments."""
    for number, raw in enumerate(text.split("\n"), start=1):
        line = raw.removesuffix("\r").rstrip(" ")
        word = _KEYWORD.search(line)
        if word is None or word.group().startswith("#"):
            continue
        keyword = Segment(word.group(), number, word.start() + 1)
        if "\t" in line[: word.end()]:
            fault(keyword, "a tab; indent and part with spaces")
        segments = tuple(_segments(line, word.end(), number))
        yield Line(word.start() > 0, keyword, segments)


def _segments(line: str, start: int, number: int) -> Iterator[Segment]:
    while start < len(line):
        begin = start + len(line[start:]) - len(line[start:].lstrip(" "))
        gap = _GAP.search(line, begin)
        end = gap.start() if gap else len(line)
        raw = line[begin:end]
        if raw == "#" or raw.startswith("# "):
            return
        yield Segment(raw, number, begin + 1)
        start = end


def escaped(words: str) -> str:
    """The words so that they can stand as one segment."""
    if not words:
        return r"\e"
    out = "".join(_ESCAPED.get(c) or _visible(c) for c in words)
    out = re.sub(r"(?<= ) |^ | $", r"\\s", out)
    return "\\" + out if out == "#" or out.startswith("# ") else out


def _visible(char: str) -> str:
    if char == " " or char in _SHOWN_SPACES or char.isprintable():
        return char
    return f"\\u{{{ord(char):x}}}"


def unescaped(segment: Segment) -> str:
    """What a segment says."""
    return plain(segment.raw, segment)


def plain(raw: str, at: Segment) -> str:
    """What a part of a segment says, its escapes undone."""
    return _ESCAPE.sub(lambda match: _one(match, at), raw)


def _one(match: re.Match[str], at: Segment) -> str:
    code, char = match.groups()
    if code is not None and int(code, 16) <= 0x10FFFF:
        return chr(int(code, 16))
    if char is None or char == "u":
        fault(at, rf"{match.group()!r} is no escape; write \\ for a backslash")
    return _SPELLED.get(char, char)

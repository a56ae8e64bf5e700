"""How values are written on pages: moments, counts, headlines, and words of others.

What comes out of a report is hostile until it is escaped: `said` is the one way in
which words of others reach a page.
"""

import re
from datetime import datetime, tzinfo
from html import escape

from markupsafe import Markup

from sayso.text.headlines import headline_of

LINE = 700  # letters of others' words that a line of a page takes
# Marks that turn the order of letters round, and letters that no reader can see.
_TRICKS = re.compile("[\u202a-\u202e\u2066-\u2069\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


def said(words: str, most: int = LINE) -> Markup:
    """Words of others as text: escaped, isolated in their direction, tricks shown."""
    return Markup(f"<bdi>{_shown_safely(clipped(words, most))}</bdi>")  # noqa: S704 - escaped there


def clipped(words: str, most: int = LINE) -> str:
    """The words in one line, cut with a sign where they are more than a page takes."""
    line = " ".join(words[: most * 2].split())
    return line if len(words) <= most else line[: most - 1] + "…"


def passage(words: str) -> Markup:
    """A stretch of an article as text, with its line breaks."""
    return Markup(_shown_safely(words))  # noqa: S704 - escaped right there


def _shown_safely(words: str) -> str:
    escaped = escape(words)
    # Most words have no tricks in them, and are asked for a thousand times a page.
    return escaped if escaped.isprintable() else _TRICKS.sub(_shown, escaped)


def _shown(trick: re.Match[str]) -> str:
    code = f"U+{ord(trick.group()):04X}"
    return f'<span class="unseen" title="a hidden control character">{code}</span>'


def headline(words: str) -> str:
    """The words of a claim as a line that begins with a capital."""
    begun = headline_of(clipped(words))
    return begun[:1].upper() + begun[1:]


def moment(at: datetime | None, tz: tzinfo) -> str:
    """A moment to the minute in a zone: "Thu 1 May 2031, 22:00"."""
    if at is None:
        return "not said"
    local = at.astimezone(tz)
    return f"{local:%a} {local.day} {local:%b %Y, %H:%M}"


def short_moment(at: datetime | None, tz: tzinfo, near: datetime | None = None) -> str:
    """A moment as short as it is clear: no year in the year of the moment nearby."""
    if at is None:
        return "–"
    local = at.astimezone(tz)
    year = "" if near is None or near.astimezone(tz).year == local.year else " %Y"
    return f"{local.day} {local:%b}{local.strftime(year)} {local:%H:%M}"


def zone_label(at: datetime | None, tz: tzinfo) -> str:
    """How the zone is written beside times: "UTC", "Europe/Berlin (UTC+02:00)"."""
    name = str(tz)
    if at is None or name == "UTC":
        return name
    offset = at.astimezone(tz).strftime("%z")
    return f"{name} (UTC{offset[:3]}:{offset[3:]})"


def web_address(url: str | None) -> str | None:
    """An address that a page may link to: of the web, and nothing that runs."""
    return url if url is not None and url.startswith(("http://", "https://")) else None


def count(number: int, noun: str, plural: str | None = None) -> str:
    """A count with its noun: "1 document", "2 documents", "12,000 claims"."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"

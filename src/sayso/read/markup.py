"""Markup to lines of text, in linear time and whatever its nesting: no tree is built.

For fragments (feed items) and for pages that an article cannot be told from.
"""

import re
from html.parser import HTMLParser

from sayso.text.clean import tidy_lines

_BLOCKS = frozenset(
    "address article aside blockquote body br caption center dd details div dl dt "
    "fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hr html li "
    "main nav ol option p pre section select summary table tbody td tfoot th thead "
    "title tr ul".split()
)
_UNREAD = frozenset("script style noscript template svg iframe object".split())
_FURNITURE = frozenset("nav header footer aside form button select title".split())
_TAG = re.compile(r"<[a-zA-Z/!]")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[a-zA-Z]{2,31});")


class _Lines(HTMLParser):
    def __init__(self, unread: frozenset[str]) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._unread, self._inside, self._depth = unread, "", 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        if self._inside:
            self._depth += tag == self._inside
        elif tag in self._unread:
            self._inside, self._depth = tag, 1
        if tag in _BLOCKS:
            self.pieces.append("\n")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        if tag in _BLOCKS:
            self.pieces.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag == self._inside:
            self._depth -= 1
            if not self._depth:
                self._inside = ""
        if tag in _BLOCKS:
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._inside:
            # a line break in the source of a page is a space
            self.pieces.append(data.replace("\n", " "))


def text_of_markup(markup: str) -> str:
    """The text of a fragment of HTML, one line per block."""
    if not _TAG.search(markup):
        return tidy_lines(_unescaped(markup))
    return _lines(markup, _UNREAD)


def text_of_page(page: str) -> str:
    """All text of a page but its scripts, menus and forms, one line per block."""
    return _lines(page, _UNREAD | _FURNITURE)


def _unescaped(words: str) -> str:
    return _lines(words, _UNREAD) if _ENTITY.search(words) else words


def _lines(markup: str, unread: frozenset[str]) -> str:
    parser = _Lines(unread)
    try:
        parser.feed(markup)
        parser.close()
    except AssertionError:
        # html.parser asserts on some broken declarations ("<![x"); keep what it had
        parser.pieces.append("\n")
    return tidy_lines("".join(parser.pieces))

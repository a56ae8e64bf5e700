"""Markup to lines of text, in linear time and whatever its nesting: no tree is built.

For fragments (feed items) and for pages that an article cannot be told from. libxml2
does the reading; html.parser of the standard library takes minutes for "<a x='" said
a hundred thousand times.
"""

import re

from sayso.text.clean import tidy_lines, without_surrogates

_BLOCKS = frozenset(
    "address article aside blockquote body br caption center dd details div dl dt "
    "fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hr html li "
    "main nav ol option p pre section select summary table tbody td tfoot th thead "
    "title tr ul".split()
)
_UNREAD = frozenset("script style noscript template svg iframe object".split())
_FURNITURE = frozenset("nav header footer aside form button select title".split())
_MARKUP = re.compile(r"<[a-zA-Z/!?]|&[#a-zA-Z]")
_LINE_BREAKS = re.compile(r"[\r\n]")


class _Lines:
    """Takes what the parser meets and keeps the words, with breaks at blocks."""

    def __init__(self, unread: frozenset[str]) -> None:
        self._pieces: list[str] = []
        self._unread, self._inside = unread, 0

    def start(self, tag: str | bytes, attrib: object) -> None:
        """A tag opens."""
        del attrib
        self._inside += tag in self._unread
        if tag in _BLOCKS:
            self._pieces.append("\n")

    def end(self, tag: str | bytes) -> None:
        """A tag closes."""
        self._inside -= tag in self._unread
        if tag in _BLOCKS:
            self._pieces.append("\n")

    def data(self, data: str | bytes) -> None:
        """Words; a line break in the source of a page is a space."""
        if not self._inside:
            self._pieces.append(_LINE_BREAKS.sub(" ", str(data)))

    def comment(self, text: str | bytes) -> None:
        """Comments are no text."""

    def pi(self, target: str, words: str | None = None) -> None:
        """Processing instructions are no text."""

    def close(self) -> str:
        """All words, one line per block."""
        return tidy_lines("".join(self._pieces))


def text_of_markup(markup: str) -> str:
    """The text of a fragment of HTML, one line per block."""
    if not _MARKUP.search(markup):
        return tidy_lines(markup)
    return _lines(markup, _UNREAD)


def text_of_page(page: str) -> str:
    """All text of a page but its scripts, menus and forms, one line per block."""
    return _lines(page, _UNREAD | _FURNITURE)


def _lines(markup: str, unread: frozenset[str]) -> str:
    from lxml import etree  # noqa: PLC0415 - plain text must not wait for it

    target = _Lines(unread)
    parser = etree.HTMLParser(
        target=target,
        huge_tree=True,
        recover=True,
        encoding="utf-8",
    )
    try:
        parser.feed(without_surrogates(markup).replace("\x00", "").encode())
        parser.close()
    except etree.LxmlError:
        # what had been met before the parser gave up still stands in the target
        return target.close()
    return target.close()

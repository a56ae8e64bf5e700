"""Speakers whom few words name: "one said", "a surgeon who goes by Karim said".

Rules that hold here:
- "One", "another", "the other" alone are of those who were cited last, where these are
  several, or unnamed as "another" would be: "two diplomats", "a source".
- Who "asked to be identified only as Karim", or "goes by the name Karim", is Karim.
"""

import re
from collections.abc import Iterable

from sayso.model.source import SourceKind
from sayso.model.span import Span
from sayso.resolve.cast import Character
from sayso.resolve.coreference import Cast
from sayso.resolve.descriptions import core_of, without_count
from sayso.resolve.naming import is_personal

_ONE = re.compile(
    r"(?P<which>one|another|(?:the|a)\s(?:other|second|third))(?:,.*)?", re.IGNORECASE
)
_ALIAS = re.compile(
    r",?\s(?:who\s)?(?:(?:(?:has\s|had\s)?asked|wanted|agreed|wished|preferred)\sto\sbe\s"
    r"|was\s|is\s|would\sbe\s)?(?:identified|named|known|quoted)\s(?:here\s)?only\s"
    r"(?:as|by)\s(?:(?:his|her|their)\s[a-z ]{4,24}\s)?"
    r"(?P<only>[A-Z]\w+(?:\s[A-Z]\w+)?)"
    r"|,?\swho\s(?:goes|went)\sby\s(?:the\s)?(?:name|alias|nom\sde\sguerre|nickname)\s"
    r"(?:of\s)?(?P<name>[A-Z]\w+(?:\s[A-Z]\w+)?)"
    r"|,?\swho\sgave\s(?:only\s)?(?:his|her)\s(?:first\s)?name\s(?:only\s)?as\s"
    r"(?P<given>[A-Z]\w+)"
)
_PLURAL_MEN = re.compile(r"men$")


def alias_behind(cast: Cast, span: Span) -> str | None:
    """The name by which somebody goes, in or behind the words of a source."""
    text = cast.doc.text
    found = _ALIAS.match(text, span.end) or _ALIAS.search(text, span.start, span.end)
    return found and (found["only"] or found["name"] or found["given"])


def one_of(words: str, spoken: Iterable[Character]) -> str | None:
    """What "one", "another", "the other" is called after "two diplomats"."""
    told = _ONE.fullmatch(words.strip())
    last = next(iter(spoken), None)
    if told is None or last is None or last.kind is SourceKind.PERSON:
        return None
    whole = last.group or last.name
    core = without_count(core_of(whole))
    first, _, noun = core.rpartition(" ")
    single = _singular(noun)
    alone = told["which"].casefold() == "another"
    if not is_personal(core) or (single == noun and not alone):
        return None
    return f"{first} {single}".strip()


def _singular(noun: str) -> str:
    if noun.endswith("men"):
        return _PLURAL_MEN.sub("man", noun)
    if noun.endswith("ies"):
        return f"{noun[:-3]}y"
    return noun[:-1] if noun.endswith("s") and not noun.endswith("ss") else noun

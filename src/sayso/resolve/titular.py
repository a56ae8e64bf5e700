"""Bodies that are named by words which no mention covers: "the Harbour Workers' Union".

Rules that hold here:
- A source whose words up to its first comma are all capitalised is a name, where the
  names found in it are parts of it and no person's: "Reporters Beyond Walls, a
  watchdog," is one body, and neither "Reporters" nor "Walls".
- Whoever stands before such a name with a title ("Governor Ana Kost") is found as a
  person, and nothing is named here.
"""

import re
from collections.abc import Sequence

from sayso.model.source import SourceKind
from sayso.model.span import Span
from sayso.resolve.cast import Character
from sayso.resolve.coreference import Cast
from sayso.resolve.descriptions import kind_of_head
from sayso.resolve.naming import is_personal
from sayso.resolve.register import country_of_adjective, country_of_name

_LEAD = re.compile(r"(?:the|a|an)\s+", re.IGNORECASE)
_WORD = re.compile(r"[\w’'&.-]+")
_JOINING = frozenset("of for the & Of For The Beyond Without Against Behind".split())
_LEAST, _LONGEST = 2, 8  # words of such a name


def body_named(cast: Cast, span: Span, inside: Sequence[Span]) -> str | None:
    """The name that a source's words are, where no mention has them all."""
    words = cast.doc.quote(span)
    lead = _LEAD.match(words)
    begin = lead.end() if lead else 0
    name = words[begin:].partition(",")[0].rstrip()
    if not inside or not _is_name(name, opens=begin == 0):
        return None
    start = span.start + begin
    whole = Span(start, start + len(name))
    held = [s for s in inside if s.overlaps(whole)]
    if not held or any(s.start <= start and s.end >= whole.end for s in held):
        return None
    found = [cast.by_span[s] for s in held]
    return None if any(map(_is_of_its_own, found)) else name


def _is_name(name: str, *, opens: bool) -> bool:
    """Whether words are capitalised throughout, and a body's by their last noun."""
    words = _WORD.findall(name)
    if not _LEAST <= len(words) <= _LONGEST or " ".join(words) != name:
        return False
    if not all(w[:1].isupper() or w in _JOINING for w in words):
        return False
    if country_of_adjective(words[0]) or country_of_name(words[0]):
        return False
    last = words[-1].casefold()
    # "Residents of Halvik" are people of a town; "Reporters Beyond Walls" is a name
    plain = is_personal(words[0].casefold())
    plain = plain or kind_of_head(words[0].casefold()) is not SourceKind.UNNAMED
    joined = any(w in _JOINING and w[:1].isupper() >= plain for w in words[1:-1])
    return kind_of_head(last) is SourceKind.BODY or (opens and joined)


def _is_of_its_own(character: Character) -> bool:
    """Whether somebody in such words is a person by name or a state."""
    is_person = character.kind is SourceKind.PERSON and not character.local
    return is_person or any(country_of_name(name) for name in character.names)

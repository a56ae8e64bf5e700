"""Who stands at the end of a phrase that describes them: "Tarn's mayor, Ana Kost".

Rules that hold here:
- Words that describe one person by an office or a trade, and a name behind their comma,
  mean who is named, however far the office reaches ("the ministry's spokesman in the
  north, Ola Brandt").
- Such a name is a person's, also where nothing else in the text says so.
- A first name behind "her sister" is nobody's full name: the whole phrase is kept.
- What is told beside a name ("..., reporting from Tarn") is no part of it.
"""

import re
from collections.abc import Sequence

from sayso.model.source import SourceKind
from sayso.model.span import Span
from sayso.resolve.cast import Character
from sayso.resolve.coreference import Cast
from sayso.resolve.descriptions import core_of, kind_of_head
from sayso.resolve.naming import is_personal
from sayso.resolve.register import country_of_name, known_body

PERSON, BODY = SourceKind.PERSON, SourceKind.BODY
OWNED = re.compile(r"['’]s\s")
_COMMA = re.compile(r",\s+$")
_RELATED = re.compile(
    r"(?:[A-Z][\w’'-]*\s){0,3}[A-Z][\w-]*['’]s\s(?:[a-z\d-]+\s){0,2}(?P<role>[a-z]+),?"
    r"\s(?P<name>[A-Z][a-z]+)"
)
_FAR_FROM = re.compile(r"\s(?:of|for|with|to|from|by|and|in|at)\s")
_BESIDE = re.compile(
    r",\s(?:\w+ing|who|whose|which|himself|herself|both|all)(?=\s|,|$)"
)
_BEHIND = re.compile(r"\s(?:of|for|with|to|by|and)\s$")
_LONGEST_NAME = 4  # words of a person's name


def without_beside(cast: Cast, span: Span) -> Span:
    """A phrase without what is told beside it: ", reporting from Tarn"."""
    beside = _BESIDE.search(cast.doc.quote(span))
    return span if beside is None else Span(span.start, span.start + beside.start())


def is_office(ahead: str) -> bool:
    """Whether words before a name are who bears it: "Tarn's mayor, | Ana Kost"."""
    core = core_of(ahead)
    described = ahead.count(",") == 1 and _COMMA.search(ahead) is not None
    return described and core[-1:].islower() and is_personal(core)


def person_at_end(cast: Cast, span: Span, spans: Sequence[Span]) -> Character | None:
    """As in "Brandt's lawyer, Jon Kost": the person at the end of the phrase."""
    last, text = spans[-1], cast.doc.text
    person, first = cast.by_span[last], cast.by_span[spans[0]]
    if person is first or person.local or not may_be_person(person):
        return None
    before, after = text[span.start : last.start], text[last.end : span.end]
    after = after.strip(" ,")
    if after and not after.isupper():
        return None
    named = first.kind is PERSON and not first.is_local
    opens = named and spans[0].start - span.start <= len("the ")
    if is_office(before) and (not opens or OWNED.match(text, spans[0].end)):
        person.kind = PERSON
        return person
    if person.kind is not PERSON or _FAR_FROM.search(before):
        return None
    owned = re.search(r"['’]s?\s|\)\s*$", before) is not None
    return person if owned or first.is_local else None


def named_at_end(cast: Cast, span: Span, spans: Sequence[Span]) -> Character | None:
    """As in "the envoy, Grant Pell": the bearer of "Pell", where that is a mention."""
    words = cast.doc.quote(span).rstrip(" ,")
    ahead, comma, name = words.rpartition(", ")
    found = cast.by_span[spans[-1]]
    ends = spans[-1].end == span.start + len(words)
    if not comma or not ends or found.is_local or not is_office(ahead + comma):
        return None
    last = name.rpartition(" ")[2]
    if not _is_like_a_person(name) or found.names != [last]:
        return None
    found.kind = PERSON
    found.names.append(name)
    return found


def body_at_end(cast: Cast, span: Span, spans: Sequence[Span]) -> Character | None:
    """As in "the UN refugee agency UNHCR": the name behind the noun for a body."""
    last, first = spans[-1], spans[0]
    body, text = cast.by_span[last], cast.doc.text
    if last.end != span.end or body is cast.by_span[first] or first.end > last.start:
        return None
    if body.is_local or body.kind not in {BODY, SourceKind.OUTLET} or body.placed:
        return None
    before = text[first.end : last.start]
    noun = before.split()[-1:] or [""]
    common = before.endswith(" ") and before.strip().replace(" ", "").isalpha()
    kinds = {BODY, SourceKind.OUTLET}
    return (
        body if common and before.islower() and kind_of_head(noun[0]) in kinds else None
    )


def adopt(
    cast: Cast, character: Character, source: Span, spans: Sequence[Span]
) -> None:
    """Make a person of "Ana Kost, the port's new chief", and all these words hers."""
    if _is_described(cast, character, source, spans):
        character.kind = PERSON
    if character.kind is not PERSON or character.local:
        return
    for span in spans:
        other = cast.by_span[span]
        lone = other.kind is PERSON and other.local and other.mentions == [span]
        if lone and _stands_beside(cast.doc.text, span):
            cast.by_span[span] = character


def _is_described(
    cast: Cast, character: Character, source: Span, spans: Sequence[Span]
) -> bool:
    """Whether a name is followed by what somebody does: "Ana Kost, a baker"."""
    if character.kind is not BODY or not may_be_person(character):
        return False
    named = [s for s in spans if cast.by_span[s] is character]
    if not named or named[0].start != source.start:
        return False
    told = cast.doc.text[named[0].end : source.end]
    return told.startswith(", ") and is_personal(core_of(told[2:]))


def _stands_beside(text: str, span: Span) -> bool:
    """Whether a description owns nobody and is nobody's."""
    before = text[max(0, span.start - 12) : span.start]
    return not OWNED.match(text, span.end) and not _BEHIND.search(before)


def relative_of(
    cast: Cast, span: Span, spans: Sequence[Span]
) -> Character | str | None:
    """As in "Brandt's sister Ana": all these words, or who is named in full."""
    related = _RELATED.fullmatch(cast.doc.quote(span).rstrip(" ,"))
    if related is None or not is_personal(related["role"]):
        return None
    begin, end = (span.start + at for at in related.span("name"))
    named = (cast.by_span[s] for s in spans if begin <= s.start and s.end <= end)
    full = next((c for c in named if " " in c.name), None)
    return full or related.group()


def may_be_person(character: Character) -> bool:
    """Whether a name is a person's, or nothing says that it is something else's."""
    if character.kind is PERSON:
        return True
    if character.kind is not BODY or character.group or character.placed:
        return False
    return bool(character.names) and all(map(_is_like_a_person, character.names))


def _is_like_a_person(name: str) -> bool:
    words = name.split()
    return (
        1 < len(words) <= _LONGEST_NAME
        and all(word[:1].isupper() and word[1:].islower() for word in words)
        and kind_of_head(words[-1].casefold()) is SourceKind.UNNAMED
        and known_body(name) is None
        and country_of_name(name) is None
    )

"""Who is cited as what they are first, and by name in the next breath.

Rules that hold here:
- News opens with the office and names its holder in the sentence after: "Karvelia's
  foreign minister has said ... Jon Weil told reporters ...".
- Only a full name that the text has not had before, given without a word on who that
  is, is taken so: a reader, too, can only take it for the one who was cited last.
- Who was cited last must be one person by their words; a few sentences on, or with
  somebody else cited in between, nobody is meant.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from sayso.model.attribution import Attribution
from sayso.model.source import SourceKind
from sayso.model.span import Span, hull_of
from sayso.resolve.cast import Character
from sayso.resolve.coreference import Cast
from sayso.resolve.referents import Referents, is_many, is_pronoun
from sayso.vocab import table

REACH = 3  # sentences from the office to the name
PERSON, UNNAMED = SourceKind.PERSON, SourceKind.UNNAMED


@dataclass(frozen=True, slots=True)
class _Lead:
    """A description that is cited, and the sentence in which it stands."""

    mention: Span
    sentence: int


def introduce(
    cast: Cast, referents: Referents, attributions: Iterable[Attribution]
) -> None:
    """Give those who are named just after they were cited their descriptions."""
    lead: _Lead | None = None
    said = 0
    named = [attr for attr in attributions if attr.source and attr.inside is None]
    for attr in sorted(named, key=lambda attr: attr.source[0].start):
        span = hull_of(attr.source)
        inside = span.start < said
        said = max([said, *(part.end for part in attr.content)])
        if inside or is_pronoun(cast.doc.quote(span)):
            continue
        sentence = cast.sentence_at(span.start)
        if lead is not None and sentence == lead.sentence:
            continue
        mention = _mention_at(referents, span)
        if mention is None:
            lead = None
            continue
        character = cast.by_span[mention]
        if lead is not None and _is_named_only(cast, character, span, mention):
            if sentence - lead.sentence <= REACH:
                cast.introduce(character, lead.mention)
            lead = None
        else:
            is_open = _is_open(character, mention)
            lead = _Lead(mention, sentence) if is_open else None


def _mention_at(referents: Referents, span: Span) -> Span | None:
    """The mention with which a source begins."""
    inside = referents.mentions_in(span)
    return inside[0] if inside and inside[0].start - span.start <= 1 else None


def _is_open(character: Character, mention: Span) -> bool:
    """Whether words describe one person whom nothing before them names."""
    if character.mentions[:1] != [mention] or not character.local:
        return False
    if character.kind is PERSON:
        return not character.roles
    return character.kind is UNNAMED and not is_many(character)


def _is_named_only(cast: Cast, character: Character, span: Span, mention: Span) -> bool:
    """Whether somebody is named in full for the first time, and not described."""
    text = cast.doc.text
    is_full = character.kind is PERSON and not character.local
    is_first = character.mentions[:1] == [mention]
    is_bare = mention == span and not text.startswith((",", " ("), span.end)
    return is_full and is_first and is_bare and not _has_office(character)


def _has_office(character: Character) -> bool:
    """Whether the text has an office for somebody, and not just a rank."""
    words = (word for role in character.roles for word in role.split())
    return any(word.casefold().rstrip(".") not in _ranks() for word in words)


@cache
def _ranks() -> frozenset[str]:
    titles = table("titles")["titles"]
    return frozenset(f"{titles['ranks']} {titles['address']}".split())

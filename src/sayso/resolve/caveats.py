"""On whose information an outlet's reservation hangs.

Rules that hold here:
- A caveat that names nobody hangs on all that is cited in the document.
- "the government" is the story's state: its organs and its officials, not other
  states', not international bodies, not monitors.
- "the rebels" are the rebel groups of the story, under whatever name; a group counts as
  one where the text calls it so ("the Islamist group X") or its name does.
- Anybody else named there is meant in person, with all who speak for them.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from sayso.model.attribution import Attribution, Caveat
from sayso.model.source import SourceKind
from sayso.model.span import Span
from sayso.resolve.cast import Character
from sayso.resolve.descriptions import side_words
from sayso.resolve.referents import Referents
from sayso.resolve.register import countries_in, key_of, known_body, organ_of

_BODIES = frozenset({SourceKind.BODY, SourceKind.PERSON, SourceKind.UNNAMED})
# Offices that every body has; they make nobody a state's official.
_ANY_BODY = frozenset("officials general".split())


def hung(
    caveats: Sequence[Caveat],
    attributions: Sequence[Attribution],
    speakers: Mapping[str, Character],
    referents: Referents,
) -> tuple[Caveat, ...]:
    """The caveats with the attributions that each hangs on."""
    found = []
    for caveat in caveats:
        keys = [
            attr.key
            for attr in attributions
            if not _is_inside(attr, caveat.span)
            and _is_meant(caveat, speakers[attr.key], referents)
        ]
        found.append(replace(caveat, about=tuple(keys)))
    return tuple(found)


def _is_inside(attr: Attribution, span: Span) -> bool:
    """Whether the attribution is part of the caveat's own words."""
    return any(span.overlaps(part) for part in (*attr.cue, *attr.content))


def _is_meant(caveat: Caveat, speaker: Character, referents: Referents) -> bool:
    if not caveat.names:
        return True
    return any(_names(name, speaker, referents) for name in caveat.names)


def _names(name: Span, speaker: Character, referents: Referents) -> bool:
    words = referents.cast.doc.quote(name).casefold().split()
    named = referents.named_in(name)
    if named is not None and named in {speaker, speaker.speaks_for}:
        return True
    state = _state_of(words, named, referents)
    if side_words("government").intersection(words):
        nation = referents.cast.nations.adjective
        story = referents.cast.country
        if speaker.country is None and state != story:
            return False  # an official of the story's state, not of the one named
        return is_of_government(speaker, state) and not _is_foreign(speaker, nation)
    if side_words("rebels").intersection(words):
        return is_of_rebels(speaker)
    return False


def _state_of(
    words: Iterable[str], named: Character | None, referents: Referents
) -> str | None:
    """The state whose government is meant: as named, else the story's."""
    told = countries_in(" ".join(words))
    if told:
        return told[0]
    return (named.country if named else None) or referents.cast.country


def _is_foreign(character: Character, nation: str | None) -> bool:
    """As in "the Sudrian foreign minister" in a story of Karvelia."""
    if character.speaks_for is not None:
        character = character.speaks_for
    mine = character.adjective
    if mine is None or nation is None:
        return False
    return nation not in {key_of(mine), character.country}


def is_of_government(character: Character, state: str | None) -> bool:
    """Whether somebody is an organ or an official of the state."""
    if character.kind not in _BODIES or is_of_rebels(character):
        return False
    if character.speaks_for is not None:
        return is_of_government(character.speaks_for, state)
    if character.country and state and character.country != state:
        return False
    if character.kind is SourceKind.BODY:
        return _is_state_body(character)
    offices = {w for role in character.roles for w in role.casefold().split()}
    return bool(offices & (side_words("government") - _ANY_BODY))


def _is_state_body(character: Character) -> bool:
    body = known_body(character.name)
    if body is not None:
        return body.group == "state"
    if organ_of(character.name) is not None:
        return True
    words = set(character.name.casefold().split())
    return bool(words & side_words("government"))


def is_of_rebels(character: Character) -> bool:
    """Whether the text, or its name, calls a group one of rebels."""
    if character.speaks_for is not None:
        return is_of_rebels(character.speaks_for)
    if character.kind not in {SourceKind.BODY, SourceKind.UNNAMED}:
        return False
    body = known_body(character.name)
    if body is not None and body.group != "armed":
        return False
    words = {*character.name.casefold().split(), *character.marks}
    if character.group == "rebels" or words & side_words("rebels"):
        return True
    return bool(words & side_words("rebel_marks"))

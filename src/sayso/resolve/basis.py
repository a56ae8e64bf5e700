"""On what grounds a source speaks, as far as the words show it.

Rules that hold here: one who tells of what one's own side did speaks of its own act;
footage and records are records; residents who "saw" witnessed; "believes" infers; who
was cited by somebody in between was told. Everything else is unstated.
"""

from collections.abc import Sequence
from functools import cache

from sayso.model.claim import Basis
from sayso.model.source import SourceKind
from sayso.resolve.cast import Character
from sayso.vocab import table

_RECORDS = frozenset({SourceKind.FOOTAGE, SourceKind.RECORD})


@cache
def _cues(name: str) -> frozenset[str]:
    return frozenset(table("groups")["basis"][name].split())


@cache
def _witnesses() -> frozenset[str]:
    return frozenset(table("groups")["sides"]["witnessing"].split())


def basis_of(speaker: Character, acting: Sequence[Character], cue: str) -> Basis:
    """The grounds of a claim; `acting`: who acts in its event, `cue` in lower case."""
    if speaker.kind in _RECORDS:
        return "record"
    if any(_is_own(speaker, actor) for actor in acting):
        return "own-act"
    words = set(cue.split())
    if words & _cues("inferred"):
        return "inferred"
    if words & _cues("seen") and _is_witness(speaker):
        return "witnessed"
    if words & _cues("recorded"):
        return "record"
    return "told" if words & _cues("told") else "unstated"


def _is_own(speaker: Character, actor: Character) -> bool:
    return speaker is actor or (
        speaker.speaks_for is not None and speaker.speaks_for is actor
    )


def _is_witness(speaker: Character) -> bool:
    words = {w for name in speaker.names for w in name.casefold().split()}
    return speaker.kind is SourceKind.CROWD or bool(words & _witnesses())

"""Whose word a word is when one speaks for another.

* What a spokesman says is his body's word, whether he is named or not.
* What two say together is the word of each of them.
* Bodies of the government of one known country are one voice: the Health Ministry and
  the Defence Ministry both saying "nine" is no second origin.
"""

from collections.abc import Mapping

from sayso.model.ids import SourceId
from sayso.model.source import Source, SourceKind
from sayso.text.names import fold
from sayso.vocab import table

Rows = Mapping[SourceId, Source]
Canonical = Mapping[SourceId, SourceId]


def speaks_for_of(rows: Rows, canonical: Canonical) -> dict[SourceId, SourceId]:
    """The canonical body that each canonical source speaks for, where one is known."""
    found: dict[SourceId, SourceId] = {}
    for source, row in sorted(rows.items()):
        own = canonical.get(source, source)
        body = canonical.get(row.speaks_for, row.speaks_for) if row.speaks_for else None
        if body is not None and body != own:
            found.setdefault(own, body)
    return found


def voices_of(row: Source) -> tuple[SourceId, ...]:
    """The ids of whom a row speaks for, and of those who speak together as it."""
    body = () if row.speaks_for is None else (row.speaks_for,)
    return (*body, *row.members)


def members_of(rows: Rows, canonical: Canonical) -> dict[SourceId, dict[SourceId, str]]:
    """Who speaks together as each canonical source, with what each is called.

    By the canonical id, or that of the body that a member speaks for.
    """
    speaks = speaks_for_of(rows, canonical)
    found: dict[SourceId, dict[SourceId, str]] = {}
    for source, row in sorted(rows.items()):
        for member in row.members:
            own = canonical.get(member, member)
            called = rows[member].name if member in rows else member
            known = found.setdefault(canonical.get(source, source), {})
            known.setdefault(speaks.get(own, own), called)
    return found


def told_members(rows: Rows, canonical: Canonical) -> dict[SourceId, set[SourceId]]:
    """The ids that are told to speak together as each canonical source."""
    found: dict[SourceId, set[SourceId]] = {}
    for source, row in rows.items():
        if row.members:
            found.setdefault(canonical.get(source, source), set()).update(row.members)
    return found


def governments_of(rows: Rows, canonical: Canonical) -> dict[SourceId, str]:
    """The country of each canonical body that is part of its government.

    It is empty where nobody knows of which country: "the Health Ministry".
    """
    found: dict[SourceId, str] = {}
    for source, row in sorted(rows.items()):
        if row.kind is SourceKind.BODY and is_of_government(row.name):
            own = canonical.get(source, source)
            found[own] = found.get(own) or row.country or ""
    return found


def is_of_government(name: str) -> bool:
    """Whether a body's name says that it is a government's, and not that of rebels."""
    said = set(fold(name).split())
    return bool(said & side_words("government")) and not said & side_words("rebels")


def side_words(side: str) -> frozenset[str]:
    """Nouns that put a name on a side ("ministry"; "rebels", "front")."""
    sides = table("groups")["sides"]
    marks = sides["rebel_marks"] if side == "rebels" else ""
    return frozenset(f"{sides[side]} {marks}".split())

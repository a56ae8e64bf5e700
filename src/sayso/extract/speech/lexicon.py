"""Cue verbs in all their forms, looked up by lower-case word.

A form is found with one dictionary look-up per token; nothing here scans text. A cue
of several words ("point out") is found under its first word and checked from there.
"""

from dataclasses import dataclass
from functools import cache

from sayso.model.attribution import Force
from sayso.vocab import table
from sayso.vocab.inflections import inflections_of

BASE, PRESENT, PAST, PARTICIPLE, GERUND = 1, 2, 4, 8, 16
FINITE = PRESENT | PAST


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue verb: its lemma, what it makes of its content, and what it takes."""

    lemma: str
    tail: tuple[str, ...]
    force: Force
    takes: frozenset[str]
    prepositions: frozenset[str]
    needs: str | None
    unlike: str | None = None


@dataclass(frozen=True, slots=True)
class Form:
    """One inflected form: which shapes it can be, and the cues that begin with it."""

    shapes: int
    cues: tuple[Cue, ...]


@cache
def spaced(name: str, *path: str) -> frozenset[str]:
    """A word list of a table that is kept as one string, as a set."""
    found: object = table(name)
    for step in path:
        found = found[step] if isinstance(found, dict) else ""
    return frozenset(str(found).split())


def inflected(lemma: str) -> dict[str, int]:
    """All forms of a verb with their shapes: "deny" gives denies, denied, denying."""
    forms: dict[str, int] = {}
    found = inflections_of(lemma)
    for words, shape in (
        ((found.base,), BASE),
        ((found.third,), PRESENT),
        (found.past, PAST),
        (found.participle, PARTICIPLE),
        (found.ing, GERUND),
    ):
        for word in words:
            forms[word] = forms.get(word, 0) | shape
    return forms


@cache
def cue_forms() -> dict[str, Form]:
    """Every form of every cue verb, by lower-case word; longer cues come first."""
    gathered: dict[str, tuple[int, list[Cue]]] = {}
    for name, row in table("cues").items():
        head, *tail = name.split()
        cue = Cue(
            lemma=name,
            tail=tuple(tail),
            force=Force(row["force"]),
            takes=frozenset(row["takes"]),
            prepositions=frozenset(row.get("prep", ())),
            needs=row.get("needs"),
            unlike=row.get("unlike"),
        )
        for word, shapes in inflected(head).items():
            known, cues = gathered.setdefault(word, (0, []))
            gathered[word] = known | shapes, [*cues, cue]
    return {
        word: Form(shapes, tuple(sorted(cues, key=lambda c: -len(c.tail))))
        for word, (shapes, cues) in gathered.items()
    }

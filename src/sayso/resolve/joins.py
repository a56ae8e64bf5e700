"""Which two names of the register are one by their form, and which may be.

Rules that hold here:
- A surname and the name that ends in it are one; so are a person's name with and
  without a middle name, and "Northern Front" and "Northern Front for Renewal". Where a
  short name has two long ones, the ledger joins it to neither (`ledger.identity`).
- Two close spellings with one role are proposed to a person, never joined; so is a
  given name, and what may be an institution of another place ("Harbour Council").
- Two countries' are never one.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from difflib import SequenceMatcher
from functools import cache

from sayso.model.source import SameAs, Source, SourceKind
from sayso.resolve.register import same
from sayso.resolve.surnames import is_surname
from sayso.text.names import fold, is_cut_short, name_key
from sayso.vocab import table

CLOSE_ENOUGH = 0.84
PERSON = SourceKind.PERSON
_SHORTEST = 5  # letters; "Ali" and "Alia" are close and say nothing
_NAMED = frozenset({PERSON, SourceKind.BODY, SourceKind.OUTLET})


def judge_same(new: Source, known: Iterable[Source]) -> Iterator[SameAs]:
    """What the names of two rows say: that they are one, or that they may be."""
    for other in known:
        if other.source == new.source or not {new.kind, other.kind} <= _NAMED:
            continue
        if new.members or other.members:
            continue  # those who speak together are counted one by one
        if new.country and other.country and new.country != other.country:
            continue
        short, long = sorted(
            (new, other), key=lambda row: len(name_key(row.name).split())
        )
        why = _why_short(short, long)
        if why:
            yield same(new.source, other.source, why)
        elif new.kind is other.kind:
            why = _why_part(short, long) or _why_alike(new, name_key(new.name), other)
            if why:
                judged = same(new.source, other.source, why)
                yield replace(judged, judgement="proposed")


def _why_short(short: Source, long: Source) -> str | None:
    """Why the shorter of two names is the longer one, cut short.

    It is joined with it as long as the register has no other name that it may be.
    """
    few, many = name_key(short.name), name_key(long.name)
    if not is_cut_short(few, many):
        return None
    if long.kind is PERSON:
        return _why_person(short, few, long)
    named = short.kind is long.kind and many.startswith(f"{few} for ")
    is_party = few.split()[-1] in _movements() and " " in few
    return (
        f"“{long.name}” is called “{short.name}” for short"
        if named and is_party
        else None
    )


def _why_person(short: Source, few: str, long: Source) -> str | None:
    words, many = few.split(), name_key(long.name).split()
    if len(words) > 1:
        one = short.kind is PERSON and words[0] == many[0]
        return f"“{short.name}” is “{long.name}” without a middle name" if one else None
    if many[-1] != few or not is_surname(short.name):
        return None
    # a body's row may be a person of whom the text says no more than "Brandt said"
    may_be = short.kind is PERSON or (
        short.kind is SourceKind.BODY and not short.country
    )
    return f"“{short.name}” is the surname of “{long.name}”" if may_be else None


@cache
def _movements() -> frozenset[str]:
    """Nouns of parties and armed groups, whose names are cut short: "front"."""
    sides = table("groups")["sides"]
    return frozenset(f"{sides['rebel_marks']} {sides['groupish']}".split())


def _why_part(short: Source, long: Source) -> str | None:
    """Why the shorter of two names may be the longer one cut short."""
    few, many = name_key(short.name).split(), name_key(long.name).split()
    if len(few) == len(many) or not few:
        return None
    if long.kind is PERSON:
        is_cut = len(few) == 1 and many[-1] == few[0]
    else:
        named = len(few) > 1 and many[: len(few)] == few
        is_cut = named and many[len(few)] in {"for", "of"}
    return f"“{' '.join(few)}” may be “{' '.join(many)}” cut short" if is_cut else None


def _why_alike(new: Source, mine: str, other: Source) -> str | None:
    theirs = name_key(other.name)
    if len(mine) < _SHORTEST or len(theirs) < _SHORTEST or mine == theirs:
        return None
    # In one order, so that the answer does not hang on which of the two was first.
    short, long = sorted((mine, theirs), key=lambda name: (len(name), name))
    if len(long) - len(short) > len(short) // 3 or not _share_a_word(mine, theirs):
        return None
    likeness = SequenceMatcher(None, short, long, autojunk=False).ratio()
    if likeness < CLOSE_ENOUGH:
        return None
    role = _common_role(new.role, other.role)
    if new.kind is SourceKind.PERSON and role is None:
        return None
    spelt = f"{new.name!r} and {other.name!r} are spelt alike"
    return f"{spelt} and both are called {role}" if role else spelt


def _share_a_word(mine: str, theirs: str) -> bool:
    """Whether a whole word is the same; two people differ in both names by chance."""
    return bool(set(mine.split()) & set(theirs.split()))


def _common_role(one: str | None, other: str | None) -> str | None:
    """What both roles say, if the shorter one is in the longer one."""
    if not one or not other:
        return None
    short, long = sorted((fold(one), fold(other)), key=len)
    return short if set(short.split()) <= set(long.split()) else None

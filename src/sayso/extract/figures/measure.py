"""Which measure a number has: the word of killing, fleeing, holding that governs it.

Tried in this order, nearest first:

1. a word right after: "12 dead", "13 wounded", "12 people were killed";
2. a verb right before: "killed at least 12 people", "killing 12";
3. a noun before: "the deaths of 12", "the toll rose to 165";
4. a verb further on, past an aside or a place: "12 people, mostly miners, have died";
5. the group's own words: "400 hostages", "a dozen besieged towns".
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from sayso.extract.figures.counted import Counted
from sayso.extract.figures.words import listed, phrases, signs

_ASIDE = 16  # tokens of an aside between the counted and its verb
_REACH = 14  # tokens from a number back to a noun that leads to it
_LEADS = frozenset(
    {"of", "to", "at", "by", "past", "reached", "hit", "with", ":", "is"}
)
_TAKES = frozenset("took take taken taking claimed claims claiming cost".split())
_LINKS = frozenset(
    {"was", "were", "is", "are", "stands", "stood", "now", "rose", "had"}
)
_DETERMINERS = frozenset(
    {
        "the",
        "these",
        "those",
        "all",
        "its",
        "their",
        "his",
        "her",
        '"',
        "“",
        "off",
        "up",
    }
)

Way = Literal["after", "before", "led", "further", "own"]


@dataclass(frozen=True, slots=True)
class Governed:
    """A measure, the token that names it, and the way it was found."""

    measure: str
    sign: int
    way: Way


def governors(low: Sequence[str], counted: Counted) -> tuple[Governed, ...]:
    """The measures of a number; two for "captured and killed 12", none if none.

    `low` are the plain words of the sentence.
    """
    if counted.number.kind == "ordinal":
        return _of_ordinal(low, counted)
    near = after(low, counted.end)
    if near is not None:
        return (near,)
    verbs = _before(low, counted)
    if verbs:
        return verbs
    led = _led(low, counted)
    if led is not None:
        return (led,)
    far = _further(low, counted)
    own = far or _own(low, counted)
    return (own,) if own is not None else ()


def sign_at(low: Sequence[str], at: int) -> tuple[str, frozenset[str]] | None:
    """The measure named at a token and the roles its word may play."""
    for parts, measure in phrases().get(low[at], ()):
        if tuple(low[at : at + len(parts)]) == parts:
            return measure, frozenset({"goes"})
    sign = signs().get(low[at])
    return None if sign is None else (sign.measure, frozenset(sign.roles))


def _of_ordinal(low: Sequence[str], counted: Counted) -> tuple[Governed, ...]:
    """As in "the fifth pilot on the ice to have died": only the dead are told so."""
    for at in range(counted.end, min(len(low), counted.end + _REACH)):
        found = sign_at(low, at)
        if found is not None and found[0] == "killed":
            return (Governed("killed", at, "after"),)
    return ()


def after(low: Sequence[str], start: int) -> Governed | None:
    """The measure that follows at once, over auxiliaries and adverbs alone."""
    at, passive, active = start, False, False
    skip, be = listed("skip"), listed("be")
    while at < len(low) and at - start < 9:
        word = low[at]
        found = sign_at(low, at)
        if found is not None and not (word in skip and _sign_follows(low, at + 1)):
            roles = found[1]
            if _fits(low, at, roles, passive=passive, active=active):
                return Governed(_or_other(low, at, found[0]), at, "after")
            return None
        if word not in skip and not word.endswith("ly") and word not in {'"', "”"}:
            return None
        passive = word in be or (passive and word not in {"who", "that", "which"})
        active = not passive and (active or word in {"who", "have", "has", "had"})
        at += 1
    return None


def _or_other(low: Sequence[str], at: int, measure: str) -> str:
    if low[at + 1 : at + 2] != ["or"] or at + 2 >= len(low):
        return measure
    other = sign_at(low, at + 2)
    return measure if other is None else _either(measure, other[0])


def _sign_follows(low: Sequence[str], at: int) -> bool:
    return at < len(low) and sign_at(low, at) is not None


def _fits(
    low: Sequence[str], at: int, roles: frozenset[str], *, passive: bool, active: bool
) -> bool:
    """Whether the word says what became of its subject and not what it did."""
    if roles & {"goes", "is"}:
        return True
    if "both" not in roles:
        return bool(roles & {"counts"}) and not passive
    if passive:
        return True
    return not active and not _object_follows(low, at + 1)


def _object_follows(low: Sequence[str], at: int) -> bool:
    """As in "12 soldiers killed three rebels": the subject did it."""
    word = low[at] if at < len(low) else ""
    if low[at + 1 : at + 2] and low[at + 1] in listed("units"):
        return False
    return word in listed("object_starts") or word[:1].isdigit()


def _before(low: Sequence[str], counted: Counted) -> tuple[Governed, ...]:
    at = counted.start - 1
    while at >= 0 and low[at] in _DETERMINERS:
        at -= 1
    found = _object_sign(low, at)
    if found is None:
        return _lost(low, counted, at)
    if at < 2 or low[at - 1] not in {"and", "or"}:
        return (found,)
    second = _object_sign(low, at - 2)
    if second is None:
        return (found,)
    if low[at - 1] == "or":
        return (Governed(_either(second.measure, found.measure), at, "before"),)
    return second, found


def _either(first: str, second: str) -> str:
    """As in "killed or wounded 30": nobody says how many of each."""
    return "casualties" if {first, second} == {"killed", "wounded"} else first


def _object_sign(low: Sequence[str], at: int) -> Governed | None:
    """The verb there that has what follows as its object, if it is one."""
    sign = signs().get(low[at]) if at >= 0 else None
    if sign is None or not sign.roles & {"verb", "both"}:
        return None
    if at >= 1 and low[at - 1] in listed("be"):
        return None  # "he was killed, 12 years after"
    return Governed(sign.measure, at, "before")


def _lost(low: Sequence[str], counted: Counted, at: int) -> tuple[Governed, ...]:
    """As in "had lost two young children": only people are lost to death."""
    if at >= 0 and low[at] == "lost" and low[counted.end - 1] in listed("people"):
        return (Governed("killed", at, "before"),)
    return ()


def _led(low: Sequence[str], counted: Counted) -> Governed | None:
    """The noun that leads to the number: "bringing the number of dead to 530"."""
    at = counted.start - 1
    if at < 0 or low[at] not in _LEADS | _LINKS:
        return None
    for back in range(at - 1, max(-1, at - _REACH), -1):
        word = low[back]
        if word in {",", ";", "and", "but", "with"} or word[0].isdigit():
            return None
        sign = signs().get(word)
        if word == "lives" and _TAKES.isdisjoint(low[max(0, back - 3) : back]):
            return None  # "changed the lives of 12 miners"
        if sign is not None and "noun" in sign.roles:
            return Governed(sign.measure, back, "led")
        if sign is not None and sign.roles & {"verb", "both", "goes"}:
            return None
    return None


def _further(low: Sequence[str], counted: Counted) -> Governed | None:
    """The verb past an aside in commas, brackets or dashes, or past a place."""
    at = counted.end
    if at >= len(low) or (counted.bare and counted.unit is None):
        return None
    if low[at] in {"in", "of", "worth"} and "damage" in low[at + 1 : at + 4]:
        return Governed("damaged", low.index("damage", at), "further")
    if low[at] in {",", "(", "—", "–", "--"}:
        return _past_aside(low, at)
    return _past_place(low, at) if low[at] in listed("joins") else None


def _past_aside(low: Sequence[str], start: int) -> Governed | None:
    closing = ")" if low[start] == "(" else low[start]
    near = after(low, start + 1)
    if near is not None and low[start + 1] in listed("be") | listed("perfect"):
        return _as_further(near)
    for at in range(start + 1, min(len(low), start + _ASIDE)):
        if low[at] == closing:
            return _as_further(after(low, at + 1))
    return _in_open_aside(low, start)


def _in_open_aside(low: Sequence[str], start: int) -> Governed | None:
    """As in "18 people, mostly women killed by the wave": nothing closes the aside."""
    for at in range(start + 1, min(len(low) - 1, start + _ASIDE)):
        found = sign_at(low, at)
        if found is not None:
            told = low[at + 1] in {"by", "in", "at", "on", "near", "when", "after"}
            passive = "both" in found[1] and told and low[at - 1] != "who"
            return Governed(found[0], at, "further") if passive else None
    return None


def _past_place(low: Sequence[str], start: int) -> Governed | None:
    """As in "12 people in the old town were killed": over a prepositional phrase."""
    be = listed("be") | listed("perfect")
    for at in range(start + 1, min(len(low), start + 12)):
        word = low[at]
        if word in {",", ";", "that", "and", "when", "after", "while", "but", "which"}:
            return None
        if word in be:
            return _as_further(after(low, at))
        found = sign_at(low, at)
        if found is not None and "goes" in found[1]:
            return Governed(found[0], at, "further")
    return None


def _as_further(found: Governed | None) -> Governed | None:
    return None if found is None else Governed(found.measure, found.sign, "further")


def _own(low: Sequence[str], counted: Counted) -> Governed | None:
    """What the group is called says it: "400 hostages", "no casualties"."""
    for at in range(counted.end - 1, counted.noun - 1, -1):
        sign = signs().get(low[at])
        if sign is not None and sign.roles & {"counts", "both", "is"}:
            return Governed(sign.measure, at, "own")
    if counted.strong or (
        low[counted.end - 1] in listed("forces") and _is_stationed(low, counted)
    ):
        return Governed("deployed", counted.end - 1, "own")
    return None


def _is_stationed(low: Sequence[str], counted: Counted) -> bool:
    """As in "about 500 troops in the valley": a strength told by presence alone."""
    follows = low[counted.end] if counted.end < len(low) else ""
    if follows in {"in", "on", "at", "to", "near", "along"}:
        return True
    before = low[max(0, counted.start - 4) : counted.start]
    return "there" in before and before[-1] in listed("be")

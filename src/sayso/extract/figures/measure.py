"""Which measure a number has: the word of killing, fleeing, holding that governs it.

Tried in this order, nearest first:

1. a word right after: "12 dead", "13 wounded", "12 people were killed";
2. a verb right before: "killed at least 12 people", "killing 12";
3. a noun before: "the deaths of 12", "the toll rose to 165";
4. a verb further on, past an aside or a place: "12 people, mostly miners, have died";
5. the group's own words: "400 hostages", "a dozen besieged towns".
"""

from collections.abc import Sequence

from sayso.extract.figures.counted import Counted
from sayso.extract.figures.leading import TAKES, led_by, number_of
from sayso.extract.figures.signs import Governed, phrase_at, sign_at
from sayso.extract.figures.words import listed, signs
from sayso.text.numbers import STARTS

_ASIDE = 16  # tokens of an aside between the counted and its verb
_REACH = 14  # tokens from a number back to a noun that leads to it
_PERSON = 6  # tokens of "killing his elder brother and two cousins"
_PERSONS = frozenset("him her them his their the a an one".split())
_BREAKS = frozenset({",", ";", "that", "when", "after", "while", "but", "which"})
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


def governors(low: Sequence[str], counted: Counted) -> tuple[Governed, ...]:
    """The measures of a number; two for "captured and killed 12", none if none.

    `low` are the plain words of the sentence.
    """
    if counted.number.kind == "ordinal":
        return _of_ordinal(low, counted)
    if _belongs(low, counted.start):
        return ()
    near = after(low, counted.end)
    if near is not None:
        return (near,)
    verbs = _before(low, counted)
    if verbs:
        return verbs
    led = led_by(low, counted)
    if led is not None:
        return (led,)
    far = _further(low, counted)
    own = far or _own(low, counted)
    return (own,) if own is not None else ()


def _belongs(low: Sequence[str], start: int) -> bool:
    """As in "the head of 100 households was killed": the head was."""
    return low[max(0, start - 1) : start] == ["of"] and low[start - 2] in listed(
        "heads"
    )


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
    among = _among_the(low, start)
    if among is not None:
        return among
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


def _among_the(low: Sequence[str], start: int) -> Governed | None:
    """As in "[three policemen] were among the dead"."""
    be = start < len(low) and low[start] in listed("be")
    if not be or list(low[start + 1 : start + 3]) not in (
        ["among", "the"],
        ["among", "those"],
    ):
        return None
    sign = signs().get(low[start + 3]) if start + 3 < len(low) else None
    told = sign is not None and sign.roles & {"both", "is", "noun"}
    return Governed(sign.measure, start + 3, "after") if sign and told else None


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
    if "phrase" in roles:
        phrase = phrase_at(low, at)
        return passive or phrase is None or not _object_follows(low, phrase[1])
    if low[at] == "shot" and not passive:
        return False  # "one shot was fired"
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
    found = _object_sign(low, at) or _shot_dead(low, at) or _and_others(low, at)
    if found is None:
        return _lost(low, counted, at)
    if at < 2 or low[at - 1] not in {"and", "or"}:
        return (found,)
    second = _object_sign(low, at - 2)
    if second is None or low[at - 2] == "shot":  # "shot and killed": they are dead
        return (found,)
    if low[at - 1] == "or":
        return (Governed(_either(second.measure, found.measure), at, "before"),)
    return second, found


def _shot_dead(low: Sequence[str], at: int) -> Governed | None:
    """As in "shot dead two guards", with nobody else as the subject of a passive."""
    if at < 1 or low[at] != "dead" or low[at - 1] != "shot":
        return None
    passive = at >= 2 and low[at - 2] in listed("be")
    return None if passive else Governed("killed", at, "before")


def _and_others(low: Sequence[str], at: int) -> Governed | None:
    """As in "killing his wife and [three children]": a person, then a number."""
    if at < 2 or low[at] not in {"and", ",", "plus"}:
        return None
    for back in range(at - 1, max(-1, at - _PERSON), -1):
        found = _object_sign(low, back)
        if found is not None:
            person = low[back + 1] in _PERSONS and back + 1 < at
            return found if person else None
        if not low[back][0].isalpha() or low[back] in listed("joins"):
            return None
    return None


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


def _further(low: Sequence[str], counted: Counted) -> Governed | None:
    """The verb past an aside in commas, brackets or dashes, or past a place."""
    at = counted.end
    told_after = number_of(low, at)
    if told_after is not None:
        return told_after
    if at >= len(low) or (counted.bare and counted.unit is None):
        return None
    if low[at] in {"in", "of", "worth"} and "damage" in low[at + 1 : at + 4]:
        return Governed("damaged", low.index("damage", at), "further")
    if low[at] in {",", "(", "—", "–", "--"}:
        return _past_aside(low, at)
    if low[at] in {"and", "aged"}:
        return _past_one_more(low, at)
    return _past_place(low, at) if low[at] in listed("joins") else None


def _past_one_more(low: Sequence[str], start: int) -> Governed | None:
    """As in "six passengers and the driver were hurt", "two girls aged 14 and 16"."""
    aged = low[start] == "aged"
    for at in range(start + 1, min(len(low), start + _PERSON)):
        if low[at] in listed("be") | listed("perfect"):
            return _as_further(after(low, at))
        told = low[at][0].isalpha() or (aged and (low[at].isdigit() or low[at] == ","))
        if not told or (not aged and _counts_anew(low, at) and low[at] != "the"):
            return None
    return None


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
        if word in _BREAKS or (word == "and" and _counts_anew(low, at + 1)):
            return None
        if word in be:
            return _as_further(after(low, at))
        found = sign_at(low, at)
        if found is not None and found[1] & {"goes", "phrase"}:
            return Governed(found[0], at, "further")
    return None


def _counts_anew(low: Sequence[str], at: int) -> bool:
    """As in "12 people in Tarn and 30 in Halvik": another number follows."""
    word = low[at] if at < len(low) else "a"
    return word[0].isdigit() or word in STARTS


def _as_further(found: Governed | None) -> Governed | None:
    return None if found is None else Governed(found.measure, found.sign, "further")


def _own(low: Sequence[str], counted: Counted) -> Governed | None:
    """What the group is called says it: "400 hostages", "no casualties"."""
    brought = listed("found").intersection(
        low[max(0, counted.start - 3) : counted.start]
    )
    if low[counted.end - 1] == "bodies" and (brought or _is_found(low, counted.end)):
        return Governed("killed", counted.end - 1, "own")
    for at in range(counted.end - 1, counted.noun - 1, -1):
        sign = signs().get(low[at])
        if sign is not None and sign.roles & {"counts", "both", "is"}:
            told = _tells(low, counted, at)
            return Governed(sign.measure, at, "own") if told else None
    if counted.strong or (
        low[counted.end - 1] in listed("forces") and _is_stationed(low, counted)
    ):
        return Governed("deployed", counted.end - 1, "own")
    return None


def _tells(low: Sequence[str], counted: Counted, at: int) -> bool:
    """Whether the group's own noun counts; "saves 12 lives", "32 death claims" not."""
    if low[at] == "lives":
        return bool(TAKES.intersection(low[max(0, counted.start - 4) : counted.start]))
    singular = low[at] in {"death", "injury", "fatality", "casualty"}
    return not singular or counted.number.low in {0, 1}


def _is_found(low: Sequence[str], start: int) -> bool:
    """As in "12 bodies have been recovered", "12 bodies in the cellar"."""
    near = low[start : start + 6]
    return near[:1] in (["in"], ["at"], ["on"], ["from"]) or bool(
        listed("found").intersection(near)
    )


def _is_stationed(low: Sequence[str], counted: Counted) -> bool:
    """As in "about 500 troops in the valley": a strength told by presence alone."""
    follows = low[counted.end] if counted.end < len(low) else ""
    if follows in {"in", "on", "at", "to", "near", "along"}:
        return True
    before = low[max(0, counted.start - 4) : counted.start]
    return "there" in before and before[-1] in listed("be")

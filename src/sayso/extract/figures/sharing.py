"""Measures that numbers share, and numbers that are part of another.

- A number without a verb of its own shares its neighbour's: "killed 12 soldiers and 30
  civilians", "12 soldiers and 30 civilians were killed", "12 were killed in Tarn and 30
  in Halvik".
- Not so where the other counts something else: of "58 deaths and 206 recoveries" only
  the first are dead, since each noun says itself what is counted.
- "The number rose to 15" has the measure of what was counted before.
- "At least 826 people, mostly fighters but also 111 civilians": the second number is
  part of the first, and has its measure.
- "Three people were wounded and one of them had died": a part by its pronoun, too, with
  the measure of its own verb.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sayso.extract.figures.counted import Counted
from sayso.extract.figures.leading import told_again
from sayso.extract.figures.signs import Governed
from sayso.extract.figures.words import limited, listed, signs
from sayso.model.figure import Figure

_JOINED = frozenset({"and", ",", "as", "well", "or", "plus", "with", "&", "another"})
_PART_REACH = 4
_OF_THEM = (["of", "them"], ["of", "whom"], ["of", "which"])
_PLACING = frozenset({"in", "at", "near", "from", "on"})
_OUTCOME_ENDINGS = tuple(limited("outcome_endings"))
_PARALLEL = 10  # tokens of "were killed in the old town of Tarn and"


@dataclass(frozen=True, slots=True)
class Found:
    """A number of the sentence, its measures, and the number that it is part of."""

    counted: Counted
    governed: tuple[Governed, ...]
    whole: int | None = None


def shared(low: Sequence[str], found: Sequence[Found]) -> list[Found]:
    """Gives a number without a measure the one of the number it is joined to."""
    given = list(found)
    for at in range(len(given)):
        left = given[at - 1] if at else None
        if left is not None and not _is_settled(given[at]):
            given[at] = _from_left(low, given[at], left)
    for at in range(len(given) - 2, -1, -1):
        right = given[at + 1]
        if not _is_settled(given[at]) and _joined(
            low, given[at].counted, right.counted, {"after", "further"}, right
        ):
            given[at] = replace(given[at], governed=_given(low, given[at], right))
    return given


def _from_left(low: Sequence[str], item: Found, left: Found) -> Found:
    one, other = left.counted, item.counted
    joined = _joined(low, one, other, {"before", "led", "own"}, left)
    beside = _in_parallel(low, one, other) or _is_rest(low, one, other)
    if joined or (left.governed and beside):
        return replace(item, governed=_given(low, item, left))
    return item


def _is_rest(low: Sequence[str], left: Counted, right: Counted) -> bool:
    """As in "including 4 members of the guard and 5 other people"."""
    rest = {"other", "others"}.intersection(low[right.number.end : right.end])
    between = low[left.end : right.start]
    joined = between[-1:] == ["and"] and len(between) < _PARALLEL
    return bool(rest) and joined and not _has_verb(between)


def _has_verb(words: Sequence[str]) -> bool:
    return any(word in signs() or word in listed("be") for word in words)


def _in_parallel(low: Sequence[str], left: Counted, right: Counted) -> bool:
    """As in "12 people were killed in Tarn and 30 in Halvik"."""
    if not right.bare or right.unit is not None or left.unit is not None:
        return False
    follows = low[right.end] if right.end < len(low) else ""
    between = low[left.end : right.start]
    return (
        follows in _PLACING
        and 2 < len(between) < _PARALLEL
        and between[-1] in {"and", ","}
        and not _PLACING.isdisjoint(between)
    )


def _given(low: Sequence[str], item: Found, giver: Found) -> tuple[Governed, ...]:
    """The measures of a joined number; of tanks that were lost none was killed."""
    counted = item.counted
    if counted.bare:
        return giver.governed
    noun = low[counted.end - 1]
    governed = tuple(g for g in giver.governed if not _is_counted_noun(giver, g))
    if noun not in listed("things") and not _is_outcome(noun):
        return governed
    return tuple(
        replace(g, measure="destroyed") if low[g.sign] == "lost" else g
        for g in governed
        if low[g.sign] == "lost" or g.measure not in limited("living")
    )


def _is_outcome(noun: str) -> bool:
    """As in "206 recoveries", "30 arrests": what befell somebody, and not who."""
    return noun in listed("outcomes") or noun.endswith(_OUTCOME_ENDINGS)


def _is_counted_noun(giver: Found, governed: Governed) -> bool:
    """As in "58 deaths": the noun that is counted is the measure, and its alone."""
    is_own = governed.way == "own" and governed.sign == giver.counted.end - 1
    return is_own and governed.measure != "deployed"  # "500 troops and 30 tanks in"


def _is_settled(item: Found) -> bool:
    """Whether the number has a verb of its own; to be in a place is less than that."""
    return bool(item.governed) and (item.governed[0].measure, item.governed[0].way) != (
        "deployed",
        "own",
    )


def _joined(
    low: Sequence[str], left: Counted, right: Counted, ways: set[str], giver: Found
) -> bool:
    between = low[left.end : right.start]
    return (
        bool(between)
        and set(between) <= _JOINED
        and any(g.way in ways for g in giver.governed)
        and left.bare == right.bare
    )


def again_told(
    low: Sequence[str], found: list[Found], last: Figure | None
) -> list[Found]:
    """Gives "the number rose to 15" the measure of the figure told before it."""
    measure = None if last is None or last.unit is not None else last.measure
    for at, item in enumerate(found):
        again = told_again(low, item.counted) if not item.governed else None
        forces = again is not None and _of_forces(low, again)
        if again is not None and (forces or measure is not None):
            told = "deployed" if forces or measure is None else measure
            found[at] = replace(item, governed=(Governed(told, again, "led"),))
        if found[at].governed:
            measure = found[at].governed[0].measure
    return found


def _of_forces(low: Sequence[str], at: int) -> bool:
    """As in "the number of authorised troops"."""
    return bool(listed("forces").intersection(low[at + 1 : at + 5]))


def parts_marked(low: Sequence[str], found: list[Found]) -> list[Found]:
    """Marks the numbers that are part of one before them, with its measure."""
    whole: int | None = None  # the last number before that is no part itself
    for at in range(len(found)):
        if whole is not None and _belongs_to(low, found, at, whole):
            governed = found[at].governed or found[whole].governed[:1]
            same = governed[0].measure == found[whole].governed[0].measure
            if same or _is_of_them(low, found[at].counted):
                found[at] = replace(found[at], governed=governed[:1], whole=whole)
        if found[at].governed and found[at].whole is None:
            whole = at
    return found


def _belongs_to(
    low: Sequence[str], found: Sequence[Found], at: int, whole: int
) -> bool:
    before, item = found[at - 1], found[at]
    rest = before.whole == whole and _is_rest(low, before.counted, item.counted)
    return rest or _is_part(low, item.counted, found[whole].counted)


def _is_part(low: Sequence[str], part: Counted, whole: Counted) -> bool:
    if part.number.low and whole.number.high and part.number.low > whole.number.high:
        return False
    if _is_of_them(low, part):
        return low[part.start - 1] in {",", ";", "(", "—", "–", "and"}
    before = low[max(whole.end, part.start - _PART_REACH) : part.start]
    text = " " + " ".join(before) + " "
    return any(f" {cue} " in text for cue in listed("parts"))


def _is_of_them(low: Sequence[str], part: Counted) -> bool:
    """As in "one of them", "12 of whom": the pronoun names the whole."""
    return low[part.number.end : part.number.end + 2] in _OF_THEM

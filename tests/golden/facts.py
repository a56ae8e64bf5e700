"""A reading against what is right, field by field.

A golden's right answer is its blocks above and below `missing`, put together: a claim
of which only the event is not found stands above without it, and below with nothing
else. What the program says beside that is wrong, and is listed too. Words count as the
same when they mean the same span; claims are paired by their words, not by number.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass, replace
from typing import Any, TypeVar

from sayso.notation import Paragraphs, Tree, print_say, span_of, words_for
from sayso.notation.tree import (
    CaveatSay,
    ClaimSay,
    Item,
    LooseFigure,
    Ref,
    RelationSay,
    SourceSay,
    Words,
)

T = TypeVar("T")
Fact = tuple[str, Any]
HEADS = {"number", "line", "name"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What is right and found, right and missing, and said but wrong."""

    tree: Tree
    wrong: tuple[Item, ...]

    @property
    def counts(self) -> tuple[int, int, int]:
        """How many facts are found, missing and wrong."""
        return (
            facts_in(self.tree.items),
            facts_in(self.tree.missing),
            facts_in(self.wrong),
        )


def outcome_of(golden: Tree, said: Tree, text: str) -> Outcome:
    """The right answer sorted into found and missing, and what is said beside it."""
    where = Paragraphs(text)
    right = [_plain(item, where) for item in merged((*golden.items, *golden.missing))]
    told = [_plain(item, where) for item in said.items]
    told = _renumbered(told, right)
    found, missing, wrong = [], [], []
    for item in right:
        same = [other for other in told if _head(other) == _head(item)]
        both = {fact for other in same for fact in _facts(other)}
        found += _with(item, [fact for fact in _facts(item) if fact in both])
        missing += _with(item, [fact for fact in _facts(item) if fact not in both])
    known = {_head(item): set(_facts(item)) for item in right}
    for item in told:
        if not isinstance(item, SourceSay) or _head(item) in known:
            beside = known.get(_head(item), set())
            wrong += _with(item, [fact for fact in _facts(item) if fact not in beside])
    return Outcome(
        tree=Tree(items=tuple(found), missing=tuple(missing)), wrong=tuple(wrong)
    )


def merged(items: Iterable[Item]) -> list[Item]:
    """Blocks with one head as one block, in the order in which they come."""
    whole: dict[object, Item] = {}
    for item in items:
        head = _head(item)
        before = whole.get(head)
        whole[head] = item if before is None else _together(before, item)
    return sorted(whole.values(), key=_place)


def facts_in(items: Iterable[Item]) -> int:
    """How many facts blocks hold."""
    return sum(len(_facts(item)) for item in items)


def printed(items: Sequence[Item]) -> str:
    """Blocks as .say text."""
    return print_say(Tree(items=tuple(items)))


def _head(item: Item) -> object:
    if isinstance(item, SourceSay):
        return ("source", item.name)
    if isinstance(item, RelationSay):
        return ("relation", item.subject, item.kind, item.object)
    if isinstance(item, LooseFigure):
        return ("figure", item.number.partition(".")[0], item.figure)
    if isinstance(item, CaveatSay):
        return ("caveat", item.number.partition(".")[0], item.words)
    assert isinstance(item, ClaimSay), f"a golden holds no {type(item).__name__}"
    return ("claim", item.number)


def _place(item: Item) -> tuple[int, tuple[int, ...]]:
    order = (SourceSay, ClaimSay, LooseFigure, CaveatSay, RelationSay)
    number = item.number if isinstance(item, ClaimSay | CaveatSay | LooseFigure) else ""
    return order.index(type(item)), tuple(int(n) for n in number.split(".") if n)


def _said_fields(item: Item) -> Iterator[Field[Any]]:
    for each in fields(item):
        unsaid = (
            each.default is not MISSING and getattr(item, each.name) == each.default
        )
        if not (unsaid or each.name in _head_fields(item)):
            yield each


def _head_fields(item: Item) -> set[str]:
    """Fields that say which block it is; reasons in words are nobody's to fix."""
    if isinstance(item, RelationSay | LooseFigure):
        return {each.name for each in fields(item)}
    return {"number", "line", "name", "words"} if isinstance(item, CaveatSay) else HEADS


def _facts(item: Item) -> list[Fact]:
    """What a block says, a value at a time; "" is that it stands there at all."""
    alone = isinstance(item, RelationSay | LooseFigure | CaveatSay)
    facts: list[Fact] = [("", True)] if alone else []
    for each in _said_fields(item):
        value = getattr(item, each.name)
        values = value if isinstance(value, tuple) else (value,)
        # `via` is one line: the order of relays matters
        facts += [(each.name, v) for v in ((value,) if each.name == "via" else values)]
    return facts


def _with(item: Item, facts: Sequence[Fact]) -> list[Item]:
    """The block with only these facts; nothing where none of them is left."""
    if not facts:
        return []
    empty = {each.name: each.default for each in _said_fields(item)}
    values: dict[str, Any] = dict(empty)
    for name, value in facts:
        if not name:
            continue
        many = isinstance(empty[name], tuple) and name != "via"
        values[name] = (*values[name], value) if many else value
    return [replace(item, **values)]


def _together(one: Item, other: Item) -> Item:
    both = [*_facts(one), *(f for f in _facts(other) if f not in _facts(one))]
    values: dict[str, Any] = {}
    for name, value in both:
        if not name:
            continue
        default = next(f.default for f in fields(one) if f.name == name)
        many = isinstance(default, tuple) and name != "via"
        values[name] = (*values.get(name, ()), value) if many else value
    return replace(one, **values)


def _plain(value: T, where: Paragraphs, paragraph: int = 0) -> T:
    """The same value, its `Words` in the printer's form, so that spans compare."""
    if isinstance(value, Words):
        return words_for(where, paragraph, span_of(where, paragraph, value))  # type: ignore[return-value]
    if isinstance(value, tuple):
        return tuple(_plain(v, where, paragraph) for v in value)  # type: ignore[return-value]
    if not is_dataclass(value) or isinstance(value, Ref | SourceSay | RelationSay):
        return value
    number = getattr(value, "number", None)
    paragraph = int(number.partition(".")[0]) if number else paragraph
    names = [f.name for f in fields(value)]
    changed = {n: _plain(getattr(value, n), where, paragraph) for n in names}
    return replace(value, **changed)  # type: ignore[type-var]


def _renumbered(told: Sequence[Item], right: Sequence[Item]) -> list[Item]:
    """What was said, under the numbers of the right answer; unpaired ones get 90.."""
    numbers = _pairs(told, right)
    spare: Counter[str] = Counter()
    for item in told:
        if isinstance(item, ClaimSay) and item.number not in numbers:
            paragraph = item.number.partition(".")[0]
            spare[paragraph] += 1
            numbers[item.number] = f"{paragraph}.{90 + spare[paragraph]}"
    return [_under(item, numbers) for item in told]


def _pairs(told: Sequence[Item], right: Sequence[Item]) -> dict[str, str]:
    scored = sorted(
        (-len(set(_facts(one)) & set(_facts(other))), one.number, other.number)
        for one in told
        for other in right
        if isinstance(one, ClaimSay) and isinstance(other, ClaimSay)
        if _alike(one, other)
    )
    pairs: dict[str, str] = {}
    for _, number, wanted in scored:
        if number not in pairs and wanted not in pairs.values():
            pairs[number] = wanted
    return pairs


def _alike(one: ClaimSay, other: ClaimSay) -> bool:
    """Whether two claims may be one: same cue, same content, or both the outlet's."""
    here = one.number.partition(".")[0] == other.number.partition(".")[0]
    cue = bool(one.cue) and one.cue == other.cue
    content = bool(set(one.content) & set(other.content))
    own = one.own_voice and other.own_voice
    return here and (cue or content or own)


def _under(item: Item, numbers: dict[str, str]) -> Item:
    def ref(old: Ref) -> Ref:
        return Ref(number=numbers.get(old.number, old.number))

    if isinstance(item, ClaimSay):
        inside = None if item.inside is None else ref(item.inside)
        return replace(item, number=numbers[item.number], inside=inside)
    if isinstance(item, CaveatSay):
        return replace(item, about=tuple(map(ref, item.about)))
    if isinstance(item, RelationSay):
        one, other = ref(item.subject), ref(item.object)
        return replace(item, subject=one, object=other, because=())
    return item

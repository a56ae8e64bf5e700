"""Which names of the register are one source at a moment.

* People's rulings go first, the newest of a pair counts; then the machine's `same`.
* `different` keeps two names apart for ever: a join that would bring them into one
  group is not made. Only a ruling outweighs the machine's `different`.
* A short name that stands for two different long ones joins neither: "NFR" is the
  Northern Front for Renewal in one text and the New Forum of Reform in another, and
  "Brandt" is Sela or Ingo.
* The order in which things were entered decides nothing but which ruling is newest.
* Which names are one follows from what is said of them and of the names that it joins
  them to, and from nothing else: a part of the register is worked out as the whole is.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias, TypeVar

from sayso.ledger.reads import Judgement
from sayso.model.ids import SourceId
from sayso.model.ruling import Ruling, Verdict
from sayso.model.source import SameAs, Source, SourceKind
from sayso.text.names import is_cut_short, name_key

Text = TypeVar("Text", bound=str)
Pair: TypeAlias = tuple[SourceId, SourceId]
SAME = Verdict.SAME_SOURCE
ON_NAMES = frozenset({SAME, Verdict.DIFFERENT_SOURCE})
NAMELESS = frozenset({SourceKind.UNNAMED, SourceKind.CROWD, SourceKind.FOOTAGE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """The names at a moment, and which of them are one source.

    `rows`: one per name. `canonical`: each known id to the id it stands for.
    `proposed`: pairs that wait for a person, smaller id first.
    """

    rows: Mapping[SourceId, Source]
    canonical: Mapping[SourceId, SourceId]
    proposed: tuple[SameAs, ...]


class NameGroups:
    """Names in groups, some pairs of which must stay apart."""

    def __init__(self) -> None:
        self.members: dict[SourceId, list[SourceId]] = {}
        self._group: dict[SourceId, SourceId] = {}
        self._apart: dict[SourceId, set[SourceId]] = {}

    def group_of(self, source: SourceId) -> SourceId:
        """The name that the group goes by here."""
        return self._group.get(source, source)

    def names_with(self, source: SourceId) -> Sequence[SourceId]:
        """All names of the group that a name is in, itself among them."""
        return self._in(self.group_of(source))

    def apply(self, *, apart: Iterable[Pair], same: Iterable[Pair]) -> None:
        """Keep pairs apart, then make one of others, each in the order given."""
        for pair in apart:
            self.keep_apart(pair)
        for pair in same:
            self.join(pair)

    def keep_apart(self, pair: Pair) -> None:
        """Let no later join bring the two together; too late if they are."""
        for one, other in (pair, pair[::-1]):
            self._apart.setdefault(one, set()).add(other)

    def join(self, pair: Pair) -> None:
        """Make the two groups one, unless a pair of them must stay apart."""
        groups = (self.group_of(pair[0]), self.group_of(pair[1]))
        small, large = sorted(groups, key=lambda g: len(self._in(g)))
        if small == large or self._is_barred(small, large):
            return
        moved = self._in(small)
        self.members[large] = [*self._in(large), *moved]
        self.members.pop(small, None)
        self._group.update(dict.fromkeys(moved, large))

    def is_settled(self, pair: Pair) -> bool:
        """Whether the two are one group, or may never be."""
        groups = (self.group_of(pair[0]), self.group_of(pair[1]))
        return groups[0] == groups[1] or self._is_barred(*groups)

    def _in(self, group: SourceId) -> list[SourceId]:
        return self.members.get(group, [group])

    def _is_barred(self, small: SourceId, large: SourceId) -> bool:
        barred = (self._apart.get(name, set()) for name in self._in(small))
        return any(self.group_of(o) == large for others in barred for o in others)


def pair_of(one: SourceId, other: SourceId) -> Pair:
    """A pair in the order in which it is kept: the smaller id first."""
    return (one, other) if one < other else (other, one)


def row_of(rows: Sequence[Source]) -> Source:
    """One name of the register from all that was entered of it, in whatever order.

    The row that says most leads: the most telling kind, then the longest name, then
    the longest role. What it leaves out the next one says that does not.
    """
    if len(rows) == 1:
        return rows[0]
    ranked = sorted(rows, key=_telling, reverse=True)
    lead = ranked[0]
    return Source(
        source=lead.source,
        name=lead.name,
        kind=lead.kind,
        role=_first_given(row.role for row in ranked),
        speaks_for=_first_given(row.speaks_for for row in ranked),
        country=_first_given(row.country for row in ranked),
        members=next((row.members for row in ranked if row.members), ()),
    )


_KINDS = list(SourceKind)


def _telling(row: Source) -> tuple[int | str | tuple[SourceId, ...], ...]:
    role, country, above = row.role or "", row.country or "", row.speaks_for or ""
    kind, name = -_KINDS.index(row.kind), row.name
    return kind, len(name), name, len(role), role, country, above, row.members


def _first_given(values: Iterable[Text | None]) -> Text | None:
    return next((value for value in values if value is not None), None)


def rows_by_name(sources: Iterable[Source]) -> dict[SourceId, Source]:
    """One row a name, from all that was entered of each."""
    given: dict[SourceId, list[Source]] = {}
    for source in sources:
        given.setdefault(source.source, []).append(source)
    return {source: row_of(found) for source, found in sorted(given.items())}


def register_of(
    sources: Iterable[Source],
    judged: Iterable[Judgement],
    rulings: Sequence[Ruling],
    said: Iterable[SameAs] = (),
) -> Register:
    """The register, from what is in force of it; rulings oldest first.

    `said`: the judgements with their reasons, where it is asked what to propose.
    """
    rows = rows_by_name(sources)
    groups = groups_of(rows, judged, rulings)
    names = {name for group in groups.members.values() for name in group}
    leads = {g: lead_of(names, rows) for g, names in groups.members.items()}
    return Register(
        rows=rows,
        canonical={s: leads.get(groups.group_of(s), s) for s in rows.keys() | names},
        proposed=tuple(_unsettled(said, groups)),
    )


def _unsettled(said: Iterable[SameAs], groups: NameGroups) -> Iterator[SameAs]:
    """Each pair that waits for a person, once, whichever was entered first.

    So do a short name and those that it may stand for, where they are several.
    """
    found: dict[Pair, list[SameAs]] = {}
    for judgement in said:
        pair = pair_of(judgement.subject, judgement.object)
        if judgement.judgement != "different" and not groups.is_settled(pair):
            found.setdefault(pair, []).append(replace(judgement, judgement="proposed"))
    for _, proposals in sorted(found.items()):
        yield min(proposals, key=lambda proposal: proposal.because)


def groups_of(
    rows: Mapping[SourceId, Source],
    judged: Iterable[Judgement],
    rulings: Sequence[Ruling],
) -> NameGroups:
    """Which names are one, from the machine's judgements and people's rulings."""
    ruled = ruled_pairs(rulings)
    said: dict[str, set[Pair]] = {"same": set(), "different": set(), "proposed": set()}
    for one, other, judgement in judged:
        said[judgement].add(pair_of(one, other))
    parted = [pair for pair, verdict in ruled.items() if verdict is not SAME]
    joined = [pair for pair, verdict in ruled.items() if verdict is SAME]
    differing = sorted(said["different"] - ruled.keys())
    groups = NameGroups()
    groups.apply(apart=parted, same=joined)
    told = said["same"] - ruled.keys() - set(differing)
    short = {pair: _short_of(pair, rows) for pair in sorted(told | set(joined))}
    plain = [pair for pair, name in short.items() if name is None and pair in told]
    groups.apply(apart=differing, same=plain)
    for some in _by_length(short, rows):
        unclear = {None, *_unclear(some, groups)}
        clear = [p for p, name in some.items() if name not in unclear and p in told]
        groups.apply(apart=(), same=clear)
    return groups


def _short_of(pair: Pair, rows: Mapping[SourceId, Source]) -> SourceId | None:
    """The one of the two that may be short for the other.

    One word for several, or the other's name cut short.
    """
    names = [name_key(rows[name].name) if name in rows else "" for name in pair]
    words = [len(name.split()) for name in names]
    few = words.index(min(words))
    is_short = min(words) == 1 < max(words) or is_cut_short(names[few], names[1 - few])
    return pair[few] if is_short else None


def _by_length(
    short: Mapping[Pair, SourceId | None], rows: Mapping[SourceId, Source]
) -> Iterator[dict[Pair, SourceId | None]]:
    """The pairs by the words of the short name, the longest first.

    "NFR" may stand for "Northern Front" and for "Northern Front for Renewal", and they
    are one already.
    """
    found: dict[int, dict[Pair, SourceId | None]] = {}
    for pair, name in short.items():
        if name is not None:
            size = len(name_key(rows[name].name).split())
            found.setdefault(size, {})[pair] = name
    for _, pairs in sorted(found.items(), reverse=True):
        yield pairs


def _unclear(
    short: Mapping[Pair, SourceId | None], groups: NameGroups
) -> frozenset[SourceId]:
    """Short names that are told to stand for names that are not one."""
    long: dict[SourceId, set[SourceId]] = {}
    for (one, other), acronym in short.items():
        if acronym is not None:
            name = other if acronym == one else one
            long.setdefault(acronym, set()).add(groups.group_of(name))
    return frozenset(acronym for acronym, names in long.items() if len(names) > 1)


def ruled_pairs(rulings: Sequence[Ruling]) -> Mapping[Pair, Verdict]:
    """The newest ruling on each pair of names, newest first."""
    ruled: dict[Pair, Verdict] = {}
    for ruling in reversed(rulings):
        one, other = ruling.source, ruling.other_source
        if one is not None and other is not None and ruling.verdict in ON_NAMES:
            ruled.setdefault(pair_of(one, other), ruling.verdict)
    return ruled


def lead_of(names: Sequence[SourceId], rows: Mapping[SourceId, Source]) -> SourceId:
    """The name that a group goes by: the longest that names someone, then by id."""

    def rank(source: SourceId) -> tuple[bool, int, str]:
        row = rows.get(source)
        if row is None:
            return True, 0, source
        return row.kind in NAMELESS, -len(row.name), source

    return min(names, key=rank)

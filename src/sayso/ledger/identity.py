"""Which names of the register are one source at a moment.

* People's rulings go first, the newest of a pair counts; then the machine's `same`.
* `different` keeps two names apart for ever: a join that would bring them into one
  group is not made. Only a ruling outweighs the machine's `different`.
* The order in which things were entered decides nothing but which ruling is newest.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias, TypeVar

from sayso.model.ids import SourceId
from sayso.model.ruling import Ruling, Verdict
from sayso.model.source import SameAs, Source, SourceKind

Text = TypeVar("Text", bound=str)
Pair: TypeAlias = tuple[SourceId, SourceId]
Judgement: TypeAlias = tuple[SourceId, SourceId, str]  # two names and what of them
ON_NAMES = frozenset({Verdict.SAME_SOURCE, Verdict.DIFFERENT_SOURCE})
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
    """One name of the register from all that was entered of it.

    Texts give a name its role now and then; the last one that was given holds, and
    the kind that says most.
    """
    if len(rows) == 1:
        return rows[0]
    last = rows[-1]
    order = list(SourceKind)
    return Source(
        source=last.source,
        name=max((row.name for row in rows), key=lambda name: (len(name), name)),
        kind=min((row.kind for row in rows), key=order.index),
        role=_last_given(row.role for row in rows),
        speaks_for=_last_given(row.speaks_for for row in rows),
        country=_last_given(row.country for row in rows),
    )


def _last_given(values: Iterable[Text | None]) -> Text | None:
    given = [value for value in values if value is not None]
    return given[-1] if given else None


def rows_by_name(sources: Iterable[Source]) -> dict[SourceId, Source]:
    """One row a name, from all that was entered of each, oldest first."""
    given: dict[SourceId, list[Source]] = {}
    for source in sources:
        given.setdefault(source.source, []).append(source)
    return {source: row_of(found) for source, found in sorted(given.items())}


def register_of(
    sources: Iterable[Source], same_as: Iterable[SameAs], groups: NameGroups
) -> Register:
    """The register, from what is in force of it, each oldest first."""
    rows = rows_by_name(sources)
    names = {name for group in groups.members.values() for name in group}
    leads = {g: lead_of(names, rows) for g, names in groups.members.items()}
    canonical = {s: leads.get(groups.group_of(s), s) for s in rows.keys() | names}
    proposed: dict[Pair, SameAs] = {}
    for judgement in same_as:
        pair = pair_of(judgement.subject, judgement.object)
        if judgement.judgement == "proposed" and not groups.is_settled(pair):
            proposed.setdefault(pair, judgement)
    return Register(
        rows=rows,
        canonical=canonical,
        proposed=tuple(proposed[pair] for pair in sorted(proposed)),
    )


def groups_of(judged: Iterable[Judgement], rulings: Sequence[Ruling]) -> NameGroups:
    """Which names are one, from the machine's judgements and people's rulings."""
    ruled = _ruled_pairs(rulings)
    said: dict[str, set[Pair]] = {"same": set(), "different": set(), "proposed": set()}
    for one, other, judgement in judged:
        said[judgement].add(pair_of(one, other))
    groups = NameGroups()
    for pair, verdict in ruled.items():
        if verdict is Verdict.DIFFERENT_SOURCE:
            groups.keep_apart(pair)
    for pair, verdict in ruled.items():
        if verdict is Verdict.SAME_SOURCE:
            groups.join(pair)
    for pair in sorted(said["different"] - ruled.keys()):
        groups.keep_apart(pair)
    for pair in sorted(said["same"] - ruled.keys()):
        groups.join(pair)
    return groups


def _ruled_pairs(rulings: Sequence[Ruling]) -> Mapping[Pair, Verdict]:
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

"""The register of sources at a moment: all of it, or what one name is joined with.

Most questions are about one source. They are answered from the names that it is joined
with, step by step, so that they cost no more in a large ledger than in a small one; the
whole register is only worked out where all of it is asked for. Both give one answer.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from typing import cast

from sayso.errors import UnknownNameError
from sayso.ledger.bodies import voices_of
from sayso.ledger.identity import SAME, Register, register_of, ruled_pairs
from sayso.ledger.reads import Judgement, Moment, OnNames, Reads
from sayso.model.ids import SourceId
from sayso.model.ruling import Ruling, Verdict
from sayso.model.source import SameAs, Source

MOST_NEAR = 200  # names that are looked up before they are asked for


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What is in force on some names and on all that they may be joined with.

    `rows_given`: every row of the register, as entered. `rulings` oldest first.
    """

    rows_given: tuple[Source, ...]
    judged: frozenset[Judgement]
    rulings: tuple[Ruling, ...]

    def register(self) -> Register:
        """Which of the names are one source."""
        return register_of(self.rows_given, self.judged, self.rulings)


def _bodies_in(rows: Iterable[Source]) -> set[SourceId]:
    """Whom the rows speak for, or speak together as."""
    return {body for row in rows for body in voices_of(row)}


class Names:
    """Who is who at a moment; later entries never change what it answers."""

    def __init__(self, reads: Reads, moment: Moment) -> None:
        self._reads = reads
        self._moment = moment
        self._around: dict[SourceId, Register] = {}
        self._near: set[SourceId] = set()

    @cached_property
    def whole(self) -> Register:
        """All of the register."""
        reads, moment = self._reads, self._moment
        register = register_of(
            self._sources(reads.listed(moment, "source")),
            reads.judgements(moment),
            self._rulings(reads.rulings(moment)),
            cast("Iterable[SameAs]", self._payloads(reads.listed(moment, "same_as"))),
        )
        self._around = dict.fromkeys(register.canonical, register)
        return register

    def canonical(self, source: SourceId) -> SourceId:
        """The id that a source goes by, itself if nobody knows it."""
        return self._register(source).canonical.get(source, source)

    def source(self, source: SourceId) -> Source:
        """The canonical source that an id stands for; UnknownNameError for none."""
        register = self._register(source)
        lead = register.canonical.get(source, source)
        if lead in register.rows:
            return register.rows[lead]
        message = f"no source {source!r} is known at this moment"
        raise UnknownNameError(message)

    def names_of(self, source: SourceId) -> Sequence[Source]:
        """All rows that are one source with the given one, by name."""
        register = self._register(source)
        lead = register.canonical.get(source, source)
        rows = (
            row for s, row in register.rows.items() if register.canonical[s] == lead
        )
        return tuple(sorted(rows, key=lambda row: (row.name, row.source)))

    def ids_of(self, source: SourceId) -> Sequence[SourceId]:
        """All ids that are one source with the given one, with a row or without."""
        canonical = self._register(source).canonical
        lead = canonical.get(source, source)
        return sorted({source, *(s for s, by in canonical.items() if by == lead)})

    def like(self, keys: Iterable[str]) -> Sequence[Source]:
        """Rows, each as it was entered, of names that share a key, oldest first."""
        wanted = frozenset(keys)
        found = tuple(self._sources(self._reads.names_like(self._moment, wanted)))
        self.note(row.source for row in found)
        return found

    def side_of(self, source: SourceId) -> str | None:
        """The side that a person says a source is on, the newest word of it."""
        names = {row.source for row in self.names_of(source)} | {source}
        rulings = self._rulings(self._reads.sides(self._moment, names))
        return rulings[-1].value if rulings else None

    def sides(self, rulings: Sequence[Ruling]) -> Mapping[SourceId, str]:
        """The side of each canonical source on which a person ruled."""
        return {
            self.canonical(ruling.source): ruling.value
            for ruling in rulings
            if ruling.verdict is Verdict.SIDE and ruling.source and ruling.value
        }

    def learn(self, sources: Iterable[SourceId]) -> None:
        """Ask for several sources at once, so that each is known when it is named."""
        unknown = set(sources) - self._around.keys()
        if unknown:
            self._keep(self._register_around(unknown), unknown)

    def expect(self, sources: Iterable[SourceId]) -> None:
        """Ask for several sources at once, and for whom they speak for."""
        unknown = set(sources) - self._around.keys()
        if unknown:
            self._keep(self.around(unknown).register(), unknown)

    def note(self, sources: Iterable[SourceId]) -> None:
        """Names of what was just shown, which are looked up with the next one.

        Who is shown some claims soon asks for whose they are, one by one.
        """
        if len(self._near) < MOST_NEAR:
            self._near.update(sources)

    def _register(self, source: SourceId) -> Register:
        if source not in self._around:
            asked = {source, *self._near} - self._around.keys()
            self._near.clear()
            self._keep(self._register_around(asked), asked)
        return self._around[source]

    def _keep(self, register: Register, asked: Set[SourceId]) -> None:
        names = register.canonical.keys() | asked
        self._around.update(dict.fromkeys(names, register))

    def around(self, sources: Iterable[SourceId]) -> Around:
        """What the register says of some sources, and of whom they speak for."""
        return self._said_of(set(sources), with_bodies=True)

    def _register_around(self, sources: Set[SourceId]) -> Register:
        """What the register says of names and of all that they may be joined with."""
        return self._said_of(sources, with_bodies=False).register()

    def _said_of(self, sources: Set[SourceId], *, with_bodies: bool) -> Around:
        rows: dict[int, Source] = {}
        judged: set[Judgement] = set()
        lines: set[int] = set()
        known, asked = set[SourceId](), set(sources)
        while asked:
            said = self._reads.on_names(self._moment, asked)
            fresh = sorted(said.rows - rows.keys())
            found = dict(zip(fresh, self._sources(fresh), strict=True))
            rows |= found
            judged |= said.judged
            lines |= said.rulings
            known |= asked
            asked = self._joined(said)
            if with_bodies:
                asked |= _bodies_in(found.values())
            asked -= known
        return Around(
            rows_given=tuple(rows[seq] for seq in sorted(rows)),
            judged=frozenset(judged),
            rulings=tuple(self._rulings(sorted(lines))),
        )

    def _joined(self, said: OnNames) -> set[SourceId]:
        pairs = {(one, other) for one, other, what in said.judged if what == "same"}
        ruled = ruled_pairs(self._rulings(sorted(said.rulings)))
        pairs |= {pair for pair, verdict in ruled.items() if verdict is SAME}
        return {name for pair in pairs for name in pair}

    def _sources(self, seqs: Sequence[int]) -> Iterator[Source]:
        return cast("Iterator[Source]", self._payloads(seqs))

    def _rulings(self, seqs: Sequence[int]) -> Sequence[Ruling]:
        return cast("Sequence[Ruling]", tuple(self._payloads(seqs)))

    def _payloads(self, seqs: Sequence[int]) -> Iterator[object]:
        for entry in self._reads.load(seqs):
            yield entry.payload

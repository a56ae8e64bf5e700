"""The register of sources at a moment: all of it, or what one name is joined with.

Most questions are about one source. They are answered from the names that it is joined
with, step by step, so that they cost no more in a large ledger than in a small one; the
whole register is only worked out where all of it is asked for. Both give one answer.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import cast

from sayso.errors import UnknownNameError
from sayso.ledger.identity import SAME, Register, register_of, ruled_pairs
from sayso.ledger.reads import Judgement, Moment, OnNames, Reads
from sayso.model.ids import SourceId
from sayso.model.ruling import Ruling, Verdict
from sayso.model.source import SameAs, Source


class Names:
    """Who is who at a moment; later entries never change what it answers."""

    def __init__(self, reads: Reads, moment: Moment) -> None:
        self._reads = reads
        self._moment = moment
        self._around: dict[SourceId, Register] = {}

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

    def like(self, keys: Iterable[str]) -> Sequence[Source]:
        """Rows, each as it was entered, of names that share a key, oldest first."""
        wanted = frozenset(keys)
        return tuple(self._sources(self._reads.names_like(self._moment, wanted)))

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

    def _register(self, source: SourceId) -> Register:
        if source not in self._around:
            register = self._register_around(source)
            names = register.canonical.keys() | {source}
            self._around.update(dict.fromkeys(names, register))
        return self._around[source]

    def _register_around(self, source: SourceId) -> Register:
        """What the register says of a name and of all that it may be joined with."""
        rows: set[int] = set()
        judged: set[Judgement] = set()
        lines: set[int] = set()
        known, asked = set[SourceId](), {source}
        while asked:
            said = self._reads.on_names(self._moment, asked)
            rows |= said.rows
            judged |= said.judged
            lines |= said.rulings
            known |= asked
            asked = self._joined(said) - known
        rulings = self._rulings(sorted(lines))
        return register_of(self._sources(sorted(rows)), judged, rulings)

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

"""A claim with what must be known of it to compare it: when, whose, where, by whom.

Only heads, clocks and the register are looked up here. How the claim was found is no
matter of this step.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from sayso.errors import UnknownNameError
from sayso.link import kinds
from sayso.link.imprints import Imprint, Imprints, source_of
from sayso.link.joined import Joined
from sayso.link.notices import Notice, notice_of, sentence_of
from sayso.link.parties import Party, party_of, side_of_name
from sayso.model.attribution import Force
from sayso.model.claim import Claim
from sayso.model.document import Document
from sayso.model.event import Participant
from sayso.model.ids import DocId, SourceId
from sayso.model.keys import is_gainsaid, place_key
from sayso.model.reading import Reading
from sayso.model.ruling import Verdict
from sayso.model.source import Source
from sayso.ports import View
from sayso.text.names import fold, name_key
from sayso.text.untruth import calls_untrue

_STATING = frozenset({Force.ASSERTS, Force.DENIES})


@dataclass(frozen=True, slots=True, kw_only=True)
class Print:
    """An imprint, with outlet, credits and initials as the register knows them."""

    imprint: Imprint
    outlet: SourceId | None
    credits: tuple[SourceId, ...]
    marks: frozenset[SourceId]

    @property
    def at(self) -> datetime:
        """When the document was known."""
        return self.imprint.at

    @property
    def doc(self) -> DocId:
        """Which document it is."""
        return self.imprint.doc


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A claim made ready to be compared.

    `source` and `outlet` are canonical. `side`: the side that the source's name and
    role tell. `rule_of`: the country whose government it speaks for, None where it
    speaks for none that is known. `retold`: what was said before all else that the
    source is told to have said. `negated`: it is said not to be so, by denial or by its
    own words.
    """

    claim: Claim
    print: Print
    source: SourceId
    outlet: SourceId
    via: frozenset[SourceId]
    kind: str
    where: str
    actors: tuple[Party, ...]
    targets: tuple[Party, ...]
    side: str | None
    rule_of: str | None
    notice: Notice | None
    retold: bool
    words: str
    negated: bool

    @property
    def denying(self) -> bool:
        """Whether the source is said to deny it, or calls it untrue."""
        attr = self.claim.attribution
        denied = attr is not None and attr.force is Force.DENIES
        untrue = attr is not None and bool(calls_untrue(self.claim.words))
        return untrue or (self.claim.negated and denied)

    @property
    def own_voice(self) -> bool:
        """Whether the outlet says it itself."""
        return self.claim.attribution is None

    @property
    def order(self) -> tuple[int, datetime, str, int, str]:
        """When the word was given; "had previously denied" comes first."""
        at, place = given_at(self.claim, self.print.at), self.claim.span.start
        return 0 if self.retold else 1, at, self.claim.doc, place, self.claim.claim


def given_at(claim: Claim, known_at: datetime) -> datetime:
    """When the word was given, at the latest."""
    said = claim.said_at
    return known_at if said is None or said.end is None else min(known_at, said.end)


def is_past(claim: Claim) -> bool:
    """Whether no more is told than that it was said before ("had previously")."""
    said = claim.said_at
    return said is not None and said.value == "PAST_REF" and said.end is None


def is_stating(claim: Claim) -> bool:
    """Whether the claim says how things are; wishes and orders bear on nothing."""
    return claim.attribution is None or claim.attribution.force in _STATING


class Teller:
    """Makes claims ready for comparison, looking each thing up once."""

    def __init__(self, reading: Reading, view: View, imprints: Imprints) -> None:
        self._reading = reading
        self._imprints = imprints
        self._view = view
        self._own = {source.source: source for source in reading.sources}
        self._prints: dict[DocId, Print] = {}
        self._beside: dict[DocId, Sequence[Claim]] = {}
        self._loaded: dict[DocId, Document] = {}
        self._sources: dict[SourceId, Source | None] = {}
        self._sides: dict[SourceId, str] | None = None
        view.expect(_sources_in(reading))
        self._joined = Joined(reading.same_as, self._known, self._name_of)

    def told(self, claim: Claim) -> Told:
        """The claim, ready to be compared."""
        printed = self.printed(claim.doc)
        noticed = printed.imprint.noticed
        event = claim.event
        relays = [self.canonical(source) for source in claim.via]
        source = self.voice(claim.source)
        side, country = self._side(claim)
        return Told(
            claim=claim,
            print=printed,
            source=source,
            outlet=relays[-1] if relays else source,
            via=frozenset(relays),
            kind=kinds.kind_of(event),
            where=place_key(event),
            actors=self._parties(event.actors if event else ()),
            targets=self._parties(event.targets if event else ()),
            side=side,
            rule_of=country if side == "government" else None,
            notice=notice_of(claim, noticed) if noticed is not None else None,
            retold=is_past(claim) or self._is_old_denial(claim, printed.at),
            words=fold(claim.words),
            negated=is_gainsaid(claim),
        )

    def expect(self, claims: Iterable[Claim]) -> None:
        """Look up at once who speaks, acts and prints in claims that will be told."""
        told = {claim.claim: claim for claim in claims}.values()
        wanted = {source for claim in told for source in _people_in(claim)}
        wanted.update(self._printers(claim.doc for claim in told))
        self._view.expect(wanted - self._sources.keys())

    def expect_prints(self, docs: Iterable[DocId]) -> None:
        """Look up at once who printed documents, and whom they credit."""
        self._view.expect(set(self._printers(docs)) - self._sources.keys())

    def _printers(self, docs: Iterable[DocId]) -> Iterator[SourceId]:
        for doc in set(docs) - self._prints.keys():
            printed = self.imprint(doc)
            yield from (*printed.credits, *printed.marks)
            if printed.outlet is not None:
                yield printed.outlet

    def _is_old_denial(self, claim: Claim, known_at: datetime) -> bool:
        """Whether the same document lets the source say now that it is so.

        "The ministry acknowledged it, two days after it denied that rebels had come."
        """
        if not claim.negated or claim.attribution is None or not is_stating(claim):
            return False
        source, at = self.voice(claim.source), given_at(claim, known_at)
        return any(
            is_same_matter(other, claim)
            and self.voice(other.source) == source
            and at <= given_at(other, known_at)
            for other in self._told_in(claim.doc)
            if not other.negated and is_stating(other) and not is_past(other)
        )

    def _told_in(self, doc: DocId) -> Sequence[Claim]:
        if doc == self._reading.document.doc:
            return self._reading.claims
        if doc not in self._beside:
            self._beside[doc] = self._view.claims_of(doc)
        return self._beside[doc]

    def printed(self, doc: DocId) -> Print:
        """The document's clock and head."""
        if doc not in self._prints:
            self._prints[doc] = self._print(self.imprint(doc))
        return self._prints[doc]

    def imprint(self, doc: DocId) -> Imprint:
        """The document's imprint, for which nobody's name is looked up."""
        return self._imprints.of(doc, self._load)

    def named(self, name: str) -> SourceId:
        """The source that a printed name stands for."""
        return self.canonical(source_of(name))

    def canonical(self, source: SourceId) -> SourceId:
        """The source that an id stands for, by the register and by this document."""
        return self._joined.canonical(source)

    def voice(self, source: SourceId) -> SourceId:
        """Whose word the source's word is: a spokesman is the body he speaks for."""
        known = self._source(source) or self._own.get(source)
        if known is None or known.speaks_for is None:
            return self.canonical(source)
        return self.canonical(known.speaks_for)

    def names_of(self, source: SourceId) -> tuple[SourceId, ...]:
        """All ids that stand for one source with the given one."""
        try:
            known = [row.source for row in self._view.names_of(source)]
        except UnknownNameError:
            known = []
        return tuple(sorted({source, *known}))

    def document(self, doc: DocId) -> Document:
        """The document itself, its text too."""
        return self._load(doc)

    def sentence(self, claim: Claim) -> str:
        """The whole sentence that the claim stands in, folded."""
        doc = self._load(claim.doc)
        return fold(doc.text[slice(*sentence_of(claim.span, doc))])

    def _load(self, doc: DocId) -> Document:
        own = self._reading.document
        if own.doc == doc:
            return own
        if doc not in self._loaded:
            self._loaded[doc] = self._view.document(doc)
        return self._loaded[doc]

    def _print(self, imprint: Imprint) -> Print:
        outlet = imprint.outlet
        return Print(
            imprint=imprint,
            outlet=self.canonical(outlet) if outlet is not None else None,
            credits=tuple(self.canonical(name) for name in imprint.credits),
            marks=frozenset(self.canonical(name) for name in imprint.marks),
        )

    def _source(self, source: SourceId) -> Source | None:
        if source not in self._sources:
            try:
                self._sources[source] = self._view.source(source)
            except UnknownNameError:
                self._sources[source] = None
        return self._sources[source]

    def _known(self, source: SourceId) -> SourceId | None:
        found = self._source(source)
        return found.source if found is not None else None

    def _name_of(self, source: SourceId) -> str:
        """The name that goes by an id, whichever source it stands for."""
        if source in self._own:
            return self._own[source].name
        try:
            rows = self._view.names_of(source)
        except UnknownNameError:
            return ""
        return next((row.name for row in rows if row.source == source), "")

    def _parties(self, participants: Iterable[Participant]) -> tuple[Party, ...]:
        if self._sides is None:
            self._sides = {
                self.canonical(r.source): r.value
                for r in self._view.rulings()
                if r.verdict is Verdict.SIDE and r.source and r.value
            }
        return tuple(party_of(p, self.canonical, self._sides) for p in participants)

    def _side(self, claim: Claim) -> tuple[str | None, str | None]:
        """The side that a source's name and role tell, and its country."""
        source = self._source(claim.source) or self._own.get(claim.source)
        if source is None:
            return side_of_name(name_key(claim.source_name)), None
        body = self._source(source.speaks_for) if source.speaks_for else None
        said = f"{source.name} {source.role or ''} {body.name if body else ''}"
        return side_of_name(fold(said)), source.country


def is_same_matter(said: Claim, denied: Claim) -> bool:
    """Whether a claim of one document is what another of it denies."""
    one, other = kinds.kind_of(said.event), kinds.kind_of(denied.event)
    if place_key(said.event) != place_key(denied.event):
        return False
    return kinds.is_part_of(other, one) or kinds.admits(one, other)


def _sources_in(reading: Reading) -> set[SourceId]:
    """Whom the document names, as far as its claims are told by them."""
    head = reading.document.head
    printed = (name for name in (head.outlet, *head.credit) if name)
    return {
        *(source.source for source in reading.sources),
        *(source for claim in reading.claims for source in _people_in(claim)),
        *map(source_of, printed),
    }


def _people_in(claim: Claim) -> Iterator[SourceId]:
    """Who speaks, who passes it on, who acts and who is acted upon."""
    yield claim.source
    yield from claim.via
    if claim.event is not None:
        for who in (*claim.event.actors, *claim.event.targets):
            if who.source is not None:
                yield who.source

"""The order of the steps, written out once; runs one document or a stream.

    read -> extract -> resolve -> link -> ledger

Why this order is in docs/spec/SPEC-pipeline.md. A component that raises loses its one
document, which is entered as an Issue; everything else goes on.
"""

import logging
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from sayso.extract import all_extractors
from sayso.extract.casing import in_mixed_case
from sayso.link.passages.compare import Comparison, compare
from sayso.model.attribution import Attribution, Caveat, Statement
from sayso.model.document import Document
from sayso.model.entry import NOW, Agent, Draft, Payload, Receipt
from sayso.model.event import EventMention
from sayso.model.figure import Figure
from sayso.model.issue import Issue
from sayso.model.keys import name_keys_of
from sayso.model.place import PlaceMention
from sayso.model.reading import Extraction, Finding, Reading
from sayso.model.sentence import Sentence
from sayso.model.source import Mention, SameAs, Source
from sayso.model.timeref import TimeMention
from sayso.ports import Extractor, Ledger, Linker, Resolver, View
from sayso.resolve.joins import judge_same

log = logging.getLogger(__name__)

# The field of Extraction that takes each kind of finding.
FIELDS: dict[type[Finding], str] = {
    Sentence: "sentences",
    Attribution: "attributions",
    Caveat: "caveats",
    Statement: "statements",
    Mention: "mentions",
    Figure: "figures",
    TimeMention: "times",
    PlaceMention: "places",
    EventMention: "events",
    Issue: "issues",
}
SHARED_TEXTS = (
    256  # an agency's copy arrives within hours, not within millions of texts
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one document or one issue of the input.

    `entered`: it is in the ledger now; `known`: it was there before; `failed`: a
    component raised, and only the issue was entered; `noted`: an issue of the input.
    """

    kind: Literal["entered", "known", "failed", "noted"]
    document: Document | None
    reading: Reading | None
    receipt: Receipt | None
    issues: tuple[Issue, ...]


class Pipeline:
    """The steps after `read`, as objects in their order."""

    def __init__(
        self,
        *,
        resolver: Resolver,
        linker: Linker,
        extractors: Sequence[Extractor] | None = None,
        strict: bool = False,
    ) -> None:
        self.extractors = tuple(extractors) if extractors else all_extractors()
        self.resolver = resolver
        self.linker = linker
        self.strict = strict
        self._shared: OrderedDict[object, Extraction] = OrderedDict()

    def extract(self, doc: Document) -> Extraction:
        """All findings in the words of a document; identical copies share one run."""
        # The key is what the words are, not who printed them.
        key = (doc.text_sha256, doc.parts)
        if key in self._shared:
            self._shared.move_to_end(key)
            return self._shared[key]
        found = Extraction()
        for extractor in self.extractors:
            found = with_findings(found, extractor.extract(doc, found))
        self._shared[key] = found
        if len(self._shared) > SHARED_TEXTS:
            self._shared.popitem(last=False)
        return found

    def read(self, doc: Document) -> Reading:
        """What one document says: extract, then resolve."""
        legible = in_mixed_case(doc)
        reading = self.resolver.resolve(legible, self.extract(legible))
        parts: list[Extractor | Resolver] = [*self.extractors, self.resolver]
        names = tuple(f"{part.name}@{part.version}" for part in parts)
        return replace(reading, document=doc, agents=names)

    def read_or_issue(self, doc: Document) -> Reading | Issue:
        """The reading, or the issue that says which component failed on it."""
        try:
            return self.read(doc)
        except Exception as error:  # the one fence: nothing else may be lost
            if self.strict:
                raise
            log.warning("document %s left out: %r", doc.doc, error)
            return failure_of(doc, error)

    def enter(
        self,
        ledger: Ledger,
        items: Iterable[Document | Issue],
        *,
        run: str,
        at: datetime,
    ) -> Iterator[Outcome]:
        """Read, link and enter a stream; each outcome is safe in the ledger by then."""
        for item in items:
            if isinstance(item, Issue):
                yield noted(item)
            elif ledger.holds(item.doc):
                yield known(item)
            else:
                read = self.read_or_issue(item)
                yield self.enter_reading(ledger, item, read, run=run, at=at)

    def enter_reading(
        self,
        ledger: Ledger,
        doc: Document,
        read: Reading | Issue,
        *,
        run: str,
        at: datetime,
    ) -> Outcome:
        """Link a reading to what the ledger holds, and enter all of it at once."""
        if isinstance(read, Issue):
            receipt = ledger.append([self._draft("pipeline", read)], run=run, at=at)
            return Outcome(
                kind="failed",
                document=doc,
                reading=None,
                receipt=receipt,
                issues=(read,),
            )
        receipt = ledger.append(self.drafts_of(ledger, read), run=run, at=at)
        return Outcome(
            kind="entered",
            document=doc,
            reading=read,
            receipt=receipt,
            issues=(*doc.issues, *read.issues),
        )

    def drafts_of(self, ledger: Ledger, read: Reading) -> list[Draft]:
        """Everything that one reading adds to a ledger, with who says so."""
        reader, resolver = agent_of(read.document.reader), component(self.resolver)
        linker = component(self.linker)
        drafts = [Draft(agent=reader, payload=read.document)]
        view = ledger.view(NOW)
        judged = tuple(judgements_of(read.sources, view))
        found: list[Payload] = [*read.sources, *read.same_as, *read.claims, *judged]
        drafts += [Draft(agent=resolver, payload=payload) for payload in found]
        linked = self.linker.link(replace(read, same_as=(*read.same_as, *judged)), view)
        drafts += [Draft(agent=linker, payload=payload) for payload in linked]
        return drafts

    def _draft(self, name: str, issue: Issue) -> Draft:
        return Draft(agent=Agent(kind="machine", name=name, version="1"), payload=issue)


def compared(
    pipeline: Pipeline, ledger: Ledger, one: Document, other: Document, *, at: datetime
) -> Comparison | Issue:
    """How a passage bears on one that is entered into the (empty) ledger for this."""
    first = pipeline.read_or_issue(one)
    if isinstance(first, Issue):
        return first
    second = pipeline.read_or_issue(other)
    if isinstance(second, Issue):
        return second
    ledger.append(pipeline.drafts_of(ledger, first), run="compare", at=at)
    return compare(first, second, ledger.view(NOW))


def with_findings(found: Extraction, findings: Iterable[Finding]) -> Extraction:
    """The extraction with more findings, each in the field of its kind."""
    more: dict[str, list[Finding]] = {}
    for finding in findings:
        more.setdefault(FIELDS[type(finding)], []).append(finding)
    grown = {name: (*getattr(found, name), *items) for name, items in more.items()}
    return replace(found, **grown)


def judgements_of(sources: Sequence[Source], view: View) -> Iterator[SameAs]:
    """Pairs of names that are one by their form, or that a person has to decide on.

    What the ledger does not hold yet is compared, row by row, with all that shares a
    key with it. So each pair of rows is compared once, by whichever document comes
    later, and the pairs do not depend on which one that is.
    """
    keys = {source: name_keys_of(source) for source in sources}
    held = view.sources_like(key for found in keys.values() for key in found)
    like: dict[str, list[Source]] = {}
    for row in dict.fromkeys(held):
        for key in name_keys_of(row):
            like.setdefault(key, []).append(row)
    found: dict[SameAs, None] = {}
    for new in sources:
        if any(new in like.get(key, ()) for key in keys[new]):
            continue
        near = dict.fromkeys(row for key in keys[new] for row in like.get(key, ()))
        for other in near:
            # In the order of their ids, so that the reason reads the same either way.
            one, two = sorted((new, other), key=lambda row: row.source)
            if _numbers_in(one) == _numbers_in(two):
                found.update(dict.fromkeys(judge_same(one, [two])))
        for key in keys[new]:
            like.setdefault(key, []).append(new)
    yield from found


def _numbers_in(source: Source) -> list[str]:
    """The digits of a name: the 32nd and the 33rd Brigade are spelt alike, and two."""
    return [letter for letter in source.name if letter.isdigit()]


def component(part: Resolver | Linker) -> Agent:
    """A component as the agent of the entries that it makes."""
    return Agent(kind="machine", name=part.name, version=part.version)


def agent_of(name_at_version: str) -> Agent:
    """The agent that `name@version` names."""
    name, _, version = name_at_version.partition("@")
    return Agent(kind="machine", name=name, version=version or None)


def failure_of(doc: Document, error: Exception) -> Issue:
    """The issue for a document that a component could not read."""
    return Issue(
        code="S-PIPE-001",
        level="error",
        message=(
            f"this document was left out because a component failed on it "
            f"({type(error).__name__}: {error}); everything else was read. "
            f"Please report it with the text"
        ),
        where=doc.url or str(doc.given_id or doc.doc),
        doc=doc.doc,
        agent="pipeline@1",
    )


def noted(issue: Issue) -> Outcome:
    """The outcome for an issue of the input."""
    return Outcome(
        kind="noted", document=None, reading=None, receipt=None, issues=(issue,)
    )


def known(doc: Document) -> Outcome:
    """The outcome for a document that the ledger holds already."""
    return Outcome(kind="known", document=doc, reading=None, receipt=None, issues=())

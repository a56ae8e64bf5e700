"""The order of the steps, and that one bad document costs nothing else."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from itertools import permutations

import pytest

from sayso.errors import UsageError
from sayso.extract import EXTRACTORS, in_order
from sayso.ledger.memory import MemoryLedger
from sayso.model.document import Document, Head, Part, PartKind
from sayso.model.entry import NOW, Agent, Draft, Payload
from sayso.model.ids import doc_id_of, sha256_of, source_id_of
from sayso.model.issue import Issue
from sayso.model.reading import Extraction, Finding, Reading
from sayso.model.relation import Lineage, Relation
from sayso.model.source import SameAs, Source, SourceKind
from sayso.model.span import Span
from sayso.pipeline import Pipeline, agent_of, judgements_of, with_findings
from sayso.ports import View

AT = datetime(2031, 5, 4, 6, 0, tzinfo=UTC)


def document(text: str, outlet: str = "Harbour Post") -> Document:
    sha = sha256_of(text.encode())
    return Document(
        doc=doc_id_of(sha, None, outlet),
        text=text,
        text_sha256=sha,
        raw_sha256=sha,
        head=Head(outlet=outlet),
        parts=(Part(kind=PartKind.BODY, span=Span(0, len(text))),),
        lang="en",
        url=None,
        address=None,
        given_id=None,
        published_at=AT,
        published_grain="minute",
        retrieved_at=AT,
        reader="text@1",
    )


class Counting:
    """An extractor that counts how often it ran, and fails on the word "boom"."""

    name, version = "counting", "3"
    needs: tuple[str, ...] = ()
    gives: tuple[str, ...] = ("issues",)

    def __init__(self) -> None:
        self.runs = 0

    def extract(self, doc: Document, found: Extraction) -> Iterator[Finding]:
        self.runs += 1
        if "boom" in doc.text:
            raise ValueError("cannot read this")
        yield Issue(code="S-TEST-001", level="note", message="seen")


class Bare:
    """A resolver that makes a reading without any claim."""

    name, version = "bare", "1"

    def resolve(self, doc: Document, found: Extraction) -> Reading:
        return Reading(
            document=doc,
            attributions=(),
            claims=(),
            figures=(),
            places=(),
            times=(),
            actors=(),
            caveats=(),
            sources=(),
            same_as=(),
            speakers=(),
            said_at=(),
            issues=found.issues,
            agents=(),
        )


class Silent:
    """A linker that relates nothing."""

    name, version = "silent", "1"

    def link(self, reading: Reading, view: View) -> Iterator[Relation | Lineage]:
        return iter(())


def pipeline(*, strict: bool = False) -> tuple[Pipeline, Counting]:
    counting = Counting()
    line = Pipeline(
        resolver=Bare(), linker=Silent(), extractors=[counting], strict=strict
    )
    return line, counting


def test_a_reading_names_every_component_that_had_a_hand_in_it():
    line, _ = pipeline()
    assert line.read(document("Calm.")).agents == ("counting@3", "bare@1")


def test_identical_copies_share_one_extraction():
    line, counting = pipeline()
    for outlet in ("Harbour Post", "Daily Lantern", "Norlink"):
        line.read(document("The same copy.", outlet))
    assert counting.runs == 1


def test_the_shared_extractions_are_bounded(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("sayso.pipeline.SHARED_TEXTS", 2)
    line, counting = pipeline()
    for text in ("one", "two", "three", "one"):
        line.read(document(text))
    assert counting.runs == 4


def test_a_component_that_fails_loses_its_one_document_and_says_so():
    line, _ = pipeline()
    ledger = MemoryLedger()
    texts = [document("One."), document("boom"), document("Three.")]
    outcomes = list(line.enter(ledger, texts, run="test", at=AT))
    assert [o.kind for o in outcomes] == ["entered", "failed", "entered"]
    issue = outcomes[1].issues[0]
    assert issue.code == "S-PIPE-001"
    assert "cannot read this" in issue.message
    assert len(list(ledger.view(NOW).documents())) == 2
    assert issue in [entry.payload for entry in ledger.entries(NOW)]


def test_strict_stops_at_the_first_failure():
    line, _ = pipeline(strict=True)
    with pytest.raises(ValueError, match="cannot read this"):
        line.read_or_issue(document("boom"))


def test_what_is_known_is_not_read_again_and_issues_of_the_input_pass_through():
    line, counting = pipeline()
    ledger = MemoryLedger()
    doc, issue = document("Calm."), Issue(code="S-X-1", level="error", message="bad")
    list(line.enter(ledger, [doc], run="test", at=AT))
    later = replace(doc, retrieved_at=datetime(2031, 6, 1, tzinfo=UTC))
    outcomes = list(line.enter(ledger, [issue, later], run="test", at=AT))
    assert [o.kind for o in outcomes] == ["noted", "known"]
    assert counting.runs == 1


def test_the_table_of_extractors_is_in_a_possible_order():
    assert [e.name for e in in_order([make() for make in EXTRACTORS.values()])]


def test_an_extractor_before_what_it_needs_is_refused():
    class Greedy(Counting):
        needs: tuple[str, ...] = ("figures",)

    with pytest.raises(UsageError, match="needs figures"):
        in_order([Greedy()])


def test_findings_go_to_the_field_of_their_kind():
    issue = Issue(code="S-X-1", level="note", message="odd")
    assert with_findings(Extraction(), [issue]).issues == (issue,)


@pytest.mark.parametrize(
    ("words", "name", "version"), [("html@2", "html", "2"), ("html", "html", None)]
)
def test_an_agent_is_read_from_name_and_version(words, name, version):
    assert (agent_of(words).name, agent_of(words).version) == (name, version)


def name(words: str, role: str | None = None, kind=SourceKind.PERSON) -> Source:
    return Source(source=source_id_of(words.lower()), name=words, kind=kind, role=role)


MINISTER = "Sudrian Foreign Minister"
ANTONI, ANTON = name("Antoni Velk", MINISTER), name("Anton Velk", MINISTER)


def proposed_by(*texts: tuple[Source, ...]) -> set[SameAs]:
    """What is proposed of the sources of some texts, in the order of their arrival."""
    ledger, found = MemoryLedger(), set[SameAs]()
    agent = Agent(kind="machine", name="bare", version="1")
    for sources in texts:
        proposed = list(judgements_of(sources, ledger.view(NOW)))
        found.update(proposed)
        rows: list[Payload] = [*sources, *proposed]
        drafts = [Draft(agent=agent, payload=row) for row in rows]
        ledger.append(drafts, run="run", at=AT)
    assert {(p.subject, p.object) for p in ledger.view(NOW).proposals()} == {
        (p.subject, p.object) for p in found
    }
    return found


def test_close_spellings_with_one_role_are_proposed_in_any_order():
    """One agency writes "Antoni Velk", the other "Anton Velk"."""
    texts = [(ANTONI,), (name("Anton Velk"),), (ANTON, name("Sela Brandt")), (ANTONI,)]
    found = {frozenset(proposed_by(*order)) for order in permutations(texts)}
    assert len(found) == 1
    ((proposal,),) = found
    assert (proposal.subject, proposal.object) == tuple(
        sorted((ANTONI.source, ANTON.source))
    )
    assert "spelt alike" in proposal.because[0]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # Two who are called otherwise, and two of whom nothing is said.
        (ANTONI, name("Anton Velk", "Karvelian coach")),
        (name("Antoni Velk"), name("Anton Velk")),
        # The 32nd and the 33rd are two brigades, however alike they are spelt.
        *[
            (name("32nd Brigade", None, kind), name("33rd Brigade", None, kind))
            for kind in (SourceKind.BODY, SourceKind.OUTLET)
        ],
        # "security officials" are others in each text.
        (
            name("Security Official", None, SourceKind.UNNAMED),
            name("Security Officials", None, SourceKind.UNNAMED),
        ),
    ],
)
def test_others_are_not_proposed(one, other):
    assert proposed_by((one,), (other,)) == proposed_by((one, other)) == set()


def test_two_spellings_in_one_text_are_proposed_too():
    assert proposed_by((ANTONI, ANTON)) == proposed_by((ANTON,), (ANTONI,))

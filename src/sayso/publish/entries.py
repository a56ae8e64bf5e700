"""The payload of an entry in a few words, for the log and for people."""

from collections.abc import Callable
from typing import Any

from sayso.model.claim import Claim
from sayso.model.document import Document
from sayso.model.entry import Payload
from sayso.model.issue import Issue
from sayso.model.relation import Lineage, Relation
from sayso.model.ruling import Ruling, Withdrawal
from sayso.model.source import SameAs, Source

TITLE = 100


def words_of(payload: Payload) -> str:
    """One line that says what was entered."""
    return _WORDS[type(payload)](payload)


def _document(doc: Document) -> str:
    title = doc.head.headline or doc.text.strip().partition("\n")[0]
    shown = title if len(title) <= TITLE else title[: TITLE - 1] + "…"
    return f"{doc.head.outlet or 'no outlet'}: {shown}"


def _claim(claim: Claim) -> str:
    act = claim.attribution.force if claim.attribution else "states"
    return f"{claim.source_name} {act}: {claim.words}"


def _same_as(pair: SameAs) -> str:
    return f"{pair.subject} and {pair.object}: {pair.judgement}"


def _relation(relation: Relation) -> str:
    return f"{relation.subject} {relation.kind} {relation.object}"


def _lineage(lineage: Lineage) -> str:
    docs = dict.fromkeys(passage.doc for passage in lineage.passages)
    return f"{lineage.kind} in {', '.join(docs)}"


def _ruling(ruling: Ruling) -> str:
    about = (ruling.claim, ruling.other, ruling.source, ruling.other_source)
    said = " ".join(filter(None, (ruling.verdict, *about, ruling.value)))
    words = f"{ruling.person}: {said}"
    return f"{words} ({ruling.note})" if ruling.note else words


_WORDS: dict[type[Payload], Callable[[Any], str]] = {
    Document: _document,
    Source: lambda source: f"{source.name} ({source.kind})",
    SameAs: _same_as,
    Claim: _claim,
    Lineage: _lineage,
    Relation: _relation,
    Ruling: _ruling,
    Withdrawal: lambda taken: f"{taken.entry} out of force: {taken.reason}",
    Issue: lambda issue: f"{issue.code} {issue.level}: {issue.message}",
}

"""Notices: where an outlet or a source takes its own word back.

    "Correction: an earlier version said that 12 people had died; the number is 9."
    "The Daily Lantern retracts its report that the general was arrested."

Only words of the notice decide that it is one; what it takes back is for
`corrections` to find.
"""

from dataclasses import dataclass
from typing import Literal

from sayso.model.claim import Claim
from sayso.model.document import Document, Part, PartKind
from sayso.model.span import Span
from sayso.text.sentences import sentences_of
from sayso.text.tokens import plain
from sayso.vocab import words


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """That a claim stands in a notice.

    `how`: "retracts" takes a report back; "wrong" repeats the word that was wrong;
    "corrects" may hold the right word.
    """

    how: Literal["retracts", "wrong", "corrects"]
    sign: str


def notice_of(claim: Claim, doc: Document) -> Notice | None:
    """The notice that the claim stands in, None where it stands in none."""
    part = next((p for p in doc.parts if p.span.contains(claim.span)), None)
    lead = _lead(claim, doc, part)
    sign = _sign(lead, "retracts")
    if sign:
        return Notice(how="retracts", sign=sign)
    if not _is_notice(doc, part):
        return None
    sign = _sign(lead, "wrong")
    return Notice(how="wrong" if sign else "corrects", sign=sign or "correction")


def _is_notice(doc: Document, part: Part | None) -> bool:
    if part is None:
        return False
    if part.kind is PartKind.CORRECTION:
        return True
    opening = plain(doc.quote(part.span)[:40]).lstrip("*[( ")
    return opening.startswith(tuple(words("links", "notice", "opening")))


def _lead(claim: Claim, doc: Document, part: Part | None) -> str:
    """The words of the sentence up to the claim, and the claim's cue."""
    begin, end = _sentence(claim.span, doc, part)
    attr = claim.attribution
    cue = " ".join(doc.quote(span) for span in attr.cue) if attr else ""
    opening = doc.text[begin : claim.span.start]
    own = doc.text[claim.span.start : end] if attr is None else ""
    return plain(f"{opening} {cue} {own}")


def _sentence(span: Span, doc: Document, part: Part | None) -> tuple[int, int]:
    if part is None:
        return span.start, span.end
    return next(
        (
            (begin, end)
            for begin, end in sentences_of(doc.text, part.span.start, part.span.end)
            if begin <= span.start < end
        ),
        (span.start, span.end),
    )


def _sign(lead: str, how: str) -> str:
    padded = f" {' '.join(lead.replace(',', ' ').replace(':', ' ').split())} "
    found = sorted(s for s in words("links", "notice", how) if f" {s} " in padded)
    return found[0] if found else ""

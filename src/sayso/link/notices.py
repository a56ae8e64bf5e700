"""Notices: where an outlet or a source takes its own word back.

    "Correction: an earlier version said that 12 people had died; the number is 9."
    "The Daily Lantern retracts its report that the general was arrested."

Only words of the notice decide that it is one; what it takes back is for
`corrections` to find.
"""

import re
from dataclasses import dataclass
from typing import Literal

from sayso.model.claim import Claim
from sayso.model.document import Document, Part, PartKind
from sayso.model.figure import Figure
from sayso.model.span import Span
from sayso.text.names import fold, name_key
from sayso.text.numbers import cardinal_at
from sayso.text.sentences import sentences_of
from sayso.text.tokens import plain, tokens_of
from sayso.vocab import words

CANCELED = "canceled by its publisher"
# Marks between words, so that "retracted," is found as "retracted".
_PAUSES = re.compile(r"[,:;.\"()]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """That a claim stands in a notice.

    `how`: "retracts" takes a report back; "wrong" repeats the word that was wrong;
    "corrects" may hold the right word.
    """

    how: Literal["retracts", "wrong", "corrects"]
    sign: str


def notice_of(claim: Claim, doc: Document) -> Notice | None:
    """The notice that the claim stands in, None where it stands in none.

    A document that its publisher canceled takes back what the outlet says in it. What
    others are cited with is theirs, and only they take it back.
    """
    if is_canceled(doc):
        own = claim.attribution is None
        return Notice(how="retracts", sign=CANCELED) if own else None
    part = next((p for p in doc.parts if p.span.contains(claim.span)), None)
    lead = _lead(claim, doc)
    sign = _sign(lead, "retracts")
    if sign and (claim.attribution is not None or _is_own(lead, doc)):
        return Notice(how="retracts", sign=sign)
    if not _is_notice(doc, part):
        return None
    sign = _sign(lead, "wrong")
    wrong = bool(sign) and not _sign(lead, "right")
    return Notice(how="wrong" if wrong else "corrects", sign=sign or "correction")


def is_canceled(doc: Document) -> bool:
    """Whether the publisher says that the item is not to be used any more."""
    return doc.head.pub_status == "canceled"


def may_have_notice(doc: Document) -> bool:
    """Whether it is worth looking for notices in a document at all."""
    if is_canceled(doc) or any(p.kind is PartKind.CORRECTION for p in doc.parts):
        return True
    low = plain(doc.text)
    return any(s in low for how in ("retracts", "opening") for s in _signs(how))


def is_named_wrong(figure: Figure, doc: Document) -> bool:
    """Whether a notice of the document names the number as the one that was wrong."""
    wrong = (
        said
        for part in doc.parts
        if _is_notice(doc, part)
        for begin, end in sentences_of(doc.text, part.span.start, part.span.end)
        if _sign(said := plain(doc.text[begin:end]), "wrong")
    )
    bounds = {figure.low, figure.high} - {None}
    return any(bounds & _numbers_in(said) for said in wrong)


def _numbers_in(said: str) -> set[int | None]:
    words = [low for _, _, _, low in tokens_of(said)]
    found = (cardinal_at(words, start) for start in range(len(words)))
    return {int(number[0]) for number in found if number is not None}


def _signs(how: str) -> frozenset[str]:
    return words("links", "notice", how)


def _is_own(lead: str, doc: Document) -> bool:
    """Whether the outlet speaks of itself: "we", "our", or its own name.

    "The ministry retracted its statement" in the outlet's voice is no notice.
    """
    padded = f" {fold(lead)} "
    names = [name_key(n) for n in (doc.head.outlet, *doc.head.credit) if n]
    return any(f" {name} " in padded for name in ("we", "our", *names))


def _is_notice(doc: Document, part: Part | None) -> bool:
    if part is None:
        return False
    if part.kind is PartKind.CORRECTION:
        return True
    opening = plain(doc.quote(part.span)[:40]).lstrip("*[( ")
    return opening.startswith(tuple(_signs("opening")))


def _lead(claim: Claim, doc: Document) -> str:
    """The words of the sentence up to the claim, and the claim's cue."""
    begin, _ = sentence_of(claim.span, doc)
    attr = claim.attribution
    cue = " ".join(doc.quote(span) for span in attr.cue) if attr else ""
    opening = doc.text[begin : claim.span.start]
    own = doc.quote(claim.span) if attr is None else ""
    return plain(f"{opening} {cue} {own}")


def sentence_of(span: Span, doc: Document) -> tuple[int, int]:
    """Where the sentence that holds a span's start begins and ends, in its part."""
    part = next((p for p in doc.parts if p.span.contains(span)), None)
    if part is None:
        return span.start, span.end
    sentences = sentences_of(doc.text, part.span.start, part.span.end)
    found = ((b, e) for b, e in sentences if b <= span.start < e)
    return next(found, (span.start, span.end))


def _sign(lead: str, how: str) -> str:
    padded = f" {' '.join(_PAUSES.sub(' ', lead).split())} "
    found = sorted(s for s in _signs(how) if f" {s} " in padded)
    return found[0] if found else ""

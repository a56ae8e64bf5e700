"""A colon as cue: "BRANDT: The road is open", "Brandt: “...”", and in headlines.

A dash after a quotation, with nothing but a name behind it, is one too. So is the colon
of a post that is passed on: "RT @norlink: ...".
"""

from collections.abc import Sequence

from sayso.extract.speech import words as w
from sayso.extract.speech.drafts import Draft
from sayso.extract.speech.passage import Passage
from sayso.extract.speech.phrases import Range
from sayso.model.attribution import Force
from sayso.model.document import PartKind

_NAME_LENGTH = 6
_TURNS = 3
_INITIALS = 2
_SHORT = 4
_TITLE_LENGTH = (4, 30)
_DASHES = frozenset({"—", "–", "―", "--", "-"})
_LABELS = frozenset(
    "update updates live breaking analysis exclusive video watch opinion explainer "
    "photos read editorial note correction factbox profile timeline brief news report "
    "more related part chapter source sources key".split()
)
# "RT @norlink: ...", with a sign before it perhaps.
_PASSED_ON = frozenset({"rt", "via"})
_REPORTERS = frozenset(
    "report reports sources source police officials un poll study official ministry "
    "survey analyst minister monitor witnesses".split()
)


def speakers_of(passages: Sequence[Passage]) -> frozenset[str]:
    """Names in capitals before a colon that take turns: those of a transcript.

    One alone is no speaker but a dateline ("VELMORA: The port ...").
    """
    names = [
        name
        for p in passages
        if (at := _first_colon(p)) is not None and (name := _shouted(p, at))
    ]
    return frozenset(names) if len(names) >= _TURNS else frozenset()


def _shouted(p: Passage, at: int) -> str:
    """The name in capitals before a colon, if it is one: "BRANDT"."""
    words = [t.text for t in p.tokens[:at]]
    if not all(t.isupper() or t in ".'-" for t in words):
        return ""
    return " ".join(words) if any(len(t) > _INITIALS for t in words) else ""


def is_title(p: Passage) -> bool:
    """Whether a passage is set like a headline: Every Long Word In Capitals."""
    if (
        len(p.sentences) > 1
        or not _TITLE_LENGTH[0] <= len(p.tokens) <= _TITLE_LENGTH[1]
    ):
        return False
    words = [t.text for t in p.tokens if t.text[0].isalpha() and len(t.text) > _SHORT]
    return bool(words) and all(t[0].isupper() for t in words)


def colon_speech(p: Passage, turns: frozenset[str]) -> Draft | None:
    """The attribution made by a colon near the start or end of a passage."""
    titled = p.part is PartKind.HEADLINE or is_title(p)
    reporter = _reporter_at_end(p) if titled else None
    if reporter is not None:
        return reporter
    credited = _credited(p)
    if credited is not None:
        return credited
    at = _first_colon(p)
    if at is not None and (_is_speaker(p, at) or _shouted(p, at) in turns):
        end = len(p.tokens)
        while end - 1 > at and p.low(end - 1) == "." and p.holder[end - 1] < 0:
            end -= 1
        return _drafted(p, (0, at), at, (at + 1, end))
    return None


def forwarded_post(p: Passage, sentence: Range) -> Draft | None:
    """The attribution of "RT @norlink: ..." to whom the post is passed on from."""
    lo, hi = sentence
    at = next((i for i in range(lo, min(lo + 2, hi)) if p.low(i) in _PASSED_ON), None)
    if at is None or p.low(at + 1) != "@":
        return None
    end = next((i for i in range(at + 2, hi) if p.low(i) == ":"), hi)
    if end - at - 2 > _NAME_LENGTH or end + 1 >= hi:
        return None
    last = hi - 1 if p.low(hi - 1) == "." else hi
    return _drafted(p, (at + 1, end), end, (end + 1, last))


def _first_colon(p: Passage) -> int | None:
    for i in range(1, min(len(p.tokens) - 1, _NAME_LENGTH + 1)):
        if p.low(i) == ":":
            return i
    return None


def _is_speaker(p: Passage, at: int) -> bool:
    names = p.tokens[:at]
    if not all(t.text[0].isupper() or t.text in ".'-’" for t in names):
        return False
    if any(t.low in _LABELS for t in names):
        return False
    if p.has(at + 1, w.QUOTE) or p.quotation_at(at + 1) is not None:
        return True
    return p.part is PartKind.HEADLINE or is_title(p)


def _reporter_at_end(p: Passage) -> Draft | None:
    """As in "Bridge falls in Halvik: report"."""
    size = len(p.tokens)
    for i in range(size - 2, max(1, size - _NAME_LENGTH), -1):
        if p.low(i) in {":", "—", "–", "-"}:
            if any(p.low(j) in _REPORTERS for j in range(i + 1, size)):
                return _drafted(p, (i + 1, size), i, (0, i))
            return None
    return None


def _credited(p: Passage) -> Draft | None:
    """As in "“The road is open.” — Sela Brandt": a quotation and its credit line."""
    quotation = p.quotation_at(0)
    if quotation is None or p.low(quotation.last + 1) not in _DASHES:
        return None
    begin, end = quotation.last + 2, len(p.tokens)
    while end > begin and p.low(end - 1) == ".":
        end -= 1
    names = range(begin, end)
    named = all(p.has(i, w.CAPITAL) or p.low(i) in {".", ","} for i in names)
    if not named or not 0 < end - begin <= _NAME_LENGTH:
        return None
    return _drafted(p, (begin, end), begin - 1, (0, quotation.last + 1))


def _drafted(p: Passage, source: Range, at: int, content: Range) -> Draft | None:
    if content[0] >= content[1]:
        return None
    return Draft(
        passage=p,
        source=(source,),
        cue=((at, at + 1),),
        content=(content,),
        force=Force.ASSERTS,
        rule="colon",
        main=True,
    )

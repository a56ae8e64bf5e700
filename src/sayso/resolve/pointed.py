"""What a denial means that only points: "denied it", "rejects the accusation".

Rules that hold here:
- Only a denial is read so, of a bare pronoun or of a bare word for something said
  ("this", "the claim", "all such reports").
- It means what somebody else asserted last, in its own sentence or the two before.
- Who has denied something in so many words means that.
- Where nobody was cited there, it means the outlet's own sentence just before, if that
  tells of an event.
- Where nothing was said it means nothing, and makes no claim.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from sayso.model.attribution import Attribution, Force
from sayso.model.document import Document
from sayso.model.reading import Extraction
from sayso.model.span import Span
from sayso.resolve.cast import Character
from sayso.text.intervals import Intervals
from sayso.vocab import table

POINTING = frozenset("this that it these those so them".split())
# The rule of "…, a claim the army denied": it takes up what stands before the comma.
TAKEN_UP = "taken-up"
SENTENCES_BACK = 2
_LEADS = frozenset(
    "the this that these those such all any both latest his her its their".split()
)
_WORD = re.compile(r"[^\W\d_]+")
_TELLING = frozenset({Force.ASSERTS, Force.DENIES})
_MOST_WORDS = 4  # of "all of the claims"
_LOOKED_AT = 16  # who spoke last, and no further


@cache
def _things_said() -> frozenset[str]:
    return frozenset(table("untruth")["said"].split())


@dataclass(frozen=True, slots=True)
class Meant:
    """What is denied: its spans, and whose words they are (None: the outlet's)."""

    content: tuple[Span, ...]
    by: Attribution | None


def points_back(doc: Document, attr: Attribution) -> bool:
    """Whether an attribution denies something that stands elsewhere."""
    if attr.force is not Force.DENIES:
        return False
    said = [
        word.casefold() for s in attr.content for word in _WORD.findall(doc.quote(s))
    ]
    if "as" in said[1:2]:
        said = said[:1]  # "dismissed that as "rumours"": the verdict is no part of it
    if attr.rule == TAKEN_UP or (len(said) == 1 and said[0] in POINTING):
        return True
    if not 2 <= len(said) <= _MOST_WORDS or said[-1] not in _things_said():
        return False
    return all(word in _LEADS or word == "of" for word in said[:-1])


def meant_by(
    doc: Document,
    found: Extraction,
    speakers: Mapping[str, Character],
    silent: frozenset[str],
) -> dict[str, Meant]:
    """Key of each denial that only points -> what it means, where that is known."""
    pointing = [attr for attr in found.attributions if points_back(doc, attr)]
    if not pointing:
        return {}
    before = _Before(found, speakers, silent)
    meant = ((attr.key, before.said_to(attr)) for attr in pointing)
    return {key: what for key, what in meant if what is not None}


class _Before:
    """What was said before a place of the text."""

    def __init__(
        self,
        found: Extraction,
        speakers: Mapping[str, Character],
        silent: frozenset[str],
    ) -> None:
        self._speakers = speakers
        self._sentences = [sentence.span.start for sentence in found.sentences]
        self._told = sorted(
            (
                attr
                for attr in found.attributions
                if attr.force in _TELLING and attr.content and attr.key not in silent
            ),
            key=lambda attr: attr.content[0].start,
        )
        self._starts = [attr.content[0].start for attr in self._told]
        self._own = [statement.span for statement in found.statements]
        self._events = Intervals(found.events, lambda event: event.trigger)

    def said_to(self, denial: Attribution) -> Meant | None:
        """What somebody else said last before a denial."""
        begin = denial.content[0].start
        first = bisect_left(self._starts, self._back(begin, SENTENCES_BACK))
        last = bisect_left(self._starts, begin)
        for told in reversed(self._told[max(first, last - _LOOKED_AT) : last]):
            own = self._speakers[told.key] is self._speakers[denial.key]
            if told.force is Force.DENIES:
                if own:
                    return None  # "denied that ..., calling the reports a lie"
            elif not own:
                return Meant(told.content, told)
        return self._by_outlet(begin)

    def _by_outlet(self, begin: int) -> Meant | None:
        first = bisect_left(self._own, self._back(begin, 1), key=_start)
        last = bisect_left(self._own, begin, key=_start)
        for span in reversed(self._own[max(first, last - _LOOKED_AT) : last]):
            if self._events.inside(span.start, span.end):
                return Meant((span,), None)
        return None

    def _back(self, place: int, sentences: int) -> int:
        """Where the sentence begins that stands so many before that of a place."""
        here = bisect_right(self._sentences, place) - 1
        return self._sentences[max(0, here - sentences)] if here >= 0 else 0


def _start(span: Span) -> int:
    return span.start

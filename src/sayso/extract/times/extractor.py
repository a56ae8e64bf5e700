"""Times: words that name a day, a clock, a stretch or "now", and how to reckon them.

Only the form is read here; `resolve/times.py` reckons it against the publication. The
operators, with their fields (all values are strings; those in brackets may be absent):

    date       month, day, [year, clock, zone, part, open]  "May 3, 2031"
    month      month, [year, which, of, mod]                "mid-May", "May last year"
    year       year, [mod]                                  "early 2031"
    decade     year                                         "the 1970s"
    century    century                                      "the 19th century"
    quarter    quarter, [year, of]                          "the third quarter"
    season     season, [year, which, of]                    "last spring"
    weekday    weekday, [which, clock, zone, part, mod]     "late on Saturday"
    day        offset, [clock, zone, part, from]            "yesterday", "this morning"
    overnight  [weekday, offset]                            "overnight"
    unit       unit, offset, [mod, from]                    "last week"
    shift      count, unit, way, from, [about]              "two weeks ago"
    window     count, unit, way                             "the past 24 hours"
    duration   count, unit, [about]                         "nearly 14 years"
    set        value | weekday | month | count, unit        "daily", "every two weeks"
    ref        value                                        "recently"
    event      words, [count, unit]                         "hours after"

`which`, `of`, `offset`: -1 last, 0 this, 1 next. `way`: -1 back, 1 on. `from`:
"published", or "mention" for the day last named. `count` is "X" when left open.
`mod`: START, MID, END, EARLIER, LATER. `part`: MO, MI, AF, EV, NI. `open` is "order"
when nothing tells which of two numbers is the month.

- A weekday or a month without a year is past unless its verb tells of the future.
- A year needs company: "2,031", "$2031" and "2031 men" are none.
- An age ("14-year-old") is no time.
- A date that no calendar has ("31 June") stays open, and an issue says so.
"""

from calendar import isleap
from collections.abc import Iterator, Sequence
from typing import Literal

from sayso.extract.times.classes import Piece, may_tell, pieces_of
from sayso.extract.times.forms import Built
from sayso.extract.times.rules import Rule, matches_of
from sayso.model.document import Document
from sayso.model.issue import Issue
from sayso.model.reading import Extraction, Finding
from sayso.model.sentence import Sentence
from sayso.model.span import Span
from sayso.model.timeref import TimeMention
from sayso.vocab import words

Tense = Literal["past", "present", "future"]

_REACH = 12  # words to look for the verb
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_STARTED = frozenset(
    "began begun started launched broke erupted fell seized took".split()
)
_SHORT_MONTHS = frozenset("jan feb mar apr jun jul aug sep oct nov dec".split())
_NO_YEAR_AFTER = frozenset("$€£#") | {"no", "resolution", "route", "flight"}


class TimeExtractor:
    """Gives the times of a document by rules."""

    name = "times"
    version = "1"
    needs: tuple[str, ...] = ("sentences",)
    gives: tuple[str, ...] = ("times",)

    def extract(self, doc: Document, found: Extraction) -> Iterator[Finding]:
        """Times in text order, and an issue after each that no calendar has."""
        for sentence in found.sentences:
            if may_tell(sentence.tokens):
                yield from _times(doc, sentence)


def _times(doc: Document, sentence: Sentence) -> Iterator[Finding]:
    pieces = pieces_of(sentence.tokens)
    past = 0
    for rule, start, end in matches_of(pieces):
        yield from _since_event(pieces, past, start)
        past = end
        if not _stands(rule, pieces, start, end):
            continue
        built = rule.build(pieces[start:end])
        if built is not None:
            yield from _mention(doc, pieces, (start, end), built)
    yield from _since_event(pieces, past, len(pieces))


def _mention(
    doc: Document, pieces: Sequence[Piece], at: tuple[int, int], built: Built
) -> Iterator[Finding]:
    kind, op, fields = built
    span = Span(pieces[at[0]].start, pieces[at[1] - 1].end)
    if op == "event":
        fields = fields | {"words": doc.quote(span)}
    yield TimeMention(
        span=span,
        type=kind,
        op=op,
        fields=tuple(fields.items()),
        tense=_tense(pieces, *at) if op in _TENSED else None,
    )
    if op == "date" and not _exists(fields):
        yield Issue(
            code="S-EXT-020",
            level="note",
            message=f"no calendar has “{doc.quote(span)}”; the time is left open",
            doc=doc.doc,
            span=span,
        )


_TENSED = frozenset({"weekday", "date", "month", "season", "day", "quarter"})


def _exists(fields: dict[str, str]) -> bool:
    month, day = int(fields["month"]), int(fields["day"] or 0)
    if not (1 <= month <= 12 and 1 <= day <= _DAYS[month - 1]):
        return False
    return (month, day) != (2, 29) or isleap(int(fields.get("year", "2000")))


def _stands(rule: Rule, pieces: Sequence[Piece], start: int, end: int) -> bool:
    """Whether the neighbours leave the words a time."""
    before = pieces[start - 1] if start else None
    after = pieces[end] if end < len(pieces) else None
    if rule.name in {"duration", "open-duration"}:
        return not _is_age(pieces, end)
    if rule.name == "year":
        return _is_year(pieces, start, end)
    if rule.name == "month" and pieces[start].low in {"may", "march"}:
        return before is not None and before.kind in "iOs,-("
    if rule.name == "month" and _is_name(pieces[end - 1]):
        return False
    if rule.name == "ref":
        return _is_ref(pieces[start:end], before, after)
    return True


def _is_name(month: Piece) -> bool:
    """As in "Jan": also a name; "Jan." and "Jan 3" are none."""
    return month.low in _SHORT_MONTHS and month.end - month.start == len(month.low)


def _is_age(pieces: Sequence[Piece], end: int) -> bool:
    follows = [piece.low for piece in pieces[end : end + 2]]
    return follows[:1] == ["old"] or follows == ["-", "old"]


def _is_year(pieces: Sequence[Piece], start: int, end: int) -> bool:
    before = pieces[start - 1] if start else None
    after = pieces[end] if end < len(pieces) else None
    if before is not None and (before.low in _NO_YEAR_AFTER or before.kind == "q"):
        return False
    if after is None or after.kind != "_" or end - start > 1:
        return after is None or after.low not in {"%", "°"}
    if before is not None and before.kind in "iOst":
        return True
    # "1500 people", "2031 boats"
    plural = after.low.endswith("s") and after.low.isalpha() and len(after.low) > 3
    return not plural and after.low not in words("measures", "words", "people")


def _is_ref(pieces: Sequence[Piece], before: Piece | None, after: Piece | None) -> bool:
    """As in "earlier than", "no earlier", "the most recent": these compare."""
    piece = pieces[0]
    if pieces[-1].low == "future":
        return piece.low == "the"
    if piece.kind == "e":
        return (after is None or after.low != "than") and (
            before is None or before.low not in {"no", "or", "much"}
        )
    return piece.kind != "R" or before is None or before.low != "most"


def _since_event(pieces: Sequence[Piece], start: int, end: int) -> Iterator[Finding]:
    """As in "since the offensive began": kept as words that hang on an event."""
    for at in range(start, end):
        if pieces[at].kind != "s":
            continue
        for stop in range(at + 2, min(end, at + 9)):
            if not (pieces[stop].low[0].isalnum()):
                break
            if pieces[stop].low in _STARTED:
                span = Span(pieces[at].start, pieces[stop].end)
                said = " ".join(piece.low for piece in pieces[at : stop + 1])
                fields = (("words", said),)
                yield TimeMention(span=span, type="DATE", op="event", fields=fields)
                break


def _tense(pieces: Sequence[Piece], start: int, end: int) -> Tense | None:
    """The tense of the nearest verb that has one, those before it first."""
    for distance in range(1, _REACH):
        for at in (start - distance, end - 1 + distance):
            if 0 <= at < len(pieces):
                tense = _tense_of(pieces[at].low)
                if tense is not None:
                    return tense
    return None


def _tense_of(word: str) -> Tense | None:
    if word in words("times", "tense", "future"):
        return "future"
    if word in words("times", "tense", "past"):
        return "past"
    if word in words("times", "tense", "present"):
        return "present"
    return "past" if len(word) > 4 and word.endswith("ed") else None

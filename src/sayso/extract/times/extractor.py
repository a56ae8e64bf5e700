"""Times: words that name a day, a clock, a stretch or "now", and how to reckon them.

Only the form is read here; `resolve/times.py` reckons it against the publication. The
operators, with their fields (all values are strings; those in brackets may be absent):

    date       month, day, [year, clock, zone, part, open,
               which, unit]                                 "May 3, 2031"
    holiday    holiday, [year, which, of]                   "last Christmas"
    month      month, [year, which, of, mod]                "mid-May", "May last year"
    year       year, [mod]                                  "early 2031"
    decade     year                                         "the 1970s"
    century    century                                      "the 19th century"
    quarter    quarter, [year, of]                          "the third quarter"
    half       half, [year, of]                             "the first half of 2031"
    season     season, [year, which, of]                    "last spring"
    weekday    weekday, [which, clock, zone, part, mod]     "late on Saturday"
    day        offset, [clock, zone, exact, part, from]     "yesterday", "this morning"
    overnight  [weekday, offset]                            "overnight"
    unit       unit, offset, [mod, from, rolling]           "last week", "the past week"
    shift      count, unit, way, from, [about, quarter]     "two weeks ago"
    window     count, unit, way                             "the past 24 hours"
    duration   count, unit, [about]                         "nearly 14 years"
    set        value | weekday | month | count, unit        "daily", "every two weeks"
    ref        value                                        "recently"
    event      words, [event, count, unit, way, from]       "hours after the fall"

`which`, `of`, `offset`: -1 last, 0 this, 1 next. `way`: -1 back, 1 on. `from`:
"published", "mention" for the day last named, "near" for the same if not far before.
`count` is "X" when left open.
`event` is the noun on which a time hangs; any time may have `dates`, the noun of an
event that began then. `exact`: the clock in the zone told, where `clock` is the local
one ("9 a.m. (0700 GMT)").
`mod`: START, MID, END, EARLIER, LATER. `part`: MO, MI, AF, EV, NI. `open` is "order"
when nothing tells which of two numbers is the month.

- A weekday or a month without a year is past unless its verb tells of the future.
- A year needs company: "2,031", "$2031" and "2031 men" are none.
- An age ("14-year-old") is no time.
- Days that share a month are a time each: "April 24 and 25".
- A date that no calendar has ("31 June") stays open, and an issue says so.
"""

from calendar import isleap
from collections.abc import Iterator, Sequence

from sayso.extract.times.classes import Piece, may_tell, pieces_of
from sayso.extract.times.daylists import days_after, days_before, year_after
from sayso.extract.times.forms import Built
from sayso.extract.times.hanging import clause_end, dated_by, event_after
from sayso.extract.times.rules import Rule, matches_of
from sayso.extract.times.tense import tense_of
from sayso.model.document import Document
from sayso.model.issue import Issue
from sayso.model.reading import Extraction, Finding
from sayso.model.sentence import Sentence
from sayso.model.span import Span
from sayso.model.timeref import TimeMention
from sayso.vocab import words

_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_SHORT_MONTHS = frozenset("jan feb mar apr jun jul aug sep oct nov dec".split())
_NO_YEAR_AFTER = frozenset("$€£#") | set(
    "no resolution route flight act bill law".split()  # "the Ports Act 2006"
)


class TimeExtractor:
    """Gives the times of a document by rules."""

    name = "times"
    version = "2"
    needs: tuple[str, ...] = ("sentences",)
    gives: tuple[str, ...] = ("times",)

    def extract(self, doc: Document, found: Extraction) -> Iterator[Finding]:
        """Times in text order, and an issue after each that no calendar has.

        At the end one issue where times are relative to a publication nobody knows.
        """
        relative = 0
        for sentence in found.sentences:
            if not may_tell(sentence.tokens):
                continue
            for finding in _times(doc, sentence):
                relative += isinstance(finding, TimeMention) and _is_relative(finding)
                yield finding
        if relative and doc.published_at is None:
            yield _undated(doc, relative)


def _is_relative(mention: TimeMention) -> bool:
    """Whether the time needs a publication time: "Friday", "3 May", "last week"."""
    fields = dict(mention.fields)
    return mention.op in _RELATIVE and "year" not in fields and "open" not in fields


def _undated(doc: Document, count: int) -> Issue:
    times = "one time is" if count == 1 else f"{count} times are"
    return Issue(
        code="S-EXT-021",
        level="note",
        message=f"{times} relative to a publication time that is not known, and left "
        "open; give it with --published-at or as published_at",
        doc=doc.doc,
        span=None,
    )


def _times(doc: Document, sentence: Sentence) -> Iterator[Finding]:
    pieces = pieces_of(sentence.tokens)
    low = [piece.low for piece in pieces]
    past = 0
    for rule, start, end in matches_of(pieces):
        yield from _since_event(doc, pieces, low, (past, start))
        past = end
        if not _stands(rule, pieces, start, end):
            continue
        built = rule.build(pieces[start:end])
        if built is not None:
            for at, told in _each_day(pieces, (start, end), built):
                yield from _mention(doc, pieces, low, at, told)
    yield from _since_event(doc, pieces, low, (past, len(pieces)))


def _each_day(
    pieces: Sequence[Piece], at: tuple[int, int], built: Built
) -> list[tuple[tuple[int, int], Built]]:
    """The time, and the other days of its month: "April 24 | and 25"."""
    kind, op, fields = built
    if op != "date" or kind != "DATE" or not fields["day"]:
        return [(at, built)]
    before, after = days_before(pieces, at[0]), days_after(pieces, at[1])
    year = year_after(pieces, after[-1] + 1) if after else None
    fields = fields if year is None else fields | {"year": year}
    days = {(n, n + 1): pieces[n].value for n in (*before, *after)}
    days[at] = fields["day"]
    return [(at, (kind, op, fields | {"day": days[at]})) for at in sorted(days)]


def _mention(
    doc: Document,
    pieces: Sequence[Piece],
    low: Sequence[str],
    at: tuple[int, int],
    built: Built,
) -> Iterator[Finding]:
    kind, op, fields = built
    span = Span(pieces[at[0]].start, pieces[at[1] - 1].end)
    tense = tense_of(pieces, low, *at) if op in _TENSED else None
    if op == "event" and "way" not in fields:
        fields = fields | _hanging(doc, pieces, low, at)
    elif op == "event":
        fields = fields | {"words": doc.quote(span)}
    elif op in _DATING and tense != "future":
        noun = dated_by(low, lambda n: doc.text[pieces[n].start].isupper(), *at)
        fields = fields | ({} if noun is None else {"dates": noun})
    yield TimeMention(
        span=span,
        type=kind,
        op=op,
        fields=tuple(fields.items()),
        tense=tense,
    )
    if op == "date" and not _exists(fields):
        yield Issue(
            code="S-EXT-020",
            level="note",
            message=f"no calendar has “{doc.quote(span)}”; the time is left open",
            doc=doc.doc,
            span=span,
        )


def _hanging(
    doc: Document, pieces: Sequence[Piece], low: Sequence[str], at: tuple[int, int]
) -> dict[str, str]:
    """The event that a stretch hangs on: "two days after the fall of Tarn"."""
    start, end = at
    told = event_after(low, end + 1)
    stop = clause_end(low, end) if told is None else told[1]
    span = Span(pieces[start].start, pieces[stop - 1].end)
    way = "-1" if pieces[end].kind == "f" else "1"
    found = {"words": doc.quote(span), "way": way}
    if way == "1" and _COMES.intersection(low[max(0, start - 2) : start]):
        found["from"] = "published"  # "it comes two days after": from then to now
    return found if told is None else found | {"event": told[0]}


_COMES = frozenset({"comes", "come"})
_DATING = frozenset({"weekday", "date", "month", "year", "day", "shift", "unit"})
_RELATIVE = frozenset(
    {"date", "month", "quarter", "half", "holiday", "season", "weekday", "day"}
    | {"overnight", "unit", "shift", "window"}
)
_TENSED = frozenset({"weekday", "holiday", "date", "month", "season", "day", "quarter"})


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
    if rule.name == "month":
        return _is_month(pieces[start:end], before)
    if rule.name == "part":
        return _is_part(pieces[start:end])
    return rule.name != "ref" or _is_ref(pieces[start:end], before, after)


def _is_month(pieces: Sequence[Piece], before: Piece | None) -> bool:
    if pieces[0].low in {"may", "march"}:
        return before is not None and before.kind in "iOs,-("
    return not _is_name(pieces[-1])


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
    if after is None or after.kind not in "_p" or end - start > 1:
        return after is None or after.low not in {"%", "°"}
    if before is not None and before.kind in "iOst":
        return True
    # "1500 people", "2031 boats"
    plural = after.low.endswith("s") and after.low.isalpha() and len(after.low) > 3
    return not plural and after.low not in words("measures", "words", "people")


def _is_part(pieces: Sequence[Piece]) -> bool:
    """As in "at dawn", "in the morning"; "at night" and "in the night" name none."""
    return len(pieces) > 2 or pieces[-1].value != "NI" or pieces[0].kind not in "tP"


def _is_ref(pieces: Sequence[Piece], before: Piece | None, after: Piece | None) -> bool:
    """As in "the most recent", "the future of the port": these name no time."""
    if pieces[-1].kind == "G":
        return pieces[0].low == "the" and (after is None or after.kind != "O")
    low = "" if before is None else before.low
    if pieces[0].kind == "e":  # "had earlier denied it"; "an earlier report" compares
        return low in {"had", "has", "have"}
    return pieces[0].kind != "R" or low != "most"


def _since_event(
    doc: Document, pieces: Sequence[Piece], low: Sequence[str], between: tuple[int, int]
) -> Iterator[Finding]:
    """As in "since the offensive began": kept as words that hang on an event."""
    for at in range(*between):
        event = event_after(low, at + 1) if pieces[at].kind == "s" else None
        if event is not None and event[1] <= between[1]:
            noun, stop = event
            span = Span(pieces[at].start, pieces[stop - 1].end)
            fields = (("words", doc.quote(span)), ("event", noun))
            yield TimeMention(span=span, type="DATE", op="event", fields=fields)

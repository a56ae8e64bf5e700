"""How well times are read: TIMEX3 corpora, and phrases of a war's first day.

    python -m bench.times [--shared ../shared] [--show] [--corpus timebank]

Prints the reference scorer's F1 on all of train.jsonl (used as dev; TempEval-3 platinum
is not here), then which of the phrases below are reckoned to the right days. The
corpora are read from the shared folder, never kept here; the sentences are our own.
"""

import argparse
import json
import os
import sys
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from bench.documents import document_of, extraction_of
from sayso.extract.times.extractor import TimeExtractor
from sayso.model.timeref import TimeMention, TimeRef
from sayso.resolve.times import resolve_times

_MEANTIME = 6
ANCHOR = "2024-12-08"
_A, _B = "2024-12-07", "2024-12-08"
# The sentence, the words of the time, and its first and last day, or its duration.
PHRASES = (
    (
        "The office said on Wednesday that it was closed.",
        "Wednesday",
        "2024-12-04",
        "2024-12-04",
    ),
    (
        "The club has in recent hours told its members to leave.",
        "in recent hours",
        _A,
        _B,
    ),
    (
        "The team reached the lake earlier this week.",
        "earlier this week",
        "2024-12-02",
        _B,
    ),
    (
        "The walkers set out less than two weeks ago.",
        "less than two weeks ago",
        "2024-11-24",
        _A,
    ),
    ("The guests left the hotel late Saturday.", "late Saturday", _A, _A),
    ("The bridge was closed two days ago.", "two days ago", "2024-12-06", "2024-12-06"),
    (
        "The fair was opened on November 27.",
        "on November 27",
        "2024-11-27",
        "2024-11-27",
    ),
    (
        "At least 26 boats have come since the regatta began.",
        "since the regatta began",
        "event",
        "",
    ),
    ("The treaty was signed last month.", "last month", "2024-11-01", "2024-11-30"),
    ("He called for a 2015 resolution to be kept.", "2015", "2015-01-01", "2015-12-31"),
    ("The paper spoke of 13 years of drought.", "13 years", "P13Y", ""),
    ("The ferry crews left overnight.", "overnight", _A, _B),
    ("Thousands came over the weekend.", "over the weekend", _A, _B),
    (
        "Hunters entered the wood at dawn on Friday.",
        "dawn on Friday",
        "2024-12-06",
        "2024-12-06",
    ),
    ("The mayor announced on Sunday that he would go.", "Sunday", _B, _B),
    ("The cup was won on Saturday.", "Saturday", _A, _A),
    ("The police stopped three cars on Monday.", "Monday", "2024-12-02", "2024-12-02"),
    ("The council will meet on Tuesday.", "on Tuesday", "2024-12-10", "2024-12-10"),
    ("The minister resigned yesterday.", "yesterday", _A, _A),
    ("The pilot left the country early Sunday.", "early Sunday", _B, _B),
    ("The port had been closed earlier in the day.", "earlier in the day", _B, _B),
    ("The dam broke last week.", "last week", "2024-11-25", "2024-12-01"),
    ("The ministers will meet at the lake this week.", "this week", "2024-12-02", _B),
    ("Forty boats came in the past 24 hours.", "the past 24 hours", _A, _B),
    ("The drought started in March 2011.", "in March 2011", "2011-03-01", "2011-03-31"),
    ("The law was passed in March.", "in March", "2024-03-01", "2024-03-31"),
    ("Storms were reported on 28 November.", "28 November", "2024-11-28", "2024-11-28"),
    (
        "Bells were heard around 4:00 a.m. on Sunday.",
        "around 4:00 a.m. on Sunday",
        _B,
        _B,
    ),
    ("His departure ended five decades of one rule.", "five decades", "P50Y", ""),
    ("Building was taken up again last year.", "last year", "2023-01-01", "2023-12-31"),
    ("The mayor had denied it a day earlier.", "a day earlier", _A, _A),
    (
        "The fair lasted from November 27 to December 8.",
        "November 27 to December 8",
        "2024-11-27",
        _B,
    ),
    (
        "The talks collapsed in mid-November.",
        "mid-November",
        "2024-11-10",
        "2024-11-20",
    ),
    ("His father took the farm in the 1970s.", "the 1970s", "1970-01-01", "1979-12-31"),
    ("The glacier moved a week ago.", "a week ago", "2024-12-01", "2024-12-01"),
    (
        "The rain went on until Friday night.",
        "Friday night",
        "2024-12-06",
        "2024-12-06",
    ),
    ("The dig has lasted nearly 14 years.", "nearly 14 years", "P14Y", ""),
    ("Hours later the governor resigned.", "hours later", _B, _B),
)


def refs_of(text: str, published: str | None) -> tuple[TimeRef, ...]:
    """The times of a text, reckoned."""
    doc = document_of(text, published)
    found = TimeExtractor().extract(doc, extraction_of(doc))
    mentions = [m for m in found if isinstance(m, TimeMention)]
    return resolve_times(mentions, doc.published_at, doc.published_grain)


def is_right(refs: tuple[TimeRef, ...], first: str, last: str) -> bool:
    """Whether the times cover exactly the expected days, or have the duration.

    A middle of a month is right when it is at most a day off.
    """
    if first == "event":
        return any(ref.anchor == "event" for ref in refs)
    if first.startswith("P"):
        return any(ref.value == first for ref in refs)
    begins = [ref.begin for ref in refs if ref.begin]
    ends = [ref.end for ref in refs if ref.end]
    if not begins or not ends:
        return False
    off = timedelta(days=1) if "-11-10" in first else timedelta(0)
    want = (_moment(first), _moment(last) + timedelta(days=1))
    return abs(min(begins) - want[0]) <= off and abs(max(ends) - want[1]) <= off


def _moment(day: str) -> datetime:
    return datetime.combine(date.fromisoformat(day), datetime.min.time(), UTC)


def phrases() -> int:
    """Prints the phrases that are wrong; how many are right."""
    right = 0
    for sentence, words, first, last in PHRASES:
        refs = refs_of(sentence, ANCHOR)
        good = is_right(refs, first, last)
        right += good
        if not good:
            print("PHRASE", words, "|", [(r.value, r.begin, r.end) for r in refs])
    return right


def corpora(shared: Path, corpus: str | None) -> list[dict]:
    """Documents with TIMEX3 as people marked them."""
    records = [json.loads(line) for line in (shared / "data/time/train.jsonl").open()]
    return [r for r in records if corpus in {None, r["corpus"]}]


def read(record: dict) -> dict:
    """A prediction for one document.

    Of MEANTIME people marked the headline and five sentences; the rest is not asked.
    """
    end = len(record["text"])
    if record["corpus"] == "meantime":
        sentences = extraction_of(document_of(record["text"])).sentences[:_MEANTIME]
        end = sentences[-1].span.end
    times = [
        {"span": [r.span.start, r.span.end], "type": r.type, "value": r.value or ""}
        for r in refs_of(record["text"], record.get("dct"))
        if r.span.end <= end
    ]
    return {"id": record["id"], "times": times}


def show(records: list[dict], predictions: list[dict]) -> None:
    """The most frequent misses, extras and wrong values."""
    missed, extra, wrong = Counter(), Counter(), Counter()
    for record, prediction in zip(records, predictions, strict=True):
        text, times = record["text"], prediction["times"]
        hit = set()
        for gold in record["timex"]:
            (start, end) = gold["span"]
            near = [p for p in times if p["span"][0] < end and start < p["span"][1]]
            hit |= {tuple(p["span"]) for p in near}
            words = text[start:end].lower()
            if not near:
                missed[words] += 1
            elif near[0]["value"] != (gold.get("value") or ""):
                wrong[words, gold.get("value"), near[0]["value"], record["dct"]] += 1
        for p in times:
            if tuple(p["span"]) not in hit:
                extra[text[p["span"][0] : p["span"][1]].lower()] += 1
    for name, counter in (("MISSED", missed), ("EXTRA", extra), ("WRONG", wrong)):
        print(name, sum(counter.values()), counter.most_common(90))


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--shared", type=Path, default=os.environ.get("SAYSO_SHARED", "../shared")
    )
    parser.add_argument("--corpus", choices=("timebank", "aquaint", "meantime"))
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    shared = Path(options.shared).resolve()
    sys.path.insert(0, str(shared))
    from score import timex as scorer  # noqa: PLC0415 - found by --shared

    records = corpora(shared, options.corpus)
    predictions = [read(record) for record in records]
    if options.show:
        show(records, predictions)
    for name, counts in scorer.score(records, predictions).items():
        print(f"{name:13}", counts)
    print(f"phrases right {phrases()} of {len(PHRASES)}")


if __name__ == "__main__":
    main()

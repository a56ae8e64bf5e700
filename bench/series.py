"""Whether our series of an incident's toll meets the toll that people adjudicated.

    python -m bench.series [--shared ../shared] [--show N]

UCDP multi-report incidents (`data/figures/ucdp_train.jsonl`: deaths low, best, high,
and the headlines of two or more dated reports). Each report is entered as a document of
its office, by the whole pipeline. Of what the ledger then holds:

- the incident's own numbers are those told of its town alone; the interval runs from
  the lowest to the highest of the latest ones of each office;
- a number of a wider area, of several towns or of a longer time ("122 were killed
  yesterday", "38 in the countryside of ...") bounds the incident from above: it is a
  part of that. Where no office tells the incident's own number, the interval runs from
  nought to the largest of these.

Two intervals overlap when a number lies in both. Incidents of which no headline has a
number at all are counted as missed. A wide interval overlaps easily: read the figures
by kind and the width beside the first one.
"""

import argparse
import json
import os
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from statistics import median

from bench.readings import AT, records_in
from sayso.cli.reading_inputs import make_pipeline
from sayso.ledger.memory import MemoryLedger
from sayso.model.claim import Claim
from sayso.model.document import Document
from sayso.model.entry import NOW
from sayso.model.figure import Figure
from sayso.pipeline import Pipeline
from sayso.ports import View
from sayso.read import ReadOptions, read_stream
from sayso.text.names import fold

GOLD = "data/figures/ucdp_train.jsonl"
OPTIONS = ReadOptions(input_format="jsonl")
# Words of several incidents or of an area around a town.
_SEVERAL = re.compile(
    r"massacres|countryside|villages|towns|cities|areas?\b|several|around|vicinity"
    r"|province|governorate|rural|east of|west of|north of|south of",
    re.IGNORECASE,
)
MEASURES = {"killed", "casualties"}
# A day's count of a whole country, or a count since some beginning.
_TOTAL = re.compile(
    r"yesterday|last (?:24|twenty)|in the past|since|rais|ris(?:e|ing)|toll|total"
    r"|weeks?\b|months?\b|during",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """What the reports of one incident tell: bounds, None where open or not told."""

    low: int | None
    high: int | None
    own: bool
    offices: int
    reports: int

    @property
    def told(self) -> bool:
        """Whether any number is told."""
        return self.low is not None or self.high is not None

    def overlaps(self, least: int, most: int) -> bool:
        """Whether a number lies in both intervals."""
        if not self.told:
            return False
        low, high = self.low or 0, self.high
        return low <= most and (high is None or least <= high)


def toll_of(record: dict, pipeline: Pipeline) -> Toll:
    """What the ledger holds of one incident's toll once its reports are entered."""
    ledger = MemoryLedger()
    docs = list(documents_of(record["reports"]))
    for _ in pipeline.enter(ledger, docs, run="bench", at=AT):
        pass
    view = ledger.view(NOW)
    found = list(_figures(view, record["place"]))
    own = _latest([row for row in found if not row[2]])
    totals = [row for row in found if row[2]]
    offices = {view.source(c) for d in docs for c in _office(d, view)}
    lows, highs = _bounds(own)
    if not own:
        lows, highs = [0] if totals else [], [f.high or f.low for _, f, _ in totals]
    return Toll(
        low=min(lows, default=None),
        high=None if None in highs else max(highs, default=None),  # type: ignore[type-var]
        own=bool(own),
        offices=len(offices),
        reports=len(docs),
    )


def documents_of(reports: Sequence[dict]) -> Iterator[Document]:
    """The headlines as documents of their offices, on their dates."""
    for report in reports:
        line = {
            "text": report["headline"],
            "outlet": report["office"] or "unknown",
            "lang": "en",
            "published_at": report["date"] if _is_date(report["date"]) else None,
        }
        raw = BytesIO(json.dumps(line).encode())
        for item in read_stream(raw, OPTIONS, at=datetime(2031, 1, 1, tzinfo=UTC)):
            if isinstance(item, Document):
                yield item


def _is_date(words: str | None) -> bool:
    return bool(words and re.fullmatch(r"\d{4}-\d{2}-\d{2}", words))


def _office(doc: Document, view: View) -> Iterator:
    """The office's id in the register, where a claim of the document names it."""
    for claim in view.claims_of(doc.doc):
        yield claim.via[-1] if claim.via else claim.source
        return


Row = tuple[Claim, Figure, bool]


def _figures(view: View, place: str) -> Iterator[Row]:
    """Numbers of dead in force, with whether each is of more than the incident."""
    for claim in view.claims():
        text = view.document(claim.doc).text
        for figure in claim.figures:
            if figure.measure in MEASURES:
                wide = figure.scope != "incident" or bool(_TOTAL.search(text))
                yield claim, figure, wide or not _is_of(claim, text, place)


def _is_of(claim: Claim, text: str, place: str) -> bool:
    """Whether the number is told of the incident's town alone."""
    ref = claim.event.place if claim.event else None
    town = fold(place).removesuffix(" town").removesuffix(" village")
    if ref is None or _SEVERAL.search(text):
        return False
    named = fold(ref.place.name if ref.place else ref.name)
    return town in (named, fold(ref.name)) and ref.precision in {"settlement", None}


def _latest(rows: Sequence[Row]) -> list[Row]:
    """The newest numbers of each office: its last document that tells any."""
    last: dict[str, str] = {}
    for claim, _, _ in rows:
        last[claim.via[-1] if claim.via else claim.source] = claim.doc
    return [row for row in rows if row[0].doc in last.values()]


def _bounds(rows: Sequence[Row]) -> tuple[list[int], list[int | None]]:
    lows = [f.low if f.low is not None else 0 for _, f, _ in rows]
    return lows, [f.high for _, f, _ in rows]


def measured(shared: Path, show: int = 0) -> dict[str, float]:
    """Per cent of incidents whose interval meets the adjudicated one."""
    pipeline = make_pipeline((), strict=True)
    counts: Counter[str] = Counter()
    widths: list[int] = []
    for record in records_in(shared / GOLD):
        toll = toll_of(record, pipeline)
        hit = toll.overlaps(record["low"], record["high"])
        counts.update(["all", *(["hit"] if hit else [])])
        counts.update(["one office"] if toll.offices <= 1 else [])
        kind = "own" if toll.own else "total" if toll.told else "none"
        counts.update([kind, *([f"{kind} hit"] if hit else [])])
        if toll.told and toll.high is not None:
            widths.append(toll.high - (toll.low or 0))
        if show and not hit:
            show -= 1
            print(record["low"], record["best"], record["high"], toll)
            for report in record["reports"]:
                print("   ", report["office"], report["date"], report["headline"])
    return {
        "incidents": counts["all"],
        "overlap": 100 * counts["hit"] / counts["all"],
        "own number told": counts["own"],
        "overlap, own number told": 100 * counts["own hit"] / max(1, counts["own"]),
        "only a total told": counts["total"],
        "overlap, only a total": 100 * counts["total hit"] / max(1, counts["total"]),
        "no number told": counts["none"],
        "median width": median(widths) if widths else 0,
        "of one office": counts["one office"],
    }


def overlaps(shared: Path) -> dict[str, float]:
    """The overlaps alone, as floors are kept of them."""
    found = measured(shared)
    return {name: value for name, value in found.items() if name.startswith("overlap")}


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    default = os.environ.get("SAYSO_SHARED", "../shared")
    parser.add_argument("--shared", type=Path, default=Path(default))
    parser.add_argument("--show", type=int, default=0)
    args = parser.parse_args()
    for name, value in measured(args.shared, args.show).items():
        print(f"{name:28} {value:6.1f}")


if __name__ == "__main__":
    main()

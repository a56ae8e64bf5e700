"""How well places are found and told apart: LGL, GeoVirus, and the seed.

    python -m bench.places [--shared ../shared] [--show N]
    python -m bench.places --cost

Prints the reference scorer's numbers, every gold in the denominator: with the gold's
spans given (as `sayso locate`) and from raw text, with the outlet told and not told,
beside the most populous place of each name; then time and memory, then the seed.
--cost prints what the gazetteer alone adds: memory when all of LGL has been looked up
in it, and processor time an article. With --show the words most often missed, invented
and misplaced. The texts are read from the shared folder, never kept here.
"""

import argparse
import json
import os
import resource
import sys
import time
from collections import Counter
from dataclasses import replace
from pathlib import Path

from bench.documents import document_of, extraction_of
from sayso.extract.places.extractor import PlaceExtractor
from sayso.extract.places.given import mentions_at
from sayso.gazetteer import shipped
from sayso.model.document import Document, Head
from sayso.model.ids import PlaceId
from sayso.model.place import Place, PlaceMention, PlaceRef
from sayso.model.span import Span
from sayso.publish.reading_json import place_as_dict
from sayso.resolve.place_given import locate
from sayso.resolve.places import resolve_places

CORPORA = ("lgl", "geovirus")


def predicted(ref: PlaceRef, about: Place | None = None) -> dict:
    """One answer in the scorer's form."""
    row = place_as_dict(ref)
    point = about or ref.place
    if point is not None:
        row |= {"lat": point.lat, "lon": point.lon}
    return {key: row[key] for key in ("span", "geonames_id", "lat", "lon")}


def mentions_of(doc: Document, clock: Counter) -> tuple[PlaceMention, ...]:
    """What the extractor finds; its time is added to the clock."""
    found = extraction_of(doc)
    begin = time.process_time()
    mentions = tuple(PlaceExtractor().extract(doc, found))
    clock["extract"] += time.process_time() - begin
    return mentions


def from_text(doc: Document, mentions: tuple, clock: Counter) -> list[dict]:
    """The places of a text that nobody has marked, where the answer is a place."""
    begin = time.process_time()
    refs = resolve_places(doc, mentions, shipped())
    clock["resolve"] += time.process_time() - begin
    return [predicted(ref) for ref in refs if ref.place is not None]


def from_spans(doc: Document, record: dict, mentions: tuple) -> list[dict]:
    """The answers of `sayso locate` for the gold's spans."""
    given = mentions_at(doc, [Span(*gold["span"]) for gold in record["places"]])
    found = locate(doc, given, mentions, shipped())
    return [predicted(each.ref, each.about) for each in found]


def most_populous(doc: Document, record: dict) -> list[dict]:
    """The peer that everybody has: the most populous place of the name."""
    answers = []
    for gold in record["places"]:
        found = shipped().candidates(doc.quote(Span(*gold["span"])))
        if found:
            ref = PlaceRef(
                span=Span(*gold["span"]), name="", place=found[0], precision=None
            )
            answers.append(predicted(ref))
    return answers


def located(record: dict) -> list[dict]:
    """The answers of `sayso locate` for a record of gold."""
    doc = document_from(record)
    return from_spans(doc, record, mentions_of(doc, Counter()))


PLACE_ANSWERS = {
    "": located,
    ", most populous of the name": lambda r: most_populous(document_from(r), r),
}


def document_from(record: dict, *, told: bool = True) -> Document:
    """The document of a record, printed by its outlet where that is told."""
    doc = document_of(record["text"])
    return replace(doc, head=Head(outlet=record.get("outlet") if told else None))


def corpus(path: Path, score, shown: int) -> None:
    """Read one corpus both ways and print what the scorer says."""
    golds = [json.loads(line) for line in path.open(encoding="utf-8")]
    words = sum(len(record["text"].split()) for record in golds)
    print(f"{path.stem}: {len(golds)} documents")
    peer = [
        {"id": r["id"], "places": most_populous(document_from(r), r)} for r in golds
    ]
    line("gold spans, most populous", score(golds, peer)["exact_span"])
    for told in (True, False) if golds[0].get("outlet") else (False,):
        by_span, by_text, clock = [], [], Counter()
        for record in golds:
            doc = document_from(record, told=told)
            mentions = mentions_of(doc, clock)
            spans = from_spans(doc, record, mentions)
            by_span.append({"id": record["id"], "places": spans})
            raw = from_text(doc, mentions, clock)
            by_text.append({"id": record["id"], "places": raw})
        with_outlet = ", outlet told" if told else ""
        line(f"gold spans, all golds{with_outlet}", score(golds, by_span)["exact_span"])
        got = score(golds, by_text, drop_demonyms=True)
        line(f"raw text, demonyms out{with_outlet}", got["overlap_span"])
        for name in ("recognition_overlap", "recognition_exact"):
            counts = got[name]
            print(f"    {name}: p {counts['p']} r {counts['r']} f1 {counts['f1']}")
        for step, seconds in clock.items():
            print(f"    {step}: {seconds / words * 400_000:.2f} ms per 400 words")
    if shown:
        show(golds, by_text, shown)


def line(what: str, got: dict) -> None:
    """One row of figures."""
    print(f"  {what}: within 161 km {got['acc161']}  exact id {got['exact_id']}")


def show(golds: list[dict], predictions: list[dict], shown: int) -> None:
    """The words most often missed and most often invented."""
    missed, invented = Counter(), Counter()
    for record, prediction in zip(golds, predictions, strict=True):
        marks = [tuple(p["span"]) for p in prediction["places"]]
        want = [tuple(p["span"]) for p in record["places"]]
        text = record["text"]
        missed.update(text[s:e] for s, e in want if not touches((s, e), marks))
        invented.update(text[s:e] for s, e in marks if not touches((s, e), want))
    print("  missed  ", missed.most_common(shown))
    print("  invented", invented.most_common(shown))


def touches(span: tuple[int, int], others: list[tuple[int, int]]) -> bool:
    """Whether a span shares a character with any other."""
    return any(span[0] < end and start < span[1] for start, end in others)


def seed(shared: Path) -> None:
    """Whether every place of the seed's gold is found, and what else is."""
    text = (shared / "gold" / "seed.txt").read_text("utf-8")
    gold = json.loads((shared / "gold" / "seed.gold.json").read_text("utf-8"))
    doc = document_of(text)
    refs = resolve_places(doc, mentions_of(doc, Counter()), shipped())
    found = {(ref.name, ref.place.country) for ref in refs if ref.place}
    wanted = {(place["name"], place["country"]) for place in gold["places"]}
    print(f"seed: {len(wanted & found)} of {len(wanted)} places")
    print("  missing:", sorted(wanted - found))
    print("  besides:", sorted(found - wanted))
    print("  open:", sorted({ref.name for ref in refs if not ref.place}))


class TimedGazetteer:
    """The shipped gazetteer, with a clock around each question."""

    def __init__(self) -> None:
        self.inner, self.spent, self.asked = shipped(), 0.0, 0
        self.name = self.inner.name

    def candidates(self, name: str) -> tuple[Place, ...]:
        """What the shipped one answers."""
        begin = time.process_time()
        found = tuple(self.inner.candidates(name))
        self.spent += time.process_time() - begin
        self.asked += 1
        return found

    def place(self, place: PlaceId) -> Place | None:
        """What the shipped one answers."""
        return self.inner.place(place)


def resident() -> float:
    """The memory that this process holds now, in MB."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * resource.getpagesize() / 2**20


def cost_figures(shared: Path) -> dict[str, float]:
    """What the gazetteer adds: MB of memory, ms of processor an article of LGL."""
    path = shared / "data" / "geo" / "lgl.jsonl"
    with path.open(encoding="utf-8") as lines:
        docs = [document_from(json.loads(line)) for line in lines]
    mentions = [mentions_of(doc, Counter()) for doc in docs]
    before, gazetteer = resident(), TimedGazetteer()
    for doc, found in zip(docs, mentions, strict=True):
        resolve_places(doc, found, gazetteer)
    return {
        "gazetteer, MB": resident() - before,
        "gazetteer, ms an article": 1000 * gazetteer.spent / len(docs),
        "names asked an article": gazetteer.asked / len(docs),
    }


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    default = Path(os.environ.get("SAYSO_SHARED", "../shared"))
    parser.add_argument("--shared", type=Path, default=default)
    parser.add_argument("--show", type=int, default=0, metavar="N")
    parser.add_argument("--cost", action="store_true")
    asked = parser.parse_args()
    if asked.cost:
        for figure, value in cost_figures(asked.shared).items():
            print(f"{figure:26} {value:.2f}")
        return
    sys.path.insert(0, str(asked.shared))
    from score.geo import score  # noqa: PLC0415 - the reference scorer lives there

    for name in CORPORA:
        path = asked.shared / "data" / "geo" / f"{name}.jsonl"
        corpus(path, score, asked.show)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"memory: {peak} MB at most, corpora and all")
    seed(asked.shared)


if __name__ == "__main__":
    main()

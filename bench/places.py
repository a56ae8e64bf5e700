"""How well places are found and told apart: LGL, GeoVirus, and the seed.

    python -m bench.places [--shared ../shared] [--show N]

Prints the reference scorer's numbers, adjectives of peoples left out, (a) with the gold
spans given and (b) from the raw text, then time and memory, then the seed's places.
With --show the words most often missed, invented and misplaced. The texts are read from
the shared folder, never kept here.
"""

import argparse
import json
import os
import resource
import sys
import time
from collections import Counter
from pathlib import Path

from bench.documents import document_of, extraction_of
from sayso.extract.places.extractor import PlaceExtractor
from sayso.gazetteer import shipped
from sayso.model.document import Document
from sayso.model.place import PlaceMention, PlaceRef
from sayso.model.span import Span
from sayso.resolve.places import resolve_places

CORPORA = ("lgl", "geovirus")
GEONAMES = "geonames:"


def predicted(ref: PlaceRef) -> dict:
    """One answer in the scorer's form."""
    place = ref.place
    number = place.place.removeprefix(GEONAMES)
    return {
        "span": [ref.span.start, ref.span.end],
        "geonames_id": int(number) if number.isdigit() else None,
        "lat": place.lat,
        "lon": place.lon,
    }


def mentions_of(doc: Document, clock: Counter) -> tuple[PlaceMention, ...]:
    """What the extractor finds; its time is added to the clock."""
    found = extraction_of(doc)
    begin = time.process_time()
    mentions = tuple(PlaceExtractor().extract(doc, found))
    clock["extract"] += time.process_time() - begin
    return mentions


def answers(doc: Document, mentions: tuple, clock: Counter) -> list[dict]:
    """What is meant by mentions, where the answer is a place."""
    begin = time.process_time()
    refs = resolve_places(doc, mentions, shipped())
    clock["resolve"] += time.process_time() - begin
    return [predicted(ref) for ref in refs if ref.place is not None]


def given(doc: Document, record: dict, mentions: tuple) -> tuple[PlaceMention, ...]:
    """Mentions on the gold spans, with what the extractor saw of the same words."""
    seen = {mention.span: mention for mention in mentions}
    made = []
    for gold in record["places"]:
        span = Span(*gold["span"])
        same = seen.get(span)
        made.append(
            PlaceMention(
                span=span,
                name=doc.quote(span),
                context=same.context if same else None,
                cue=same.cue if same else None,
                located=True,
            )
        )
    return tuple(made)


def corpus(path: Path, score, shown: int) -> None:
    """Read one corpus both ways and print what the scorer says."""
    golds = [json.loads(line) for line in path.open(encoding="utf-8")]
    by_span, from_text, clock, words = [], [], Counter(), 0
    for record in golds:
        doc = document_of(record["text"])
        words += len(record["text"].split())
        mentions = mentions_of(doc, clock)
        raw = {"id": record["id"], "places": answers(doc, mentions, clock)}
        from_text.append(raw)
        spans = answers(doc, given(doc, record, mentions), Counter())
        by_span.append({"id": record["id"], "places": spans})
    a = score(golds, by_span, drop_demonyms=True)["exact_span"]
    b = score(golds, from_text, drop_demonyms=True)
    print(f"{path.stem}: {len(golds)} documents")
    print(f"  (a) gold spans: acc161 {a['acc161']}  exact id {a['exact_id']}")
    over, found = b["overlap_span"], b["recognition_overlap"]
    print(f"  (b) raw text:   acc161 {over['acc161']}  exact id {over['exact_id']}")
    exact = b["recognition_exact"]
    for name, counts in (("overlap", found), ("exact", exact)):
        print(f"      found, {name}: p {counts['p']} r {counts['r']} f1 {counts['f1']}")
    for step, seconds in clock.items():
        print(f"      {step}: {seconds / words * 400_000:.2f} ms per 400 words")
    if shown:
        show(golds, from_text, shown)


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


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    default = Path(os.environ.get("SAYSO_SHARED", "../shared"))
    parser.add_argument("--shared", type=Path, default=default)
    parser.add_argument("--show", type=int, default=0, metavar="N")
    asked = parser.parse_args()
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

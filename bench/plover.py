"""Types of events between marked parties, and the parties, on sentences left out.

    python -m bench.plover [--shared ../shared] [--list]

Types: `sayso code`'s own path on the part of PLV train that neither model has seen
(207 sentences; CONCEDE and RETREAT count as one, as in the gold), by rules and words
alone and with the encoder. Parties: actors and targets of the events of `sayso read`,
on the part of the CAMEO sentences left out (158), scored as overlap; two actors of one
event without a target are reciprocal. A pronoun counts as the words before it that the
reading gives as its name. "With speakers": where the reading has no event, but somebody
cited, the saying is the act and who says it acts.
"""

import argparse
import json
import tempfile
from collections import Counter
from io import BytesIO
from pathlib import Path

from bench.readings import AT, Record, input_line, scored
from sayso.cli.reading_inputs import make_pipeline
from sayso.extract.events.coding import EventCoder
from sayso.model.coding import MarkedSentence
from sayso.model.event import EventMention
from sayso.model.span import Span
from sayso.publish.reading_json import reading_as_json
from sayso.read import ReadOptions, read_stream
from sayso.resolve.referents import PRONOUNS
from train.events.folds import PAIRS, PARTIES, held_out

YIELDS = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}


def sentence_of(row: Record) -> MarkedSentence:
    """A gold record as what `sayso code` is asked."""
    sides = [tuple(Span(*span) for span in row[name]) for name in ("source", "target")]
    return MarkedSentence(text=row["text"], source=sides[0], target=sides[1])


def types_told(rows: list[Record], *, weights: bool) -> list[Record]:
    """The type of each record."""
    coder = EventCoder(weights=weights)
    return [{"id": r["id"], "root": coder.code(sentence_of(r)).type} for r in rows]


def score_types(shared: Path, rows: list[Record], told: list[Record]) -> dict:
    """What the shared scorer says of the types."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as part:
        part.writelines(json.dumps(row) + "\n" for row in rows)
        part.flush()
        return scored(shared, "plover", Path(part.name), told, "--merge-yield")


def parties_told(
    rows: list[Record], weights: str, *, speakers: bool = False
) -> list[Record]:
    """The parties of the event that each sentence is about, as typed spans."""
    pipeline = make_pipeline((), strict=True, weights=weights)
    told = []
    for row in rows:
        given = {"input_format": "jsonl"}
        docs = read_stream(_stream(row), ReadOptions(**given), at=AT)
        doc = next(iter(docs))
        event = main_event(pipeline.extract(doc).events)
        spans = [] if event is None else typed_spans(event)
        reading = json.loads(reading_as_json(pipeline.read(doc)))
        if speakers and not spans:
            spans = speakers_in(reading)
        told.append({"id": row["id"], "spans": [named(s, reading) for s in spans]})
    return told


def speakers_in(reading: Record) -> list[Record]:
    """Who is cited first, as who acts."""
    first = next((a["source"] for a in reading["attributions"] if a["source"]), ())
    return [{"span": span, "type": "source"} for span in first]


def named(party: Record, reading: Record) -> Record:
    """The party, with the words that a pronoun stands for where they are known."""
    start, end = party["span"]
    words = reading["doc"]["text"][start:end].casefold()
    if words not in PRONOUNS:
        return party
    for actor in reading["actors"]:
        spans = [span for span in actor["mentions"] if span[0] < start]
        if party["span"] in actor["mentions"] and spans:
            return {**party, "span": spans[0]}
    names = names_at(reading, party["type"])
    for actor in reading["actors"]:
        spans = [span for span in actor["mentions"] if span[0] < start]
        if actor["name"] in names and spans:
            return {**party, "span": spans[-1]}
    return party


def names_at(reading: Record, side: str) -> set[str]:
    """The names that the reading gives to the parties of its events on one side."""
    slot = "targets" if side == "target" else "actors"
    events = [claim["event"] for claim in reading["claims"] if claim["event"]]
    return {name for event in events for name in event[slot]}


def _stream(row: Record):

    return BytesIO(input_line(row))


def main_event(events: tuple[EventMention, ...]) -> EventMention | None:
    """The event with most parties, the first of equals."""
    return max(
        events,
        key=lambda e: min(1, len(e.actors)) + min(1, len(e.targets)),
        default=None,
    )


def typed_spans(event: EventMention) -> list[Record]:
    """Actors as sources, targets as targets; two actors alone are reciprocal."""
    alone = len(event.actors) > 1 and not event.targets
    side = "reciprocal" if alone else "source"
    found = [(span, side) for span in event.actors]
    found += [(span, "target") for span in event.targets]
    if event.place is not None and not event.targets and not alone:
        found.append((event.place, "target"))
    return [{"span": [s.start, s.end], "type": kind} for s, kind in found]


def parties_heard(rows: list[Record]) -> list[Record]:
    """The parties that `sayso code` hears where none are marked."""
    coder = EventCoder(weights=True)
    told = []
    for row in rows:
        coding = coder.code(MarkedSentence(text=row["text"]))
        spans = [
            {"span": [p.span.start, p.span.end], "type": p.side} for p in coding.parties
        ]
        told.append({"id": row["id"], "spans": spans})
    return told


def score_parties(shared: Path, rows: list[Record], told: list[Record]) -> dict:
    """What the shared scorer says of the parties."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as part:
        part.writelines(json.dumps(row) + "\n" for row in rows)
        part.flush()
        return scored(shared, "spans", Path(part.name), told)


def type_figures(shared: Path, *, weights: bool) -> dict[str, float]:
    """Mean F1 over the 15 types and accuracy, on the sentences left out."""
    rows = list(held_out(shared, PAIRS))
    got = score_types(shared, rows, types_told(rows, weights=weights))
    return {"macro F1, 15 types": got["macro_f1"], "accuracy": got["accuracy"]}


def party_figures(shared: Path, weights: str) -> dict[str, float]:
    """F1 of parties' spans, on the sentences left out: of readings and of `code`."""
    rows = list(held_out(shared, PARTIES))
    got = score_parties(shared, rows, parties_told(rows, weights))
    spoken = parties_told(rows, weights, speakers=True)
    figures = {
        "in readings, overlap F1": got["overlap"]["f1"],
        "in readings, exact F1": got["exact"]["f1"],
        "in readings, with speakers, overlap F1": score_parties(shared, rows, spoken)[
            "overlap"
        ]["f1"],
    }
    if weights != "none":
        heard = score_parties(shared, rows, parties_heard(rows))
        figures["heard by code, overlap F1"] = heard["overlap"]["f1"]
        figures["heard by code, exact F1"] = heard["exact"]["f1"]
    return figures


def main() -> None:
    """Print both tables; with --list, what was told wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--list", action="store_true")
    args = parser.parse_args()
    rows = list(held_out(args.shared, PAIRS))
    for weights in (False, True):
        told = types_told(rows, weights=weights)
        got = score_types(args.shared, rows, told)
        print("types,", "with encoder:" if weights else "words alone:", got)
        wrong = Counter()
        for row, said in zip(rows, told, strict=True):
            kind = YIELDS.get(said["root"], said["root"])
            if kind != row["root"]:
                wrong[row["root"], kind] += 1
                if args.list:
                    print("  ", row["root"], "told", kind, "|", row["text"][:200])
    people = list(held_out(args.shared, PARTIES))
    for weights in ("none", "default"):
        got = score_parties(args.shared, people, parties_told(people, weights))
        print("parties,", weights, {k: got[k] for k in ("exact", "overlap")})
    got = score_parties(args.shared, people, parties_heard(people))
    print("parties heard by code", {k: got[k] for k in ("exact", "overlap")})


if __name__ == "__main__":
    main()

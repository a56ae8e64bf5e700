"""Whether denials are found, and nothing else is taken for one.

    python -m bench.denial_sentences [--weights none|auto] [--show tune|check]

Sentences of a made-up country, written by hand: half of them are the part that rules
were tuned on, the others are only counted. Some hold no denial ("was denied entry",
"did not deny"); rejections of what is no claim ("rejected the offer", `open`) are not
counted either way, since readers differ on them. A denial is found when an attribution
of force "denies" shares a word with its cue and with its source; everything else that
is read as a denial counts as wrong.
"""

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.readings import Record, readings_of, records_in
from sayso.extract import Weights

SENTENCES = Path(__file__).with_name("denial_sentences.jsonl")
HALVES = ("tune", "check")
Range = tuple[int, int]


@dataclass(slots=True)
class Tally:
    """Found, wrongly found, missed."""

    hits: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall, in per cent."""
        return 200 * self.hits / max(1, 2 * self.hits + self.wrong + self.missed)


def counted(weights: Weights) -> dict[str, tuple[Tally, list[str]]]:
    """For each half its tally, and the sentences that were not read rightly."""
    gold = records_in(SENTENCES)
    readings = {r["id"]: r for r in readings_of(gold, weights)}
    found: dict[str, tuple[Tally, list[str]]] = {h: (Tally(), []) for h in HALVES}
    for record in gold:
        tally, told = found[record["half"]]
        if record["open"]:
            continue
        hits, wrong, missed = compared(record, readings[record["id"]])
        tally.hits += hits
        tally.wrong += wrong
        tally.missed += missed
        if wrong or missed:
            told.append(f"{'missed' if missed else 'wrong '} {record['text']}")
    return found


def compared(gold: Record, reading: Record) -> tuple[int, int, int]:
    """Hits, wrongly found and missed denials of one sentence."""
    read = [a for a in reading["attributions"] if a["force"] == "denies"]
    hits, used = 0, set()
    for denial in gold["denials"]:
        cue = _range(gold["text"], denial["cue"])
        source = _range(gold["text"], denial["source"])
        for n, attribution in enumerate(read):
            if n in used or not _meets(attribution["cue"], cue):
                continue
            if _meets(attribution["source"] or (), source):
                used.add(n)
                hits += 1
                break
    return hits, len(read) - len(used), len(gold["denials"]) - hits


def _range(text: str, words: str) -> Range:
    at = text.rindex(words)
    return at, at + len(words)


def _meets(spans: Sequence[Sequence[int]], other: Range) -> bool:
    return any(start < other[1] and end > other[0] for start, end in spans)


def figures(weights: Weights) -> dict[str, float]:
    """F1 by half, for the floors."""
    return {f"denials F1, {h}": t.f1 for h, (t, _) in counted(weights).items()}


def lines(weights: Weights, show: str | None) -> Iterator[str]:
    """What is printed."""
    for half, (tally, told) in counted(weights).items():
        yield (
            f"{half}: found {tally.hits}, wrong {tally.wrong}, missed {tally.missed}, "
            f"F1 {tally.f1:.1f}"
        )
        if show == half:
            yield from (f"  {line}" for line in told)


def main() -> None:
    """Print both halves."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--weights", choices=("none", "auto"), default="none")
    options.add_argument("--show", choices=HALVES)
    chosen = options.parse_args()
    for line in lines(chosen.weights, chosen.show):
        print(line)


if __name__ == "__main__":
    main()

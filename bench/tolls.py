"""Deaths of conflict events from their reports, beside a regular expression.

    python -m bench.tolls [--shared ../shared] [--show]

UCDP gives headlines of several offices for an event, ACLED one coder's note. A note's
answer is the fatalities that it spells out at its end, else the sum of the dead whom it
counts apart; an event's is the median of what its headlines say. The rows are read from
the shared folder, never kept here.
"""

import argparse
import json
import os
import re
import statistics
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from bench.documents import document_of, extraction_of
from sayso.extract.figures.extractor import FigureExtractor
from sayso.model.figure import Figure
from sayso.text.numbers import SMALL

_WORDS = "|".join(SMALL)
# Such as "killing at least 12", "12 people were killed", "3 fatalities"
_BASELINE = re.compile(
    rf"(?:killed|killing|kills?)\s+(?:at least |about |some )?(\d[\d,]*|{_WORDS})\b"
    rf"|\b(\d[\d,]*|{_WORDS})\s+(?:\w+\s+){{0,3}}(?:were |was )?"
    r"(?:killed|dead|died|deaths?|fatalit)",
    re.IGNORECASE,
)


def by_rules(text: str) -> int | None:
    """The dead that the figures of a text count; None where none is counted."""
    doc = document_of(text)
    found = FigureExtractor().extract(doc, extraction_of(doc))
    dead = [
        f
        for f in found
        if isinstance(f, Figure) and f.measure == "killed" and f.unit is None
    ]
    spans = {f.span for f in dead}
    dead = [f for f in dead if f.part_of not in spans]
    if not dead:
        return None
    spelt = [f for f in dead if "fatalit" in doc.quote(f.span)]
    if spelt:
        return _best(spelt[-1])
    return sum(_best(f) for f in dead)


def _best(figure: Figure) -> int:
    known = [bound for bound in (figure.low, figure.high) if bound is not None]
    return known[0] if known else 0


def by_expression(text: str) -> int | None:
    """The last number that stands beside a word of killing."""
    numbers = [one or other for one, other in _BASELINE.findall(text)]
    if not numbers:
        return None
    word = numbers[-1].lower().replace(",", "")
    return SMALL[word] if word in SMALL else int(word)


Reader = Callable[[str], int | None]


def of_note(row: dict, read: Reader) -> int | None:
    """What the note of an ACLED row tells."""
    return read(row["notes"])


def of_headlines(row: dict, read: Reader) -> int | None:
    """The median of what the headlines of a UCDP event tell."""
    told = [read(report["headline"]) for report in row["reports"]]
    numbers = [number for number in told if number is not None]
    return None if not numbers else int(statistics.median_low(numbers))


SETS = (("acled_train.jsonl", of_note), ("ucdp_train.jsonl", of_headlines))
READERS = (("rules", by_rules), ("expression", by_expression))


def answers(
    rows: Iterable[dict], of: Callable[[dict, Reader], int | None], read: Reader
) -> list[dict]:
    """A prediction for each row."""
    return [{"id": row["id"], "best": of(row, read)} for row in rows]


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__)
    default = os.environ.get("SAYSO_SHARED", "../shared")
    parser.add_argument("--shared", type=Path, default=default)
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    shared = Path(options.shared).resolve()
    sys.path.insert(0, str(shared))
    from score import figures as scorer  # noqa: PLC0415 - found by --shared

    for name, of in SETS:
        rows = [json.loads(line) for line in (shared / "data/figures" / name).open()]
        for reader, read in READERS:
            told = answers(rows, of, read)
            print(f"{name:18} {reader:11}", scorer.score_tolls(rows, told))
            if options.show and read is by_rules:
                show(rows, told)


def show(rows: list[dict], told: list[dict]) -> None:
    """Every row whose answer is another than the coder's."""
    for row, answer in zip(rows, told, strict=True):
        best = row.get("best", row.get("fatalities"))
        if answer["best"] != best:
            texts = row.get("notes") or [r["headline"] for r in row["reports"]]
            print("DIFF", best, answer["best"], texts)


if __name__ == "__main__":
    main()

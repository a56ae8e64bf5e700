"""How well names are coded to country and sector, on the published cases.

    python -m bench.actors [--shared ../shared] [--day 2023-01-01] [--show]

A case counts when every expected country and sector is met; cases that ask for a
page's title only are left out, and "nothing" means no country and no sector. Cases
without a day, or of "today", are asked as of --day: they were written in 2022, and
offices have changed since. The cases are read from the shared folder, never kept here.
"""

import argparse
import json
import time
from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path

from sayso.gazetteer import shipped
from sayso.read.actor_lines import day_of
from sayso.resolve.actor_known import shipped_actors
from sayso.resolve.actors import ActorCoder

CASES = Path("data/actors/ngec_cases_dev.jsonl")
WRITTEN = date(2023, 1, 1)  # by then
FIELDS = {"country": "country", "cc": "country", "code_1": "sector"}


def expected_of(case: dict) -> dict[str, str] | None:
    """What is asked of country and sector, or None where neither is."""
    expected = case["expected"]
    if "result" in expected:
        return {"country": "", "sector": ""}
    asked = {FIELDS[k]: v for k, v in expected.items() if k in FIELDS}
    return asked or None


def day_asked(case: dict, today: date) -> date:
    """The day of a case; "today" and none are the day of the run."""
    words = case["query_date"]
    return day_of(words, today) if words else today


def measured(
    shared: Path, *, today: date = WRITTEN, shown: bool = False
) -> dict[str, float]:
    """The shares right: both, country, sector."""
    coder = ActorCoder(shipped_actors(), shipped())
    right, asked_of = Counter(), Counter()
    begin = time.process_time()
    for row in (shared / CASES).read_text("utf-8").splitlines():
        case = json.loads(row)
        asked = expected_of(case)
        if asked is None:
            continue
        text = case["text"]
        got = coder.code(text, day_asked(case, today))
        answer = {"country": got.country, "sector": got.sector}
        for field, value in asked.items():
            asked_of[field] += 1
            right[field] += answer[field] == value
        met = all(answer[field] == value for field, value in asked.items())
        asked_of["both"] += 1
        right["both"] += met
        if shown and not met:
            print(
                f"  {case['text']!r} {case['query_date']} wanted {asked} got {answer}"
            )
    if shown:
        spent = time.process_time() - begin
        print(
            f"  {asked_of['both']} cases, {spent / asked_of['both'] * 1000:.2f} ms each"
        )
    return {field: right[field] / asked_of[field] for field in asked_of}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument(
        "--day", type=date.fromisoformat, default=datetime.now(tz=UTC).date()
    )
    parser.add_argument("--show", action="store_true", help="list what is missed")
    args = parser.parse_args()
    shares = measured(args.shared, today=args.day, shown=args.show)
    for field, share in shares.items():
        print(f"{field}: {share:.3f}")


if __name__ == "__main__":
    main()

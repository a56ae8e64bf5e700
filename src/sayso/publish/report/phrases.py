"""Sentences that every report has, whatever its form."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from sayso.model.board import Moved
from sayso.model.entry import AsOf
from sayso.publish.drawing.scales import moment

LIMITS = (
    "Every line is somebody's word, not a fact: the program counts and shows, and only"
    " a person who signs for it confirms or refutes.",
    "Counts of origins are upper bounds: a rewritten or translated story that names no"
    " agency is taken for a word of its own.",
    "What was not read, or not read rightly, is missing. Silence is neither a denial"
    " nor an agreement.",
)


def as_of_words(as_of: AsOf, newest: datetime | None) -> str:
    """Both clocks, in words."""
    told = [
        f"Recorded by {moment(as_of.recorded)}." if as_of.recorded else "",
        f"Published by {moment(as_of.published)}." if as_of.published else "",
    ]
    if not any(told):
        told = ["All that the ledger holds."]
    if newest:
        told.append(f"The newest word is of {moment(newest)}.")
    return " ".join(words for words in told if words)


def moved_words(moved: Iterable[Moved]) -> Iterator[str]:
    """A line for every point that stands otherwise now."""
    for one in moved:
        row = one.after or one.before
        if row is None:
            continue
        before = one.before.standing if one.before else "not heard of"
        after = one.after.standing if one.after else "no longer there"
        yield f"{before} → {after}: “{row.title}” ({row.speaker})"

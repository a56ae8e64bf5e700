"""What one reading has that an older one had not, gold item by gold item.

An average hides that one sentence was won and another lost; `gains_and_losses` names
each with its words. Ranks: nothing found, a wrong source, the right source, and linked
(source, cue and content all touch the gold).
"""

from collections.abc import Callable
from typing import NamedTuple

Rows = list[dict]
RANKS = ("missed", "wrong source", "right source", "linked")


class Change(NamedTuple):
    """One gold item or extra whose standing changed, as a line to print."""

    gained: bool
    line: str


def touch(a: list, b: list) -> bool:
    """Whether any span of one list shares a character with one of the other."""
    return any(s < e2 and s2 < e for s, e in a for s2, e2 in b)


def same_source(guess: dict, row: dict) -> bool:
    """Whether both name the same somebody, or both nobody."""
    return touch(guess["source"], row["source"]) or not (
        guess["source"] or row["source"]
    )


def is_linked(guess: dict, row: dict) -> bool:
    """Whether a prediction touches a gold item in all of its three parts."""
    return (
        touch(guess["content"], row["content"])
        and touch(guess["cue"], row["cue"])
        and same_source(guess, row)
    )


def rank(row: dict, guesses: Rows) -> int:
    """How well a gold item was found, as a place in RANKS."""
    over = [g for g in guesses if touch(g["content"], row["content"])]
    if any(is_linked(g, row) for g in over):
        return 3
    if any(same_source(g, row) for g in over):
        return 2
    return 1 if over else 0


def gains_and_losses(
    text: str, gold: Rows, old: Rows, new: Rows, words: Callable[[str, dict], str]
) -> list[Change]:
    """The changes in one document, gold items first, then extras."""
    found = []
    for row in gold:
        before, after = rank(row, old), rank(row, new)
        if before != after:
            line = f"{RANKS[before]} -> {RANKS[after]}: {words(text, row)}"
            found.append(Change(after > before, line))
    olds, news = _extras(gold, old), _extras(gold, new)
    found.extend(
        Change(gained=True, line=f"extra gone: {words(text, olds[key])}")
        for key in sorted(olds.keys() - news.keys())
    )
    found.extend(
        Change(
            gained=False,
            line=f"extra new: {words(text, news[key])} ({news[key]['rule']})",
        )
        for key in sorted(news.keys() - olds.keys())
    )
    return found


def _extras(gold: Rows, guesses: Rows) -> dict[tuple, dict]:
    """The predictions linked to no gold item, by cue."""
    return {
        tuple(map(tuple, guess["cue"])): guess
        for guess in guesses
        if not any(is_linked(guess, row) for row in gold)
    }

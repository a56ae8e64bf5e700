"""The codebook's rules and modes as patterns over words, made from vocab/codebook."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sayso.vocab import table

_GAP = r"(?:\W+[\w'’-]+){0,6}?\W+"  # "…": up to six words


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule of the codebook: what it says, and the words that decide."""

    says: str
    type: str
    mode: str | None
    words: re.Pattern[str]
    unless: re.Pattern[str] | None

    def fits(self, text: str) -> bool:
        """Whether the words of a text fall under the rule."""
        if self.words.search(text) is None:
            return False
        return self.unless is None or self.unless.search(text) is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mode:
    """A mode of a type, and the words that name it."""

    name: str
    words: re.Pattern[str]


def pattern_of(phrases: Sequence[str]) -> re.Pattern[str]:
    """One pattern for all phrases; a star ends an open word, "…" is a gap."""
    return re.compile(
        "|".join(_phrase(phrase) for phrase in phrases), re.IGNORECASE | re.UNICODE
    )


def _phrase(phrase: str) -> str:
    if phrase == "*":
        return ""
    pieces = [_words(part.split()) for part in phrase.split("…")]
    return _GAP.join(pieces)


def _words(words: list[str]) -> str:
    return r"\W+".join(_word(word) for word in words)


def _word(word: str) -> str:
    start = "" if word.startswith("n'") else r"\b"
    if word.endswith("*"):
        return start + re.escape(word[:-1]) + r"\w*"
    return start + re.escape(word).replace("'", "['’]") + r"\b"


@cache
def rules() -> tuple[Rule, ...]:
    """The rules in the order in which they are tried."""
    return tuple(_rule(entry) for entry in table("codebook")["rule"])


def _rule(entry: dict[str, Any]) -> Rule:
    unless = entry.get("unless")
    return Rule(
        says=entry["says"],
        type=entry["type"],
        mode=entry.get("mode"),
        words=pattern_of(entry["words"]),
        unless=pattern_of(unless) if unless else None,
    )


@cache
def modes_of(kind: str) -> tuple[Mode, ...]:
    """The modes of a type in the order in which they are tried."""
    return tuple(
        Mode(name=entry["mode"], words=pattern_of(entry["words"]))
        for entry in table("codebook")["mode"]
        if entry["type"] == kind
    )


@cache
def cues(name: str) -> re.Pattern[str]:
    """Words of time and doubt: "historical", "hypothetical", "future", "denial"."""
    return pattern_of(table("codebook")[name]["words"])


def mode_in(kind: str, text: str) -> str | None:
    """The mode that a text names for a type."""
    for mode in modes_of(kind):
        if mode.words.search(text):
            return mode.name
    return None

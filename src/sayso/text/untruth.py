"""Words by which a sentence says itself that something is not so."""

from collections.abc import Sequence
from functools import lru_cache

from sayso.text.tokens import plain, plain_words_of

REMEMBERED = 16_384  # one claim is compared with many
_OPENINGS = (
    "it is not true",
    "it was not true",
    "it's not true",
    "it isn't true",
    "it is untrue",
    "it is false that",
    "it is a lie that",
    "there is no truth",
    "there was no truth",
    "there's no truth",
    "not true that",
    "contrary to",
)
_VERDICTS = (
    "a lie",
    "lies",
    "nonsense",
    "untrue",
    "false",
    "baseless",
    "fabricated",
    "a fabrication",
    "fiction",
    "unfounded",
    "fake news",
    "rubbish",
    "pure invention",
)
_TALK = frozenset(
    "report reports rumour rumours rumor rumors claim claims allegation allegations "
    "accusation accusations talk".split()
)
_NEGATED = frozenset("did does do has have had was were is are will would been".split())
_CONTRACTED = frozenset(
    "didn't doesn't don't hasn't haven't hadn't wasn't weren't isn't aren't".split()
)
_REACH = 8  # words from the beginning in which a main verb is looked for


@lru_cache(REMEMBERED)
def calls_untrue(words: str) -> str:
    """The words that call the rest untrue, as printed in lower case; else empty.

    "It is not true that rebels have entered"; "rumours of a coup were nonsense".
    """
    said = plain(words).strip(" \"'.,")
    for opening in _OPENINGS:
        if said.startswith(opening):
            return opening
    if _TALK.isdisjoint(plain_words_of(words)):
        return ""
    return next((v for v in _VERDICTS if said.endswith(f" {v}")), "")


@lru_cache(REMEMBERED)
def says_not(words: str) -> bool:
    """Whether the first verb that stands near the beginning is negated."""
    low = plain_words_of(words)[:_REACH]
    return not _CONTRACTED.isdisjoint(low) or _has_not(low)


def _has_not(low: Sequence[str]) -> bool:
    return any(
        word in _NEGATED and low[at + 1 : at + 2] in (("not",), ("never",))
        for at, word in enumerate(low)
    )

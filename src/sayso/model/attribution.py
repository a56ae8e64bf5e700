"""What the text says about who said what."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from sayso.model.span import Span

Manner = Literal["direct", "indirect", "mixed", "none"]


class Force(StrEnum):
    """What kind of speech act the cue and content make."""

    ASSERTS = "asserts"
    DENIES = "denies"
    DECLINES = "declines"
    DEMANDS = "demands"
    COMMITS = "commits"
    ASKS = "asks"
    FEELS = "feels"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hedge:
    """Words by which source or outlet weakens what is said.

    `degree`: "unverified" is the outlet's "could not be confirmed".
    """

    span: Span
    holder: Literal["source", "outlet"]
    degree: Literal["likely", "possible", "unverified"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Source, cue, content: what the text says about who said it.

    `key` is unique inside a reading ("a1", "a2", in text order of the cue or content).
    `source` is empty where nobody is named ("it was reported that"). Content may be
    broken: "...", he said, "...". `inside`: key of the attribution whose content holds
    this one. `rule`: the rule that found it. `score` is None when a rule decided.
    """

    key: str
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    force: Force
    manner: Manner
    channel: Span | None = None
    recipient: Span | None = None
    hedge: Hedge | None = None
    inside: str | None = None
    rule: str = ""
    score: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Caveat:
    """The outlet's own reservation about what others are cited with.

    `names`: the words that say whose information is meant ("the government", "the
    rebels"); empty when all of the document is meant. `about`: keys of the
    attributions it hangs on, filled in by `resolve`.
    """

    span: Span
    names: tuple[Span, ...]
    about: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Words in the outlet's own voice: nobody else is cited for them."""

    span: Span

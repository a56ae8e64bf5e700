"""Sentences and tokens of a document, found once and shared by all extractors."""

from dataclasses import dataclass

from sayso.model.document import PartKind
from sayso.model.span import Span


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or mark: `[start, end)` in the document's text, and its words.

    `low` is the case-folded form with straight quotation marks and apostrophes.
    """

    start: int
    end: int
    text: str
    low: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence of one part of the text; `paragraph` counts parts from 0."""

    span: Span
    tokens: tuple[Token, ...]
    paragraph: int
    part: PartKind

"""The words of a .say tree, looked up in the text that it is about.

This is how a golden written by hand is checked, and how its spans are compared with
those of a reading. What is not found, or not once, is a NotationError with the line of
its block.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass

from sayso.errors import NotationError
from sayso.model.span import Span
from sayso.notation.anchors import Paragraphs, span_of
from sayso.notation.tree import CaveatSay, ClaimSay, Item, LooseFigure, Tree, Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Where words of a block stand: "content" of 9.1, or "figures.words"."""

    number: str
    field: str
    span: Span


def find_words(tree: Tree, text: str) -> tuple[Found, ...]:
    """Where all words of a tree stand in the text, also of what is missing."""
    where = Paragraphs(text)
    return tuple(
        found
        for item in (*tree.items, *tree.missing)
        if isinstance(item, ClaimSay | CaveatSay | LooseFigure)
        for found in _found_in(item, where)
    )


def _found_in(
    item: ClaimSay | CaveatSay | LooseFigure, where: Paragraphs
) -> Iterator[Found]:
    paragraph = int(item.number.partition(".")[0])
    for path, words in _words_in(item):
        try:
            span = span_of(where, paragraph, words)
        except NotationError as error:
            message = f"line {item.line}, {path} of {item.number}: {error}"
            raise NotationError(message) from error
        yield Found(number=item.number, field=path, span=span)


def _words_in(value: Item | object, path: str = "") -> Iterator[tuple[str, Words]]:
    """All words below a value, each with the names of the fields that lead to it."""
    if isinstance(value, Words):
        yield path, value
    elif isinstance(value, tuple):
        for each in value:
            yield from _words_in(each, path)
    elif is_dataclass(value):
        for field in fields(value):
            deeper = f"{path}.{field.name}" if path else field.name
            yield from _words_in(getattr(value, field.name), deeper)

"""A .say text to its tree; the inverse of the printer.

Every fault is a NotationError with line and column. Comments are dropped.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

from sayso.model.entry import AsOf
from sayso.notation.blocks import BLOCKS
from sayso.notation.composites import AS_OF, check_needed, values_read
from sayso.notation.lexer import Line, Segment, fault, lines_of
from sayso.notation.tree import Item, Tree
from sayso.notation.values import Given

AS_OF_LINE = "as-of"
MISSING_LINE = "missing"


def parse_say(text: str) -> Tree:
    """The tree that a .say text says."""
    blocks = list(_blocks_of(text))
    as_of, cut = _as_of(blocks), _missing_from(blocks)
    begin = 0 if as_of is None else 1
    return Tree(
        as_of=as_of,
        items=tuple(map(_item, blocks[begin:cut])),
        missing=tuple(map(_item, blocks[cut + 1 :])),
    )


def _blocks_of(text: str) -> Iterator[Sequence[Line]]:
    """Lines in groups: one at the margin, and the indented ones below it."""
    count = 0

    def block_of(line: Line) -> int:
        nonlocal count
        count += not line.indented
        return count

    for number, lines in groupby(lines_of(text), block_of):
        block = list(lines)
        if number == 0:
            fault(block[0].keyword, "a field without a block; begin at the margin")
        yield block


def _missing_from(blocks: Sequence[Sequence[Line]]) -> int:
    """Which block is the line `missing`; how many blocks there are if none is."""
    for count, (head, *below) in enumerate(blocks):
        if head.keyword.raw == MISSING_LINE:
            _check_bare([*head.segments, *(line.keyword for line in below)])
            return count
    return len(blocks)


def _check_bare(others: Sequence[Segment]) -> None:
    if others:
        fault(others[0], "nothing may stand here; blocks begin at the margin")


def _as_of(blocks: Sequence[Sequence[Line]]) -> AsOf | None:
    if not blocks or blocks[0][0].keyword.raw != AS_OF_LINE:
        return None
    head, *below = blocks[0]
    _check_bare([line.keyword for line in below])
    as_of: AsOf = AS_OF.read(Given(head.keyword, head.segments))
    return as_of


def _item(lines: Sequence[Line]) -> Item:
    head, *below = lines
    block = BLOCKS.get(head.keyword.raw)
    if block is None:
        known = ", ".join(BLOCKS)
        fault(head.keyword, f"'{head.keyword.raw}' opens no block; known are {known}")
    found = block.read_head(Given(head.keyword, head.segments))
    givens = [Given(line.keyword, line.segments) for line in below]
    found |= values_read(givens, block.fields)
    check_needed(block.made, found, head.keyword, table=block.fields)
    item: Item = block.made(**found, line=head.keyword.line)
    return item

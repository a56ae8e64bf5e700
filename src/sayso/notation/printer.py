"""A tree to its .say text; the inverse of the parser.

The same tree always prints the same: fields in the order of the tables, values in
one column, an empty line between blocks, relations one below the other.
"""

from collections.abc import Iterable, Iterator

from sayso.model.entry import AsOf
from sayso.notation.blocks import BLOCKS, NAMES
from sayso.notation.composites import AS_OF, values_shown
from sayso.notation.parser import AS_OF_LINE, MISSING_LINE
from sayso.notation.tree import Item, RelationSay, Tree


def print_say(tree: Tree) -> str:
    """The .say text of a tree, with a line feed at its end; empty for an empty one."""
    return "".join(pieces_of(tree.as_of, tree.items, tree.missing))


def pieces_of(
    as_of: AsOf | None, items: Iterable[Item], missing: Iterable[Item] = ()
) -> Iterator[str]:
    """The text in pieces, so that a large board need not be held at once."""
    if as_of is not None:
        yield f"{AS_OF_LINE}  {AS_OF.show(as_of)}\n\n"
    yield from _spaced(items)
    first = True
    for piece in _spaced(missing):
        yield f"\n{MISSING_LINE}\n\n{piece}" if first else piece
        first = False


def _spaced(items: Iterable[Item]) -> Iterator[str]:
    before: Item | None = None
    for item in items:
        together = isinstance(before, RelationSay) and isinstance(item, RelationSay)
        yield ("" if before is None or together else "\n") + _shown(item)
        before = item


def _shown(item: Item) -> str:
    name = NAMES[type(item)]
    block = BLOCKS[name]
    pairs = values_shown(item, block.fields)
    width = max((len(field.name) for field, _ in pairs), default=0)
    lines = [f"{name} {block.show_head(item)}"]
    lines += [f"  {field.name:<{width}}  {said}".rstrip(" ") for field, said in pairs]
    return "\n".join(lines) + "\n"

"""Statements in the database's own words: compiled once, run many times.

SQLAlchemy works out anew for each run how a statement is to be written and its values
handed over, which costs more than the database needs to answer it.
"""

from collections import namedtuple
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any, TypeAlias

from sqlalchemy import CompoundSelect, Dialect, Insert, Select

Statement: TypeAlias = Select[Any] | CompoundSelect[Any] | Insert
_WRITTEN: dict[tuple[Statement, str], "Written"] = {}


@dataclass(frozen=True, slots=True)
class Written:
    """A statement as the database takes it, and which value goes where.

    `ordered` puts values by their names into the order in which the statement takes
    them. `row` makes of an answer's line a tuple whose columns have names.
    """

    sql: str
    ordered: Callable[[Mapping[str, object]], tuple[object, ...]]
    defaults: Mapping[str, object]
    row: Callable[[Iterable[object]], Any]

    def values_of(self, given: Mapping[str, object]) -> tuple[object, ...]:
        """The values in the order in which the statement takes them."""
        return self.ordered({**self.defaults, **given})


def written(statement: Statement, dialect: Dialect) -> Written:
    """The statement, compiled; its lists of values must have a fixed length."""
    key = statement, dialect.name
    found = _WRITTEN.get(key)
    if found is None:
        compiled = statement.compile(dialect=dialect)
        found = _WRITTEN[key] = Written(
            sql=str(compiled),
            ordered=_ordering(compiled.positiontup or ()),
            defaults=compiled.params,
            row=_row_of(statement),
        )
    return found


def _ordering(
    names: Sequence[str],
) -> Callable[[Mapping[str, object]], tuple[object, ...]]:
    if len(names) > 1:
        return itemgetter(*names)
    return lambda values: tuple(values[name] for name in names)


def _row_of(statement: Statement) -> Callable[[Iterable[object]], Any]:
    if isinstance(statement, Insert):
        return tuple
    row = namedtuple("Row", [str(c.key) for c in statement.selected_columns])  # type: ignore[misc]
    return row._make

"""What a view and a check ask, as SQL; the conditions of both clocks stand here once."""

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Engine, FromClause, Select, and_, func, or_, select
from sqlalchemy.sql import ColumnElement

from sayso.ledger import schema
from sayso.ledger.intervals import Interval
from sayso.ledger.lines import Line, Transaction, entry_of
from sayso.ledger.lookups import CHUNK, chunks_of
from sayso.ledger.reads import Listed, Moment, Printed
from sayso.ledger.rows import Row
from sayso.model.entry import Agent, Entry
from sayso.model.ids import ClaimId, DocId

_LINES = select(schema.entry)


def covers(force: FromClause, moment: Moment) -> ColumnElement[bool]:
    """The condition that an interval holds at the moment."""
    return and_(force.c.tx_from <= moment.tx, force.c.tx_to > moment.tx)


def in_force(table: FromClause, moment: Moment) -> Select[Any]:
    """The line numbers of a table that are in force, each once, oldest first."""
    force = schema.in_force
    return (
        select(table.c.seq)
        .distinct()
        .join(force, force.c.seq == table.c.seq)
        .where(covers(force, moment))
        .order_by(table.c.seq)
    )


def transaction_of(row: Any) -> Transaction:  # noqa: ANN401 - a row of any columns
    """The transaction that a row of table `tx` is."""
    return Transaction(
        tx=row.tx,
        at_us=row.at_us,
        run=row.run,
        first_seq=row.first_seq,
        count=row.count_,
        note=row.note,
        prev=row.prev,
        hash=row.hash,
    )


def line_of(row: Any) -> Line:  # noqa: ANN401 - a row of any columns
    """The line that a row of table `entry` is."""
    kind, name, version = row.agent_kind, row.agent_name, row.agent_version
    return Line(
        seq=row.seq,
        tx=row.tx,
        entry=row.entry,
        kind=row.kind,
        agent=Agent(kind=kind, name=name, version=version),
        raw=row.payload,
        hash=row.hash,
    )

"""Every question that a view asks of the tables, written down once.

A statement is long to make and quick to run: these are made when the module is loaded
and run with values for their parameters, so that SQLAlchemy compiles each once.

* `tx` and `known_us` are the moment; each clock's condition stands here once.
* A statement that takes a list is made for so many values: `value0`, `value1`, ...
"""

from functools import cache
from typing import Any

from sqlalchemy import (
    BindParameter,
    Column,
    ColumnElement,
    CompoundSelect,
    FromClause,
    Select,
    and_,
    bindparam,
    exists,
    literal,
    or_,
    select,
    union_all,
)

from sayso.ledger import schema
from sayso.ledger.reads import Printed
from sayso.ledger.rulings import ON_READING
from sayso.model.ruling import Verdict

_TX: BindParameter[int] = bindparam("tx")
_KNOWN_US: BindParameter[int] = bindparam("known_us")
_entry, _doc, _claim = schema.entry.c, schema.document.c, schema.claim.c
_ruling, _same, _tx = schema.ruling.c, schema.same_as.c, schema.tx.c


def covers(force: FromClause) -> ColumnElement[bool]:
    """The condition that an interval holds at the moment."""
    return and_(force.c.tx_from <= _TX, force.c.tx_to > _TX)


def in_force(table: FromClause, *columns: Column[Any]) -> Select[Any]:
    """The lines of a table that are in force, by number."""
    force = schema.in_force
    return (
        select(table.c.seq, *columns)
        .join(force, force.c.seq == table.c.seq)
        .where(covers(force))
    )


def _lines(table: FromClause) -> Select[Any]:
    """The line numbers that are in force, each once, oldest first."""
    return in_force(table).distinct().order_by(table.c.seq)


def _is_ruled() -> ColumnElement[bool]:
    """Whether a person has ruled on how a claim was read."""
    force = schema.in_force.alias()
    return exists().where(
        _ruling.claim == _claim.claim,
        or_(*(_ruling.verdict == verdict.value for verdict in ON_READING)),
        force.c.seq == _ruling.seq,
        covers(force),
    )


def _shown() -> Select[Any]:
    """Claims in force whose document is in force, and whether they are ruled on."""
    own, its_document = schema.in_force.alias(), schema.in_force.alias()
    return (
        select(_claim.seq, _is_ruled().label("ruled"))
        .join(own, own.c.seq == _claim.seq)
        .join(its_document, its_document.c.seq == _claim.doc_seq)
        .where(covers(own), covers(its_document))
    )


def _printed() -> Select[Any]:
    columns = [_doc[name] for name in Printed.__slots__]
    return (
        in_force(schema.document)
        .with_only_columns(*columns)
        .where(_doc.known_us <= _KNOWN_US)
        .order_by(_doc.known_us, _doc.doc)
    )


def _printed_rulings() -> Select[Any]:
    """Rulings less those on claims that were not printed by then."""
    ruled_on = or_(_claim.claim == _ruling.claim, _claim.claim == _ruling.other)
    unprinted = exists().where(ruled_on, _claim.known_us > _KNOWN_US)
    return _lines(schema.ruling).where(~unprinted)


LAST_TX = (
    select(_tx.tx)
    .where(_tx.at_us <= bindparam("recorded_us"))
    .order_by(_tx.at_us.desc(), _tx.tx.desc())
    .limit(1)
)
FOLLOWING = (
    select(_entry.seq)
    .where(_entry.seq > bindparam("after"), _entry.tx <= _TX)
    .order_by(_entry.seq)
    .limit(bindparam("most"))
)
DOCUMENTS = _printed()
DOCUMENTS_BY = {
    name: DOCUMENTS.where(_doc[name] == bindparam("value"))
    for name in ("doc", "address", "text_sha256")
}
_SHOWN = _shown()
CLAIMS = _SHOWN.where(_claim.known_us <= _KNOWN_US).order_by(
    _claim.known_us, _claim.doc, _claim.start, _claim.stop, _claim.claim
)
CLAIMS_BY = {
    name: CLAIMS.where(_claim[name] == bindparam("value")) for name in ("claim", "doc")
}
CLAIMS_BETWEEN = (
    select(_claim.claim)
    .where(_claim.claim >= bindparam("first"), _claim.claim < bindparam("end"))
    .distinct()
    .order_by(_claim.claim)
    .limit(bindparam("most"))
)
# The newest claims under one key, before a moment and a line of it. In the database's
# own words: it is asked for some hundred keys in a row.
NEWEST = (
    "SELECT known_us, seq FROM claim_key WHERE key = ? AND known_us >= ? "
    "AND (known_us, seq) < (?, ?) ORDER BY known_us DESC, seq DESC LIMIT ?"
)
# Of many keys those under which there is anything; most pairs of words are new.
HELD = (
    "SELECT value FROM json_each(:keys) AS each WHERE EXISTS (SELECT 1 FROM claim_key "
    "AS filed WHERE filed.key = each.value AND filed.known_us >= :since_us)"
)
RELATIONS = _lines(schema.relation)
RELATIONS_OF = RELATIONS.where(
    or_(
        schema.relation.c.subject == bindparam("value"),
        schema.relation.c.object == bindparam("value"),
    )
)
LINEAGES = _lines(schema.lineage)
LINEAGES_OF = LINEAGES.where(schema.lineage.c.doc == bindparam("value"))
LISTED = {name: _lines(schema.metadata.tables[name]) for name in ("source", "same_as")}
RULINGS = _lines(schema.ruling)
PRINTED_RULINGS = _printed_rulings()
JUDGEMENTS = in_force(schema.same_as, _same.subject, _same.object, _same.judgement)
_LINES = (
    select(schema.entry, _tx.at_us, _tx.run, schema.text.c.text)
    .join(schema.tx, _tx.tx == _entry.tx)
    .outerjoin(schema.document, _doc.seq == _entry.seq)
    .outerjoin(schema.text, schema.text.c.text_sha256 == _doc.text_sha256)
)


def _is_one_of(column: Column[Any], values: int) -> ColumnElement[bool]:
    return column.in_([bindparam(f"value{n}") for n in range(values)])


@cache
def lines(values: int) -> Select[Any]:
    """Entries by their line numbers, a document's with its text."""
    return _LINES.where(_is_one_of(_entry.seq, values))


@cache
def like(values: int) -> Select[Any]:
    """The register's lines under some keys of names."""
    key = schema.source_key.c
    filed = select(key.seq).where(_is_one_of(key.key, values))
    return LISTED["source"].where(schema.source.c.seq.in_(filed))


@cache
def rulings_on_claims(values: int) -> Select[Any]:
    """Rulings on some claims."""
    return RULINGS.where(_is_one_of(_ruling.claim, values))


@cache
def rulings_on_sides(values: int) -> Select[Any]:
    """Rulings on whose side some names are."""
    on_side = _ruling.verdict == Verdict.SIDE.value
    return RULINGS.where(on_side, _is_one_of(_ruling.source, values))


@cache
def on_names(values: int) -> CompoundSelect[Any]:
    """All that is said of some names, in one round trip.

    Rows of the register, judgements on pairs with one of them, rulings on them.
    """

    def found(table: FromClause, column: Column[Any], kind: str) -> Select[Any]:
        none = literal("").label("subject"), literal("").label("object")
        asked = in_force(table).add_columns(*none, literal(kind).label("judgement"))
        return asked.where(_is_one_of(column, values))

    return union_all(
        found(schema.source, schema.source.c.source, "row"),
        JUDGEMENTS.where(_is_one_of(_same.subject, values)),
        JUDGEMENTS.where(_is_one_of(_same.object, values)),
        found(schema.ruling, _ruling.source, "ruled"),
        found(schema.ruling, _ruling.other_source, "ruled"),
    )


@cache
def shown(values: int) -> Select[Any]:
    """Of some claims those that are in force, and whether a person ruled on them."""
    return _SHOWN.where(_is_one_of(_claim.seq, values))

"""The tables of a ledger, in SQLAlchemy's words, so that PostgreSQL can follow.

`tx`, `entry` and `text` are the log; the other tables are made from it and kept in the
same transaction. Only `in_force.tx_to` ever changes, once, from open to closed.
What is SQLite's alone (pragmas, triggers) stands in `pragmas`.
"""

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
)

VERSION = 5  # raised with every migration; the number of the last one

# Only INTEGER names SQLite's own row number, and it holds 64 bits there anyway.
WIDE = BigInteger().with_variant(Integer, "sqlite")

metadata = MetaData()


def _number(name: str) -> Column[int]:
    return Column(name, WIDE, nullable=False)


def _words(name: str, *, nullable: bool = False) -> Column[str]:
    return Column(name, Text, nullable=nullable)


def _line() -> Column[int]:
    """The line that a row is of, one row a line."""
    key = ForeignKey("entry.seq")
    return Column("seq", WIDE, key, primary_key=True, autoincrement=False)


tx = Table(
    "tx",
    metadata,
    Column("tx", WIDE, primary_key=True, autoincrement=False),
    _number("at_us"),
    _words("run"),
    _number("first_seq"),
    _number("count"),
    _words("note", nullable=True),
    Column("prev", LargeBinary, nullable=False),
    Column("hash", LargeBinary, nullable=False),
    Index("tx_at", "at_us"),
)
entry = Table(
    "entry",
    metadata,
    Column("seq", WIDE, primary_key=True, autoincrement=False),
    Column("entry", Text, nullable=False, unique=True),
    Column("tx", WIDE, ForeignKey("tx.tx"), nullable=False),
    _words("kind"),
    _words("agent_kind"),
    _words("agent_name"),
    _words("agent_version", nullable=True),
    Column("payload", LargeBinary, nullable=False),
    Column("hash", LargeBinary, nullable=False),
)
text = Table(
    "text",
    metadata,
    Column("text_sha256", Text, primary_key=True),
    Column("text", LargeBinary, nullable=False),
)
in_force = Table(
    "in_force",
    metadata,
    _line(),
    Column("tx_from", WIDE, primary_key=True, autoincrement=False),
    _number("tx_to"),
    _words("slot"),
    Index("in_force_slot", "slot"),
    sqlite_with_rowid=False,
)
document = Table(
    "document",
    metadata,
    _line(),
    _words("doc"),
    _words("address", nullable=True),
    Column("text_sha256", Text, ForeignKey("text.text_sha256"), nullable=False),
    _number("known_us"),
    _number("retrieved_us"),
    Index("document_doc", "doc", unique=True),
    Index("document_address", "address"),
    Index("document_text", "text_sha256"),
    Index("document_known", "known_us"),
)
claim = Table(
    "claim",
    metadata,
    _line(),
    _words("claim"),
    _words("doc"),
    Column("doc_seq", WIDE, ForeignKey("document.seq"), nullable=False),
    _number("known_us"),
    _number("start"),
    _number("stop"),
    Index("claim_claim", "claim"),
    Index("claim_doc", "doc"),
    Index("claim_known", "known_us"),
)
claim_key = Table(
    "claim_key",
    metadata,
    Column("key", WIDE, primary_key=True, autoincrement=False),
    # In the key, so that the newest claims of a key are found without the older ones.
    Column("known_us", WIDE, primary_key=True, autoincrement=False),
    Column("seq", WIDE, ForeignKey("claim.seq"), primary_key=True),
    Index("claim_key_seq", "seq"),
    sqlite_with_rowid=False,
)
relation = Table(
    "relation",
    metadata,
    _line(),
    _words("subject"),
    _words("object"),
    Index("relation_subject", "subject"),
    Index("relation_object", "object"),
)
lineage = Table(
    "lineage",
    metadata,
    Column("doc", Text, primary_key=True),
    Column("seq", WIDE, ForeignKey("entry.seq"), primary_key=True),
    Index("lineage_seq", "seq"),
    sqlite_with_rowid=False,
)
source = Table(
    "source",
    metadata,
    _line(),
    _words("source"),
    Index("source_source", "source"),
)
source_key = Table(
    "source_key",
    metadata,
    Column("key", WIDE, primary_key=True, autoincrement=False),
    Column("seq", WIDE, ForeignKey("source.seq"), primary_key=True),
    Index("source_key_seq", "seq"),
    sqlite_with_rowid=False,
)
same_as = Table(
    "same_as",
    metadata,
    _line(),
    _words("subject"),
    _words("object"),
    _words("judgement"),
    Index("same_as_subject", "subject"),
    Index("same_as_object", "object"),
)
ruling = Table(
    "ruling",
    metadata,
    _line(),
    _words("verdict"),
    _words("claim", nullable=True),
    _words("other", nullable=True),
    _words("source", nullable=True),
    _words("other_source", nullable=True),
    Index("ruling_claim", "claim"),
    Index("ruling_source", "source"),
    Index("ruling_other_source", "other_source"),
)
withdrawal = Table(
    "withdrawal",
    metadata,
    _line(),
    Column("target_seq", WIDE, ForeignKey("entry.seq"), nullable=False),
)

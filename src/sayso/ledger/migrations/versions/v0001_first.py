"""The first tables: the log, and what is made from it."""

import sqlalchemy as sa
from alembic import op

from sayso.ledger.pragmas import triggers_of

revision = "0001"
down_revision = None

WIDE = sa.BigInteger().with_variant(sa.Integer, "sqlite")
LINE = "entry.seq"
TABLES = (
    "tx entry text in_force document claim claim_key relation lineage source same_as "
    "ruling withdrawal"
).split()
INDEXES = {
    "tx": {"tx_at": "at_us"},
    "in_force": {"in_force_slot": "slot"},
    "document": {
        "document_address": "address",
        "document_text": "text_sha256",
        "document_known": "known_us",
    },
    "claim": {"claim_claim": "claim", "claim_doc": "doc", "claim_known": "known_us"},
    "claim_key": {"claim_key_seq": "seq"},
    "relation": {"relation_subject": "subject", "relation_object": "object"},
    "lineage": {"lineage_seq": "seq"},
    "source": {"source_source": "source"},
}


def _key(name: str, refers_to: str | None = None) -> sa.Column[int]:
    refers = [sa.ForeignKey(refers_to)] if refers_to else []
    return sa.Column(name, WIDE, *refers, primary_key=True, autoincrement=False)


def _number(name: str, refers_to: str | None = None) -> sa.Column[int]:
    refers = [sa.ForeignKey(refers_to)] if refers_to else []
    return sa.Column(name, WIDE, *refers, nullable=False)


def _words(
    name: str, *, nullable: bool = False, unique: bool = False
) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=nullable, unique=unique or None)


def _bytes(name: str) -> sa.Column[bytes]:
    return sa.Column(name, sa.LargeBinary, nullable=False)


def upgrade() -> None:
    """Make everything."""
    _make_log()
    _make_what_is_asked()
    for table, indexes in INDEXES.items():
        for name, column in indexes.items():
            op.create_index(name, table, [column])
    op.create_index("document_doc", "document", ["doc"], unique=True)
    if op.get_bind().dialect.name == "sqlite":
        for statement in triggers_of(TABLES):
            op.execute(statement)


def _make_log() -> None:
    op.create_table(
        "tx",
        _key("tx"),
        _number("at_us"),
        _words("run"),
        _number("first_seq"),
        _number("count"),
        _words("note", nullable=True),
        _bytes("prev"),
        _bytes("hash"),
    )
    op.create_table(
        "entry",
        _key("seq"),
        _words("entry", unique=True),
        _number("tx", "tx.tx"),
        _words("kind"),
        _words("agent_kind"),
        _words("agent_name"),
        _words("agent_version", nullable=True),
        _bytes("payload"),
        _bytes("hash"),
    )
    sha256 = sa.Column("text_sha256", sa.Text, primary_key=True)
    op.create_table("text", sha256, _bytes("text"))


def _make_what_is_asked() -> None:
    op.create_table(
        "in_force",
        _key("seq", LINE),
        _key("tx_from"),
        _number("tx_to"),
        _words("slot"),
        sqlite_with_rowid=False,
    )
    text = sa.ForeignKey("text.text_sha256")
    op.create_table(
        "document",
        _key("seq", LINE),
        _words("doc"),
        _words("address", nullable=True),
        sa.Column("text_sha256", sa.Text, text, nullable=False),
        _number("known_us"),
        _number("retrieved_us"),
    )
    op.create_table(
        "claim",
        _key("seq", LINE),
        _words("claim"),
        _words("doc"),
        _number("doc_seq", "document.seq"),
        _number("known_us"),
        _number("start"),
        _number("stop"),
    )
    op.create_table(
        "claim_key", _key("key"), _key("seq", "claim.seq"), sqlite_with_rowid=False
    )
    op.create_table("relation", _key("seq", LINE), _words("subject"), _words("object"))
    doc = sa.Column("doc", sa.Text, primary_key=True)
    op.create_table("lineage", doc, _key("seq", LINE), sqlite_with_rowid=False)
    op.create_table("source", _key("seq", LINE), _words("source"))
    pair = (_words("subject"), _words("object"))
    op.create_table("same_as", _key("seq", LINE), *pair, _words("judgement"))
    claims = (_words("claim", nullable=True), _words("other", nullable=True))
    op.create_table("ruling", _key("seq", LINE), _words("verdict"), *claims)
    op.create_table("withdrawal", _key("seq", LINE), _number("target_seq", LINE))

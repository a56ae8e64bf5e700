"""Questions that cost the same in any ledger: newest claims first, names that are like.

The tables that change are made from the log: they are made empty here, and filled
from the log afterwards.
"""

import sqlalchemy as sa
from alembic import op

from sayso.ledger.pragmas import triggers_of

revision = "0002"
down_revision = "0001"

WIDE = sa.BigInteger().with_variant(sa.Integer, "sqlite")
REFILLED = ("claim_key", "source_key", "ruling")
INDEXES = {
    "claim_key": {"claim_key_seq": "seq"},
    "source_key": {"source_key_seq": "seq"},
    "same_as": {"same_as_subject": "subject", "same_as_object": "object"},
    "ruling": {
        "ruling_claim": "claim",
        "ruling_source": "source",
        "ruling_other_source": "other_source",
    },
}


def _key(name: str, refers_to: str | None = None) -> sa.Column[int]:
    refers = [sa.ForeignKey(refers_to)] if refers_to else []
    return sa.Column(name, WIDE, *refers, primary_key=True, autoincrement=False)


def _words(name: str, *, nullable: bool = True) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=nullable)


def upgrade() -> None:
    """Make three tables anew, and the indexes."""
    op.drop_table("claim_key")
    op.drop_table("ruling")
    keys = (_key("key"), _key("known_us"), _key("seq", "claim.seq"))
    op.create_table("claim_key", *keys, sqlite_with_rowid=False)
    names = (_key("key"), _key("seq", "source.seq"))
    op.create_table("source_key", *names, sqlite_with_rowid=False)
    op.create_table(
        "ruling",
        _key("seq", "entry.seq"),
        _words("verdict", nullable=False),
        _words("claim"),
        _words("other"),
        _words("source"),
        _words("other_source"),
    )
    for table, indexes in INDEXES.items():
        for name, column in indexes.items():
            op.create_index(name, table, [column])
    if op.get_bind().dialect.name == "sqlite":
        for statement in triggers_of(REFILLED):
            op.execute(statement)

"""Who is heard how often, a line a document, and an order of points by place.

Empty here, and filled from the log afterwards with the other tables of cards.
"""

from alembic import op

revision = "0005"
down_revision = "0004"

MADE = (
    "CREATE TABLE heard_in(role TEXT, source TEXT, known_us INTEGER, doc_seq INTEGER, "
    "n INTEGER, tx_from INTEGER, tx_to INTEGER, "
    "PRIMARY KEY(role, source, known_us, doc_seq, tx_from)) WITHOUT ROWID",
    "CREATE INDEX heard_in_doc ON heard_in(doc_seq, tx_to)",
)


def upgrade() -> None:
    """Make them, where the database is SQLite."""
    if op.get_bind().dialect.name == "sqlite":
        for statement in MADE:
            op.execute(statement)

"""An index of fingerprints, by which texts that share passages find each other.

It is made from the texts: empty here, and filled from them afterwards. No trigger
guards it, since whatever it says can be made again.
"""

from alembic import op

revision = "0003"
down_revision = "0002"

MADE = (
    "CREATE TABLE fingerprint(key INTEGER, text INTEGER, PRIMARY KEY(key, text)) "
    "WITHOUT ROWID"
)


def upgrade() -> None:
    """Make it, where the database is SQLite."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute(MADE)

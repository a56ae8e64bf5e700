"""How the tables of a ledger came to be, one step a version; run by Alembic.

Configured here and not by a file, so that an installed package can upgrade a ledger.
A step is a frozen copy of what it made: it never imports the tables of today. Tables
that are made from the log a step makes empty, and `sayso.ledger.refill` fills them.
"""

from pathlib import Path
from threading import Lock

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

from sayso.ledger.migrations import env
from sayso.ledger.migrations.versions import (
    v0001_first,
    v0002_local,
    v0003_fingerprints,
    v0004_board,
    v0005_heard,
)

# Imported so that they are packaged and checked as the code that they are; Alembic
# then loads the files by their names.
STEPS = (env, v0001_first, v0002_local, v0003_fingerprints, v0004_board, v0005_heard)
_one_at_a_time = Lock()  # Alembic keeps what it is doing in global state


def upgrade(connection: Connection) -> None:
    """Bring the tables to the newest version, inside the transaction that is open."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    config.attributes["connection"] = connection
    with _one_at_a_time:
        command.upgrade(config, "head")

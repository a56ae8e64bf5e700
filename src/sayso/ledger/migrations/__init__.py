"""How the tables of a ledger came to be, one step a version; run by Alembic.

Configured here and not by a file, so that an installed package can upgrade a ledger.
A step is a frozen copy of what it made: it never imports the tables of today.
"""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection


def upgrade(connection: Connection) -> None:
    """Bring the tables to the newest version, inside the transaction that is open."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")

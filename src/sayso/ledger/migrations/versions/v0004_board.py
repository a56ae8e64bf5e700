"""Tables of cards: how each point stood, for intervals of both clocks.

They are made from the log: empty here, and filled from the log afterwards. They are
SQLite's own; no trigger guards them, since whatever they say can be made again.
"""

from alembic import op

revision = "0004"
down_revision = "0003"

WHEN = "tx_from INTEGER, tx_to INTEGER, known_from INTEGER, known_to INTEGER"
MADE = (
    "CREATE TABLE component(claim TEXT PRIMARY KEY, root INTEGER NOT NULL) "
    "WITHOUT ROWID",
    "CREATE INDEX component_root ON component(root)",
    "CREATE TABLE heard(source TEXT, role TEXT, claim TEXT, seq INTEGER, "
    "PRIMARY KEY(source, role, claim, seq)) WITHOUT ROWID",
    "CREATE TABLE speaks(body TEXT, source TEXT, PRIMARY KEY(body, source)) "
    "WITHOUT ROWID",
    "CREATE TABLE card(card INTEGER PRIMARY KEY, point TEXT NOT NULL, "
    f"words INTEGER NOT NULL, {WHEN}, age INTEGER, item INTEGER, standing INTEGER, "
    "origins INTEGER, type TEXT, raw BLOB NOT NULL)",
    "CREATE INDEX card_point ON card(point, tx_to)",
    "CREATE INDEX card_begun ON card(tx_from)",
    "CREATE INDEX card_ended ON card(tx_to) WHERE tx_to < 9223372036854775807",
    "CREATE INDEX card_same_words ON card(words)",
    f"CREATE TABLE filed(key INTEGER, age INTEGER, item INTEGER, card INTEGER, {WHEN}, "
    "standing INTEGER, origins INTEGER, type TEXT, PRIMARY KEY(key, age, item, card)) "
    "WITHOUT ROWID",
    "CREATE VIRTUAL TABLE card_words USING fts5(words, content='', "
    "tokenize='unicode61', detail='none', prefix='2 3')",
    "CREATE TABLE words_block(block INTEGER PRIMARY KEY, newest_us INTEGER, "
    "oldest_us INTEGER, tx INTEGER)",
    "CREATE TABLE card_day(day INTEGER PRIMARY KEY, tx INTEGER NOT NULL)",
    "CREATE TABLE card_delta(tx INTEGER, known_us INTEGER, standing INTEGER, "
    "type TEXT, n INTEGER, PRIMARY KEY(tx, known_us, standing, type)) WITHOUT ROWID",
    "CREATE INDEX card_delta_known ON card_delta(known_us, tx, standing, type, n)",
    "CREATE TABLE card_sum(grain INTEGER, slot INTEGER, block INTEGER, "
    "standing INTEGER, type TEXT, n INTEGER, "
    "PRIMARY KEY(grain, slot, block, standing, type)) WITHOUT ROWID",
)


def upgrade() -> None:
    """Make them, where the database is SQLite."""
    if op.get_bind().dialect.name == "sqlite":
        for statement in MADE:
            op.execute(statement)

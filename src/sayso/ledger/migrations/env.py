"""What Alembic runs: the steps, on the connection that it was handed.

Batch mode, since SQLite can change little of a table in place.
"""

from alembic import context

context.configure(
    connection=context.config.attributes["connection"],
    render_as_batch=True,
    transaction_per_migration=False,
)
with context.begin_transaction():
    context.run_migrations()

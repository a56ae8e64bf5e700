"""What Alembic runs: the steps, on the connection that it was handed.

Batch mode, since SQLite can change little of a table in place.
"""

from alembic import context


def run() -> None:
    """Run the steps inside the transaction that is open."""
    context.configure(
        connection=context.config.attributes["connection"],
        render_as_batch=True,
        transaction_per_migration=False,
    )
    with context.begin_transaction():
        context.run_migrations()


if __name__ == "env_py":  # the name under which Alembic loads this file
    run()

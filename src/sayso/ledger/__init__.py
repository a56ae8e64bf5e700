"""Entries in, views out: what did we know, and when?

The only place with SQL. `open_ledger` for a file (in `ledger.sqlite`), `MemoryLedger`
for none (in `ledger.memory`); both keep the same rules and give the same views.
"""

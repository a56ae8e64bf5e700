"""The pages, one module each: what is asked of the ledger, and what is shown of it.

A page module has `routes`; all of them stand in the table of `desk.routes`.
"""

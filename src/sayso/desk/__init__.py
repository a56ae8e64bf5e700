"""HTTP pages: the newsroom's screens, rendered on the server.

`pages/` has one module for each page, `templates/` its form, `static/` what `web/` was
built into. The address of a page holds its whole state, both clocks included. Pages
ask one look at the ledger and nothing else; what they print of a report is text.
"""

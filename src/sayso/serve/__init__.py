"""What pages and API stand on: who may ask, of which ledger, as of which moment.

`application` puts routes behind the doors (`doors/`): host, origin, session, headers.
`served` holds the one ledger that is shown. `queries` is all that pages ask of it.
"""

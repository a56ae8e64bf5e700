"""HTTP JSON at `/api/v1`: parse the request, ask one look at the ledger, shape it.

Every answer says the moment of both clocks that it is of. The OpenAPI description is
at `/api/v1/openapi.json`; no page of it loads anything from elsewhere.
"""

"""The points of a ledger page by page: cards, their pages, and where they are kept."""

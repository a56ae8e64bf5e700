"""What happened: words that name events, with their roles."""

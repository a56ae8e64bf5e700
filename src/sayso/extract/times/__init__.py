"""When: words that tell a time."""

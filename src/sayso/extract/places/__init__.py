"""Where: words that may name places."""

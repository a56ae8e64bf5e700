"""Who: words that name or describe people and bodies."""

"""How many: numbers with bounds, what is counted, over what."""

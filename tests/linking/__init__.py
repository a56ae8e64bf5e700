"""A made-up story to link and to weigh, built claim by claim."""

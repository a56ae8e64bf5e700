"""The words of a claim as a line of a list."""

OPENING = "\"'“‘«„($€£#@"


def headline_of(words: str) -> str:
    """The words of a claim as a line: no "that", no signs before it."""
    begun = words.removeprefix("that ")
    while begun and not (begun[0].isalnum() or begun[0] in OPENING):
        begun = begun[1:]
    return begun or words

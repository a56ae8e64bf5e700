"""Codes of countries: two letters, as places have them, and three, as actors do."""

from functools import cache

from sayso.vocab import table


@cache
def alpha3(code: str) -> str:
    """The three letters of a state's two; a code that is no standard's stays."""
    codes: list[str] = table("actors_countries")["alpha3"]["codes"].split()
    return dict(zip(codes[::2], codes[1::2], strict=True)).get(code, code)

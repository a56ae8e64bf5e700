"""Closed word lists as data files, each with its sources cited, and one loader.

A table is a TOML file beside this module. Facts about words live here; what is done
with them lives in the steps.
"""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def table(name: str) -> dict[str, Any]:
    """The word list of that name ("cues" for cues.toml), read once."""
    return tomllib.loads(files(__name__).joinpath(f"{name}.toml").read_text("utf-8"))


@cache
def words(name: str, *path: str) -> frozenset[str]:
    """One list of a table as a set: `hedges`, `modal` for [modal] of hedges.toml."""
    found: Any = table(name)  # TOML: any shape
    for step in path:
        found = found[step]
    return frozenset(found)

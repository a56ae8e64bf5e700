"""The keys: one file that the browser's code, the help page and tests are made from."""

import json
from dataclasses import dataclass
from pathlib import Path

FILE = Path(__file__).with_name("keys.json")


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """A key: what is pressed, what it does, and its `id` in the code."""

    id: str
    press: str
    does: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Keys that belong together on the help page."""

    name: str
    keys: tuple[Key, ...]


def _read() -> tuple[Group, ...]:
    table = json.loads(FILE.read_text("utf-8"))
    return tuple(
        Group(name=group["name"], keys=tuple(Key(**key) for key in group["keys"]))
        for group in table["groups"]
    )


KEYS = _read()

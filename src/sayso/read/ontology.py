"""An ontology of one's own: a TOML file of types with definitions and examples.

    [[type]]
    name = "water-cut"
    definition = "Somebody cuts the water supply of a place or of people."
    examples = ["The Front closed the pumps of Halvik.", "…"]

Every fault is told with its line; a file with faults is not used at all, since a
missing type would silently change the answers for all others.
"""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sayso.errors import UsageError
from sayso.model.coding import OntologyType

LIKE = "see `sayso code --help` for what a file looks like"
_HEADING = re.compile(r"^\s*\[\[\s*type\s*\]\]")
_KNOWN = {"name", "definition", "examples"}
_FAULTS = 20


def read_ontology(path: Path) -> tuple[OntologyType, ...]:
    """The types of a file in its order; UsageError names each fault and its line."""
    try:
        text = path.read_text("utf-8-sig")
        raw = tomllib.loads(text)
    except UnicodeDecodeError as error:
        raise UsageError(
            f"{path}: not UTF-8 ({error.reason}, byte {error.start})"
        ) from error
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{path}: {error}; {LIKE}") from error
    entries = raw.get("type")
    if not isinstance(entries, list) or not entries:
        raise UsageError(f"{path}: no [[type]] is in it; {LIKE}")
    lines = [i for i, line in enumerate(text.splitlines(), 1) if _HEADING.match(line)]
    lines += [0] * (len(entries) - len(lines))
    faults = list(_faults(entries, lines))
    if faults:
        told = "\n".join(f"{path}, {fault}" for fault in faults[:_FAULTS])
        raise UsageError(told)
    return tuple(
        OntologyType(
            name=entry["name"],
            definition=entry["definition"],
            examples=tuple(entry.get("examples", ())),
            line=line,
        )
        for entry, line in zip(entries, lines, strict=False)
    )


def _faults(entries: list[Any], lines: list[int]) -> Iterator[str]:
    seen: dict[str, int] = {}
    for entry, line in zip(entries, lines, strict=False):
        where = f"line {line}"
        if not isinstance(entry, dict):
            yield f"{where}: a [[type]] must be a table, found {entry!r:.40}"
            continue
        for field in ("name", "definition"):
            value = entry.get(field)
            if not isinstance(value, str) or not value.strip():
                yield f"{where}: {field} must be a string that is not empty"
        examples = entry.get("examples", [])
        if not isinstance(examples, list) or not all(
            isinstance(item, str) and item.strip() for item in examples
        ):
            yield f"{where}: examples must be a list of sentences"
        for field in sorted(set(entry) - _KNOWN):
            known = ", ".join(sorted(_KNOWN))
            yield f"{where}: {field} is not known; known are {known}"
        name = str(entry.get("name"))
        if name in seen:
            yield f"{where}: {name} stands in line {seen[name]} already"
        seen.setdefault(name, line)

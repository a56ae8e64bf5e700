"""The formats page names every exporter, field and column that is written."""

import json
from pathlib import Path
from typing import Any

import pytest

from sayso.publish import EXPORTERS, reading_as_json
from sayso.publish import rows as row_types
from sayso.publish.csv import COLUMNS
from sayso.publish.geojson import GeoJson
from sayso.publish.jsonl import JsonLines
from sayso.publish.rows import columns_of
from tests.unit.publish.made_up import ListView, reading_of

PAGE = (Path(__file__).parents[2] / "docs/reference/formats.md").read_text("utf-8")
SECTIONS = {part.partition("\n")[0]: part for part in PAGE.split("\n## ")}


def keys_in(value: Any) -> set[str]:
    """All keys of JSON objects, at any depth."""
    if isinstance(value, list):
        return set().union(*map(keys_in, value)) if value else set()
    if isinstance(value, dict):
        return set(value).union(*map(keys_in, value.values()))
    return set()


def unnamed(keys: set[str], text: str) -> list[str]:
    return sorted(k for k in keys if f"`{k}`" not in text and f'"{k}"' not in text)


@pytest.mark.parametrize("name", EXPORTERS)
def test_every_exporter_is_named(name):
    assert f"`sayso export {name}`" in PAGE


def test_every_field_of_a_reading_is_named():
    said = keys_in(json.loads(reading_as_json(reading_of())))
    assert unnamed(said, SECTIONS["`sayso-reading/1`"]) == []


def test_every_field_of_the_claim_lines_is_named():
    lines = b"".join(JsonLines().write(ListView())).splitlines()
    keys = set().union(*(keys_in(json.loads(line)) for line in lines))
    assert unnamed(keys, PAGE) == []


def test_every_column_is_named():
    assert unnamed(set(COLUMNS), SECTIONS["CSV"]) == []


def test_every_property_of_a_feature_is_named():
    feature = json.loads(b"".join(GeoJson().write(ListView())))["features"][0]
    assert unnamed(set(feature["properties"]), SECTIONS["GeoJSON"]) == []


@pytest.mark.parametrize(
    ("name", "row"),
    [
        ("board", row_types.BoardRow),
        ("claims", row_types.ClaimRow),
        ("sources", row_types.SourceRow),
        ("figures", row_types.FigureRow),
        ("documents", row_types.DocumentRow),
        ("entries", row_types.EntryRow),
    ],
)
def test_every_column_of_the_rows_is_named_in_order(name, row):
    columns = ", ".join(f"`{column}`" for column in columns_of(row))
    assert f"| {name} | {columns} |" in SECTIONS["Rows"]

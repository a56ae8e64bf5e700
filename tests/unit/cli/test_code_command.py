"""`sayso code` answers a line for a line, keeps ids, and says what was unusable."""

import json
from pathlib import Path

import pytest

from tests.unit.cli.shell import Row, Said, sayso

ATTACK = {"text": "Rebels attacked the army.", "source": [[0, 6]], "target": [[16, 24]]}


def asked(tmp_path: Path, *lines: object) -> Said:
    path = tmp_path / "sentences.jsonl"
    raw = (line if isinstance(line, str) else json.dumps(line) for line in lines)
    path.write_text("".join(f"{line}\n" for line in raw), "utf-8")
    return sayso("code", path, "--weights", "none")


def rows(said: Said) -> list[Row]:
    return [json.loads(line) for line in said.lines]


def test_a_line_for_a_line_in_the_same_order_with_the_same_id(tmp_path: Path):
    said = asked(tmp_path, {"id": 7, **ATTACK}, "", {"id": "x", **ATTACK})
    assert said.status == 0
    assert [row["id"] for row in rows(said)] == [7, "x"]
    assert list(rows(said)[0]) == ["id", "type", "mode", "negated", "status", "score"]
    assert rows(said)[0]["type"] == "ASSAULT"


def test_either_party_may_be_missing(tmp_path: Path):
    said = asked(
        tmp_path, {"text": "Four people were killed in a bombing.", "source": []}
    )
    assert said.status == 0
    assert rows(said)[0]["type"] == "ASSAULT"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("nope", "line 2: not JSON"),
        ("[1]", "line 2: an object is needed, found list"),
        ({"text": ""}, 'line 2: a string that is not empty is needed in "text"'),
        (
            {"text": "x", "source": 3},
            '"source" must be a list of [start, end], found 3',
        ),
        ({"text": "x", "source": [[0, 2]]}, "within the 1 characters of the text"),
        ({"text": "x", "target": [[1, 0]]}, '"target" has [1, 0]'),
        ({"text": "x", "target": [[0, True]]}, '"target" has [0, True]'),
        ({"text": "x", "published_at": "soon"}, "'soon', which is no date"),
    ],
)
def test_a_broken_line_is_told_and_the_rest_goes_on(tmp_path: Path, line, told):
    said = asked(tmp_path, ATTACK, line, ATTACK)
    assert said.status == 1
    assert len(rows(said)) == 2
    assert told in said.err


def test_a_missing_file_is_misuse(tmp_path: Path):
    said = sayso("code", tmp_path / "none.jsonl")
    assert said.status == 2
    assert "no such file" in said.err


ONTOLOGY = """
[[type]]
name = "water-cut"
definition = "Somebody cuts the water supply."
examples = ["The Front closed the pumps of Halvik."]
"""


def with_ontology(tmp_path: Path, ontology: str) -> Said:
    path = tmp_path / "own.toml"
    path.write_text(ontology, "utf-8")
    lines = tmp_path / "lines.jsonl"
    lines.write_text(json.dumps(ATTACK) + "\n", "utf-8")
    return sayso("code", lines, "--ontology", path, "--weights", "none")


def test_an_ontology_needs_the_encoder(tmp_path: Path):
    said = with_ontology(tmp_path, ONTOLOGY)
    assert said.status == 2
    assert "pip install 'sayso[weights]'" in said.err


@pytest.mark.parametrize(
    ("ontology", "told"),
    [
        ("x = ", "Invalid value (at end of document)"),
        ("a = 1", "no [[type]] is in it"),
        ("[[type]]\nname = 'a'", "line 1: definition must be a string"),
        ("\n\n[[type]]\ndefinition = 'a'", "line 3: name must be a string"),
        (ONTOLOGY + ONTOLOGY, "line 7: water-cut stands in line 2 already"),
        (ONTOLOGY + "colour = 1", "line 2: colour is not known"),
        (ONTOLOGY.replace('["The', '[1, "The'), "examples must be a list of sentences"),
    ],
)
def test_every_fault_of_an_ontology_is_told_with_its_line(tmp_path, ontology, told):
    said = with_ontology(tmp_path, ontology)
    assert said.status == 2
    assert told in said.err

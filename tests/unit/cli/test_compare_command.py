"""`sayso compare` answers pair by pair, keeps the ids, and says what was unusable."""

import json
from pathlib import Path

import pytest

from tests.unit.cli.shell import Row, Said, sayso

A = {"text": "More than 800 people were killed in Halvik."}
B = {"text": "812 people were killed in Halvik."}


def asked(tmp_path: Path, *lines: object) -> Said:
    path = tmp_path / "pairs.jsonl"
    raw = (line if isinstance(line, str) else json.dumps(line) for line in lines)
    path.write_text("".join(f"{line}\n" for line in raw), "utf-8")
    return sayso("compare", path, "--weights", "none")


def rows(said: Said) -> list[Row]:
    return [json.loads(line) for line in said.lines]


def test_a_line_for_a_pair_in_the_same_order_with_the_same_id(tmp_path: Path):
    said = asked(tmp_path, {"id": 7, "a": A, "b": B}, "", {"id": "x", "a": B, "b": A})
    assert said.status == 0
    assert [row["id"] for row in rows(said)] == [7, "x"]
    assert rows(said)[0] == {
        "id": 7,
        "relation": "supports",
        "because": ["'more than 800' and '812' (killed) agree"],
        "score": 1.0,
    }


def test_a_pair_of_the_same_words_is_a_pair(tmp_path: Path):
    said = asked(tmp_path, {"a": B, "b": B})
    assert rows(said)[0]["relation"] == "supports"


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("nonsense", "S-READ-008: {path}, line 1: not JSON"),
        ("[1]", "S-READ-008: {path}, line 1: an object is needed, found list"),
        ({"id": 1, "a": A}, '"text" is needed in "b", found nothing'),
        ({"id": 1, "a": "words", "b": B}, '"text" is needed in "a", found str'),
        ({"id": 1, "a": {"text": 5}, "b": B}, 'no string in "text"'),
        ({"id": 1, "a": {"text": "  "}, "b": B}, "line 1"),
    ],
)
def test_a_broken_line_is_named_and_the_rest_is_answered(
    tmp_path: Path, line: object, says: str
):
    said = asked(tmp_path, line, {"id": 2, "a": A, "b": B})
    assert said.status == 1
    assert [row["id"] for row in rows(said)] == [2]
    assert says.format(path=tmp_path / "pairs.jsonl") in " ".join(said.err.split())


def test_a_missing_file_is_wrong_use():
    said = sayso("compare", "no-such.jsonl")
    assert (said.status, "no such file: no-such.jsonl" in said.err) == (2, True)


def test_standard_input_is_read():
    line = json.dumps({"id": 3, "a": A, "b": B})
    said = sayso("compare", "-", "--weights", "none", stdin=line.encode())
    assert [row["relation"] for row in rows(said)] == ["supports"]


def test_bytes_that_are_no_text_are_named(tmp_path: Path):
    path = tmp_path / "pairs.jsonl"
    path.write_bytes(b"\xff\xfe\xfd\x00\n" + json.dumps({"a": A, "b": B}).encode())
    said = sayso("compare", path, "--weights", "none")
    assert (said.status, len(rows(said))) == (1, 1)
    assert "line 1" in said.err


def test_a_gazetteer_that_is_partly_unusable_is_named(tmp_path: Path):
    path, places = tmp_path / "pairs.jsonl", tmp_path / "places.toml"
    path.write_text(json.dumps({"a": A, "b": B}), "utf-8")
    places.write_text('name = "mine"\n[[place]]\nkey = "x"\n', "utf-8")
    said = sayso("compare", path, "--weights", "none", "--gazetteer", places)
    assert len(rows(said)) == 1
    assert "places.toml" in said.err

"""`sayso times` answers each text with its times, in the same order."""

import json
from pathlib import Path

from tests.unit.cli.shell import sayso

TEXTS = """\
{"id": 7, "text": "It fell on Friday.", "published_at": "2031-05-04"}
{broken
{"id": "b", "text": "Not before 3 May.", "lang": "en"}
"""


def test_one_line_for_each_text_with_its_own_id(tmp_path: Path):
    path = tmp_path / "texts.jsonl"
    path.write_text(TEXTS, "utf-8")
    said = sayso("times", path)
    answers = [json.loads(line) for line in said.lines]
    assert [answer["id"] for answer in answers] == [7, "b"]
    (friday,) = answers[0]["times"]
    assert friday["span"] == [11, 17]
    assert (friday["type"], friday["value"]) == ("DATE", "2031-05-02")
    assert friday["begin"] == "2031-05-02T00:00:00Z"
    assert friday["end"] == "2031-05-03T00:00:00Z"


def test_a_broken_line_is_told_with_its_number_and_the_rest_is_read(tmp_path: Path):
    path = tmp_path / "texts.jsonl"
    path.write_text(TEXTS, "utf-8")
    said = sayso("times", path)
    assert said.status == 1
    assert "line 2: not JSON" in said.err


def test_without_a_publication_time_it_says_what_stays_open(tmp_path: Path):
    path = tmp_path / "texts.jsonl"
    path.write_text('{"id": 1, "text": "He left on Friday.", "lang": "en"}\n', "utf-8")
    said = sayso("times", path)
    assert said.status == 0
    assert json.loads(said.out)["times"][0]["begin"] is None
    assert "S-EXT-021" in said.err


def test_a_day_that_no_calendar_has_is_told(tmp_path: Path):
    path = tmp_path / "text.txt"
    path.write_text("He left on 31 April 2031.", "utf-8")
    said = sayso("times", path, "--input-format", "text")
    assert "S-EXT-020" in said.err


def test_a_missing_file_is_wrong_use():
    assert sayso("times", "no-such-file.jsonl").status == 2

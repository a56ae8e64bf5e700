"""`sayso read` prints what documents say, and keeps nothing."""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest

from tests.unit.cli.shell import STORY, Row, Said, sayso, sayso_on_terminal

KARVELIA = ("--gazetteer", STORY / "karvelia.toml")
TEXT = 'The mayor of Halvik said on Friday that "at least 12 people" were killed.\n'


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(TEXT, "utf-8")
    return path


def readings(said: Said) -> list[Row]:
    return [json.loads(line) for line in said.lines]


def test_a_page_says_who_through_whom_how_firmly_and_what(story: Path):
    said = sayso("read", story, "--outlet", "Harbour Post", *KARVELIA)
    assert said.status == 0
    assert "mayor of Halvik ← Harbour Post  asserts" in said.out
    assert "killed ≥12 of people" in said.out
    assert "“said”" in said.out


def test_a_page_fits_a_terminal_of_80_columns(story: Path):
    said = sayso_on_terminal("read", story, *KARVELIA)
    assert "\x1b[1m" in said.out
    assert max(map(len, said.plain)) <= 80


def test_nothing_is_coloured_where_no_colour_is_wanted(story: Path):
    # https://no-color.org: bold may stay, colours go.
    said = sayso_on_terminal("read", story, *KARVELIA, NO_COLOR="1")
    assert re.findall(r"\x1b\[[\d;]*3[0-7]m", said.out) == []
    assert sayso("read", story, *KARVELIA).out.count("\x1b") == 0


def test_json_is_one_reading_a_line(story: Path):
    said = sayso("read", story, story, "--format", "json")
    assert [r["format"] for r in readings(said)] == ["sayso-reading/1"] * 2
    assert readings(said)[0]["doc"]["text"] == TEXT


REGISTER = """name,country,sectors,title,from
Sela Brandt,KV,GOV,prime minister,2029-03-01
Ivo Jordan,KV,QQQ,,
"""


def test_actors_of_one_s_own_are_coded_and_faults_told_by_line(tmp_path: Path):
    story, own = tmp_path / "story.txt", tmp_path / "own.csv"
    story.write_text("Sela Brandt said rebels had captured Halvik.\n", "utf-8")
    own.write_text(REGISTER, "utf-8")
    options = ("--published-at", "2031-05-01", "--register", own)
    said = sayso("read", story, "--format", "json", *options)
    codes = {
        a["name"]: (a["country"], a["sector"]) for a in readings(said)[0]["actors"]
    }
    assert codes == {"Sela Brandt": ("KV", "GOV"), "rebels": (None, "REB")}
    assert said.status == 1
    assert f"{own}, line 3: sector 'QQQ'" in said.err
    assert "rebels (REB) → COERCE/seize" in sayso("read", story, *options).out


def test_say_is_the_notation(story: Path):
    said = sayso("read", story, "--format", "say")
    assert "claim 1.1\n  source   The mayor of Halvik" in said.out


def test_standard_input_is_a_dash():
    said = sayso("read", "-", "--format", "json", stdin=TEXT.encode())
    assert readings(said)[0]["doc"]["text"] == TEXT


def test_a_day_and_a_minute_of_publication_are_told_apart(story: Path):
    def published(words: str) -> object:
        said = sayso("read", story, "--format", "json", "--published-at", words)
        return readings(said)[0]["doc"]["published_at"]

    assert published("2031-05-02") == "2031-05-02T00:00:00Z"
    assert published("2031-05-02T09:30+03:00") == "2031-05-02T06:30:00Z"


def test_a_day_of_publication_counts_until_its_end(story: Path):
    # "on Friday" in a report of Friday 2 May is that day, whatever the hour.
    said = sayso("read", story, "--published-at", "2031-05-02", "--format", "json")
    assert "2031-05-02" in {time["value"] for time in readings(said)[0]["times"]}


def test_a_folder_is_read_by_path_and_what_is_no_report_is_listed_once(tmp_path: Path):
    for name in ("b.txt", "a.txt", "map.geojson", "places.toml", "photo.png"):
        (tmp_path / name).write_text(TEXT, "utf-8")
    said = sayso("read", tmp_path, "--format", "json")
    assert said.status == 0
    assert len(readings(said)) == 2
    assert said.err.count("S-CLI-001") == 1
    assert "3 files were passed over" in said.err
    assert "map.geojson, photo.png, places.toml" in said.err


def test_a_format_that_is_asked_for_holds_for_every_file_of_a_folder(tmp_path: Path):
    (tmp_path / "story.rtf").write_text(TEXT, "utf-8")
    said = sayso("read", tmp_path, "--input-format", "text", "--format", "json")
    assert len(readings(said)) == 1


def test_a_file_that_is_not_there_does_not_keep_the_others_from_being_read(story: Path):
    said = sayso("read", story.with_name("gone.txt"), story, "--format", "json")
    assert said.status == 1
    assert len(readings(said)) == 1
    assert "error S-CLI-002" in said.err
    assert "gone.txt: no such file" in said.err


def test_no_input_that_is_there_is_wrong_use(tmp_path: Path):
    said = sayso("read", tmp_path / "gone.txt")
    assert (said.status, said.out) == (2, "")
    assert "no such file or folder" in said.err


def test_a_page_without_anybodys_word_says_so(tmp_path: Path):
    path = tmp_path / "empty.txt"
    path.write_text("Rain, then sun.\n", "utf-8")
    assert "Nothing was read here as anybody's word." in sayso("read", path).out


# contract: "read JSONL ... and print JSONL in the same order with the same id; a broken
# line is reported on standard error with its number, the rest goes on, exit status 1"
LINES = [
    '{"id": "k-3", "text": "The army denied that Tarn had fallen."}',
    '{"id": "k-1", "text": ',
    '{"id": 17, "text": "🔴 “We hold Tarn”, the army said.", "outlet": "Norlink"}',
    '{"id": "k-2"}',
    '{"id": "k-0", "text": "  Sela Brandt said\\nthe talks had begun.  "}',
]


@pytest.fixture
def broken() -> Said:
    raw = "\n".join(LINES).encode()
    args = ("read", "-", "--input-format", "jsonl", "--format", "json")
    return sayso(*args, stdin=raw)


def test_broken_lines_are_told_with_their_numbers_and_the_rest_goes_on(broken: Said):
    assert broken.status == 1
    assert [f"line {n}" in broken.err for n in range(1, 6)] == [
        False,
        True,
        False,
        True,
        False,
    ]
    assert len(broken.err.splitlines()) == 2


def test_order_ids_and_texts_come_back_unchanged(broken: Said):
    assert [r["id"] for r in readings(broken)] == ["k-3", 17, "k-0"]
    sent = [json.loads(LINES[n])["text"] for n in (0, 2, 4)]
    assert [r["doc"]["text"] for r in readings(broken)] == sent


def test_every_offset_lies_inside_its_text(broken: Said):
    for reading in readings(broken):
        text = reading["doc"]["text"]
        for start, end in spans_in(reading):
            assert 0 <= start < end <= len(text)
    quoted = readings(broken)[1]
    (start, end), *_ = quoted["attributions"][0]["source"]
    assert quoted["doc"]["text"][start:end] == "the army"  # code points, past the emoji


def spans_in(value: object) -> Iterator[tuple[int, int]]:
    """Every pair of whole numbers in a reading is a span."""
    if isinstance(value, dict):
        for inner in value.values():
            yield from spans_in(inner)
    elif isinstance(value, list):
        if len(value) == 2 and all(type(n) is int for n in value):
            yield value[0], value[1]
        for inner in value:
            yield from spans_in(inner)


PAGE = b"""<html><head><title>Halvik</title></head><body><article>
<h1>Shells hit Halvik</h1>
<p>The mayor of Halvik said on Friday that 12 people were killed in the market.</p>
<p>Red Lantern Aid said that it had sent two trucks of medicine to the town.</p>
</article></body></html>"""


class Site(BaseHTTPRequestHandler):
    """One article at every address."""

    def do_GET(self):
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(PAGE)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def served() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), Site)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/story.html"
    finally:
        server.shutdown()
        server.server_close()


def test_an_address_inside_the_own_network_needs_to_be_allowed():
    with served() as address:
        refused = sayso("read", address)
        allowed = sayso("read", address, "--allow-private", "--format", "json")
    assert refused.status == 1
    assert "--allow-private" in refused.err
    assert allowed.status == 0
    assert readings(allowed)[0]["doc"]["url"] == address
    assert "12 people" in readings(allowed)[0]["doc"]["text"]

"""`sayso doc` shows the versions of an address, with the words that changed."""

import json

import pytest

from tests.unit.cli.shell import sayso

TEXT = (
    "At least 21 people were killed in the market of Halvik on Saturday, the health "
    "ministry said. Shops were shut and the streets were empty by noon."
)
URL = "https://courier.example/halvik"


@pytest.fixture
def ledger(tmp_path):
    texts = [TEXT, TEXT.replace("21", "27").replace(" by noon", "")]
    rows = [
        {
            "id": f"v{n}",
            "text": text,
            "url": URL,
            "outlet": "The Velmora Courier",
            "published_at": f"2031-05-01T0{n}:00:00Z",
        }
        for n, text in enumerate(texts)
    ]
    path = tmp_path / "pages.jsonl"
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), "utf-8")
    kept = tmp_path / "l.sayso"
    options = ("--ledger", kept, "--workers", "0", "--weights", "none", "--quiet")
    assert sayso("add", path, *options).status == 0
    return kept


@pytest.mark.parametrize("version", ["v0", "v1"])
def test_what_a_silent_edit_changed_is_shown_word_by_word(ledger, version):
    said = sayso("doc", version, "--ledger", ledger)
    lines = "\n".join(said.plain)
    assert "2 places changed" in lines
    assert "At least [21 -> 27]" in lines
    assert "[by noon -> nothing]" in lines


def test_a_document_without_versions_shows_none(ledger, tmp_path):
    other = tmp_path / "other.txt"
    other.write_text("Rain fell on Tarn.", "utf-8")
    sayso("add", other, "--ledger", ledger, "--workers", "0", "--weights", "none")
    assert "changed" not in sayso("doc", "other.txt", "--ledger", ledger).out

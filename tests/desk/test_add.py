"""Reports handed in at the desk: entered one after the other, each safe."""

import time
from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from sayso.model.entry import NOW
from sayso.ports import Ledger
from tests.serving import served, text_of

TEXT = "The Karvelian Defence Ministry said on Monday that Halvik bridge is open."
KNOWN = {"outlet": "Norlink", "published_at": "2031-05-05T09:00Z"}


@pytest.fixture
def web(ledger: Ledger) -> Iterator[TestClient]:
    with served(ledger) as browser:
        yield browser


def finished(web: TestClient, page: str) -> str:
    """What a job's page says when the job is over."""
    for _ in range(300):
        answer = web.get(page)
        if "refresh" not in answer.headers:
            return text_of(answer.text)
        time.sleep(0.1)
    raise AssertionError(page)


def handed_in(web: TestClient, **form) -> str:
    files = form.pop("files", None) or {"file": ("", b"")}
    answer = web.post("/add", data=form, files=files, follow_redirects=False)
    assert answer.status_code == 303, text_of(answer.text)
    return finished(web, answer.headers["location"])


def test_a_text_that_is_pasted_is_on_the_board(web: TestClient):
    words = handed_in(web, text=TEXT, **KNOWN)
    assert "1 report entered with 1 claim" in words
    rows = web.get("/board.json", params={"q": "bridge open"}).json()["rows"]
    assert [row["speaker"] for row in rows] == ["Karvelian Defence Ministry"]
    assert rows[0]["outlet"] == "Norlink"


def test_the_same_again_is_known(web: TestClient):
    handed_in(web, text=TEXT, **KNOWN)
    assert "0 reports entered with 0 claims, 1 known" in handed_in(
        web, text=TEXT, **KNOWN
    )


def test_files_are_read_by_what_they_are(web: TestClient):
    line = b'{"id": "a", "text": "The mayor of Tarn said the road is open."}\n'
    files = [
        ("file", ("wire.jsonl", line)),
        ("file", ("note.txt", TEXT.encode())),
    ]
    words = handed_in(web, files=files)
    assert "2 reports entered" in words


def test_a_broken_file_says_what_was_found(web: TestClient):
    files = [("file", ("wire.jsonl", b'{"id": 1, "text": \n{"id": 2}\n'))]
    words = handed_in(web, files=files)
    assert "0 reports entered" in words
    assert "What to look at" in words


def test_an_address_inside_the_network_is_not_asked(web: TestClient):
    words = handed_in(web, address="http://127.0.0.1:9/feed")
    assert "It could not be read" in words
    assert "not on the open internet" in words


@pytest.mark.parametrize(
    ("form", "says"),
    [
        ({}, "paste a text"),
        ({"address": "ftp://x.example"}, "begins with https"),
        ({"text": "x", "published_at": "noon"}, "noon"),
    ],
)
def test_what_cannot_be_meant_is_refused(web: TestClient, form, says):
    answer = web.post("/add", data=form, files={"file": ("", b"")})
    assert answer.status_code == 400
    assert says in text_of(answer.text)


def test_a_job_that_is_forgotten_says_so(web: TestClient):
    assert web.get("/add/0123").status_code == 404


def test_entries_are_signed_by_the_components_not_the_visitor(
    web: TestClient, ledger: Ledger
):
    handed_in(web, text=TEXT, **KNOWN)
    last = list(ledger.entries(NOW))[-1]
    assert last.run == "desk"
    assert last.agent.kind == "machine"

"""Versions of one address and near-copies, with the words in which they differ."""

import re
from datetime import UTC, datetime
from io import BytesIO

from starlette.testclient import TestClient

from sayso.desk.changed_words import AROUND, LONGEST, compared
from sayso.model.document import Document
from sayso.read import ReadOptions, read_stream
from tests.serving import text_of


def document(text: str) -> Document:
    at = datetime(2031, 5, 5, tzinfo=UTC)
    raw, options = BytesIO(text.encode()), ReadOptions(input_format="text")
    return next(d for d in read_stream(raw, options, at=at) if isinstance(d, Document))


def runs(old: str, new: str) -> list[tuple[str, str]]:
    result = compared(document(old), document(new))
    assert result is not None
    return [(run.kind, run.text) for run in result.runs]


def test_a_word_that_was_exchanged_is_struck_out_and_put_in():
    old = "The army left Halvik on Monday."
    assert runs(old, "The army left Tarn on Monday.") == [
        ("same", "The army left "),
        ("out", "Halvik"),
        ("in", "Tarn"),
        ("same", " on Monday."),
    ]


def test_words_that_only_went_take_the_marks_before_them_along():
    assert runs("It left, both said.", "It left.") == [
        ("same", "It left"),
        ("out", ", both said"),
        ("same", "."),
    ]


def test_the_runs_but_those_taken_out_are_the_newer_text():
    old, new = "One two three four five six.", "One two, nine four five six seven."
    assert "".join(text for kind, text in runs(old, new) if kind != "out") == new


def test_of_a_long_text_only_what_is_near_a_difference_is_shown():
    first, then = (
        " ".join(f"Convoy {n} passed the {side} gate." for n in range(60))
        for side in ("north", "south")
    )
    told = runs(f"{first} Nine left. {then}", f"{first} Ten left. {then}")
    assert [kind for kind, _ in told] == [
        "left-out", "same", "out", "in", "same", "left-out",
    ]  # fmt: skip
    assert all(len(text) <= AROUND for kind, text in told if kind == "same")


def test_the_same_text_has_no_place_that_differs():
    result = compared(document("Nothing new."), document("Nothing new."))
    assert result is not None
    assert result.places == 0


def test_what_is_too_long_is_not_compared():
    assert compared(document("x" * (LONGEST + 1)), document("x")) is None


def page_with(web: TestClient, words: str) -> str:
    rows = web.get("/documents.json").json()["rows"]
    pages = (web.get(f"/documents/{row['doc']}").text for row in rows)
    return next(html for html in pages if words in html)


def links(html: str) -> list[str]:
    return re.findall(r'href="(/documents/\w+/against/\w+)', html)


def test_a_document_lists_its_versions_with_what_each_changed(web: TestClient):
    (link, *_) = links(page_with(web, "Versions of this address"))
    page = web.get(link)
    assert page.status_code == 200
    assert "Two versions of one address" in text_of(page.text)
    assert "<del>" in page.text
    assert "<ins>" in page.text


def test_near_copies_are_compared_too(web: TestClient):
    copied = page_with(web, ">differences</a>")
    page = text_of(web.get(links(copied)[-1]).text)
    assert "Two documents that share copy" in page


def test_a_pair_that_is_not_known_is_told_so(web: TestClient):
    assert web.get("/documents/d1/against/d2").status_code == 404

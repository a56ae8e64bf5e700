"""What `read/plain.py` and `read/documents.py` make of a text file."""

import io
from datetime import UTC, datetime
from typing import BinaryIO, cast

import pytest

from sayso.errors import UsageError
from sayso.model.issue import Issue
from sayso.read import Origin, ReadOptions
from sayso.read.plain import read_plain
from tests.unit.read.reading import AT, QUIET, codes_of, doc_of, results_of


def test_text_is_exactly_what_came_in():
    text = f"  {QUIET}\r\n\tIt was so.\u00a0\n"
    doc = doc_of(text)
    assert doc.text == text
    assert doc.reader == "text@1"
    assert doc.retrieved_at == AT
    assert (doc.url, doc.address, doc.published_at, doc.issues) == (None,) * 3 + ((),)


def test_options_win_over_what_the_text_says():
    at = datetime(2031, 5, 2, tzinfo=UTC)
    doc = doc_of(
        f"VELMORA (MPA) — {QUIET} | Harbour Post",
        outlet="Daily Lantern",
        credit=("Norlink",),
        published_at=at,
        published_grain="day",
        lang="en-GB",
        url="https://lantern.example/1",
    )
    assert (doc.head.outlet, doc.head.credit) == ("Daily Lantern", ("Norlink",))
    assert (doc.published_at, doc.published_grain) == (at, "day")
    assert doc.lang == "en"
    assert doc.url == doc.address == "https://lantern.example/1"


def test_what_the_text_says_stands_where_nothing_else_does():
    doc = doc_of(f"VELMORA, May 1, 2031 (MPA) — {QUIET} | Harbour Post")
    assert doc.head.outlet == "Harbour Post"
    assert doc.head.credit == ("MPA", "Harbour Post")
    assert doc.published_at == datetime(2031, 5, 1, tzinfo=UTC)
    assert doc.published_grain == "day"


@pytest.mark.parametrize(
    ("url", "year"),
    [
        ("https://x.example/2031/05/02/a", 2031),
        ("https://x.example/a", None),
        (None, None),
    ],
)
def test_a_dateline_without_a_year_takes_it_from_metadata_or_stays_open(
    url: str | None, year: int | None
):
    at = doc_of(f"VELMORA, May 1 (MPA) — {QUIET}", url=url).published_at
    assert (at.year if at else None) == year


def test_no_such_day_is_no_date():
    assert doc_of(f"VELMORA, Feb 31, 2031 (MPA) — {QUIET}").published_at is None


def test_a_known_site_names_the_outlet():
    doc = doc_of(QUIET, url="https://www.bgnes.com/a")
    assert doc.head.outlet == "BGNES"


def test_two_outlets_with_the_same_bytes_are_two_documents():
    one, two = doc_of(QUIET, outlet="A"), doc_of(QUIET, outlet="B")
    assert one.doc != two.doc
    assert one.text_sha256 == two.text_sha256


def test_bad_input():
    assert codes_of(b"") == ["S-READ-001"]
    assert codes_of(b" \n ") == ["S-READ-001"]
    assert codes_of(b"\x89PNG") == ["S-READ-002"]
    assert codes_of(QUIET, max_bytes=10) == ["S-READ-006"]


class Endless(io.RawIOBase):
    """A file of 200 MB, of which it counts what is taken."""

    taken = 0

    def read(self, size: int = -1) -> bytes:
        self.taken += size
        return b"x" * size if self.taken < 200_000_000 else b""


def test_a_file_of_200_megabytes_is_not_held():
    stream = Endless()
    origin = Origin(where="x", at=AT, options=ReadOptions(max_bytes=20_000_000))
    (issue,) = read_plain(cast("BinaryIO", stream), origin)
    assert isinstance(issue, Issue)
    assert issue.code == "S-READ-006"
    assert "larger than 20 MB" in issue.message
    assert stream.taken < 21_000_000


def test_foreign_and_unknown_languages_are_read_and_said():
    french = "Les autorités de Dresna ont déclaré jeudi que le pont était fermé à tous."
    assert doc_of(french).lang == "fr"
    assert codes_of(french) == ["S-READ-025"]
    assert codes_of("826.") == ["S-READ-026"]


def test_calls_that_make_no_sense():
    naive = AT.replace(tzinfo=None)
    with pytest.raises(UsageError, match="time zone"):
        ReadOptions(published_at=naive)
    with pytest.raises(UsageError, match="max_bytes"):
        ReadOptions(max_bytes=0)
    with pytest.raises(UsageError, match="time zone"):
        Origin(where="x", at=naive)
    with pytest.raises(UsageError, match="known are text, html, jsonl"):
        results_of(QUIET, input_format="pdf")

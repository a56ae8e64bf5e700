"""An article is hostile input: whatever it holds, a page shows it as text."""

from datetime import UTC, datetime
from html.parser import HTMLParser
from io import BytesIO
from json import dumps
from pathlib import Path

import pytest

from sayso.cli.opening import writing
from sayso.cli.reading_inputs import make_pipeline
from sayso.desk.words import passage, said, web_address
from sayso.read import ReadOptions, read_stream
from tests.serving import served

AT = datetime(2031, 5, 4, 6, tzinfo=UTC)
TRICKS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)><use href='data:x'/></svg>",
    "</title></script><style>*{display:none}</style>",
    "{{ 7 * 191 }} {% raw %} ${7*191}",
    "javascript:alert(1)",
    '" onmouseover="alert(1)',
]


OURS = set(
    "html head meta title link script body svg defs symbol circle path use rect a "
    "header nav form label input kbd section p strong span time div select option "
    "button main h1 h2 h3 ol ul li footer details summary aside small b abbr bdi "
    "article mark dl dt dd q code g line text polyline polygon desc figure figcaption "
    "table thead tbody tr th td meter".split()
)
OUR_ATTRIBUTES = set(
    "abbr action autocomplete class cx cy d datetime dir disabled fill for form "
    "formaction height hidden href id lang max maxlength method min name open "
    "pattern placeholder r rel required role scope selected size src step stroke "
    "stroke-dasharray stroke-linecap stroke-width tabindex title type value viewbox "
    "width preserveaspectratio charset content x y".split()
)


class Page(HTMLParser):
    """The tags, attributes and links of a page, as a browser would make them out."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.links: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {n for n, _ in attrs if not n.startswith(("data-", "aria-"))}
        self.links |= {v or "" for n, v in attrs if n in {"href", "src", "action"}}


@pytest.mark.parametrize("trick", TRICKS)
def test_tags_of_an_article_are_text_on_every_page(tmp_path: Path, trick: str):
    record = {
        "id": "h",
        "outlet": f"Daily {trick}",
        "title": f"Front {trick}",
        "url": "javascript:alert(1)",
        "published_at": "2031-05-01T09:00:00Z",
        "text": f"The Karvelian army said on Thursday that rebels had entered "
        f"Halvik {trick} overnight.\n\nThe mayor said {trick} was seen in Tarn.",
    }
    items = read_stream(
        BytesIO(dumps(record).encode()), ReadOptions(input_format="jsonl"), at=AT
    )
    with writing(tmp_path / "hostile.sayso") as ledger:
        pipeline = make_pipeline((), strict=True)
        (outcome,) = pipeline.enter(ledger, items, run="test", at=AT)
        assert outcome.document is not None
        doc = outcome.document.doc
        with served(ledger) as web:
            paths = ["/", "/board", "/sources", "/documents", f"/documents/{doc}"]
            rows = web.get("/board.json").json()["rows"]
            paths += [f"/points/{row['point']}" for row in rows]
            pages = [web.get(path).text for path in paths]
    for html in pages:
        page = Page(html)
        assert page.tags <= OURS
        assert page.attributes <= OUR_ATTRIBUTES
        assert all(href.startswith(("/", "#", "https://")) for href in page.links)
        assert "1337" not in html


def test_a_mark_that_turns_letters_round_is_shown_as_what_it_is():
    shown = said("paid \u202e000,1\u202c to \x07 him")
    assert "\u202e" not in shown
    assert "U+202E" in shown
    assert "U+0007" in shown
    assert shown.startswith("<bdi>")


def test_arabic_stays_as_it_was_printed():
    words = "قال\u200f المتحدث"
    assert words in passage(words)


@pytest.mark.parametrize(
    ("url", "linked"),
    [
        ("https://mpa.example/1", True),
        ("http://mpa.example/1", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        (" https://mpa.example", False),
        (None, False),
    ],
)
def test_only_addresses_of_the_web_become_links(url: str | None, linked: bool):
    assert (web_address(url) is not None) is linked


def test_a_line_of_five_megabytes_is_shown_a_window_at_a_time(tmp_path: Path):
    line = "Rebels said they held Tarn. " + "x" * 5_000_000
    record = {"id": "long", "text": line, "published_at": "2031-05-01T09:00:00Z"}
    items = read_stream(
        BytesIO(dumps(record).encode()), ReadOptions(input_format="jsonl"), at=AT
    )
    with writing(tmp_path / "long.sayso") as ledger:
        (outcome,) = make_pipeline((), strict=True).enter(
            ledger, items, run="test", at=AT
        )
        assert outcome.document is not None
        with served(ledger) as web:
            first = web.get(f"/documents/{outcome.document.doc}")
            last = web.get(f"/documents/{outcome.document.doc}?at=4999999")
            rows = web.get("/board.json").json()["rows"]
            points = [web.get(f"/points/{row['point']}").text for row in rows]
            lists = [web.get(path).text for path in ("/", "/board", "/documents")]
    assert len(first.text) < 200_000
    assert points
    assert max(len(html) for html in (*points, *lists)) < 100_000
    assert "later in the text" in first.text
    assert "earlier in the text" in last.text

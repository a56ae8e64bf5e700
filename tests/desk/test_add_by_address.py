"""Reports by an address or a feed: a web server beside, that answers well and badly."""

import threading
import time
from collections.abc import Iterator
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from starlette.testclient import TestClient

from sayso.desk.pages import add
from sayso.ports import Ledger
from sayso.read import FetchLimits, read_url
from sayso.serve.settings import Settings
from tests.desk.test_add import finished
from tests.serving import served, text_of

ITEM = """<item><title>{title}</title><link>https://post.example/{n}</link>
<guid>{n}</guid><pubDate>Mon, 05 May 2031 0{n}:00:00 GMT</pubDate>
<description>{text}</description></item>"""
ITEMS = (
    ("Ford open", "The mayor of Tarn said on Monday that the ford at Tarn is open."),
    ("Gate shut", "The Karvelian army said on Monday that it had left Velmora."),
)
FEED = (
    '<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour Post</title>'
    + "".join(
        ITEM.format(n=n, title=title, text=text)
        for n, (title, text) in enumerate(ITEMS, start=1)
    )
    + "</channel></rss>"
)
PAGE = """<!doctype html><html lang="en"><head><title>Ford open</title>
<meta property="og:site_name" content="Harbour Post">
<meta property="article:published_time" content="2031-05-05T08:00:00Z"></head>
<body><article><h1>Ford open</h1><p>The mayor of Tarn said on Monday that the ford at
Tarn is open again after the rains of last week.</p><p>Lorries waited for two days on
both banks of the river.</p></article></body></html>"""
ANSWERS = {
    "/feed.xml": (200, "application/rss+xml", FEED),
    "/ford": (200, "text/html; charset=utf-8", PAGE),
    "/empty.xml": (
        200,
        "application/rss+xml",
        '<?xml version="1.0"?><rss version="2.0"><channel></channel></rss>',
    ),
    "/broken.xml": (200, "application/rss+xml", FEED[:-40]),
    "/other.xml": (200, "application/xml", '<?xml version="1.0"?><menu><a/></menu>'),
    "/picture": (200, "image/png", "not a text"),
    "/fails": (500, "text/plain", "out of order"),
}


class Web(ThreadingHTTPServer):
    """A web server on this machine; `/waits` answers once it may."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.may_answer = threading.Event()
        self.asked: list[str] = []
        self.base = f"http://127.0.0.1:{self.server_address[1]}"


class Handler(BaseHTTPRequestHandler):
    server: Web

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        if self.path == "/waits":
            self.server.may_answer.wait(20)
            self.answer(*ANSWERS["/feed.xml"])
        elif self.path == "/hangs":
            self.server.may_answer.wait(20)
            self.close_connection = True
        elif self.path == "/moved":
            self.send_response(302)
            self.send_header("location", "/feed.xml")
            self.end_headers()
        elif self.path == "/round":
            self.send_response(302)
            self.send_header("location", "/round")
            self.end_headers()
        else:
            self.answer(*ANSWERS.get(self.path, (404, "text/plain", "not here")))

    def answer(self, status: int, media: str, words: str) -> None:
        body = words.encode()
        self.send_response(status)
        self.send_header("content-type", media)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Nothing is printed."""


@pytest.fixture
def site() -> Iterator[Web]:
    server = Web()
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.may_answer.set()
    server.shutdown()
    server.server_close()


@pytest.fixture
def web(ledger: Ledger) -> Iterator[TestClient]:
    """A desk that may ask addresses of the own network."""
    settings = Settings(title="Dresna", person="Ines", asks_private=True)
    with served(ledger, settings=settings) as browser:
        yield browser


def job_for(web: TestClient, address: str) -> str:
    """The page of the job that an address begins."""
    form, files = {"address": address}, {"file": ("", b"")}
    answer = web.post("/add", data=form, files=files, follow_redirects=False)
    assert answer.status_code == 303, text_of(answer.text)
    return answer.headers["location"]


def test_each_report_of_a_feed_is_on_the_board(web: TestClient, site: Web):
    words = finished(web, job_for(web, f"{site.base}/feed.xml"))
    assert "Done. 2 reports entered with 2 claims" in words
    for title, _ in ITEMS:
        assert title in words
    rows = web.get("/board.json", params={"q": "it had left Velmora"}).json()["rows"]
    assert [row["outlet"] for row in rows] == ["Harbour Post"]
    again = finished(web, job_for(web, f"{site.base}/feed.xml"))
    assert "0 reports entered with 0 claims, 2 known already" in again


def test_a_page_is_read_with_its_head(web: TestClient, site: Web):
    words = finished(web, job_for(web, f"{site.base}/ford"))
    assert "1 report entered with 1 claim" in words
    rows = web.get("/board.json", params={"q": "ford Tarn open"}).json()["rows"]
    assert [(row["outlet"], row["last_said"]) for row in rows] == [
        ("Harbour Post", "2031-05-05T08:00:00Z")
    ]


def test_where_an_address_leads_on_it_is_followed(web: TestClient, site: Web):
    assert "2 reports entered" in finished(web, job_for(web, f"{site.base}/moved"))
    assert site.asked == ["/moved", "/feed.xml"]


def test_while_it_is_asked_for_the_page_says_so(web: TestClient, site: Web):
    job = job_for(web, f"{site.base}/waits")
    while not site.asked:
        time.sleep(0.01)
    page = web.get(job)
    assert page.headers["refresh"]
    assert "Being read. 0 reports entered" in text_of(page.text)
    assert f"{site.base}/waits" in text_of(web.get("/add").text)
    site.may_answer.set()
    assert "Done. 2 reports entered" in finished(web, job)


def test_what_is_handed_in_meanwhile_waits_its_turn(web: TestClient, site: Web):
    first, second = (job_for(web, f"{site.base}/{p}") for p in ("waits", "ford"))
    assert "Waiting for what was handed in before" in text_of(web.get(second).text)
    site.may_answer.set()
    finished(web, first)
    assert "Done. 1 report entered" in finished(web, second)


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("/gone", "answered 404"),
        ("/fails", "answered 500"),
        ("/picture", "is image/png, not text"),
        ("/round", "more than 5 redirects"),
    ],
)
def test_what_cannot_be_had_is_told(web: TestClient, site: Web, path: str, says: str):
    words = finished(web, job_for(web, site.base + path))
    assert "It could not be read. 0 reports entered" in words
    assert says in words


@pytest.mark.parametrize("path", ["/broken.xml", "/other.xml", "/empty.xml"])
def test_what_is_no_feed_says_what_to_look_at(web: TestClient, site: Web, path: str):
    words = finished(web, job_for(web, site.base + path))
    assert "What to look at" in words
    assert web.get("/board").status_code == 200


def test_a_host_that_hangs_is_given_up(
    web: TestClient, site: Web, monkeypatch: pytest.MonkeyPatch
):
    soon = FetchLimits(connect_s=0.3, read_s=0.3, total_s=1.0)
    monkeypatch.setattr(add, "read_url", partial(read_url, limits=soon))
    words = finished(web, job_for(web, f"{site.base}/hangs"))
    assert "no whole answer in time" in words
    # and the next one is read
    assert "1 report entered" in finished(web, job_for(web, f"{site.base}/ford"))


def test_a_host_that_there_is_not_is_told(web: TestClient):
    words = finished(web, job_for(web, "http://nowhere.invalid/feed"))
    assert "nowhere.invalid: no such host" in words


def test_the_own_network_is_asked_only_where_that_was_allowed(
    ledger: Ledger, site: Web
):
    with served(ledger) as web:
        words = finished(web, job_for(web, f"{site.base}/feed.xml"))
    assert "not on the open internet" in words
    assert site.asked == []

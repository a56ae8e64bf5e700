"""What `read/fetch.py` fetches and refuses, over real sockets on loopback."""

# ruff: noqa: E501 - tables and pages read better with one case a line

import contextlib
import gzip
import http.server
import socket
import threading
import time
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from sayso.errors import FetchError
from sayso.model.document import Document
from sayso.read import FetchLimits, ReadOptions, read_url
from sayso.read.fetch import check_address, fetch

AT = datetime(2031, 5, 4, 6, 0, tzinfo=UTC)
QUICK = FetchLimits(connect_s=1, read_s=0.3, total_s=0.6, redirects=3, max_bytes=50_000)
PAGE = (
    b"<html><head><meta property='og:site_name' content='Harbour Post'></head><body>"
    b"<article><h1>Dresna quiet</h1><p>The ministry said that the town of Dresna was "
    b"quiet after a night of fire, and that the bridge was open to all.</p><p>Residents "
    b"said that they had heard nothing since dawn on Thursday.</p></article></body></html>"
)
BOMB = gzip.compress(b"0" * 5_000_000)

ANSWERS: dict[str, tuple[int, dict[str, str], bytes]] = {
    "/page": (200, {"Content-Type": "text/html; charset=utf-8"}, PAGE),
    "/gzip": (
        200,
        {"Content-Type": "text/html", "Content-Encoding": "gzip"},
        gzip.compress(PAGE),
    ),
    "/deflate": (200, {"Content-Encoding": "deflate"}, zlib.compress(PAGE)),
    "/bomb": (200, {"Content-Type": "text/xml", "Content-Encoding": "gzip"}, BOMB),
    "/torn": (200, {"Content-Encoding": "gzip"}, b"no gzip at all"),
    "/odd": (200, {"Content-Encoding": "br"}, b"x"),
    "/large": (200, {"Content-Type": "text/plain"}, b"x" * 60_000),
    "/gone": (404, {"Content-Type": "text/html"}, b"gone"),
    "/image": (200, {"Content-Type": "image/png"}, b"\x89PNG"),
    "/moved": (302, {"Location": "/page"}, b""),
    "/loop": (302, {"Location": "/loop"}, b""),
    "/nowhere": (302, {}, b""),
    "/inside": (302, {"Location": "http://127.0.0.2:1/page"}, b""),
    "/port": (302, {"Location": "http://127.0.0.1:1/page"}, b""),
    "/metadata": (302, {"Location": "http://169.254.169.254/latest"}, b""),
    "/file": (302, {"Location": "file:///etc/hostname"}, b""),
}


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        status, headers, body = ANSWERS[self.path]
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        with contextlib.suppress(ConnectionError):
            self.wfile.write(body)

    def log_message(self, *args):
        """Nothing to say."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    thread.join()
    server.server_close()


@contextlib.contextmanager
def rude_server(first: bytes, drip: bytes) -> Iterator[str]:
    """A server that sends something and then drips for ever, or never answers."""
    listening = socket.create_server(("127.0.0.1", 0))
    done = threading.Event()

    def serve() -> None:
        connection, _ = listening.accept()
        with connection, contextlib.suppress(OSError):
            connection.sendall(first)
            while not done.wait(0.02):
                connection.sendall(drip)

    thread = threading.Thread(target=serve)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}/"
    finally:
        done.set()
        thread.join()
        listening.close()


@pytest.mark.parametrize("path", ["/page", "/gzip", "/deflate", "/moved", "/page#top"])
def test_a_page_is_fetched(site: str, path: str):
    assert fetch(site + path, QUICK, allow_private=True).body == PAGE


def test_an_address_gives_a_document(site: str):
    options = ReadOptions(allow_private=True)
    (doc,) = read_url(site + "/moved", options, AT, limits=QUICK)
    assert isinstance(doc, Document)
    assert doc.head.outlet == "Harbour Post"
    assert doc.url == site + "/page"
    assert doc.address == site + "/page"


REFUSED = [
    ("/gone", "answered 404"),
    ("/image", "image/png, not text"),
    ("/large", "more than 50000 bytes"),
    ("/bomb", "more than 50000 bytes"),
    ("/torn", "gzip answer is broken"),
    ("/odd", "unknown encoding 'br'"),
    ("/loop", "more than 3 redirects"),
    ("/nowhere", "redirects to nowhere"),
    ("/inside", "127.0.0.2, which is not on the open internet"),
    # the port that was named is open and no other one
    ("/port", "127.0.0.1, which is not on the open internet"),
    ("/metadata", "169.254.169.254, which is not on the open internet"),
    ("/file", "no address that can be fetched"),
]


@pytest.mark.parametrize(("path", "reason"), REFUSED)
def test_what_may_not_or_cannot_be_fetched_says_why(site: str, path: str, reason: str):
    with pytest.raises(FetchError, match=reason):
        fetch(site + path, QUICK, allow_private=True)


def test_a_private_address_is_refused_unless_allowed(site: str):
    with pytest.raises(FetchError, match="not on the open internet"):
        fetch(site + "/page", QUICK)


@pytest.mark.parametrize(
    ("first", "drip"),
    [
        (b"", b""),  # never answers
        (b"HTTP/1.1 200 OK\r\n", b"X-A: b\r\n"),  # heads for ever
        (b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n", b"x"),  # body for ever
    ],
)
def test_a_server_that_keeps_us_waiting_is_left(first: bytes, drip: bytes):
    began = time.monotonic()
    with (
        rude_server(first, drip) as url,
        pytest.raises(
            FetchError, match=r"no whole answer in time|could not be fetched"
        ),
    ):
        fetch(url, QUICK, allow_private=True)
    assert time.monotonic() - began < 3


def test_a_server_that_breaks_off_is_an_error():
    head = b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nx"
    listening = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        connection, _ = listening.accept()
        with connection:
            connection.recv(1000)
            connection.sendall(head)

    thread = threading.Thread(target=serve)
    thread.start()
    url = f"http://127.0.0.1:{listening.getsockname()[1]}/"
    with pytest.raises(FetchError, match="could not be fetched"):
        fetch(url, QUICK, allow_private=True)
    thread.join()
    listening.close()


def test_nobody_listens():
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    with pytest.raises(FetchError, match="none of its addresses answers"):
        fetch(f"http://127.0.0.1:{port}/", QUICK, allow_private=True)


@pytest.mark.parametrize(
    "url",
    [
        "ftp://harbour.example/x",
        "file:///etc/hostname",
        "http://",
        "http://[::1",
        "http://harbour.example:99999/",
        "http://jane:secret@harbour.example/",
        "javascript:alert(1)",
        "http://" + "a" * 300 + ".example/",
    ],
)
def test_what_is_no_address_is_refused(url: str):
    with pytest.raises(FetchError) as refused:
        fetch(url, QUICK)
    assert "secret" not in str(refused.value)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "192.168.0.1", "172.16.0.1", "169.254.169.254",
        "0.0.0.0", "100.64.0.1", "224.0.0.1", "255.255.255.255", "::1", "fe80::1%eth0",
        "fc00::1", "::ffff:10.0.0.1", "64:ff9b::a00:1", "2002:a00:1::", "ff02::1",
    ],
)  # fmt: skip
def test_addresses_that_are_not_on_the_open_internet(address: str):
    with pytest.raises(FetchError, match="not on the open internet"):
        check_address("harbour.example", address)


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1::1"])
def test_addresses_of_the_open_internet(address: str):
    check_address("harbour.example", address)


def test_letters_of_any_script_are_sent_as_the_network_wants_them(site: str):
    ANSWERS["/caf%C3%A9?q=%C3%A9"] = ANSWERS["/page"]
    assert fetch(f"{site}/café?q=é", QUICK, allow_private=True).body == PAGE

"""One GET of an address that a person named; the fence around httpcore.

Every address that a host name stands for is checked, and the checked address is the
one that is connected to, at every redirect. A deadline bounds the whole, whatever the
other side does; size is bounded before and after decompression.
"""

import ipaddress
import socket
import time
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import SplitResult, quote, urljoin, urlsplit, urlunsplit

from sayso.errors import FetchError
from sayso.read.inputs import MEGABYTE
from sayso.read.streams import megabytes

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PORTS = {"http": 80, "https": 443}
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_AGENT = "Sayso/0.1 (reads one address that a person named)"
_ACCEPT = "text/html, application/xhtml+xml, application/xml, application/json, text/*"
_TEXT_TYPES = ("text/", "application/xhtml", "application/json", "application/xml")
_MORE_TYPES = (
    "application/rss", "application/atom", "application/rdf", "application/feed+json",
    "application/jsonl", "application/x-ndjson", "application/x-jsonlines",
    "application/ld+json", "application/octet-stream", "binary/octet-stream",
)  # fmt: skip

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchLimits:
    """How long and how much; times in seconds, `max_bytes` also after decompression."""

    connect_s: float = 10.0
    read_s: float = 15.0
    total_s: float = 60.0
    redirects: int = 5
    max_bytes: int = 20 * MEGABYTE


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What an address answered; `url` is where the last redirect led."""

    url: str
    body: bytes
    media_type: str | None
    charset: str | None


def fetch(
    url: str, limits: FetchLimits | None = None, *, allow_private: bool = False
) -> Fetched:
    """The body at an address; FetchError says why it may not or could not be had.

    `allow_private` opens private networks for the host and port of this address, and
    not for what it redirects to.
    """
    bounds = limits or FetchLimits()
    deadline = time.monotonic() + bounds.total_s
    named = _split(url)
    private = (named.hostname, _port(named)) if allow_private else None
    for _ in range(bounds.redirects + 1):
        gate = _Gate(deadline=deadline, bounds=bounds, private=private)
        answer = _answer(url, gate)
        if isinstance(answer, Fetched):
            return answer
        url = answer
    message = f"{url}: more than {bounds.redirects} redirects; give the last address"
    raise FetchError(message)


def check_address(host: str, address: str) -> None:
    """FetchError when a host stands for an address that is not on the open internet."""
    for found in _meant_by(ipaddress.ip_address(address.split("%", maxsplit=1)[0])):
        if not found.is_global or found.is_multicast or found.is_reserved:
            message = (
                f"{host} leads to {address}, which is not on the open internet; "
                "save the page to a file, or allow private addresses if you mean it"
            )
            raise FetchError(message)


def _meant_by(address: Address) -> Iterator[Address]:
    """The address, and the IPv4 address that an IPv6 address wraps."""
    yield address
    if isinstance(address, ipaddress.IPv6Address):
        wrapped = (address.ipv4_mapped, address.sixtofour, *(address.teredo or ()))
        yield from (found for found in wrapped if found is not None)
        if address in _NAT64:
            yield ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)


def _split(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        port_is_a_number = parts.port != 0
    except ValueError as error:
        message = f"{url!r} is no address: {error}"
        raise FetchError(message) from error
    if parts.scheme not in _PORTS or not parts.hostname or not port_is_a_number:
        message = f"{url!r} is no address that can be fetched; give http:// or https://"
        raise FetchError(message)
    if parts.username is not None or parts.password is not None:
        message = f"{parts.hostname}: addresses with a password are not fetched"
        raise FetchError(message)
    return parts


def _port(parts: SplitResult) -> int:
    return parts.port or _PORTS[parts.scheme]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Gate:
    """Checks every connection and keeps the deadline, below TLS and HTTP."""

    deadline: float
    bounds: FetchLimits
    private: tuple[str | None, int] | None

    def left(self, at_most: float) -> float:
        """Seconds that the next step may take; TimeoutError when there are none."""
        left = self.deadline - time.monotonic()
        if left <= 0:
            message = f"took longer than {self.bounds.total_s:g} s"
            raise TimeoutError(message)
        return min(at_most, left)

    def addresses(self, host: str, port: int) -> list[str]:
        """The checked addresses of a host, in the resolver's order."""
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            message = f"{host}: no such host ({error})"
            raise FetchError(message) from error
        addresses = list(dict.fromkeys(str(row[4][0]) for row in found))
        if (host, port) != self.private:
            for address in addresses:
                check_address(host, address)
        return addresses


def _answer(url: str, gate: _Gate) -> Fetched | str:
    """What the address answers, or where it redirects to."""
    import httpcore  # noqa: PLC0415 - only addresses need it

    from sayso.read.gate import GuardedBackend  # noqa: PLC0415 - builds on httpcore

    parts = _split(url)
    target = urlunsplit(
        (parts.scheme, parts.netloc, parts.path or "/", parts.query, "")
    )
    backend = GuardedBackend(gate.addresses, gate.left, gate.bounds.connect_s)
    timeout = {"connect": gate.bounds.connect_s, "read": gate.bounds.read_s}
    timeout |= {"write": gate.bounds.read_s, "pool": gate.bounds.connect_s}
    try:
        with (
            httpcore.ConnectionPool(network_backend=backend) as pool,
            pool.stream(
                "GET",
                target.encode("ascii", "strict")
                if target.isascii()
                else _ascii(target),
                headers={
                    "Host": parts.netloc.encode("idna").decode(),
                    "User-Agent": _AGENT,
                    "Accept": _ACCEPT,
                    "Accept-Encoding": "gzip, deflate",
                },
                extensions={"timeout": timeout},
            ) as response,
        ):
            return _read_answer(url, response, gate)
    except (httpcore.TimeoutException, TimeoutError) as error:
        message = f"{url}: no whole answer in time ({_said(error)}); try again later"
        raise FetchError(message) from error
    except (httpcore.NetworkError, httpcore.ProtocolError, OSError) as error:
        message = f"{url}: could not be fetched ({_said(error)})"
        raise FetchError(message) from error
    except (httpcore.UnsupportedProtocol, UnicodeError) as error:
        message = f"{url!r} is no address that can be fetched ({_said(error)})"
        raise FetchError(message) from error


def _said(error: Exception) -> str:
    return str(error) or type(error).__name__


def _ascii(url: str) -> bytes:
    """An address with letters of any script as the network wants it."""
    parts = urlsplit(url)
    host = parts.netloc.encode("idna").decode()
    safe = "/%:;=&?@!$'()*+,~#"
    path, query = quote(parts.path, safe=safe), quote(parts.query, safe=safe)
    return urlunsplit((parts.scheme, host, path, query, "")).encode()


def _read_answer(url: str, response: Any, gate: _Gate) -> Fetched | str:  # noqa: ANN401 - httpcore's response, kept behind its fence
    headers = {
        name.decode().lower(): value.decode("latin-1")
        for name, value in response.headers
    }
    if response.status in _REDIRECTS:
        return _redirect(url, headers)
    if response.status != 200:
        message = f"{url}: answered {response.status}; check the address in a browser"
        raise FetchError(message)
    media_type, charset = _content_type(headers.get("content-type", ""))
    if media_type and not media_type.startswith((*_TEXT_TYPES, *_MORE_TYPES)):
        message = f"{url}: is {media_type}, not text; give the address of an article"
        raise FetchError(message)
    limit = gate.bounds.max_bytes
    packed = _bounded(response.iter_stream(), limit, url)
    body = b"".join(
        _bounded(
            _unpacked(packed, headers.get("content-encoding", ""), limit, url),
            limit,
            url,
        )
    )
    return Fetched(url=url, body=body, media_type=media_type, charset=charset)


def _redirect(url: str, headers: Mapping[str, str]) -> str:
    try:
        target = urljoin(url, headers["location"])
    except (KeyError, ValueError) as error:
        message = f"{url}: redirects to nowhere; check the address in a browser"
        raise FetchError(message) from error
    _split(target)
    return target


def _content_type(line: str) -> tuple[str | None, str | None]:
    media_type, *parameters = (piece.strip() for piece in line.split(";"))
    charset = None
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "charset":
            charset = value.strip(" \"'") or None
    return media_type.lower() or None, charset


def _bounded(pieces: Iterable[bytes], limit: int, url: str) -> Iterator[bytes]:
    total = 0
    for piece in pieces:
        total += len(piece)
        if total > limit:
            message = (
                f"{url}: answers with more than {megabytes(limit)}, the limit for one "
                "document; save it to a file and split it"
            )
            raise FetchError(message)
        yield piece


def _unpacked(
    pieces: Iterable[bytes], encoding: str, limit: int, url: str
) -> Iterator[bytes]:
    """The pieces decompressed, never more than the limit and a bit at a time."""
    name = encoding.strip().lower()
    if name in {"", "identity"}:
        yield from pieces
        return
    if name not in {"gzip", "x-gzip", "deflate"}:
        message = f"{url}: answers in the unknown encoding {name[:40]!r}"
        raise FetchError(message)
    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 32)
    try:
        for piece in pieces:
            yield unpacker.decompress(piece, limit + 1)
            while unpacker.unconsumed_tail:
                yield unpacker.decompress(unpacker.unconsumed_tail, limit + 1)
        yield unpacker.flush()
    except zlib.error as error:
        message = f"{url}: its {name} answer is broken ({error}); try again later"
        raise FetchError(message) from error

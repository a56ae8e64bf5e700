"""The network below httpcore: connects to checked addresses only, within a deadline.

Imported by `fetch` when an address is fetched, since httpcore is slow to import.
"""

import ssl
from collections.abc import Callable, Iterable
from typing import Any

import httpcore

from sayso.errors import FetchError

Addresses = Callable[[str, int], list[str]]
Left = Callable[[float], float]
_LONG = 3600.0


class GuardedBackend(httpcore.NetworkBackend):
    """Resolves, checks and connects; the name is never resolved a second time."""

    def __init__(self, addresses: Addresses, left: Left, connect_s: float) -> None:
        self._addresses, self._left, self._connect_s = addresses, left, connect_s
        self._inner = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """A stream to the first checked address that answers."""
        failed: httpcore.ConnectError | None = None
        for address in self._addresses(host, port):
            at_most = self._left(timeout or self._connect_s)
            try:
                stream = self._inner.connect_tcp(
                    address, port, at_most, local_address, socket_options
                )
            except httpcore.ConnectError as error:
                failed = error
                continue
            return _TimedStream(stream, self._left)
        message = f"{host}: none of its addresses answers"
        raise FetchError(message) from failed


class _TimedStream(httpcore.NetworkStream):
    """A stream whose every step is cut to what is left of the deadline."""

    def __init__(self, inner: httpcore.NetworkStream, left: Left) -> None:
        self._inner, self._left = inner, left

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, self._left(timeout or _LONG))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, self._left(timeout or _LONG))

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        left = self._left(timeout or _LONG)
        inner = self._inner.start_tls(ssl_context, server_hostname, left)
        return _TimedStream(inner, self._left)

    def get_extra_info(self, info: str) -> Any:  # noqa: ANN401 - httpcore's own type
        return self._inner.get_extra_info(info)

"""Bytes from files and pipes within bounds: whole inputs, lines, metered streams.

Nothing here holds more than one document's bytes; what is longer than the limit is
passed over without being held.
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from sayso.read.inputs import MEGABYTE

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_CHUNK = 1 << 16
START_BYTES = 4096


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a stream, counted from 1; `raw` is None when it is too long."""

    number: int
    raw: bytes | None


class TooLongError(ValueError):
    """More bytes were asked for than one item may have."""


def read_whole(stream: BinaryIO, limit: int) -> bytes | None:
    """All bytes of a stream; None when there are more than the limit."""
    pieces, left = [], limit + 1
    while left > 0 and (piece := stream.read(min(_CHUNK, left))):
        pieces.append(piece)
        left -= len(piece)
    return b"".join(pieces) if left > 0 else None


def lines_of(stream: BinaryIO, limit: int) -> Iterator[Line]:
    """The lines of a stream without their line ends; a long one is passed over."""
    number = 0
    while raw := stream.readline(limit + 2):
        number += 1
        bare = raw.rstrip(b"\r\n")
        if len(bare) > limit:
            _pass_over(stream, raw)
            yield Line(number=number, raw=None)
        else:
            yield Line(number=number, raw=bare)


def _pass_over(stream: BinaryIO, raw: bytes) -> None:
    while raw and not raw.endswith(b"\n"):
        raw = stream.readline(_CHUNK)


def with_start(stream: BinaryIO) -> tuple[bytes, BinaryIO]:
    """The first bytes of a stream, and the stream as if they had not been read."""
    start, left = b"", START_BYTES
    while left > 0 and (piece := stream.read(left)):
        start += piece
        left -= len(piece)
    return start, io.BufferedReader(_Rejoined(start, stream), _CHUNK)


class _Rejoined(io.RawIOBase):
    def __init__(self, start: bytes, rest: BinaryIO) -> None:
        self._start, self._rest = start, rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        view = memoryview(buffer)
        piece = self._start[: len(view)] or self._rest.read(len(view))
        self._start = self._start[len(view) :]
        view[: len(piece)] = piece
        return len(piece)


class Metered:
    """A stream that refuses to give more than a limit between two calls of `mark`."""

    def __init__(self, stream: BinaryIO, limit: int) -> None:
        self._stream, self._limit = stream, limit
        self.position = 0
        self.mark()

    def mark(self) -> None:
        """Begin to count again: one item is done. A chunk may have been read ahead."""
        self._left = self._limit + _CHUNK

    def read(self, size: int = _CHUNK) -> bytes:
        """The next bytes; TooLongError when the item has had its share."""
        piece = self._stream.read(size)
        self.position += len(piece)
        self._left -= len(piece)
        if self._left < 0:
            message = f"one item has more than {megabytes(self._limit)}"
            raise TooLongError(message)
        return piece


def megabytes(count: int) -> str:
    """A number of bytes for people ("20 MB", "512 bytes")."""
    return f"{count / MEGABYTE:g} MB" if count >= MEGABYTE else f"{count} bytes"

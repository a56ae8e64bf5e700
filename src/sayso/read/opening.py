"""The ways in: a path, a directory, a stream, an address; all give one stream.

A whole input that is unusable as named (no such file, an address that may not be
fetched) is an InputError; everything else that is wrong is an Issue, and the rest is
read.
"""

import io
import os
import stat
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from sayso.errors import InputError
from sayso.model.document import Document
from sayso.model.issue import Issue
from sayso.read.fetch import FetchLimits, fetch
from sayso.read.formats import reader_for
from sayso.read.inputs import Origin, ReadOptions
from sayso.read.issues import issue
from sayso.read.streams import with_start

Result = Document | Issue


def read_input(
    name: str, options: ReadOptions, at: datetime, *, stdin: BinaryIO
) -> Iterator[Result]:
    """What a command line names: "-" for standard input, an address, a path."""
    if name == "-":
        return read_stream(stdin, options, at)
    if name.lower().startswith(("http://", "https://")):
        return read_url(name, options, at)
    return read_path(name, options, at)


def read_path(
    path: str | os.PathLike[str], options: ReadOptions, at: datetime
) -> Iterator[Result]:
    """Documents and issues of a file, or of all files below a directory in order."""
    given = Path(path)
    if not given.exists():
        message = f"{given}: no such file or directory; check the path"
        raise InputError(message)
    files = _files_below(given) if given.is_dir() else iter([given])
    return (result for file in files for result in _read_file(file, options, at))


def read_stream(
    stream: BinaryIO,
    options: ReadOptions,
    at: datetime,
    *,
    where: str = "standard input",
) -> Iterator[Result]:
    """Documents and issues of a binary stream; its first bytes say what it is."""
    return _read("", stream, Origin(where=where, at=at, options=options))


def read_url(
    url: str,
    options: ReadOptions,
    at: datetime,
    *,
    limits: FetchLimits | None = None,
) -> Iterator[Result]:
    """Documents and issues of what an address answers; FetchError if it may not be."""
    bounds = limits or FetchLimits(max_bytes=options.max_bytes)
    answer = fetch(url, bounds, allow_private=options.allow_private)
    origin = Origin(
        where=url,
        at=at,
        options=options,
        url=answer.url,
        media_type=answer.media_type,
        charset=answer.charset,
    )
    name = answer.url.partition("?")[0].partition("#")[0]
    return _read(name, io.BytesIO(answer.body), origin)


def _read(name: str, stream: BinaryIO, origin: Origin) -> Iterator[Result]:
    start, whole = with_start(stream)
    reader = reader_for(name, start, origin)
    if reader is None:
        message = "JSON or XML that no reader knows; say what it is by --input-format"
        yield issue("S-READ-028", origin.where, message)
        return
    yield from reader.read(whole, origin)


def _files_below(folder: Path) -> Iterator[Path]:
    """All files, sorted by path; hidden ones and linked folders are passed over."""
    for parent, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith("."):
                yield Path(parent, name)


def _read_file(path: Path, options: ReadOptions, at: datetime) -> Iterator[Result]:
    origin = Origin(where=str(path), at=at, options=options)
    try:
        # a named pipe in a folder would keep us waiting for ever
        if not stat.S_ISREG(path.stat().st_mode):
            yield _unopened(origin, "it is no ordinary file")
            return
        with path.open("rb") as stream:
            yield from _read(path.name, stream, origin)
    except OSError as error:
        yield _unopened(origin, error.strerror or str(error))


def _unopened(origin: Origin, reason: str) -> Issue:
    message = f"cannot be opened ({reason}); the rest was read"
    return issue("S-READ-027", origin.where, message)

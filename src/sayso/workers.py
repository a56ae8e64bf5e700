"""Readings made by several processes, handed back in the order of the input.

Only `extract` and `resolve` run in the workers; linking and entering stay with the one
writer. Terms travel as the codec's bytes, which is several times cheaper than pickling.
A worker that dies costs nothing: its documents are read here instead.
"""

import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import get_context

from sayso.model.codec import decode, encode
from sayso.model.document import Document
from sayso.model.issue import Issue
from sayso.model.reading import Reading
from sayso.pipeline import Pipeline

Item = Document | Issue
Read = tuple[Item, Reading | Issue | None]
AHEAD = 8  # documents in flight for each worker: enough to keep it busy, little memory

# One pipeline for each worker process, made when it starts.
_pipeline: list[Pipeline] = []


@dataclass(frozen=True, slots=True)
class Waiting:
    """An item whose reading is being made; None where there is nothing to read."""

    item: Item
    future: Future[tuple[bool, bytes]] | None


def readings_of(
    items: Iterable[Item],
    make: Callable[[], Pipeline],
    *,
    workers: int,
    skip: Callable[[Document], bool],
) -> Iterator[Read]:
    """Each item with its reading, in order; None for issues and skipped documents."""
    with ProcessPoolExecutor(
        workers, mp_context=get_context("spawn"), initializer=_start, initargs=(make,)
    ) as pool:
        waiting: deque[Waiting] = deque()
        try:
            for item in items:
                waiting.append(Waiting(item, _submitted(pool, item, skip)))
                if len(waiting) > workers * AHEAD:
                    yield _finished(waiting.popleft(), make)
            while waiting:
                yield _finished(waiting.popleft(), make)
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def _start(make: Callable[[], Pipeline]) -> None:
    # Ctrl-C is for the writer, which lets the workers finish what they hold.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _pipeline.append(make())


def _submitted(
    pool: ProcessPoolExecutor, item: Item, skip: Callable[[Document], bool]
) -> Future[tuple[bool, bytes]] | None:
    if isinstance(item, Issue) or skip(item):
        return None
    try:
        return pool.submit(_read_encoded, encode(item))
    except BrokenProcessPool:
        return _broken()


def _broken() -> Future[tuple[bool, bytes]]:
    future: Future[tuple[bool, bytes]] = Future()
    future.set_exception(BrokenProcessPool())
    return future


def _read_encoded(raw: bytes) -> tuple[bool, bytes]:
    read = _pipeline[0].read_or_issue(decode(raw, Document))
    return isinstance(read, Issue), encode(read)


def _finished(waiting: Waiting, make: Callable[[], Pipeline]) -> Read:
    if waiting.future is None or isinstance(waiting.item, Issue):
        return waiting.item, None
    try:
        failed, raw = waiting.future.result()
    except BrokenProcessPool:
        if not _pipeline:
            _pipeline.append(make())
        return waiting.item, _pipeline[0].read_or_issue(waiting.item)
    return waiting.item, decode(raw, Issue) if failed else decode(raw, Reading)

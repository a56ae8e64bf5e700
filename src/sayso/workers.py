"""Readings made by several processes, handed back in the order of the input.

Only `extract` and `resolve` run in the workers; linking and entering stay with the one
writer. Terms travel as the codec's bytes, which is several times cheaper than pickling.

* A worker that dies costs nothing: what it held is read here, and new ones are started.
* Ctrl-C is for the writer alone; workers end when the writer does, however it ends.
"""

import os
import signal
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import connection, get_context, parent_process
from threading import Thread

from sayso.model.codec import decode, encode
from sayso.model.document import Document
from sayso.model.issue import Issue
from sayso.model.reading import Reading
from sayso.pipeline import Pipeline

Item = Document | Issue
Read = tuple[Item, Reading | Issue | None]
Answer = Future[tuple[bool, bytes]]
Make = Callable[[], Pipeline]
AHEAD = 8  # documents in flight for each worker: enough to keep it busy, little memory

# One pipeline for each worker process, made when it starts.
_pipeline: list[Pipeline] = []


@dataclass(frozen=True, slots=True)
class Waiting:
    """An item whose reading is being made; None where there is nothing to read."""

    item: Item
    answer: Answer | None


class Crew:
    """Worker processes, replaced by new ones when one of them dies."""

    def __init__(self, make: Make, workers: int) -> None:
        self.workers = workers
        self._make = make
        self._pool = self._hired()
        self._own: Pipeline | None = None

    def _hired(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(
            self.workers,
            mp_context=get_context("spawn"),
            initializer=_start,
            initargs=(self._make,),
        )

    def ask(self, doc: Document) -> Answer:
        """The reading of a document, as it will be encoded by a worker."""
        raw = encode(doc)
        with _interrupts_held():
            try:
                return self._pool.submit(_read_encoded, raw)
            except BrokenProcessPool:
                self.dismiss()
                self._pool = self._hired()
                return self._pool.submit(_read_encoded, raw)

    def read_here(self, doc: Document) -> Reading | Issue:
        """The reading, made in this process."""
        if self._own is None:
            self._own = self._make()
        return self._own.read_or_issue(doc)

    def dismiss(self) -> None:
        """Let the workers finish what they hold, and end them."""
        self._pool.shutdown(wait=True, cancel_futures=True)


def readings_of(
    items: Iterable[Item],
    make: Make,
    *,
    workers: int,
    skip: Callable[[Document], bool],
) -> Generator[Read]:
    """Each item with its reading, in order; None for issues and skipped documents."""
    crew = Crew(make, workers)
    waiting: deque[Waiting] = deque()
    try:
        for item in items:
            waiting.append(Waiting(item, _asked(crew, item, skip)))
            if len(waiting) > workers * AHEAD:
                yield _finished(waiting.popleft(), crew)
        while waiting:
            yield _finished(waiting.popleft(), crew)
    finally:
        crew.dismiss()


def _asked(crew: Crew, item: Item, skip: Callable[[Document], bool]) -> Answer | None:
    if isinstance(item, Issue) or skip(item):
        return None
    return crew.ask(item)


def _finished(waiting: Waiting, crew: Crew) -> Read:
    if waiting.answer is None or isinstance(waiting.item, Issue):
        return waiting.item, None
    try:
        failed, raw = waiting.answer.result()
    except BrokenProcessPool:
        return waiting.item, crew.read_here(waiting.item)
    return waiting.item, decode(raw, Issue) if failed else decode(raw, Reading)


@contextmanager
def _interrupts_held() -> Iterator[None]:
    # A worker inherits what is blocked when it is started, so that Ctrl-C on the
    # terminal, which goes to all processes of it, never reaches one, not even while
    # it is still importing. Ours comes as soon as the block is lifted.
    if not hasattr(signal, "pthread_sigmask"):  # pragma: no cover - Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _start(make: Make) -> None:
    Thread(target=_end_with_the_writer, daemon=True).start()
    # The processes are the threads here; more would only fight over the cores.
    os.environ.setdefault("SAYSO_THREADS", "1")
    _pipeline.append(make())


def _end_with_the_writer() -> None:
    # A writer that is killed cannot say goodbye; its workers would wait for ever.
    writer = parent_process()
    if writer is not None:
        connection.wait([writer.sentinel])
        os._exit(1)


def _read_encoded(raw: bytes) -> tuple[bool, bytes]:
    read = _pipeline[0].read_or_issue(decode(raw, Document))
    return isinstance(read, Issue), encode(read)

"""What has been entered since: one watcher of the ledger, many who listen.

The ledger is asked twice a second whether its last entry is another one, so that what
a second process enters is seen too. Listeners are told how many claims, documents and
rulings there are more, with the number of the last entry: who was cut off says which
number they heard last and is told what came after it.
"""

import asyncio
import json
from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

from anyio import to_thread

from sayso.model.claim import Claim
from sayso.model.document import Document
from sayso.model.entry import NOW
from sayso.model.ruling import Ruling, Withdrawal
from sayso.ports import Ledger

EVERY_S = 0.5
MOST_COUNTED = 20_000  # entries; an import of an archive is not counted claim by claim
QUIET_S = 15.0  # proxies close a connection that says nothing for long
_KINDS = {Claim: "claims", Document: "documents", Ruling: "rulings"}
_KINDS |= {Withdrawal: "withdrawals"}


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """How much has been entered after one entry, up to another."""

    after: int
    seq: int
    counts: dict[str, int]

    def as_event(self) -> bytes:
        """The news as a server-sent event."""
        told: dict[str, Any] = {"after": self.after, "seq": self.seq, **self.counts}
        return f"id: {self.seq}\nevent: news\ndata: {json.dumps(told)}\n\n".encode()


def news_after(ledger: Ledger, seq: int) -> News:
    """What has been entered after an entry; of very much, only that it is much."""
    latest = ledger.latest_seq()
    if latest - seq > MOST_COUNTED:
        return News(after=seq, seq=latest, counts={"entries": latest - seq})
    counts, last = Counter[str](), seq
    for entry in ledger.entries(NOW, after=seq):
        last = entry.seq
        kind = _KINDS.get(type(entry.payload))
        if kind is not None:
            counts[kind] += 1
    return News(after=seq, seq=last, counts=dict(counts))


class Feed:
    """The watcher of one ledger."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._seq = 0
        self._listeners: set[asyncio.Queue[News | None]] = set()
        self._task: asyncio.Task[None] | None = None
        self._is_over = False

    async def start(self) -> None:
        """Begin to watch."""
        self._seq = await to_thread.run_sync(self._ledger.latest_seq)
        self._task = asyncio.create_task(self._watch())

    async def stop(self) -> None:
        """End the watch, let every listener go, and take on no other."""
        self._is_over = True
        if self._task is not None:
            self._task.cancel()
        for queue in self._listeners:
            queue.put_nowait(None)

    @property
    def seq(self) -> int:
        """The number of the last entry that was seen."""
        return self._seq

    async def events(self, after: int | None) -> AsyncIterator[bytes]:
        """Server-sent events for one listener, who has heard of all up to `after`."""
        queue: asyncio.Queue[News | None] = asyncio.Queue()
        self._listeners.add(queue)
        try:
            yield b"retry: 2000\n\n"
            if self._is_over:
                return
            heard = self._seq if after is None else after
            if heard < self._seq:
                missed = await to_thread.run_sync(news_after, self._ledger, heard)
                heard = missed.seq
                yield missed.as_event()
            async for event in _told(queue, heard):
                yield event
        finally:
            self._listeners.discard(queue)

    async def _watch(self) -> None:
        while True:
            await asyncio.sleep(EVERY_S)
            latest = await to_thread.run_sync(self._ledger.latest_seq)
            if latest == self._seq:
                continue
            news = await to_thread.run_sync(news_after, self._ledger, self._seq)
            self._seq = news.seq
            for queue in self._listeners:
                queue.put_nowait(news)


async def _told(queue: asyncio.Queue[News | None], heard: int) -> AsyncIterator[bytes]:
    while True:
        try:
            news = await asyncio.wait_for(queue.get(), QUIET_S)
        except TimeoutError:
            yield b": still here\n\n"
            continue
        if news is None:
            return
        if news.seq > heard:
            heard = news.seq
            yield news.as_event()

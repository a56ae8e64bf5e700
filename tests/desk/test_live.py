"""What came in since: told to every listener, also by a second process, also later."""

import asyncio
import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from sayso.cli.opening import writing
from sayso.cli.reading_inputs import make_pipeline
from sayso.model.document import Document
from sayso.model.entry import NOW
from sayso.ports import Ledger
from sayso.read import ReadOptions, read_stream
from sayso.serve.live import Feed, news_after
from sayso.serve.rulings import Asked, rule

AT = datetime(2031, 5, 5, tzinfo=UTC)
REPORT = {
    "id": "late",
    "outlet": "Harbour Post",
    "published_at": "2031-05-05T08:00:00Z",
    "text": "The Karvelian army said on Monday that it had left Tarn.",
}


def enter_report(ledger: Ledger) -> None:
    options = ReadOptions(input_format="jsonl")
    items = read_stream(BytesIO(json.dumps(REPORT).encode()), options, at=AT)
    for outcome in make_pipeline((), strict=True).enter(
        ledger, items, run="test", at=AT
    ):
        assert isinstance(outcome.document, Document)


async def next_news(events: AsyncIterator[bytes]) -> dict[str, Any]:
    async for event in events:
        if b"event: news" in event:
            data = event.split(b"data: ")[1]
            told: dict[str, Any] = json.loads(data)
            return told
    raise AssertionError("the stream ended")


def test_a_listener_hears_what_another_process_enters(ledger: Ledger):
    async def story() -> dict[str, Any]:
        feed = Feed(ledger)
        await feed.start()
        events = feed.events(None)
        hearing = asyncio.create_task(next_news(events))
        await asyncio.sleep(0.1)
        # A ledger of its own on the same file is what another process has.
        with writing(ledger.path) as other:  # type: ignore[attr-defined]
            await asyncio.to_thread(enter_report, other)
        try:
            return await asyncio.wait_for(hearing, 10)
        finally:
            await feed.stop()

    before = ledger.latest_seq()
    told = asyncio.run(story())
    assert told["after"] == before
    assert told["seq"] == ledger.latest_seq() > before
    assert told["documents"] == 1
    assert told["claims"] >= 1


def test_who_was_cut_off_hears_what_was_missed(ledger: Ledger):
    async def story(after: int) -> dict[str, Any]:
        feed = Feed(ledger)
        await feed.start()
        try:
            return await asyncio.wait_for(next_news(feed.events(after)), 5)
        finally:
            await feed.stop()

    heard = ledger.latest_seq()
    enter_report(ledger)
    told = asyncio.run(story(heard))
    assert (told["after"], told["seq"]) == (heard, ledger.latest_seq())


def test_streams_end_when_the_server_stops(ledger: Ledger):
    async def story() -> list[bytes]:
        feed = Feed(ledger)
        await feed.start()

        async def listen() -> list[bytes]:
            return [event async for event in feed.events(None)]

        listening = asyncio.create_task(listen())
        await asyncio.sleep(0.1)
        await feed.stop()
        return await asyncio.wait_for(listening, 2)

    assert asyncio.run(story()) == [b"retry: 2000\n\n"]


def test_rulings_are_news_too(ledger: Ledger):
    before = ledger.latest_seq()
    row = next(iter(ledger.view(NOW).claims()))
    rule(ledger, Asked(verdict="watch", claims=[row.claim]), person="Ines", at=AT)
    assert news_after(ledger, before).counts == {"rulings": 1}


def test_who_comes_when_the_server_stops_is_not_kept(ledger: Ledger):
    async def story() -> list[bytes]:
        feed = Feed(ledger)
        await feed.start()
        await feed.stop()
        return [event async for event in feed.events(None)]

    assert asyncio.run(story()) == [b"retry: 2000\n\n"]

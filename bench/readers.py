"""Many readers of one served ledger at once: how long the Board takes, what it needs.

    python -m bench.readers [--file LEDGER] [--readers 200] [--streams 50]
    python -m bench.readers --file LEDGER --minutes 10 --adding 5

Every reader asks for the Board each `--every` seconds, streams listen, and with
`--adding` a second process enters a document every so many seconds. Bars: p95 of 150
ms, memory that stays flat, every document held and every stream told of the last one,
nobody refused. A copy of the ledger is used; what is entered is gone afterwards.
"""

import argparse
import asyncio
import json
import os
import re
import shutil
import sys
import tempfile
import time
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import mean, quantiles
from urllib.parse import urlsplit

import psutil

from bench.desk import demo_ledger, serving
from sayso.ledger.sqlite import open_ledger
from sayso.model.entry import NOW

LATEST = datetime(2035, 1, 1, tzinfo=UTC)  # after all that a bench's ledger tells
REPORT = "The Karvelian army said on Monday that it had left post {n} near Tarn."


@dataclass
class Tally:
    """What was measured."""

    times: list[float] = field(default_factory=list)
    failed: int = 0
    ended: int = 0
    heard: dict[int, int] = field(default_factory=dict)
    entered: list[str] = field(default_factory=list)
    refused: int = 0
    memory: list[float] = field(default_factory=list)


async def ask(address: str, path: str, cookie: str) -> tuple[int, bytes]:
    """One request on a connection of its own: the status and all that came back."""
    parts = urlsplit(address)
    reader, writer = await asyncio.open_connection(parts.hostname, parts.port)
    head = f"GET {path} HTTP/1.1\r\nHost: {parts.netloc}\r\nCookie: {cookie}\r\n"
    head += "Accept: text/html\r\nAccept-Encoding: gzip\r\nConnection: close\r\n\r\n"
    writer.write(head.encode())
    answer = await reader.read()
    writer.close()
    return int(answer.split(b" ", 2)[1]), answer


async def reader(address: str, cookie: str, every: float, tally: Tally) -> None:
    """Somebody who looks at the Board again and again."""
    while True:
        begun = time.perf_counter()
        try:
            status, _ = await ask(address, "/board", cookie)
        except (OSError, IndexError):  # turned away, or cut off before the first line
            status = 0
        tally.times.append((time.perf_counter() - begun) * 1000)
        tally.failed += status != 200
        await asyncio.sleep(every)


async def stream(number: int, address: str, cookie: str, tally: Tally) -> None:
    """A browser that listens; the number of the last entry it was told of."""
    parts = urlsplit(address)
    listening, writer = await asyncio.open_connection(parts.hostname, parts.port)
    head = f"GET /live HTTP/1.1\r\nHost: {parts.netloc}\r\nCookie: {cookie}\r\n\r\n"
    writer.write(head.encode())
    while line := await listening.readline():
        if line.startswith(b"id: "):
            tally.heard[number] = int(line[4:])
    tally.ended += 1


async def watch(process: psutil.Process, tally: Tally) -> None:
    """The server's memory in MB, every five seconds."""
    while True:
        tally.memory.append(process.memory_info().rss / 1e6)
        await asyncio.sleep(5)


async def enter(ledger: Path, tally: Tally) -> None:
    """Another process that enters a document."""
    number = len(tally.entered)
    text = REPORT.format(n=f"{number}")
    command = ["add", "-", "--input-format", "jsonl", "--quiet", "--weights", "none"]
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "sayso", *command, "--ledger", str(ledger)),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.DEVNULL,
    )
    name = f"soak-{number}-{time.time_ns()}"
    at = LATEST + timedelta(minutes=number)
    record = {"id": name, "text": text, "published_at": at.isoformat()}
    await process.communicate(json.dumps(record).encode())
    tally.entered.append(name)
    tally.refused += process.returncode != 0


async def run(address: str, ledger: Path, asked: argparse.Namespace) -> None:
    """All of it at once, for a while; then what was measured."""
    base, _, query = address.partition("/?")
    _, answer = await ask(base, f"/?{query}", "")
    found = re.search(rb"set-cookie: ([^;]+)", answer, re.IGNORECASE)
    assert found, answer[:200]
    cookie, tally = found[1].decode(), Tally()
    process = _server_of(urlsplit(base).port or 0)
    entering = asyncio.Event()
    tasks = [
        asyncio.create_task(stream(n, base, cookie, tally))
        for n in range(asked.streams)
    ]
    for _ in range(asked.readers):
        tasks.append(asyncio.create_task(reader(base, cookie, asked.every, tally)))
        await asyncio.sleep(asked.every / asked.readers)
    tally.times.clear()  # until everybody was there
    tasks.append(asyncio.create_task(watch(process, tally)))
    if asked.adding:
        adding = _add_until(entering, ledger, asked.adding, tally)
        tasks.append(asyncio.create_task(adding))
    await asyncio.sleep(asked.minutes * 60)
    entering.set()
    if asked.adding:
        await tasks[-1]
    await asyncio.sleep(3)
    for task in tasks:
        task.cancel()
    report(tally, ledger)


async def _add_until(
    over: asyncio.Event, ledger: Path, every: float, tally: Tally
) -> None:
    """Enter documents until it is over; the one in hand is entered whole."""
    while not over.is_set():
        await enter(ledger, tally)
        await asyncio.sleep(every)


def report(tally: Tally, ledger: Path) -> None:
    """What was measured, line by line."""
    cuts = quantiles(tally.times, n=20) if len(tally.times) > 1 else [0.0] * 19
    print(
        f"{len(tally.times)} boards, median {cuts[9]:.0f} ms, p95 {cuts[-1]:.0f} ms "
        f"(bar 150), failed {tally.failed}"
    )
    told = set(tally.heard.values())
    print(
        f"streams that heard: {len(tally.heard)}, ended {tally.ended}, "
        f"of the last entries {sorted(told)}"
    )
    third = max(1, len(tally.memory) // 3)
    first, last = tally.memory[:third], tally.memory[-third:]
    if tally.memory:
        print(
            f"memory: {mean(first):.0f} MB in the first third, {mean(last):.0f} in the "
            f"last, {max(tally.memory):.0f} at most"
        )
    if tally.entered:
        with closing(open_ledger(ledger)) as held:
            documents = held.view(NOW).documents_page(limit=len(tally.entered) + 50)
            found = {str(doc.given_id) for doc in documents.documents}
        missing = [name for name in tally.entered if name not in found]
        print(
            f"documents entered meanwhile: {len(tally.entered)}, refused "
            f"{tally.refused}, lost {len(missing)}"
        )


def _server_of(port: int) -> psutil.Process:
    for process in psutil.Process().children(recursive=True):
        if any(c.laddr.port == port for c in process.net_connections("inet")):
            return process
    message = f"no process of ours listens at {port}"
    raise LookupError(message)


def main() -> None:
    """Measure, and say on which machine."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--file", type=Path)
    parser.add_argument("--readers", type=int, default=200)
    parser.add_argument("--streams", type=int, default=50)
    parser.add_argument("--every", type=float, default=10.0)
    parser.add_argument("--minutes", type=float, default=1.0)
    parser.add_argument("--adding", type=float, default=0.0, metavar="SECONDS")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        ledger = Path(folder, "read.sayso")
        if asked.file:
            shutil.copy(asked.file, ledger)
        else:
            ledger = demo_ledger(Path(folder))
        print(f"{asked.file or ledger.name}, load average {os.getloadavg()[0]:.1f}")
        with serving(ledger) as address:
            asyncio.run(run(address, ledger, asked))
        print(f"load average {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()

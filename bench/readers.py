"""Many readers of one served ledger at once: how long the Board takes, what it needs.

    python -m bench.readers [--file LEDGER] [--readers 200] [--streams 50]

Every reader asks for the Board each `--every` seconds, streams listen, and documents
are entered by another process meanwhile. Bars: p95 of 150 ms, memory that stays flat,
every stream told of every entry.
"""

import argparse
import asyncio
import json
import os
import re
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from statistics import quantiles
from urllib.parse import urlsplit

import psutil

from bench.desk import demo_ledger, serving

REPORT = "The Karvelian army said on Monday that it had left post {n} near Tarn."


@dataclass
class Tally:
    """What was measured."""

    times: list[float] = field(default_factory=list)
    failed: int = 0
    heard: dict[int, int] = field(default_factory=dict)


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
        status, _ = await ask(address, "/board", cookie)
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


async def enter(ledger: Path, every: float) -> None:
    """Another process that enters a document now and then."""
    for number in range(10_000):
        text = REPORT.format(n=f"{number}")
        command = [
            "add",
            "-",
            "--input-format",
            "jsonl",
            "--quiet",
            "--weights",
            "none",
        ]
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "sayso",
            *command,
            "--ledger",
            str(ledger),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.DEVNULL,
        )
        record = {"id": f"{number}-{time.time_ns()}", "text": text}
        await process.communicate(json.dumps(record).encode())
        await asyncio.sleep(every)


async def run(address: str, ledger: Path, asked: argparse.Namespace) -> None:
    """All of it at once, for a while; then what was measured."""
    base, _, query = address.partition("/?")
    _, answer = await ask(base, f"/?{query}", "")
    found = re.search(rb"set-cookie: ([^;]+)", answer, re.IGNORECASE)
    assert found, answer[:200]
    cookie, tally = found[1].decode(), Tally()
    process = _server_of(urlsplit(base).port or 0)
    tasks = [asyncio.create_task(enter(ledger, 2.0))]
    tasks += [
        asyncio.create_task(stream(n, base, cookie, tally))
        for n in range(asked.streams)
    ]
    for _ in range(asked.readers):
        tasks.append(asyncio.create_task(reader(base, cookie, asked.every, tally)))
        await asyncio.sleep(asked.every / asked.readers)
    before = process.memory_info().rss
    await asyncio.sleep(asked.seconds)
    tasks[0].cancel()
    await asyncio.sleep(2)
    after = process.memory_info().rss
    for task in tasks:
        task.cancel()
    told = set(tally.heard.values())
    p95 = quantiles(tally.times, n=20)[-1] if len(tally.times) > 1 else 0.0
    print(
        f"{len(tally.times)} boards, p95 {p95:.0f} ms (bar 150), failed {tally.failed}"
    )
    print(f"streams that heard: {len(tally.heard)}, of the last entries {sorted(told)}")
    print(f"memory {before / 1e6:.0f} MB, then {after / 1e6:.0f} MB")


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
    parser.add_argument("--seconds", type=float, default=60.0)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        ledger = asked.file or demo_ledger(Path(folder))
        print(f"{ledger.name}, load average {os.getloadavg()[0]:.1f}")
        with serving(ledger) as address:
            asyncio.run(run(address, ledger, asked))


if __name__ == "__main__":
    main()

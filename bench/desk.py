"""How quick the desk is in a real browser, over the demo's story or a large ledger.

    python -m bench.desk [--file LEDGER] [--times 15] [--chromium /usr/bin/chromium]

A ledger of 100,000 claims is made by `python -m bench.queries --claims 100000 --file
LEDGER`. Times are of this machine, with everything else that runs on it: the load
average is printed beside them.
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles

import psutil
from playwright.sync_api import Page, sync_playwright

ARGS = [
    "--no-sandbox",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-dev-shm-usage",
    "--enable-precise-memory-info",
]
# The live map is drawn by the processor: what a machine without a graphics card does.
DRAWN = [
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--ignore-gpu-blocklist",
]
WARM_MS = 6_000  # a server that has just started is still counting
BARS = {"board": 800, "story": 400, "map": 3000, "step": 200, "kB": 150, "MB": 20}


Move = tuple[str, str, str | None]  # what it records, where, and the value set there


@contextmanager
def serving(ledger: Path) -> Iterator[str]:
    """The address, with its token, of a server of its own over a ledger."""
    with served(ledger) as (address, _):
        yield address


@contextmanager
def served(ledger: Path) -> Iterator[tuple[str, psutil.Process]]:
    """The same, with the server's process."""
    command = [sys.executable, "-u", "-m", "sayso", "serve", str(ledger), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        for line in server.stdout:
            found = re.search(r"http://\S+", line)
            if found:
                yield found.group(), psutil.Process(server.pid)
                break
        server.terminate()


def demo_ledger(folder: Path) -> Path:
    """The demo's story, entered."""
    path = folder / "demo.sayso"
    command = [sys.executable, "-m", "sayso", "demo", "--no-serve", "--ledger"]
    subprocess.run([*command, str(path)], check=True, stdout=subprocess.DEVNULL)
    return path


def loaded(page: Page, address: str) -> tuple[float, float]:
    """Milliseconds until a page is there, from an empty cache, and its weight in kB."""
    session = page.context.new_cdp_session(page)
    session.send("Network.clearBrowserCache")
    page.goto(address, wait_until="load")
    timing = page.evaluate("performance.getEntriesByType('navigation')[0].toJSON()")
    size = page.evaluate(
        "performance.getEntries().reduce((sum, e) => sum + (e.transferSize || 0), 0)"
    )
    return float(timing["loadEventEnd"]), float(size) / 1000


# From the reader's move until the page at another address is drawn, by the browser's
# own clock: asking it again and again from outside would take what is measured.
TIMED = """([does, selector, value]) => new Promise(done => {
  const begun = performance.now(), record = history[does];
  history[does] = function (...told) {
    history[does] = record;
    record.apply(history, told);
    const drawn = () => done(performance.now() - begun);
    requestAnimationFrame(() => requestAnimationFrame(drawn));
  };
  const part = document.querySelector(selector);
  if (value === null) part.click();
  else { part.value = value; part.dispatchEvent(new Event("input")); }
})"""


@dataclass(frozen=True)
class Took:
    """Steps by the clock, and what they cost the server and the browser, in ms."""

    wall: tuple[float, ...]
    server: float
    browser: float


class Spent:
    """CPU time of a process and those it started, in ms, since it was last asked."""

    def __init__(self, process: psutil.Process) -> None:
        self._process = process
        self._last = self._now()

    def _now(self) -> float:
        spent = 0.0
        for one in (self._process, *self._process.children(recursive=True)):
            with suppress(psutil.NoSuchProcess):
                times = one.cpu_times()
                spent += times.user + times.system
        return spent * 1000

    def since(self) -> float:
        """Milliseconds since the last call."""
        now, last = self._now(), self._last
        self._last = now
        return now - last


def timed(page: Page, clocks: tuple[Spent, Spent], moves: Sequence[Move]) -> Took:
    """Each move, one after the other, with a pause for the page to settle."""
    wall = []
    for clock in clocks:
        clock.since()
    for move in moves:
        wall.append(float(page.evaluate(TIMED, list(move))))
        page.wait_for_timeout(40)
    server, browser = (clock.since() / len(moves) for clock in clocks)
    return Took(tuple(wall), server, browser)


def filters(times: int) -> list[Move]:
    """Taking a filter, and letting it go."""
    link = "#facet-standing a[data-choice=reported]"
    return [("pushState", link, None)] * times


def slides(times: int) -> list[Move]:
    """Positions of the slider, here and there."""
    return [
        ("replaceState", "#slider", str(100 + (number * 379) % 800))
        for number in range(times)
    ]


def say_steps(name: str, took: Took) -> None:
    """The median of some steps, and what each cost."""
    say(f"{name}, median", median(took.wall), "step", "ms")
    print(
        f"{'':34} p95 {quantiles(took.wall, n=20)[-1]:.0f} ms; each costs the server "
        f"{took.server:.0f} ms of CPU, the browser {took.browser:.0f}"
    )


def say(name: str, value: float, bar: str, unit: str) -> None:
    """A line: what was measured, and the bar it is measured on."""
    met = "" if value <= BARS[bar] else "   ABOVE"
    print(f"{name:34} {value:9.0f} {unit:3} (bar {BARS[bar]}){met}")


def measure_pages(
    page: Page, address: str, times: int, clocks: tuple[Spent, Spent]
) -> None:
    """All measures over one server but those of the map."""
    base = address.split("/?", maxsplit=1)[0]
    page.goto(address)
    page.wait_for_timeout(WARM_MS)
    cold, weight = loaded(page, f"{base}/board")
    say("Board, cold", cold, "board", "ms")
    say("Board, on the wire", weight, "kB", "kB")
    say(
        "Board, again",
        median(loaded(page, f"{base}/board")[0] for _ in range(5)),
        "board",
        "ms",
    )
    page.wait_for_timeout(300)
    say_steps("filter step", timed(page, clocks, filters(times)))
    say_steps("slider step", timed(page, clocks, slides(times)))
    heap = page.evaluate("performance.memory.usedJSHeapSize") / 1e6
    say("heap of the Board", heap, "MB", "MB")
    say("Story, cold", loaded(page, f"{base}/")[0], "story", "ms")


def measure_map(page: Page, address: str, clocks: tuple[Spent, Spent]) -> None:
    """How soon the live map is drawn."""
    base = address.split("/?", maxsplit=1)[0]
    page.goto(address)
    page.wait_for_timeout(WARM_MS)
    for clock in clocks:
        clock.since()
    begun = time.perf_counter()
    page.goto(f"{base}/map")
    page.wait_for_selector("[data-island=map][data-ready=yes]", timeout=60_000)
    say("Map, drawn and quiet", (time.perf_counter() - begun) * 1000, "map", "ms")
    server_ms, browser_ms = (clock.since() for clock in clocks)
    print(f"{'':34} server {server_ms:.0f} ms of CPU, browser {browser_ms:.0f}")


def _browser() -> psutil.Process:
    """The browser: what Playwright started that is not the server."""
    for process in psutil.Process().children(recursive=True):
        if "chrom" in process.name():
            return process
    message = "no browser was started"
    raise LookupError(message)


def main() -> None:
    """Measure, and say on which machine."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--file", type=Path)
    parser.add_argument("--times", type=int, default=15)
    parser.add_argument("--chromium", default="/usr/bin/chromium")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as player:
        ledger = asked.file or demo_ledger(Path(folder))
        print(f"{ledger.name}, load average {os.getloadavg()[0]:.1f}")
        for is_map in (False, True):
            browser = player.chromium.launch(
                executable_path=asked.chromium, args=ARGS + DRAWN * is_map
            )
            page = browser.new_page()
            with served(ledger) as (address, server):
                clocks = Spent(server), Spent(_browser())
                if is_map:
                    measure_map(page, address, clocks)
                else:
                    measure_pages(page, address, asked.times, clocks)
            browser.close()


if __name__ == "__main__":
    main()

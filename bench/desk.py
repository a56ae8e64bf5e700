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
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from playwright.sync_api import Page, sync_playwright

ARGS = [
    "--no-sandbox",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-dev-shm-usage",
    "--enable-precise-memory-info",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--ignore-gpu-blocklist",
]
BARS = {"board": 800, "story": 400, "map": 3000, "step": 200, "kB": 150, "MB": 20}


@contextmanager
def serving(ledger: Path) -> Iterator[str]:
    """The address, with its token, of a server of its own over a ledger."""
    command = [sys.executable, "-u", "-m", "sayso", "serve", str(ledger), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        for line in server.stdout:
            found = re.search(r"http://\S+", line)
            if found:
                yield found.group()
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


def steps(page: Page, selector: str, times: int) -> list[float]:
    """Milliseconds from a click on a filter to the list that is there instead."""
    found: list[float] = []
    for _ in range(times):
        before, begun = page.url, time.perf_counter()
        page.evaluate("s => document.querySelector(s).click()", selector)
        while page.url == before and time.perf_counter() - begun < 10:
            page.wait_for_timeout(2)
        found.append((time.perf_counter() - begun) * 1000)
    return found


def slides(page: Page, times: int) -> list[float]:
    """Milliseconds from a move of the slider to the list of that moment."""
    found = []
    for number in range(times):
        before, value = page.url, 100 + (number * 379) % 800
        begun = time.perf_counter()
        page.evaluate(
            "v => { const s = document.getElementById('slider'); s.value = v;"
            "s.dispatchEvent(new Event('input')); }",
            str(value),
        )
        while page.url == before and time.perf_counter() - begun < 10:
            page.wait_for_timeout(2)
        found.append((time.perf_counter() - begun) * 1000)
    return found


def say(name: str, value: float, bar: str, unit: str) -> None:
    """A line: what was measured, and the bar it is measured on."""
    met = "" if value <= BARS[bar] else "   ABOVE"
    print(f"{name:34} {value:9.0f} {unit:3} (bar {BARS[bar]}){met}")


def measure(page: Page, address: str, times: int) -> None:
    """All measures over one server."""
    base = address.split("/?", maxsplit=1)[0]
    page.goto(address)
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
    say(
        "filter step, median",
        median(steps(page, "#facet-standing a[data-choice=reported]", times)),
        "step",
        "ms",
    )
    say("slider step, median", median(slides(page, times)), "step", "ms")
    heap = page.evaluate("performance.memory.usedJSHeapSize") / 1e6
    say("heap of the Board", heap, "MB", "MB")
    say("Story, cold", loaded(page, f"{base}/")[0], "story", "ms")
    begun = time.perf_counter()
    page.goto(f"{base}/map")
    page.wait_for_selector("[data-island=map] canvas", timeout=30_000)
    say("Map, its canvas there", (time.perf_counter() - begun) * 1000, "map", "ms")


def main() -> None:
    """Measure, and say on which machine."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--file", type=Path)
    parser.add_argument("--times", type=int, default=15)
    parser.add_argument("--chromium", default="/usr/bin/chromium")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as player:
        ledger = asked.file or demo_ledger(Path(folder))
        browser = player.chromium.launch(executable_path=asked.chromium, args=ARGS)
        with serving(ledger) as address:
            print(f"{ledger.name}, load average {os.getloadavg()[0]:.1f}")
            measure(browser.new_page(), address, asked.times)
        browser.close()


if __name__ == "__main__":
    main()

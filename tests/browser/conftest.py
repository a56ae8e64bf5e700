"""A real server over the demo's story, and a real browser before it.

Debian's Chromium is used where it lies (`apt-get install chromium`); SAYSO_CHROMIUM
names another. Without one, these tests are skipped and say so, unless SAYSO_BROWSER is
"required": then they fail, as they should where everything is to be tested.
"""

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, sync_playwright

from sayso.demo import bundled
from tests.serving import story_file

FLAGS = [
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    # WebGL drawn by the processor, so that the live map is tested too
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--ignore-gpu-blocklist",
]


def chromium() -> str | None:
    """The browser on this machine, if there is one."""
    named = os.environ.get("SAYSO_CHROMIUM")
    return named or shutil.which("chromium") or shutil.which("chromium-browser")


# Of one file each, never of the whole run: Playwright keeps an event loop running in
# this thread until it ends, and what one file rules or adds is no other one's story.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    path = chromium()
    if path is None:
        reason = "no Chromium here: apt-get install chromium, or set SAYSO_CHROMIUM"
        if os.environ.get("SAYSO_BROWSER") == "required":
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield found
        found.close()


def other_ledger() -> str | None:
    """A ledger that every page is to be looked at over, instead of the demo's story.

    `make pages LEDGER=FILE` names one: a large one that `bench.queries` made.
    """
    return os.environ.get("SAYSO_BROWSER_LEDGER")


class Served:
    """`sayso serve` as a process of its own; each visit has a token of its own."""

    def __init__(self, folder: Path, *, port: int = 0) -> None:
        ledger = folder / "dresna.sayso"
        if not ledger.exists():
            shutil.copy(other_ledger() or story_file(), ledger)
        command = [sys.executable, "-m", "sayso", "serve", str(ledger)]
        command += ["--port", str(port), "--weights", "none", "--by", "Ines"]
        if not other_ledger():
            command += ["--outline", str(bundled().outline)]
        self.process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        self.ledger = ledger
        self.base = self.next_address().partition("/?")[0]

    def next_address(self) -> str:
        """The address that was printed last, with its token."""
        assert self.process.stdout
        told: list[str] = []
        for line in self.process.stdout:
            told.append(line)
            if found := re.search(r"http://\S+token=\S+", line):
                self.printed = found.group()
                return self.printed
        raise AssertionError("the server ended: " + "".join(told))

    def stop(self) -> None:
        """End it as Ctrl-C does."""
        self.process.send_signal(signal.SIGINT)
        self.process.wait(timeout=20)
        if self.process.stdout:
            self.process.stdout.close()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    served = Served(tmp_path_factory.mktemp("served"))
    yield served
    served.stop()


@dataclass
class Visit:
    """A page of the desk, and everything that a careful browser complained of."""

    page: Page
    base: str
    complaints: list[str] = field(default_factory=list)

    def go(self, path: str) -> None:
        """Open a path and wait until it is drawn."""
        self.page.goto(self.base + path, wait_until="load")

    def heard(self, message: ConsoleMessage) -> None:
        """A line of the console; only complaints are kept."""
        if message.type in {"error", "warning"}:
            self.complaints.append(f"{message.type}: {message.text}")

    def asked(self, request: Request) -> None:
        """A request; those to anybody else are complaints."""
        if not request.url.startswith((self.base, "data:", "blob:")):
            self.complaints.append(f"asked elsewhere: {request.url}")


@pytest.fixture(params=["light", "dark"])
def scheme(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def session(browser: Browser, server: Served) -> list[dict[str, str]]:
    """The cookie of one who came by the printed address."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(server.printed)
    cookies = [
        {"name": c["name"], "value": c["value"], "url": server.base}
        for c in context.cookies()
    ]
    context.close()
    return cookies


def visiting(browser: Browser, server: Served, session, **wishes) -> Visit:
    """A new visit of somebody who is in already."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, **wishes)
    context.add_cookies(session)
    context.set_default_timeout(20_000)
    visit = Visit(context.new_page(), server.base)
    visit.page.on("console", visit.heard)
    visit.page.on("pageerror", lambda error: visit.complaints.append(str(error)))
    visit.page.on("request", visit.asked)
    return visit


@pytest.fixture
def visit(browser: Browser, server: Served, session) -> Iterator[Visit]:
    found = visiting(browser, server, session)
    yield found
    found.page.context.close()
    assert found.complaints == []

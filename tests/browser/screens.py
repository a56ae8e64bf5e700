"""Pictures of every page, light and dark, wide and narrow and printed, to be looked at.

python -m tests.browser.screens dist/screens [/board /report ...]
"""

import re
import sys
import tempfile
from pathlib import Path
from typing import Literal, NamedTuple

from playwright.sync_api import Browser, sync_playwright

from tests.browser.conftest import FLAGS, Served, Visit, chromium, visiting
from tests.browser.test_every_page import ONE_THING, PAGES, first_of

HEIGHT = 900


class Look(NamedTuple):
    """How a page is shown: on a screen of some width, or on paper."""

    name: str
    width: int
    scheme: Literal["light", "dark"] = "light"
    media: Literal["screen", "print"] = "screen"


LOOKS = (
    Look("light", 1280),
    Look("dark", 1280, scheme="dark"),
    Look("tablet", 1024),
    Look("phone", 390),
    Look("print", 718, media="print"),
)


def main(folder: Path, wanted: list[str]) -> None:
    """Serve the demo's story and take the pictures."""
    path = chromium()
    if path is None:
        sys.exit("no Chromium here: apt-get install chromium, or set SAYSO_CHROMIUM")
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as made, sync_playwright() as playwright:
        server = Served(Path(made))
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        take(browser, server, folder, wanted)
        browser.close()
        server.stop()


def take(browser: Browser, server: Served, folder: Path, wanted: list[str]) -> None:
    """All pictures, or those of the pages that are wanted."""
    context = browser.new_context()
    context.new_page().goto(server.printed)
    cookies = [
        {"name": c["name"], "value": c["value"], "url": server.base}
        for c in context.cookies()
    ]
    visit = visiting(browser, server, cookies)
    paths = wanted or [*PAGES, *(first_of(visit, kind) for kind in ONE_THING)]
    for look in LOOKS:
        visit = visiting(browser, server, cookies)
        visit.page.emulate_media(media=look.media, color_scheme=look.scheme)
        for path in paths:
            picture(visit, path, look.width, folder / f"{called(path)}-{look.name}.png")


def picture(visit: Visit, path: str, width: int, target: Path) -> None:
    """One page as a picture of its whole length."""
    visit.page.set_viewport_size({"width": width, "height": HEIGHT})
    visit.go(path)
    visit.page.wait_for_timeout(1500 if path == "/map" else 200)
    # Rows beyond the window are not drawn until it is as long as the page.
    tall = visit.page.evaluate("document.documentElement.scrollHeight")
    visit.page.set_viewport_size({"width": width, "height": tall})
    visit.page.screenshot(path=target, full_page=True, timeout=60_000)
    print(target)


def called(path: str) -> str:
    """What the picture of a page is called; the page of one thing, after its kind."""
    name = re.sub(r"^/(\w+)s/[a-z][0-9a-f]+$", r"\1", path)
    return re.sub(r"\W+", "-", name).strip("-") or "story"


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "dist/screens"), sys.argv[2:])

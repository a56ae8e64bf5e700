"""Pictures of every page, light and dark, to be looked at.

python -m tests.browser.screens dist/screens
"""

import re
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser.conftest import FLAGS, Served, chromium, visiting
from tests.browser.test_every_page import PAGES


def main(folder: Path) -> None:
    """Serve the demo's story and take the pictures."""
    path = chromium()
    if path is None:
        sys.exit("no Chromium here: apt-get install chromium, or set SAYSO_CHROMIUM")
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as made, sync_playwright() as playwright:
        server = Served(Path(made))
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        context = browser.new_context()
        context.new_page().goto(server.printed)
        cookies = [
            {"name": c["name"], "value": c["value"], "url": server.base}
            for c in context.cookies()
        ]
        for scheme in ("light", "dark"):
            visit = visiting(browser, server, cookies, color_scheme=scheme)
            for page in PAGES:
                visit.go(page)
                visit.page.wait_for_timeout(1500 if page == "/map" else 200)
                name = re.sub(r"\W+", "-", page).strip("-") or "story"
                target = folder / f"{name}-{scheme}.png"
                visit.page.screenshot(path=target, full_page=True)
                print(target)
        browser.close()
        server.stop()


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "dist/screens"))

"""Every page, light and dark, wide and narrow: accessible, quiet, and by itself.

`make pages LEDGER=FILE` does the same over another ledger, as large as it may be.
"""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect

from sayso.desk.navigation import NAVIGATION, TOOLS
from tests.browser.conftest import Served, Visit, other_ledger, visiting

PAGES = [
    "/",
    "/board",
    "/board?standing=contested&q=market",
    "/documents",
    "/sources",
    "/map",
    "/figures",
    "/timeline?by=origin",
    "/timeline?time=event",
    "/review",
    "/review?queue=names",
    "/review?queue=history",
    "/report",
    "/add",
    "/settings",
    "/keys",
    "/api",
    "/?published_by=2031-05-02T06:00Z",
    "/board?published_by=1999-01-01T00:00Z",
    "/nowhere",
]
ONE_THING = ["points", "documents", "sources"]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def violations(visit: Visit) -> list[str]:
    """What axe-core finds against WCAG 2.2 AA and good practice."""
    found = Axe().run(visit.page, options={"runOnly": RULES}).response["violations"]
    return [f"{v['id']}: {v['nodes'][0]['html'][:120]}" for v in found]


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_accessible_and_asks_nobody_else(
    browser: Browser, server: Served, session, scheme: str, path: str
):
    visit = visiting(browser, server, session, color_scheme=scheme)
    visit.go(path)
    assert violations(visit) == []
    expected = ["error: Failed to load resource"] if path == "/nowhere" else []
    assert [
        c for c in visit.complaints if c[:30] not in (e[:30] for e in expected)
    ] == []
    visit.page.context.close()


def first_of(visit: Visit, kind: str) -> str:
    """The path of the first point, document or source of its list."""
    visit.go("/board" if kind == "points" else f"/{kind}")
    href = visit.page.locator(f"a[href^='/{kind}/']").first.get_attribute("href")
    assert href
    return href


@pytest.mark.parametrize("kind", ONE_THING)
def test_so_is_the_page_of_one_thing(
    browser: Browser, server: Served, session, scheme: str, kind: str
):
    visit = visiting(browser, server, session, color_scheme=scheme)
    visit.go(first_of(visit, kind))
    assert violations(visit) == []
    assert visit.complaints == []
    visit.page.context.close()


# What stands beyond the edge, but for what scrolls in a frame of its own or is unseen.
CUT = """() => {
  const framed = (e) => {
    for (let at = e; at; at = at.parentElement) {
      const style = getComputedStyle(at);
      if (at.matches("svg *, .skip, .unseen-label, .palette")) return true;
      if (at !== document.documentElement && style.overflowX !== "visible") return true;
    }
    return false;
  };
  return [...document.querySelectorAll("body *")].filter((e) => {
    const box = e.getBoundingClientRect();
    const beyond = box.right > innerWidth + 1 || box.left < -1;
    return box.width && beyond && !framed(e);
  }).map((e) => e.outerHTML.slice(0, 120));
}"""


@pytest.mark.parametrize("path", [*PAGES, *ONE_THING])
@pytest.mark.parametrize("width", [390, 1024])
def test_a_narrow_screen_needs_no_scrolling_sideways_and_cuts_nothing(
    browser: Browser, server: Served, session, path: str, width: int
):
    visit = visiting(browser, server, session)
    visit.page.set_viewport_size({"width": width, "height": 800})
    visit.go(first_of(visit, path) if path in ONE_THING else path)
    wide = visit.page.evaluate("document.documentElement.scrollWidth")
    assert wide <= width
    assert visit.page.evaluate(CUT) == []
    visit.page.context.close()


@pytest.mark.parametrize("width", [390, 1024, 1280])
def test_every_page_can_be_seen_to_be_there(
    browser: Browser, server: Served, session, width: int
):
    visit = visiting(browser, server, session)
    visit.page.set_viewport_size({"width": width, "height": 800})
    visit.go("/")
    for place in (*NAVIGATION, *TOOLS):
        link = visit.page.get_by_role("link", name=place.name, exact=True).first
        box = link.bounding_box()
        assert box, place.name
        assert 0 <= box["x"] <= box["x"] + box["width"] <= width, place.name
    visit.page.context.close()


@pytest.mark.parametrize("path", ["/", "/board?standing=contested", "/map", "/report"])
def test_a_page_works_without_javascript(
    browser: Browser, server: Served, session, path: str
):
    visit = visiting(browser, server, session, java_script_enabled=False)
    visit.go(path)
    place = "Post" if other_ledger() else "Halvik"
    assert place in visit.page.locator("main").inner_text()
    visit.page.context.close()


def test_the_api_is_written_out_without_javascript(
    browser: Browser, server: Served, session
):
    visit = visiting(browser, server, session, java_script_enabled=False)
    visit.go("/api")
    words = visit.page.locator("main").inner_text()
    assert "GET /api/v1/points/{point}" in words
    assert "published_by" in words
    visit.page.context.close()


def test_every_page_is_reached_without_a_mouse(visit: Visit):
    visit.go("/board")
    for place in (*NAVIGATION, *TOOLS):
        visit.page.keyboard.press("g")
        visit.page.keyboard.press(place.letter)
        visit.page.wait_for_url(visit.base + place.path)


def test_the_first_line_of_a_list_is_opened_and_read_without_a_mouse(visit: Visit):
    for path in ("/board", "/documents", "/sources", "/map"):
        visit.go(path)
        for key in ("j", "j", "k", "o"):
            visit.page.keyboard.press(key)
        expect(visit.page).not_to_have_url(visit.base + path)
        assert visit.page.locator("h1").inner_text()

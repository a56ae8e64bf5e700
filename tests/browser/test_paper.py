"""Pages on paper and as PDF: the text whole, the bars gone, the links alive."""

import re
import zlib

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import Served, visiting
from tests.browser.test_every_page import ONE_THING, first_of
from tests.desk.test_pages import PAGES

PAST = "?published_by=2031-05-03T06:00Z"
BARS = [".top", ".track", ".moment", "#pause", ".facets", ".rule", ".forms", ".filters"]
PDF_LINK = re.compile(rb"/URI \(([^)]*)\)")


@pytest.fixture
def printed(browser: Browser, server: Served, session):
    """A page as a printer gets it, from a reader with a dark screen."""
    visit = visiting(browser, server, session, color_scheme="dark")
    visit.page.emulate_media(media="print")
    yield visit
    visit.page.context.close()
    assert visit.complaints == []


def links_of(pdf: bytes) -> list[str]:
    """Where the links of a PDF lead, packed parts included."""
    packed = re.findall(rb"stream\r?\n(.*?)endstream", pdf, re.DOTALL)
    parts = [
        pdf,
        *(zlib.decompressobj().decompress(p) for p in packed if p[:1] == b"x"),
    ]
    return [link.decode() for part in parts for link in PDF_LINK.findall(part)]


@pytest.mark.parametrize("path", [*PAGES, *ONE_THING])
def test_what_only_a_screen_needs_is_left_out(printed, path: str):
    printed.go(first_of(printed, path) if path in ONE_THING else path)
    for bar in BARS:
        for found in printed.page.locator(bar).all():
            assert not found.is_visible(), bar
    assert printed.page.locator("h1").is_visible()
    assert "Times in UTC" in printed.page.locator(".foot").inner_text()


@pytest.mark.parametrize("path", ["/report", "/board", "/"])
def test_paper_is_white_with_black_letters(printed, path: str):
    printed.go(path)
    ground = "getComputedStyle(document.documentElement).backgroundColor"
    ink = "getComputedStyle(document.querySelector('h1')).color"
    assert printed.page.evaluate(ground) == "rgb(255, 255, 255)"
    assert max(map(int, re.findall(r"\d+", printed.page.evaluate(ink)))) < 64


def test_paper_says_of_which_moment_it_is(printed):
    printed.go("/report")
    assert "up to entry" in printed.page.locator("#asof").inner_text()
    printed.go(f"/report{PAST}")
    words = printed.page.locator("#asof").inner_text()
    assert "as printed by Sat 3 May 2031, 06:00" in words
    assert "2031, 06:00" in printed.page.locator(".as-of-words").inner_text()


def test_the_report_on_paper_has_every_sentence_of_the_screen(printed):
    printed.go("/report")
    said = "[...document.querySelectorAll('.report q')].map(q => q.innerText)"
    on_paper = printed.page.evaluate(said)
    printed.page.emulate_media(media="screen")
    assert on_paper == printed.page.evaluate(said)
    assert len(on_paper) > 20


def test_a_reference_on_paper_has_the_address_of_its_article(printed):
    printed.go("/report")
    first = printed.page.locator(".references li").first
    assert "https://" in first.inner_text()
    printed.page.emulate_media(media="screen")
    assert "https://" not in first.inner_text()


def test_nothing_is_cut_at_the_edge_of_the_sheet(printed):
    printed.page.set_viewport_size({"width": 700, "height": 1000})
    for path in ("/report", "/board", "/", "/figures", "/timeline"):
        printed.go(path)
        wide = printed.page.evaluate("document.documentElement.scrollWidth")
        assert wide <= 700, path


@pytest.mark.parametrize("path", ["/report", "/board?standing=contested"])
def test_a_pdf_keeps_the_links(printed, server: Served, path: str):
    printed.go(path)
    links = links_of(printed.page.pdf(format="A4"))
    assert any(link.startswith(f"{server.base}/points/") for link in links)

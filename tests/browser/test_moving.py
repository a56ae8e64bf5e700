"""The desk while it moves: the slider, what comes in, rulings, the palette."""

import json
import time
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from sayso.cli.opening import writing
from sayso.cli.reading_inputs import make_pipeline
from sayso.read import ReadOptions, read_stream
from tests.browser.conftest import Served, Visit

AT = datetime(2031, 5, 5, tzinfo=UTC)


def enter_report(server: Served, place: str) -> None:
    """What another process enters while pages are open."""
    record = {
        "id": f"{place}-{time.time_ns()}",
        "outlet": "Harbour Post",
        "published_at": "2031-05-05T08:00:00Z",
        "text": f"The Karvelian army said on Monday that it had left {place}.",
    }
    raw = BytesIO(json.dumps(record).encode())
    items = read_stream(raw, ReadOptions(input_format="jsonl"), at=AT)
    with writing(server.ledger) as ledger:
        list(make_pipeline((), strict=True).enter(ledger, items, run="test", at=AT))


def slide(page: Page, value: int) -> None:
    page.evaluate(
        "v => { const s = document.getElementById('slider'); s.value = v;"
        "s.dispatchEvent(new Event('input', { bubbles: true })); }",
        str(value),
    )


def test_the_slider_shows_the_board_of_its_moment_and_the_address_has_it(visit: Visit):
    page = visit.page
    visit.go("/board")
    whole = page.locator("#rows .row").count()
    slide(page, 250)
    expect(page.locator("html[data-pinned]")).to_have_count(1)
    page.wait_for_url("**/board?published_by=*")
    expect(page.locator("#asof-state")).to_contain_text("as printed by")
    assert page.locator("#rows .row").count() < whole
    address = page.url
    page.reload()
    assert page.url == address
    slide(page, 1000)
    expect(page.locator("html[data-pinned]")).to_have_count(0)
    expect(page.locator("#rows .row")).to_have_count(whole)


def test_the_slider_can_be_moved_by_keys_of_its_own(visit: Visit):
    page = visit.page
    visit.go("/board")
    page.locator("#slider").focus()
    page.keyboard.press("Home")
    expect(page.locator("html[data-pinned]")).to_have_count(1)
    expect(page.locator("#slider")).to_be_focused()


def test_what_comes_in_is_told_and_moves_nothing(visit: Visit, server: Served):
    page = visit.page
    visit.go("/board")
    top = "document.querySelector('#rows .row').getBoundingClientRect().top"
    first, before = page.locator("#rows .title").first, page.evaluate(top)
    words = first.inner_text()
    enter_report(server, "Velmora")
    fresh = page.locator("#fresh")
    expect(fresh).to_contain_text("new claim")
    assert first.inner_text() == words
    assert page.evaluate(top) == before
    page.keyboard.press("n")
    expect(page.locator("#rows .title", has_text="It had left Velmora")).to_have_count(
        1
    )
    expect(fresh).to_be_hidden()


def test_who_paused_is_told_nothing(visit: Visit, server: Served):
    page = visit.page
    visit.go("/board")
    page.get_by_role("button", name="Pause").click()
    enter_report(server, "Port Sennet")
    page.wait_for_timeout(1500)
    expect(page.locator("#fresh")).to_be_hidden()
    page.get_by_role("button", name="Tell what comes in").click()
    expect(page.locator("#fresh")).to_contain_text("new claim")


def test_a_page_of_the_past_is_told_nothing(visit: Visit, server: Served):
    page = visit.page
    visit.go("/board?published_by=2031-05-02T06:00Z")
    enter_report(server, "Tarn")
    page.wait_for_timeout(1500)
    expect(page.locator("#fresh")).to_be_hidden()


def test_several_points_are_ruled_on_and_it_is_taken_back(visit: Visit):
    page = visit.page
    visit.go("/board?standing=reported&standing=confirmed")
    for key in ("j", "x", "j", "x"):
        page.keyboard.press(key)
    expect(page.locator("#picked")).to_have_text("2 points selected")
    page.keyboard.press("a")
    expect(page.locator("#rule-note")).to_be_focused()
    page.keyboard.type("seen on site")
    page.keyboard.press("Enter")
    expect(page.locator(".row[data-standing=confirmed]")).to_have_count(2)
    page.keyboard.press("Escape")
    page.keyboard.press("z")
    expect(page.locator(".row[data-standing=confirmed]")).to_have_count(0)


def test_the_palette_goes_to_a_place(visit: Visit):
    page = visit.page
    visit.go("/")
    page.keyboard.press("Control+k")
    page.keyboard.type("halvik")
    expect(page.get_by_role("option", name="Halvik place")).to_be_visible()
    page.keyboard.press("Enter")
    page.wait_for_url("**/board?place=*")


def test_ten_pages_of_one_browser_share_one_stream(visit: Visit, server: Served):
    pages = [visit.page, *(visit.page.context.new_page() for _ in range(9))]
    for page in pages:
        page.goto(f"{server.base}/board")
    enter_report(server, "Oule")
    for page in pages:
        expect(page.locator("#fresh")).to_contain_text("new claim")


def test_the_stream_outlives_a_restart_of_the_server(browser: Browser, tmp_path: Path):
    server = Served(tmp_path)
    page = browser.new_page()
    page.goto(server.printed)
    page.goto(f"{server.base}/board")
    page.wait_for_timeout(500)
    server.stop()
    enter_report(server, "Halvik")
    again = Served(tmp_path, port=int(server.base.rsplit(":", 1)[1]))
    # The page was never loaded anew: its stream came back and told what it missed.
    expect(page.locator("#fresh")).to_contain_text("new claim", timeout=20_000)
    page.close()
    again.stop()


DROP = """([name, text]) => {
  const all = new DataTransfer();
  all.items.add(new File([text], name));
  const told = { dataTransfer: all, bubbles: true };
  document.body.dispatchEvent(new DragEvent('drop', told));
}"""


def test_files_that_are_dropped_are_listed_sent_and_entered(visit: Visit):
    page = visit.page
    visit.go("/add")
    expect(page.locator("[data-island=drop][data-ready]")).to_have_count(1)
    told = "The mayor of Tarn said the {} is open."
    page.evaluate(DROP, ["bridge.txt", told.format("bridge")])
    page.evaluate(DROP, ["ford.txt", told.format("ford")])
    expect(page.locator("#add-chosen li")).to_have_count(2)
    page.get_by_role("button", name="Read and enter").click()
    page.wait_for_url("**/add/*")
    expect(page.locator(".sum")).to_contain_text("2 reports entered", timeout=30_000)


def test_a_file_that_cannot_be_meant_is_refused_on_the_page(visit: Visit):
    page = visit.page
    visit.go("/add")
    expect(page.locator("[data-island=drop][data-ready]")).to_have_count(1)
    page.get_by_label("Published").fill("noon")
    page.get_by_label("Paste a text").fill("The ford is open.")
    page.get_by_role("button", name="Read and enter").click()
    expect(page.get_by_role("alert")).to_contain_text("noon")
    expect(page.get_by_label("Paste a text")).to_have_value("The ford is open.")
    visit.complaints = [c for c in visit.complaints if "400" not in c]

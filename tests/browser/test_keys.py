"""Every key of the help page does what it says there, and all of the desk goes by them.

The table has a line for each key: a key that is new without one fails.
"""

import pytest
from playwright.sync_api import expect

from sayso.desk.keys import KEYS
from tests.browser.conftest import Visit

PAST = "/board?published_by=2031-05-03T06:00Z"
# Where it is pressed, what is pressed before it, and what can be seen afterwards.
TABLE = {
    "help": ("/", (), "h1:text-is('Keys')"),
    "search": ("/", (), "#find:focus"),
    "palette": ("/", (), "dialog[open] [role=listbox]"),
    "close": ("/", ("/",), "body:focus, html:not(:has(#find:focus))"),
    "earlier": ("/board", (), "html[data-pinned]"),
    "later": (PAST, (), "html[data-pinned] #asof-state time"),
    "day-earlier": ("/board", (), "html[data-pinned]"),
    "day-later": (PAST, (), "html[data-pinned] #asof-state time"),
    "live": (PAST, (), "html:not([data-pinned])"),
    "next": ("/board", (), "#rows .row.current:first-child"),
    "previous": ("/board", ("j", "j"), "#rows .row.current:first-child"),
    "open": ("/board", ("j",), "article.point"),
    "filter": ("/board", (), "#facet-standing a[aria-current]"),
    "select": ("/board", ("j",), "#rows .row.picked:first-child"),
    "confirm": ("/board", ("j", "x"), "#rule-note:focus"),
    "refute": ("/board", ("j", "x"), "#rule-note:focus"),
}
# These enter something, or need something to come in: each has a test of its own.
ELSEWHERE = {"misread", "watch", "undo", "fresh"}
PRESSED = {"filter": "1", "palette": "Control+k"}


def test_the_table_has_every_key():
    assert TABLE.keys() | ELSEWHERE == {key.id for group in KEYS for key in group.keys}


@pytest.mark.parametrize("name", TABLE)
def test_a_key_does_what_the_help_page_says(visit: Visit, name: str):
    path, before, seen = TABLE[name]
    (press,) = [key.press for group in KEYS for key in group.keys if key.id == name]
    visit.go(path)
    # The page listens once its code has run.
    expect(visit.page.locator("#slider")).to_be_visible()
    for key in (*before, PRESSED.get(name, press)):
        visit.page.keyboard.press(key)
    expect(visit.page.locator(seen).first).to_be_attached()


def test_the_board_is_narrowed_and_widened_again_by_numbers(visit: Visit):
    page = visit.page
    visit.go("/board")
    whole = page.locator(".total").inner_text()
    page.keyboard.press("1")
    page.wait_for_url("**/board?standing=*")
    page.keyboard.press("0")
    expect(page).to_have_url(visit.base + "/board")
    expect(page.locator(".total")).to_have_text(whole)


def test_a_queue_is_worked_through_by_keys_and_taken_back(visit: Visit):
    page = visit.page
    visit.go("/review?queue=denied")
    waiting = page.locator("#rows .row")
    expect(waiting).to_have_count(2)
    first = page.locator(".case h2").first.inner_text()
    page.keyboard.press("r")
    expect(page.locator("#rule-note")).to_be_focused()
    page.keyboard.type("the mayor showed us the gate")
    page.keyboard.press("Enter")
    expect(waiting).to_have_count(1)
    expect(page.locator(".case h2").first).not_to_have_text(first)
    page.keyboard.press("Escape")
    page.keyboard.press("u")
    page.keyboard.press("z")
    page.keyboard.press("z")
    expect(waiting).to_have_count(2)
    visit.go("/review?queue=history")
    expect(page.locator(".empty")).to_contain_text("Nobody has ruled")


def test_what_was_misread_is_gone_from_the_board_until_it_is_taken_back(visit: Visit):
    page = visit.page
    visit.go("/board?q=unacceptable")
    rows = page.locator("#rows .row")
    expect(rows).to_have_count(1)
    for key in ("j", "x", "m"):
        page.keyboard.press(key)
    expect(rows).to_have_count(0)
    page.keyboard.press("z")
    expect(rows).to_have_count(1)

"""What a first-time visitor does, and that it takes fewer than eight clicks or keys."""

from playwright.sync_api import expect

from tests.browser.conftest import Visit


def test_from_the_front_page_to_the_report_of_the_day_before(visit: Visit):
    page = visit.page
    visit.go("/")
    # 0: a town is contested, and one sees it
    dispute = page.locator(".card", has_text="Halvik").first
    expect(dispute).to_contain_text("contested")
    # 1: the point, with both passages
    dispute.locator("a.title").click()
    passages = page.locator(".passage")
    expect(passages).to_have_count(2)
    expect(passages.nth(0)).to_contain_text("Says so")
    expect(passages.nth(1)).to_contain_text("Says otherwise")
    # 2: the day before
    page.get_by_role("link", name="−1 d").or_(
        page.get_by_role("button", name="−1 d")
    ).first.click()
    expect(page.locator("html[data-pinned]")).to_have_count(1)
    # 3: the report, as of the same moment
    page.get_by_role("link", name="Report", exact=True).click()
    expect(page.locator("html[data-pinned]")).to_have_count(1)
    # 4: saved
    with page.expect_download() as saved:
        page.get_by_role("link", name="HTML", exact=True).click()
    told = saved.value.path().read_text("utf-8")
    assert "Published by 3 May 2031" in told


def test_the_same_by_keyboard(visit: Visit):
    page = visit.page
    visit.go("/board?standing=contested")
    page.keyboard.press("j")
    page.keyboard.press("o")
    expect(page.locator(".passage")).to_have_count(2)
    page.keyboard.press("{")
    expect(page.locator("html[data-pinned]")).to_have_count(1)
    page.keyboard.press("g")
    page.keyboard.press("p")
    expect(page.get_by_role("heading", level=1)).to_contain_text("report")
    # A page listens once its code has run, which is what shows the slider.
    expect(page.locator("#slider")).to_be_visible()
    page.keyboard.press("l")
    expect(page.locator("html[data-pinned]")).to_have_count(0)


def test_the_live_map_is_drawn_over_the_drawing(visit: Visit):
    visit.go("/map")
    island = visit.page.locator("[data-island=map]")
    expect(island).to_have_attribute("data-ready", "yes", timeout=20_000)
    expect(visit.page.locator("#live-map canvas")).to_be_visible()


def test_keys_of_one_letter_can_be_switched_off(visit: Visit):
    page = visit.page
    visit.go("/settings")
    page.get_by_label("Keys of one letter").uncheck()
    page.get_by_role("button", name="Keep").click()
    page.keyboard.press("?")
    expect(page).to_have_url(visit.base + "/settings")

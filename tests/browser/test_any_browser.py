"""Browsers that can less, readers elsewhere, and texts that run the other way."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO

import pytest
from playwright.sync_api import Browser, Locator, expect

from sayso.cli.opening import writing
from sayso.cli.reading_inputs import make_pipeline
from sayso.model.document import Document
from sayso.read import ReadOptions, read_stream
from tests.browser.conftest import FLAGS, Served, Visit, chromium, visiting

AT = datetime(2031, 5, 5, tzinfo=UTC)
WITHOUT_WEBGL = [
    *(flag for flag in FLAGS if "swiftshader" not in flag and "gpu" not in flag),
    "--disable-gpu",
    "--disable-3d-apis",
]
ARABIC = "قال الجيش يوم الاثنين إنه غادر بلدة تارن."
MIXED = (
    "The mayor of Tarn said the bridge is open.\n\n"
    f"{ARABIC}\n\nThe army said \u202eneve era srettel\u202c are lies."
)


class TestWithoutWebGl:
    @pytest.fixture
    def visit(self, browser: Browser, server: Served, session) -> Iterator[Visit]:
        """A visit by a browser that cannot draw with WebGL."""
        lesser = browser.browser_type.launch(
            executable_path=chromium(), args=WITHOUT_WEBGL
        )
        found = visiting(lesser, server, session)
        yield found
        lesser.close()
        assert found.complaints == []

    def test_the_map_is_the_drawing_with_its_places_and_links(self, visit: Visit):
        page = visit.page
        visit.go("/map")
        assert page.evaluate(
            "document.createElement('canvas').getContext('webgl2') === null"
        )
        drawing = page.locator(".live-map > .drawing")
        expect(drawing).to_be_visible()
        expect(page.locator("#live-map")).to_be_hidden()
        listed = page.locator("[aria-labelledby=places] tbody tr")
        expect(drawing.locator(".spot")).to_have_count(listed.count())
        drawing.locator("a", has=page.locator(".spot")).first.click()
        page.wait_for_url("**/board?place=*")

    def test_it_moves_with_the_slider_too(self, visit: Visit):
        page = visit.page
        visit.go("/map")
        whole = page.locator(".live-map .spot").count()
        page.locator("#slider").focus()
        page.keyboard.press("Home")
        expect(page.locator("html[data-pinned]")).to_have_count(1)
        assert page.locator(".live-map .spot").count() < whole


def entered(server: Served, text: str, title: str) -> Document:
    """A report that is entered while the server runs."""
    record = {
        "id": title,
        "title": title,
        "outlet": "أخبار تارن",
        "published_at": "2031-05-05T08:00:00Z",
        "text": text,
    }
    raw = BytesIO(json.dumps(record).encode())
    items = read_stream(raw, ReadOptions(input_format="jsonl"), at=AT)
    with writing(server.ledger) as ledger:
        pipeline = make_pipeline((), strict=False)
        (outcome,) = pipeline.enter(ledger, items, run="test", at=AT)
    assert outcome.document is not None
    return outcome.document


def direction(element: Locator) -> str:
    return str(element.evaluate("e => getComputedStyle(e).direction"))


class TestRightToLeft:
    def test_an_arabic_report_runs_right_to_left_and_the_page_does_not(
        self, visit: Visit, server: Served
    ):
        doc = entered(server, ARABIC, "الجيش يغادر تارن")
        page = visit.page
        visit.go(f"/documents/{doc.doc}")
        text = page.locator(".reading .text")
        expect(text).to_have_attribute("dir", "auto")
        assert direction(text) == "rtl"
        assert direction(page.locator("html")) == "ltr"
        assert direction(page.locator("h1 bdi")) == "rtl"
        # The claims stand at the right of the text, as beside any other.
        aside, words = page.locator(".margin").bounding_box(), text.bounding_box()
        assert aside
        assert words
        assert aside["x"] > words["x"]

    def test_in_a_list_a_name_turns_nothing_round_beside_it(
        self, visit: Visit, server: Served
    ):
        entered(server, ARABIC, "الجيش يغادر تارن")
        visit.go("/documents")
        row = visit.page.locator("#rows .row", has_text="أخبار تارن").first
        assert direction(row) == "ltr"
        assert direction(row.locator(".title bdi")) == "rtl"

    def test_a_paragraph_of_another_script_runs_its_own_way(
        self, visit: Visit, server: Served
    ):
        doc = entered(server, MIXED, "Two tongues")
        visit.go(f"/documents/{doc.doc}")
        text = visit.page.locator(".reading .text")
        assert direction(text) == "ltr"
        # In the Arabic paragraph the first letter stands at the right of the last one.
        first, last = text.evaluate(
            """(box, words) => {
              const walk = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
              while (walk.nextNode() && !walk.currentNode.data.includes(words));
              const at = walk.currentNode.data.indexOf(words);
              return [at, at + words.length - 2].map((from) => {
                const range = document.createRange();
                range.setStart(walk.currentNode, from);
                range.setEnd(walk.currentNode, from + 1);
                return range.getBoundingClientRect().left;
              });
            }""",
            ARABIC,
        )
        assert first > last

    def test_marks_that_turn_letters_round_are_shown_and_turn_nothing(
        self, visit: Visit, server: Served
    ):
        doc = entered(server, MIXED, "Two tongues")
        visit.go(f"/documents/{doc.doc}")
        words = visit.page.locator("body").inner_text()
        assert "U+202E" in words
        assert "\u202e" not in visit.page.content()


class TestTimeZones:
    ZONE = "Asia/Damascus"

    @pytest.fixture
    def abroad(self, visit: Visit, server: Served) -> Visit:
        """A reader who chose a time zone of their own."""
        visit.page.context.add_cookies(
            [{"name": "zone", "value": self.ZONE, "url": server.base}]
        )
        return visit

    def test_the_slider_tells_the_moment_in_it(self, abroad: Visit):
        page = abroad.page
        abroad.go("/board?published_by=2031-05-02T22:30Z")
        expect(page.locator("#asof-state")).to_contain_text("Sat 3 May 2031, 01:30")
        told = page.locator("#slider").get_attribute("aria-valuetext")
        assert told == "Sat 3 May, 01:30"

    def test_a_moment_that_is_typed_is_of_it(self, abroad: Visit):
        page = abroad.page
        abroad.go("/board")
        page.get_by_label("Moment, Asia/Damascus").fill("2031-05-03 01:30")
        page.get_by_role("button", name="Go").click()
        page.wait_for_url("**/board?published_by=2031-05-02T22*30Z")

    def test_a_day_alone_is_its_end(self, visit: Visit):
        page = visit.page
        visit.go("/board")
        page.get_by_label("Moment, UTC").fill("2031-05-02")
        page.get_by_role("button", name="Go").click()
        page.wait_for_url("**/board?published_by=2031-05-02T23*59*59Z")


class TestTheme:
    GROUND = "getComputedStyle(document.body.parentElement).backgroundColor"

    def test_what_was_chosen_wins_over_the_system(self, visit: Visit):
        page = visit.page
        page.emulate_media(color_scheme="light")
        visit.go("/settings")
        light = page.evaluate(self.GROUND)
        page.get_by_label("dark").check()
        page.get_by_role("button", name="Keep").click()
        expect(page.locator("html[data-theme=dark]")).to_have_count(1)
        dark = page.evaluate(self.GROUND)
        assert dark != light
        page.get_by_label("as the system").check()
        page.get_by_role("button", name="Keep").click()
        expect(page.locator("html[data-theme=auto]")).to_have_count(1)
        assert page.evaluate(self.GROUND) == light

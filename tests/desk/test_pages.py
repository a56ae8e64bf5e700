"""Pages over the demo's story: what a reader sees, and as of when."""

import re

import pytest
from starlette.testclient import TestClient

from sayso.desk.pages import sources
from tests.serving import text_of

BEFORE = "2031-05-02T06:00Z"  # the army had denied and not yet conceded
PAGES = [
    "/",
    "/board",
    "/documents",
    "/sources",
    "/map",
    "/figures",
    "/timeline",
    "/review",
    "/report",
    "/add",
    "/settings",
    "/keys",
]


def point_titled(web: TestClient, words: str, **asked: str) -> str:
    rows = web.get("/board.json", params={"q": words, **asked}).json()["rows"]
    assert rows, f"no point with the words {words!r}"
    return str(rows[0]["point"])


@pytest.mark.parametrize("path", PAGES)
def test_a_page_has_one_heading_a_title_and_a_language(web: TestClient, path: str):
    html = web.get(path).text
    assert len(re.findall(r"<h1\b", html)) == 1
    assert re.search(r"<title>[^<]+ · Dresna</title>", html)
    assert '<html lang="en"' in html


@pytest.mark.parametrize("path", PAGES)
def test_no_page_has_a_script_or_a_style_of_its_own(web: TestClient, path: str):
    html = web.get(path).text
    assert not re.search(r"\sstyle=|<style|\son[a-z]+=|javascript:", html)
    assert re.findall(r"<script[^>]*>", html) == [
        tag for tag in re.findall(r"<script[^>]*>", html) if "src=" in tag
    ]


@pytest.mark.parametrize("path", PAGES)
def test_a_page_of_the_past_says_so_and_its_links_stay_there(
    web: TestClient, path: str
):
    html = web.get(path, params={"published_by": BEFORE}).text
    assert "data-pinned" in html
    assert "as printed by Fri 2 May 2031, 06:00" in text_of(html)
    assert f'href="/board?published_by={BEFORE.replace(":", "%3A")}"' in html


def test_the_story_names_what_is_in_dispute_and_both_sides(web: TestClient):
    words = text_of(web.get("/").text)
    assert "1 contested" in words
    disputed = words.split("In dispute")[1]
    assert "Karvelian Defence Ministry" in disputed.split("says otherwise")[1][:60]


def test_of_what_is_known_by_its_denial_nobody_is_said_to_have_stopped_saying_it(
    web: TestClient,
):
    words = text_of(web.get("/").text)
    rumour = words.split("Rumours that Velmora airport had been closed")[1][:60]
    assert "says so nobody now" in " ".join(rumour.split())


def test_a_town_stood_otherwise_the_day_before(web: TestClient):
    point = point_titled(web, "entered Dresna")
    now = text_of(web.get(f"/points/{point}").text)
    then = text_of(web.get(f"/points/{point}", params={"published_by": BEFORE}).text)
    assert "conceded" in now.split("How its standing moved")[0]
    assert "contested" in then.split("How its standing moved")[0]
    assert "Denies it" in then


def test_a_point_shows_both_passages_beside_its_words(web: TestClient):
    point = point_titled(web, "shells hit the market")
    words = text_of(web.get(f"/points/{point}").text)
    beside = words.split("The words where they stand")[-1]
    assert beside.index("Says so") < beside.index("Says otherwise")
    html = web.get(f"/points/{point}").text
    assert html.count('class="passage"') == 2
    assert len(re.findall(r'<mark class="s-contested here"', html)) >= 2


def test_copies_are_folded_and_counted_once(web: TestClient):
    point = point_titled(web, "shells hit the market")
    words = text_of(web.get(f"/points/{point}").text)
    assert "counted once" in words
    assert "At most 2 origins for" in words


def test_what_was_read_stands_beside_its_words(web: TestClient):
    point = point_titled(web, "shells hit the market")
    words = text_of(web.get(f"/points/{point}").text)
    read = words.split("What was read in these words")[1]
    assert "source hospital officials" in read
    assert "killed >=12" in read
    assert "Halvik, KV" in read


def test_a_click_says_why_two_origins_are_counted(web: TestClient):
    point = point_titled(web, "shells hit the market")
    html = web.get(f"/points/{point}").text
    (why, *_) = re.findall(r'class="why" href="([^"]+)"', html)
    page = text_of(web.get(why.replace("&amp;", "&")).text)
    assert "Two origins" in page
    assert "Because" in page
    assert web.get("/kinship").status_code == 400


def test_what_was_taken_back_is_a_group_of_its_own(web: TestClient):
    row = web.get("/board.json", params={"standing": "retracted"}).json()["rows"][0]
    words = text_of(web.get(f"/points/{row['point']}").text)
    assert "Taken back or corrected" in words


def test_a_claim_opens_its_point_at_its_own_passage(web: TestClient):
    row = web.get("/board.json", params={"standing": "contested"}).json()["rows"][0]
    html = web.get(f"/points/{row['point']}").text
    for claim in set(re.findall(r"/claims/(c[0-9a-f]+)", html)):
        page = web.get(f"/claims/{claim}")
        assert page.status_code == 200
        assert f"Sayso claim {claim}" in page.text


def test_a_document_marks_what_was_read_in_it(web: TestClient):
    html = web.get("/documents").text
    for path in sorted(set(re.findall(r"/documents/d[0-9a-f]+", html)))[:8]:
        page = web.get(path).text
        for claim in re.findall(r'id="c-(c[0-9a-f]+)"', page):
            assert claim in " ".join(re.findall(r'data-claims="([^"]+)"', page))


def test_filters_narrow_the_board_and_each_can_be_let_go(web: TestClient):
    whole = web.get("/board.json").json()["rows"]
    asked = {"standing": "denied"}
    rows = web.get("/board.json", params=asked).json()["rows"]
    assert {row["standing"] for row in rows} == {"denied"}
    assert 0 < len(rows) < len(whole)
    html = web.get("/board", params=asked).text
    assert 'href="/board" data-choice="denied"' in html or re.search(
        r'href="/board"[^>]*aria-current="true" data-choice="denied"', html
    )


def test_what_is_only_listed_is_left_out_until_it_is_asked_for(web: TestClient):
    usual = {row["standing"] for row in web.get("/board.json").json()["rows"]}
    assert "listed" not in usual
    asked = web.get("/board.json", params={"standing": "listed"}).json()["rows"]
    assert asked


@pytest.mark.parametrize("form", ["json", "csv", "rss"])
@pytest.mark.parametrize("name", ["board", "sources", "outlets", "documents"])
def test_every_list_is_there_for_programs(web: TestClient, name: str, form: str):
    answer = web.get(f"/{name}.{form}", params={"published_by": BEFORE})
    assert answer.status_code == 200
    assert answer.headers["sayso-published-by"] == BEFORE
    printed = name in {"outlets", "documents"}
    who = "Meridian Press Agency" if printed else "Karvelian Defence Ministry"
    assert who in answer.text


def test_documents_follow_each_other_newest_first(web: TestClient):
    whole = web.get("/documents.json").json()["rows"]
    assert [row["published_at"] for row in whole] == sorted(
        (row["published_at"] for row in whole), reverse=True
    )
    rest = web.get("/documents.json", params={"skip": "30"}).json()["rows"]
    assert rest == whole[30:]
    html = web.get("/documents", params={"skip": "30"}).text
    assert len(re.findall(r'class="row doc"', html)) == len(whole) - 30
    assert ">newer</a>" in html
    assert web.get("/documents", params={"skip": "-1"}).status_code == 400


def test_a_list_ends_with_a_form_that_there_is(web: TestClient):
    assert web.get("/board.xls").status_code == 404


def test_the_form_of_the_bar_leads_to_the_moment_that_was_typed(web: TestClient):
    asked = {
        "clock": "recorded",
        "at": "2031-05-02T06:00",
        "back": "/board?standing=contested&as_of=2031-05-01",
    }
    answer = web.get("/go", params=asked)
    assert answer.url.path == "/board"
    assert dict(answer.url.params) == {
        "standing": "contested",
        "as_of": "2031-05-02T06:00Z",
    }


def test_a_moment_is_typed_in_the_readers_own_zone(web: TestClient):
    web.cookies.set("zone", "Europe/Berlin")
    asked = {"clock": "published", "at": "2031-05-02T08:00", "back": "/"}
    answer = web.get("/go", params=asked)
    shown = text_of(answer.text)
    web.cookies.delete("zone")
    assert dict(answer.url.params) == {"published_by": BEFORE}
    assert "as printed by Fri 2 May 2031, 08:00" in shown
    assert "Europe/Berlin (UTC+02:00)" in shown


def test_the_form_leads_to_no_other_host(web: TestClient):
    answer = web.get("/go?back=//evil.example/x&at=", follow_redirects=False)
    assert answer.headers["location"] == "/x"


@pytest.mark.parametrize(
    ("path", "status", "says"),
    [
        ("/points/cnone", 404, "no claim 'cnone'"),
        ("/documents/dnone", 404, "no document 'dnone'"),
        ("/sources/snone", 404, "snone"),
        ("/board?standing=true", 400, "'true' is no standing"),
        ("/board?limit=0", 400, "limit is a number from 1 to 500"),
        ("/?as_of=yesterday", 400, "'yesterday' is no moment"),
        ("/go?at=soon", 400, "'soon' is no moment"),
        ("/nowhere", 404, "There is no page at /nowhere"),
    ],
)
def test_what_cannot_be_shown_is_said_plainly(
    web: TestClient, path: str, status: int, says: str
):
    answer = web.get(path)
    assert answer.status_code == status
    assert says in text_of(answer.text)


def test_before_anything_was_printed_pages_are_empty_and_say_so(web: TestClient):
    asked = {"published_by": "2001-01-01"}
    assert "Nothing was claimed by this moment" in text_of(
        web.get("/", params=asked).text
    )
    assert "No point passes" in text_of(web.get("/board", params=asked).text)
    assert "No document was known" in text_of(web.get("/documents", params=asked).text)


def test_keys_can_be_switched_off_in_one_browser(web: TestClient):
    assert 'data-keys="on"' in web.get("/keys").text
    assert 'data-keys="off"' in web.post("/keys", data={"keys": "off"}).text
    assert 'data-keys="on"' in web.post("/keys", data={"keys": "on"}).text


def test_the_search_keeps_both_clocks(web: TestClient):
    html = web.get("/", params={"published_by": BEFORE, "as_of": "2031-05-03"}).text
    form = html.split('role="search"')[1].split("</form>")[0]
    assert f'name="published_by" value="{BEFORE}"' in form
    assert 'name="as_of" value="2031-05-03T23:59:59' in form


def test_the_sources_say_who_reprints_whom(web: TestClient):
    words = text_of(web.get("/sources").text).split("Who reprints whom")[1]
    assert "Daily Lantern Meridian Press Agency" in words


def test_each_value_leads_to_its_words_in_the_passage(web: TestClient):
    point = point_titled(web, "shells hit the market")
    html = web.get(f"/points/{point}").text
    anchors = set(re.findall(r'href="#(v-[\w-]+)"', html))
    assert {"v-source-1", "v-where-1", "v-figure-1", "v-event-1"} <= anchors
    for anchor in anchors:
        assert html.count(f'id="{anchor}"') == 1, anchor


def test_the_story_has_its_timeline(web: TestClient):
    assert 'aria-label="When it was first said, by place"' in web.get("/").text


def test_sources_come_a_page_at_a_time(
    web: TestClient, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(sources, "SHOWN", 5)
    rows, path = [], "/sources"
    while path:
        page = web.get(path).text
        rows += re.findall(r'<th scope="row"><a class="title" href="([^"]+)"', page)
        found = re.search(r'rel="next" href="([^"]+)"', page)
        path = found[1] if found else ""
    every = {row["source"] for row in web.get("/sources.json").json()["rows"]}
    every |= {row["outlet"] for row in web.get("/outlets.json").json()["rows"]}
    assert {row.rpartition("/")[2] for row in rows} == every
    assert web.get("/sources?skip=two").status_code == 400

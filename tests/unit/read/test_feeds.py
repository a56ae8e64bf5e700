"""What `read/feeds.py` makes of RSS, Atom and JSON Feed."""

# ruff: noqa: E501 - a table reads better with one case a line

import json

import pytest

from tests.unit.read.reading import QUIET, codes_of, doc_of, docs_of

DAY = "<pubDate>Thu, 01 May 2031 08:00:00 +0200</pubDate>"
MEDIA = 'xmlns:media="http://search.yahoo.com/mrss/"'
CONTENT = 'xmlns:content="http://purl.org/rss/1.0/modules/content/"'


def rss(items: str, head: str = "") -> str:
    channel = (
        f"<channel><title>Norlink wire</title><language>en</language>{items}</channel>"
    )
    return f'{head}<rss version="2.0" {MEDIA} {CONTENT}>{channel}</rss>'


def item(body: str = "", **fields: str) -> str:
    inner = "".join(f"<{name}>{value}</{name}>" for name, value in fields.items())
    return f"<item>{inner}{body}</item>"


def test_an_item_of_rss():
    doc = doc_of(
        rss(
            item(
                title="Dresna &amp;amp; Halvik",
                guid="tag:norlink.example,2031:1",
                link="https://norlink.example/1",
                author="Jane Roe",
                description=f"&lt;p&gt;{QUIET}&lt;/p&gt;&lt;p&gt;It was so.&lt;/p&gt;",
                body=f"{DAY}<source url='https://lantern.example'>Daily Lantern</source>"
                "<media:credit>MPA/KMG</media:credit>",
            )
        )
    )
    assert doc.text == f"{QUIET}\nIt was so."
    head = doc.head
    assert (head.headline, head.byline) == ("Dresna & Halvik", "Jane Roe")
    assert (head.outlet, head.via) == ("Daily Lantern", "Norlink wire")
    assert head.credit == ("MPA", "KMG")
    assert doc.url == "https://norlink.example/1"
    assert doc.address == doc.given_id == "tag:norlink.example,2031:1"
    assert doc.published_at is not None
    assert doc.published_at.isoformat() == "2031-05-01T06:00:00+00:00"
    assert head.updated_at is None


def test_whole_texts_are_preferred_to_summaries():
    whole = f"<content:encoded>&lt;p&gt;{QUIET}&lt;/p&gt;</content:encoded>"
    raw = rss(item(title="T", description="Short.", body=DAY + whole))
    assert doc_of(raw).text == QUIET
    assert codes_of(raw) == []


def test_an_atom_entry_keeps_its_update_and_its_source():
    doc = doc_of(
        '<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom">'
        "<title>All wires</title><entry><id>https://norlink.example/1</id><title>T</title>"
        "<published>2031-05-01T06:00:00Z</published><updated>2031-05-01T07:00:00Z</updated>"
        f"<source><title>Norlink</title></source><content>{QUIET}</content></entry></feed>"
    )
    assert (doc.head.outlet, doc.head.via) == ("Norlink", "All wires")
    assert doc.head.updated_at is not None
    assert doc.head.updated_at.hour == 7


@pytest.mark.parametrize(
    ("fields", "address"),
    [
        (
            {"guid": "7", "link": "https://norlink.example/1"},
            "https://norlink.example/1",
        ),
        # half of all feeds number their items from 1
        ({"guid": "7"}, "feed:Norlink wire#7"),
        ({}, None),
    ],
)
def test_addresses(fields: dict[str, str], address: str | None):
    body = f"<description>{QUIET}</description>"
    assert doc_of(rss(item(body, **fields))).address == address


def test_wrong_and_missing_dates():
    raw = rss(
        item(title="A", description=QUIET, pubDate="soon")
        + item(title="B", description=f"{QUIET} B")
        + item(
            title="C", description=f"{QUIET} C", pubDate="Fri, 01 Aug 2031 08:00 GMT"
        )
    )
    codes = codes_of(raw)
    assert codes == ["S-READ-013", "S-READ-015", "S-READ-016", "S-READ-017"]
    assert [doc.published_at is None for doc in docs_of(raw)] == [True, True, False]


def test_an_item_with_a_title_alone_is_its_title():
    assert (
        doc_of(rss(item(title="Dresna is quiet", body=DAY))).text == "Dresna is quiet"
    )
    assert codes_of(rss(item(body=DAY))) == ["S-READ-020"]
    assert codes_of(rss("")) == ["S-READ-001"]


def test_items_given_twice_are_said():
    one = item(DAY, guid="1", description=QUIET)
    assert codes_of(rss(one + one)) == ["S-READ-012", "S-READ-017"]


def test_a_bomb_of_entities_is_not_expanded():
    entities = '<!ENTITY a0 "ha">' + "".join(
        f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12)
    )
    raw = rss(
        item(DAY, title="T", description=f"{QUIET} &a11;"), f"<!DOCTYPE r [{entities}]>"
    )
    assert len(doc_of(raw).text) < 200
    assert codes_of(raw)[0] == "S-READ-019"


def test_an_outside_entity_is_not_fetched():
    entity = '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/hostname"><!ENTITY y "<b>">]>'
    raw = rss(item(DAY, title="T", description=f"{QUIET} &x;"), entity)
    assert "&x;" in doc_of(raw).text


def test_a_feed_that_is_only_an_address_or_a_path_is_not_opened():
    assert codes_of("file:///etc/hostname", input_format="feed") == ["S-READ-028"]
    assert codes_of("/etc/hostname", input_format="feed") == ["S-READ-028"]


def test_deep_and_broken_feeds():
    deep = rss(item(DAY, title="T", description=QUIET + "<b>" * 20_000))
    assert "S-READ-018" in codes_of(deep)
    cut = rss(item(DAY, title="T", description=QUIET))[:-20]
    assert codes_of(cut) == ["S-READ-018", "S-READ-017"]
    assert codes_of("", input_format="feed") == ["S-READ-001"]
    assert codes_of(" ", input_format="feed") == ["S-READ-001"]
    assert codes_of(b"\x89PNG", input_format="feed") == ["S-READ-002"]


def test_a_feed_in_another_encoding():
    raw = rss(
        item(DAY, title="Café", description=QUIET),
        '<?xml version="1.0" encoding="cp1252"?>',
    )
    doc = doc_of(raw.encode("cp1252"))
    assert doc.head.headline == "Café"
    assert [issue.code for issue in doc.issues] == []


def json_feed(*items: object) -> str:
    version = "https://jsonfeed.org/version/1.1"
    return json.dumps(
        {"version": version, "title": "Norlink wire", "items": list(items)}
    )


def test_an_item_of_json_feed():
    doc = doc_of(
        json_feed(
            {
                "id": "https://norlink.example/1",
                "url": "https://norlink.example/1?a",
                "title": "T",
                "content_html": f"<p>{QUIET}</p>",
                "authors": [{"name": "Jane Roe"}, {"name": "John Doe"}, 5],
                "date_published": "2031-05-01T08:00:00+02:00",
                "date_modified": "2031-05-01T09:00:00+02:00",
            }
        )
    )
    assert doc.text == QUIET
    assert (doc.head.outlet, doc.head.byline) == (
        "Norlink wire",
        "Jane Roe and John Doe",
    )
    assert doc.address == "https://norlink.example/1"
    assert doc.published_at is not None


def test_plain_text_of_json_feed_stays_plain():
    raw = json_feed({"id": 1, "content_text": "5 < 6 & 7\nso", "author": {"name": "J"}})
    assert doc_of(raw).text == "5 < 6 & 7\nso"
    assert "S-READ-017" in codes_of(json_feed({"id": "1", "summary": QUIET}))


def test_broken_json_feeds():
    assert codes_of("{", input_format="feed") == ["S-READ-028"]
    assert codes_of('{"items": 5}', input_format="feed") == ["S-READ-028"]
    assert codes_of(json_feed(5)) == ["S-READ-018", "S-READ-001"]

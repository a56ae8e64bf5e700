"""What `read/pages.py`, `pagehead.py` and `markup.py` make of HTML."""

# ruff: noqa: E501 - a table reads better with one case a line

import json

import pytest

from sayso.read.markup import text_of_markup, text_of_page
from tests.unit.read.reading import QUIET, codes_of, doc_of, parts_of

ARTICLE = (
    f"<article><h1>Dresna quiet</h1><p>DRESNA (MPA) &mdash; {QUIET}</p>"
    f"<p>Residents said that they had heard 😀 nothing at all since dawn.</p></article>"
)


def page(head: str = "", body: str = ARTICLE, lang: str = "en") -> str:
    return f"<!doctype html><html lang={lang}><head>{head}</head><body>{body}</body></html>"


def ld(**node: object) -> str:
    data = json.dumps({"@type": "NewsArticle", **node})
    return f'<script type="application/ld+json">{data}</script>'


def test_the_article_is_the_text():
    doc = doc_of(page("<title>Dresna quiet | Harbour Post</title>"))
    assert parts_of(doc) == [
        ("headline", "Dresna quiet"),
        ("dateline", "DRESNA (MPA) —"),
        ("body", QUIET),
        ("body", "Residents said that they had heard 😀 nothing at all since dawn."),
    ]
    assert doc.head.headline == "Dresna quiet"
    assert doc.head.credit == ("MPA",)
    assert doc.reader == "html@1"


def test_json_ld_wins():
    node = ld(
        headline="Dresna quiet",
        datePublished="2031-05-01T08:15:00+02:00",
        dateModified="2031-05-01T09:00Z",
        author=[{"@type": "Person", "name": "Jane Roe"}, {"name": "John Doe"}],
        publisher={"@type": "Organization", "name": "Harbour Post"},
        isBasedOn={"@type": "NewsArticle", "publisher": {"name": "Norlink"}},
        mainEntityOfPage={"@id": "https://harbour.example/1"},
        inLanguage="en",
    )
    meta = "<meta property=article:published_time content=2030-01-01>"
    doc = doc_of(page(meta + node))
    assert doc.published_at is not None
    assert doc.published_at.isoformat() == "2031-05-01T06:15:00+00:00"
    assert doc.published_grain == "minute"
    assert doc.head.updated_at is not None
    assert doc.head.byline == "Jane Roe and John Doe"
    assert doc.head.outlet == "Harbour Post"
    assert doc.head.credit == ("Norlink",)
    assert doc.url == doc.address == "https://harbour.example/1"


@pytest.mark.parametrize(
    "head",
    [
        ld(datePublished="2031-05-01T06:15Z").replace('{"@type', '{"@graph": [{"@type').replace("}<", "}]}<"),
        "<meta property='article:published_time' content='2031-05-01T06:15Z'>",
        "<meta name=date content='soon'><meta itemprop=datePublished content='2031-05-01T06:15Z'>",
        ld().replace("{", "[", 1).replace("}<", "}]<").replace('"@type"', '{"datePublished": "2031-05-01T06:15Z", "@type"', 1),
    ],
)  # fmt: skip
def test_times_of_day_are_kept(head: str):
    at = doc_of(page(head)).published_at
    assert at is not None
    assert at.isoformat() == "2031-05-01T06:15:00+00:00"


def test_a_time_element_is_the_next_choice():
    body = ARTICLE.replace(
        "</h1>", "</h1><time datetime='2031-05-01T06:15Z'>May</time>"
    )
    assert doc_of(page(body=body)).published_grain == "minute"


def test_a_date_in_words_is_the_last_choice_and_a_day():
    doc = doc_of(page(body=f"<p>Published: 1 May 2031</p>{ARTICLE}"))
    assert doc.published_grain in {"day", None}


def test_meta_elements():
    head = (
        "<meta property=og:site_name content='Harbour Post'>"
        "<meta property=og:title content='Dresna quiet'>"
        "<meta property=article:author content='https://harbour.example/jane'>"
        "<meta name=author content='Jane Roe'>"
        "<link rel=canonical href='/1'>"
    )
    doc = doc_of(page(head), url="https://harbour.example/1?from=mail")
    assert (doc.head.outlet, doc.head.byline) == ("Harbour Post", "Jane Roe")
    # the person's --url wins, the page's own address is what versions share
    assert doc.url == "https://harbour.example/1?from=mail"
    assert doc.address == "https://harbour.example/1"


def test_a_canonical_link_that_is_none_is_passed_over():
    assert doc_of(page("<link rel=canonical href='javascript:x'>")).url is None
    assert doc_of(page("<link rel=canonical href='http://[x'>")).url is None


def test_broken_json_ld_is_said():
    head = '<script type="application/ld+json">{"@type": </script>'
    assert codes_of(page(head)) == ["S-READ-022"]


def test_odd_json_ld_says_nothing():
    head = ld(
        author="https://harbour.example/j",
        publisher=5,
        headline=[1],
        url={},
        mainEntityOfPage="x",
    )
    assert doc_of(page(head)).head.byline is None


def test_a_declared_charset_is_used():
    raw = page("<meta charset=cp1251>", body=f"<p>{QUIET} Дресна</p>").encode("cp1251")
    assert "Дресна" in doc_of(raw).text


def test_bad_pages():
    assert codes_of("", input_format="html") == ["S-READ-001"]
    assert codes_of("  ", input_format="html") == ["S-READ-001"]
    assert codes_of(b"\x89PNG", input_format="html") == ["S-READ-002"]
    assert codes_of("<html><script>play()</script></html>") == ["S-READ-020"]


@pytest.mark.parametrize(
    "body",
    [
        "<div>" * 10_000 + QUIET + "</div>" * 10_000,
        f"<p a='{'x' * 1_000_000}'>{QUIET}</p>",
        f"<p>{QUIET}</p>" * 30_000,
        "<a x='" * 100_000 + f"'><p>{QUIET}",
        "<" * 50_000 + QUIET,
        "<p>&" * 20_000 + QUIET,
        "<svg><math><table>" * 300 + QUIET,
    ],
    ids=["deep", "attribute", "many", "unclosed", "lone", "ampersands", "foreign"],
)
def test_hostile_pages_are_read_or_refused(body: str):
    codes = codes_of(f"<html><body>{body}</body></html>")
    assert set(codes) <= {"S-READ-020", "S-READ-021", "S-READ-026", "S-READ-025"}


def test_long_pages_of_unclosed_paragraphs_are_not_deep():
    body = "<article>" + f"<p>{QUIET}" * 300 + "</article>"
    assert "S-READ-021" not in codes_of(page(body=body))


MARKUP = [
    ("<p>Quiet.<br>It was&nbsp;so.</p><ul><li>one<li>two</ul>", "Quiet.\nIt was so.\none\ntwo"),
    ("no markup\nat all", "no markup\nat all"),
    ("Dresna &amp; Halvik &lt;b&gt;", "Dresna & Halvik <b>"),
    ("a<script>x < y</script>b<!-- c --><?pi x?>", "ab"),
    ("<p>one\ntwo</p>", "one two"),
    ("", ""),
]  # fmt: skip


@pytest.mark.parametrize(("markup", "text"), MARKUP)
def test_markup_to_lines(markup: str, text: str):
    assert text_of_markup(markup) == text


def test_a_page_without_its_menus():
    assert text_of_page("<nav>Home</nav><p>Quiet.</p><footer>©</footer>") == "Quiet."

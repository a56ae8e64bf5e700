"""What a page says about itself: JSON-LD, meta elements, canonical link, <time>.

JSON-LD of a NewsArticle wins, then meta elements, then what is seen on the page. Times
stay the words of the page; `documents` reads them.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin, urlsplit

from sayso.model.issue import Issue
from sayso.read.dates import parse_moment
from sayso.read.head import split_names
from sayso.read.inputs import Metadata, Origin
from sayso.read.issues import issue
from sayso.text.clean import one_line

_ARTICLES = frozenset(
    "NewsArticle Article ReportageNewsArticle AnalysisNewsArticle OpinionNewsArticle "
    "BackgroundNewsArticle ReviewNewsArticle LiveBlogPosting BlogPosting".split()
)
_PUBLISHED = (
    "article:published_time og:article:published_time datepublished publishdate "
    "pubdate parsely-pub-date sailthru.date dc.date.issued dcterms.created "
    "date.created date"
).split()
_UPDATED = (
    "article:modified_time og:updated_time datemodified dcterms.modified lastmod"
).split()
_AUTHOR = "author byl article:author parsely-author dc.creator sailthru.author".split()
_HEADLINE = "og:title twitter:title headline dc.title".split()
_DEEPEST = 6
_MOST_NODES = 500
_LONGEST = 500


@dataclass(slots=True)
class _Head:
    """What has been gathered so far; the first to say something is believed."""

    words: dict[str, str] = field(default_factory=dict)
    credit: list[str] = field(default_factory=list)

    def note(self, name: str, value: object) -> None:
        """Keep a value that is text and the first of its name."""
        if isinstance(value, str) and (line := one_line(value[:_LONGEST])):
            self.words.setdefault(name, line)


def metadata_of(
    tree: Any,  # noqa: ANN401 - an lxml tree, untyped
    page: str,
    origin: Origin,
) -> tuple[Metadata, tuple[Issue, ...]]:
    """The metadata of a page, and the issue when its JSON-LD is broken."""
    head = _Head()
    odd = tuple(_read_json_ld(tree, head, origin))
    _read_meta(tree, head)
    _read_page(tree, head, page, origin)
    url = _absolute(head.words.get("url"), origin)
    words = head.words
    metadata = Metadata(
        outlet=words.get("outlet"),
        headline=words.get("headline"),
        byline=words.get("byline"),
        credit=tuple(dict.fromkeys(head.credit)),
        url=url,
        address=url,
        published=words.get("published"),
        updated=words.get("updated"),
        lang_hint=words.get("lang"),
    )
    return metadata, odd


def _absolute(url: str | None, origin: Origin) -> str | None:
    base = origin.options.url or origin.url
    if url is None:
        return origin.url
    try:
        joined = urljoin(base or "", url)
        urlsplit(joined)
    except ValueError:
        return origin.url
    return joined if joined.startswith(("http://", "https://")) else origin.url


def _read_json_ld(tree: Any, head: _Head, origin: Origin) -> Iterator[Issue]:  # noqa: ANN401
    for script in tree.iterfind(".//script[@type='application/ld+json']"):
        try:
            data = json.loads(script.text_content(), strict=False)
        except (ValueError, RecursionError):
            message = "a JSON-LD block does not parse; what it says was not used"
            yield issue("S-READ-022", origin.where, message)
            continue
        for node in _articles_in(data):
            _read_article(node, head)


def _articles_in(data: object) -> Iterator[Mapping[str, object]]:
    """Article nodes of any list or graph, not deeper than pages are written."""
    waiting, met = [(data, 0)], 0
    while waiting and met < _MOST_NODES:
        node, depth = waiting.pop(0)
        met += 1
        if isinstance(node, list) and depth < _DEEPEST:
            waiting += [(inner, depth + 1) for inner in node[:_MOST_NODES]]
        elif isinstance(node, dict):
            kinds = node.get("@type")
            kinds = kinds if isinstance(kinds, list) else [kinds]
            if any(isinstance(kind, str) and kind in _ARTICLES for kind in kinds):
                yield node
            elif depth < _DEEPEST:
                waiting += [
                    (node.get(key), depth + 1) for key in ("@graph", "mainEntity")
                ]


def _read_article(node: Mapping[str, object], head: _Head) -> None:
    head.note("headline", node.get("headline"))
    head.note("published", node.get("datePublished"))
    head.note("updated", node.get("dateModified"))
    head.note("outlet", next(_names_in(node.get("publisher")), None))
    head.note("byline", _joined(tuple(_names_in(node.get("author")))))
    head.note("url", node.get("url"))
    head.note("url", next(_ids_in(node.get("mainEntityOfPage")), None))
    head.note("lang", node.get("inLanguage"))
    for key in ("creditText", "sourceOrganization", "isBasedOn"):
        for name in _names_in(node.get(key)):
            if not name.startswith(("http://", "https://")):
                head.credit += split_names(name)


def _names_in(value: object, depth: int = 0) -> Iterator[str]:
    """Names of persons or bodies given as a string, an object or a list of them."""
    if isinstance(value, str) and (name := one_line(value[:_LONGEST])):
        yield name
    elif isinstance(value, list) and depth < _DEEPEST:
        for inner in value[:20]:
            yield from _names_in(inner, depth + 1)
    elif isinstance(value, dict) and depth < _DEEPEST:
        inner = value.get("publisher") or value.get("name")
        yield from _names_in(inner, depth + 1)


def _ids_in(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict) and isinstance(found := value.get("@id"), str):
        yield found


def _joined(names: tuple[str, ...]) -> str | None:
    people = [name for name in names if not name.startswith(("http://", "https://"))]
    if len(people) < 2:
        return people[0] if people else None
    return f"{', '.join(people[:-1])} and {people[-1]}"


def _read_meta(tree: Any, head: _Head) -> None:  # noqa: ANN401
    found: dict[str, str] = {}
    for meta in tree.iterfind(".//meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop")
        content = meta.get("content")
        if name and content:
            found.setdefault(name.strip().lower(), content)
    for wanted, names in (("published", _PUBLISHED), ("updated", _UPDATED)):
        for name in names:
            if parse_moment(found.get(name, "")):
                head.note(wanted, found[name])
    for name in _AUTHOR:
        if not found.get(name, "http").startswith("http"):
            head.note("byline", found[name])
    for name in _HEADLINE:
        head.note("headline", found.get(name))
    head.note("outlet", found.get("og:site_name"))
    head.note("og:url", found.get("og:url"))


def _read_page(tree: Any, head: _Head, page: str, origin: Origin) -> None:  # noqa: ANN401
    for link in tree.iterfind(".//link[@rel='canonical']"):
        # the canonical link is meant for this page; JSON-LD may be a teaser's
        if link.get("href"):
            head.words["url"] = one_line(link.get("href")[:_LONGEST])
            break
    head.note("url", head.words.get("og:url"))
    head.note("lang", tree.get("lang"))
    title = next(tree.iterfind(".//h1"), None)
    if title is not None:
        head.note("headline", title.text_content())
    if "published" not in head.words:
        head.note("published", _seen_time(tree) or _day_by_htmldate(page, origin))


def _seen_time(tree: Any) -> str | None:  # noqa: ANN401
    """The first <time datetime> of the article, else of the page."""
    for path in (".//article//time[@datetime]", ".//time[@datetime]"):
        for element in tree.iterfind(path):
            words = str(element.get("datetime"))
            if parse_moment(words):
                return words
    return None


def _day_by_htmldate(page: str, origin: Origin) -> str | None:
    from htmldate import find_date  # noqa: PLC0415 - slow; only pages without dates

    try:
        found = find_date(
            page,
            original_date=True,
            extensive_search=False,
            max_date=f"{origin.at:%Y-%m-%d}",
        )
    except (ValueError, TypeError, AttributeError, LookupError):
        return None
    return str(found) if found else None

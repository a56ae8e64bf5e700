"""What a facet says it has is what its list has, whatever else is asked for."""

import re
from html import unescape

import pytest
from starlette.testclient import TestClient

from sayso.desk import counting
from sayso.serve import recent

CHOICE = re.compile(
    r'<a href="([^"]+)"( aria-current="true")? data-choice="([^"]+)">'
    r'.*?<span class="n">([\d,]+)</span>',
    re.DOTALL,
)
TOTAL = re.compile(r'<p class="total" role="status">([\d,]+) points?')


def facets_of(web: TestClient, path: str) -> dict[str, list[tuple[str, bool, int]]]:
    """The choices of each facet: where it leads, whether it is taken, its count."""
    page = web.get(path).text
    found = {}
    for part in re.findall(r'id="facet-(.*?)</details>', page, re.DOTALL):
        field = part.partition('"')[0]
        found[field] = [
            (unescape(href), bool(taken), int(n.replace(",", "")))
            for href, taken, _, n in CHOICE.findall(part)
        ]
    return found


def total_of(web: TestClient, path: str) -> int:
    told = TOTAL.search(web.get(path).text)
    assert told, path
    return int(told[1].replace(",", ""))


ASKED = [
    "/board",
    "/board?standing=reported",
    "/board?type=casualty",
    "/board?q=killed",
    "/board?since=2031-05-02T09:00Z",
    "/board?published_by=2031-05-02T12:00Z&whole=yes",
    "/board?standing=contested&standing=denied",
]


@pytest.mark.parametrize("field", ["place", "source", "outlet", "type", "standing"])
@pytest.mark.parametrize("path", ASKED)
def test_a_choice_that_says_so_many_leads_to_so_many(
    web: TestClient, path: str, field: str
):
    choices = facets_of(web, path)[field]
    assert choices
    for href, taken, count in choices:
        if not taken and (field not in path or field in {"place", "source", "outlet"}):
            assert total_of(web, href) == count, href


@pytest.mark.parametrize("field", ["place", "source", "outlet"])
def test_within_a_value_that_is_taken_the_others_of_its_facet_stay(
    web: TestClient, field: str
):
    first = facets_of(web, "/board")[field]
    within = facets_of(web, first[0][0])
    taken = [count for _, is_taken, count in within[field] if is_taken]
    assert taken == [first[0][2]]
    assert [n for _, _, n in within[field]] == [n for _, _, n in first]
    for other in {"place", "source", "outlet"} - {field}:
        assert max(n for _, _, n in within[other]) <= first[0][2]


def test_kinds_of_event_stay_to_be_added_to_the_one_that_is_taken(web: TestClient):
    kinds = facets_of(web, "/board?type=casualty")["type"]
    assert len(kinds) > 1
    assert [count for _, taken, count in kinds if taken] == [
        total_of(web, "/board?type=casualty")
    ]


def test_many_points_are_counted_by_index_and_say_the_same(
    web: TestClient, monkeypatch: pytest.MonkeyPatch
):
    path = "/board?standing=reported&place=karvelia:halvik&whole=yes"
    one_by_one = CHOICE.findall(web.get(path).text)
    monkeypatch.setattr(counting, "FEW", 0)
    # Another page, so that it is not the one that was kept.
    by_index = CHOICE.findall(web.get(f"{path}&again=1").text)
    assert [choice[1:] for choice in by_index] == [choice[1:] for choice in one_by_one]


def test_what_takes_long_waits_until_somebody_asks(
    web: TestClient, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(recent, "QUICK_S", -1.0)
    monkeypatch.setattr(counting, "FEW", 0)
    page = web.get("/board?place=karvelia:halvik&published_by=2031-05-02T13:00Z").text
    assert page.count("data-later>count them</a>") == 3

"""The situation report over the bundled story: only the words of claims."""

import re
from datetime import UTC, datetime
from functools import cache

import pytest

from sayso.cli.reading_inputs import make_pipeline
from sayso.demo import bundled, enter_story
from sayso.ledger.memory import MemoryLedger
from sayso.model.entry import NOW, AsOf
from sayso.publish.drawing import outline_from_geojson
from sayso.publish.report import (
    ReportQuery,
    report_as_html,
    report_as_markdown,
    report_of,
)
from sayso.publish.report.content import bare
from sayso.publish.report.markdown import plain

FRIDAY = AsOf(published=datetime(2031, 5, 2, 9, tzinfo=UTC))
NAMES = re.compile(r"\b[A-Z][a-z]+\b|\d[\d,]*")


@cache
def ledger():
    story, made = bundled(), MemoryLedger()
    assert story.gazetteer
    pipeline = make_pipeline((story.gazetteer,), strict=True, weights="none")
    for _ in enter_story(story, made, pipeline):
        pass
    return made


def report(as_of=NOW, **query):
    return report_of(ledger().view(as_of), ReportQuery(title="Karvelia", **query))


def markdown(**query):
    return "".join(report_as_markdown(report(**query)))


def words_of(told):
    for section in told.sections:
        for item in section.items:
            yield from (*item.for_it, *item.against)


def test_no_sentence_stands_without_a_claim_that_holds_its_names_and_numbers():
    told = report(limit=500)
    view = ledger().view(NOW)
    claims = {ref.number: view.claim(ref.claim) for ref in told.references}
    seen = 0
    for word in words_of(told):
        assert word.refs
        cited = " ".join(claims[n].words for n in word.refs)
        for name in NAMES.findall(word.words):
            assert name in cited
            seen += 1
    assert seen > 50


def test_a_dispute_shows_both_sides():
    disputed = report().sections[0]
    assert disputed.heading == "Disputed"
    (item,) = disputed.items
    assert item.for_it
    assert item.against


def test_as_of_friday_nothing_of_saturday_is_in_it():
    told = report(FRIDAY)
    times = [r.published_at for r in told.references if r.published_at]
    assert max(times) <= FRIDAY.published
    assert "Published by 2 May 2031 09:00 UTC." in "".join(report_as_markdown(told))


def test_what_is_left_out_is_counted():
    short, whole = report(limit=2), report(limit=500)
    for section, full in zip(short.sections, whole.sections, strict=True):
        assert section.left_out == len(full.items) - len(section.items)


def test_what_changed_overnight_is_said():
    moved = list(ledger().moved(FRIDAY, NOW))
    told = report_of(
        ledger().view(NOW),
        ReportQuery(title="Karvelia"),
        moved=moved,
        moved_since="2 May 2031",
    )
    text = "".join(report_as_markdown(told))
    assert "## Changed since 2 May 2031" in text
    assert "→ conceded" in text


def test_an_empty_ledger_has_an_empty_report():
    told = report_of(MemoryLedger().view(NOW), ReportQuery(title="Nothing yet"))
    assert told.sections == ()
    assert "cannot know" in "".join(report_as_markdown(told))
    assert "cannot know" in "".join(report_as_html(told, MemoryLedger().view(NOW)))


def test_the_page_asks_for_nothing_and_runs_nothing():
    path = bundled().outline
    assert path
    outline = outline_from_geojson(path.read_bytes())
    page = "".join(report_as_html(report(), ledger().view(NOW), outline))
    assert not re.search(r"<script|<link|src=|url\(|@import", page)
    assert page.count("<svg") >= 3
    numbers = set(re.findall(r'href="#ref-(\d+)"', page))
    assert numbers <= set(re.findall(r'id="ref-(\d+)"', page))


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("that the road is open", "the road is open"),
        ('"The road is open,"', "The road is open"),
        ("“It is quiet,”", "It is quiet"),
        ('"Quiet," and "open"', '"Quiet," and "open"'),
        ('it was "quiet"', 'it was "quiet"'),
        ('"', '"'),
    ],
)
def test_marks_are_not_doubled(words, shown):
    assert bare(words) == shown


@pytest.mark.parametrize("words", ["# h", "[a](b)", "<b>x</b>", "a | b", "`c`", "*d*"])
def test_words_are_no_markdown(words):
    assert not re.search(r"(?<!\\)[#\[\]<>|`*]", plain(words))

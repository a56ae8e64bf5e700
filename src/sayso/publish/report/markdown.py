"""The report as Markdown: for wikis, chats and mail."""

import re
from collections.abc import Iterable, Iterator
from datetime import datetime

from sayso.model.board import called
from sayso.publish.drawing.scales import moment
from sayso.publish.report.content import Item, Report, Section, Word
from sayso.publish.report.phrases import LIMITS, as_of_words, moved_words

_MEANS = re.compile(r"([\\`*_{}\[\]<>#|~])")
_SPACES = re.compile(r"\s+")


def report_as_markdown(report: Report) -> Iterator[str]:
    """The lines, each with its end."""
    for line in _lines(report):
        yield line + "\n"


def plain(words: str) -> str:
    """Words of a text so that nothing in them is markup, on one line."""
    return _MEANS.sub(r"\\\1", _SPACES.sub(" ", words).strip())


def _lines(report: Report) -> Iterator[str]:
    yield f"# {plain(report.title)}"
    yield ""
    yield as_of_words(report.as_of, report.newest)
    yield ""
    yield " · ".join(f"{name} {count}" for name, count in report.counts)
    if report.moved_since:
        yield from ("", f"## Changed since {report.moved_since}", "")
        yield from (f"- {plain(line)}" for line in moved_words(report.moved))
    for section in report.sections:
        yield from _section(section)
    yield from _figures(report)
    yield from _places(report)
    yield from _references(report)
    yield from ("", "## What this report cannot know", "", *LIMITS)


def _section(section: Section) -> Iterator[str]:
    yield from ("", f"## {section.heading}", "", section.about, "")
    for item in section.items:
        yield from _item(item)
    if section.left_out:
        yield from ("", f"{section.left_out} more stand so.")


def _item(item: Item) -> Iterator[str]:
    where = f" ({plain(item.row.place_name)})" if item.row.place_name else ""
    first, *others = (*item.for_it, *item.against)
    yield f"- {_word(first)}{where}"
    yield from (f"  - {_word(word)}" for word in others)
    yield from (f"  - ruling by {plain(ruling)}" for ruling in item.rulings)


def _word(word: Word) -> str:
    relays = f", in {', '.join(plain(name) for name in word.via)}" if word.via else ""
    copies = f" ×{word.printed}" if word.printed > 1 else ""
    manner = f", {word.manner}" if word.manner else ""
    said = f"{plain(word.speaker)}{manner}: “{plain(word.words)}”"
    return f"{said}{relays}{copies} {_refs(word.refs)}"


def _refs(numbers: Iterable[int]) -> str:
    return "".join(f"\\[{n}\\]" for n in numbers)


def _figures(report: Report) -> Iterator[str]:
    for n, table in enumerate(report.figures):
        if n == 0:
            yield from ("", "## Figures")
        yield from ("", f"### {plain(table.title)}", "")
        yield "| published | figure | origin | standing | words |"
        yield "| --- | --- | --- | --- | --- |"
        for row in table.rows:
            cells = (
                moment(row.at),
                plain(row.bounds),
                plain(row.origin),
                row.standing,
                f"{plain(row.words)} {_refs((row.ref,))}",
            )
            yield f"| {' | '.join(cells)} |"


def _places(report: Report) -> Iterator[str]:
    if report.places:
        yield from ("", "## Places", "", "| place | points | contested |")
        yield "| --- | --- | --- |"
    names = called(report.places)
    for place in report.places:
        disputed = "yes" if place.is_contested else ""
        yield f"| {plain(names[place.place])} | {place.points} | {disputed} |"


def _references(report: Report) -> Iterator[str]:
    yield from ("", "## Where the words stand", "")
    for ref in report.references:
        parts = (ref.outlet, ref.headline, _when(ref.published_at), ref.url)
        told = ", ".join(plain(part) for part in parts if part)
        yield f"{ref.number}. {told or plain(ref.document)} (claim {ref.claim})"


def _when(at: datetime | None) -> str:
    return moment(at) if at else "no time of publication"

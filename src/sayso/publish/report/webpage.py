"""The report as one HTML file: no script, no request, drawings inside; it prints."""

import re
from collections.abc import Iterable, Iterator
from html import escape

from sayso.model.board import called
from sayso.ports import View
from sayso.publish.drawing import Outline, outline_map, step_chart, timeline
from sayso.publish.drawing.look import sheet, variables
from sayso.publish.drawing.outline import world_outline
from sayso.publish.drawing.scales import moment
from sayso.publish.drawings import chart_of, lanes_of, spots_of
from sayso.publish.report.content import (
    FigureTable,
    Item,
    Reference,
    Report,
    Section,
    Word,
    until_of,
)
from sayso.publish.report.phrases import LIMITS, as_of_words, moved_words

_WEB = re.compile(r"https?://")
_LANES = 12
_SHEET = """
body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: var(--ink);
  background: var(--ground); font: 16px/1.5 system-ui, sans-serif; }
h1 { font-size: 1.6rem; margin-bottom: .2rem; }
h2 { font-size: 1.15rem; margin: 2rem 0 .2rem; border-bottom: 1px solid var(--line); }
h3 { font-size: 1rem; margin: 1.2rem 0 .3rem; }
.about, .as-of, .refs, small { color: var(--muted); }
.counts { display: flex; flex-wrap: wrap; gap: .3rem 1rem; padding: 0; }
.counts li { list-style: none; }
ul.points > li { margin: .6rem 0; }
q { quotes: "“" "”"; }
.against { border-left: 3px solid var(--s-contested); padding-left: .6rem; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; }
th, td { text-align: start; padding: .25rem .6rem .25rem 0; vertical-align: top; }
th, td { border-bottom: 1px solid var(--line); }
a { color: inherit; }
@media print { body { margin: 0; max-width: none; font-size: 10pt; }
  h2, h3 { break-after: avoid; } li, tr, svg { break-inside: avoid; } }
"""


def report_as_html(
    report: Report, view: View, outline: Outline | None = None
) -> Iterator[str]:
    """The file, in pieces; `outline` is for a map of one's own, else the world's."""
    title = escape(report.title)
    yield '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{title}</title><style>{variables()}{sheet()}{_SHEET}</style>"
    yield f"</head><body><main><h1 dir=auto>{title}</h1>"
    yield f"<p class=as-of>{escape(as_of_words(report.as_of, report.newest))}</p>"
    yield from _counts(report)
    yield from _moved(report)
    for section in report.sections:
        yield from _section(section)
    for table in report.figures:
        yield from _figures(report, table, view)
    yield from _when_and_where(report, view, outline)
    yield from _references(report.references)
    limits = "".join(f"<p>{escape(line)}</p>" for line in LIMITS)
    yield f"<h2>What this report cannot know</h2>{limits}</main></body></html>\n"


def _counts(report: Report) -> Iterator[str]:
    lines = (f"<li>{escape(n)} <b>{count}</b></li>" for n, count in report.counts)
    yield f"<ul class=counts>{''.join(lines)}</ul>"


def _moved(report: Report) -> Iterator[str]:
    if report.moved_since is None:
        return
    yield f"<h2>Changed since {escape(report.moved_since)}</h2><ul>"
    empty = True
    for line in moved_words(report.moved):
        yield f"<li dir=auto>{escape(line)}</li>"
        empty = False
    yield "<li>Nothing.</li></ul>" if empty else "</ul>"


def _section(section: Section) -> Iterator[str]:
    yield f"<h2>{section.heading}</h2><p class=about>{section.about}</p>"
    yield "<ul class=points>"
    for item in section.items:
        yield from _item(item)
    yield "</ul>"
    if section.left_out:
        yield f"<p class=about>{section.left_out} more stand so.</p>"


def _item(item: Item) -> Iterator[str]:
    place = item.row.place_name
    where = f" <small>{escape(place)}</small>" if place else ""
    yield f"<li>{where}"
    yield from (f"<div>{_word(word)}</div>" for word in item.for_it)
    yield from (f"<div class=against>{_word(word)}</div>" for word in item.against)
    yield from (f"<div>ruling by {escape(ruling)}</div>" for ruling in item.rulings)
    yield "</li>"


def _word(word: Word) -> str:
    names = ", ".join(map(escape, word.via))
    relays = f" <small>in {names}</small>" if word.via else ""
    copies = f" <small>×{word.printed}</small>" if word.printed > 1 else ""
    manner = f", {word.manner}" if word.manner else ""
    said = f"<b><bdi>{escape(word.speaker)}</bdi></b>{manner}:"
    quoted = f"<q dir=auto>{escape(word.words)}</q>"
    return f"{said} {quoted}{relays}{copies} {_refs(word.refs)}"


def _refs(numbers: Iterable[int]) -> str:
    links = (f'<a href="#ref-{n}">[{n}]</a>' for n in numbers)
    return f"<span class=refs>{''.join(links)}</span>"


def _figures(report: Report, table: FigureTable, view: View) -> Iterator[str]:
    yield f"<h2>Figures: <bdi>{escape(table.title)}</bdi></h2>"
    yield step_chart(chart_of(view, table.series, until=until_of(report)))
    yield "<table><tr><th>published<th>figure<th>origin<th>standing<th>words</tr>"
    for row in table.rows:
        yield (
            f"<tr><td>{moment(row.at)}<td>{escape(row.bounds)}"
            f"<td>{escape(row.origin)}<td>{row.standing}"
            f"<td dir=auto>{escape(row.words)} {_refs((row.ref,))}</tr>"
        )
    yield "</table>"


def _when_and_where(
    report: Report, view: View, outline: Outline | None
) -> Iterator[str]:
    lanes = lanes_of(view, report.rows)[:_LANES]
    if lanes:
        yield "<h2>When it was said, by place</h2>"
        yield timeline("When it was said, by place", lanes, until=until_of(report))
    if report.places:
        yield "<h2>Places</h2>"
        find = outline.within if outline else world_outline
        yield outline_map("Places", spots_of(report.places), find)
        yield "<table><tr><th>place<th>points<th>contested</tr>"
        names = called(report.places)
        for place in report.places:
            disputed = "yes" if place.is_contested else ""
            name = escape(names[place.place])
            yield f"<tr><td><bdi>{name}</bdi><td>{place.points}<td>{disputed}</tr>"
        yield "</table>"


def _references(references: Iterable[Reference]) -> Iterator[str]:
    yield "<h2>Where the words stand</h2><ol>"
    for ref in references:
        parts = (ref.outlet, ref.headline, ref.document)
        told = ", ".join(f"<bdi>{escape(part)}</bdi>" for part in parts if part)
        if ref.url and _WEB.match(ref.url):
            address = escape(ref.url, quote=True)
            told = f'<a rel="noreferrer" href="{address}">{told}</a>'
        when = moment(ref.published_at) if ref.published_at else "no time"
        yield (
            f'<li id="ref-{ref.number}">{told}, {when}'
            f" <small>claim {ref.claim}</small></li>"
        )
    yield "</ol>"

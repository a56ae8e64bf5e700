"""Claims in force as CSV, one row a claim; every cell leads back to a span.

`doc`, `start` and `end` say where the words of the row stand; the columns that end in
`_spans` say where those of the cell before them do, as "start-end". Broken speech
("...", he said, "...") has several `content_spans`. Both clocks stand
in every row.
"""

from collections.abc import Iterable, Iterator, Mapping

from sayso.model.claim import Claim
from sayso.model.event import Event
from sayso.model.figure import Figure
from sayso.model.span import Span
from sayso.notation.composites import show_bounds
from sayso.ports import View
from sayso.publish.cells import Cell, csv_line
from sayso.publish.citations import Citation, citations, force_of, label_of

COLUMNS = tuple(
    "claim point standing speaker speaker_id speaker_kind source_spans via outlet "
    "cue_spans force negated basis words content_spans doc start end document "
    "published_at retrieved_at url event trigger_spans actors actor_spans targets "
    "target_spans actor_codes target_codes place place_spans place_id lat lon country "
    "precision when when_spans when_begin when_end figures figure_spans said_at "
    "said_at_spans "
    "caveat_spans pub_status superseded_by entry as_of_recorded as_of_published".split()
)


class Csv:
    """Writes one claim a row."""

    name = "csv"
    media_type = "text/csv; charset=utf-8; header=present"

    def write(self, view: View) -> Iterator[bytes]:
        """The header, then the claims in order of publication."""
        yield csv_line(COLUMNS)
        for citation in citations(view):
            cells = cells_of(view, citation)
            yield csv_line(cells.get(column) for column in COLUMNS)


def cells_of(view: View, citation: Citation) -> Mapping[str, Cell]:
    """The cells of one claim by column; what is missing is empty."""
    claim = citation.claim
    return {
        "claim": claim.claim,
        "point": citation.point.point,
        "standing": str(citation.point.standing.name),
        "entry": view.entry_of(claim.claim).entry,
        "as_of_recorded": view.as_of.recorded,
        "as_of_published": view.as_of.published,
        **_said(citation),
        **_printed(view, citation),
        **_event(claim.event),
        **_counted(claim.figures),
    }


def _said(citation: Citation) -> dict[str, Cell]:
    claim, attr = citation.claim, citation.claim.attribution
    return {
        "speaker": citation.speaker,
        "speaker_id": claim.source,
        "speaker_kind": citation.kind,
        "source_spans": _spans(() if attr is None else attr.source),
        "via": citation.via,
        "cue_spans": _spans(() if attr is None else attr.cue),
        "force": force_of(claim),
        "negated": claim.negated,
        "basis": claim.basis,
        "words": claim.words,
        "content_spans": _spans(_content(claim)),
        **_said_at(claim),
        "caveat_spans": _spans(claim.caveats),
    }


def _content(claim: Claim) -> tuple[Span, ...]:
    """The pieces of what was said that lie in the claim: speech may be broken."""
    pieces = () if claim.attribution is None else claim.attribution.content
    return tuple(s for s in pieces if claim.span.contains(s)) or (claim.span,)


def _said_at(claim: Claim) -> dict[str, Cell]:
    when = claim.said_at
    if when is None:
        return {}
    return {"said_at": when.value or when.text, "said_at_spans": _spans([when.span])}


def _printed(view: View, citation: Citation) -> dict[str, Cell]:
    doc, span = citation.document, citation.claim.span
    return {
        "outlet": citation.outlet,
        "doc": doc.doc,
        "start": span.start,
        "end": span.end,
        "document": label_of(doc),
        "published_at": doc.published_at,
        "retrieved_at": doc.retrieved_at,
        "url": doc.url,
        "pub_status": doc.head.pub_status,
        "superseded_by": view.superseded(doc.doc),
    }


def _event(event: Event | None) -> dict[str, Cell]:
    if event is None:
        return {}
    return {
        "event": event.type if event.mode is None else f"{event.type}/{event.mode}",
        "trigger_spans": _spans([event.trigger]),
        "actors": [actor.name for actor in event.actors],
        "actor_spans": _spans(actor.span for actor in event.actors),
        "targets": [target.name for target in event.targets],
        "target_spans": _spans(target.span for target in event.targets),
        "actor_codes": [actor.code or "?" for actor in event.actors],
        "target_codes": [target.code or "?" for target in event.targets],
        **_place(event),
        **_when(event),
    }


def _place(event: Event) -> dict[str, Cell]:
    ref = event.place
    if ref is None:
        return {}
    named: dict[str, Cell] = {
        "place": ref.name,
        "place_spans": _spans([ref.span]),
        "precision": ref.precision,
    }
    if ref.place is None:
        return named
    place = ref.place
    where: dict[str, Cell] = {
        "lat": place.lat,
        "lon": place.lon,
        "country": place.country,
    }
    return {**named, "place_id": place.place, **where}


def _when(event: Event) -> dict[str, Cell]:
    when = event.when
    if when is None:
        return {}
    return {
        "when": when.value or when.text,
        "when_spans": _spans([when.span]),
        "when_begin": when.begin,
        "when_end": when.end,
    }


def _counted(figures: Iterable[Figure]) -> dict[str, Cell]:
    figures = tuple(figures)
    return {
        "figures": [figure_words(figure) for figure in figures],
        "figure_spans": _spans(figure.span for figure in figures),
    }


def figure_words(figure: Figure) -> str:
    """A figure in a few words: "killed >=412 of guards since the bridges fell"."""
    bounds = show_bounds(figure.low, figure.high, about=figure.about)
    words = [figure.measure, bounds]
    words += [figure.unit] if figure.unit else []
    words += [f"of {figure.of}"] if figure.of else []
    words += [f"since {figure.since}"] if figure.since else []
    return " ".join(words)


def _spans(spans: Iterable[Span]) -> list[str]:
    return [f"{span.start}-{span.end}" for span in spans]

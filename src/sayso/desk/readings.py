"""What was read in a claim, each value tied to the words that it came from."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sayso.desk.words import clipped
from sayso.model.attribution import Attribution
from sayso.model.claim import Claim
from sayso.model.document import Document
from sayso.model.event import Event, Participant
from sayso.model.place import PlaceRef
from sayso.model.span import Span
from sayso.model.timeref import TimeRef
from sayso.notation.composites import show_bounds


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A value: what it is called, what was read, and the words it was read in.

    `spans` and `words` are empty for what follows from the words of another value.
    `anchor` names the words on a page: "figure-2" is the second figure.
    """

    name: str
    value: str
    words: str
    spans: tuple[Span, ...] = ()
    anchor: str = ""


def values_of(claim: Claim, doc: Document) -> tuple[Value, ...]:
    """Everything that was read in a claim and is not empty, who first."""
    found = [*_spoken(claim, doc)]
    if claim.event is not None:
        found += _happened(claim.event, doc, negated=claim.negated)
    for figure in claim.figures:
        bounds = show_bounds(figure.low, figure.high, about=figure.about)
        of = f" of {figure.of}" if figure.of else ""
        since = f", since {figure.since}" if figure.since else ""
        what = f"{figure.measure} {bounds}{of}, {figure.scope}{since}"
        found.append(_value("figure", what, doc, figure.span))
    if claim.said_at is not None:
        found.append(_value("said", _time(claim.said_at), doc, claim.said_at.span))
    found += [_value("caveat", "unverified", doc, span) for span in claim.caveats]
    if claim.basis != "unstated":
        found.append(Value(name="basis", value=claim.basis, words=""))
    return tuple(_anchored(found))


def parts_of(values: Sequence[Value]) -> tuple[tuple[Span, str], ...]:
    """Where in the text the words of values stand, the shortest words first."""
    parts = ((span, value.anchor) for value in values for span in value.spans)
    return tuple(sorted(parts, key=lambda part: len(part[0])))


def _anchored(values: Sequence[Value]) -> Iterator[Value]:
    told = Counter[str]()
    for value in values:
        told[value.name] += 1
        word = value.name.replace(" ", "-")
        yield replace(value, anchor=f"{word}-{told[value.name]}" if value.spans else "")


def _value(name: str, value: str, doc: Document, *spans: Span | None) -> Value:
    said = tuple(span for span in spans if span is not None)
    words = " … ".join(doc.quote(span) for span in said)
    return Value(name=name, value=value, words=clipped(words, 200), spans=said)


def _spoken(claim: Claim, doc: Document) -> Iterator[Value]:
    attr = claim.attribution
    if attr is None:
        yield Value(
            name="source", value=f"{claim.source_name}, in its own voice", words=""
        )
        return
    yield _value("source", claim.source_name, doc, *attr.source)
    yield _value("says it", f"{attr.force}, {attr.manner}", doc, *attr.cue)
    yield from _manner(attr, doc)


def _manner(attr: Attribution, doc: Document) -> Iterator[Value]:
    if attr.channel is not None:
        yield _value("channel", "through", doc, attr.channel)
    if attr.recipient is not None:
        yield _value("told", "to", doc, attr.recipient)
    if attr.hedge is not None:
        hedge = f"{attr.hedge.degree}, says the {attr.hedge.holder}"
        yield _value("hedge", hedge, doc, attr.hedge.span)


def _happened(event: Event, doc: Document, *, negated: bool) -> Iterator[Value]:
    kind = f"{event.type}/{event.mode}" if event.mode else event.type
    kind += ", said not to have happened" if negated else ""
    kind += "" if event.status == "actual" else f", {event.status}"
    yield _value("event", kind, doc, event.trigger)
    for actor in event.actors:
        yield _value("who", _party(actor), doc, actor.span)
    for target in event.targets:
        yield _value("whom", _party(target), doc, target.span)
    if event.place is not None:
        yield _value("where", _place(event.place), doc, event.place.span)
    if event.when is not None:
        yield _value("when", _time(event.when), doc, event.when.span)


def _party(party: Participant) -> str:
    return f"{party.name} ({party.code})" if party.code else party.name


def _place(ref: PlaceRef) -> str:
    if ref.place is None:
        return f"{ref.name}: open, {len(ref.candidates)} candidates"
    return f"{ref.place.name}, {ref.place.country} ({ref.precision or ref.place.kind})"


def _time(when: TimeRef) -> str:
    return when.value or "open"

"""Claims: one source's word on one event or matter, through whom, and on what grounds.

Rules that hold here:
- An attribution makes one claim for each event that its own words name, and one claim
  without an event where they name none. Events in the words of somebody cited inside
  belong to that attribution.
- Where what is said names no event, saying it is the act, if the cue is an event's word
  ("accused", "threatened"); a denial and a demand are told by their force.
- A statement makes claims whose source is the outlet.
- The chain runs from the speaker outwards: who is cited around it, the agency that was
  told, whose copy it is, the outlet last; nobody stands in it twice.
- Some attributions make no claim (see `silence`). A denial that only points ("denied
  it") denies what was said before, in its words (see `pointed`). What is denied by its
  noun ("denied the Front's claim that it had captured Dresna") is the denial's event,
  too.
- No claim stands twice: the same words, event and figures of one speaker are one.
- A claim is negated by denial or by its own words, but not by both at once ("denied
  that it had not paid" claims that it paid).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sayso.model.attribution import Attribution, Caveat, Force, Statement
from sayso.model.claim import Basis, Claim
from sayso.model.document import Document
from sayso.model.event import Event, EventMention
from sayso.model.figure import Figure
from sayso.model.ids import claim_id_of
from sayso.model.reading import Extraction
from sayso.model.span import Span, hull_of
from sayso.model.timeref import TimeRef
from sayso.resolve.basis import basis_of
from sayso.resolve.cast import Character
from sayso.resolve.chains import Chains
from sayso.resolve.events import Happenings
from sayso.resolve.incidents import in_incident
from sayso.resolve.pointed import Meant
from sayso.text.intervals import Intervals


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """All that claims are made from, in one document."""

    doc: Document
    found: Extraction
    speakers: dict[str, Character]
    happenings: Happenings
    chains: Chains
    caveats: Sequence[Caveat]
    said_at: dict[str, TimeRef]
    events: Intervals[EventMention]
    figures: Intervals[Figure]
    inner: dict[str, list[Span]]
    silent: frozenset[str]
    meant: Mapping[str, Meant]
    hung: Mapping[str, Sequence[Span]]


def claims_of(ground: Ground) -> Iterator[Claim]:
    """The claims of a document, in text order within attributions and statements."""
    for attr in ground.found.attributions:
        if attr.key not in ground.silent:
            yield from _attributed(ground, attr)
    for statement in ground.found.statements:
        yield from _own_voice(ground, statement)


def _attributed(ground: Ground, attr: Attribution) -> Iterator[Claim]:
    speaker = ground.speakers[attr.key]
    meant = ground.meant.get(attr.key) or Meant(attr.content, attr)
    inner = () if meant.by is None else ground.inner.get(meant.by.key, ())
    figures = _figures_inside(ground.figures, meant.content, inner)
    mentions = _main(_inside(ground.events, meant.content, inner), figures)
    if not mentions and meant.by is attr:
        mentions = _act_of_saying(ground, attr)
    spans = [(s.start, s.end) for s in attr.content]
    shares = _shared_out(mentions, figures, ground)
    for nth, (mention, part) in enumerate(shares):
        event = _event(ground, mention, part, meant)
        yield Claim(
            claim=claim_id_of(ground.doc.doc, spans, nth),
            doc=ground.doc.doc,
            span=hull_of(attr.content),
            words=" … ".join(ground.doc.quote(s) for s in meant.content),
            attribution=attr,
            source=speaker.source_id(ground.doc.text_sha256),
            source_name=speaker.name,
            via=ground.chains.of(attr, speaker),
            negated=_is_negated(attr.force, event),
            event=event,
            figures=part,
            basis=_basis(ground, attr, speaker, event),
            said_at=ground.said_at.get(attr.key),
            caveats=_caveats_on(attr, ground.hung),
        )


def _event(
    ground: Ground,
    mention: EventMention | None,
    figures: Sequence[Figure],
    meant: Meant,
) -> Event | None:
    if mention is None or meant.by is None:
        return _own_event(ground, mention, figures)
    mention, attr = _told_only(mention, meant.content), meant.by
    speaker = ground.speakers[attr.key]
    quoted = _is_quoted(ground.doc, attr, min((mention.trigger, *mention.actors)))
    begin = min(span.start for span in attr.content)
    told = in_incident(mention, figures, ground.events, ground.happenings)
    return ground.happenings.resolve(told, speaker, quoted=quoted, begin=begin)


def _told_only(mention: EventMention, content: Sequence[Span]) -> EventMention:
    """The event without a time and place that stand outside what is said.

    "On Friday the Front said it had seized Dresna": on Friday it was said.
    """

    def is_told(span: Span | None) -> bool:
        return span is not None and any(s.contains(span) for s in content)

    return replace(
        mention,
        time=mention.time if is_told(mention.time) else None,
        place=mention.place if is_told(mention.place) else None,
    )


def _is_quoted(doc: Document, attr: Attribution, trigger: Span) -> bool:
    """Whether a word stands in the speaker's own words, where "they" are others."""
    if attr.manner != "mixed":
        return attr.manner == "direct"
    begin = min(s.start for s in attr.content)
    before = doc.text[begin : max(begin, trigger.start)]
    straight = before.count('"') % 2 == 1
    return straight or before.count("“") > before.count("”")


def _own_voice(ground: Ground, statement: Statement) -> Iterator[Claim]:
    outlet, span = ground.chains.outlet, statement.span
    figures = _figures_inside(ground.figures, (span,), ())
    mentions = _main(_inside(ground.events, (span,), ()), figures)
    for nth, (mention, part) in enumerate(_shared_out(mentions, figures, ground)):
        event = _own_event(ground, mention, part)
        yield Claim(
            claim=claim_id_of(ground.doc.doc, [(span.start, span.end)], nth),
            doc=ground.doc.doc,
            span=span,
            words=ground.doc.quote(span),
            attribution=None,
            source=outlet.source_id(ground.doc.text_sha256),
            source_name=outlet.name,
            via=(),
            negated=event is not None and event.negated,
            event=event,
            figures=part,
            basis="unstated",
            said_at=None,
        )


def _own_event(
    ground: Ground, mention: EventMention | None, figures: Sequence[Figure]
) -> Event | None:
    if mention is None:
        return None
    told = in_incident(mention, figures, ground.events, ground.happenings)
    return ground.happenings.resolve(told, None)


def hung_on(caveats: Sequence[Caveat]) -> dict[str, list[Span]]:
    """Key of an attribution -> the outlet's reservations that hang on it."""
    found: dict[str, list[Span]] = {}
    for caveat in caveats:
        for key in caveat.about:
            found.setdefault(key, []).append(caveat.span)
    return found


def inner_spans(attributions: Sequence[Attribution]) -> dict[str, list[Span]]:
    """Key of an attribution -> what is said by those who are cited inside it."""
    known = {attr.key: attr for attr in attributions}
    found: dict[str, list[Span]] = {}
    for attr in attributions:
        above = known.get(attr.inside or "")
        if above is not None and not _is_what_is_denied(attr, above):
            found.setdefault(above.key, []).extend(_own_words(attr))
    return found


def _is_what_is_denied(attr: Attribution, above: Attribution) -> bool:
    """As in "denied rumours that", "rejected its claim that"; not "denied saying"."""
    return above.force is Force.DENIES and attr.rule == "noun"


def _own_words(attr: Attribution) -> tuple[Span, ...]:
    """An attribution's content, and a cue that tells of nothing but the denying."""
    return (*attr.content, *(attr.cue if attr.force is Force.DENIES else ()))


def _inside(
    events: Intervals[EventMention], spans: Sequence[Span], inner: Sequence[Span]
) -> list[EventMention]:
    touching = (e for s in spans for e in events.touching(s.start, s.end))
    return [
        event
        for event in touching
        if any(_is_told(event, s) for s in spans)
        and not any(s.contains(event.trigger) for s in inner)
    ]


def _act_of_saying(ground: Ground, attr: Attribution) -> list[EventMention]:
    """As in "the ministry accused the Front of treason": the cue's own event."""
    if attr.force in {Force.DENIES, Force.DEMANDS}:
        return []
    found = (e for s in attr.cue for e in ground.events.touching(s.start, s.end))
    return [e for e in found if e.actors and e.type in _SAYING][:1]


def _is_told(event: EventMention, content: Span) -> bool:
    """Whether an event's word is said in a content, or ends there.

    "claimed responsibility for the attack": the cue is half of the event's words.
    """
    return content.contains(event.trigger) or (
        event.trigger.start < content.start < event.trigger.end
    )


def _main(events: list[EventMention], figures: Sequence[Figure]) -> list[EventMention]:
    """The events that are told rather than presupposed.

    What lies years back, and a bare word without any part, say nothing that could be
    compared; the former counts where there is nothing else, the latter never, but for
    the toll of a claim with numbers.
    """
    told = [e for e in events if e.actors or e.targets or e.place or e.time]
    if any(f.measure in _TOLLS for f in figures) and not any(map(_is_toll, told)):
        told = [e for e in events if e in told or _is_toll(e)]
    fresh = [e for e in told if e.status != "historical"]
    fresh = [e for e in fresh if not _is_by_the_dead(e, fresh)]
    kept = [e for e in fresh if not _is_repeated(e, fresh)]
    return kept or told


# Types that are done with words; who "attacked" a plan may have shot at it, too.
_SAYING = frozenset("ACCUSE AGREE CONCEDE SUPPORT THREATEN".split())
_TOLLS = frozenset({"killed", "wounded", "casualties"})


def _is_toll(event: EventMention) -> bool:
    return event.type == "casualty"


def _is_by_the_dead(event: EventMention, others: list[EventMention]) -> bool:
    """As in "four soldiers died fighting near Dresna": they are counted, no more."""
    return event.type == "ASSAULT" and any(
        o.type == "casualty" and set(event.actors) & set(o.targets) for o in others
    )


def _is_repeated(event: EventMention, others: list[EventMention]) -> bool:
    """As in "killed in an attack on Dresna": the attack adds nothing to the killing."""
    if event.actors or event.targets or event.place is None:
        return False
    return any(o is not event and o.place == event.place for o in others)


def _figures_inside(
    figures: Intervals[Figure], spans: Sequence[Span], inner: Sequence[Span]
) -> tuple[Figure, ...]:
    found = (
        figure
        for span in spans
        for figure in figures.inside(span.start, span.end)
        if not any(s.contains(figure.span) for s in inner)
    )
    once: dict[Figure, Figure] = {}
    for figure in found:
        once.setdefault(replace(figure, span=spans[0]), figure)
    return tuple(once.values())


def _shared_out(
    mentions: Sequence[EventMention], figures: tuple[Figure, ...], ground: Ground
) -> list[tuple[EventMention | None, tuple[Figure, ...]]]:
    """Each event with the figures nearest to it; figures alone make one claim."""
    mentions = _once(ground.doc, mentions)
    if not mentions:
        return [(None, figures)]
    parts: list[list[Figure]] = [[] for _ in mentions]
    for figure in figures:
        parts[_nearest(mentions, figure, ground)].append(figure)
    return [(m, tuple(part)) for m, part in zip(mentions, parts, strict=True)]


def _once(doc: Document, mentions: Sequence[EventMention]) -> list[EventMention]:
    """Events without those that say the same of the same once more."""
    found: dict[object, EventMention] = {}
    for mention in mentions:
        key = (mention.type, mention.mode, mention.negated, _parts(doc, mention))
        found.setdefault(key, mention)
    return list(found.values())


def _parts(doc: Document, mention: EventMention) -> tuple[object, ...]:
    """Who, whom and where, as words."""
    who, whom = (
        tuple(doc.quote(s).casefold() for s in spans)
        for spans in (mention.actors, mention.targets)
    )
    return who, whom, doc.quote(mention.place) if mention.place else None


def _nearest(mentions: Sequence[EventMention], figure: Figure, ground: Ground) -> int:
    """The event that a figure belongs to: its part's, else that of the closest word."""
    if figure.part_of is not None:
        whole = next(
            (
                f
                for f in ground.figures.touching(
                    figure.part_of.start, figure.part_of.end
                )
                if f.span == figure.part_of
            ),
            None,
        )
        if whole is not None and whole.measure == figure.measure:
            figure = whole  # "one of them had died": its own verb tells it
    distance = [
        0 if any(t.overlaps(figure.span) for t in m.targets)
        else abs(m.trigger.start - figure.span.end)
        for m in mentions
    ]  # fmt: skip
    return distance.index(min(distance))


def _is_negated(force: Force, event: Event | None) -> bool:
    denied = force is Force.DENIES
    return denied != (event is not None and event.negated)


def _basis(
    ground: Ground, attr: Attribution, speaker: Character, event: Event | None
) -> Basis:
    acting = ground.happenings.acting.get(event.trigger, ()) if event else ()
    cue = " ".join(ground.doc.quote(s).casefold() for s in attr.cue)
    return basis_of(speaker, acting, cue)


def _caveats_on(
    attr: Attribution, caveats: Mapping[str, Sequence[Span]]
) -> tuple[Span, ...]:
    found = list(caveats.get(attr.key, ()))
    hedge = attr.hedge
    if hedge is not None and hedge.holder == "outlet" and hedge.degree == "unverified":
        found.append(hedge.span)
    return tuple(dict.fromkeys(found))

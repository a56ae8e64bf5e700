"""A reading as a .say tree: its sources, claims, figures, caveats and relations.

Claims are numbered in the order of their words; an attribution of which no claim was
made follows the claims of its paragraph, so that a claim keeps its number on a board.
Left out: places, times and actors that no claim names, issues, scores.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sayso.model.attribution import Attribution, Caveat, Force
from sayso.model.claim import Claim
from sayso.model.event import Event
from sayso.model.figure import Figure
from sayso.model.ids import ClaimId, SourceId
from sayso.model.reading import Reading
from sayso.model.relation import Relation
from sayso.model.source import SameAs, Source
from sayso.model.span import Span, hull_of
from sayso.model.timeref import TimeRef
from sayso.notation.anchors import Paragraphs, numbers_of, words_for
from sayso.notation.tree import (
    CaveatSay,
    ClaimSay,
    EventSay,
    FigureSay,
    HedgeSay,
    LooseFigure,
    Ref,
    RelationSay,
    SourceSay,
    Tree,
    Words,
)


@dataclass(frozen=True, slots=True)
class Names:
    """What the blocks of one reading call each other, and its sources."""

    claims: Mapping[ClaimId, str]
    attributions: Mapping[str, str]
    sources: Mapping[SourceId, str]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a block stands: the text and the paragraph its words are looked for in."""

    where: Paragraphs
    paragraph: int

    def words(self, span: Span | None) -> Words | None:
        """The words of a span that may not be there."""
        return None if span is None else self.word(span)

    def word(self, span: Span) -> Words:
        """The words of a span."""
        return words_for(self.where, self.paragraph, span)

    def each(self, spans: Iterable[Span]) -> tuple[Words, ...]:
        """The words of several spans."""
        return tuple(self.word(span) for span in spans)


def say_of_reading(reading: Reading, relations: Sequence[Relation] = ()) -> Tree:
    """The tree of a reading, with the relations between claims of its document."""
    where = Paragraphs(reading.document.text)
    names = _names_of(reading, where)
    return Tree(
        items=(
            *sources_as_say(reading.sources, reading.same_as),
            *_claims(reading, where, names),
            *_loose_figures(reading, where),
            *_caveats(reading.caveats, where, names),
            *_relations(relations, names),
        )
    )


def in_text_order(claims: Iterable[Claim]) -> list[Claim]:
    """Claims of one document in the order in which they are numbered."""
    return sorted(claims, key=lambda c: (c.span, c.claim))


def is_turned(claim: Claim) -> bool:
    """Whether a claim says "not" otherwise than by its force.

    A denial is negated by its force and needs no other word for it.
    """
    force = None if claim.attribution is None else claim.attribution.force
    return claim.negated != (force is Force.DENIES)


def claim_numbers(where: Paragraphs, claims: Iterable[Claim]) -> dict[ClaimId, str]:
    """The number of each claim of one document, "9.1"."""
    ordered = in_text_order(claims)
    numbers = numbers_of(where, [claim.span for claim in ordered])
    return {c.claim: number for c, number in zip(ordered, numbers, strict=True)}


def sources_as_say(
    sources: Iterable[Source], same_as: Iterable[SameAs]
) -> Iterable[SourceSay]:
    """Rows of the register, each with the names that a judgement says are the same."""
    known = {source.source: source for source in sources}
    same: dict[SourceId, list[str]] = {}
    for pair in same_as:
        if pair.judgement == "same" and {pair.subject, pair.object} <= known.keys():
            same.setdefault(pair.subject, []).append(known[pair.object].name)
            same.setdefault(pair.object, []).append(known[pair.subject].name)
    for source in known.values():
        speaks_for = known.get(source.speaks_for) if source.speaks_for else None
        yield SourceSay(
            name=source.name,
            kind=source.kind,
            roles=() if source.role is None else (source.role,),
            speaks_for=speaks_for.name if speaks_for else source.speaks_for,
            members=tuple(known[m].name if m in known else m for m in source.members),
            country=source.country,
            also=tuple(same.get(source.source, ())),
        )


def figure_as_say(figure: Figure, place: Place | None = None) -> FigureSay:
    """A figure; without a place to look words up in, its spans are left out."""
    return FigureSay(
        measure=figure.measure,
        low=figure.low,
        high=figure.high,
        about=figure.about,
        of=figure.of,
        part_of=None if place is None else place.words(figure.part_of),
        scope=figure.scope,
        since=figure.since,
        unit=figure.unit,
        words=None if place is None else place.word(figure.span),
    )


def _names_of(reading: Reading, where: Paragraphs) -> Names:
    ordered, bare = in_text_order(reading.claims), _without_claim(reading)
    spans = [c.span for c in ordered] + [_hull(attr) for attr in bare]
    numbers = numbers_of(where, spans)
    cited: dict[str, str] = {}
    for claim, number in zip(ordered, numbers, strict=False):
        if claim.attribution is not None:
            cited.setdefault(claim.attribution.key, number)
    cited |= dict(zip((a.key for a in bare), numbers[len(ordered) :], strict=True))
    speakers = [source for _, source in reading.speakers]
    names = {s.source: s.name for s in (*speakers, *reading.sources)}
    return Names(
        claims=claim_numbers(where, ordered),
        attributions=cited,
        sources={actor.source: actor.name for actor in reading.actors} | names,
    )


def _without_claim(reading: Reading) -> list[Attribution]:
    held = {c.attribution.key for c in reading.claims if c.attribution is not None}
    return [attr for attr in reading.attributions if attr.key not in held]


def _hull(attr: Attribution) -> Span:
    return hull_of(attr.content or attr.cue or attr.source)


def _claims(reading: Reading, where: Paragraphs, names: Names) -> tuple[ClaimSay, ...]:
    speakers = dict(reading.speakers)
    blocks = []
    for claim in reading.claims:
        key = claim.attribution.key if claim.attribution else ""
        blocks.append(_claim(claim, speakers.get(key), where, names))
    for attr in _without_claim(reading):
        place = Place(where, where.number_at(_hull(attr).start))
        number = names.attributions[attr.key]
        bare = ClaimSay(
            number=number, **_said(attr, speakers.get(attr.key), place, names)
        )
        blocks.append(bare)
    return tuple(sorted(blocks, key=lambda block: _order(block.number)))


def _order(number: str) -> tuple[int, int]:
    paragraph, _, count = number.partition(".")
    return int(paragraph), int(count)


def _claim(
    claim: Claim, speaker: Source | None, where: Paragraphs, names: Names
) -> ClaimSay:
    attr = claim.attribution
    place = Place(where, where.number_at(claim.span.start))
    if attr is None:
        said: dict[str, Any] = {"own_voice": True, "content": (place.word(claim.span),)}
    else:
        said = _said(attr, speaker, place, names)
        said["speaker"] = claim.source_name
        said["passage"] = _passage(claim, attr, place)
    return ClaimSay(
        number=names.claims[claim.claim],
        **said,
        via=tuple(names.sources.get(source, source) for source in claim.via),
        negated=is_turned(claim),
        event=None if claim.event is None else _event(claim.event, place),
        figures=tuple(figure_as_say(figure, place) for figure in claim.figures),
        basis=None if claim.basis == "unstated" else claim.basis,
        said_at=None if claim.said_at is None else _time(claim.said_at, where),
    )


def _passage(claim: Claim, attr: Attribution, place: Place) -> Words | None:
    """The claim's own words, where they are not all that was said."""
    whole = bool(attr.content) and hull_of(attr.content) == claim.span
    return None if whole else place.word(claim.span)


def _said(
    attr: Attribution, speaker: Source | None, place: Place, names: Names
) -> dict[str, Any]:
    """What a claim block takes from an attribution."""
    inside = names.attributions.get(attr.inside or "")
    return {
        "source": place.each(attr.source),
        "speaker": None if speaker is None else speaker.name,
        "kind": None if speaker is None else speaker.kind,
        "cue": place.each(attr.cue),
        "content": place.each(attr.content),
        "force": attr.force,
        "manner": attr.manner,
        "channel": place.words(attr.channel),
        "recipient": place.words(attr.recipient),
        "hedge": _hedge(attr, place),
        "inside": None if inside is None else Ref(number=inside),
    }


def _hedge(attr: Attribution, place: Place) -> HedgeSay | None:
    hedge = attr.hedge
    if hedge is None:
        return None
    words = place.word(hedge.span)
    return HedgeSay(words=words, holder=hedge.holder, degree=hedge.degree)


def _event(event: Event, place: Place) -> EventSay:
    where = event.place
    return EventSay(
        type=event.type,
        mode=event.mode,
        trigger=place.word(event.trigger),
        actors=tuple(actor.name for actor in event.actors),
        targets=tuple(target.name for target in event.targets),
        place=None if where is None else where.name,
        place_id=None if where is None or where.place is None else where.place.place,
        when=None if event.when is None else _time(event.when, place.where),
        negated=event.negated,
        status=event.status,
    )


def _time(when: TimeRef, where: Paragraphs) -> str:
    """The value of a time, or its words where it has none."""
    return when.value or when.text or where.text[when.span.start : when.span.end]


def _loose_figures(reading: Reading, where: Paragraphs) -> Iterable[LooseFigure]:
    held = {figure.span for claim in reading.claims for figure in claim.figures}
    loose = [figure for figure in reading.figures if figure.span not in held]
    numbers = numbers_of(where, [figure.span for figure in loose])
    for figure, number in zip(loose, numbers, strict=True):
        place = Place(where, where.number_at(figure.span.start))
        yield LooseFigure(number=number, figure=figure_as_say(figure, place))


def _caveats(
    caveats: Sequence[Caveat], where: Paragraphs, names: Names
) -> Iterable[CaveatSay]:
    numbers = numbers_of(where, [caveat.span for caveat in caveats])
    for caveat, number in zip(caveats, numbers, strict=True):
        place = Place(where, where.number_at(caveat.span.start))
        about = (names.attributions[k] for k in caveat.about if k in names.attributions)
        yield CaveatSay(
            number=number,
            words=place.word(caveat.span),
            names=place.each(caveat.names),
            about=tuple(Ref(number=each) for each in about),
        )


def _relations(relations: Iterable[Relation], names: Names) -> Iterable[RelationSay]:
    for relation in relations:
        if {relation.subject, relation.object} <= names.claims.keys():
            yield RelationSay(
                subject=Ref(number=names.claims[relation.subject]),
                kind=relation.kind,
                object=Ref(number=names.claims[relation.object]),
                because=relation.because,
            )

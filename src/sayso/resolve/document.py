"""The resolver: whom, where, when and how many the words of one document mean.

Rules that hold here:
- May look at this document, the gazetteer and the list of known names; never at other
  documents' claims.
- The same words give the same reading, byte for byte.
- Only sources that are cited, relay, or act are told to the register.
"""

from collections.abc import Iterator, Sequence

from sayso.model.attribution import Attribution
from sayso.model.document import Document
from sayso.model.place import PlaceRef
from sayso.model.reading import Extraction, Reading
from sayso.model.sentence import Sentence
from sayso.model.source import Actor, Source, SourceKind
from sayso.model.span import Span
from sayso.model.timeref import TimeRef
from sayso.ports import Gazetteer
from sayso.resolve.caveats import hung
from sayso.resolve.chains import Chains
from sayso.resolve.claims import Ground, claims_of, inner_spans
from sayso.resolve.coreference import Cast
from sayso.resolve.events import Happenings
from sayso.resolve.likeness import is_somebody
from sayso.resolve.nations import nations_of
from sayso.resolve.places import resolve_places
from sayso.resolve.referents import Referents
from sayso.resolve.sources import RegisterRows, actor_of, source_of
from sayso.resolve.speakers import Speakers
from sayso.resolve.times import resolve_times
from sayso.text.intervals import Intervals


class DocumentResolver:
    """Resolves a document against a gazetteer and the known names."""

    name = "resolver"
    version = "1"

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer

    def resolve(self, doc: Document, found: Extraction) -> Reading:
        """The reading of the document."""
        places = resolve_places(doc, found.places, self.gazetteer)
        times = resolve_times(found.times, doc.published_at, doc.published_grain)
        nations = nations_of(found.sentences, places, self.gazetteer)
        placed = [ref.span for ref in places]
        cast = Cast(doc, found.sentences, nations=nations, placed=placed)
        _let_speak(cast.read(found.mentions))
        speakers = Speakers(cast, Referents(cast)).read(found.attributions)
        ground = _ground(doc, found, speakers, places, times)
        claims = tuple(claims_of(ground))
        rows = _register_rows(doc, cast, ground.chains)
        return Reading(
            document=doc,
            attributions=found.attributions,
            claims=claims,
            figures=found.figures,
            places=places,
            times=times,
            actors=tuple(_actors(cast, doc.text_sha256)),
            caveats=tuple(ground.caveats),
            sources=tuple(rows.sources.values()),
            same_as=tuple(rows.same_as.values()),
            speakers=tuple(_speaker_rows(doc, found, speakers)),
            said_at=tuple(ground.said_at.items()),
            issues=(*found.issues, *cast.issues, *speakers.issues),
            agents=(f"{self.name}@{self.version}",),
        )


def _ground(
    doc: Document,
    found: Extraction,
    speakers: Speakers,
    places: Sequence[PlaceRef],
    times: Sequence[TimeRef],
) -> Ground:
    who, referents = speakers.of_attribution, speakers.referents
    return Ground(
        doc=doc,
        found=found,
        speakers=who,
        happenings=Happenings(referents, places, times),
        chains=Chains(doc, found.attributions, who, referents),
        caveats=hung(found.caveats, found.attributions, who, referents),
        said_at=dict(said_times(found.attributions, times, found.sentences)),
        events=Intervals(found.events, lambda event: event.trigger),
        figures=Intervals(found.figures, lambda figure: figure.span),
        inner=inner_spans(found.attributions),
    )


def _speaker_rows(
    doc: Document, found: Extraction, speakers: Speakers
) -> Iterator[tuple[str, Source]]:
    for attr in found.attributions:
        yield (
            attr.key,
            source_of(speakers.of_attribution[attr.key], doc.text_sha256),
        )


def _let_speak(cast: Cast) -> None:
    """Give those whose office names a body that body: "head of the Group"."""
    spans = sorted(cast.by_span, key=lambda s: (s.start, -s.end))
    for i, outer in enumerate(spans):
        person = cast.by_span[outer]
        if person.kind not in {SourceKind.PERSON, SourceKind.UNNAMED}:
            continue
        for inner in spans[i + 1 :]:
            if inner.start >= outer.end:
                break
            body = cast.by_span[inner]
            if body.kind in {SourceKind.BODY, SourceKind.OUTLET} and not body.placed:
                person.speaks_for = person.speaks_for or body


def said_times(
    attributions: Sequence[Attribution],
    times: Sequence[TimeRef],
    sentences: Sequence[Sentence],
) -> Iterator[tuple[str, TimeRef]]:
    """When each was said: the time beside its cue, outside all that is said."""
    contents = Intervals((s for a in attributions for s in a.content), _itself)
    free = Intervals(
        (
            time
            for time in times
            if time.type in {"DATE", "TIME"}
            and not contents.touching(time.span.start, time.span.end)
        ),
        lambda time: time.span,
    )
    spoken = Intervals((s.span for s in sentences), _itself)
    for attr in attributions:
        cue = attr.cue[0] if attr.cue else None
        sents = spoken.touching(cue.start, cue.end) if cue else []
        if cue is None or not sents:
            continue
        near = free.inside(sents[0].start, sents[0].end)
        near = [time for time in near if _is_beside(time, attr)]
        if near:
            yield attr.key, min(near, key=lambda t: abs(t.span.start - cue.start))


def _itself(span: Span) -> Span:
    return span


BESIDE = 60  # letters between a cue and the time that goes with it


def _is_beside(time: TimeRef, attr: Attribution) -> bool:
    cue = attr.cue[0]
    return min(abs(time.span.start - cue.end), abs(cue.start - time.span.end)) < BESIDE


def _register_rows(doc: Document, cast: Cast, chains: Chains) -> RegisterRows:
    rows = RegisterRows(doc.text_sha256)
    for relay in chains.relays():
        rows.add(relay)
    for character in cast.characters:
        if character.cited or (character.used and not character.is_local):
            rows.add(character)
    return rows


def _actors(cast: Cast, sha: str) -> Iterator[Actor]:
    for character in cast.characters:
        if character.mentions and (character.used or is_somebody(character)):
            yield actor_of(character, sha)

"""The resolver: whom, where, when and how many the words of one document mean.

Rules that hold here:
- May look at this document, the gazetteer and the list of known names; never at other
  documents' claims.
- The same words give the same reading, byte for byte.
- Only sources that are cited, relay, or act are told to the register.
"""

from collections.abc import Iterator, Sequence

from sayso.model.actorcode import ActorCode
from sayso.model.document import Document
from sayso.model.reading import Extraction, Reading
from sayso.model.source import Actor, Mention, Source, SourceKind
from sayso.model.timeref import TimeRef
from sayso.ports import Gazetteer
from sayso.resolve.actor_known import ActorRegister, shipped_actors
from sayso.resolve.actors import ActorCoder
from sayso.resolve.befallen import Befallen
from sayso.resolve.caveats import hung
from sayso.resolve.chains import Chains
from sayso.resolve.claims import Ground, claims_of, hung_on, inner_spans
from sayso.resolve.coded import Coded
from sayso.resolve.coreference import Cast
from sayso.resolve.events import Happenings
from sayso.resolve.likeness import is_somebody
from sayso.resolve.naming import Naming
from sayso.resolve.nations import nations_of
from sayso.resolve.places import resolve_places
from sayso.resolve.pointed import meant_by
from sayso.resolve.referents import Referents
from sayso.resolve.saying import said_times
from sayso.resolve.silence import silent_keys
from sayso.resolve.sources import RegisterRows, actor_of, source_of
from sayso.resolve.speakers import Speakers
from sayso.resolve.times import resolve_times
from sayso.text.intervals import Intervals


class DocumentResolver:
    """Resolves a document against a gazetteer and the known names."""

    name = "resolver"
    version = "1"

    def __init__(
        self, gazetteer: Gazetteer, register: ActorRegister | None = None
    ) -> None:
        self.gazetteer = gazetteer
        known = shipped_actors() if register is None else register
        self.coder = ActorCoder(known, gazetteer)

    def resolve(self, doc: Document, found: Extraction) -> Reading:
        """The reading of the document."""
        places = resolve_places(doc, found.places, self.gazetteer)
        times = resolve_times(found.times, doc.published_at, doc.published_grain)
        nations = nations_of(found.sentences, places, self.gazetteer, doc.head.outlet)
        placed = [ref.span for ref in places]
        cast = Cast(doc, found.sentences, nations=nations, placed=placed)
        _let_speak(cast.read(found.mentions), found.mentions)
        speakers = Speakers(cast, Referents(cast)).read(found.attributions)
        day = None if doc.published_at is None else doc.published_at.date()
        coded = Coded(self.coder, day, nations)
        befallen = Befallen(speakers.referents, found.events)
        happenings = Happenings(speakers.referents, places, times, coded, befallen)
        ground = _ground(doc, found, speakers, happenings, times)
        claims, naming = tuple(claims_of(ground)), Naming(doc)
        rows = _register_rows(cast, ground)
        return Reading(
            document=doc,
            attributions=found.attributions,
            claims=claims,
            figures=found.figures,
            places=places,
            times=times,
            actors=tuple(_actors(cast, doc.text_sha256, coded)),
            caveats=tuple(ground.caveats),
            sources=tuple(rows.sources.values()),
            same_as=tuple(rows.same_as.values()),
            speakers=tuple(_speaker_rows(doc, found, speakers)),
            said_at=tuple(ground.said_at.items()),
            called=tuple(
                (attr.key, naming.of(attr, speakers.of_attribution[attr.key]))
                for attr in found.attributions
            ),
            issues=(*found.issues, *cast.issues, *speakers.issues),
            agents=(f"{self.name}@{self.version}",),
        )


def _ground(
    doc: Document,
    found: Extraction,
    speakers: Speakers,
    happenings: Happenings,
    times: Sequence[TimeRef],
) -> Ground:
    who, referents = speakers.of_attribution, speakers.referents
    caveats = hung(found.caveats, found.attributions, who, referents)
    silent = silent_keys(doc, found.attributions, who)
    meant = meant_by(doc, found, who, silent)
    return Ground(
        doc=doc,
        found=found,
        speakers=who,
        happenings=happenings,
        chains=Chains(doc, found.attributions, who, referents),
        caveats=caveats,
        said_at=dict(said_times(doc.text, found.attributions, times, found.sentences)),
        events=Intervals(found.events, lambda event: event.trigger),
        figures=Intervals(found.figures, lambda figure: figure.span),
        inner=inner_spans(found.attributions),
        silent=silent - meant.keys(),
        meant=meant,
        hung=hung_on(caveats),
    )


def _speaker_rows(
    doc: Document, found: Extraction, speakers: Speakers
) -> Iterator[tuple[str, Source]]:
    for attr in found.attributions:
        yield (
            attr.key,
            source_of(speakers.of_attribution[attr.key], doc.text_sha256),
        )


def _let_speak(cast: Cast, mentions: Sequence[Mention]) -> None:
    """Give those whose office names a body that body: "head of the Group"."""
    for mention in mentions:
        speaker = cast.by_span.get(mention.span)
        if speaker is not None and mention.title and speaker.speaks_for is None:
            speaker.speaks_for = cast.body_before(mention)
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


def _register_rows(cast: Cast, ground: Ground) -> RegisterRows:
    """Whoever makes a claim, relays one or acts in one, unless known here only."""
    rows = RegisterRows(ground.doc.text_sha256)
    for relay in ground.chains.relays():
        rows.add(relay)
    rows.add_short(ground.chains.outlet, ground.chains.own)
    heard = {
        id(character)
        for key, character in ground.speakers.items()
        if key not in ground.silent
    }
    for character in cast.characters:
        if id(character) in heard or (character.used and not character.is_local):
            rows.add(character)
    return rows


def _actors(cast: Cast, sha: str, coded: Coded) -> Iterator[Actor]:
    for character in cast.characters:
        if character.mentions and (character.used or is_somebody(character)):
            # coding takes its time: who is only named is not coded
            code = coded.character(character) if character.used else ActorCode()
            yield actor_of(character, sha, code)

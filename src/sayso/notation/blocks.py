"""The blocks of a .say text: for each its head line, and the fields below it.

The parser and the printer both go by these tables, so that they cannot part ways. A
field that stands at its default is not printed. SPEC-notation describes the same.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, get_args

from sayso.model.attribution import Force, Manner
from sayso.model.claim import Basis
from sayso.model.document import PubStatus
from sayso.model.relation import RelationKind
from sayso.model.source import SourceKind
from sayso.model.standing import StandingName
from sayso.notation.composites import (
    CLAIM_LINE,
    EVENT,
    FIGURE,
    HEDGE,
    STEP,
    Field,
    head_of,
    inline_shown,
    values_read,
)
from sayso.notation.lexer import Segment, escaped, fault, unescaped
from sayso.notation.tree import (
    CaveatSay,
    ClaimSay,
    DocumentSay,
    LooseFigure,
    PointSay,
    RelationSay,
    SeriesSay,
    SourceSay,
)
from sayso.notation.values import (
    FLAG,
    INTEGER,
    OWN_VOICE,
    REF,
    REFS,
    TEXT,
    TEXTS,
    TIME,
    WORDS,
    Given,
    choice,
    keyed,
    number_in,
    ref_in,
    show_ref,
)

Head = Callable[[Given], dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Block:
    """A kind of block: what it makes, how its head line is read and shown, fields."""

    made: type[Any]
    read_head: Head
    show_head: Callable[[Any], str]
    fields: tuple[Field, ...]


def _number(given: Given) -> dict[str, Any]:
    return {"number": number_in(given.one())}


def _named(attribute: str) -> Head:
    return lambda given: {attribute: unescaped(given.one())}


def _relation(given: Given) -> dict[str, Any]:
    segment = given.one()
    parts = segment.raw.split(" ")
    if len(parts) != 3:
        fault(segment, f"'{segment.raw}' is no relation; write 10.1 denies 9.1")
    subject, kind, other = (Segment(p, segment.line, segment.column) for p in parts)
    return {
        "subject": ref_in(subject),
        "kind": choice(RelationKind).read(Given(given.key, (kind,))),
        "object": ref_in(other),
    }


def _show_relation(relation: RelationSay) -> str:
    subject, other = show_ref(relation.subject), show_ref(relation.object)
    return f"{subject} {relation.kind} {other}"


def _loose_figure(given: Given) -> dict[str, Any]:
    (number,) = head_of(given, 1, "a number, as 9.1, and a figure")
    rest = Given(given.key, given.segments[1:])
    return {"number": number_in(number), "figure": FIGURE.read(rest)}


SERIES_FIELDS = (
    Field("of", "of", TEXT),
    Field("scope", "scope", TEXT),
    Field("place", "place", TEXT),
    Field("since", "since", TEXT),
)


def _series(given: Given) -> dict[str, Any]:
    (measure,) = head_of(given, 1, "what is counted, as killed")
    rest = [keyed(segment) for segment in given.segments[1:]]
    return {"measure": unescaped(measure), **values_read(rest, SERIES_FIELDS)}


CLAIM_FIELDS = (
    Field("source", "own_voice", FLAG, fixed=OWN_VOICE),
    Field("source", "source", WORDS, many=True),
    Field("speaker", "speaker", TEXT),
    Field("kind", "kind", choice(SourceKind)),
    Field("via", "via", TEXTS),
    Field("cue", "cue", WORDS, many=True),
    Field("content", "content", WORDS, many=True),
    Field("passage", "passage", WORDS),
    Field("force", "force", choice(Force)),
    Field("manner", "manner", choice(get_args(Manner))),
    Field("channel", "channel", WORDS),
    Field("recipient", "recipient", WORDS),
    Field("hedge", "hedge", HEDGE),
    Field("inside", "inside", REF),
    Field("negated", "negated", FLAG),
    Field("event", "event", EVENT),
    Field("figure", "figures", FIGURE, many=True),
    Field("basis", "basis", choice(get_args(Basis))),
    Field("said-at", "said_at", TEXT),
)
CAVEAT_FIELDS = (
    Field("words", "words", WORDS),
    Field("names", "names", WORDS, many=True),
    Field("about", "about", REFS),
)
SOURCE_FIELDS = (
    Field("kind", "kind", choice(SourceKind)),
    Field("role", "roles", TEXT, many=True),
    Field("speaks-for", "speaks_for", TEXT),
    Field("member", "members", TEXT, many=True),
    Field("country", "country", TEXT),
    Field("also", "also", TEXT, many=True),
)
DOCUMENT_FIELDS = (
    Field("outlet", "outlet", TEXT),
    Field("headline", "headline", TEXT),
    Field("credit", "credit", TEXT, many=True),
    Field("published", "published_at", TIME),
    Field("url", "url", TEXT),
    Field("status", "pub_status", choice(get_args(PubStatus))),
    Field("replaced-by", "replaced_by", TEXT),
)
POINT_FIELDS = (
    Field("standing", "standing", choice(StandingName)),
    Field("for", "origins_for", TEXT, many=True),
    Field("against", "origins_against", TEXT, many=True),
    Field("printed-for", "outlets_for", TEXT, many=True),
    Field("printed-against", "outlets_against", TEXT, many=True),
    Field("caveats", "caveats", INTEGER),
    Field("first-said", "first_said", TIME),
    Field("last-said", "last_said", TIME),
    Field("because", "reasons", TEXT, many=True),
    Field("claim", "claims", CLAIM_LINE, many=True),
)
BLOCKS: dict[str, Block] = {
    "document": Block(
        DocumentSay, _named("label"), lambda x: escaped(x.label), DOCUMENT_FIELDS
    ),
    "source": Block(
        SourceSay, _named("name"), lambda x: escaped(x.name), SOURCE_FIELDS
    ),
    "claim": Block(ClaimSay, _number, lambda x: x.number, CLAIM_FIELDS),
    "figure": Block(
        LooseFigure,
        _loose_figure,
        lambda x: f"{x.number}  {FIGURE.show(x.figure)}",
        (),
    ),
    "caveat": Block(CaveatSay, _number, lambda x: x.number, CAVEAT_FIELDS),
    "relation": Block(
        RelationSay,
        _relation,
        _show_relation,
        (Field("because", "because", TEXT, many=True),),
    ),
    "point": Block(PointSay, _named("title"), lambda x: escaped(x.title), POINT_FIELDS),
    "series": Block(
        SeriesSay,
        _series,
        lambda x: escaped(x.measure) + inline_shown(x, SERIES_FIELDS),
        (Field("step", "steps", STEP, many=True),),
    ),
}
NAMES: dict[type, str] = {block.made: name for name, block in BLOCKS.items()}

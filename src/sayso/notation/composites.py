"""Values that take several segments of a line: events, figures, hedges, steps.

The first segments have their places, the others begin with a key ("place Halvik"). One
table per value says which keys there are; reading and showing both go by it.
"""

import re
from collections.abc import Sequence
from dataclasses import MISSING, dataclass, fields
from typing import Any, get_args

from sayso.model.attribution import Force
from sayso.model.entry import AsOf
from sayso.model.event import EventStatus
from sayso.model.figure import Scope
from sayso.model.standing import StandingName
from sayso.notation.lexer import Segment, escaped, fault, plain, unescaped
from sayso.notation.tree import (
    ClaimLine,
    EventSay,
    FigureSay,
    HedgeSay,
    StepSay,
)
from sayso.notation.values import (
    FLAG,
    REF,
    TEXT,
    TIME,
    WORDS,
    Given,
    Kind,
    choice,
    keyed,
    ref_in,
    show_ref,
    show_words,
    words_in,
)

OWN_FORCE = "states"
ANY = "any"
# ">=412", "<=50", "20..30", "412", "?"; "~" before it: said to be rough
_BOUNDS = re.compile(r"(~?)(?:(>=|<=)(-?\d+)|(-?\d+)(?:\.\.(-?\d+))?|\?)")
# "COERCE/seize" or "enter"; a slash of the type itself is escaped
_TYPE = re.compile(r"((?:[^\\/]|\\.)+)(?:/(.+))?")


@dataclass(frozen=True, slots=True)
class Field:
    """A key and the attribute that it fills; `many` may stand several times.

    `fixed`: the only value, which says that the attribute is true.
    """

    name: str
    attribute: str
    kind: Kind
    many: bool = False
    fixed: str | None = None


def default_of(made: type, attribute: str) -> object:
    """What an attribute is where nothing is said; MISSING where it must be said."""
    return next(f.default for f in fields(made) if f.name == attribute)


def values_shown(value: object, table: Sequence[Field]) -> list[tuple[Field, str]]:
    """Each field that says something, with its shown value, in the table's order."""
    shown = []
    for field in table:
        said = getattr(value, field.attribute)
        if field.many:
            shown += [(field, field.kind.show(one)) for one in said]
        elif said != default_of(type(value), field.attribute):
            shown.append((field, field.fixed or field.kind.show(said)))
    return shown


def values_read(givens: Sequence[Given], table: Sequence[Field]) -> dict[str, Any]:
    """The attributes that the given keys fill."""
    found: dict[str, Any] = {}
    for given in givens:
        field = _field_of(given, table)
        value = True if field.fixed else field.kind.read(given)
        if field.many:
            found[field.attribute] = (*found.get(field.attribute, ()), value)
        elif field.attribute in found:
            fault(given.key, f"'{field.name}' is given twice")
        else:
            found[field.attribute] = value
    return found


def _field_of(given: Given, table: Sequence[Field]) -> Field:
    named = [field for field in table if field.name == given.key.raw]
    raw = tuple(segment.raw for segment in given.segments)
    fits = [f for f in named if f.fixed is None or raw == (f.fixed,)]
    if not fits:
        known = ", ".join(dict.fromkeys(field.name for field in table))
        fault(given.key, f"'{given.key.raw}' is not known here; known are {known}")
    return min(fits, key=lambda field: field.fixed is None)


def inline_shown(value: object, table: Sequence[Field]) -> str:
    """Keys and values as further segments of a line, each after two spaces."""
    pairs = values_shown(value, table)
    return "".join(f"  {field.name} {said}".rstrip(" ") for field, said in pairs)


def check_needed(
    made: type, found: dict[str, Any], at: Segment, *, table: Sequence[Field]
) -> None:
    """Fault where a field that must be said is not."""
    for field in table:
        needed = default_of(made, field.attribute) is MISSING
        if needed and field.attribute not in found:
            fault(at, f"'{field.name}' is missing here")


def head_of(given: Given, count: int, what: str) -> tuple[Segment, ...]:
    """The first segments of a line, which have their places; fewer are a fault."""
    if len(given.segments) < count:
        fault(given.key, f"'{given.key.raw}' needs {what}")
    return given.segments[:count]


def _read_bounds(segment: Segment) -> tuple[str, dict[str, Any]]:
    measure, _, raw = segment.raw.rpartition(" ")
    match = _BOUNDS.fullmatch(raw)
    if match is None or not measure:
        fault(
            segment, f"'{segment.raw}' is no figure; write killed >=412, <=50, 20..30"
        )
    rough, sign, bound, low, high = match.groups()
    bounds = {
        "low": _integer(bound if sign == ">=" else low),
        "high": _integer(bound if sign == "<=" else high or low),
    }
    return plain(measure, segment), {**bounds, "about": bool(rough)}


def _integer(digits: str | None) -> int | None:
    return None if digits is None else int(digits)


def show_bounds(low: int | None, high: int | None, *, about: bool = False) -> str:
    """Bounds as one word: ">=412", "<=50", "20..30", "412", "?", rough with "~"."""
    rough = "~" if about else ""
    if low is None and high is None:
        return f"{rough}?"
    if high is None:
        return f"{rough}>={low}"
    if low is None:
        return f"{rough}<={high}"
    return f"{rough}{low}" if low == high else f"{rough}{low}..{high}"


FIGURE_FIELDS = (
    Field("of", "of", TEXT),
    Field("part-of", "part_of", WORDS),
    Field("scope", "scope", choice(get_args(Scope))),
    Field("since", "since", TEXT),
    Field("unit", "unit", TEXT),
    Field("words", "words", WORDS),
)


def _read_figure(given: Given) -> FigureSay:
    (first,) = head_of(given, 1, "a measure and its bounds, as killed >=412")
    measure, bounds = _read_bounds(first)
    rest = [keyed(segment) for segment in given.segments[1:]]
    return FigureSay(measure=measure, **bounds, **values_read(rest, FIGURE_FIELDS))


def show_figure(figure: FigureSay) -> str:
    """The figure as segments: "killed >=412  of guards  scope total"."""
    bounds = show_bounds(figure.low, figure.high, about=figure.about)
    shown = f"{escaped(figure.measure)} {bounds}"
    return shown + inline_shown(figure, FIGURE_FIELDS)


FIGURE = Kind(_read_figure, show_figure)

EVENT_FIELDS = (
    Field("actor", "actors", TEXT, many=True),
    Field("target", "targets", TEXT, many=True),
    Field("place", "place", TEXT),
    Field("at", "place_id", TEXT),
    Field("when", "when", TEXT),
    Field("negated", "negated", FLAG),
    Field("status", "status", choice(get_args(EventStatus))),
    Field("trigger", "trigger", WORDS),
)


def _read_event(given: Given) -> EventSay:
    (first,) = head_of(given, 1, "a type, as COERCE/seize")
    match = _TYPE.fullmatch(first.raw)
    if match is None:
        fault(first, f"'{first.raw}' is no type of event; write TYPE or TYPE/mode")
    found = values_read([keyed(s) for s in given.segments[1:]], EVENT_FIELDS)
    mode = None if match[2] is None else plain(match[2], first)
    return EventSay(type=plain(match[1], first), mode=mode, **found)


def show_event(event: EventSay) -> str:
    """The event as segments: "COERCE/seize  actor NFR  place Halvik"."""
    mode = "" if event.mode is None else "/" + escaped(event.mode)
    kind = escaped(event.type).replace("/", r"\/")
    return kind + mode + inline_shown(event, EVENT_FIELDS)


EVENT = Kind(_read_event, show_event)

_HOLDER = choice(("source", "outlet"))
_DEGREE = choice(("likely", "possible", "unverified"))


def _read_hedge(given: Given) -> HedgeSay:
    words, weight = head_of(given, 2, "the words, then source or outlet and a degree")
    held = keyed(weight)
    holder = _HOLDER.read(Given(given.key, (held.key,)))
    return HedgeSay(words=words_in(words), holder=holder, degree=_DEGREE.read(held))


def _show_hedge(hedge: HedgeSay) -> str:
    return f"{show_words(hedge.words)}  {hedge.holder} {hedge.degree}"


HEDGE = Kind(_read_hedge, _show_hedge)

_FORCE = choice([*Force, OWN_FORCE])


def _read_claim_line(given: Given) -> ClaimLine:
    what = "a number, a force, a speaker and words"
    ref, act, speaker, words = head_of(given, 4, what)
    negated = act.raw.endswith(" not")
    bare = Segment(act.raw.removesuffix(" not"), act.line, act.column)
    force = _FORCE.read(Given(given.key, (bare,)))
    return ClaimLine(
        ref=ref_in(ref),
        force=None if force == OWN_FORCE else force,
        speaker=unescaped(speaker),
        words=unescaped(words),
        negated=negated,
    )


def _show_claim_line(claim: ClaimLine) -> str:
    act = claim.force or OWN_FORCE
    negated = " not" if claim.negated else ""
    said = f"{escaped(claim.speaker)}  {escaped(claim.words)}"
    return f"{show_ref(claim.ref)}  {act}{negated}  {said}"


CLAIM_LINE = Kind(_read_claim_line, _show_claim_line)

STEP_FIELDS = (
    Field("by", "origin", TEXT),
    Field("at", "published_at", TIME),
    Field("stands", "standing", choice(StandingName)),
    Field("claim", "ref", REF),
)


def _read_step(given: Given) -> StepSay:
    own = {field.name for field in STEP_FIELDS}
    inside: list[Given] = []
    outside: list[Segment] = []
    for segment in given.segments:
        value = keyed(segment)
        # the measure comes first and may be called "by"
        if outside and value.segments and value.key.raw in own:
            inside.append(value)
        else:
            outside.append(segment)
    found = values_read(inside, STEP_FIELDS)
    check_needed(StepSay, found, given.key, table=STEP_FIELDS)
    return StepSay(figure=_read_figure(Given(given.key, tuple(outside))), **found)


def _show_step(step: StepSay) -> str:
    return show_figure(step.figure) + inline_shown(step, STEP_FIELDS)


STEP = Kind(_read_step, _show_step)


def _open_time(kind: Kind) -> Kind:
    """A time or `any`, which is no limit."""
    return Kind(
        lambda given: None if given.one().raw == ANY else kind.read(given),
        lambda at: ANY if at is None else kind.show(at),
    )


_CLOCK = _open_time(TIME)
AS_OF_FIELDS = (
    Field("recorded", "recorded", _CLOCK),
    Field("published", "published", _CLOCK),
)


def _read_as_of(given: Given) -> AsOf:
    return AsOf(**values_read([keyed(s) for s in given.segments], AS_OF_FIELDS))


def _show_as_of(as_of: AsOf) -> str:
    recorded, published = _CLOCK.show(as_of.recorded), _CLOCK.show(as_of.published)
    return f"recorded {recorded}  published {published}"


AS_OF = Kind(_read_as_of, _show_as_of)

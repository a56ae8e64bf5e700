"""Where and when an event is, from the words around its own.

Rules that hold here:
- A place counts only in the same clause and after a preposition of place.
- The name behind a noun is the place: "the strategic city of Dresna".
- A time counts in the same clause, the nearest after the event's word first.
"""

from bisect import bisect_left

from sayso.extract.events.scene import Scene, is_people, phrase_from
from sayso.extract.nounphrases import NounPhrase
from sayso.extract.triggers import objects
from sayso.model.span import Span

PLACE_PREPOSITIONS = frozenset(
    "in at near from around outside inside into to across on of through via over "
    "towards toward along within against off between throughout for".split()
)
ORIGINS = frozenset({"through", "via", "from", "out"})
_NAMING = frozenset({"of", "in", "at"})
_OF_WIDER = frozenset({"capital", "border", "borders"})  # named after what it is in
_BOUNDS = frozenset(
    "after before as since until while when because that which who where although "
    "though whereas if but said says told saying ; :".split()
)
CLAUSE_REACH = 60  # tokens; a "sentence" of a megabyte is read in pieces


def named_first(scene: Scene, place: Span | None, hi: int, last: int) -> Span | None:
    """As in "the strategic city of Dresna": the name, not its noun."""
    if place is None or place in scene.places_at(place):
        return place
    named = _named_beside(scene, place)
    return named or place_after(scene, last, hi, PLACE_PREPOSITIONS) or place


def _named_beside(scene: Scene, noun: Span) -> Span | None:
    """As in "the town | of Halvik", "the market | in Halvik", "the city, | Dresna,"."""
    at = bisect_left(scene.tokens, noun.end, key=lambda token: token.start)
    if scene.low(at - 1) in _OF_WIDER:
        return None
    if scene.low(at) in _NAMING:
        return _place_at(scene, at, _NAMING)
    phrase = phrase_from(scene, at + 1) if scene.low(at) == "," else None
    if phrase is None or scene.low(phrase.last + 1) != ",":
        return None
    span = scene.span_of(phrase)
    return span if span in scene.places_at(span) else None


def bounds_of(scene: Scene, first: int, last: int) -> tuple[int, int]:
    """The tokens of the clause around an event's words: `lo <= i < hi`."""
    lo, least = first, max(0, first - CLAUSE_REACH)
    while lo > least and scene.low(lo - 1) not in _BOUNDS:
        lo -= 1
    hi, most = last + 1, min(len(scene.tokens), last + CLAUSE_REACH)
    while hi < most and not _ends_clause(scene, hi):
        hi += 1
    return lo, hi


def _ends_clause(scene: Scene, at: int) -> bool:
    if scene.low(at) in _BOUNDS:
        return True
    if scene.low(at) == ",":
        return scene.letter(at + 1) in "VR"  # "..., declaring the end"
    return scene.low(at) == "and" and scene.letter(at + 1) in "VXRA"


def place_near(scene: Scene, lo: int, hi: int, last: int) -> Span | None:
    """The place in a clause `lo` to `hi`: after its word first, then before it."""
    after = place_after(scene, last, hi, PLACE_PREPOSITIONS)
    if after is not None:
        return after
    # "In Dresna, rebels burned the mill"
    for i in range(lo, last):
        place = _place_at(scene, i, PLACE_PREPOSITIONS - {"of", "for"})
        if place is not None:
            return place
    return None


def _when_clause(scene: Scene, at: int) -> tuple[int, int] | None:
    """The tokens of the clause that "when" opens right there."""
    if scene.low(at) != "when" or at + 1 >= len(scene.tokens):
        return None
    end = bounds_of(scene, at + 1, at + 1)[1]
    comma = next((i for i in range(at + 1, end) if scene.low(i) == ","), end)
    return (at + 1, comma) if comma > at + 1 else None


def place_when(scene: Scene, at: int) -> Span | None:
    """As in "were killed when shells hit the market of Halvik": the place hit."""
    clause = _when_clause(scene, at)
    if clause is None:
        return None
    found = scene.places_at(scene.span(clause[0], clause[1] - 1))
    return found[0] if len(found) == 1 else None


def time_when(scene: Scene, at: int) -> Span | None:
    """As in "were killed when shells hit Halvik on Friday"."""
    clause = _when_clause(scene, at)
    return None if clause is None else time_near(scene, *clause, clause[0])


def only_place(scene: Scene) -> Span | None:
    """As in "were killed when shells hit Halvik": if no other is named."""
    if len(scene.tokens) > 2 * CLAUSE_REACH:
        return None
    found = [
        place
        for i in range(len(scene.tokens))
        if (place := _place_at(scene, i, PLACE_PREPOSITIONS)) is not None
    ]
    return found[0] if len(found) == 1 else None


def place_after(
    scene: Scene, last: int, hi: int, prepositions: frozenset[str]
) -> Span | None:
    """The first place in a phrase after one of so many prepositions."""
    for i in range(last + 1, hi):
        place = _place_at(scene, i, prepositions)
        if place is not None:
            return place
    return None


def _place_at(scene: Scene, at: int, prepositions: frozenset[str]) -> Span | None:
    """The named place, or "the town", in the phrase after a preposition at a token."""
    if scene.low(at) not in prepositions:
        return None
    phrase = phrase_from(scene, at + 1)
    if phrase is None or is_people(scene, phrase):
        return None
    span = scene.span_of(phrase)
    if any(time.start <= span.start for time in scene.times_at(span)):
        return None  # "on Friday Dresna's mayor": the day is what "on" is about
    named = next(iter(scene.places_at(span)), None)
    return named or (span if _is_the_town(scene, phrase) else None)


def _is_the_town(scene: Scene, phrase: NounPhrase) -> bool:
    """As in "withdrew from the town", "the facility": a place that was named before."""
    if phrase.last != phrase.first + 1 or scene.low(phrase.first) != "the":
        return False
    named_next = scene.low(phrase.last + 1) == "of"  # "the town of Dresna"
    common = objects("settlement") | objects("site")
    return scene.low(phrase.last) in common and not named_next


def time_near(scene: Scene, lo: int, hi: int, first: int) -> Span | None:
    """The time in a clause `lo` to `hi` that is nearest to its first word."""
    start = scene.tokens[lo].start
    end = scene.tokens[hi - 1].end
    inside = scene.times.inside(start, end)
    # "a 2031 resolution": a time inside a phrase is that phrase's
    ends = {t.end + 1 for t in scene.tokens[lo:hi] if t.low in {"a", "an", "the"}}
    inside = [t for t in inside if t.start not in ends]
    middle = scene.tokens[first].start
    return min(
        inside, key=lambda t: (t.start < middle, abs(t.start - middle)), default=None
    )

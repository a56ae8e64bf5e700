"""Figures: how many were killed, wounded, displaced, held, by whom it was counted.

- A figure needs a number and a word that says what became of the counted, in one
  sentence; see `figure_counted` for the first and `figure_measure` for the second.
- A number without a verb of its own shares its neighbour's: "killed 12 soldiers and 30
  civilians", "12 soldiers and 30 civilians were killed".
- "At least 826 people, mostly fighters but also 111 civilians": the second number is
  part of the first, has its measure and its scope.
- A share, a multiple ("twice as many") or an area keeps its unit; people have none.
- A range that ends before it begins, or a number of more digits than news tells, makes
  no figure, and an issue says so.
- A bare "a" counts only those to whom something was done: "a civilian was killed".
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.extract.figures.counted import Counted, counted_in, group_words
from sayso.extract.figures.measure import governors
from sayso.extract.figures.scope import is_running, scope_of, since_of
from sayso.extract.figures.sharing import Found, again_told, parts_marked, shared
from sayso.extract.figures.signs import Governed
from sayso.extract.figures.words import limited, listed, phrases, signs
from sayso.model.document import Document
from sayso.model.figure import Figure
from sayso.model.issue import Issue
from sayso.model.reading import Extraction, Finding
from sayso.model.sentence import Sentence
from sayso.model.span import Span
from sayso.text.numbers import LONGEST_NUMBER, STARTS, odd_at

_BEFALLS = frozenset({"killed", "wounded", "abducted", "missing"})
_COMMON = frozenset({"the", "a", "an", "all", "some", "other", "over", "about", "just"})
_NUMERIC = STARTS - _COMMON
_PEOPLE_ENDINGS = tuple(limited("people_endings"))
_SHOWN = 40  # characters of a number that a message shows
_GOES_ON = 2  # sentences over which "the number" is still of what was counted
_COUNTS = listed("counts")
_UNIT_KINDS = {"%": "share", "times": "share"} | dict.fromkeys("$€£¥₤₹₺₽", "money")
_TELLING = (
    frozenset(signs()) | frozenset(phrases()) | listed("forces") | {"lost", "strong"}
)


@dataclass(frozen=True, slots=True)
class _Scene:
    """A sentence with figures, and what it says once for all of them."""

    doc: Document
    sentence: Sentence
    low: Sequence[str]
    since: tuple[int, int] | None
    running: bool

    def span(self, start: int, end: int) -> Span:
        """The span of tokens `[start, end)`."""
        tokens = self.sentence.tokens
        return Span(tokens[start].start, tokens[end - 1].end)

    def words(self, tokens: tuple[int, int] | None) -> str | None:
        """The words of tokens, as printed."""
        return None if tokens is None else self.doc.quote(self.span(*tokens))


class FigureExtractor:
    """Gives the figures of a document by rules."""

    name = "figures"
    version = "2"
    needs: tuple[str, ...] = ("sentences",)
    gives: tuple[str, ...] = ("figures",)

    def extract(self, doc: Document, found: Extraction) -> Iterator[Finding]:
        """Figures in text order."""
        last, told = None, 0
        for nth, sentence in enumerate(found.sentences):
            low = [token.low for token in sentence.tokens]
            last = last if nth - told <= _GOES_ON else None
            if not _may_tell(low) and (last is None or _COUNTS.isdisjoint(low)):
                continue
            for figure in _figures(doc, sentence, low, last):
                last, told = figure, nth
                yield figure
            yield from _odd_numbers(doc, sentence, low)


def _may_tell(low: Sequence[str]) -> bool:
    """The gate: a number and a measure, or nothing is looked at twice."""
    vocabulary = set(low)
    if vocabulary.isdisjoint(_TELLING):
        return False
    has_article = not vocabulary.isdisjoint({"a", "an"})
    return (
        has_article
        or not vocabulary.isdisjoint(_NUMERIC)
        or any(word[0].isdigit() or "-" in word for word in vocabulary)
    )


def _odd_numbers(
    doc: Document, sentence: Sentence, low: Sequence[str]
) -> Iterator[Issue]:
    """An issue for each number of a telling sentence that nobody can mean."""
    for at, word in enumerate(low):
        may_be = word == "between" or len(word) > LONGEST_NUMBER
        end = odd_at(low, at) if may_be else None
        if end is not None:
            tokens = sentence.tokens
            span = Span(tokens[at].start, tokens[end - 1].end)
            yield Issue(
                code="S-EXT-022",
                level="warning",
                message=f"“{doc.quote(span)[:_SHOWN]}” is no number that can be meant; "
                "no figure was made of it",
                doc=doc.doc,
                span=span,
            )


def _figures(
    doc: Document, sentence: Sentence, low: list[str], last: Figure | None
) -> Iterator[Figure]:
    """The figures of a sentence; `last`: the one before it, if not far."""
    counted = counted_in(sentence.tokens, low)
    if not counted:
        return
    found = [
        Found(c, tuple(g for g in governors(low, c) if _kept(sentence, low, c, g)))
        for c in counted
    ]
    found = parts_marked(low, shared(low, found))
    found = again_told(low, found, last)
    scene = _Scene(doc, sentence, low, since_of(low), is_running(low))
    for item in found:
        whole = None if item.whole is None else found[item.whole]
        for governed in item.governed:
            yield _figure(scene, item.counted, governed, whole)


def _befell(low: Sequence[str], counted: Counted, governed: Governed) -> bool:
    """As in "a pilot was killed", "killed a pilot"; not "a pilot killed at sea"."""
    if governed.measure not in _BEFALLS:
        return False
    verb = set(low[counted.end : governed.sign])
    if verb & {"who", "which", "that"}:
        return False
    sign = signs().get(low[governed.sign])
    dies = sign is not None and "goes" in sign.roles and governed.measure == "killed"
    return governed.way == "before" or (
        governed.way == "after" and (dies or bool(verb & listed("be")))
    )


def _kept(
    sentence: Sentence, low: Sequence[str], counted: Counted, governed: Governed
) -> bool:
    """Whether a number of this kind can have this measure."""
    if counted.number.kind == "one":
        return not counted.bare and _befell(low, counted, governed)
    if counted.unit is not None:
        kind = _UNIT_KINDS.get(counted.unit, "area")
        return governed.measure in limited(kind)
    if not counted.bare and counted.known:
        noun = low[counted.end - 1]
        if noun in listed("things"):
            return governed.measure not in limited("living")
        if noun in listed("people") and governed.measure in limited("lifeless"):
            return False  # "three men were burned"
    if counted.known or counted.bare:
        return True
    last = sentence.tokens[counted.end - 1]
    people = last.text[0].isupper() or last.low.endswith(_PEOPLE_ENDINGS)
    return governed.way != "own" and (
        people or governed.measure not in limited("listed")
    )


def _figure(
    scene: _Scene, counted: Counted, governed: Governed, whole: Found | None
) -> Figure:
    """The figure; one that is part of a whole has the scope of the whole."""
    lead, verb = (whole.counted, whole.governed[0]) if whole else (counted, governed)
    scope = scope_of(scene.low, lead, verb, running=scene.running)
    return Figure(
        span=scene.span(counted.start, counted.end),
        measure=governed.measure,
        low=counted.number.low,
        high=counted.number.high,
        about=counted.number.about,
        of=scene.words(group_words(counted, scene.low)),
        part_of=scene.span(lead.start, lead.end) if whole else None,
        scope=scope,
        since=scene.words(scene.since) if scope != "incident" else None,
        unit=counted.unit,
    )

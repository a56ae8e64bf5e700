"""Figures: how many were killed, wounded, displaced, held, by whom it was counted.

- A figure needs a number and a word that says what became of the counted, in one
  sentence; see `figure_counted` for the first and `figure_measure` for the second.
- A number without a verb of its own shares its neighbour's: "killed 12 soldiers and 30
  civilians", "12 soldiers and 30 civilians were killed".
- "At least 826 people, mostly fighters but also 111 civilians": the second number is
  part of the first, has its measure and its scope.
- A share or an area keeps its unit; people and things have none.
- A bare "a" counts only those to whom something was done: "a civilian was killed".
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sayso.extract.figures.counted import Counted, counted_in, group_words
from sayso.extract.figures.measure import Governed, governors
from sayso.extract.figures.scope import is_running, scope_of, since_of
from sayso.extract.figures.words import limited, listed, phrases, signs
from sayso.model.document import Document
from sayso.model.figure import Figure
from sayso.model.reading import Extraction, Finding
from sayso.model.sentence import Sentence
from sayso.model.span import Span
from sayso.text.numbers import STARTS

_JOINED = frozenset({"and", ",", "as", "well", "or", "plus", "with", "&", "another"})
_BEFALLS = frozenset({"killed", "wounded", "abducted", "missing"})
_COMMON = frozenset({"the", "a", "an", "all", "some", "other", "over", "about", "just"})
_NUMERIC = STARTS - _COMMON
_PEOPLE_ENDINGS = tuple(limited("people_endings"))
_PART_REACH = 4
_UNIT_KINDS = {"%": "share"} | dict.fromkeys("$€£¥₤₹₺₽", "money")


@dataclass(frozen=True, slots=True)
class _Found:
    """A number of the sentence, its measures, and the number that it is part of."""

    counted: Counted
    governed: tuple[Governed, ...]
    whole: int | None = None


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
    version = "1"
    needs: tuple[str, ...] = ("sentences",)
    gives: tuple[str, ...] = ("figures",)

    def extract(self, doc: Document, found: Extraction) -> Iterator[Finding]:
        """Figures in text order."""
        for sentence in found.sentences:
            low = [token.low for token in sentence.tokens]
            if _may_tell(low):
                yield from _figures(doc, sentence, low)


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


_TELLING = (
    frozenset(signs()) | frozenset(phrases()) | listed("forces") | {"lost", "strong"}
)


def _figures(doc: Document, sentence: Sentence, low: list[str]) -> Iterator[Figure]:
    counted = counted_in(sentence.tokens, low)
    if not counted:
        return
    found = [
        _Found(c, tuple(g for g in governors(low, c) if _kept(sentence, low, c, g)))
        for c in counted
    ]
    found = _parts(low, _shared(low, found))
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
    return governed.way == "before" or (
        governed.way == "after" and bool(verb & listed("be"))
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
    if counted.known or counted.bare:
        return True
    last = sentence.tokens[counted.end - 1]
    people = last.text[0].isupper() or last.low.endswith(_PEOPLE_ENDINGS)
    return governed.way != "own" and (
        people or governed.measure not in limited("listed")
    )


def _shared(low: Sequence[str], found: list[_Found]) -> list[_Found]:
    """Gives a number without a measure the one of the number it is joined to."""
    for at, item in enumerate(found):
        if item.counted.number.kind == "one" or _is_settled(item):
            continue
        left = found[at - 1] if at else None
        right = found[at + 1] if at + 1 < len(found) else None
        if left and _joined(
            low, left.counted, item.counted, {"before", "led", "own"}, left
        ):
            found[at] = replace(item, governed=left.governed)
        elif right and _joined(
            low, item.counted, right.counted, {"after", "further"}, right
        ):
            found[at] = replace(item, governed=right.governed)
    return found


def _is_settled(item: _Found) -> bool:
    """Whether the number has a verb of its own; to be in a place is less than that."""
    return bool(item.governed) and (item.governed[0].measure, item.governed[0].way) != (
        "deployed",
        "own",
    )


def _joined(
    low: Sequence[str], left: Counted, right: Counted, ways: set[str], giver: _Found
) -> bool:
    between = low[left.end : right.start]
    return (
        bool(between)
        and set(between) <= _JOINED
        and any(g.way in ways for g in giver.governed)
        and left.bare == right.bare
    )


def _parts(low: Sequence[str], found: list[_Found]) -> list[_Found]:
    """Marks the numbers that are part of one before them, with its measure."""
    for at, item in enumerate(found):
        whole = next(
            (
                n
                for n in range(at - 1, -1, -1)
                if found[n].governed and found[n].whole is None
            ),
            None,
        )
        if whole is None or not _is_part(low, item.counted, found[whole].counted):
            continue
        governed = item.governed or found[whole].governed[:1]
        if governed[0].measure == found[whole].governed[0].measure:
            found[at] = replace(item, governed=governed[:1], whole=whole)
    return found


def _is_part(low: Sequence[str], part: Counted, whole: Counted) -> bool:
    if part.number.low and whole.number.high and part.number.low > whole.number.high:
        return False
    if low[part.number.end : part.number.end + 2] == ["of", "them"]:
        return low[part.start - 1] in {",", "(", "—", "–", "and"}
    before = low[max(whole.end, part.start - _PART_REACH) : part.start]
    text = " " + " ".join(before) + " "
    return any(f" {cue} " in text for cue in listed("parts"))


def _figure(
    scene: _Scene, counted: Counted, governed: Governed, whole: _Found | None
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

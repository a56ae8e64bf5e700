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

from sayso.extract.figure_counted import Counted, counted_in, group_words
from sayso.extract.figure_measure import Governed, governors
from sayso.extract.figure_scope import scope_of, since_of
from sayso.extract.figure_words import listed, phrases, signs
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
_PART_REACH = 4


@dataclass(frozen=True, slots=True)
class _Found:
    """A number of the sentence, its measures, and the number that it is part of."""

    counted: Counted
    governed: tuple[Governed, ...]
    whole: int | None = None


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
    found = [_Found(c, _kept(low, c, governors(low, c))) for c in counted]
    found = _parts(low, _shared(low, found))
    since = since_of(low)
    for item in found:
        for governed in item.governed:
            yield _figure(doc, sentence, low, item, governed, found, since)


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
    low: Sequence[str], counted: Counted, governed: tuple[Governed, ...]
) -> tuple[Governed, ...]:
    """Drops what a number of this kind cannot mean."""
    kind = counted.number.kind
    if counted.bare and kind == "one":
        return ()
    if kind == "one":
        governed = tuple(g for g in governed if _befell(low, counted, g))
    if not counted.known and counted.unit is None:
        governed = tuple(g for g in governed if g.way != "own")
    return governed


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


def _figure(  # noqa: PLR0913, PLR0917 - what a figure is made of
    doc: Document,
    sentence: Sentence,
    low: list[str],
    item: _Found,
    governed: Governed,
    found: list[_Found],
    since: tuple[int, int] | None,
) -> Figure:
    counted = item.counted
    whole = None if item.whole is None else found[item.whole]
    lead = whole.counted if whole else counted
    scope = scope_of(low, lead, whole.governed[0] if whole else governed)
    group = group_words(counted, low)
    return Figure(
        span=_span(sentence, counted.start, counted.end),
        measure=governed.measure,
        low=counted.number.low,
        high=counted.number.high,
        about=counted.number.about,
        of=doc.quote(_span(sentence, *group)) if group else None,
        part_of=_span(sentence, lead.start, lead.end) if whole else None,
        scope=scope,
        since=doc.quote(_span(sentence, *since))
        if since and scope != "incident"
        else None,
        unit=counted.unit,
    )


def _span(sentence: Sentence, start: int, end: int) -> Span:
    return Span(sentence.tokens[start].start, sentence.tokens[end - 1].end)

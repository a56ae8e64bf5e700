"""Words that may name places, with what the words around them say of it.

Rules: every name that is no person, body or adjective may be a place; whether there is
such a place is for `resolve` to say. `located` marks those that stand where only a
place can stand ("in Dresna", "the city of Dresna", "Dresna suburb", a dateline). A
surname of this document is a place only where it is so located.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sayso.extract.places.names import (
    BETWEEN,
    NEVER,
    STATES,
    Habits,
    Piece,
    habits_of,
    pieces_of,
    runs_of,
)
from sayso.model.document import Document, PartKind
from sayso.model.place import PlaceMention
from sayso.model.reading import Extraction, Finding
from sayso.model.sentence import Sentence, Token
from sayso.model.span import Span
from sayso.text.tokens import tokens_of
from sayso.vocab import table

_VOCAB = table("places")


def _set(group: str, name: str) -> frozenset[str]:
    return frozenset(_VOCAB[group][name].replace("_", " ").split())


LOCATIVE = _set("before", "locative")
SKIPPED = _set("before", "skipped")
MOTION = _set("before", "motion")
MOVERS = _set("before", "movers")
NOUN_BEFORE = _set("before", "noun")
DIRECTION = _set("before", "direction")
NOUN_AFTER = _set("after", "noun")
# "the capital Damascus": these may stand right before the name.
_APPOSED = frozenset("city town village capital province port island".split())
_ARTICLES = frozenset({"a", "an", "the"})
_OPEN = frozenset("([")
_ENDING = frozenset("in of near on , .".split()) | DIRECTION


@dataclass(frozen=True, slots=True)
class _Before:
    """What stands before a name."""

    located: bool = False
    cue: str | None = None
    direction: str | None = None


class PlaceExtractor:
    """Gives mentions of places."""

    name = "places"
    version = "1"
    needs: tuple[str, ...] = ("sentences",)
    gives: tuple[str, ...] = ("places",)

    def extract(self, doc: Document, found: Extraction) -> Iterator[Finding]:
        """Mentions in text order; one inside another comes after it."""
        habits = habits_of(found.sentences)
        mentions: list[PlaceMention] = list(_datelines(doc))
        persons: set[str] = set()
        for sentence in found.sentences:
            mentions.extend(_in_sentence(doc.text, sentence, habits, persons))
        located = {m.name.casefold() for m in mentions if m.located}
        kept = (m for m in mentions if not _is_person(m, persons, located))
        yield from sorted(kept, key=lambda m: (m.span.start, -m.span.end))


def _is_person(mention: PlaceMention, persons: set[str], located: set[str]) -> bool:
    low = mention.name.casefold()
    return low in persons and low not in located


def _datelines(doc: Document) -> Iterator[PlaceMention]:
    """The names before the date or the bracket ("TARN, Karvelia, May 3 (MPA)")."""
    for part in doc.parts:
        if part.kind is not PartKind.DATELINE:
            continue
        raw = tokens_of(doc.text, part.span.start, part.span.end)
        sentence = Sentence(
            span=part.span,
            tokens=tuple(Token(*each) for each in raw),
            paragraph=0,
            part=part.kind,
        )
        yield from _dateline(doc.text, sentence)


def _dateline(text: str, sentence: Sentence) -> Iterator[PlaceMention]:
    tokens = sentence.tokens
    start = 0
    found: list[tuple[int, int]] = []
    for i, token in enumerate((*tokens, None)):
        if token is not None and token.text[0].isalpha() and token.low not in NEVER:
            continue
        if i > start:
            found.append((start, i))
        if token is None or token.text not in {",", "."}:
            break
        start = i + 1
    for n, (begin, end) in enumerate(found):
        span = Span(tokens[begin].start, tokens[end - 1].end)
        context = found[n + 1] if n + 1 < len(found) else None
        yield PlaceMention(
            span=span,
            name=_name(text, tokens, begin, end),
            context=_name(text, tokens, *context) if context else None,
            located=True,
        )


def _in_sentence(
    text: str, sentence: Sentence, habits: Habits, persons: set[str]
) -> Iterator[PlaceMention]:
    tokens = sentence.tokens
    pieces = [
        piece
        for start, end in runs_of(sentence, habits)
        for piece in pieces_of(tokens, start, end)
    ]
    last: PlaceMention | None = None
    last_end = 0
    for n, piece in enumerate(pieces):
        before = _before(tokens, piece)
        if piece.doubtful and not before.located:
            continue
        if _person(tokens, piece, before, persons):
            continue
        mention = _mention(text, tokens, piece, before, pieces[n + 1 :])
        if last is not None and _listed(tokens, last_end, piece):
            mention = replace(mention, located=mention.located or last.located)
        yield mention
        if not piece.nested:
            last, last_end = mention, piece.end


def _person(
    tokens: Sequence[Token], piece: Piece, before: _Before, persons: set[str]
) -> bool:
    """Whether the piece is a person; whose words are remembered for the rest."""
    words = tokens[piece.start : piece.end]
    if piece.person and not (before.located and len(words) > 1):
        persons.update(word.low for word in words)
        return True
    if len(words) > 1 and not (before.located or piece.cue or piece.nested):
        persons.add(words[-1].low)  # "Jacques Roy" makes a later "Roy" a person
    return piece.person and not before.located


def _before(tokens: Sequence[Token], piece: Piece) -> _Before:
    """What the words before a name say of it."""
    k = piece.start - 1
    while k >= 0 and tokens[k].low in SKIPPED and tokens[k].low != "outside":
        k -= 1
    if k < 0:
        return _Before()
    low = tokens[k].low
    if low == "of" and k > 0:
        return _of(tokens[k - 1].low)
    if low in LOCATIVE:
        return _Before(located=True, direction=low if low in DIRECTION else None)
    if low in MOTION and any(t.low in MOVERS for t in tokens[max(0, k - 4) : k]):
        return _Before(located=True)
    if low in _APPOSED and k == piece.start - 1:
        return _Before(located=True, cue=low)
    return _Before()


def _of(noun: str) -> _Before:
    if noun in DIRECTION:
        return _Before(located=True, direction=noun)
    if noun in NOUN_BEFORE:
        return _Before(located=True, cue=noun)
    return _Before()


def _mention(
    text: str,
    tokens: Sequence[Token],
    piece: Piece,
    before: _Before,
    following: Sequence[Piece],
) -> PlaceMention:
    after = _noun_after(tokens, piece.end)
    cue = tokens[after - 1].low if after > piece.end else None
    described, at = _described(tokens, after)
    context = _context(text, tokens, at, following)
    return PlaceMention(
        span=Span(tokens[piece.start].start, tokens[piece.end - 1].end),
        name=_name(text, tokens, piece.start, piece.end),
        context=context,
        cue=piece.cue or cue or before.cue or described,
        direction=before.direction,
        nested=piece.nested or piece.doubtful,
        located=before.located or cue is not None or described is not None,
    )


def _noun_after(tokens: Sequence[Token], end: int) -> int:
    """Past the noun that follows a name ("Dresna prison", "Tarn refugee camp")."""
    at = end
    if at < len(tokens) and tokens[at].text in BETWEEN:
        at += 1
    # as printed: in "Dresna Prison" the noun is part of the name
    return at + 1 if at < len(tokens) and tokens[at].text in NOUN_AFTER else end


def _described(tokens: Sequence[Token], end: int) -> tuple[str | None, int]:
    """The noun of "Tarn, a small town in Sudria", and the place of its "in"."""
    if [token.low for token in tokens[end : end + 1]] != [","]:
        return None, end
    for at in range(end + 2, min(end + 6, len(tokens) - 1)):
        ends = tokens[at + 1].low in _ENDING  # not "Brandt, the city manager"
        if ends and tokens[at].low in _APPOSED and tokens[end + 1].low in _ARTICLES:
            return tokens[at].low, at + 1
    return None, end


def _context(
    text: str, tokens: Sequence[Token], end: int, following: Sequence[Piece]
) -> str | None:
    """The name after a comma, in brackets or after "in": where the place lies."""
    end, following = _past_direction(tokens, end, following)
    marks = [token.low for token in tokens[end : end + 3]]
    if not marks:
        return None
    if marks[0] in {",", "in"}:
        at = end + 1
    elif marks[0] in _OPEN:
        at = end + (2 if marks[1:2] == ["in"] else 1)
    else:
        return None
    while at < len(tokens) and tokens[at].low in SKIPPED:
        at += 1
    if following and following[0].start == at and not following[0].person:
        return _name(text, tokens, at, following[0].end)
    return None


def _past_direction(
    tokens: Sequence[Token], end: int, following: Sequence[Piece]
) -> tuple[int, Sequence[Piece]]:
    """As in "Tarn, a village north of Halvik in Karvelia": Tarn, too, lies there."""
    towards = [token.low for token in tokens[end : end + 2]]
    if len(towards) < 2 or towards[0] not in DIRECTION or towards[1] != "of":
        return end, following
    if not following or following[0].start != end + 2:
        return end, following
    return following[0].end, following[1:]


def _listed(tokens: Sequence[Token], end: int, piece: Piece) -> bool:
    """Whether a name continues a list ("in Dresna, Halvik and Tarn")."""
    between = [token.low for token in tokens[end : piece.start]]
    if between in (["and"], ["or"], [",", "and"], ["and", "in"]):
        return True
    after = tokens[piece.end].low if piece.end < len(tokens) else ""
    return between == [","] and after in {",", "and", "or"}


def _name(text: str, tokens: Sequence[Token], start: int, end: int) -> str:
    """The words as one name; a state's abbreviation in full after a comma."""
    words = text[tokens[start].start : tokens[end - 1].end]
    short = words.rstrip(".").casefold()
    if short in STATES and start > 0 and tokens[start - 1].text == ",":
        follows = tokens[end].text if end < len(tokens) else ""
        if words.isupper() or words.endswith(".") or follows == ".":
            return STATES[short]
    return " ".join(words.split())

"""Words that may name places, with what the words around them say of it.

Rules: every name that is no person, body or adjective may be a place; whether there is
such a place is for `resolve` to say. `located` marks those that stand where only a
place can stand ("in Dresna", "the city of Dresna", "Dresna suburb", a dateline). A
surname of this document is a place only where it is so located.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sayso.extract.places.names import (
    BETWEEN,
    HYPHENED,
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
from sayso.text.tokens import plain, tokens_of
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
BESIDE = _set("before", "beside")
LENGTHS = _set("before", "lengths")
AMOUNTS = _set("before", "amounts")
NOUN_AFTER = _set("after", "noun")
WORDS_TOO = frozenset({"man", "miss"})
# "the capital Damascus": these may stand right before the name.
_APPOSED = frozenset("city town village capital province port island".split())
_AT_HYPHENS = re.compile(r"[-‐‑]|[^-‐‑]+")
_ARTICLES = frozenset({"a", "an", "the"})
_OPEN = frozenset("([")
_ENDING = frozenset("in of near on , .".split()) | DIRECTION


@dataclass(frozen=True, slots=True)
class _Before:
    """What stands before a name."""

    located: bool = False
    cue: str | None = None
    direction: str | None = None
    offset: int | None = None  # the token at which the words of direction begin


class PlaceExtractor:
    """Gives mentions of places."""

    name = "places"
    version = "2"
    needs: tuple[str, ...] = ("sentences",)
    gives: tuple[str, ...] = ("places",)

    def extract(self, doc: Document, found: Extraction) -> Iterator[Finding]:
        """Mentions in text order; one inside another comes after it."""
        habits = habits_of(found.sentences)
        mentions: list[PlaceMention] = list(_datelines(doc))
        persons: set[str] = set()
        for sentence in found.sentences:
            mentions.extend(_with_parts(doc.text, sentence, habits, persons))
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


def _with_parts(
    text: str, sentence: Sentence, habits: Habits, persons: set[str]
) -> Iterator[PlaceMention]:
    """The mentions of a sentence, also those in words that a hyphen joins."""
    mentions = list(_in_sentence(text, sentence, habits, persons))
    parted = _parted(sentence)
    if parted is not None:
        joined = [t for t in sentence.tokens if _is_joined(t)]
        parts = [
            replace(mention, nested=True)
            for mention in _in_sentence(text, parted, habits, persons)
            if any(mention.span.overlaps(Span(t.start, t.end)) for t in joined)
        ]
        holders = [part.span for part in parts]
        # in "Port Sennet-based" it is not "Port" that was named
        mentions = [m for m in mentions if not any(s.contains(m.span) for s in holders)]
        mentions += parts
    yield from mentions


def _is_joined(token: Token) -> bool:
    """Whether it is capital words that a hyphen joins ("Halvik-Tarn", "Tarn-based")."""
    head, hyphen, rest = token.low.partition("-")
    joined = bool(hyphen and rest) and head not in HYPHENED and rest not in HYPHENED
    return joined and any(part[:1].isupper() for part in token.text.split("-"))


def _parted(sentence: Sentence) -> Sentence | None:
    """The sentence with such words cut at their hyphens; None when it has none."""
    if not any(_is_joined(token) for token in sentence.tokens):
        return None
    tokens: list[Token] = []
    for token in sentence.tokens:
        tokens.extend(_cut(token) if _is_joined(token) else (token,))
    return replace(sentence, tokens=tuple(tokens))


def _cut(token: Token) -> Iterator[Token]:
    for piece in _AT_HYPHENS.finditer(token.text):
        start, end = token.start + piece.start(), token.start + piece.end()
        yield Token(start, end, piece.group(), plain(piece.group()))


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
    return _beside(tokens, k) or _said_by(tokens, k, piece)


def _beside(tokens: Sequence[Token], k: int) -> _Before | None:
    """What "of", "in" or "10 km from" at k says of the name after it."""
    low = tokens[k].low
    if low == "of" and k > 0:
        return _of(tokens, k - 1)
    if low == "from" and k > 0 and tokens[k - 1].low in LENGTHS:
        return _Before(located=True, direction="near", offset=_offset(tokens, k))
    if low not in LOCATIVE:
        return None
    if low in DIRECTION or low in BESIDE:
        return _Before(located=True, direction=low, offset=_offset(tokens, k))
    return _Before(located=True)


def _said_by(tokens: Sequence[Token], k: int, piece: Piece) -> _Before:
    """What a verb of motion or a noun at k says of the name after it."""
    low = tokens[k].low
    if low in MOTION and any(t.low in MOVERS for t in tokens[max(0, k - 4) : k]):
        return _Before(located=True)
    if low in _APPOSED and k == piece.start - 1:
        return _Before(located=True, cue=low)
    return _Before()


def _of(tokens: Sequence[Token], k: int) -> _Before:
    noun = tokens[k].low
    if noun in DIRECTION:
        return _Before(located=True, direction=noun, offset=_offset(tokens, k))
    if noun in NOUN_BEFORE:
        return _Before(located=True, cue=noun)
    return _Before()


def _offset(tokens: Sequence[Token], k: int) -> int:
    """Where "some 10 km" before "north of Tarn" begins, else the direction itself."""
    while k > 0 and (
        tokens[k - 1].low in LENGTHS
        or tokens[k - 1].low in AMOUNTS
        or tokens[k - 1].text[0].isdigit()
    ):
        k -= 1
    return k


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
        offset=_words_before(text, tokens, before.offset, piece.start),
        nested=piece.nested or piece.doubtful,
        located=before.located or cue is not None or described is not None,
    )


def _words_before(
    text: str, tokens: Sequence[Token], start: int | None, end: int
) -> str | None:
    """The words from one token up to another, as printed; articles are left out."""
    if start is None:
        return None
    while end - 1 > start and tokens[end - 1].low in _ARTICLES:
        end -= 1
    return " ".join(text[tokens[start].start : tokens[end - 1].end].split())


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
    """The words as one name; a state's short form in full ("Ala.", "S.C.")."""
    words = text[tokens[start].start : tokens[end - 1].end]
    short = words.rstrip(".").casefold()
    if short in STATES and _is_short_form(words, tokens, start, end):
        return STATES[short]
    return " ".join(words.split())


def _is_short_form(words: str, tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether a state's letters are one: by their stops, or after a comma."""
    if "." in words:
        return True
    follows = tokens[end].text if end < len(tokens) else ""
    if start > 0 and tokens[start - 1].text in {",", "-"}:
        return words.isupper() or follows == "."
    # "Two Fla. men": a stop that is not the sentence's; not "Miss.", not "Pa."
    inside = follows == "." and end + 1 < len(tokens)
    return inside and len(words) > 2 and words.casefold() not in WORDS_TOO


def mention_at(
    text: str, tokens: Sequence[Token], piece: Piece, following: Sequence[Piece]
) -> PlaceMention:
    """The mention of words that are known to name a place, by what is around them."""
    return _mention(text, tokens, piece, _before(tokens, piece), following)

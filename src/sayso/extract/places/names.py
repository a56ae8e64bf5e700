"""Runs of capitalised words, and which parts of them may name a place.

Rules: a word that opens a sentence counts as a name only when nothing shows it to be a
common word; what follows a title is a person; a body's name ("Dresna Police
Department") gives only what stands before its first common word; an adjective of a
people is no place. No gazetteer is asked here.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.model.sentence import Sentence, Token
from sayso.vocab import table


def _set(*path: str) -> frozenset[str]:
    found = table("places")
    for step in path:
        found = found[step]
    return frozenset(word.replace("_", " ") for word in str(found).split())


TITLES = _set("titles", "person")
BODY = _set("body", "word")
NEVER = _set("never", "word")
FIRST = _set("first", "word")
CALENDAR = _set("calendar", "word")
UNIT = _set("last", "unit")
SITE = _set("last", "site")
NATURE = _set("last", "nature")
BETWEEN = _set("last", "between")
OF_HEADS = _set("joined", "of")
WHOLE = _set("joined", "whole")
INNER = _set("joined", "inner")
HYPHENED = _set("joined", "articles")
ABBREVIATED = _set("joined", "abbreviated")
STATES: dict[str, str] = table("places")["states"]
DEMONYMS = _set("demonyms_of_more", "word") | frozenset(
    word for words in table("places")["demonyms"].values() for word in words.split()
)
GIVEN = frozenset(table("first_names")["names"]["given"].split())
MEDIA = _set("body", "media")
# "U.S. Attorney", "UK Parliament": these are a place whatever follows.
STATE_NAMES = _set("joined", "state_names")
CODES = _set("joined", "codes") | STATE_NAMES
COMPASS = _set("joined", "compass")
_WHOLE_FIRST = frozenset(name.split()[0] for name in WHOLE)
_WHOLE_LONGEST = max(len(name.split()) for name in WHOLE)
_ARTICLES = frozenset({"the", "a", "an"})
LONGEST = 5


@dataclass(frozen=True, slots=True)
class Habits:
    """How a document writes its words: always small, or capital inside sentences."""

    small: frozenset[str]
    inside: frozenset[str]


@dataclass(frozen=True, slots=True)
class Piece:
    """Tokens `[start, end)` of a sentence that may name a place, or name a person.

    `doubtful`: it looks like a body ("East Bank"), a place only if so located.
    """

    start: int
    end: int
    cue: str | None = None
    nested: bool = False
    person: bool = False
    doubtful: bool = False


def habits_of(sentences: Sequence[Sentence]) -> Habits:
    """How the words of a document are written."""
    small: set[str] = set()
    inside: set[str] = set()
    for sentence in sentences:
        if is_titled(sentence):
            continue
        for token in sentence.tokens[1:]:
            (inside if token.text[0].isupper() else small).add(token.low)
    return Habits(frozenset(small), frozenset(inside))


def is_titled(sentence: Sentence) -> bool:
    """Whether nearly every long word is capital, as in a headline or a shout."""
    long = [token.text for token in sentence.tokens if len(token.text) > 2]
    return len(long) > 3 and sum(w[0].isupper() for w in long) > 0.84 * len(long)


def runs_of(sentence: Sentence, habits: Habits) -> Iterator[tuple[int, int]]:
    """Half-open token ranges of names, in order."""
    tokens, titled, i = sentence.tokens, is_titled(sentence), 0
    while i < len(tokens):
        if not _is_name(tokens, i, habits, titled=titled):
            i += 1
            continue
        end = _run_end(tokens, i, habits, titled=titled)
        start = i
        while start < end - 1 and tokens[start].low in _ARTICLES:
            start += 1
        if not _is_purpose(tokens, start):
            yield start, end
        i = end


def _is_purpose(tokens: Sequence[Token], start: int) -> bool:
    """Whether a body's name goes on here: "the Northern Front for Renewal"."""
    if start < 2 or tokens[start - 1].low != "for":
        return False
    head = tokens[start - 2]
    return head.text[0].isupper() and head.low in BODY


def _is_name(tokens: Sequence[Token], i: int, habits: Habits, *, titled: bool) -> bool:
    token = tokens[i]
    first = token.text[0]
    if not first.isupper():
        # "al-Bab", "ad-Dana"
        head, _, rest = token.text.partition("-")
        return head in HYPHENED and rest[:1].isupper()
    if titled:
        return token.low in habits.inside and token.low not in habits.small
    if token.text.rpartition("-")[2].islower() and "-" in token.text:
        return False  # "Karvelia-backed"
    stem = token.low.partition("'")[0]  # "We're", "I've"
    if stem != token.low and stem in FIRST:
        return False
    opens = i == 0 or tokens[i - 1].text in _OPENERS
    if opens and token.text not in _CAPITALS:
        return token.low not in FIRST and token.low not in habits.small
    return True


_CAPITALS = frozenset("US UK EU UAE".split())
_OPENERS = frozenset("\" “ ‘ : • * – — « ( [ -- - ' .".split(" "))


def _run_end(tokens: Sequence[Token], i: int, habits: Habits, *, titled: bool) -> int:
    end = i + 1
    while end < len(tokens):
        step = _step(tokens, end, habits, titled=titled)
        if not step:
            break
        end += step
    return end


def _step(tokens: Sequence[Token], i: int, habits: Habits, *, titled: bool) -> int:
    """How many tokens from i on continue the run that ends before i."""
    before, here = tokens[i - 1], tokens[i]
    gap = here.start - before.end
    if here.text == ".":
        following = i + 1 < len(tokens) and tokens[i + 1].text[0].isupper()
        return 2 if gap == 0 and following and _is_shortened(before) else 0
    if gap > 2:
        return 0
    if _is_name(tokens, i, habits, titled=titled):
        return 1
    if i + 1 >= len(tokens) or not tokens[i + 1].text[0].isupper():
        return 0
    if here.low in INNER or (here.low in {"of", "and"} and _joins(tokens, i)):
        return 2
    return 0


def _is_shortened(token: Token) -> bool:
    """Whether a stop after the word is no end ("St.", "Capt.", "Sela M. Brandt")."""
    return token.low in ABBREVIATED or token.low in TITLES or len(token.text) == 1


def _joins(tokens: Sequence[Token], i: int) -> bool:
    """Whether "of" or "and" at i belongs to the name ("Gulf of …")."""
    if tokens[i].low == "of" and tokens[i - 1].low in OF_HEADS:
        return True
    three = " ".join(token.low for token in tokens[i - 1 : i + 2])
    return any(three in name for name in WHOLE)


def pieces_of(tokens: Sequence[Token], start: int, end: int) -> Iterator[Piece]:
    """The parts of one run that may name a place, and those that name a person."""
    i = start
    while i < end:
        whole = _whole_at(tokens, i, end)
        if whole:
            yield Piece(i, whole)
            i = whole
            continue
        low = tokens[i].low
        if low in TITLES:
            j = _segment_end(tokens, i + 1, end)
            if j > i + 1:
                yield Piece(i + 1, j, person=True)
            i = max(j, i + 1)
        elif _breaks(low):
            i += 1
        else:
            j = _segment_end(tokens, i, end)
            yield from _segment(tokens, i, j, more=j < end)
            i = j


def _breaks(low: str) -> bool:
    return low in DEMONYMS or low in TITLES or low in CALENDAR


def _segment_end(tokens: Sequence[Token], i: int, end: int) -> int:
    while i < end and not _breaks(tokens[i].low) and not _whole_at(tokens, i, end):
        i += 1
    return i


def _whole_at(tokens: Sequence[Token], i: int, end: int) -> int:
    """The end of a fixed name of several words that begins at i, else 0."""
    if tokens[i].low not in _WHOLE_FIRST:
        return 0
    for stop in range(min(end, i + _WHOLE_LONGEST), i + 1, -1):
        if " ".join(token.low for token in tokens[i:stop]) in WHOLE:
            return stop
    return 0


def _segment(
    tokens: Sequence[Token], start: int, end: int, *, more: bool
) -> Iterator[Piece]:
    """The places in words without titles and adjectives; `more`: a title follows."""
    while end > start and tokens[end - 1].text == ".":
        end -= 1
    lows = [token.low for token in tokens[start:end]]
    if not lows:
        return
    if lows[0] in STATE_NAMES:
        yield Piece(start, start + 1, nested=len(lows) > 1)
    elif len(lows) == 1:
        if lows[0] not in NEVER and lows[0] not in BODY and not _is_code(tokens[start]):
            yield Piece(start, end, nested=more)
    else:
        yield from _words(lows, start, more=more)


def _is_code(token: Token) -> bool:
    """Whether it is letters that stand for something ("KMG"), and no state."""
    if token.low in CODES or ("." in token.text and token.low.rstrip(".") in STATES):
        return False
    return token.text.isupper() and 1 < len(token.text) < 5


def _words(lows: Sequence[str], start: int, *, more: bool) -> Iterator[Piece]:
    end = start + len(lows)
    last = lows[-1]
    body = next((n for n, low in enumerate(lows) if low in BODY), len(lows))
    unit = next((n for n, low in enumerate(lows) if n and low in UNIT), len(lows))
    if last in SITE and not BODY.intersection(lows) - BETWEEN:
        yield Piece(start, end, cue=last)
        yield from _leading(lows, start, SITE | BETWEEN)
    elif unit < min(body, len(lows)) or (unit == body + 1 == 1 and last == lows[unit]):
        yield Piece(
            start, start + unit + 1, cue=lows[unit], nested=unit + 1 < len(lows)
        )
    elif last in NATURE or lows[0] in NATURE:
        yield Piece(start, end, cue=last if last in NATURE else lows[0])
    elif body < len(lows):
        yield from _body(lows, start)
    elif lows[0] in GIVEN:
        yield Piece(start, end, person=True)
    elif len(lows) <= LONGEST:
        yield Piece(start, end, nested=more)
        yield from _beginnings(lows[:-1], start)


def _body(lows: Sequence[str], start: int) -> Iterator[Piece]:
    """A body's name: itself where it is so located, else the place in its name."""
    if len(lows) == 2:
        yield Piece(start, start + 2, doubtful=True)
    if MEDIA.intersection(lows):
        return
    yield from _leading(lows, start, BODY)
    last = max(n for n, low in enumerate(lows) if low in BODY) + 1
    if 0 < len(lows) - last <= 2:  # "First Baptist Church Tarn"
        yield Piece(start + last, start + len(lows), nested=True)


def _leading(lows: Sequence[str], start: int, stop: frozenset[str]) -> Iterator[Piece]:
    """What stands before the first common word of a body's or a site's name."""
    count = next((n for n, low in enumerate(lows) if low in stop), len(lows))
    skip = 0
    while skip < count and lows[skip] in COMPASS:  # "East Karvelia Water Board"
        skip += 1
    if count in {0, len(lows)} or (count > 1 and lows[0] in GIVEN):
        return
    if count == 1 or not skip:
        yield from _beginnings(lows[:count], start)
    if 0 < skip < count:
        yield from _beginnings(lows[skip:count], start + skip)


def _beginnings(lows: Sequence[str], start: int) -> Iterator[Piece]:
    """Each beginning of some words, the longest first.

    "Port Sennet Environmental Services": which of the words are the place is not said
    here.
    """
    for size in range(min(len(lows), 3), 0, -1):
        if size > 1 or lows[0] not in NEVER:
            yield Piece(start, start + size, nested=True)

"""One paragraph as tokens with their classes, sentences and quotations.

All places are token numbers inside the passage, `lo` to `hi` half-open; only
`span` turns them into offsets of the text.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, groupby

from sayso.extract.speech.quotations import Quotation, quotations_of
from sayso.extract.speech.words import (
    AUXILIARY,
    BE,
    CAPITAL,
    PERSONAL,
    QUOTE,
    RELATIVE,
    bits_of,
)
from sayso.model.document import PartKind
from sayso.model.sentence import Sentence, Token
from sayso.model.span import Span

# A quotation of fewer words is a name or a word held at arm's length.
LONG_QUOTATION = 4
# How far before the first and behind the last token one may look.
_BLANKS = 16
# Words and marks at which one speaker's clause may end and another's begin.
_TURNING = frozenset(", ; and but after as while before according".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A paragraph; `holder[i]` is the number of the quotation around token i, or -1.

    `turns` are the places where a clause may end, quotations' first tokens among them.
    `bits` and `lows` end in blanks, so that a place just outside is found to be nothing
    without a comparison: these two are asked a hundred times a word. `taken_over` holds
    for the commas that were asked about whether another attribution begins after them,
    so that a row of cues costs each comma once.
    """

    number: int
    part: PartKind
    tokens: tuple[Token, ...]
    bits: tuple[int, ...]
    lows: tuple[str, ...]
    sentences: tuple[tuple[int, int], ...]
    quotations: tuple[Quotation, ...]
    holder: tuple[int, ...]
    turns: tuple[int, ...]
    word_counts: tuple[int, ...]
    quoted_counts: tuple[int, ...]
    taken_over: dict[tuple[int, int], bool] = field(
        default_factory=dict, compare=False, repr=False
    )

    def span(self, lo: int, hi: int) -> Span:
        """The offsets of tokens lo to hi (exclusive)."""
        return Span(self.tokens[lo].start, self.tokens[hi - 1].end)

    def words(self, lo: int, hi: int) -> int:
        """How many words and numbers stand in tokens lo to hi."""
        return self.word_counts[hi] - self.word_counts[lo]

    def quoted_words(self, lo: int, hi: int) -> int:
        """How many of them stand inside quotations."""
        return self.quoted_counts[hi] - self.quoted_counts[lo]

    def low(self, at: int) -> str:
        """The lower-case word at a place; empty outside the passage."""
        try:
            return self.lows[at]
        except IndexError:
            return ""

    def has(self, at: int, mask: int) -> bool:
        """Whether the token at a place is in one of the classes."""
        try:
            return bool(self.bits[at] & mask)
        except IndexError:
            return False

    def quotation_at(self, at: int) -> Quotation | None:
        """The quotation that holds the token, marks included."""
        if not 0 <= at < len(self.holder) or self.holder[at] < 0:
            return None
        return self.quotations[self.holder[at]]


def passages_of(sentences: Sequence[Sentence]) -> Iterator[Passage]:
    """The paragraphs of a document, in order."""
    for number, group in groupby(sentences, key=lambda s: s.paragraph):
        yield passage_of(number, tuple(group))


def passage_of(number: int, sentences: tuple[Sentence, ...]) -> Passage:
    """One paragraph from its sentences."""
    tokens = tuple(token for sentence in sentences for token in sentence.tokens)
    bounds, at = [], 0
    for sentence in sentences:
        bounds.append((at, at + len(sentence.tokens)))
        at += len(sentence.tokens)
    quotations = quotations_of(tokens)
    holder = [-1] * len(tokens)
    for i, quotation in enumerate(quotations):
        holder[quotation.first : quotation.last + 1] = [i] * (
            quotation.last - quotation.first + 1
        )
    is_word = [token.text[0].isalnum() for token in tokens]
    return Passage(
        number=number,
        part=sentences[0].part,
        tokens=tokens,
        bits=_bits(tokens, quotations) + (0,) * _BLANKS,
        lows=(*(token.low for token in tokens), *("",) * _BLANKS),
        sentences=tuple(bounds),
        quotations=quotations,
        holder=tuple(holder),
        turns=_turns(tokens, quotations),
        word_counts=tuple(accumulate(is_word, initial=0)),
        quoted_counts=tuple(
            accumulate(
                (word and holder[i] >= 0 for i, word in enumerate(is_word)), initial=0
            )
        ),
    )


def _turns(
    tokens: tuple[Token, ...], quotations: tuple[Quotation, ...]
) -> tuple[int, ...]:
    places = {i for i, token in enumerate(tokens) if token.low in _TURNING}
    return tuple(sorted(places.union(q.first for q in quotations)))


def _bits(
    tokens: tuple[Token, ...], quotations: tuple[Quotation, ...]
) -> tuple[int, ...]:
    """The classes of all tokens; an apostrophe that quotes is a quotation mark."""
    bits = [bits_of(token) for token in tokens]
    if not any(token.text[1:].islower() for token in tokens):
        # "THE ARMY SAID": where all is in capitals, they tell no names
        bits = [bit & ~CAPITAL for bit in bits]
    for at in range(1, len(bits)):
        # "he's": a verb after a pronoun, the mark of an owner elsewhere
        if tokens[at].low == "'s" and bits[at - 1] & (PERSONAL | RELATIVE):
            bits[at] = AUXILIARY | BE
    for quotation in quotations:
        marks = (
            *range(quotation.first, quotation.begin),
            *range(quotation.end + 1, quotation.last + 1),
        )
        for at in marks:
            bits[at] = QUOTE
    return tuple(bits)

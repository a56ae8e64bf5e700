"""Which words stand between quotation marks, whatever marks the text uses.

A mark that opens nothing or closes nothing is no error: an unclosed quotation runs to
the end of its paragraph (that is how quotations over several paragraphs are printed),
a closing mark without an opening one is left alone. Inside a quotation in double marks
single ones are not read.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.model.sentence import Token

_CLOSER = {"“": "”", "„": "“”", "«": "»", "»": "«", "‟": "”", '"': '"', "‹": "›"}
_DOUBLE = frozenset('“”„«»‟"‹›')
_SINGLE = frozenset("'‘’‚`")
_SINGLE_REACH = 60
_REOPENED = -1


@dataclass(frozen=True, slots=True)
class Quotation:
    """Tokens `first` to `last`, marks included; `closed` if both marks are there.

    `begin` and `end` are the first and last token between the marks.
    """

    first: int
    last: int
    begin: int
    end: int
    closed: bool

    @property
    def length(self) -> int:
        """How many tokens stand between the marks."""
        return self.end - self.begin + 1


def quotations_of(tokens: Sequence[Token]) -> tuple[Quotation, ...]:
    """The quotations of one paragraph, in order, none inside another."""
    found: list[Quotation] = []
    at, size = 0, len(tokens)
    while at < size:
        width = _opens(tokens, at)
        if width == 0:
            at += 1
            continue
        quotation = _quotation_from(tokens, at, width)
        if quotation is None:
            at += width
            continue
        found.append(quotation)
        at = quotation.last + 1
    return tuple(found)


def _opens(tokens: Sequence[Token], at: int) -> int:
    """How many tokens the opening mark at this place takes; 0 for none."""
    text = tokens[at].text
    if text in _DOUBLE:
        return 1 if text in _CLOSER and not _only_closes(tokens, at) else 0
    if text not in _SINGLE:
        return 0
    if _is_pair(tokens, at):
        return 2 if not _touches_left(tokens, at) else 0
    if _touches_left(tokens, at) or not _touches_right(tokens, at):
        return 0
    return 1


def _only_closes(tokens: Sequence[Token], at: int) -> bool:
    # “said.” "He ... : a straight mark after a word and before a space closes
    return (
        tokens[at].text in '"»'
        and _touches_left(tokens, at)
        and not _touches_right(tokens, at)
    )


def _is_pair(tokens: Sequence[Token], at: int) -> bool:
    return (
        at + 1 < len(tokens)
        and tokens[at + 1].text == tokens[at].text
        and tokens[at].end == tokens[at + 1].start
    )


def _touches_left(tokens: Sequence[Token], at: int) -> bool:
    return (
        at > 0
        and tokens[at - 1].end == tokens[at].start
        and tokens[at - 1].text not in "([—–-/"
    )


def _touches_right(tokens: Sequence[Token], at: int) -> bool:
    return at + 1 < len(tokens) and tokens[at].end == tokens[at + 1].start


def _quotation_from(tokens: Sequence[Token], at: int, width: int) -> Quotation | None:
    if tokens[at].text in _SINGLE and width == 1:
        return _single_from(tokens, at)
    close = _closing(tokens, at, width)
    if close == _REOPENED:
        return None
    if close is None:
        end = len(tokens) - 1
        if end < at + width:
            return None
        return Quotation(at, end, at + width, end, closed=False)
    if close == at + width:
        return None
    return Quotation(at, close + width - 1, at + width, close - 1, closed=True)


def _closing(tokens: Sequence[Token], at: int, width: int) -> int | None:
    """The place of the mark that closes what opens here."""
    opener = tokens[at].text
    if width == 2:
        return next(
            (
                i
                for i in range(at + width, len(tokens) - 1)
                if tokens[i].text == opener and _is_pair(tokens, i)
            ),
            None,
        )
    closers = _CLOSER[opener]
    for i in range(at + 1, len(tokens)):
        text = tokens[i].text
        if text in closers or (opener == "“" and text == '"'):
            return i
        if text == opener and text == "“":
            return (
                _REOPENED
                if i < at + 2
                else i - 1
                if tokens[i - 1].text in ".,!?"
                else i
            )
    return None


def _single_from(tokens: Sequence[Token], at: int) -> Quotation | None:
    """A quotation in single marks: 'like this'; its end must be near and clear."""
    best = None
    for i in range(at + 2, min(len(tokens), at + _SINGLE_REACH)):
        if tokens[i].text in _DOUBLE:
            break
        if tokens[i].text not in _SINGLE or not _touches_left(tokens, i):
            continue
        if _touches_right(tokens, i) and tokens[i + 1].text.isalnum():
            continue
        # "the rebels' towns": after an s it may be a possessive, so look on
        if tokens[i - 1].low.endswith("s") and best is None:
            best = i
            continue
        return Quotation(at, i, at + 1, i - 1, closed=True)
    if best is None:
        return None
    return Quotation(at, best, at + 1, best - 1, closed=True)

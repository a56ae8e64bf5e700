"""Words cut into the pieces of the encoder's vocabulary.

Every word has at least one piece, so that what is known of a word can be read at its
first one. A separator stands between two stretches.
"""

from dataclasses import dataclass
from typing import Protocol

from sayso.nlp.words import Words

# No honest word needs more; a line without spaces must not fill a window.
_MOST = 16
# Words given to the tokenizer at a time, so that a 10 MB text needs no 10 GB.
_CHUNK = 4096


class Encoded(Protocol):
    """What the tokenizer answers."""

    ids: list[int]
    word_ids: list[int | None]


class Tokenizer(Protocol):
    """The part of `tokenizers.Tokenizer` that is used."""

    def encode(
        self, words: list[str], *, is_pretokenized: bool, add_special_tokens: bool
    ) -> Encoded:
        """The pieces of the words."""
        ...

    def token_to_id(self, token: str) -> int | None:
        """The number of a piece."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """The numbers of the pieces that are not words."""

    pad: int
    begin: int
    separator: int
    unknown: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Pieces:
    """Piece numbers, and for each word the place of its first piece."""

    ids: tuple[int, ...]
    firsts: tuple[int, ...]


def marks_of(tokenizer: Tokenizer) -> Marks:
    """The special pieces of a BERT vocabulary."""
    numbers = [tokenizer.token_to_id(t) for t in ("[PAD]", "[CLS]", "[SEP]", "[UNK]")]
    pad, begin, separator, unknown = (number or 0 for number in numbers)
    return Marks(pad=pad, begin=begin, separator=separator, unknown=unknown)


def pieces_of(words: Words, tokenizer: Tokenizer, marks: Marks) -> Pieces:
    """The pieces of all words in order."""
    ids: list[int] = []
    firsts: list[int] = []
    openings = set(words.openings[1:])
    for at in range(0, len(words), _CHUNK):
        chunk = list(words.texts[at : at + _CHUNK])
        for i, pieces in enumerate(_cut(chunk, tokenizer), start=at):
            if i in openings:
                ids.append(marks.separator)
            firsts.append(len(ids))
            ids.extend(pieces[:_MOST] or (marks.unknown,))
    return Pieces(ids=tuple(ids), firsts=tuple(firsts))


def _cut(chunk: list[str], tokenizer: Tokenizer) -> list[list[int]]:
    found: list[list[int]] = [[] for _ in chunk]
    encoded = tokenizer.encode(chunk, is_pretokenized=True, add_special_tokens=False)
    for number, word in zip(encoded.ids, encoded.word_ids, strict=True):
        if word is not None:
            found[word].append(number)
    return found

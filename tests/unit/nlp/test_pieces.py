"""Words cut into pieces."""

from dataclasses import dataclass

from sayso.nlp.pieces import Marks, marks_of, pieces_of
from tests.unit.nlp.heard import words_in

MARKS = Marks(pad=0, begin=1, separator=2, unknown=3)


@dataclass
class _Encoded:
    ids: list[int]
    word_ids: list[int | None]


class Letters:
    """A tokenizer that cuts words into letters and knows no signs."""

    def encode(
        self, words: list[str], *, is_pretokenized: bool, add_special_tokens: bool
    ) -> _Encoded:
        assert is_pretokenized
        assert not add_special_tokens
        cut = [(ord(c), i) for i, word in enumerate(words) for c in word if c.isalpha()]
        return _Encoded([c for c, _ in cut], [i for _, i in cut])

    def token_to_id(self, token: str) -> int | None:
        return {"[CLS]": 1, "[SEP]": 2, "[UNK]": 3}.get(token)


def test_special_pieces_are_looked_up():
    assert marks_of(Letters()) == MARKS


def test_every_word_has_a_first_piece():
    # a sign that the vocabulary lacks must not move the words after it
    pieces = pieces_of(words_in("ab - c"), Letters(), MARKS)
    assert pieces.ids == (97, 98, 3, 99)
    assert pieces.firsts == (0, 2, 3)


def test_paragraphs_are_parted():
    pieces = pieces_of(words_in("ab\nc"), Letters(), MARKS)
    assert pieces.ids == (97, 98, 2, 99)
    assert pieces.firsts == (0, 3)


def test_a_line_without_spaces_fills_no_window():
    pieces = pieces_of(words_in("a" * 500), Letters(), MARKS)
    assert len(pieces.ids) == 16

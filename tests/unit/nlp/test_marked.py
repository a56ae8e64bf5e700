"""Marked sentences as pieces: marks around the parties, the part around them kept."""

from sayso.nlp.marked import MOST, marked_pieces


def cut(text: str) -> list[int]:
    """A word a piece: its length and a hundred."""
    return [100 + len(word) for word in text.split()]


def test_marks_stand_around_the_parties():
    text = "Rebels hit the army"
    ids = marked_pieces(text, [(0, 6)], [(11, 19)], cut)
    assert ids == [1, 106, 2, 103, 3, 103, 104, 4]


def test_the_target_may_come_first():
    text = "Tarn fell to rebels"
    ids = marked_pieces(text, [(13, 19)], [(0, 4)], cut)
    assert ids == [3, 104, 4, 104, 102, 1, 106, 2]


def test_an_unnamed_party_is_one_piece():
    text = "Rebels hit the army"
    ids = marked_pieces(text, [(0, 6)], [(11, 19)], cut, unnamed=(0, 1))
    assert ids == [1, 5, 2, 103, 3, 6, 4]


def test_a_span_that_overlaps_another_is_not_marked_again():
    text = "Rebels hit Tarn"
    assert marked_pieces(text, [(0, 6)], [(0, 6), (11, 15)], cut).count(3) == 1


def test_without_parties_there_are_only_words():
    assert marked_pieces("It rained", [], [], cut) == [102, 106]


def test_of_a_long_sentence_the_part_around_the_parties_is_kept():
    text = "x " * 500 + "Rebels hit Tarn" + " y" * 500
    at = text.index("Rebels")
    ids = marked_pieces(text, [(at, at + 6)], [(at + 11, at + 15)], cut)
    assert len(ids) == MOST
    assert {1, 2, 3, 4} <= set(ids)

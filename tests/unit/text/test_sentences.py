"""What `text/sentences.py` returns."""

import pytest

from sayso.text.sentences import sentences_of


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences_of(text)]


WHOLE = [
    "U.S. President Roe spoke to Gen. Torvald in Dresna.",
    "The bridge, No. 10 on the list, was shut at 9 a.m. Monday.",
    "J.R. Roe met Ilan F. Torvald on Jan. 4 in Velmora.",
    "The U.A.E. embassy in Velmora was shut.",
    "Some 3.5 million people live on the Oule.",
    "Oule Mining Corp. President Jane Roe left at 5 p.m. local time.",
    "St. Halvik and Ft. Dresna are one town.",
    '"Is it safe?" Brandt asked.',
    '"We wait... and we hope," she said.',
    '"Why?" he asked.',
    "Dresna falls to rebels",
    "1. The ministry spoke.",
    "The paper Stop!, which is printed in Tarn, is shut.",
    "On Mon. May 5 the bridge reopens.",
    "He said (in Tarn.) that it was so.",
]


@pytest.mark.parametrize("text", WHOLE)
def test_one_sentence_stays_whole(text: str):
    assert split(text) == [text]


TWO = [
    ("They live in the U.S.", "The ministry denied it."),
    ("It opened at 5 p.m.", "Residents returned."),
    ("She works for Oule Mining Co.", "Analysts waited."),
    ("Did he say no.", "He did not say yes."),
    ("They chose Plan B.", "The bridge fell."),
    ("It was quiet...", "The rest stayed."),
    ("It was quiet…", "“We left,” she said."),
    ('"It is quiet."', "Residents said no."),
    ('"Is it safe?"', "The ministry did not say."),
    ("So do I.", "Brandt agreed."),
    ("He came in Jan.", "Nobody saw him."),
    ("It opens on Fri.", "It shuts on Sunday."),
    ("What now?!", "Nobody knew."),
    ("It stood (so far.)", "It fell."),
    ("A headline", "A body."),
]


@pytest.mark.parametrize(("first", "second"), TWO)
def test_two_sentences_are_parted(first: str, second: str):
    gap = "\n \n" if first == "A headline" else " "
    assert split(f"{first}{gap}{second}") == [first, second]


def test_a_stop_before_marks_only_ends_nothing_more():
    assert split("It fell. —") == ["It fell.", "—"]
    assert split("It fell. , and") == ["It fell. , and"]


def test_offsets_are_of_the_whole_text():
    text = "Before. It was quiet. It fell. After."
    assert list(sentences_of(text, 8, 30)) == [(8, 21), (22, 30)]
    assert list(sentences_of("  \n ")) == []


@pytest.mark.parametrize(
    "piece",
    ["!", ". ", "a.A.", "\n", " ", "'.\"", "The ministry said that. ", ".)", "U.S. "],
)
def test_200_000_odd_letters_are_read(piece: str):
    for _ in sentences_of(piece * (200_000 // len(piece))):
        pass

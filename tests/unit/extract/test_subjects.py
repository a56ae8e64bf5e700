"""Noun phrases on both sides of a verb, without a tagger."""

import pytest

from sayso.extract.speech.appositions import phrase_after, with_apposition
from sayso.extract.speech.subjects import subject_before
from tests.unit.extract.attributed import passage


def subject(text: str) -> str | None:
    """The subject before the bar, as words."""
    p = passage(text)
    at = next(i for i, t in enumerate(p.tokens) if t.text == "|")
    found = subject_before(p, 0, at)
    if found is None:
        return None
    lo, hi = found.phrase
    return text[p.tokens[lo].start : p.tokens[hi - 1].end]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Brandt |", "Brandt"),
        ("But the northern council |", "the northern council"),
        ("Earlier the council |", "the council"),
        ("The head of the office for ore |", "The head of the office for ore"),
        ("A man with a red boat |", "A man with a red boat"),
        # titles, nicknames, brackets
        ("Gen. Marek Torvald |", "Gen. Marek Torvald"),
        ("Ilan “Lantern” Torvald |", "Ilan “Lantern” Torvald"),
        ("The NFR (once the Front) leader |", "The NFR (once the Front) leader"),
        ("The Northern Front (NFR) |", "The Northern Front (NFR)"),
        # apposition and asides between commas and dashes
        ("Ana Reyl, the clerk, |", "Ana Reyl, the clerk"),
        ("Ana Reyl, 45, a clerk, |", "Ana Reyl, 45, a clerk"),
        ("Ana Reyl of Tarn, the old port, a clerk, |",
         "Ana Reyl of Tarn, the old port, a clerk"),
        ("Ana Reyl (Tarn), a clerk, |", "Ana Reyl (Tarn), a clerk"),
        ("Ana Reyl, however, |", "Ana Reyl"),
        ("Ana Reyl, speaking in Tarn, |", "Ana Reyl"),
        ("Ana Reyl, pressed by traders, |", "Ana Reyl"),
        ("Ana Reyl, who left, |", "Ana Reyl"),
        ("Ana Reyl, in a letter, |", "Ana Reyl"),
        ("Ana Reyl – a clerk – |", "Ana Reyl – a clerk"),
        # lists
        ("Karvelia, Sudria and the council |", "Karvelia, Sudria and the council"),
        ("The dam fell and the council |", "the council"),
        ("He left to rest and the council |", "the council"),
        ("He left and the council |", "the council"),
        ("“Rest” and the council |", "the council"),
        # time and place before
        ("On Monday Brandt |", "Brandt"),
        ("In Tarn officials |", "officials"),
        ("In Tarn the council |", "the council"),
        ("With rain the |", None),
        ("Brandt last week |", "Brandt"),
        ("Brandt on Monday |", "Brandt"),
        ("Brandt late on Monday |", "Brandt"),
        ("Brandt also |", "Brandt"),
        ("Police chief May |", "Police chief May"),
        ("The council that year |", "that year"),
        ("Some |", "Some"),
        ("Those |", "Those"),
        # nobody
        ("|", None),
        ("and |", None),
        ("The |", None),
        ("said , |", None),
        ("he, |", None),
        ("It rained; yes, |", None),
        ("(a) |", None),
        ("a) |", None),
        ("x – |", None),
        (" – x – |", None),
        ("which |", None),
        ("the dam that |", None),
        ("the report that |", "the report"),
        ("who |", "who"),
    ],
)  # fmt: skip
def test_subject_left_of_a_place(text: str, expected: str | None):
    assert subject(text) == expected


def phrase(text: str) -> str | None:
    """The phrase after the bar with its apposition, as words."""
    p = passage(text)
    at = next(i for i, t in enumerate(p.tokens) if t.text == "|") + 1
    found = phrase_after(p, at, len(p.tokens))
    if found is None:
        return None
    lo, hi = with_apposition(p, found, len(p.tokens))
    return text[p.tokens[lo].start : p.tokens[hi - 1].end]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("| Brandt on Monday", "Brandt"),
        ("| the council of Tarn and was", "the council of Tarn"),
        ("| Brandt and Torvald in May", "Brandt and Torvald"),
        ("| the police in Tarn said", "the police in Tarn"),
        ("| the envoy to Sudria left", "the envoy to Sudria"),
        ("| the newly built dam", "the newly built dam"),
        ("| the ruling party", "the ruling party"),
        ("| the port (old) of Tarn", "the port (old) of Tarn"),
        ("| the port (old", "the port"),
        ("| Ilan “Lantern” Torvald", "Ilan “Lantern” Torvald"),
        ("| Ilan “Lantern” left", "Ilan"),
        ("| Gen. Torvald, who left", "Gen. Torvald"),
        ("| Ana Reyl, a clerk, said", "Ana Reyl, a clerk"),
        ("| Ana Reyl, head of the port.", "Ana Reyl, head of the port"),
        ("| Ana Reyl, 45, a clerk.", "Ana Reyl, 45, a clerk"),
        ("| Ana Reyl, Tarn was lost", "Ana Reyl"),
        ("| Ana Reyl, rain fell", "Ana Reyl"),
        ("| Ana Reyl, she left", "Ana Reyl"),
        ("| him", "him"),
        ("|", None),
        ("| and", None),
        ("| the", None),
    ],
)
def test_phrase_right_of_a_place(text: str, expected: str | None):
    assert phrase(text) == expected

"""What `text/names.py` returns."""

import pytest

from sayso.text.names import fold, is_cut_short, name_key

CASES = [
    ("Deir ez-Halvik", "deir ez halvik"),
    ("Médecins du Velmora", "medecins du velmora"),
    ("O’Torvald", "otorvald"),
    ("N.F.R.", "nfr"),
    ("Port  Sennet", "port sennet"),
    (
        "  'Red' Brandt\t(MPA),\x1fDresna_Halvik/Tarn `N.\"F.\" ",
        "red brandt mpa dresna halvik tarn nf",
    ),
]


@pytest.mark.parametrize(("name", "folded"), CASES)
def test_spellings_of_one_name_share_a_fold(name: str, folded: str):
    assert fold(name) == folded


def test_letters_of_arabic_that_writers_exchange_are_one():
    assert fold("أمة") == fold("امه")


def test_a_key_has_no_article():
    assert name_key("The Velmora Courier") == name_key("Velmora Courier")
    assert name_key("Theron") == "theron"
    assert name_key("the") == "the"


@pytest.mark.parametrize(
    ("short", "long", "expected"),
    [
        ("brandt", "sela brandt", True),
        ("northern front", "northern front for renewal", True),
        ("ana torvald", "ana maria torvald", True),
        ("front", "northern front for renewal", False),
        ("ana", "maria ana torvald", False),
        ("sela brandt", "sela brandt", False),
        ("sela brandt", "brandt", False),
        ("", "brandt", False),
    ],
)
def test_a_name_cut_short_begins_or_ends_it_or_leaves_out_its_middle(
    short, long, expected
):
    assert is_cut_short(short, long) is expected

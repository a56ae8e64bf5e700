"""What `text/names.py` returns."""

import pytest

from sayso.text.names import fold, name_key

CASES = [
    ("Deir ez-Halvik", "deir ez halvik"),
    ("Médecins du Velmora", "medecins du velmora"),
    ("O’Torvald", "otorvald"),
    ("N.F.R.", "nfr"),
    ("Port  Sennet", "port sennet"),
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

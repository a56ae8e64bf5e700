"""One name, many spellings: what shares a key and what does not."""

import pytest

from sayso.gazetteer.folding import key_of, loose_key, readings_of


@pytest.mark.parametrize(
    ("printed", "key"),
    [
        ("the Hague", "hague"),
        ("Łódź", "lodz"),
        ("Iğdır", "igdir"),
        ("Tromsø’s", "tromso"),
        ("Deir ez-Zor", "deir ez zor"),
        ("حمص", "حمص"),
        ("", ""),
    ],
)
def test_the_key_forgets_accents_case_hyphens_and_articles(printed: str, key: str):
    assert key_of(printed) == key


@pytest.mark.parametrize(
    ("key", "other"),
    [
        ("st helier", "saint helier"),
        ("mount halvik", "mt halvik"),
        ("al tarn", "tarn"),
        ("ash tarn", "al tarn"),
        ("tarn", "al tarn"),
    ],
)
def test_other_readings_of_the_same_words(key: str, other: str):
    assert other in set(readings_of(key))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # papers agree on no spelling of a name out of Arabic script
        ("saidnaya", "sednaya"),
        ("dayr az zawr", "deir al zour"),
        ("al qusayr", "qusair"),
        ("khmeimim", "hmeimim"),
    ],
)
def test_the_loose_key_joins_spellings_of_arabic_names(one: str, other: str):
    assert loose_key(one) == loose_key(other) is not None


@pytest.mark.parametrize("key", ["duma", "homs", "حمص", ""])
def test_short_names_and_other_scripts_have_no_loose_key(key: str):
    assert loose_key(key) is None

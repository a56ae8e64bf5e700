"""Fingerprints: what two texts that share words share, and what they do not."""

import pytest

from sayso.text.fingerprint import (
    GUARANTEED,
    fingerprints_of,
    grams_of,
    winnowed,
    worded,
)

WORDS = (
    "rebel fighters entered the town of Halvik on Saturday after the army left its "
    "last posts in the north of the province and the bridge over the river was shut"
).split()


def test_words_stand_where_they_were_read():
    text = "“The army” left Halvik."
    words = worded(text)
    spans = zip(words.starts, words.ends, strict=True)
    assert [text[a:b] for a, b in spans] == ["The", "army", "left", "Halvik"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Army", "the army"),  # case
        ("Hälvik and Tarn", "Halvik and Tarn"),  # accents
        ("“we go”, he said", '"We go" he said'),  # marks
        ("in Port-Sennet", "in Port Sennet"),  # hyphens
    ],
)
def test_case_accents_and_marks_make_no_other_word(one, other):
    assert worded(one).numbers == worded(other).numbers


def test_other_words_are_other_numbers():
    assert worded("army left").numbers != worded("army lost").numbers


@pytest.mark.parametrize("start", range(len(WORDS) - GUARANTEED + 1))
def test_so_many_words_in_a_row_always_share_a_fingerprint(start):
    run = WORDS[start : start + GUARANTEED]
    host = "nothing of this kind was heard in Tarn".split()
    pasted = " ".join([*host, *run, *reversed(host)])
    assert set(fingerprints_of(" ".join(WORDS))) & set(fingerprints_of(pasted))


def test_fewer_words_than_a_gram_share_nothing():
    assert fingerprints_of("the army left Halvik") == []
    other = "they said the army left Halvik and went away to the south of it"
    assert not set(fingerprints_of(" ".join(WORDS))) & set(fingerprints_of(other))


def test_fingerprints_may_be_kept_in_a_file():
    # They must never change: a ledger is searched by them.
    assert fingerprints_of("one two three four five") == [2903928083]


def test_a_fingerprint_is_given_once_and_few_are_kept():
    grams = grams_of(worded(" ".join(WORDS * 4)).numbers)
    kept = winnowed(grams)
    assert len(kept) == len(set(kept)) < len(set(grams))
    assert all(0 <= tag < 2**32 for tag in kept)


def test_scripts_without_spaces_are_read_letter_by_letter():
    assert len(worded("政府否认")) == 4


def test_so_many_word_forms_are_remembered_and_no_more(monkeypatch):
    monkeypatch.setattr("sayso.text.fingerprint._MOST_WORDS", 3)
    before = worded("one two three four five six seven").numbers
    assert worded("one two three four five six seven").numbers == before

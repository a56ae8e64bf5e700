"""Which two names are one by their form, and which are proposed to a person."""

import pytest

from sayso.model.ids import source_id_of
from sayso.model.source import Source, SourceKind
from sayso.resolve.joins import judge_same
from sayso.resolve.surnames import is_surname
from sayso.text.names import name_key


def source(name: str, kind: str = "person", role: str | None = None, **more) -> Source:
    return Source(
        source=source_id_of(name_key(name)),
        name=name,
        kind=SourceKind(kind),
        role=role,
        **more,
    )


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("Brandt", True),
        ("al-Velk", False),
        ("Dresk-Velk", True),
        # given names, offices, bodies, initials, nations, states
        ("Sela", False),
        ("President", False),
        ("Residents", False),
        ("Front", False),
        ("MPA", False),
        ("Karvelian", False),
        ("France", False),
        ("UNICEF", False),
        ("X", False),
        ("N7", False),
    ],
)
def test_words_that_may_be_surnames(word, expected):
    assert is_surname(word) is expected


@pytest.mark.parametrize(
    ("new", "known"),
    [
        # "Antony" and "Anthony", one secretary of state
        (source("Anthony Dresk", role="Secretary of State"),
         source("Antony Dresk", role="US Secretary of State")),
        (source("Harbor Council", "body"), source("Harbour Council", "body")),
    ],
)  # fmt: skip
def test_close_spellings_with_one_role_are_proposed(new, known):
    (proposal,) = judge_same(new, [known])
    assert proposal.judgement == "proposed"
    assert proposal.subject < proposal.object
    assert "spelt alike" in proposal.because[0]


@pytest.mark.parametrize(
    ("new", "known", "why"),
    [
        # "The Northern Front said ...": one party, its name cut short
        (
            source("Northern Front", "body"),
            source("Northern Front for Renewal", "body"),
            "is called “Northern Front” for short",
        ),
        # "Brandt said": a text that tells no more of her, or not even that she is one
        (source("Sela Brandt"), source("Brandt"), "the surname of “Sela Brandt”"),
        (source("Brandt", "body"), source("Sela Brandt"), "the surname of"),
        (
            source("Ana Torvald"),
            source("Ana Maria Torvald"),
            "“Ana Maria Torvald” without a middle name",
        ),
    ],
)
def test_a_name_cut_short_is_the_whole_name(new, known, why):
    for one, other in ((new, known), (known, new)):
        (judged,) = judge_same(one, [other])
        assert judged.judgement == "same"
        assert why in judged.because[0]


@pytest.mark.parametrize(
    ("new", "known"),
    [
        # a council may be another's, and many people have a given name
        (source("Harbour Council", "body"), source("Harbour Council of Tarn", "body")),
        (source("Northern Front", "body"), source("Northern Front of Tarn", "body")),
        (source("Marek"), source("Ilan Marek")),
    ],
)
def test_what_may_be_a_name_cut_short_is_proposed(new, known):
    (proposal,) = judge_same(new, [known])
    assert proposal.judgement == "proposed"
    assert "cut short" in proposal.because[0]


def test_two_who_speak_together_are_no_short_name_of_one():
    joint = source("Brandt", members=(source_id_of("a"), source_id_of("b")))
    assert list(judge_same(joint, [source("Sela Brandt")])) == []


@pytest.mark.parametrize(
    ("new", "known"),
    [
        # one word may be any body's, and a town's party is not the town
        (source("Front", "body"), source("Front for Renewal", "body")),
        (source("Harbour Council", "body"), source("Harbour Council Choir", "body")),
        (source("Sela"), source("Sela Brandt")),
        (source("Brandt", country="KV"), source("Sela Brandt", country="SU")),
        # same surname, other given name
        (source("Ilan Torvald", role="president"),
         source("Marek Torvald", role="general")),
        # alike, but nothing says that they are one
        (source("Anthony Dresk"), source("Antony Dresk")),
        (source("Anthony Dresk", role="mayor"), source("Antony Dresk", role="baker")),
        (source("Ali B", role="mayor"), source("Ali C", role="mayor")),
        (source("Defense Ministry", "body", country="EG"),
         source("Defence Ministry", "body", country="MD")),
        (source("Harbour Council", "body"), source("Harbor Council", "outlet")),
        (source("Harbour Council", "body"), source("Harbour Council", "body")),
        (source("a witness", "unnamed"), source("a witnes", "unnamed")),
        (source("Harbour Council", "body"), source("The Old Guild", "body")),
    ],
)  # fmt: skip
def test_others_are_not_proposed(new, known):
    assert list(judge_same(new, [known])) == []

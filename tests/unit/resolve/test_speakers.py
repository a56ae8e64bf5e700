"""Who is cited, by the words of the attribution."""

import pytest

from sayso.model.source import SourceKind
from tests.unit.resolve.stories import Said, read, speaker, speakers


def cited(source: str, before: str = "", **more):
    text = f"{before}{source} said it rained."
    nth = before.count(source) + 1
    return read(text, Said(f"{source}#{nth}", "said", "it rained"), **more)


@pytest.mark.parametrize(
    ("source", "name", "kind"),
    [
        ("Prime Minister Sela Brandt", "Sela Brandt", "person"),
        ("The Harbour Council", "Harbour Council", "body"),
        ("Meridian Press Agency", "Meridian Press Agency", "outlet"),
        ("A security official", "security official", "unnamed"),
        ("Residents of the old harbour", "Residents of the old harbour", "crowd"),
        ("Footage from Halvik", "Footage from Halvik", "footage"),
        ("The report", "report", "record"),
        ("Norlink", "Norlink", "body"),
        ("A baker, who asked not to be named,", "baker", "unnamed"),
        ("Her letter", "Her letter", "record"),
        # the outermost words count: the spokesman, not the council
        ("A spokesman for the Harbour Council", "spokesman for the Harbour Council",
         "unnamed"),
        ("Harbour Council organiser Ana Kost", "Ana Kost", "person"),
        ("The envoy, Ana Kost", "Ana Kost", "person"),
        # a statement is its author's
        ("A statement from the Harbour Council", "Harbour Council", "body"),
        ("TomasWeil Dresk", "TomasWeil Dresk", "person"),
        ("XQ Zed", "XQ Zed", "body"),
    ],
)  # fmt: skip
def test_the_words_of_the_source_name_it(source, name, kind):
    found = speaker(cited(source))
    assert (found.name, found.kind.value) == (name, kind)


def test_the_office_becomes_the_role():
    found = speaker(cited("Prime Minister Sela Brandt"))
    assert (found.name, found.role) == ("Sela Brandt", "Prime Minister")


def test_who_heads_a_body_speaks_for_it():
    reading = cited("The head of the Karvelia Monitoring Group, Rami Dost,")
    found = speaker(reading)
    bodies = {source.source: source.name for source in reading.sources}
    assert found.role == "head of the Karvelia Monitoring Group"
    assert found.speaks_for is not None
    assert bodies[found.speaks_for] == "Karvelia Monitoring Group"


@pytest.mark.parametrize(
    ("before", "pronoun", "name"),
    [
        ("Sela Brandt spoke. ", "She", "Sela Brandt"),
        # two candidates are no answer
        ("They met Sela Brandt and Jana Kost. ", "She", "She"),
        ("Ilan Torvald spoke. ", "She", "She"),
        ("", "He", "He"),
        # the one that opens the sentence is its subject
        ("The Harbour Council has roots in the Old Guild. ", "It", "Harbour Council"),
    ],
)
def test_pronouns_in_the_clear_cases_only(before, pronoun, name):
    assert speakers(cited(pronoun, before))[0].casefold() == name.casefold()


def test_an_open_pronoun_is_told_as_an_issue():
    reading = cited("He")
    assert [issue.code for issue in reading.issues] == ["S-RESOLVE-011"]
    assert speaker(reading).kind is SourceKind.UNNAMED


def test_he_is_who_spoke_last_close_by():
    text = "The envoy Tomas Weil said it rained. In Halvik it poured. He said it ended."
    reading = read(
        text,
        Said("The envoy Tomas Weil", "said", "it rained"),
        Said("He", "said#2", "it ended"),
    )
    assert speakers(reading) == ["Tomas Weil", "Tomas Weil"]


def test_it_inside_what_a_ministry_says_is_the_ministry():
    text = "The Front is in Dresna, the Harbour Council said, after it denied a war."
    reading = read(
        text,
        Said("the Harbour Council", "said", "The Front is in Dresna … after it denied"),
        Said("it", "denied", "a war", inside="a1"),
    )
    assert speakers(reading) == ["Harbour Council", "Harbour Council"]


def test_it_inside_what_an_agency_reports_is_whom_it_reports_on():
    text = "The Harbour Council fears that it said too much, Reuters reported."
    reading = read(
        text,
        Said("Reuters", "reported", "The Harbour Council fears that it said too much"),
        Said("it", "said", "too much", inside="a1"),
    )
    assert speakers(reading) == ["Reuters", "Harbour Council"]


def test_nobody_named_is_a_source_of_its_own_each_time():
    text = "It was reported that it rained. It was reported that it poured."
    reading = read(
        text,
        Said("", "was reported", "it rained"),
        Said("", "was reported#2", "it poured"),
    )
    assert speakers(reading) == ["nobody named", "nobody named"]
    assert len({source.source for _, source in reading.speakers}) == 2


def test_the_same_unnamed_words_in_two_papers_are_two_sources():
    one, other = cited("A witness"), cited("A witness", "It is dark. ")
    assert speaker(one).source != speaker(other).source


def test_a_name_is_one_source_in_all_papers():
    one, other = cited("Sela Brandt"), cited("Sela Brandt", "It is dark. ")
    assert speaker(one).source == speaker(other).source


@pytest.mark.parametrize("key", ["a1", "a2"])
def test_attributions_that_claim_to_hold_each_other_are_survived(key):
    text = "Ana Kost said Sela Brandt said it rained."
    reading = read(
        text,
        Said("Ana Kost", "said", "it rained", inside="a2"),
        Said("Sela Brandt", "said#2", "it rained", inside="a1"),
    )
    assert key in dict(reading.speakers)


def test_who_speaks_beside_in_a_relative_clause_is_not_the_he_that_follows():
    text = (
        "Marek Kost criticised the mayor, Ilan Torvald, who has said that it rained. "
        "“It snowed,” he said."
    )
    reading = read(
        text,
        Said("Marek Kost", "criticised", "the mayor, Ilan Torvald"),
        Said("who", "has said", "it rained"),
        Said("he#2", "said#2", "“It snowed,”"),
    )
    assert speakers(reading) == ["Marek Kost", "Ilan Torvald", "Marek Kost"]

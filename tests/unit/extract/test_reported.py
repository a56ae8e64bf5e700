"""Finite cue verbs: who said what, on either side of the verb."""

import pytest

from sayso.extract.speech.attributions import MOST_IN_A_SENTENCE
from tests.unit.extract.attributed import Said, attributions, found_in, said
from tests.unit.extract.figures_and_times import document


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # indirect, with and without "that"
        (
            "The ministry said the bridge was open.",
            ("The ministry", "said", "the bridge was open"),
        ),
        (
            "The ministry said on Monday that the bridge was open.",
            ("The ministry", "said", "that the bridge was open"),
        ),
        (
            "Brandt told Norlink on Monday that she would resign.",
            ("Brandt", "told", "that she would resign"),
        ),
        (
            "The Karvelian Defence Ministry had previously denied that rebels had "
            "entered Halvik.",
            (
                "The Karvelian Defence Ministry",
                "had previously denied",
                "that rebels had entered Halvik",
            ),
        ),
        # a name of the programme in quotation marks is not what is said
        (
            "On Channel Nine’s “Morning Talk,” Brandt said it rained.",
            ("Brandt", "said", "it rained"),
        ),
        # the noun before a place has the number
        (
            "Rebels in the north say that Dresna has fallen.",
            ("Rebels in the north", "say", "that Dresna has fallen"),
        ),
        (
            "At least 20 people said that it rained.",
            ("At least 20 people", "said", "that it rained"),
        ),
        # the speaker after what is said
        (
            "The bridge was open, the ministry said.",
            ("the ministry", "said", "The bridge was open"),
        ),
        (
            "Rebels had left the Oule valley by noon, MPA reported.",
            ("MPA", "reported", "Rebels had left the Oule valley by noon"),
        ),
        (
            '"The road is open," said Sela Brandt, head of the office.',
            ("Sela Brandt, head of the office", "said", '"The road is open,"'),
        ),
        # in the middle
        ("The port, he said, was closed.", ("he", "said", "The port ... was closed")),
        # apposition, relative clause, title, pronoun
        (
            "The head of the Karvelia Monitoring Group, Rami Dost, told MPA that "
            "nine people fled.",
            (
                "The head of the Karvelia Monitoring Group, Rami Dost",
                "told",
                "that nine people fled",
            ),
        ),
        (
            "Prime Minister Sela Brandt, whose party backs the pact, said Tarn was "
            '"tired of war".',
            ("Prime Minister Sela Brandt", "said", 'Tarn was "tired of war"'),
        ),
        (
            "Officials briefed on the talks said they had failed.",
            ("Officials briefed on the talks", "said", "they had failed"),
        ),
        (
            "Torvald, who commands the army, said the town had fallen.",
            ("Torvald", "said", "the town had fallen"),
        ),
        (
            "The Northern Front for Renewal (NFR) said it held Tarn.",
            ("The Northern Front for Renewal (NFR)", "said", "it held Tarn"),
        ),
        (
            "Halvik and Tarn said they agreed.",
            ("Halvik and Tarn", "said", "they agreed"),
        ),
        # what stands before the subject is no part of it
        (
            "On Monday the council said the dam was safe.",
            ("the council", "said", "the dam was safe"),
        ),
        (
            "After the vote the council said the dam was safe.",
            ("the council", "said", "the dam was safe"),
        ),
        (
            "Brandt this week vowed to rebuild the port.",
            ("Brandt", "vowed", "to rebuild the port"),
        ),
        (
            "Brandt herself insisted that the dam was safe.",
            ("Brandt", "insisted", "that the dam was safe"),
        ),
        # objects, infinitives, names, prepositions
        (
            "Residents described a state of calm.",
            ("Residents", "described", "a state of calm"),
        ),
        (
            "Brandt vowed to rebuild the port.",
            ("Brandt", "vowed", "to rebuild the port"),
        ),
        ("Brandt called the plan “a toy”.", ("Brandt", "called", "the plan “a toy”")),
        (
            "Envoy Ana Reyl called for “urgent talks” on the pact.",
            ("Envoy Ana Reyl", "called for", "“urgent talks” on the pact"),
        ),
        (
            "Brandt called on the NFR to leave Tarn.",
            ("Brandt", "called on", "to leave Tarn"),
        ),
        (
            "Drivers complained about the price of fuel.",
            ("Drivers", "complained about", "the price of fuel"),
        ),
        # verbs of showing need something that can show
        (
            "Footage from Halvik, a town in the north, showed empty streets.",
            ("Footage from Halvik, a town in the north", "showed", "empty streets"),
        ),
        (
            "A study found that sleep helps.",
            ("A study", "found", "that sleep helps"),
        ),
        # any verb before a quotation speaks
        ("Brandt boomed: “We won.”", ("Brandt", "boomed", "“We won.”")),
        ("“We won the day,” she grinned.", ("she", "grinned", "“We won the day,”")),
        # capitals
        (
            "HALVIK HAS FALLEN, ARMY SAYS",
            ("ARMY", "SAYS", "HALVIK HAS FALLEN"),
        ),
        ("THE ARMY SAID THAT IT RAINED.", ("THE ARMY", "SAID", "THAT IT RAINED")),
        ("Brandt Says Port Will Open", ("Brandt", "Says", "Port Will Open")),
        # "went on to say": the verb before "to" belongs to the cue
        (
            "Brandt went on to say that the port was safe.",
            ("Brandt", "went on to say", "that the port was safe"),
        ),
    ],
)
def test_who_said_what(text: str, expected: Said):
    assert expected in [
        (source.split(" ... ")[0], cue, content) for source, cue, content in said(text)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The bridge fell into the Oule.",
        "A state of calm reigned in Velmora.",
        "The towns the rebels said they held were quiet.",
        "If Brandt says the port is open, ships will come.",
        "The group showed its new boat.",
        "Brandt wants to say that the port is safe.",
        "The port has in recent hours ordered ships to leave.",
        "The office of the claims court is shut.",
        "A boat called Hope sank.",
        # what is done to a person or a place is a deed
        "Torvald dismissed the commander of the garrison.",
        "The army defended every town on the river Oule.",
        "The union of harbour workers called a strike.",
        # how a source is cited is no wish
        "They asked not to be named.",
    ],
)
def test_nobody_is_cited(text: str):
    assert said(text) == []


def test_relative_word_and_its_name_are_both_the_source():
    # "General Torvald, who said ..."
    text = "The order came from General Torvald, who said the town had fallen."
    assert said(text) == [
        ("General Torvald ... who", "said", "the town had fallen"),
    ]


def test_second_verb_without_subject_has_the_first_ones_source():
    text = "Armed groups hailed the end of “dark” days and declared “Velmora free.”"
    assert said(text) == [
        ("Armed groups", "hailed", "the end of “dark” days"),
        ("Armed groups", "declared", "“Velmora free.”"),
    ]


def test_second_verb_after_an_act_has_the_main_subject():
    # "It has tried ... and told minority groups not to worry"
    text = "The NFR has tried to change its tone and told farmers not to worry."
    assert said(text) == [("The NFR", "told", "not to worry")]


def test_speech_ends_where_another_speaker_begins():
    text = (
        "Torvald posted on his page that Karvelia “should not join” after Envoy Ana "
        "Reyl called for “talks” in a call with Minister Ossip Dahl."
    )
    assert [c for _, _, c in said(text)] == [
        "that Karvelia “should not join”",
        "“talks”",
    ]


def test_clause_that_opens_a_sentence_ends_at_its_comma():
    text = "While Brandt said the dam was safe, the river rose."
    assert said(text) == [("Brandt", "said", "the dam was safe")]


def test_quotation_that_fills_the_next_paragraph():
    # "The Courier reports:" and nothing more
    text = "The Courier reports:\n“The road is open and safe.”"
    assert said(text) == [
        ("The Courier", "reports", "“The road is open and safe.”"),
    ]


def test_words_about_a_person_are_speech():
    text = "Torvald dismissed the officials as liars."
    assert said(text) == [("Torvald", "dismissed", "the officials as liars")]


def test_that_opens_a_clause_and_is_no_part_of_its_subject():
    text = "Brandt told the Gazette that the army had said it rained."
    assert [source for source, _, _ in said(text)] == ["Brandt", "the army"]


def test_an_offer_with_its_words_quoted_is_speech():
    text = "Brandt urged both sides to halt and offered talks “without terms”."
    assert said(text)[1] == ("Brandt", "offered", "talks “without terms”")


def test_a_sentence_without_end_is_read_up_to_its_fortieth_cue():
    text = "he said that " * 60 + "it rained."
    found, _, (issue,) = found_in(document(text))
    assert len(found) == MOST_IN_A_SENTENCE
    assert issue.code == "S-EXT-008"
    assert issue.span is not None
    assert "look whether full stops are missing" in issue.message


def test_keys_count_in_text_order():
    found = attributions("Brandt said it rained. Torvald denied that it rained.")
    assert [(a.key, a.rule) for a in found] == [("a1", "reported"), ("a2", "reported")]

"""Denials that only point: what they deny was said in the sentences before."""

import pytest

from sayso.model.attribution import Force
from tests.unit.extract.told import spans_of
from tests.unit.resolve.stories import Said, lines, read

DENIES = Force.DENIES
FRONT = "The Northern Front said on Monday that it had seized Dresna."
FRONT_SAID = Said(
    "The Northern Front", "said", "that it had seized Dresna", force=Force.ASSERTS
)
SEIZED = "COERCE/seize, by Northern Front, at Dresna"


def denied(denial: str, content: str, *, cue: str = "denied", between: str = ""):
    text = f"{FRONT}{between} The army {cue} {denial}."
    last = f"{content}#{len(spans_of(text, content))}"
    return read(text, FRONT_SAID, Said("The army", cue, last, force=DENIES))


@pytest.mark.parametrize(
    ("cue", "content"),
    [
        ("denied", "it"),
        ("rejects", "this"),
        ("denied", "that"),
        ("rejected", "the claim"),
        ("denied", "the accusation"),
        ("dismissed", "these reports"),
        ("denied", "those allegations"),
        ("rejected", "all such claims"),
    ],
)
def test_what_is_denied_is_what_was_said_before(cue, content):
    reading = denied(content, content, cue=cue)
    assert lines(reading) == [SEIZED, f"{SEIZED}, not"]


def test_the_denial_is_the_deniers_and_shows_the_words_that_it_denies():
    reading = denied("it", "it")
    said, denial = reading.claims
    assert denial.source_name == "army"
    assert denial.source != said.source
    assert denial.words == said.words == "that it had seized Dresna"
    assert reading.document.quote(denial.span) == "it"
    assert denial.claim != said.claim


def test_a_sentence_may_stand_between():
    reading = denied("it", "it", between=" It rained.")
    assert lines(reading)[-1] == f"{SEIZED}, not"


def test_two_sentences_between_are_too_many():
    reading = denied("it", "it", between=" It rained. The market was open.")
    assert lines(reading) == [SEIZED]


def test_who_denies_does_not_mean_his_own_words():
    text = (
        "The Northern Front said that it had seized Dresna. "
        "The army said that the road was open. It denied it."
    )
    reading = read(
        text,
        Said("The Northern Front", "said", "that it had seized Dresna"),
        Said("The army", "said", "that the road was open"),
        Said("It", "denied", "it#2", force=DENIES),
    )
    assert lines(reading)[-1] == f"{SEIZED}, not"


def test_what_the_outlet_tells_itself_may_be_denied():
    text = "Rebels entered Dresna on Monday. The army denied it."
    reading = read(text, Said("The army", "denied", "it", force=DENIES))
    assert lines(reading) == ["enter, by Rebels, at Dresna, not"]


def test_a_denial_after_a_denial_means_what_was_said():
    text = f"{FRONT} The army denied it. The governor also denied it."
    reading = read(
        text,
        FRONT_SAID,
        Said("The army", "denied", "it#2", force=DENIES),
        Said("The governor", "also denied", "it#3", force=DENIES),
    )
    assert lines(reading) == [SEIZED, f"{SEIZED}, not", f"{SEIZED}, not"]


def test_a_denied_report_that_is_told_at_once_means_itself():
    text = f"{FRONT} The army denied the claim that rebels had entered Halvik."
    content = "the claim that rebels had entered Halvik"
    reading = read(text, FRONT_SAID, Said("The army", "denied", content, force=DENIES))
    assert lines(reading) == [SEIZED, "enter, by rebels, at Halvik, not"]


def test_a_demand_is_no_report_that_could_be_denied():
    text = "The governor urged the army to leave Dresna. The army rejected it."
    reading = read(
        text,
        Said("The governor", "urged", "the army to leave Dresna", force=Force.DEMANDS),
        Said("The army", "rejected", "it", force=DENIES),
    )
    assert not any(claim.negated for claim in reading.claims)


def test_a_denial_in_front_of_nothing_makes_no_claim():
    reading = read(
        "The army denied it.", Said("The army", "denied", "it", force=DENIES)
    )
    assert reading.claims == ()


def test_reports_that_the_denier_names_after_his_denial_are_those_he_denied():
    text = (
        f"{FRONT} The army denied that rebels had entered Halvik, calling the reports "
        "a lie."
    )
    reading = read(
        text,
        FRONT_SAID,
        Said("The army", "denied", "that rebels had entered Halvik", force=DENIES),
        Said("The army", "calling", "the reports", force=DENIES),
    )
    assert lines(reading) == [
        SEIZED,
        "enter, by rebels, at Halvik, not",
        "no event, not",
    ]

"""Through whom a claim came."""

import pytest

from tests.unit.resolve.stories import Said, read


def ways(reading) -> list[list[str]]:
    names = {source.source: source.name for source in reading.sources}
    return [[names[source] for source in claim.via] for claim in reading.claims]


def test_the_outlet_is_the_last_relay():
    text = "The Harbour Council said it rained."
    assert ways(read(text, Said("The Harbour Council", "said", "it rained"))) == [
        ["The Velmora Courier"]
    ]


def test_an_agency_that_was_told_is_a_relay_and_reporters_are_none():
    text = "Ana Kost told AFP it rained. Ana Kost told reporters it poured."
    reading = read(
        text,
        Said("Ana Kost", "told", "it rained", recipient="AFP"),
        Said("Ana Kost#2", "told#2", "it poured", recipient="reporters"),
    )
    assert ways(reading) == [
        ["Agence France-Presse", "The Velmora Courier"],
        ["The Velmora Courier"],
    ]


def test_who_is_cited_around_it_then_credit_then_outlet():
    text = "Reuters reported that Ana Kost said it rained."
    reading = read(
        text,
        Said("Reuters", "reported", "that Ana Kost said it rained"),
        Said("Ana Kost", "said", "it rained", inside="a1"),
        credit=("AFP", "The Velmora Courier"),
    )
    assert ways(reading)[-1] == [
        "Reuters",
        "Agence France-Presse",
        "The Velmora Courier",
    ]


def test_a_speaker_is_no_relay_of_its_own():
    text = "The Velmora Courier said it rained."
    reading = read(text, Said("The Velmora Courier", "said", "it rained"))
    assert ways(reading) == [[]]
    assert reading.claims[0].source_name == "Velmora Courier"


def test_an_outlet_that_nobody_names_is_one_per_document():
    one = read("Rebels captured Dresna.", outlet=None)
    other = read("Rebels captured Halvik.", outlet=" … ")
    assert one.claims[0].source_name == "unnamed outlet"
    assert one.claims[0].source_name == other.claims[0].source_name


def test_rings_of_attributions_end():
    text = "Ana Kost said Sela Brandt said it rained."
    reading = read(
        text,
        Said("Ana Kost", "said", "it rained", inside="a2"),
        Said("Sela Brandt", "said#2", "it rained", inside="a1"),
    )
    assert len(reading.claims) == 2


def test_an_agency_that_signs_with_its_initials_is_one_relay():
    text = "Ana Kost told MPA it rained."
    reading = read(
        text,
        Said("Ana Kost", "told", "it rained", recipient="MPA"),
        outlet="Meridian Press Agency",
        credit=("MPA",),
    )
    assert ways(reading) == [["Meridian Press Agency"]]
    (pair,) = reading.same_as
    names = {source.source: source.name for source in reading.sources}
    assert {names[pair.subject], names[pair.object]} == {"Meridian Press Agency", "MPA"}
    assert "whose initials they are" in pair.because[0]


def test_other_initials_are_another_agency_s():
    text = "Ana Kost said it rained."
    reading = read(
        text,
        Said("Ana Kost", "said", "it rained"),
        outlet="Meridian Press Agency",
        credit=("NPA",),
    )
    assert ways(reading) == [["NPA", "Meridian Press Agency"]]
    assert reading.same_as == ()


def test_who_cites_somebody_for_words_passes_them_on():
    text = "Ana Kost, whom Norlink cited, spoke. It rained, Reuters said, citing Ana."
    reading = read(
        text,
        Said("Reuters", "said", "It rained"),
        Said("Ana Kost", "citing", "It rained", rule="citing"),
    )
    assert ways(reading)[-1] == ["Reuters", "The Velmora Courier"]


@pytest.mark.parametrize(
    ("text", "source", "cue", "rule"),
    [
        (
            "Ana Kost, quoted by AFP, said it rained.",
            "Ana Kost, quoted by AFP",
            "said",
            "reported",
        ),
        (
            "Ana Kost was quoted by AFP as saying it rained.",
            "Ana Kost",
            "was quoted by AFP",
            "quoted-as",
        ),
        (
            "“It rained,” Ana Kost was quoted as saying by the agency AFP. It rained.",
            "Ana Kost",
            "was quoted as saying",
            "quoted-as",
        ),
    ],
)
def test_who_quotes_a_speaker_passes_it_on(text, source, cue, rule):
    reading = read(text, Said(source, cue, "t rained", rule=rule))
    assert "Agence France-Presse" in ways(reading)[0]

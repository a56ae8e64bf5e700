"""What the reading calls a speaker, by the words of this text alone."""

import pytest

from tests.unit.resolve.stories import Said, read, speaker, speakers


def called(text: str, source: str, nth: int = 1) -> str:
    said = text[text.rindex("said") :].removeprefix("said ").rstrip(".")
    nths = text.count("said")
    reading = read(text, Said(f"{source}#{nth}", f"said#{nths}", said))
    return dict(reading.called)["a1"]


@pytest.mark.parametrize(
    ("source", "name"),
    [
        # whom a description means, and no name, is unnamed
        ("A security official", "unnamed security official"),
        ("Two Karvelian officials", "unnamed Karvelian officials"),
        ("Witnesses", "unnamed witnesses"),
        ("Friends", "unnamed friends"),
        ("An unnamed official", "unnamed official"),
        # a crowd told by its place keeps its words
        ("Residents of the old harbour", "residents of the old harbour"),
        ("Some in the northern council", "some in the northern council"),
        ("Others in Tarn’s council, too,", "others in Tarn’s council"),
        # what is no person is no unnamed one
        ("A petition", "petition"),
        ("The report", "report"),
        # the noun behind a name counts, not the name
        ("A KMG source", "unnamed KMG source"),
        ("A friend of Ana Kost", "unnamed friend of Ana Kost"),
        ("The US military", "US military"),
        ("The US", "United States"),
        ("The NFR branch in Tarn", "NFR branch in Tarn"),
        ("UN resolutions", "UN resolutions"),
        ("Attorneys for Ana Kost", "unnamed attorneys for Ana Kost"),
        ("The assailant, Ana Kost", "Ana Kost"),
        (
            "An assessment issued by the Harbour Council",
            "assessment issued by the Harbour Council",
        ),
        (
            "A source familiar with the Harbour Council",
            "unnamed source familiar with the Harbour Council",
        ),
        ("The figures compiled by volunteers", "figures compiled by volunteers"),
        ("A memo leaked to the press", "memo leaked to the press"),
        ("A leaked memo", "leaked memo"),
        ("A working group", "working group"),
        # somebody of a body that has no name
        ("The hospital’s director", "hospital’s director"),
        ("The findings of the Harbour Council", "Harbour Council"),
        # what a town or a front has is not the town, nor the front
        ("Halvik’s civil defence agency", "Halvik’s civil defence agency"),
        ("The Northern Front’s news agency", "Northern Front’s news agency"),
        ("A number of officials", "unnamed officials"),
        ("One of Ana Kost’s aides", "unnamed Ana Kost’s aides"),
        ("An estimated 3,000 people", "unnamed people"),
        ("An organisation called the Halvik Circle", "Halvik Circle"),
        ("The top military body, the Halvik Guard", "Halvik Guard"),
        ("A woman who identified herself as Ana Kost", "Ana Kost"),
        ("Master of ceremonies Ana Kost", "Ana Kost"),
        ("Sela, a baker and poet", "Sela"),
        (
            "The two factions – Halvik Guard and Tarn Guard",
            "Halvik Guard and Tarn Guard",
        ),
        ("Ana Kost’s lawyer, Jon Weil", "Jon Weil"),
        ("The US-led coalition", "US-led coalition"),
        # the name behind what somebody is, however far that reaches
        ("The ministry’s spokesman in the north, Ola Brandt,", "Ola Brandt"),
        ("The head of the Tarn military administration, Igor Valk,", "Igor Valk"),
        ("The group’s representative in Dresna, Paul Ndiaye,", "Paul Ndiaye"),
        ("The US ambassador, Grant Pell,", "Grant Pell"),
        ("Norlink’s Ana Kost, reporting from Tarn,", "Ana Kost"),
        ("The Sudrian refugee agency KMG", "KMG"),
        ("Ana Kost’s sister Mira", "Ana Kost’s sister Mira"),
        # a name that no mention has whole
        ("The General Workers’ Union", "General Workers’ Union"),
        ("Residents of Halvik", "residents of Halvik"),
        ("Reporters Beyond Walls, a watchdog,", "Reporters Beyond Walls"),
        # what an outlet is, is no part of its name
        ("The state-run Norlink news agency", "Norlink news agency"),
        ("Residents reached by phone", "unnamed residents"),
        ("Residents contacted via radio", "unnamed residents"),
        ("Foreign powers including Sudria", "unnamed foreign powers including Sudria"),
        ("Ana Kost herself", "Ana Kost"),
        # the names by which somebody goes
        ("A commander, who goes by the nom de guerre Abu Tarn,", "Abu Tarn"),
        ("A nurse who gave her name as Mira", "Mira"),
        (
            "A baker who asked to be identified only by his first name Ivo",
            "Ivo",
        ),
        # two who speak with one voice are laid to neither
        ("Sela Brandt and Ana Kost", "Sela Brandt and Ana Kost"),
        ("Sela Brandt, the premier, and Ana Kost", "Sela Brandt and Ana Kost"),
        ("France, Japan and other countries", "France, Japan and other countries"),
        ("Both France and Japan", "France and Japan"),
        (
            "Jon Weil, of the Harbour Institute, and Ana Kost, a nurse, both",
            "Jon Weil and Ana Kost",
        ),
        (
            "Tarn’s mayor, Sela Brandt, and Ana Kost, a nurse with the Guard,",
            "Sela Brandt and Ana Kost",
        ),
    ],
)
def test_the_speaker_is_called_by_the_words(source, name):
    assert called(f"{source} said it rained.", source) == name


def test_nobody_is_unnamed_in_the_reading_and_nobody_in_the_register():
    reading = read("It was reported that it rained.", Said("", "was reported", "it"))
    assert dict(reading.called) == {"a1": "unnamed"}
    assert speakers(reading) == ["nobody named"]


def test_two_unnamed_speakers_of_one_name_stay_two_sources():
    one = read("A witness said it rained.", Said("A witness", "said", "it rained"))
    other = read("A witness said it hailed.", Said("A witness", "said", "it hailed"))
    assert one.called == other.called
    assert speaker(one).source != speaker(other).source


@pytest.mark.parametrize(
    ("before", "source", "name"),
    [
        # who was cited last is "the official"
        ("A Karvelian official spoke.", "The official", "unnamed Karvelian official"),
        ("The envoy Staffan de Brand spoke.", "De Brand", "Staffan de Brand"),
        ("Lee Hsien Marn spoke.", "Mr Lee", "Lee Hsien Marn"),
        ("North Korea is far.", "The North", "North Korea"),
        ("Robert M. Weil spoke.", "Weil", "Robert M. Weil"),
        ("Sela Brandt, who", "who", "Sela Brandt"),
    ],
)
def test_short_words_mean_who_stands_before(before, source, name):
    text = f"{before} {source} said it rained."
    assert called(text, source, text.count(source)) == name


def test_a_first_minister_is_no_foreign_minister():
    text = "Foreign minister Ilan Torvald left. Sudria’s first minister said no."
    reading = read(text, Said("Sudria’s first minister", "said", "no"))
    assert dict(reading.called)["a1"] != "Ilan Torvald"


def test_the_un_is_nobody_whose_name_ends_so():
    text = "The leader Pak Jong-un met envoys. The UN said no."
    reading = read(text, Said("UN", "said", "no"))
    assert dict(reading.called)["a1"] == "UN"


def test_officials_are_not_those_of_whom_the_text_tells_later():
    text = "Officials said it rained. The officials at the port said it hailed."
    reading = read(
        text,
        Said("Officials", "said", "it rained"),
        Said("The officials at the port", "said#2", "it hailed"),
    )
    assert dict(reading.called)["a1"] == "unnamed officials"


def test_the_part_of_a_source_beside_its_cue_counts():
    text = "A clerk at the court had no comment and Ana Kost said it rained."
    reading = read(text, Said("A clerk at the court … Ana Kost", "said", "it rained"))
    assert dict(reading.called)["a1"] == "Ana Kost"


def test_the_president_is_the_one_named_later():
    text = "The Karvelian president said no. President Ilan Torvald left."
    reading = read(text, Said("The Karvelian president", "said", "no"))
    assert dict(reading.called)["a1"] == "Ilan Torvald"


def test_he_in_a_quotation_is_not_who_is_quoted():
    text = "Ana Kost met Tomas Weil. “He told me it rained,” Jon Arvid said."
    reading = read(
        text,
        Said("Jon Arvid", "said", "“He told me it rained,”", manner="direct"),
        Said("He", "told", "it rained", inside="a1"),
    )
    assert dict(reading.called)["a2"] != "Jon Arvid"


@pytest.mark.parametrize(
    ("before", "source", "name"),
    [
        ("Two diplomats said it hailed.", "One", "unnamed diplomat"),
        ("A source close to the court said it hailed.", "Another", "unnamed source"),
        ("Two women said it hailed.", "The other", "unnamed woman"),
        # of one alone there is no "one"
        ("Ana Kost said it hailed.", "One", "One"),
        # a word more on who was just named
        ("Ana Kost said it hailed.", "The retired teacher", "Ana Kost"),
        # two in one breath, of whom one is meant
        (
            "An army source and a war monitor said it hailed.",
            "The source",
            "unnamed army source",
        ),
    ],
)
def test_few_words_are_for_who_was_cited_last(before, source, name):
    first, _, rest = before.partition(" said ")
    text = f"{before} {source} said it rained."
    reading = read(
        text,
        Said(first, "said", rest.rstrip(".")),
        Said(f"{source}#{text.count(source)}", "said#2", "it rained"),
    )
    assert dict(reading.called)["a2"] == name


def test_one_and_another_are_two_sources():
    text = "A diplomat said it hailed. Another said it rained."
    reading = read(
        text,
        Said("A diplomat", "said", "it hailed"),
        Said("Another", "said#2", "it rained"),
    )
    one, other = (claim.source for claim in reading.claims)
    assert one != other


def test_who_is_described_behind_the_name_is_a_person():
    text = "Lena Osk, the UN’s deputy aid chief, said it rained. She said it was over."
    reading = read(
        text,
        Said("Lena Osk, the UN’s deputy aid chief,", "said", "it rained"),
        Said("She", "said#2", "it was over"),
    )
    assert dict(reading.called) == {"a1": "Lena Osk", "a2": "Lena Osk"}


def test_a_verb_taken_for_a_noun_is_no_part_of_a_name():
    text = "Harbour partners report that it rained."
    reading = read(text, Said("Harbour partners", "report", "that it rained"))
    assert "report" not in dict(reading.called)["a1"]

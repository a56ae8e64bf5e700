"""Which names and descriptions of one document mean the same one."""

import pytest

from tests.unit.resolve.stories import Said, read, speaker, speakers

SAID = "said", "it rained"


def said(source: str, nth: int) -> Said:
    """The nth "S said it rained" of a text."""
    return Said(source, f"said#{nth}", f"it rained#{nth}")


def named(*sources: str, before: str = "") -> list[str]:
    """Who speaks in "<before> S said it rained." for each source, one after another."""
    text = before + " ".join(f"{source} said it rained." for source in sources)
    seen: dict[str, int] = {}
    cited = []
    for nth, source in enumerate(sources, 1):
        seen[source] = before.count(source) + sum(
            earlier.count(source) for earlier in sources[:nth]
        )
        cited.append(said(f"{source}#{seen[source]}", nth))
    return speakers(read(text, *cited))


JOINED = [
    # an acronym in brackets, and the acronym alone
    (["The Northern Front for Renewal (NFR)", "NFR"], "Northern Front for Renewal"),
    # an acronym that only one name begins with
    (["The Northern Front for Renewal", "NFR"], "Northern Front for Renewal"),
    (["The Northern Front for Renewal", "The Front"], "Northern Front for Renewal"),
    (["Prime Minister Sela Brandt", "Brandt"], "Sela Brandt"),
    (["Prime Minister Sela Brandt", "The prime minister"], "Sela Brandt"),
    (["Prime Minister Sela Brandt", "Mrs Brandt"], "Sela Brandt"),
    (["Sela Maria Brandt", "Sela Brandt"], "Sela Maria Brandt"),
    (["Prime Minister Sela Brandt", "She"], "Sela Brandt"),
    # al-Kost alone, and without its article
    (["President Mohammed al-Kost", "al-Kost"], "Mohammed al-Kost"),
    (["President Mohammed al-Kost", "Kost"], "Mohammed al-Kost"),
    (["Tan Chuan-Jin", "Mr Tan"], "Tan Chuan-Jin"),
    (["The Karvelian Defence Ministry", "The Defence Ministry"],
     "Karvelian Defence Ministry"),
    (["The Karvelian Defence Ministry", "The ministry"], "Karvelian Defence Ministry"),
    (["The Northern Front for Renewal", "The group"], "Northern Front for Renewal"),
    (["The Harbour Council", "It"], "Harbour Council"),
    (["The United Nations", "The UN"], "United Nations"),
    (["A security official", "The official"], "security official"),
    (["Karvelian rebels", "The rebels"], "Karvelian rebels"),
    (["Karvelian rebels", "Rebel factions"], "Karvelian rebels"),
    (["Karvelian police", "Police"], "Karvelian police"),
    (["A witness", "A witness"], "witness"),
    (["The expert Ana Kost", "The expert"], "Ana Kost"),
]  # fmt: skip


@pytest.mark.parametrize(("sources", "name"), JOINED)
def test_these_are_one_source(sources, name):
    assert named(*sources) == [name] * len(sources)


KEPT_APART = [
    ["President Ilan Torvald", "General Marek Torvald"],
    ["The Northern Front for Renewal", "The Southern Front for Renewal"],
    ["The Karvelian army", "The Sudrian army"],
    ["A security official", "A port official"],
    ["Residents", "Protesters"],
    ["The Karvelian Defence Ministry", "The Karvelian Health Ministry"],
]


@pytest.mark.parametrize("sources", KEPT_APART)
def test_these_are_two_sources(sources):
    assert len(set(named(*sources))) == 2


BROTHERS = "President Ilan Torvald met his brother, General Marek Torvald. "


def test_a_surname_that_two_people_bear_stays_a_source_of_its_own():
    reading = read(BROTHERS + "Torvald said it rained.", said("Torvald#3", 1))
    assert speakers(reading) == ["Torvald"]
    assert [issue.code for issue in reading.issues] == ["S-RESOLVE-010"]
    assert "Ilan Torvald and Marek Torvald" in reading.issues[0].message


def test_the_open_surname_is_one_source_however_often_it_stands():
    text = BROTHERS + "Torvald said it rained. Torvald said it rained."
    reading = read(text, said("Torvald#3", 1), said("Torvald#4", 2))
    assert len({source.source for _, source in reading.speakers}) == 1


@pytest.mark.parametrize(
    ("source", "name"),
    [("General Torvald", "Marek Torvald"), ("President Torvald", "Ilan Torvald")],
)
def test_the_title_decides_between_two_bearers(source, name):
    assert named(source, before=BROTHERS) == [name]


def test_who_was_called_by_the_surname_before_keeps_it():
    # the surname stays the president's though his late father is named in between
    text = (
        "President Ilan Torvald left. Torvald was tired.\n"
        "They tore down a statue of his father, the late leader Olaf Torvald.\n"
        "It rained. It poured.\n"
        "Torvald said it rained."
    )
    assert speakers(read(text, Said("Torvald#4", "said", "it rained"))) == [
        "Ilan Torvald"
    ]


def test_the_other_bearer_named_just_before_makes_it_doubtful():
    text = (
        "President Ilan Torvald left. Torvald was tired. "
        "General Marek Torvald came. Torvald said it rained."
    )
    assert speakers(read(text, said("Torvald#4", 1))) == ["Torvald"]


def test_two_groups_make_the_group_nobody():
    names = named("The group", before="The Northern Front met the Harbour Council. ")
    assert names == ["group"]


def test_two_presidents_make_the_president_nobody():
    before = "Karvelian President Ilan Torvald met Sudrian President Ana Kost. "
    reading = named("The president", before=before)
    assert reading == ["president"]


def test_the_nation_decides_between_two_presidents():
    before = "Karvelian President Ilan Torvald met Sudrian President Ana Kost. "
    assert named("The Sudrian president", before=before) == ["Ana Kost"]


def test_a_capital_speaks_for_its_state():
    assert named("Tokyo") == ["Japan"]


def test_the_name_of_a_town_is_no_person_if_the_gazetteer_knows_it():
    text = "They saw Port Sennet's harbour. Sennet said it rained."
    assert speaker(read(text, said("Sennet#2", 1))).name == "Sennet"


PEOPLE = [
    # people tell reporters; and "she" is no reporter, and not several officials
    ("Brandt told reporters it rained. She said it rained.", "Brandt"),
    ("Two officials met Brandt. She said it rained.", "Brandt"),
]


@pytest.mark.parametrize(("text", "name"), PEOPLE)
def test_she_is_the_person_and_not_those_who_were_told(text, name):
    rained = "it rained" + "#2" * ("told" in text)
    found = speaker(read(text, Said("She", "said", rained)))
    assert (found.name, found.kind.value) == (name, "person")


@pytest.mark.parametrize(
    "text",
    [
        "It is dark, said Ivo Marn, a baker.",
        "It is dark, said Ivo Marn, 41, in Halvik.",
        "It is dark, said Ivo Marn, who bakes.",
    ],
)
def test_who_is_called_a_baker_is_a_person(text):
    found = speaker(read(text, Said("Ivo Marn", "said", "It is dark")))
    assert (found.name, found.kind.value) == ("Ivo Marn", "person")


@pytest.mark.parametrize(
    "text",
    ["It is dark, said Oule Dorn, a charity.", "It is dark, said Oule Dorn, an idea."],
)
def test_who_is_called_a_charity_is_a_body(text):
    found = speaker(read(text, Said("Oule Dorn", "said", "It is dark")))
    assert found.kind.value == "body"

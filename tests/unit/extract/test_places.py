"""Words that may name places: which are found, and what the words around say."""

import pytest

from sayso.resolve.place_questions import state_named
from tests.unit.place_documents import document, mentions_in


def found(text: str) -> dict[str, str]:
    """Each mention's words with what is said of it, in a short form."""
    doc = document(text)
    notes = {}
    for m in mentions_in(doc):
        parts = [
            "located" if m.located else "",
            f"cue={m.cue}" if m.cue else "",
            f"in={m.context}" if m.context else "",
            f"dir={m.direction}" if m.direction else "",
            f"offset={m.offset}" if m.offset else "",
            "nested" if m.nested else "",
        ]
        notes[doc.quote(m.span)] = " ".join(filter(None, parts))
    return notes


@pytest.mark.parametrize(
    ("text", "mention", "said"),
    [
        ("Shelling was heard in Dresna.", "Dresna", "located"),
        ("Fighters entered Dresna.", "Dresna", ""),
        ("They reached the city of Dresna.", "Dresna", "located cue=city"),
        ("They hold the capital Velmora.", "Velmora", "located cue=capital"),
        ("A suburb of Velmora was hit.", "Velmora", "located cue=suburb"),
        ("A Velmora suburb was hit.", "Velmora", "located cue=suburb"),
        (
            "Fighting raged north of Halvik.",
            "Halvik",
            "located dir=north offset=north of",
        ),
        (
            "Fighting raged some 10 km north of Halvik.",
            "Halvik",
            "located dir=north offset=some 10 km north of",
        ),
        (
            "A convoy waited outside Halvik.",
            "Halvik",
            "located dir=outside offset=outside",
        ),
        # names that a hyphen joins
        ("The Halvik-Tarn road is cut.", "Tarn", "located cue=road nested"),
        ("The Port Sennet-based group left.", "Port Sennet", "nested"),
        ("Sen. Sela Brandt, R-Halvik, agreed.", "Halvik", "nested"),
        # after and inside the names of bodies
        ("He leads First Baptist Church Halvik.", "Halvik", "nested"),
        ("He is of the East Karvelia Water Board.", "Karvelia", "nested"),
        ("They shut the Halvik Grain Exchange.", "Halvik", "nested"),
        # a body's word can be a county's name
        ("He works for Hall County.", "Hall County", "cue=county"),
        ("Some fled to nearby Halvik.", "Halvik", "located"),
        (
            "They left for the Halvik area in Karvelia.",
            "Halvik",
            "located cue=area in=Karvelia",
        ),
        ("Others went to Tarn (in Sudria).", "Tarn", "located in=Sudria"),
        ("Police in Tarn, Sudria, said so.", "Tarn", "located in=Sudria"),
        ("Guards left Dresna prison.", "Dresna", "located cue=prison"),
        ("It broke out in Dresna, Halvik and Tarn.", "Halvik", "located"),
        ("It broke out in Dresna, Halvik and Tarn.", "Tarn", "located"),
        ("Schools in Ottery County are shut.", "Ottery County", "located cue=county"),
        ("He spoke to the Halvik Police Department.", "Halvik", "nested"),
        ("They met at Lake Oule.", "Lake Oule", "located cue=lake"),
        ("He left through Velmora International Airport.", "Velmora", "nested"),
        ("The front runs along the Gulf of Oule.", "Gulf of Oule", "cue=gulf"),
        ("He was born in St. Tarn.", "St. Tarn", "located"),
        ("Units crossed from al-Tarn at dawn.", "al-Tarn", ""),
        ("The U.S. Embassy is closed.", "U.S.", "nested"),
        (
            "They fought in East Bank.",
            "East Bank",
            "located nested",
        ),
        (
            "Khal, a town in northern Sudria, fell.",
            "Khal",
            "located cue=town in=Sudria",
        ),
        ("Khal, the old port, fell.", "Khal", "located cue=port"),
        ("They fled the Tarn refugee camp.", "Tarn", "located cue=camp"),
        ("Tarn Mayor Sela Brandt spoke.", "Tarn", "nested"),
        ("It opened in Halvik Wednesday.", "Halvik", "located nested"),
        ("Bosnia and Herzegovina voted.", "Bosnia and Herzegovina", ""),
        ("It hit Sudria, Papua New Guinea and Tarn.", "Papua New Guinea", ""),
        ("It rained in The Tarn.", "Tarn", "located"),
        ("Dresna's port was shut.", "Dresna", ""),
    ],
)
def test_a_place_and_what_is_said_of_it(text: str, mention: str, said: str):
    assert found(text)[mention] == said


def test_an_airport_is_named_as_a_whole_too():
    notes = found("He left through Velmora International Airport.")
    assert notes["Velmora International Airport"] == "cue=airport"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("President Ilan Torvald spoke.", "Torvald"),  # after a title
        ("Gen. Marek Torvald spoke.", "Marek Torvald"),
        ("Peter Halvik said no. Halvik then left.", "Halvik"),  # a surname
        ("Karvelian and Syrian troops left.", "Syrian"),  # people, no place
        ("Most people left. Most stayed away.", "Most"),  # a town, but not here
        ("We're told so. I've seen it.", "We're"),
        ("They met on Monday in May.", "Monday"),
        ("They asked Brandt, the city manager of Tarn.", "manager"),
        ("The KMG said so.", "KMG"),
        ("The Sudria-backed groups left.", "Sudria-backed"),
        ("It stood in the Velmora Times.", "Velmora"),  # a paper
        ("Residents fled. The residents were afraid.", "Residents"),
        ("The Northern Front for Renewal agreed to a truce.", "Renewal"),
    ],
)
def test_what_is_no_place(text: str, word: str):
    assert word not in found(text)


def test_a_surname_is_a_place_where_only_a_place_can_stand():
    assert found("Peter Halvik said no. He lives in Halvik.")["Halvik"] == "located"


def test_a_headline_gives_only_names_that_the_text_writes_capital():
    text = "Rebels Take Dresna As Army Leaves Town. The army left Dresna for a town."
    assert set(found(text)) == {"Dresna"}


def test_a_state_in_short_is_given_in_full():
    doc = document("A house burnt down in Ottery, Ala., on Monday.")
    names = [(m.name, m.context) for m in mentions_in(doc)]
    assert names == [("Ottery", "Alabama"), ("Alabama", None)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Two Fla. men were held.", "Florida"),
        ("Rep. Sela Brandt, D-S.C., agreed.", "South Carolina"),
        ("He left for S.D. on Monday.", "South Dakota"),
    ],
)
def test_a_states_short_form_needs_no_comma_before_it(text: str, name: str):
    # resolved by the full name, whatever is extracted as printed
    names = {state_named(m.name) or m.name for m in mentions_in(document(text))}
    assert name in names


def test_a_dateline_names_where_the_report_comes_from():
    doc = document("PORT SENNET, Karvelia, May 3 (MPA) — Rain.", dateline=35)
    found_there = [
        (m.name, m.context, m.located) for m in mentions_in(doc) if m.span.end < 35
    ]
    assert found_there == [
        ("PORT SENNET", "Karvelia", True),
        ("Karvelia", None, True),
    ]


def test_a_dateline_without_a_place_gives_nothing():
    assert mentions_in(document("May 3 (MPA) —", dateline=13)) == ()

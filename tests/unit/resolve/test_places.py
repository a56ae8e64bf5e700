"""Which place is meant: by the words around it, by the document, by its size."""

import pytest

from sayso.gazetteer import LayeredGazetteer
from sayso.gazetteer.table_file import TableGazetteer
from sayso.model.place import PlaceMention, PlaceRef
from sayso.model.span import Span
from sayso.resolve.place_evidence import home_country
from sayso.resolve.place_questions import names_to_try
from sayso.resolve.places import resolve_places
from tests.unit.place_documents import GAZETTEER, document, mentions_in, place


def refs_of(text: str, **head: str) -> dict[str, PlaceRef]:
    doc = document(text, **head)  # type: ignore[arg-type]  # outlet and url only
    refs = resolve_places(doc, mentions_in(doc), GAZETTEER)
    return {doc.quote(ref.span): ref for ref in refs}


def meant(text: str, words: str, **head: str) -> str | None:
    ref = refs_of(text, **head)[words]
    return ref.place.place.removeprefix("test:") if ref.place else None


@pytest.mark.parametrize(
    ("text", "words", "key"),
    [
        # a city is preferred to the province of its name
        ("Shelling was heard in Dresna.", "Dresna", "dresna"),
        ("Shelling was heard in Dresna province.", "Dresna", "dresna-province"),
        ("They hold the province of Dresna.", "Dresna", "dresna-province"),
        # what stands after the comma or in brackets decides
        ("Shops in Tarn, Karvelia, were shut.", "Tarn", "tarn"),
        ("Shops in Tarn, Sudria, were shut.", "Tarn", "tarn-sudria"),
        ("Some went to Tarn (in Sudria).", "Tarn", "tarn-sudria"),
        # else what the document is about
        ("From Dresna and Halvik they went to Tarn in Karvelia.", "Tarn", "tarn"),
        ("Dresna fell, then Halvik. Fighters drove to Tarn.", "Tarn", "tarn"),
        # a prison is more than the town it is called after
        ("Guards left Dresna prison.", "Dresna", "dresna-prison"),
        (
            "He left via Velmora International Airport.",
            "Velmora International Airport",
            "airport",
        ),
        ("Schools in Ottery County are shut.", "Ottery County", "ottery"),
        ("It happened in northern Karvelia.", "Karvelia", "karvelia"),
        ("It happened in Northern Karvelia.", "Northern Karvelia", "karvelia"),
        ("It happened in Halvik West.", "Halvik West", "halvik"),
        ("They crossed the Oule.", "Oule", "oule"),
    ],
)
def test_the_place_meant(text: str, words: str, key: str):
    assert meant(text, words) == key


def test_one_sense_in_a_document_unless_the_words_say_otherwise():
    text = "Tarn, Sudria, was quiet. Later Tarn burnt. Tarn in Karvelia did not."
    doc = document(text)
    refs = resolve_places(doc, mentions_in(doc), GAZETTEER)
    tarns = [ref.place.place for ref in refs if ref.name == "Tarn" and ref.place]
    assert tarns == ["test:tarn-sudria", "test:tarn-sudria", "test:tarn"]


def test_a_province_and_its_city_are_told_apart_in_one_document():
    text = "Dresna fell. In Dresna province they fled. The city of Dresna is empty."
    doc = document(text)
    refs = resolve_places(doc, mentions_in(doc), GAZETTEER)
    found = [ref.place.place.removeprefix("test:") for ref in refs if ref.place]
    assert found == ["dresna", "dresna-province", "dresna"]


def test_candidates_not_taken_are_kept():
    ref = refs_of("Shops in Tarn, Sudria, were shut.")["Tarn"]
    assert ref.candidates == ("test:tarn",)


def test_two_equal_candidates_leave_it_open():
    twins = [place("a", "Twin", (1, 1)), place("b", "Twin", (40, 40))]
    gazetteer = TableGazetteer("test", [(each, ["Twin"]) for each in twins])
    doc = document("It happened in Twin.")
    (ref,) = resolve_places(doc, mentions_in(doc), gazetteer)
    assert (ref.place, ref.precision) == (None, None)
    assert set(ref.candidates) == {"test:a", "test:b"}


@pytest.mark.parametrize(
    ("text", "people", "key"),
    [
        # all else lies in Karvelia: the one Quillon known is too small to be meant
        ("From Halvik in Karvelia they drove to Quillon.", 14_000, None),
        # where nothing speaks for any country the one known stands
        ("They drove to Quillon.", 14_000, "quillon"),
        # a large town is known abroad, and a named country speaks for its towns
        ("From Halvik in Karvelia they drove to Quillon.", 900_000, "quillon"),
        ("From Karvelia they drove to Sudria, to Quillon.", 14_000, "quillon"),
    ],
)
def test_a_small_town_abroad_that_nothing_speaks_for_stays_open(text, people, key):
    quillon = place("quillon", "Quillon", (55, -28), country="SU", population=people)
    known = TableGazetteer("test", [(quillon, ["Quillon"])])
    doc = document(text)
    refs = resolve_places(doc, mentions_in(doc), LayeredGazetteer((known, GAZETTEER)))
    (ref,) = (ref for ref in refs if ref.name == "Quillon")
    assert (ref.place and ref.place.place) == (key and f"test:{key}")
    assert ref.place or ref.candidates == ("test:quillon",)


def test_a_place_no_gazetteer_knows_stays_open_where_it_must_be_one():
    refs = refs_of("It happened in Sunder. Quillon said no.")
    assert refs["Sunder"].place is None
    assert "Quillon" not in refs


def test_a_lone_word_with_a_hamlet_of_its_name_is_no_place():
    assert "Roy" not in refs_of("It was Roy who said so.")
    assert "Roy" in refs_of("It was in Roy that he said so.")


@pytest.mark.parametrize(
    ("text", "words", "precision"),
    [
        ("It happened in Dresna.", "Dresna", "settlement"),
        ("It happened north of Dresna.", "Dresna", "near"),
        ("It happened in a Dresna suburb.", "Dresna", "near"),
        ("It happened in the Halvik area.", "Halvik", "near"),
        ("It happened in Dresna province.", "Dresna", "region"),
        ("It happened in Ottery County.", "Ottery County", "district"),
        ("It happened in Karvelia.", "Karvelia", "country"),
        ("It happened in Dresna prison.", "Dresna", "site"),
        ("It happened near the Oule.", "Oule", "region"),
    ],
)
def test_how_exactly_the_words_say_where(text: str, words: str, precision: str):
    assert refs_of(text)[words].precision == precision


def test_a_nested_name_gives_way_to_the_longer_one():
    doc = document("The Port Sennet Police Department said so.")
    refs = resolve_places(doc, mentions_in(doc), GAZETTEER)
    assert [doc.quote(ref.span) for ref in refs] == []  # Port Sennet: no population
    doc = document("The Velmora Water Police Department said so.")
    refs = resolve_places(doc, mentions_in(doc), GAZETTEER)
    assert [doc.quote(ref.span) for ref in refs] == ["Velmora"]


def test_people_of_a_country_speak_for_it():
    real = [
        place("it", "Tarn", (45, 9), country="IT", population=900),
        place("fr", "Tarn", (44, 2), country="FR", population=1000),
    ]
    gazetteer = TableGazetteer("test", [(each, ["Tarn"]) for each in real])
    doc = document("Italian police, with the Italians of the village, went to Tarn.")
    (ref,) = resolve_places(doc, mentions_in(doc), gazetteer)
    assert ref.place == real[0]


@pytest.mark.parametrize(
    ("outlet", "url", "country"),
    [
        (None, "https://gazette.example.ie/2031/05/01", "IE"),
        (None, "https://courier.example.co.uk", "GB"),
        (None, "https://channel.example.tv/x", None),  # sold to anybody
        (None, "https://channel.example.com/x.ie", None),
        (None, None, None),
        ("AFP", "https://gazette.example.ie/", None),  # an agency is of everywhere
    ],
)
def test_the_outlets_country(outlet: str | None, url: str | None, country: str | None):
    assert home_country(document("x", outlet=outlet, url=url)) == country


def test_the_outlets_country_is_a_weak_vote():
    real = [
        place("gb", "Tarn", (52, 0), country="GB", population=1000),
        place("ie", "Tarn", (53, -8), country="IE", population=900),
    ]
    gazetteer = TableGazetteer("test", [(each, ["Tarn"]) for each in real])
    doc = document("It rained in Tarn.", url="https://gazette.example.ie/")
    (ref,) = resolve_places(doc, mentions_in(doc), gazetteer)
    assert ref.place == real[1]


@pytest.mark.parametrize(
    ("name", "cue", "names"),
    [
        ("Dresna", "prison", ["Dresna prison", "Dresna"]),
        ("Dresna Prison", "prison", ["Dresna Prison"]),
        ("Dresna", "city", ["Dresna"]),
        ("Ala.", None, ["Alabama", "Ala."]),
        ("Ottery County", "county", ["Ottery County", "Ottery"]),
        ("Upper Tarn", None, ["Upper Tarn", "Tarn"]),
        ("Tarn East", None, ["Tarn East", "Tarn"]),
    ],
)
def test_names_to_look_up(name: str, cue: str | None, names: list[str]):
    mention = PlaceMention(span=Span(0, 1), name=name, cue=cue)
    assert list(names_to_try(mention)) == names


def test_a_name_known_only_with_its_cue_stays_open_without_it():
    # "left Suvarnabhumi airport ... at Suvarnabhumi Airport": only the airport is known
    airport = place("oule-airport", "Oule Airport", (57.0, -30.0))
    gazetteer = TableGazetteer("test", [(airport, ("Oule Airport",))])
    doc = document("They left Oule Airport. A jet stood at Oule airport.")
    refs = resolve_places(doc, mentions_in(doc), gazetteer)
    assert {ref.place.place for ref in refs if ref.place} == {"test:oule-airport"}


@pytest.mark.parametrize(
    ("name", "names"),
    [
        ("Lake Oule", ["Lake Oule", "Oule Lake"]),
        ("City of Dresna", ["City of Dresna", "Dresna"]),
        ("Ottery Co.", ["Ottery county", "Ottery Co.", "Ottery"]),
        ("W. Va.", ["West Virginia", "W. Va."]),
        ("Oule River", ["Oule River"]),  # Oule the town is somewhere else
    ],
)
def test_other_ways_to_write_a_name(name: str, names: list[str]):
    assert list(names_to_try(PlaceMention(span=Span(0, 1), name=name))) == names


def test_the_parts_of_a_name_that_a_hyphen_joins_give_way_to_the_whole():
    whole = place("whole", "Halvik-Tarn", (57, -30), population=90_000)
    parts = [place(n, n, (57, -30), population=90_000) for n in ("Halvik", "Tarn")]
    known = TableGazetteer("test", [(p, (p.name,)) for p in (whole, *parts)])
    doc = document("Rain fell in Halvik-Tarn.")
    refs = resolve_places(doc, mentions_in(doc), known)
    assert [ref.name for ref in refs] == ["Halvik-Tarn"]
    without = TableGazetteer("test", [(p, (p.name,)) for p in parts])
    refs = resolve_places(doc, mentions_in(doc), without)
    assert [ref.name for ref in refs if ref.place] == ["Halvik", "Tarn"]


@pytest.mark.parametrize(
    ("text", "offset"),
    [
        ("It happened 10 km north of Dresna.", "10 km north of"),
        ("It happened near Dresna.", "near"),
        ("It happened in Dresna.", None),
    ],
)
def test_the_words_that_put_it_beside_a_place_are_kept(text: str, offset: str | None):
    ref = refs_of(text)["Dresna"]
    assert ref.offset == offset
    assert ref.precision == ("near" if offset else "settlement")


def test_a_front_and_a_road_lie_near_the_place_they_are_called_after():
    assert (
        refs_of("Fighting went on at the Dresna front.")["Dresna"].precision == "near"
    )

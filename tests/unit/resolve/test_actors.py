"""Whom a name means: by its words, by whom is known, and as of a day."""

from dataclasses import replace
from datetime import date

import pytest

from sayso.gazetteer.table_file import TableGazetteer
from sayso.model.actorcode import ActorCode, KnownActor, Office
from sayso.resolve.actor_known import ActorRegister, register_with
from sayso.resolve.actors import ActorCoder
from tests.unit.place_documents import GAZETTEER, PLACES

BRANDT = KnownActor(
    name="Sela Brandt",
    aliases=("Sella Brandt",),
    country="KVX",
    offices=(
        Office(sectors=("LEG",), title="lawmaker", end=date(2029, 3, 1)),
        Office(
            sectors=("GOV",),
            title="prime minister",
            begin=date(2029, 3, 1),
            end=date(2031, 6, 1),
        ),
    ),
    is_person=True,
)
FRONT = KnownActor(
    name="Northern Front for Renewal",
    aliases=("NFR", "Northern Front"),
    country="KVX",
    offices=(Office(sectors=("REB",)),),
)
UNION = KnownActor(name="Union of Coasts", country="IGO")
CODER = ActorCoder(ActorRegister([BRANDT, FRONT, UNION]), GAZETTEER)
MAY = date(2031, 5, 4)


def coded(name: str, on: date = MAY) -> ActorCode:
    return CODER.code(name, on)


@pytest.mark.parametrize(
    ("name", "country", "sector"),
    [
        # the state by name, adjective or capital; what it is by its noun
        ("French foreign minister", "FRA", "GOV"),
        ("the Peruvian army", "PER", "MIL"),
        ("Kenya's Supreme Court", "KEN", "JUD"),
        ("Belgian prosecutors", "BEL", "JUD"),
        ("Norwegian lawmakers", "NOR", "LEG"),
        ("fishermen from Iceland", "ISL", "AGR"),
        ("South Korean navy", "KOR", "MIL"),
        # a state or a people alone has no sector; some of a people are civilians
        ("Portugal", "PRT", ""),
        ("United States", "USA", ""),
        ("the Danish", "DNK", ""),
        ("ordinary Danes", "DNK", "CVL"),
        # where somebody is said to be; who sends an ambassador is not where he goes
        ("people in Uruguay", "URY", "CVL"),
        ("Canadian ambassador to the Union of Coasts", "CAN", "GOV"),
        # a word that is short and in lower case is no state's name
        ("car-borne youths", "", "CVL"),
        ("Finnihs police", "FIN", "COP"),
        # a town stands for its people by itself, for its state beside a noun
        ("Dresna police", "KV", "COP"),
    ],
)
def test_country_and_sector_by_the_words_alone(name, country, sector):
    got = coded(name)
    assert (got.country, got.sector) == (country, sector)
    assert got.source is None


@pytest.mark.parametrize("name", ["Arab fighters", "Kurdish and local Arab tribes"])
def test_a_people_of_many_states_is_of_none_whatever_town_is_called_so(name):
    arab = replace(PLACES[0], name="Arab")
    coder = ActorCoder(ActorRegister([]), TableGazetteer("t", [(arab, ("Arab",))]))
    assert coder.code("Arab", MAY).country == "KV"
    assert not coder.code(name, MAY).country


@pytest.mark.parametrize(
    ("name", "sectors"),
    [
        ("defence minister", ("GOV", "MIL")),
        ("minister for fisheries", ("GOV", "AGR")),
        ("the state news agency", ("GOV", "JRN")),
        ("a group of soldiers", ("MIL",)),
        ("the president's wife", ("ELI",)),
        ("former prime minister", ("ELI",)),
        ("a former rebel", ("REB",)),
        ("police captain", ("COP",)),
        ("army captain", ("MIL",)),
        ("spokesman for the rebels", ("REB",)),
        ("seismologists", ("EDU",)),
        ("an eye surgeon", ("MED",)),
        ("two men", ("UNK",)),
        ("Lena Bishop", ()),
        ("the Catholic Bishop", ("REL",)),
        ("Mira Ollen", ()),
        ("puppies", ()),
        ("schoolchildren 's parents", ("CVL",)),
        ("the ex-minister", ("ELI",)),
        ("a US-led coalition", ("MIL",)),
        ("", ()),
    ],
)
def test_sectors_by_title_noun_and_ending(name, sectors):
    assert coded(name).sectors == sectors


@pytest.mark.parametrize(
    ("name", "on", "sectors"),
    [
        ("Sela Brandt", date(2028, 1, 1), ("LEG",)),
        ("Sela Brandt", MAY, ("GOV",)),
        ("Prime Minister Sela Brandt", MAY, ("GOV",)),
        # who has no office any more is of the elite; the words say so too
        ("Sela Brandt", date(2032, 1, 1), ("ELI",)),
        ("former Prime Minister Sela Brandt", MAY, ("ELI",)),
        # another spelling; the surname alone of one who headed a government
        ("Sella Brandt", MAY, ("GOV",)),
        ("Sela Brendt", MAY, ("GOV",)),
        ("Prime Minister Brandt", MAY, ("GOV",)),
    ],
)
def test_somebody_known_has_the_office_of_the_day(name, on, sectors):
    got = coded(name, on)
    assert (got.country, got.sectors) == ("KVX", sectors)
    assert got.source == coded("Sela Brandt").source
    assert {c.office.title for c in got.candidates if c.office} == {
        "lawmaker",
        "prime minister",
    }


@pytest.mark.parametrize(
    ("name", "sectors"),
    [
        ("NFR", ("REB",)),
        ("the Northern Front for Renewal", ("REB",)),
        ("a spokesman for the Northern Front", ("REB",)),
        ("Northern Front fighters", ("REB",)),
        ("a Northern Front doctor", ("REB",)),
        ("a Northern Front newspaper", ("JRN",)),
    ],
)
def test_somebody_of_a_known_body_is_of_the_body_or_what_the_noun_says(name, sectors):
    got = coded(name)
    assert (got.country, got.sectors) == ("KVX", sectors)


def test_one_s_own_rows_count_before_the_shipped_ones():
    own = KnownActor(name="Hamas", country="KVX", offices=(Office(sectors=("BUS",)),))
    shipped = ActorCoder(register_with([]), GAZETTEER).code("Hamas", MAY)
    mine = ActorCoder(register_with([own]), GAZETTEER).code("Hamas", MAY)
    assert shipped.country == "PSE"
    assert (mine.country, mine.sectors) == ("KVX", ("BUS",))
    assert len(mine.candidates) == 1


def test_all_that_a_name_may_mean_stays_a_candidate():
    other = KnownActor(name="NFR", country="SDX", offices=(Office(sectors=("NGO",)),))
    coder = ActorCoder(ActorRegister([FRONT, other]), GAZETTEER)
    got = coder.code("NFR", MAY)
    assert {c.country for c in got.candidates} == {"KVX", "SDX"}


def test_every_row_that_is_shipped_can_be_read():
    register = register_with([])
    assert register.named("merkel")[0].country == "DEU"
    assert register.named("un")[0].country == "UNO"

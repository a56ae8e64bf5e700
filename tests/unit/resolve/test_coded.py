"""Country and sector of those who speak or act, as the words give them."""

from datetime import date

import pytest

from sayso.model.actorcode import KnownActor, Office
from sayso.resolve.actor_known import ActorRegister
from sayso.resolve.actors import ActorCoder
from sayso.resolve.coded import Coded
from sayso.resolve.document import DocumentResolver
from sayso.resolve.nations import Nations
from tests.unit.resolve.stories import GAZETTEER, Said, read

KARVELIA = "Velmora and Dresna are towns of Karvelia. Halvik is Karvelian, too. "
# story, a word of who acts in it, country and sectors
CASES = [
    # what a word says, and the state of the story
    ("Rebels captured Halvik.", "Rebels", "KV", ("REB",)),
    ("Police arrested a man.", "Police", "KV", ("COP",)),
    ("The army captured Halvik.", "army", "KV", ("MIL",)),
    ("Two soldiers attacked Halvik.", "soldiers", "", ("MIL",)),
    # an adjective that the story's own gazetteer knows
    ("Sudrian troops captured Halvik.", "troops", "SU", ("MIL",)),
    # a title tells, a name that nobody knows does not
    ("Prime Minister Ivo Jordan visited Halvik.", "Ivo", "", ("GOV",)),
    ("Ivo Jordan visited Halvik.", "Ivo", "", ()),
    # a known body is what it is
    ("The United Nations condemned the raid.", "United", "UNO", ()),
]


def acting(story: str) -> dict[str, tuple[str, tuple[str, ...]]]:
    reading = read(KARVELIA + story)
    events = [claim.event for claim in reading.claims if claim.event]
    return {
        reading.document.quote(who.span): (who.country, who.sectors)
        for event in events
        for who in event.actors
    }


@pytest.mark.parametrize(("story", "word", "country", "sectors"), CASES)
def test_who_acts_is_coded(story, word, country, sectors):
    found = acting(story)
    assert [found[words] for words in found if word in words] == [(country, sectors)]


def test_a_spokesman_is_of_whom_he_speaks_for():
    text = "A spokesman for the rebels said Halvik was quiet."
    said = Said("A spokesman for the rebels", "said", "Halvik was quiet")
    actors = read(text, said).actors
    assert [(a.country, a.sectors) for a in actors] == [("", ("REB",))]


def test_who_is_only_named_is_not_coded():
    text = "The Northern Army Council stood by. The Sudrian army captured Halvik."
    codes = {a.name: (a.country, a.sectors) for a in read(text).actors}
    assert codes["Northern Army Council"] == ("", ())
    assert codes["Sudrian army"] == ("SU", ("MIL",))


BRANDT = KnownActor(
    name="Sela Brandt",
    country="KV",
    offices=(
        Office(sectors=("GOV",), begin=date(2029, 3, 1), end=date(2031, 1, 1)),
        Office(sectors=("LEG",), begin=date(2031, 1, 1)),
    ),
    is_person=True,
)
CODER = ActorCoder(ActorRegister([BRANDT]), GAZETTEER)


@pytest.mark.parametrize(
    ("on", "sectors"),
    [
        (date(2028, 5, 4), ()),  # before any
        (date(2030, 5, 4), ("GOV",)),
        (date(2031, 5, 4), ("LEG",)),
        (None, ()),  # which office, the words do not say
    ],
)
def test_an_office_is_that_of_the_day_of_publication(on, sectors):
    code = Coded(CODER, on, Nations()).words("Sela Brandt")
    assert (code.country, code.sectors) == ("KV", sectors)


def test_the_users_own_register_codes_readings_too():
    resolver = DocumentResolver(GAZETTEER, ActorRegister([BRANDT]))
    assert resolver.coder.code("Sela Brandt", date(2031, 5, 4)).sector == "LEG"

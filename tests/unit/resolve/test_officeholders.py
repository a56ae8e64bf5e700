"""Who of the people that a text names holds the office that it only describes."""

from datetime import date

import pytest

from sayso.model.source import SourceKind
from sayso.resolve.cast import Character
from sayso.resolve.officeholders import holders_of_office


def person(name: str, *roles: str) -> Character:
    return Character(kind=SourceKind.PERSON, names=[name], roles=list(roles))


MERKEL, ANNAN = person("Angela Merkel"), person("Kofi Annan")


@pytest.mark.parametrize(
    ("office", "country", "day", "found"),
    [
        ("chancellor", "DE", date(2010, 5, 4), [MERKEL]),
        # whoever leads a state or its government is its leader
        ("leader", "DE", date(2010, 5, 4), [MERKEL]),
        # a report without a day: once is enough
        ("chancellor", "DE", None, [MERKEL]),
        # not in office on that day, another office, another state
        ("chancellor", "DE", date(2023, 5, 4), []),
        ("foreign minister", "DE", date(2010, 5, 4), []),
        ("chancellor", "AT", date(2010, 5, 4), []),
    ],
)
def test_the_register_says_who_held_an_office_when(office, country, day, found):
    assert holders_of_office([ANNAN, MERKEL], office, country, day) == found


def test_whom_the_text_gives_another_office_is_not_asked_after():
    told = person("Angela Merkel", "professor")
    assert holders_of_office([told], "chancellor", "DE", None) == []

"""Who of the people that a text names holds the office that it only describes.

As in "the Karvelian president" of a text that calls Ilan Torvald by his name alone. The
register of known people says who held which office when.

Rules that hold here:
- Only the people whom the text names are asked after, and only by their full names.
- The office must be held on the day of the report; in a report without a day, once.
- Two who fit are no answer.
"""

from collections.abc import Iterable
from datetime import date

from sayso.model.actorcode import KnownActor, Office
from sayso.model.source import SourceKind
from sayso.resolve.actor_known import shipped_actors
from sayso.resolve.actor_words import phrase_key
from sayso.resolve.cast import Character
from sayso.vocab.countries import alpha3

# Offices whose holders "the Karvelian leader" may mean.
LEADING = ("president", "premier", "chancellor", "king", "emir", "sultan")
_LEADING_TITLES = (*LEADING, "prime minister", "supreme leader", "queen")
_SAME = {"defense": "defence", "labor": "labour", "secretary": "minister"}


def holders_of_office(
    people: Iterable[Character], office: str, country: str, day: date | None
) -> list[Character]:
    """The people of a text who hold an office of a state, by the register."""
    words = _folded(office)
    return [
        person
        for person in people
        if person.kind is SourceKind.PERSON
        and not person.roles
        and any(_holds(actor, words, alpha3(country), day) for actor in _known(person))
    ]


def _known(person: Character) -> list[KnownActor]:
    register = shipped_actors()
    found = (a for name in person.names for a in register.named(phrase_key(name)))
    return [actor for actor in found if actor.is_person]


def _holds(
    actor: KnownActor, office: list[str], country: str, day: date | None
) -> bool:
    return actor.country == country and any(
        _is_named(held, office) and (day is None or held.holds_on(day))
        for held in actor.offices
    )


def _is_named(held: Office, office: list[str]) -> bool:
    title = held.title or ""
    if office == ["leader"]:
        return title.startswith(_LEADING_TITLES)
    return _folded(title) == office


def _folded(office: str) -> list[str]:
    return [_SAME.get(word, word) for word in office.casefold().split()]

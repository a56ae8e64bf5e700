"""From the name of a people to the country or region it is of ("Karvelians").

Rules: the table of adjectives first; else a name that the gazetteer knows is made by
taking the ending away. Words for peoples are no places: only who asks about such a word
gets an answer.
"""

from collections.abc import Iterator, Sequence

from sayso.model.place import Place, PlaceMention
from sayso.ports import Gazetteer
from sayso.resolve.place_evidence import country_of_people

# "Karvelian" of Karvelia, "Ohioan" of Ohio, "Ontarian" of Ontario, "Texan" of Texas,
# "Dagestani" of Dagestan, "Londoner" of London, "Muscovite" is not made so.
_ENDINGS = (
    ("i", ("", "a", "ia")),
    ("ian", ("ia", "io", "y", "", "e", "i")),
    ("ean", ("ea", "e", "")),
    ("an", ("a", "", "as", "o", "ia")),
    ("n", ("",)),
    ("er", ("", "e")),
    ("ese", ("", "a", "e", "o")),
    ("ish", ("", "land")),
    ("ite", ("", "e")),
)
_LEAST = 4


def of_people(mention: PlaceMention, gazetteer: Gazetteer) -> Sequence[Place]:
    """The places whose people or things the words are called after; maybe none.

    "Texan" is of Texas, though the table has it for the country.
    """
    code = country_of_people(mention.name)
    for name in _names_of(mention.name):
        found = [p for p in gazetteer.candidates(name) if p.kind != "facility"]
        if code is None and found:
            return found
        homes = [p for p in found if p.country == code]
        for kind in ("country", "region"):
            same = [p for p in homes if p.kind == kind]
            if same:
                return same
    home = country_with(code, gazetteer) if code is not None else None
    return () if home is None else (home,)


def country_with(code: str, gazetteer: Gazetteer) -> Place | None:
    """The country of an ISO 3166-1 code, where the gazetteer knows it by its code."""
    found = gazetteer.candidates(f"ISO 3166 {code}")
    return next((place for place in found if place.kind == "country"), None)


def _names_of(words: str) -> Iterator[str]:
    """Names that a word for a people may be made from, the longest ending first."""
    one = words.removesuffix("s")
    for ending, stems in sorted(_ENDINGS, key=lambda pair: -len(pair[0])):
        stem = one.removesuffix(ending)
        if stem != one and len(stem) >= _LEAST:
            yield from (stem + other for other in stems)

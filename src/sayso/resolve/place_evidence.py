"""What a document as a whole says of where it is: countries, units, spots on the map.

Rules: every name speaks once however often it is printed, with the probabilities that
are believed of its candidates at the moment; no name speaks for itself. The outlet's
name speaks like a name in the text ("Halvik Gazette"). Adjectives of peoples and the
end of the outlet's address speak for their country only.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from sayso.model.document import Document
from sayso.model.place import Place
from sayso.ports import Gazetteer
from sayso.resolve.place_geometry import Cell, cell_of, cells_around, unit_of
from sayso.text.names import name_key
from sayso.vocab import table
from sayso.vocab.outlets import outlet_at, outlet_named

# The country of places that lie in several or in none (CLDR: unknown region).
SEVERAL = "ZZ"
MOST_PEOPLE_VOTES = 2.0
LEAST_HOME_LETTERS = 4
FAINT = 0.03
# https://www.portsennet-gazette.example.kv/2031/05/01
_COUNTRY_HOST = re.compile(r"(?:\w+://)?[^/:?#]+\.(?P<country>[A-Za-z]{2})(?:[/:?#]|$)")
# Ends that are sold to anybody.
_SOLD = frozenset("AI CC CO FM IO LY ME TO TV".split())
_HOST = re.compile(r"^(?:\w+://)?(?:www\.)?(?P<host>[\w.-]+)")
_CAPITALISED = re.compile(r"\b[A-Z][\w-]*[a-z]")
_WORD = re.compile(r"[^\W\d_]+")
_DEMONYMS = {
    word: country
    for country, words in table("places")["demonyms"].items()
    for word in words.split()
}
_MEDIA = tuple(sorted(table("places")["body"]["papers"].split(), key=len, reverse=True))


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a candidate lies, as far as it can speak for others.

    Empty or None where it cannot: a country has no unit, a region no cell.
    """

    country: str
    unit: str
    cell: Cell | None
    around: tuple[Cell, ...]


def spot_of(place: Place) -> Spot:
    """Where a place lies; places of several countries speak for none."""
    is_wide = place.kind in {"country", "region"}
    return Spot(
        country="" if place.country == SEVERAL else place.country,
        unit="" if place.kind == "country" else unit_of(place),
        cell=None if is_wide else cell_of(place),
        around=() if is_wide else cells_around(place),
    )


def _weights() -> defaultdict[str, float]:
    return defaultdict(float)


@dataclass(slots=True)
class Voice:
    """What one name speaks for, with weights that sum to about one."""

    countries: defaultdict[str, float] = field(default_factory=_weights)
    units: defaultdict[str, float] = field(default_factory=_weights)
    cells: dict[Cell, float] = field(default_factory=dict)


@dataclass(slots=True)
class Evidence:
    """All voices of a document, and their sums."""

    voices: Mapping[str, Voice]
    countries: defaultdict[str, float]
    units: defaultdict[str, float]
    cells: defaultdict[Cell, float]
    country_weight: float = 0.0
    unit_weight: float = 0.0

    def countries_of_others(self, key: str) -> float:
        """The weight of all other names, as far as they speak for a country."""
        return self.country_weight - sum(self.voices[key].countries.values())

    def units_of_others(self, key: str) -> float:
        """The weight of all other names, as far as they speak for a unit."""
        return self.unit_weight - sum(self.voices[key].units.values())

    def country(self, key: str, country: str) -> float:
        """How many other names speak for the country."""
        return max(0.0, self.countries[country] - self.voices[key].countries[country])

    def unit(self, key: str, unit: str) -> float:
        """How many other names speak for the unit."""
        if not unit:
            return 0.0
        return max(0.0, self.units[unit] - self.voices[key].units[unit])

    def spot(self, key: str, cell: Cell | None) -> float:
        """How many other names speak for places in or next to the cell."""
        if cell is None:
            return 0.0
        return max(0.0, self.cells[cell] - self.voices[key].cells.get(cell, 0.0))


def evidence_of(
    beliefs: Mapping[str, Iterable[tuple[Spot, float]]],
    countries: Mapping[str, float],
) -> Evidence:
    """The evidence of names whose candidates are believed with these probabilities.

    `countries`: votes that no name of a place has cast.
    """
    voices = {key: _voice(each) for key, each in beliefs.items()}
    sums = Evidence(voices, _weights(), _weights(), defaultdict(float))
    sums.countries.update(countries)
    for voice in voices.values():
        for country, weight in voice.countries.items():
            sums.countries[country] += weight
        for unit, weight in voice.units.items():
            sums.units[unit] += weight
        for cell, weight in voice.cells.items():
            sums.cells[cell] += weight
    sums.country_weight = sum(sums.countries.values())
    sums.unit_weight = sum(sums.units.values())
    return sums


def _voice(believed: Iterable[tuple[Spot, float]]) -> Voice:
    voice = Voice()
    countries, units, cells = voice.countries, voice.units, voice.cells
    for spot, probability in believed:
        if probability < FAINT:
            continue
        if spot.country:
            countries[spot.country] += probability
        if spot.unit:
            units[spot.unit] += probability
        for cell in spot.around:
            if probability > cells.get(cell, 0.0):
                cells[cell] = probability
    return voice


def crowd_of(spots: Mapping[str, Sequence[Spot]]) -> Evidence:
    """What speaks if every candidate of a name is as likely: who lies close together.

    A name with many namesakes says little, so that its weight falls with their number.
    """
    voices: dict[str, Voice] = {}
    sums = Evidence(voices, _weights(), _weights(), defaultdict(float))
    for key, each in spots.items():
        weight = 1 / math.sqrt(len({spot.cell for spot in each}) or 1)
        cells = dict.fromkeys((cell for spot in each for cell in spot.around), weight)
        voices[key] = Voice(cells=cells)
        for cell in cells:
            sums.cells[cell] += weight
    return sums


def people_votes(text: str) -> dict[str, float]:
    """Votes of "Karvelian", "Karvelians": half a vote a word, two at most a country."""
    counts: Counter[str] = Counter()
    for word in _CAPITALISED.findall(text):
        country = _DEMONYMS.get(word.lower())
        if country:
            counts[country] += 1
    return {country: min(MOST_PEOPLE_VOTES, n / 2) for country, n in counts.items()}


def country_of_people(words: str) -> str | None:
    """The country that an adjective or a people is of ("Karvelian"), by the table."""
    return _DEMONYMS.get(words.casefold().replace("-", " ").replace(" ", "_")) or (
        _DEMONYMS.get(words.casefold())
    )


def home_country(doc: Document) -> str | None:
    """The outlet's country: as listed, else by the end of its address (".ie")."""
    named = doc.head.outlet or ""
    outlet = outlet_named(named) or outlet_at(doc.url or "") or outlet_at(f"//{named}")
    if outlet is not None:
        return outlet.country if outlet.kind == "outlet" else None
    address = doc.url or (named if " " not in named else "")
    found = _COUNTRY_HOST.match(address)
    if found is None:
        return None
    end = found["country"].upper()
    return None if end in _SOLD else {"UK": "GB"}.get(end, end)


def outlet_letters(doc: Document) -> str:
    """The letters of the outlet's name or, without one, of its address's host."""
    named = doc.head.outlet or doc.url or ""
    found = _HOST.match(named) if " " not in named and "." in named else None
    if found is not None:
        labels = [part for part in found["host"].split(".") if len(part) > 3]
        named = max(labels, key=len, default="")
    return "".join(_WORD.findall(name_key(named)))


def home_names(letters: str, gazetteer: Gazetteer) -> Sequence[Place]:
    """Places whose name is what an outlet's is without "the", "daily", "gazette"."""
    name = _bare(letters)
    if len(name) < LEAST_HOME_LETTERS or name == letters:
        return ()
    return _places_written(name, gazetteer)


@cache
def _bare(letters: str) -> str:
    """The letters without the words that papers are called by, front and back."""
    before = None
    while letters != before:
        before = letters
        for word in _MEDIA:
            if letters.endswith(word) and len(letters) > len(word):
                letters = letters.removesuffix(word)
            elif letters.startswith(word) and len(letters) > len(word):
                letters = letters.removeprefix(word)
    return letters


def _places_written(letters: str, gazetteer: Gazetteer) -> Sequence[Place]:
    """Places of a name written without its gaps ("portsennet")."""
    found = gazetteer.candidates(letters)
    cuts = (n for n in range(3, len(letters) - 2) if not found)
    for cut in cuts:
        found = gazetteer.candidates(f"{letters[:cut]} {letters[cut:]}")
        if found:
            break
    return found


def is_in_outlet(name: str, letters: str) -> bool:
    """Whether an outlet's name begins or ends with a name ("halvikgazette")."""
    plain = name.replace(" ", "")
    if len(plain) < LEAST_HOME_LETTERS:
        return False
    rest = letters.removeprefix("the")
    return rest.startswith(plain) or rest.endswith(plain)

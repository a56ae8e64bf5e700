"""What words call a place, and what of that a gazetteer's kinds can answer."""

from collections.abc import Mapping

from sayso.model.place import Place, PlaceKind, Precision

_WANTED: dict[str, PlaceKind] = {}
_WORDS: Mapping[PlaceKind, str] = {
    "district": "county counties parish parishes district districts borough rayon "
    "raion municipality township townships twp co",
    "region": "province provinces governorate governorates state states oblast region "
    "prefecture canton emirate",
    "populated place": "city cities town towns village villages capital suburb suburbs "
    "outskirts hamlet neighbourhood neighborhood streets mayor",
    "facility": "airport airfield airbase base prison jail camp crossing port dam "
    "bridge refinery square barracks stadium",
    "water": "river lake sea bay gulf canal strait ocean",
    "area": "island islands valley mountain mountains desert peninsula hills "
    "heights plains plateau delta coast strip corridor",
    "country": "republic kingdom",
}
for _kind, _words in _WORDS.items():
    _WANTED.update(dict.fromkeys(_words.split(), _kind))

# "Dresna prison", "Tarn county": these words may be part of the name.
PART_OF_NAME = frozenset(
    word for word, kind in _WANTED.items() if kind not in {"populated place", "country"}
)
_PAIRED: Mapping[PlaceKind, tuple[PlaceKind, ...]] = {
    "district": ("region",),
    "region": ("district",),
    "area": ("region",),
}
PRECISION: Mapping[PlaceKind, Precision] = {
    "populated place": "settlement",
    "district": "district",
    "region": "region",
    "country": "country",
    "area": "region",
    "facility": "site",
    "water": "region",
}


def wanted_kind(cue: str | None) -> PlaceKind | None:
    """The kind of place that a cue word calls for."""
    return _WANTED.get(cue or "")


def fits(place: Place, cue: str | None) -> float:
    """1.0 for the kind that the words call it, 0.5 for a like one, 0.0 without a cue.

    -1.0 when the words call it something else.
    """
    wanted = wanted_kind(cue)
    if wanted is None:
        return 0.0
    if place.kind == wanted:
        return 1.0
    return 0.5 if place.kind in _PAIRED.get(wanted, ()) else -1.0

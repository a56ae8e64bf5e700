"""What a person's rulings make of a claim as it was read.

* The newest ruling of a kind counts; undone, the one before it counts again.
* `misread` takes the claim out. `place` puts the event where the person says it was,
  `figure` gives a figure the bounds that the person says are meant.
* The claim that was entered stays as it is; only what a view shows is changed.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from sayso.model.claim import Claim
from sayso.model.codec import decode
from sayso.model.figure import Figure
from sayso.model.ids import PlaceId
from sayso.model.place import Place, PlaceKind, PlaceRef, Precision
from sayso.model.ruling import Ruling, Verdict

ON_READING = (Verdict.MISREAD, Verdict.PLACE, Verdict.FIGURE)
FindPlace = Callable[[PlaceId], Place | None]
Bounds = tuple[int | None, int | None]
# "826", "20-30", "826-" (at least), "-50" (at most)
_BOUNDS = re.compile(r"(?P<low>\d+)?(?P<to>-)?(?P<high>\d+)?")


def as_ruled(
    claim: Claim, rulings: Sequence[Ruling], find_place: FindPlace
) -> Claim | None:
    """The claim with people's corrections, oldest ruling first; None if misread."""
    newest = {r.verdict: r for r in rulings if r.claim == claim.claim}
    if Verdict.MISREAD in newest:
        return None
    if Verdict.PLACE in newest:
        claim = _placed(claim, newest[Verdict.PLACE].value or "", find_place)
    if Verdict.FIGURE in newest:
        claim = _counted(claim, newest[Verdict.FIGURE])
    return claim


def bounds_of(value: str) -> Bounds | None:
    """The bounds that a person wrote; None when they are none or run backwards."""
    found = _BOUNDS.fullmatch(value.replace(" ", "").replace(",", ""))
    if found is None or not (found["low"] or found["high"]):
        return None
    low = int(found["low"]) if found["low"] else None
    if not found["to"]:
        return low, low
    high = int(found["high"]) if found["high"] else None
    return None if low is not None and high is not None and high < low else (low, high)


def place_in(value: str) -> Place | None:
    """The place that is written out in a ruling's value; None for a bare id."""
    return decode(value.encode("utf-8"), Place) if value.startswith("{") else None


def _placed(claim: Claim, value: str, find_place: FindPlace) -> Claim:
    if claim.event is None:
        return claim
    place = place_in(value) or find_place(PlaceId(value))
    read = claim.event.place
    named = value if place is None else place.name
    ref = PlaceRef(
        span=claim.event.trigger if read is None else read.span,
        name=named if read is None else read.name,
        place=place,
        precision=None if place is None else _precision_of(place, read),
        # An id that nobody here has a place for: open, but no longer the wrong one.
        candidates=() if place is not None else (PlaceId(value),),
    )
    return replace(claim, event=replace(claim.event, place=ref))


_PRECISIONS: dict[PlaceKind, Precision] = {
    "populated place": "settlement",
    "district": "district",
    "region": "region",
    "country": "country",
    "area": "region",
    "facility": "site",
    "water": "region",
}


def _precision_of(place: Place, read: PlaceRef | None) -> Precision:
    """As precise as such a place is; "north of the town" stays near it."""
    if read is not None and read.precision == "near":
        return "near"
    return _PRECISIONS[place.kind]


def _counted(claim: Claim, ruling: Ruling) -> Claim:
    figure, bounds = _figure_meant(claim, ruling), bounds_of(ruling.value or "")
    if figure is None or bounds is None:
        return claim
    meant = replace(figure, low=bounds[0], high=bounds[1], about=False)
    figures = (meant if f is figure else f for f in claim.figures)
    return replace(claim, figures=tuple(figures))


def _figure_meant(claim: Claim, ruling: Ruling) -> Figure | None:
    """The figure at the words that were looked at, else the claim's main one.

    "At least 826 people, including 111 civilians": the 826, unless the ruling is on
    the words of the other.
    """
    at_words = [f for f in claim.figures if f.span == ruling.span]
    whole = [f for f in claim.figures if f.part_of is None]
    return next(iter((*at_words, *whole, *claim.figures)), None)

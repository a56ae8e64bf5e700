"""Where a place is that a person names by its id alone: as some claim here has it."""

from dataclasses import replace
from typing import cast

from sayso.ledger.reads import FOREVER, Moment, Reads
from sayso.ledger.rulings import FindPlace
from sayso.model.claim import Claim
from sayso.model.ids import PlaceId
from sayso.model.place import Place


def finder_in(reads: Reads, moment: Moment) -> FindPlace:
    """Finds a place among the claims in force.

    Where a place lies is no news: a claim not yet printed tells it as well.
    """
    ever = replace(moment, known_us=FOREVER)

    def find(place: PlaceId) -> Place | None:
        for page in reads.claims_about(ever, [f"at:{place}"]):
            for entry in reads.load([seq for seq, _ in page]):
                event = cast("Claim", entry.payload).event
                named = None if event is None or event.place is None else event.place
                if named is not None and named.place and named.place.place == place:
                    return named.place
        return None

    return find

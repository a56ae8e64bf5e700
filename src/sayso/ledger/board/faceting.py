"""Points counted by the values of a field: where, who is cited, who printed it."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from sayso.ledger.board.cards import Card
from sayso.model.board import FacetField
from sayso.model.ids import SourceId

Tally = dict[str, tuple[int, Card]]  # how many, and the newest of them
Leads = Callable[[SourceId], SourceId]


def sources_in(card: Card, field: FacetField) -> Sequence[SourceId]:
    """The sources of a card that a facet counts."""
    return card.sources if field == "source" else card.printers


def tally(cards: Iterable[Card], field: FacetField, lead_of: Leads) -> Tally:
    """All values that the cards have, sources by the one that leads their names."""
    found: Tally = {}
    for card in cards:
        for value in _values_of(card, field, lead_of):
            _count(found, value, card)
    return found


def _values_of(card: Card, field: FacetField, lead_of: Leads) -> Iterable[str]:
    if field == "place":
        return () if card.place is None else (card.place,)
    return {lead_of(source) for source in sources_in(card, field)}


def tally_among(
    cards: Iterable[Card], field: FacetField, among: Mapping[str, Sequence[str]]
) -> Tally:
    """Some values, each with all ids that stand for it."""
    found: Tally = {}
    for card in cards:
        has = {card.place} if field == "place" else set(sources_in(card, field))
        for value, ids in among.items():
            if not has.isdisjoint(ids):
                _count(found, value, card)
    return found


def _count(found: Tally, value: str, card: Card) -> None:
    count, newest = found.get(value, (0, card))
    is_newer = (-card.last_us, card.point) < (-newest.last_us, newest.point)
    found[value] = count + 1, card if is_newer else newest

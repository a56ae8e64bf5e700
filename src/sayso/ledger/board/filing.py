"""Under what a card is filed, so that a page is found without looking at others.

A filing is a key, a place in the order of its key, and which card. Keys are numbers of
64 bits, hashes of:

    (empty)             every point            is <type>        its kind of event
    stands <standing>   how it stands          at <place>       where it was
    by <source>         who is cited           in <source>      who printed it
    placed              every point with a place, which stands in place of the kind
    #, #<measure>       every series, by measure; # @<place> and #<measure>@<place> too
    =<series>           the tellings of one series

What comes later has the smaller place: the order is by newest word, then by id.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from sayso.ledger.board.cards import Card
from sayso.ledger.board.pages import id_of
from sayso.ledger.figures import SeriesKey
from sayso.ledger.lines import micros_of
from sayso.ledger.rows import key_number_of
from sayso.model.standing import StandingName

STANDINGS = tuple(StandingName)
CODES = {name: number for number, name in enumerate(STANDINGS)}
HEX = 16
WORDS = 4096  # lines of the full-text index in one block


@dataclass(frozen=True, slots=True)
class Filing:
    """One line under a key; `item` is the number of a point or of a series."""

    key: int
    age: int
    item: int
    type: str | None


def number_of(name: str) -> int:
    """An id as a number, in the order of ids: "c" and sixteen hexadecimal digits."""
    try:
        number = int(name[-HEX:], 16)
    except ValueError:
        return key_number_of(name)
    return number - 2**63 if len(name) in {HEX, HEX + 1} else key_number_of(name)


EVERY = key_number_of("")
PLACED = key_number_of("placed")


def standing_key(standing: str) -> int:
    """The key of points that stand so."""
    return key_number_of(f"stands {standing}")


def type_key(kind: str) -> int:
    """The key of points of a kind of event."""
    return key_number_of(f"is {kind}")


def place_number(place: str) -> int:
    """The key of points of a place."""
    return key_number_of(f"at {place}")


def source_key(source: str) -> int:
    """The key of points that a source is cited in."""
    return key_number_of(f"by {source}")


def outlet_key(source: str) -> int:
    """The key of points that an outlet printed."""
    return key_number_of(f"in {source}")


def series_key(measure: str | None, place: str | None) -> int:
    """The key of series of a measure, of a place, of both, or of all."""
    where = f"@{place}" if place is not None else ""
    return key_number_of(f"#{measure or ''}{where}")


def told_key(series: str) -> int:
    """The key of what is told of one series."""
    return key_number_of(f"={series}")


def filings_of(card: Card) -> Iterator[Filing]:
    """Every line under which a card is filed."""
    age, item = -card.last_us, number_of(card.point)
    keys = [EVERY, standing_key(card.standing)]
    if card.type is not None:
        keys.append(type_key(card.type))
    if card.place is not None:
        keys.append(place_number(card.place))
        yield Filing(PLACED, age, item, card.place)
    keys += [source_key(source) for source in card.sources]
    keys += [outlet_key(source) for source in card.printers]
    for key in keys:
        yield Filing(key, age, item, card.type)
    yield from _series_filings(card)


def _series_filings(card: Card) -> Iterator[Filing]:
    newest: dict[SeriesKey, int] = {}
    for said in card.series:
        at = micros_of(said.known_at)
        newest[said.key] = max(at, newest.get(said.key, at))
    for key, at in newest.items():
        name = id_of(key)
        numbers = {
            series_key(measure, place)
            for measure in (None, key.measure)
            for place in (None, key.place)
        }
        # Of one moment the greater id comes first: ~n is ordered against n.
        for number in sorted(numbers):
            yield Filing(number, -at, ~number_of(name), None)
        yield Filing(told_key(name), -at, ~number_of(name), None)

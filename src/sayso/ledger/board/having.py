"""How many points that pass some filters have each of some values, by index."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from sayso.ledger.board.asked import HAVING, HAVING_ANY, OF_TYPES
from sayso.ledger.board.driven import Driven
from sayso.ledger.board.faceting import Tally
from sayso.ledger.board.filing import outlet_key, place_number, source_key
from sayso.ledger.board.loading import Asked, listed
from sayso.ledger.board.tellings import cards_numbered
from sayso.ledger.board.wanted import Wanted
from sayso.model.board import FacetField

KEYS = {"place": place_number, "source": source_key, "outlet": outlet_key}


def having(
    store: Asked,
    at: Mapping[str, int],
    wanted: Wanted,
    *,
    field: FacetField,
    among: Mapping[str, Sequence[str]],
) -> Tally:
    """Each value with how many points have it; what none has is left out.

    `at`: the moment, as the tables count. `among`: all ids that stand for a value. A
    point that is filed under several of them counts once.
    """
    filters = Driven.freely(replace(wanted, types=None)).filters
    values: dict[str, object] = {
        **at,
        "first": max(-wanted.until_us, -at["known_us"]),
        "last": -wanted.since_us,
    }
    if wanted.types is not None:
        # The kind stands in every line, so that no other line need be looked at.
        filters += OF_TYPES
        values["types"] = listed(wanted.types)
    found: dict[str, tuple[int, int]] = {}
    for value, ids in among.items():
        keys = sorted({KEYS[field](one) for one in ids})
        if len(keys) == 1:
            rows = store.rows(HAVING.format(filters=filters), key=keys[0], **values)
        else:
            sql = HAVING_ANY.format(filters=filters)
            rows = store.rows(sql, keys=listed(keys), **values)
        ((count, _, card),) = rows
        if count:
            found[value] = int(count), int(card)
    cards = cards_numbered(store, (card for _, card in found.values()))
    return {
        value: (count, card)
        for (value, (count, _)), card in zip(found.items(), cards, strict=True)
    }

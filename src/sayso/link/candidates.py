"""Which claims a new claim is compared with: those that share an index key.

Never everything with everything. The keys are those under which the ledger files a
claim (`model.keys`), widened by the kinds of event that may bear on it.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import chain, islice

from sayso.link import kinds
from sayso.link.compare import FEWEST_WORDS
from sayso.link.imprints import Imprint
from sayso.link.times import TOTAL_DAYS, WINDOW_DAYS, interval_of, overlap
from sayso.link.told import Teller, Told, is_stating
from sayso.model.claim import Claim
from sayso.model.ids import ClaimId, short_hash
from sayso.model.keys import opposite_keys_of, word_keys_of
from sayso.ports import View
from sayso.text.names import fold

# A town that everybody writes about for months must not slow the desk down: what is
# beyond these is not compared (see docs/spec/SPEC-lineage.md, "Limits").
MOST = 400
THREE_WORDS = 3  # pairs of words that three words make


def candidates_of(told: Told, teller: Teller, view: View) -> Iterator[Claim]:
    """Claims of other documents that may have to do with the given one."""
    seen: set[ClaimId] = set()
    bearing = Bearing(told)
    found = chain(_found(told, teller, view), worded_alike(told, view))
    for claim in islice(found, MOST):
        if claim.doc == told.claim.doc or claim.claim in seen or not is_stating(claim):
            continue
        seen.add(claim.claim)
        if bearing.may_be_on(claim, teller.imprint(claim.doc)):
            yield claim


def _found(told: Told, teller: Teller, view: View) -> Iterator[Claim]:
    """Claims under the same keys; the same words are sought however old they are."""
    keys = frozenset(keys_for(told, teller))
    words = frozenset(key for key in keys if key.startswith("="))
    if words:
        yield from view.claims_about(words)
    if keys - words:
        own = told.print.imprint
        since = _since(told.claim, own) if own.noticed is None else None
        yield from view.claims_about(keys - words, since=since)


def worded_alike(told: Told, view: View) -> Iterator[Claim]:
    """Claims of the ledger that share telling words with a new one.

    Two with denials of what is asserted and assertions of what is denied; three with
    those of one polarity, where nobody read the event: one telling in two papers
    leaves hardly a word out, and claims that share two are very many.
    """
    since = _since(told.claim, told.print.imprint)
    keys = frozenset(word_keys_of(told.claim))
    if keys and not told.kind:
        like = view.claims_about(keys, since=since, sharing=THREE_WORDS)
        yield from islice(like, MOST)
    opposite = frozenset(opposite_keys_of(told.claim))
    if opposite:
        yield from islice(view.claims_about(opposite, since=since), MOST)


def _since(claim: Claim, imprint: Imprint) -> datetime:
    """Before when nothing was printed that may bear on a claim by its time.

    What is told of a time to come is told a week ahead at most, or is not compared:
    without a bound each claim would be looked at again with each new one, for ever.
    """
    first, _ = interval_of(claim, imprint, TOTAL_DAYS)
    return first - timedelta(days=WINDOW_DAYS)


class Bearing:
    """Whether claims may bear on a new one, before anybody is asked who is who.

    Only what every rule needs: the same words, or one time; a notice may come late.
    """

    def __init__(self, told: Told) -> None:
        self._told = told
        self._own = told.print.imprint
        self._since = _since(told.claim, self._own)
        self._within = {
            days: interval_of(told.claim, self._own, days)
            for days in (WINDOW_DAYS, TOTAL_DAYS)
        }

    def may_be_on(self, claim: Claim, imprint: Imprint) -> bool:
        """Whether a claim of a document with such an imprint may."""
        if self._own.noticed is not None or imprint.noticed is not None:
            return True
        if self._told.words == fold(claim.words):
            return True
        if imprint.at < self._since or self._own.at < _since(claim, imprint):
            return False
        totals = any(figure.scope != "incident" for figure in claim.figures)
        days = TOTAL_DAYS if totals else WINDOW_DAYS
        return overlap(self._within[days], interval_of(claim, imprint, days))


def keys_for(told: Told, teller: Teller) -> Iterator[str]:
    """The keys of claims that may bear on this one."""
    if len(told.words.split()) >= FEWEST_WORDS:
        yield "=" + short_hash(told.words)
    for figure in told.claim.figures:
        if told.where or figure.scope != "incident":
            yield f"#{figure.measure}@{told.where}"
    if told.kind:
        yield from _event_keys(told, teller)


def _event_keys(told: Told, teller: Teller) -> Iterator[str]:
    for kind in map(kinds.key_of, kinds.related(told.kind)):
        if told.where:
            yield f"{kind}@{told.where}"
        else:
            yield from (f"{kind}{who}" for who in _people_keys(told, teller))


def _people_keys(told: Told, teller: Teller) -> Iterator[str]:
    """Targets where somebody is acted upon, else actors, under all of their names."""
    event = told.claim.event
    targets = event.targets if event else ()
    mark, people = (">", targets) if targets else ("<", event.actors if event else ())
    for participant in people:
        if participant.source is None:
            yield mark + fold(participant.name)
        else:
            yield from (mark + name for name in teller.names_of(participant.source))

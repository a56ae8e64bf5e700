"""Which claims a new claim is compared with: those that share an index key.

Never everything with everything. The keys are those under which the ledger files a
claim (`model.keys`), widened by the kinds of event that may bear on it.
"""

from collections.abc import Iterator
from itertools import islice

from sayso.link import kinds
from sayso.link.compare import FEWEST_WORDS
from sayso.link.imprints import Imprint
from sayso.link.times import TOTAL_DAYS, WINDOW_DAYS, interval_of, overlap
from sayso.link.told import Teller, Told, is_stating
from sayso.model.claim import Claim
from sayso.model.ids import short_hash
from sayso.ports import View
from sayso.text.names import fold

# A town that everybody writes about for months must not slow the desk down: what is
# beyond these is not compared (see docs/spec/SPEC-lineage.md, "Limits").
MOST = 400


def candidates_of(told: Told, teller: Teller, view: View) -> Iterator[Claim]:
    """Claims of other documents that may have to do with the given one."""
    keys = tuple(dict.fromkeys(keys_for(told, teller)))
    if not keys:
        return
    for claim in islice(view.claims_about(keys), MOST):
        if claim.doc == told.claim.doc or not is_stating(claim):
            continue
        if may_bear(told, claim, teller.imprint(claim.doc)):
            yield claim


def may_bear(told: Told, claim: Claim, imprint: Imprint) -> bool:
    """Whether a claim may bear on another, before anybody is asked who is who.

    Only what every rule needs: the same words, or one time; a notice may come late.
    """
    own = told.print.imprint
    if own.noticed is not None or imprint.noticed is not None:
        return True
    totals = any(figure.scope != "incident" for figure in claim.figures)
    days = TOTAL_DAYS if totals else WINDOW_DAYS
    one = interval_of(told.claim, own, days)
    if overlap(one, interval_of(claim, imprint, days)):
        return True
    return told.words == fold(claim.words)


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

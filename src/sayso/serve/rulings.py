"""People's word: entered in the ledger, signed, and taken back. Nothing is overwritten.

What needs a reason is refused without one. A ruling is about the words that the person
looked at: document, span and words stand in it.
"""

from collections.abc import Sequence
from datetime import datetime

from sayso.errors import UsageError
from sayso.model.entry import NOW, Agent, Draft, Entry
from sayso.model.ids import ClaimId, EntryId, SourceId
from sayso.model.ruling import Ruling, Verdict, Withdrawal
from sayso.ports import Ledger, View

ON_CLAIMS = frozenset(
    {
        Verdict.CONFIRMED,
        Verdict.REFUTED,
        Verdict.MISREAD,
        Verdict.WATCH,
        Verdict.NOTE,
        Verdict.PLACE,
        Verdict.FIGURE,
    }
)
ON_NAMES = (Verdict.SAME_SOURCE.value, Verdict.DIFFERENT_SOURCE.value)
NEEDS_NOTE = frozenset({Verdict.CONFIRMED, Verdict.REFUTED, Verdict.NOTE})
NEEDS_VALUE = frozenset({Verdict.PLACE, Verdict.FIGURE})
MOST = 500


def rule(  # noqa: PLR0913 - a ruling has that many parts
    ledger: Ledger,
    verdict: str,
    claims: Sequence[str],
    *,
    person: str,
    at: datetime,
    note: str | None = None,
    value: str | None = None,
) -> tuple[EntryId, ...]:
    """Enter one person's ruling on some claims, all or none; the new entries."""
    checked = _verdict(verdict)
    note = (note or "").strip() or None
    if not claims:
        message = "select a point or a claim to rule on"
        raise UsageError(message)
    if len(claims) > MOST:
        message = f"at most {MOST} claims are ruled on at once, not {len(claims)}"
        raise UsageError(message)
    if checked in NEEDS_NOTE and note is None:
        message = f"{checked} needs a note: say what it rests on"
        raise UsageError(message)
    if checked in NEEDS_VALUE and not value:
        message = f"{checked} needs a value: the place's id, or the bounds"
        raise UsageError(message)
    view = ledger.view(NOW)
    agent = Agent(kind="person", name=person)
    drafts = [
        Draft(agent=agent, payload=_ruling(view, checked, claim, person, note, value))
        for claim in dict.fromkeys(claims)
    ]
    return ledger.append(drafts, run="desk", at=at).entered


def rule_on_names(
    ledger: Ledger,
    verdict: str,
    pair: tuple[SourceId, SourceId],
    *,
    person: str,
    at: datetime,
    note: str | None = None,
) -> tuple[EntryId, ...]:
    """Enter that two names are one source ("same-source") or are not."""
    if verdict not in ON_NAMES:
        message = f"{verdict!r} is no ruling on names; there are {', '.join(ON_NAMES)}"
        raise UsageError(message)
    view = ledger.view(NOW)
    one, other = (view.source(source) for source in pair)
    if pair[0] == pair[1]:
        message = f"both names are {one.name}; name two sources"
        raise UsageError(message)
    ruling = Ruling(
        verdict=Verdict(verdict),
        person=person,
        note=(note or "").strip() or None,
        source=pair[0],
        other_source=pair[1],
        words=f"{one.name}; {other.name}",
    )
    agent = Agent(kind="person", name=person)
    return ledger.append(
        [Draft(agent=agent, payload=ruling)], run="desk", at=at
    ).entered


def _verdict(word: str) -> Verdict:
    known = {verdict.value: verdict for verdict in ON_CLAIMS}
    if word not in known:
        message = f"{word!r} is no ruling on a claim; there are {', '.join(known)}"
        raise UsageError(message)
    return known[word]


def _ruling(
    view: View,
    verdict: Verdict,
    claim: str,
    person: str,
    note: str | None,
    value: str | None,
) -> Ruling:
    read = view.claim(ClaimId(claim))
    return Ruling(
        verdict=verdict,
        person=person,
        note=note,
        value=value,
        claim=read.claim,
        doc=read.doc,
        span=read.span,
        words=read.words,
    )


def undo(ledger: Ledger, person: str, at: datetime) -> Sequence[Entry]:
    """Take a person's last rulings out of force: all that were entered together."""
    last = _last_of(ledger, person)
    if not last:
        message = f"there is no ruling of {person} in force to take back"
        raise UsageError(message)
    agent = Agent(kind="person", name=person)
    drafts = [
        Draft(agent=agent, payload=Withdrawal(entry=entry.entry, reason="undone"))
        for entry in last
    ]
    ledger.append(drafts, run="desk", at=at)
    return last


def _last_of(ledger: Ledger, person: str) -> list[Entry]:
    """The newest transaction of a person's rulings that are still in force."""
    in_force = set(ledger.view(NOW).rulings())
    back, latest = 1_000, ledger.latest_seq()
    while True:
        after = max(0, latest - back)
        entries = list(ledger.entries(NOW, after=after))
        found = [
            entry
            for entry in entries
            if isinstance(entry.payload, Ruling)
            and entry.payload.person == person
            and entry.payload in in_force
        ]
        if found or after == 0:
            return [entry for entry in found if entry.tx == found[-1].tx]
        back *= 8

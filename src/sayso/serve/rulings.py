"""People's word: entered in the ledger, signed, and taken back. Nothing is overwritten.

What needs a reason is refused without one. A ruling is about the words that the person
looked at: document, span and words stand in it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sayso.errors import RefusedError, UnknownNameError, UsageError
from sayso.ledger.lines import entry_id_of, stored_form_of
from sayso.model.entry import NOW, Agent, Draft, Entry
from sayso.model.ids import ClaimId, EntryId, SourceId, source_id_of
from sayso.model.ruling import Ruling, Verdict, Withdrawal
from sayso.model.source import Source
from sayso.ports import Ledger, View
from sayso.text.names import name_key

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
ON_PAIRS = frozenset({Verdict.SAME_POINT, Verdict.NOT_SAME_POINT})
ON_NAMES = frozenset({Verdict.SAME_SOURCE, Verdict.DIFFERENT_SOURCE})
NEEDS_NOTE = frozenset({Verdict.CONFIRMED, Verdict.REFUTED, Verdict.NOTE})
NEEDS_VALUE = {
    Verdict.PLACE: "the id of the place that is meant",
    Verdict.FIGURE: "the bounds that are meant: 826, 20-30, 826- or -50",
    Verdict.SIDE: "the party to the matter that it speaks for",
}
MOST = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a person would rule: on claims, on two claims, on one name or two.

    `sources`: ids, or names that one source alone carries.
    """

    verdict: str
    claims: Sequence[str] = ()
    sources: Sequence[str] = ()
    note: str | None = None
    value: str | None = None


def rule(
    ledger: Ledger, asked: Asked, *, person: str, at: datetime
) -> tuple[EntryId, ...]:
    """Enter one person's ruling, on several claims all or none; the new entries.

    UsageError or UnknownNameError where it makes no sense, RefusedError where it would
    join what another ruling keeps apart.
    """
    view = ledger.view(NOW)
    rulings = _rulings(view, asked, person)
    for ruling in rulings:
        _refuse_to_join(view, ruling)
    agent = Agent(kind="person", name=person)
    drafts = [Draft(agent=agent, payload=ruling) for ruling in rulings]
    return ledger.append(drafts, run="desk", at=at).entered


def _rulings(view: View, asked: Asked, person: str) -> list[Ruling]:
    """The rulings that are asked for, checked."""
    verdict = _verdict(asked.verdict)
    note, value = _told(asked.note), _told(asked.value)
    if verdict in NEEDS_NOTE and note is None:
        message = f"{verdict} needs a note: say what it rests on"
        raise UsageError(message)
    if verdict in NEEDS_VALUE and value is None:
        message = f"{verdict} needs a value: {NEEDS_VALUE[verdict]}"
        raise UsageError(message)
    plain = Ruling(verdict=verdict, person=person, note=note, value=value)
    if verdict in ON_CLAIMS:
        return [_on_claim(view, plain, claim) for claim in _claims(asked.claims)]
    if verdict in ON_PAIRS:
        return [_on_pair(view, plain, asked.claims)]
    return [_on_names(view, plain, asked.sources)]


def _told(words: str | None) -> str | None:
    return (words or "").strip() or None


def _verdict(word: str) -> Verdict:
    try:
        return Verdict(word)
    except ValueError:
        message = f"{word!r} is no ruling; there are {', '.join(Verdict)}"
        raise UsageError(message) from None


def _claims(claims: Sequence[str]) -> Sequence[str]:
    if not claims:
        message = "select a point or a claim to rule on"
        raise UsageError(message)
    if len(claims) > MOST:
        message = f"at most {MOST} claims are ruled on at once, not {len(claims)}"
        raise UsageError(message)
    return tuple(dict.fromkeys(claims))


def _on_claim(
    view: View, plain: Ruling, claim: str, other: ClaimId | None = None
) -> Ruling:
    read = view.claim(ClaimId(claim))
    return Ruling(
        verdict=plain.verdict,
        person=plain.person,
        note=plain.note,
        value=plain.value,
        claim=read.claim,
        other=other,
        doc=read.doc,
        span=read.span,
        words=read.words,
    )


def _on_pair(view: View, plain: Ruling, claims: Sequence[str]) -> Ruling:
    pair = tuple(dict.fromkeys(claims))
    if len(pair) != 2:
        message = f"{plain.verdict} is about two claims, not {len(pair)}"
        raise UsageError(message)
    other = view.claim(ClaimId(pair[1])).claim
    return _on_claim(view, plain, pair[0], other)


def _on_names(view: View, plain: Ruling, names: Sequence[str]) -> Ruling:
    wanted = 1 if plain.verdict is Verdict.SIDE else 2
    found = [source_called(view, name) for name in names]
    if len(found) != wanted:
        message = f"{plain.verdict} is about {wanted} of the sources, not {len(found)}"
        raise UsageError(message)
    if len({source.source for source in found}) < wanted:
        message = f"both names are {found[0].name}; name two sources"
        raise UsageError(message)
    return Ruling(
        verdict=plain.verdict,
        person=plain.person,
        note=plain.note,
        value=plain.value,
        source=found[0].source,
        other_source=found[1].source if wanted == 2 else None,
        words="; ".join(source.name for source in found),
    )


def source_called(view: View, words: str) -> Source:
    """The source with an id, or of a name; the row that was entered under it.

    Only who is known by name has an id that follows from it: "an official" of one text
    is named by its id. UnknownNameError where there is none.
    """
    for wanted in (SourceId(words), source_id_of(name_key(words))):
        try:
            known = view.source(wanted)
        except UnknownNameError:
            continue
        own = (row for row in view.names_of(known.source) if row.source == wanted)
        return next(own, known)
    message = (
        f"no source {words!r} here; its page, from the list of sources, has its id"
    )
    raise UnknownNameError(message)


def _refuse_to_join(view: View, ruling: Ruling) -> None:
    barrier = view.barrier(ruling)
    if barrier is not None:
        message = (
            f"this would join what {barrier.person} ruled apart "
            f"({barrier.verdict}{f': {barrier.words}' if barrier.words else ''}); "
            "nothing was entered. Take that ruling back first, on the page Review"
        )
        raise RefusedError(message)


def undo(
    ledger: Ledger,
    person: str,
    at: datetime,
    entry: str | None = None,
    *,
    is_anyones: bool = False,
) -> Sequence[Entry]:
    """Take a ruling out of force: the one named, else a person's last ones.

    The last ones are all that were entered together. `is_anyones`: the person may take
    back what somebody else ruled.
    """
    gone = [_ruling_entered(ledger, entry)] if entry else _last_of(ledger, person)
    for one in gone:
        theirs = one.payload.person if isinstance(one.payload, Ruling) else person
        if theirs != person and not is_anyones:
            message = f"{theirs} ruled so; {theirs} or an admin takes it back"
            raise RefusedError(message)
    if not gone:
        message = f"there is no ruling of {person} in force to take back"
        raise UsageError(message)
    agent = Agent(kind="person", name=person)
    drafts = [
        Draft(agent=agent, payload=Withdrawal(entry=one.entry, reason="undone"))
        for one in gone
    ]
    ledger.append(drafts, run="desk", at=at)
    return gone


def entry_of(ruling: Ruling) -> EntryId:
    """The entry by which a person entered a ruling."""
    agent = Agent(kind="person", name=ruling.person)
    return entry_id_of(agent, stored_form_of(ruling))


def _ruling_entered(ledger: Ledger, entry: str) -> Entry:
    found = ledger.entry(EntryId(entry))
    if found is None or not isinstance(found.payload, Ruling):
        message = f"there is no ruling {entry!r} to take back"
        raise UnknownNameError(message)
    if found.payload not in ledger.view(NOW).rulings():
        message = "this ruling is out of force already; nothing was changed"
        raise UsageError(message)
    return found


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

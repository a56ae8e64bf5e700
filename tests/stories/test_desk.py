"""What a desk editor must find on a story's boards, row by row (`checks.toml`).

The rows name claims by document and words, so that they outlive every change of the
numbering. A row with `missing` states what is right and not shown yet: it must fail, so
that it is told when it does not any more.
"""

import tomllib
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from typing import Any

import pytest

from sayso.ledger.memory import MemoryLedger
from sayso.model.claim import Claim
from sayso.model.entry import AsOf
from sayso.ports import View
from sayso.publish.citations import name_of, names_of
from sayso.publish.say import labels_of
from tests.stories.playing import HERE, play

Row = dict[str, Any]


def rows() -> list[tuple[str, Row]]:
    return [
        (path.parent.name, row)
        for path in sorted(HERE.glob("*/checks.toml"))
        for row in tomllib.loads(path.read_text("utf-8"))["check"]
    ]


@cache
def ledger_of(name: str) -> MemoryLedger:
    ledger = MemoryLedger()
    play(name, ledger)
    return ledger


def view_for(name: str, row: Row) -> View:
    clocks: dict[str, datetime] = {
        clock: row[clock].astimezone(UTC)
        for clock in ("recorded", "published")
        if clock in row
    }
    return ledger_of(name).view(AsOf(**clocks))


def claims_with(view: View, label: str, words: str) -> list[Claim]:
    docs = [doc for doc, known in labels_of(view).items() if known == label]
    return [
        claim
        for doc in docs
        for claim in view.claims_of(doc)
        if claim.words.strip('"').startswith(words)
    ]


def faults(view: View, row: Row) -> Iterator[str]:
    """What of a row is not so."""
    label, words = row["document"], row.get("words", "")
    found = claims_with(view, label, words)
    if row.get("absent"):
        yield from (f"“{claim.words}” is on the board" for claim in found)
        return
    if not found:
        yield f"no claim of {label} begins “{words}”"
        return
    if row.get("replaced") and view.superseded(found[0].doc) is None:
        yield f"{label} is not replaced"
    if words:
        yield from point_faults(view, found[0], row)


def point_faults(view: View, claim: Claim, row: Row) -> Iterator[str]:
    point = view.point_of(claim.claim)
    standing = point.standing
    said: Row = {
        "standing": str(standing.name),
        "for": sorted(names_of(view, standing.origins_for)),
        "against": sorted(names_of(view, standing.origins_against)),
        "outlets_for": len(standing.outlets_for),
        "speaker": name_of(view, claim.source),
    }
    for key, value in said.items():
        right = sorted(row[key]) if isinstance(row.get(key), list) else row.get(key)
        if key in row and value != right:
            yield f"{key}: {value}, and not {right}"
    if "for_has" in row and row["for_has"] not in said["for"]:
        yield f"for: {said['for']} lacks {row['for_has']}"
    if not point.title.startswith(row.get("title", "")):
        yield f"title: {point.title}"
    yield from company_faults(view, claim, row)


def company_faults(view: View, claim: Claim, row: Row) -> Iterator[str]:
    claims = view.point_of(claim.claim).claims
    for key, together in (("with", True), ("apart_from", False)):
        if key in row:
            others = claims_with(view, *row[key])
            if not others:
                yield f"no claim of {row[key][0]} begins “{row[key][1]}”"
            elif (others[0].claim in claims) is not together:
                yield f"not {key.replace('_', ' ')} “{others[0].words}”"


@pytest.mark.parametrize(
    ("name", "row"), rows(), ids=[f"{name}: {row['why']}" for name, row in rows()]
)
def test_what_the_desk_must_find(name: str, row: Row):
    found = [*faults(view_for(name, row), row)]
    if "missing" in row:
        assert found, "this is right now: take `missing` out of the row"
    else:
        assert not found


def test_no_claim_counts_an_outlet_that_only_reprints():
    """At most as many origins as speakers, at every hour of the four days."""
    for name in {name for name, _ in rows()}:
        for hour in range(8, 96, 8):
            at = datetime(2031, 5, 1 + hour // 24, hour % 24, tzinfo=UTC)
            view = ledger_of(name).view(AsOf(published=at))
            for point in view.points():
                speakers = {view.claim(claim).source for claim in point.claims}
                assert len(point.standing.origins_for) <= len(speakers)

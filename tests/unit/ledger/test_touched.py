"""What a transaction looks at again: what may stand otherwise, and hardly more."""

from dataclasses import replace

import pytest

from sayso.ledger.board.touched import Touched
from sayso.model.source import SourceKind
from tests.ledger import samples
from tests.ledger.samples import HOUR, NOON, by_rules, claim, document, same_as, source

MINISTRY = source("Karvelian Defence Ministry")
SHORT = source("Defence Ministry")
SPOKESMAN = replace(
    source("Marek Torvald", SourceKind.PERSON), speaks_for=MINISTRY.source
)
STRANGER = source("Northern Front")


@pytest.fixture
def touched(monkeypatch):
    """How many claims each transaction looked at."""
    counts: list[int] = []
    claims_of = Touched.claims

    def counted(self, turned):
        found = claims_of(self, turned)
        counts.append(len(found))
        return found

    monkeypatch.setattr(Touched, "claims", counted)
    return counts


@pytest.mark.parametrize(
    ("came", "looked_at"),
    [
        # Who is first named as one body's voice changes nothing of what it said.
        ([SPOKESMAN], 1),
        ([STRANGER], 1),
        ([MINISTRY], 1),
        # A name that is one with it matters where both are heard on one point.
        ([SHORT, same_as(SHORT, MINISTRY)], 1),
        # Whose government it is may join its word with another's, wherever it spoke.
        ([replace(MINISTRY, country="KV")], 6),
    ],
)
def test_a_new_name_is_looked_at_with_what_it_changes(
    tmp_path, touched, came, looked_at
):
    ledger = samples.file_ledger(tmp_path / "l.sayso")
    for number in range(5):
        paper = document(f"Report {number}: all was quiet.")
        said = claim(paper, source=MINISTRY.source)
        ledger.append(by_rules(paper, MINISTRY, said), run="run", at=NOON)
    paper = document("A last report: quiet.", published_at=NOON + HOUR)
    said = claim(paper, source=came[0].source)
    ledger.append(by_rules(paper, *came, said), run="run", at=NOON)
    assert touched[-1] == looked_at
    assert list(ledger.verify()) == []
    ledger.close()

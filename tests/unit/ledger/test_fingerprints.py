"""Texts that share fingerprints are found, in a file as in memory."""

import pytest

from sayso.ledger.fingerprints import MOST_HOLDERS, MOST_TEXTS
from sayso.ledger.memory import MemoryLedger
from sayso.ledger.sqlite import open_ledger
from sayso.model.entry import NOW, Agent, AsOf, Draft
from sayso.text.fingerprint import fingerprints_of
from tests.linking.story import document, moment

AGENT = Agent(kind="machine", name="text", version="1")
WIRE = (
    "Rebel fighters entered the town of Halvik on Saturday after the army left its "
    "last posts north of the river. Shops were shut and the streets were empty by noon."
)


@pytest.fixture(params=["memory", "sqlite"])
def ledger(request, tmp_path):
    made = MemoryLedger() if request.param == "memory" else open_ledger(tmp_path / "l")
    yield made
    made.close()


def enter(ledger, *docs):
    for doc in docs:
        drafts = [Draft(agent=AGENT, payload=doc)]
        ledger.append(drafts, run="r", at=moment("9 09:00"))


def near(ledger, text=WIRE, as_of=NOW):
    return ledger.view(as_of).documents_sharing(fingerprints_of(text))


def test_documents_that_share_most_come_first(ledger):
    part = document("Rain fell. " + WIRE.split(". ", maxsplit=1)[0] + ".")
    whole = document(f"{WIRE} The mayor spoke.")
    enter(ledger, part, document("Nothing of the kind was heard in Tarn."), whole)
    assert near(ledger) == (whole.doc, part.doc)
    assert near(ledger, "") == ()


def test_of_one_text_the_document_printed_first_is_given(ledger):
    late = document(WIRE, outlet="A", at="2 09:00")
    early = document(WIRE, outlet="B", at="1 09:00")
    enter(ledger, late, early)
    assert near(ledger) == (early.doc,)
    assert near(ledger, as_of=AsOf(published=moment("1 08:00"))) == ()


def test_of_many_that_share_a_bounded_number_is_given(ledger):
    docs = [document(f"{WIRE} Number {n}.") for n in range(MOST_HOLDERS + 30)]
    enter(ledger, *docs)
    found = near(ledger)
    assert len(found) == MOST_TEXTS
    assert set(found) <= {doc.doc for doc in docs[:MOST_HOLDERS]}

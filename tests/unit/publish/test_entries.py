"""Entries in a few words."""

from dataclasses import replace

import pytest

from sayso.model.document import Head
from sayso.model.ids import EntryId
from sayso.model.issue import Issue
from sayso.model.ruling import Withdrawal
from sayso.publish.entries import words_of
from tests.unit.publish.made_up import (
    CAPTURED,
    COPY,
    DENIED,
    MORNING_DOC,
    NFR,
    NFR_SHORT,
    RELATION,
    SAME,
    SIDED,
    TOLL,
    WATCHED,
)

BARE = replace(MORNING_DOC, head=Head())
LONG = replace(BARE, text="a" * 101)


@pytest.mark.parametrize(
    ("payload", "words"),
    [
        (MORNING_DOC, "The Velmora Courier: News of 01-0410"),
        (BARE, "no outlet: The NFR said it had captured Halvik on Thursday."),
        (LONG, "no outlet: " + "a" * 99 + "…"),
        (NFR, "Northern Front for Renewal (body)"),
        (SAME, f"{SAME.subject} and {SAME.object}: same"),
        (
            TOLL,
            f"The Velmora Courier states: {TOLL.words}",
        ),
        (RELATION, f"{DENIED.claim} denies {CAPTURED.claim}"),
        (COPY, f"copy in {MORNING_DOC.doc}"),
        (WATCHED, f"ines: watch {CAPTURED.claim} (-)"),
        (SIDED, f"ines: side {NFR_SHORT.source} rebels"),
        (Withdrawal(entry=EntryId("e1"), reason="misread"), "e1 out of force: misread"),
        (
            Issue(code="S-READ-001", level="note", message="no byline"),
            "S-READ-001 note: no byline",
        ),
    ],
)
def test_an_entry_in_a_few_words(payload, words):
    assert words_of(payload) == words

"""Cue verbs in all their forms."""

import pytest

from sayso.extract.speech.lexicon import (
    BASE,
    GERUND,
    PARTICIPLE,
    PAST,
    PRESENT,
    cue_forms,
    inflected,
    spaced,
)
from sayso.model.attribution import Force
from sayso.vocab import table


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("say", {"say": BASE, "says": PRESENT, "said": PAST | PARTICIPLE,
                 "saying": GERUND}),
        ("deny", {"deny": BASE, "denies": PRESENT, "denied": PAST | PARTICIPLE,
                  "denying": GERUND}),
        ("admit", {"admit": BASE, "admits": PRESENT, "admitted": PAST | PARTICIPLE,
                   "admitting": GERUND}),
        ("write", {"write": BASE, "writes": PRESENT, "wrote": PAST,
                   "written": PARTICIPLE, "writing": GERUND}),
        ("agree", {"agree": BASE, "agrees": PRESENT, "agreed": PAST | PARTICIPLE,
                   "agreeing": GERUND}),
        ("read", {"read": BASE | PAST | PARTICIPLE, "reads": PRESENT,
                  "reading": GERUND}),
        ("signal", {"signal": BASE, "signals": PRESENT,
                    "signaled": PAST | PARTICIPLE, "signalled": PAST | PARTICIPLE,
                    "signaling": GERUND, "signalling": GERUND}),
        ("learn", {"learn": BASE, "learns": PRESENT, "learned": PAST | PARTICIPLE,
                   "learnt": PAST | PARTICIPLE, "learning": GERUND}),
        ("stress", {"stress": BASE, "stresses": PRESENT,
                    "stressed": PAST | PARTICIPLE, "stressing": GERUND}),
    ],
)  # fmt: skip
def test_forms(lemma: str, forms: dict[str, int]):
    assert inflected(lemma) == forms


def test_longer_cues_come_first():
    assert [c.lemma for c in cue_forms()["called"].cues] == [
        "call for",
        "call on",
        "call out",
        "call upon",
        "call",
    ]


@pytest.mark.parametrize("lemma", sorted(table("cues")))
def test_every_row_is_whole(lemma: str):
    row = table("cues")[lemma]
    assert Force(row["force"])
    assert row["takes"] or row.get("prep")
    kinds = {"that", "clause", "quote", "wh", "np", "np?", "to", "gerund", "whom"}
    assert set(row["takes"]) <= kinds | {"whomto", "named", "number"}
    assert row["example"].endswith((".", "”", '"'))


def test_a_list_that_is_not_there_is_empty():
    assert spaced("cues", "say", "takes", "deeper") == frozenset()

"""Forms of verbs, regular, irregular and spelled in two ways."""

import pytest

from sayso.vocab.inflections import inflections_of


@pytest.mark.parametrize(
    ("verb", "third", "past", "participle", "ing"),
    [
        ("deny", "denies", "denied", "denied", "denying"),
        ("obey", "obeys", "obeyed", "obeyed", "obeying"),
        ("agree", "agrees", "agreed", "agreed", "agreeing"),
        ("free", "frees", "freed", "freed", "freeing"),
        ("argue", "argues", "argued", "argued", "arguing"),
        ("die", "dies", "died", "died", "dying"),
        ("go", "goes", "went", "gone", "going"),
        ("discuss", "discusses", "discussed", "discussed", "discussing"),
        ("admit", "admits", "admitted", "admitted", "admitting"),
        ("begin", "begins", "began", "begun", "beginning"),
        ("put", "puts", "put", "put", "putting"),
        ("seek", "seeks", "sought", "sought", "seeking"),
    ],
)
def test_forms(verb: str, third: str, past: str, participle: str, ing: str):
    found = inflections_of(verb)
    assert found == (verb, third, (past,), (participle,), (ing,))


def test_two_spellings_are_both_given():
    assert inflections_of("signal").past == ("signaled", "signalled")
    assert inflections_of("signal").ing == ("signaling", "signalling")
    assert inflections_of("learn").participle == ("learned", "learnt")

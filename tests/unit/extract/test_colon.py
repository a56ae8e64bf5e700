"""A colon as cue: quotations, transcripts, headlines; never a dateline."""

import pytest

from tests.unit.extract.attributed import Said, found_in, headlined, said, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Brandt: “The port is open.”", ("Brandt", ":", "“The port is open.”")),
        # a credit line
        (
            "“The port is open and safe.” — Sela Brandt.",
            ("Sela Brandt", "—", "“The port is open and safe.”"),
        ),
        ("Brandt: Port Will Open Again", ("Brandt", ":", "Port Will Open Again")),
        (
            "Bridge Falls Into River Oule: Report",
            ("Report", ":", "Bridge Falls Into River Oule"),
        ),
    ],
)
def test_colon_speaks(text: str, expected: Said):
    assert said(text) == [expected]


def test_transcript_is_one_turn_a_paragraph():
    text = "\n".join(
        (
            "HOST: Is the port open now?",
            "BRANDT: It is. We opened it.",
            "HOST: And the road too.",
        )
    )
    assert said(text) == [
        ("HOST", ":", "Is the port open now?"),
        ("BRANDT", ":", "It is. We opened it"),
        ("HOST", ":", "And the road too"),
    ]


@pytest.mark.parametrize(
    ("post", "expected"),
    [
        (
            "RT @norlink: Sirens in Tarn",
            [("@norlink", ":", "Sirens in Tarn")],
        ),
        (
            "📣 RT @port_sennet_now: Mayor says nobody was hurt.",
            [
                ("@port_sennet_now", ":", "Mayor says nobody was hurt"),
                ("Mayor", "says", "nobody was hurt"),
            ],
        ),
        (
            "Sirens are over\nVia @norlink: the bridge is open",
            [("@norlink", ":", "the bridge is open")],
        ),
        ("RT @norlink", []),
        ("RT @norlink:", []),
        ("Write to us via @norlink: we answer", []),
    ],
)
def test_a_post_that_is_passed_on_is_its_first_writers_word(
    post: str, expected: list[Said]
):
    assert said(post) == expected


@pytest.mark.parametrize(
    "text",
    [
        "“The port is open and safe.” — and so it was.",
        "“The port is open and safe.” — ",
        "The port is open — Sela Brandt.",
    ],
)
def test_a_dash_without_a_name_credits_nobody(text: str):
    assert said(text) == []


def test_dateline_is_no_speaker():
    assert said("VELMORA: The port of Tarn fell silent in the night.") == []


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("Brandt: port will open again", [("Brandt", "port will open again")]),
        (
            "Bridge falls into the Oule: police",
            [("police", "Bridge falls into the Oule")],
        ),
        ("Update: port will open again", []),
        ("Bridge falls into the Oule: two days later", []),
        ("Bridge falls into the Oule", []),
    ],
)
def test_headline_forms(headline: str, expected: list[tuple[str, str]]):
    found, _, _ = found_in(headlined(headline))
    assert [
        (words(headline, a.source), words(headline, a.content)) for a in found
    ] == expected

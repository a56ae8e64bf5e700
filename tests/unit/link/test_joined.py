"""Which names are one as a document comes in, before the register says so."""

import pytest

from sayso.link.joined import Joined
from sayso.model.source import SameAs
from tests.linking.story import source_of

NAMES = (
    "NFR",
    "Northern Front",
    "Northern Front for Renewal",
    "New Forum of Reform",
    "Brandt",
    "Sela Brandt",
    "Ingo Brandt",
)
BY_ID = {source_of(name): name for name in NAMES}


def same(one, other, judgement="same"):
    return SameAs(
        subject=source_of(one), object=source_of(other), judgement=judgement, because=()
    )


FULL = same("NFR", "Northern Front for Renewal")
SHORT = same("Northern Front", "Northern Front for Renewal")
OTHER = same("NFR", "New Forum of Reform")


@pytest.mark.parametrize(
    ("held", "judged", "asked", "expected"),
    [
        ({}, [FULL], "NFR", None),
        ({"NFR": "NFR"}, [FULL], "Northern Front for Renewal", "NFR"),
        # Two names of the register are one as soon as a third names both.
        (
            {"NFR": "NFR", "Northern Front": "Northern Front"},
            [FULL, SHORT],
            "Northern Front for Renewal",
            "one of both",
        ),
        ({"Northern Front": "Northern Front"}, [FULL, SHORT], "NFR", "Northern Front"),
        # A short name of two that are not one stands for itself.
        ({}, [FULL, OTHER], "NFR", "NFR"),
        ({"NFR": "NFR"}, [FULL, OTHER], "NFR", "NFR"),
        ({}, [same("Brandt", "Sela Brandt"), same("Brandt", "Ingo Brandt")], "Brandt",
         "Brandt"),
        # So does one that the register has joined with another name.
        ({"NFR": "New Forum of Reform", "New Forum of Reform": "New Forum of Reform"},
         [FULL], "Northern Front for Renewal", "Northern Front for Renewal"),
        ({"NFR": "NFR"}, [same("NFR", "Northern Front for Renewal", "different")],
         "Northern Front for Renewal", "Northern Front for Renewal"),
        ({}, [], "NFR", "NFR"),
    ],
)  # fmt: skip
def test_a_name_stands_for(held, judged, asked, expected):
    register = {source_of(name): source_of(lead) for name, lead in held.items()}
    joined = Joined(judged, register.get, lambda source: BY_ID.get(source, ""))
    found = joined.canonical(source_of(asked))
    if expected is None:
        assert found == joined.canonical(source_of("Northern Front for Renewal"))
    elif expected == "one of both":
        both = {joined.canonical(source_of(name)) for name in (*held, asked)}
        assert both == {found}
        assert found in register
    else:
        assert found == source_of(expected)

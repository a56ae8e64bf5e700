"""Whom a death befell of which only a pronoun tells."""

import pytest

from tests.unit.resolve.stories import Said, read

CASES = [
    # who was shot before died, not who spoke
    ("Police shot Ana Velk in Halvik, Lena Kost said. She died on Friday.",
     Said("Lena Kost", "said", "Police shot Ana Velk in Halvik"), ["Ana Velk"]),
    # the only one who was named
    ("Ivo Brandt was a baker. He died on Friday.", None, ["Ivo Brandt"]),
    # two are in question
    ("Lena Kost treated Ana Velk in Halvik. She died on Friday.", None, []),
    # somebody without a name is in question
    ("Lena Kost said the girl had come to Halvik. She died on Friday.",
     Said("Lena Kost", "said", "the girl had come to Halvik"), []),
    ("A man was shot in Halvik, Ivo Brandt said. He died on Friday.",
     Said("Ivo Brandt", "said", "A man was shot in Halvik"), []),
    # who speaks is not dead, but may be wounded
    ("Ana Velk was ill. Lena Kost said she had died in Halvik.",
     Said("Lena Kost", "said", "she had died in Halvik"), ["Ana Velk"]),
    ("Lena Kost said she had been wounded in Halvik.",
     Said("Lena Kost", "said", "she had been wounded in Halvik"), ["Lena Kost"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "said", "victims"), CASES)
def test_whom_it_befell(text, said, victims):
    reading = read(text, *([] if said is None else [said]))
    events = [c.event for c in reading.claims if c.event and c.event.type == "casualty"]
    assert [who.name for event in events for who in event.targets] == victims

"""Which single line breaks end a sentence, and which are where prose was wrapped."""

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.text.sentences import sentences_of

PROSE = (
    "The Meridian Press Agency reported from Port Sennet on Friday that the Northern "
    "Front had left the harbour, which Karvelia's government has not confirmed so far "
    "and which residents of the old town called a rumour"
)


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences_of(text)]


MEANT = {
    "a heading": ["Dresna bridge shut", PROSE],
    "posts": ["Blasts heard in Halvik", "Sirens in Tarn now, stay inside", PROSE],
    "a post with its sign": [PROSE, "⚡️ Sirens in Tarn"],
    "a forwarded post": ["Sirens now", "RT @norlink: sirens in Tarn"],
    "a list": ["Shut on Friday:", "- The bridge of Dresna", "- The harbour"],
    "posts with their hours": ["Sirens now", "21:40 Sirens are over"],
    "a paragraph a line, no stop": [PROSE, PROSE],
}


@pytest.mark.parametrize("lines", MEANT.values(), ids=MEANT)
def test_a_line_that_was_meant_ends_a_sentence(lines: list[str]):
    assert split("\n".join(lines)) == lines


WRAPPED = {
    "the next word did not fit": "The harbour of Port Sennet was\nreopened on Friday",
    "a name at the line's start": "The bridge was shut by the\nMeridian firm on Friday",
    "the line ends with a comma": "In Dresna,\nMayor Orlov said " + PROSE,
    "the line goes on in small letters": "The bridge\nwas shut " + PROSE,
    "a dash in prose": "The bridge\n- which was shut - is open " + PROSE,
    "a mark belongs to what stands before": "The mayor\n, Ilan Orlov, left " + PROSE,
}


@pytest.mark.parametrize("text", WRAPPED.values(), ids=WRAPPED)
def test_a_wrapped_line_goes_on(text: str):
    assert split(text) == [text]


@given(st.integers(30, 110))
def test_prose_is_one_sentence_at_whatever_width_it_was_wrapped(width: int):
    for prose in (PROSE, PROSE.upper()):
        assert len(split(textwrap.fill(prose, width))) == 1


def test_blocks_are_looked_at_one_by_one():
    wrapped = textwrap.fill(PROSE, 60)
    assert split(f"{wrapped}\n\nA head\n{PROSE}") == [wrapped, "A head", PROSE]


def test_many_lines_are_as_quick_as_few():
    # Linear: would not end in this life if a line were looked at from every other.
    assert len(split("Sirens in Tarn\n" * 50_000 + PROSE)) == 50_001

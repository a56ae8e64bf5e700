"""SPEC-notation says what the code does."""

import re
from pathlib import Path

import pytest

from sayso.notation import find_words, parse_say, print_say
from sayso.notation.blocks import BLOCKS, SERIES_FIELDS
from sayso.notation.composites import (
    AS_OF_FIELDS,
    EVENT_FIELDS,
    FIGURE_FIELDS,
    STEP_FIELDS,
)
from sayso.notation.lexer import Segment
from sayso.notation.values import WORDS, Given

PAGE = (Path(__file__).parents[2] / "docs/spec/SPEC-notation.md").read_text("utf-8")
FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
BLOCKS_SHOWN = FENCE.findall(PAGE)
EXAMPLES = [shown for kind, shown in BLOCKS_SHOWN if kind == "say"]
# "1  The NFR said": the number that the page gives a paragraph
NUMBERED = re.compile(r"^\d  (.*)$", re.MULTILINE)
TEXT = "\n".join(NUMBERED.findall(BLOCKS_SHOWN[0][1]))


@pytest.mark.parametrize("example", EXAMPLES)
def test_examples_parse_and_are_printed_so(example):
    assert print_say(parse_say(example)) == example


def test_the_words_of_the_reading_are_found_in_its_text():
    assert len(find_words(parse_say(EXAMPLES[0]), TEXT)) == 14


@pytest.mark.parametrize("name", BLOCKS)
def test_every_block_and_field_is_described(name):
    names = [name, *(field.name for field in BLOCKS[name].fields)]
    assert [n for n in names if f"`{n}" not in PAGE] == []


@pytest.mark.parametrize(
    "table", [EVENT_FIELDS, FIGURE_FIELDS, STEP_FIELDS, SERIES_FIELDS, AS_OF_FIELDS]
)
def test_every_key_inside_a_line_is_described(table):
    keys = [field.name for field in table]
    assert [k for k in keys if f"`{k}`" not in PAGE and f'"{k}"' not in PAGE] == []


@pytest.mark.parametrize(
    "words",
    "the army #2|it had captured ... of Halvik|@3 the mayor|Dres~|"
    r"wait \...|room \#2|\@8|\~5".split("|"),
)
def test_the_forms_of_words_read_as_the_page_shows_them(words):
    assert f"`{words}`" in PAGE
    given = Given(Segment("content", 1, 1), (Segment(words, 1, 9),))
    assert WORDS.show(WORDS.read(given)) == words

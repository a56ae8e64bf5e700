"""The glossary has every class of the model, and no other."""

import importlib
import pkgutil
import re
from enum import StrEnum
from pathlib import Path

import pytest

import sayso.model

PAGE = (Path(__file__).parents[2] / "docs/glossary.md").read_text("utf-8")
# "| `Span` | where in a text | ... |"
ROW = re.compile(r"^\| `(\w+)` \| (.+?) \| (.+) \|$", re.MULTILINE)
TERMS = {term: (means, example) for term, means, example in ROW.findall(PAGE)}
CLASSES = {
    name: value
    for module in pkgutil.iter_modules(sayso.model.__path__)
    for name, value in vars(
        importlib.import_module(f"sayso.model.{module.name}")
    ).items()
    if isinstance(value, type) and value.__module__.startswith("sayso.model")
}


def test_every_class_of_the_model_is_there_and_no_other():
    assert sorted(TERMS) == sorted(CLASSES)


@pytest.mark.parametrize("term", TERMS)
def test_each_has_a_meaning_and_an_example(term):
    means, example = TERMS[term]
    assert means.strip()
    assert example.strip()


@pytest.mark.parametrize(
    "term", "PartKind SourceKind RelationKind StandingName".split()
)
def test_closed_lists_are_whole(term):
    found = CLASSES[term]
    assert issubclass(found, StrEnum)
    assert TERMS[term][0] == ", ".join(found)


@pytest.mark.parametrize(
    "word",
    "slug byline dateline credit wire copy embargo pub_status version correction "
    "retraction withdrawal unnamed source cue content token mention coreference hedge "
    "force basis gazetteer toponym grain agent entry standing said_at published_at "
    "retrieved_at recorded_at lineage origin independent as-of in-force event-time "
    "append-only".split(),
)
def test_the_words_of_the_trades_are_there(word):
    trades = PAGE.partition("## The terms of the model")[0].casefold()
    names = [line.split("|")[1] for line in trades.splitlines() if line.startswith("|")]
    plain = word if word == "append-only" else word.replace("-", " ")
    assert any(plain in name for name in names)

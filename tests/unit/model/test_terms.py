"""The terms: frozen, slotted, by keyword, and what little they do."""

import dataclasses
import importlib
import pkgutil
from enum import StrEnum

import pytest

import sayso.model
from sayso.model.entry import NOW, Agent, AsOf
from sayso.model.span import Span
from tests.unit.publish.made_up import MORNING_DOC

MODULES = [
    importlib.import_module(f"sayso.model.{module.name}")
    for module in pkgutil.iter_modules(sayso.model.__path__)
]
CLASSES = sorted(
    {
        value
        for module in MODULES
        for value in vars(module).values()
        if isinstance(value, type) and value.__module__ == module.__name__
    },
    key=lambda c: c.__qualname__,
)
TERMS = [c for c in CLASSES if dataclasses.is_dataclass(c)]
# positions that everybody knows, made by the hundred thousand
BY_POSITION = {"Span", "Token"}


def test_every_class_is_a_dataclass_or_an_enum():
    others = [c for c in CLASSES if c not in TERMS and not issubclass(c, StrEnum)]
    assert others == []


@pytest.mark.parametrize("term", TERMS, ids=lambda c: c.__name__)
def test_a_term_is_frozen_slotted_and_made_by_keyword(term):
    assert term.__dataclass_params__.frozen
    assert "__slots__" in vars(term)
    by_keyword = all(field.kw_only for field in dataclasses.fields(term))
    assert by_keyword or term.__name__ in BY_POSITION


@pytest.mark.parametrize("term", CLASSES, ids=lambda c: c.__name__)
def test_a_term_says_what_it_is(term):
    assert term.__doc__
    assert not term.__doc__.startswith(term.__name__ + "(")


@pytest.mark.parametrize("term", TERMS, ids=lambda c: c.__name__)
def test_no_term_holds_a_list_or_a_dict(term):
    kinds = [str(field.type) for field in dataclasses.fields(term)]
    assert [k for k in kinds if k.startswith(("list", "dict", "set"))] == []


def test_a_document_quotes_its_words():
    assert MORNING_DOC.quote(Span(0, 7)) == "The NFR"


def test_an_agent_is_a_name_at_a_version():
    assert str(Agent(kind="machine", name="quotes", version="3")) == "quotes@3"
    assert str(Agent(kind="person", name="ines")) == "ines"


def test_now_has_no_limits():
    assert AsOf(recorded=None, published=None) == NOW

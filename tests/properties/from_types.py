"""Hypothesis strategies from the types of a dataclass's fields.

Hypothesis has `from_type`, but what one test registers there holds for all of them.
"""

import dataclasses
import types
from collections.abc import Mapping
from enum import Enum
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st


def values_of(
    hint: Any, plain: Mapping[Any, st.SearchStrategy[Any]]
) -> st.SearchStrategy[Any]:
    """Values of a type: `plain` says which for single types and for field names."""
    if hint in plain:
        return plain[hint]
    if hasattr(hint, "__supertype__"):
        return values_of(hint.__supertype__, plain)
    if dataclasses.is_dataclass(hint):
        return st.deferred(lambda: _built(hint, plain))
    if isinstance(hint, type) and issubclass(hint, Enum):
        return st.sampled_from(hint)
    return _of_parts(hint, plain)


def _of_parts(
    hint: Any, plain: Mapping[Any, st.SearchStrategy[Any]]
) -> st.SearchStrategy[Any]:
    origin, parts = get_origin(hint), get_args(hint)
    if hint is types.NoneType:
        return st.none()
    if origin is Literal:
        return st.sampled_from(parts)
    if origin in {Union, types.UnionType}:
        return st.one_of(*(values_of(part, plain) for part in parts))
    if origin is tuple and parts[1:] == (...,):
        return st.lists(values_of(parts[0], plain), max_size=2).map(tuple)
    if origin is tuple:
        return st.tuples(*(values_of(part, plain) for part in parts))
    message = f"no strategy for {hint!r}"
    raise TypeError(message)


def _built(
    term: Any, plain: Mapping[Any, st.SearchStrategy[Any]]
) -> st.SearchStrategy[Any]:
    hints = get_type_hints(term)
    compared = [f.name for f in dataclasses.fields(term) if f.compare]
    return st.builds(
        term,
        **{n: values_of(n if n in plain else hints[n], plain) for n in compared},
    )

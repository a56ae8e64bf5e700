"""Laws of `text`."""

import itertools

from hypothesis import example, given, settings
from hypothesis import strategies as st

from sayso.text.clean import one_line, tidy_lines, without_surrogates
from sayso.text.names import fold, name_key
from sayso.text.offsets import utf16_map_of
from sayso.text.sentences import sentences_of
from sayso.text.tokens import tokens_of

FEW = settings(max_examples=60, deadline=None)
PROSE = st.text(st.sampled_from("aB .!?…\"”'’)(\n\t1é😀\u0301-_,"), max_size=60)
ANY = st.text(max_size=80)


@FEW
@given(ANY | PROSE)
@example("😀" * 3)
def test_offset_maps_are_inverse_and_monotone(text: str):
    offsets = utf16_map_of(text)
    units = [offsets.as_units(n) for n in range(len(text) + 1)]
    assert units == sorted(set(units))
    assert [offsets.as_points(unit) for unit in units] == list(range(len(text) + 1))
    assert units[-1] == len(text.encode("utf-16-le", "surrogatepass")) // 2


@FEW
@given(ANY | PROSE)
def test_sentences_hold_all_that_is_no_space_and_in_order(text: str):
    spans = list(sentences_of(text))
    assert all(a < b <= c for (a, b), (c, _) in itertools.pairwise(spans))
    kept = "".join(text[start:end] for start, end in spans)
    assert "".join(kept.split()) == "".join(text.split())


@FEW
@given(ANY | PROSE)
def test_tokens_hold_all_that_is_no_space_and_in_order(text: str):
    tokens = list(tokens_of(text))
    assert all(text[start:end] == words for start, end, words, _ in tokens)
    assert "".join(token[2] for token in tokens) == "".join(text.split())


@FEW
@given(ANY)
def test_cleaning_twice_is_cleaning_once(text: str):
    assert tidy_lines(tidy_lines(text)) == tidy_lines(text)
    assert one_line(one_line(text)) == one_line(text)
    assert len(without_surrogates(text)) == len(text)


@FEW
@given(ANY)
def test_a_key_of_a_key_is_itself_but_for_a_second_article(name: str):
    assert fold(fold(name)) == fold(name)
    assert not name_key(name).startswith(" ")

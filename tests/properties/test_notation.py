"""Laws of the notation: parse and print are inverse, and words mean their span."""

from datetime import UTC, datetime, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.errors import NotationError
from sayso.model.entry import AsOf
from sayso.model.span import Span
from sayso.notation import parse_say, print_say, span_of, words_for
from sayso.notation.anchors import Paragraphs
from sayso.notation.tree import ClaimSay, Item, Piece, Tree
from tests.properties.from_types import values_of

few = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)

# Letters that mean something in a .say text, and some that editors do not show.
texts = st.text(st.sampled_from("ab e.#@~/\\29\n\t\u2028\u00a0?<>=-"), max_size=8)
filled = texts.filter(bool)
numbers = st.builds(lambda a, b: f"{a}.{b}", st.integers(1, 40), st.integers(1, 9))
small = st.none() | st.integers(1, 30)
MIDYEAR = datetime(2031, 7, 1)  # noqa: DTZ001 - Hypothesis wants the zone apart
times = st.datetimes(MIDYEAR - timedelta(180), MIDYEAR + timedelta(180)).map(
    lambda at: at.replace(tzinfo=UTC)
)
PLAIN = {
    str: texts,
    bool: st.booleans(),
    int: st.integers(),
    datetime: times,
    "number": numbers,
    Piece: st.builds(
        Piece,
        words=filled,
        nth=small,
        paragraph=small,
        open_start=st.booleans(),
        open_end=st.booleans(),
    ),
}
items = values_of(Item, PLAIN)
trees = st.builds(
    Tree,
    as_of=st.none() | values_of(AsOf, PLAIN),
    items=st.lists(items, max_size=4).map(tuple),
    missing=st.lists(items, max_size=2).map(tuple),
)
lines = st.lists(
    st.sampled_from(
        (
            "as-of  recorded any  published 2031-05-02T04:15:00+02:00",
            "missing",
            "claim 9.1",
            "  source   outlet",
            r"  source   \outlet",
            "  content  rebels ... Halvik #2   # the second",
            "  figure   killed ~>=412  scope total",
            "  event    enter  actor NFR  place Halvik",
            "relation 10.1 denies 01-0410/9.1",
            "series killed  of guards",
            "  step  fled 3  by KMG  at 2031-05-02T04:15Z  stands denied  claim 9.1",
            "# a comment",
            "",
        )
    ),
    max_size=12,
)


@few
@given(trees)
def test_what_is_printed_parses_to_the_same_tree(tree):
    assert parse_say(print_say(tree)) == tree


@few
@given(lines)
def test_what_parses_prints_in_a_form_that_stays(chosen):
    try:
        tree = parse_say("\n".join(chosen))
    except NotationError:
        return
    printed = print_say(tree)
    assert parse_say(printed) == tree
    assert print_say(parse_say(printed)) == printed


@few
@given(st.text(max_size=60))
def test_any_text_parses_or_says_where_it_does_not(text):
    try:
        parse_say(text)
    except NotationError as error:
        where = str(error)
    else:
        where = "line 0"
    assert where.startswith("line ")


stories = st.text(st.sampled_from("ab n.\n \u00a0é~#@"), min_size=1, max_size=80)


@settings(max_examples=200, deadline=None)
@given(stories, st.data())
def test_words_mean_the_span_they_were_made_for(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    paragraph = data.draw(st.integers(1, len(Paragraphs(text))))
    words = words_for(text, paragraph, Span(start, end))
    assert span_of(Paragraphs(text), paragraph, words) == Span(start, end)
    claim = ClaimSay(number="1.1", content=(words,))
    assert parse_say(print_say(Tree(items=(claim,)))).items == (claim,)

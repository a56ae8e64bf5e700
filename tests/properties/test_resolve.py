"""Laws of the resolver, on any words: nothing lost, nothing dangling."""

from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.resolve.joins import judge_same
from sayso.resolve.register import organ_of, same
from tests.unit.resolve.stories import Said, read
from tests.unit.resolve.test_register import source

WORDS = st.sampled_from(
    "Rebels captured Dresna The Northern Front (NFR) said it , his fighters and 12 "
    "people Sela Brandt Torvald President Ilan Marek General denied that who were "
    "killed by in Halvik . \" “ ” 's the ministry group town did not will to UN "
    "AFP".split()
)
TEXTS = st.lists(WORDS, min_size=3, max_size=40).map(" ".join)


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_any_words_give_a_reading_that_holds_together(text):
    full = f"{text} said it rained."
    reading = read(full, Said(text, "said#" + str(full.count("said")), "it rained"))
    rows = {row.source for row in reading.sources}
    assert dict(reading.speakers).keys() == {"a1"}
    for claim in reading.claims:
        assert {claim.source, *claim.via} <= rows
        assert claim.source not in claim.via
        assert claim.span.end <= len(full)
    for judgement in reading.same_as:
        assert judgement.subject < judgement.object
        assert {judgement.subject, judgement.object} <= rows
    assert len({claim.claim for claim in reading.claims}) == len(reading.claims)


@settings(max_examples=20, deadline=None)
@given(TEXTS)
def test_the_same_words_give_the_same_reading(text):
    full = f"{text} said it rained."
    said = Said(text, "said#" + str(full.count("said")), "it rained")
    assert read(full, said) == read(full, said)


NAMES = st.text("abcdefg ABC-", min_size=1, max_size=16)


@settings(max_examples=60, deadline=None)
@given(NAMES, NAMES)
def test_a_proposal_does_not_hang_on_the_order_of_arrival(one, other):
    first = source(f"Dresk {one}", role="mayor")
    second = source(f"Dresk {other}", role="mayor")
    forth = [(p.subject, p.object) for p in judge_same(first, [second])]
    back = [(p.subject, p.object) for p in judge_same(second, [first])]
    assert forth == back
    assert all(subject < object_ for subject, object_ in forth)


@settings(max_examples=40, deadline=None)
@given(NAMES)
def test_a_name_is_never_joined_to_itself_by_accident(name):
    organ_of(name)
    row = source(name)
    assert list(judge_same(row, [row])) == []
    assert same(row.source, row.source).subject == row.source

"""A reading as a tree."""

from dataclasses import replace

from sayso.model.attribution import Caveat
from sayso.model.place import PlaceRef
from sayso.model.relation import Relation, RelationKind
from sayso.model.span import Span
from sayso.model.timeref import TimeRef
from sayso.notation import parse_say, print_say, say_of_reading, span_of
from sayso.notation.anchors import Paragraphs
from sayso.notation.readings import is_turned
from sayso.notation.tree import (
    CaveatSay,
    ClaimSay,
    LooseFigure,
    Ref,
    RelationSay,
    SourceSay,
)
from tests.unit.publish.made_up import (
    CAPTURED,
    DENIED,
    FIRST,
    KILLED,
    MINISTRY,
    TOLL,
    noon_reading,
    reading_of,
)

EXPECTED = """\
claim 1.1
  source   The NFR
  speaker  Northern Front for Renewal
  kind     body
  via      The Velmora Courier
  cue      said
  content  it had captured Halvik on Thursday
  force    asserts
  manner   indirect
  hedge    @3 could not be confirmed  outlet unverified
  event    COERCE/seize  actor Northern Front for Renewal  place Halvik  \
at karvelia:halvik  when 2031-05-01  trigger captured
  basis    own-act
  said-at  2031-05-01

claim 2.1
  source   outlet
  via      The Velmora Courier
  content  At least 412 people, ... since the bridges fell.
  figure   killed >=412  scope total  since the bridges fell  \
words At least 412 people
  figure   killed 57  of guards  part-of At least 412 people  scope total  \
words 57 guards

caveat 3.1
  words  The claims of the rebels could not be confirmed
  names  the rebels
  about  1.1
"""


def claims_of(tree) -> list[ClaimSay]:
    return [item for item in tree.items if isinstance(item, ClaimSay)]


def test_a_reading_prints_its_claims_and_caveats():
    tree = say_of_reading(reading_of())
    assert print_say(tree).endswith(EXPECTED)
    assert parse_say(print_say(tree)) == tree


def test_sources_name_what_else_they_are_called():
    rows = [i for i in say_of_reading(reading_of()).items if isinstance(i, SourceSay)]
    assert [(row.name, row.also) for row in rows] == [
        ("Northern Front for Renewal", ("NFR",)),
        ("NFR", ("Northern Front for Renewal",)),
        ("The Velmora Courier", ()),
    ]


def test_a_spokesperson_names_the_body():
    spoke = replace(MINISTRY, speaks_for=MINISTRY.source, role="Spokesman")
    reading = replace(noon_reading(), sources=(spoke,))
    row = say_of_reading(reading).items[0]
    assert row == SourceSay(
        name=MINISTRY.name,
        kind=MINISTRY.kind,
        roles=("Spokesman",),
        speaks_for=MINISTRY.name,
        country="KV",
    )


def test_an_attribution_without_a_claim_has_a_block_too():
    denied, quiet = claims_of(say_of_reading(noon_reading()))
    assert (denied.number, quiet.number) == ("1.1", "2.1")
    assert quiet.inside == Ref(number="1.1")
    assert quiet.speaker is None


def test_a_denial_is_not_negated_twice():
    # "denied that rebels had captured Halvik"
    assert not is_turned(DENIED)
    assert is_turned(replace(DENIED, negated=False))
    assert is_turned(replace(CAPTURED, negated=True))


def test_words_mean_their_spans():
    claim, _ = claims_of(say_of_reading(reading_of()))
    (content,) = claim.content
    assert span_of(Paragraphs(FIRST), 1, content) == CAPTURED.span


def test_a_claim_of_part_of_a_content_says_its_passage():
    part = replace(CAPTURED, span=Span(CAPTURED.span.start, CAPTURED.span.end - 12))
    claim, _ = claims_of(say_of_reading(replace(reading_of(), claims=(part, TOLL))))
    assert claim.passage is not None
    assert claim.passage.first.words == "it had captured Halvik"


def test_an_open_place_and_a_time_without_value_stand_as_words():
    assert CAPTURED.event is not None
    assert CAPTURED.event.place is not None
    place: PlaceRef = replace(CAPTURED.event.place, place=None)
    when = TimeRef(
        span=Span(0, 7),
        type="DATE",
        value=None,
        begin=None,
        end=None,
        grain=None,
        anchor=None,
    )
    event = replace(CAPTURED.event, place=place, when=when)
    reading = replace(reading_of(), claims=(replace(CAPTURED, event=event), TOLL))
    said = claims_of(say_of_reading(reading))[0].event
    assert said is not None
    assert (said.place, said.place_id, said.when) == ("Halvik", None, "The NFR")


def test_a_figure_that_no_claim_holds_stands_alone():
    reading = replace(reading_of(), claims=(CAPTURED,))
    loose = [i for i in say_of_reading(reading).items if isinstance(i, LooseFigure)]
    assert [figure.number for figure in loose] == ["2.1", "2.2"]
    assert loose[0].figure.low == KILLED.low


def test_relations_inside_the_document_are_told():
    inside = Relation(
        kind=RelationKind.CONTRADICTS,
        subject=CAPTURED.claim,
        object=TOLL.claim,
        because=("made up",),
    )
    outside = replace(inside, object=DENIED.claim)
    tree = say_of_reading(reading_of(), [inside, outside])
    assert [i for i in tree.items if isinstance(i, RelationSay)] == [
        RelationSay(
            subject=Ref(number="1.1"),
            kind=RelationKind.CONTRADICTS,
            object=Ref(number="2.1"),
            because=("made up",),
        )
    ]


def test_a_caveat_about_what_was_not_claimed_names_nobody():
    caveat = Caveat(span=Span(0, 7), names=(), about=("a9",))
    tree = say_of_reading(replace(noon_reading(), caveats=(caveat,)))
    (said,) = (item for item in tree.items if isinstance(item, CaveatSay))
    assert said.about == ()

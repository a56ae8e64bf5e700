"""Whole .say texts to trees."""

from datetime import UTC, datetime

import pytest

from sayso.errors import NotationError
from sayso.model.attribution import Force
from sayso.model.entry import AsOf
from sayso.model.relation import RelationKind
from sayso.model.standing import StandingName
from sayso.notation import parse_say
from sayso.notation.tree import (
    ClaimSay,
    DocumentSay,
    FigureSay,
    LooseFigure,
    Piece,
    PointSay,
    Ref,
    RelationSay,
    SeriesSay,
    Tree,
    Words,
)


def words(said: str) -> Words:
    return Words(first=Piece(words=said))


def test_an_empty_text_is_an_empty_tree():
    assert parse_say("# nothing yet\n") == Tree()


def test_a_claim_with_its_attribution():
    text = "claim 9.1\n  source  NFR\n  cue  said\n  content  it left\n  force  asserts"
    assert parse_say(text).items == (
        ClaimSay(
            number="9.1",
            source=(words("NFR"),),
            cue=(words("said"),),
            content=(words("it left"),),
            force=Force.ASSERTS,
        ),
    )


def test_the_outlet_is_a_source_of_its_own_kind():
    own, cited = parse_say(
        "claim 1.1\n  source  outlet\nclaim 1.2\n  source  \\outlet"
    ).items
    assert own == ClaimSay(number="1.1", own_voice=True)
    assert cited == ClaimSay(number="1.2", source=(words("outlet"),))


def test_blocks_of_a_board():
    text = (
        "as-of  recorded 2031-05-02T04:15:00Z  published any\n"
        "document 01\n  status canceled\n"
        "point it left\n  standing reported\n"
        "relation 01/9.1 denies 02/1.1\n"
        "series killed  of guards\n"
        "figure 3.1  killed 3\n"
    )
    assert parse_say(text) == Tree(
        as_of=AsOf(recorded=datetime(2031, 5, 2, 4, 15, tzinfo=UTC)),
        items=(
            DocumentSay(label="01", pub_status="canceled"),
            PointSay(title="it left", standing=StandingName.REPORTED),
            RelationSay(
                subject=Ref(number="9.1", document="01"),
                kind=RelationKind.DENIES,
                object=Ref(number="1.1", document="02"),
            ),
            SeriesSay(measure="killed", of="guards"),
            LooseFigure(
                number="3.1", figure=FigureSay(measure="killed", low=3, high=3)
            ),
        ),
    )


def test_what_is_right_and_not_found_yet_stands_under_missing():
    tree = parse_say("claim 1.1\nmissing\nclaim 2.1\n")
    assert tree.items == (ClaimSay(number="1.1"),)
    assert tree.missing == (ClaimSay(number="2.1"),)


def test_a_block_knows_its_line():
    first, second = parse_say("claim 1.1\n\nclaim 2.1\n").items
    assert (first.line, second.line) == (1, 3)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("  source NFR", "line 1, column 3: a field without a block"),
        ("claims 9.1", "line 1, column 1: 'claims' opens no block; known are document"),
        ("claim", "'claim' takes one value, 0 are given"),
        ("claim 9.1\n  colour  red", "line 2, column 3: 'colour' is not known here"),
        ("claim 9.1\n  force  asserts\n  force  denies", "line 3, .* given twice"),
        ("point it left", "line 1, column 1: 'standing' is missing here"),
        ("caveat 1.1", "'words' is missing here"),
        ("relation 9.1 denies", "no relation; write 10.1 denies 9.1"),
        ("relation 9.1 hates 1.1", "'hates' is none of supports"),
        ("figure", "needs a number"),
        ("series", "needs what is counted"),
        ("claim 1.1\nas-of  recorded any", "'as-of' opens no block"),
        ("as-of  recorded any\n  claim 1.1", "nothing may stand here"),
        ("missing claim", "nothing may stand here"),
        ("missing\nmissing", "'missing' opens no block"),
    ],
)
def test_faults_have_line_and_column(text, message):
    with pytest.raises(NotationError, match=message):
        parse_say(text)

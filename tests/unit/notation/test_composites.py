"""Events, figures, hedges, claim lines and steps on one line."""

from datetime import UTC, datetime

import pytest

from sayso.errors import NotationError
from sayso.model.attribution import Force
from sayso.model.entry import AsOf
from sayso.model.standing import StandingName
from sayso.notation.composites import (
    AS_OF,
    CLAIM_LINE,
    EVENT,
    FIGURE,
    HEDGE,
    STEP,
    Field,
    show_bounds,
    values_read,
)
from sayso.notation.lexer import Segment, lines_of
from sayso.notation.tree import (
    ClaimLine,
    EventSay,
    FigureSay,
    HedgeSay,
    Piece,
    Ref,
    StepSay,
    Words,
)
from sayso.notation.values import TEXT, Given

AT = datetime(2031, 5, 2, 4, 15, tzinfo=UTC)


def read(kind, values: str):
    (line,) = lines_of(f"  key  {values}")
    return kind.read(Given(line.keyword, line.segments))


def words(said: str) -> Words:
    return Words(first=Piece(words=said))


@pytest.mark.parametrize(
    ("kind", "values", "expected"),
    [
        (FIGURE, "killed >=412", FigureSay(measure="killed", low=412, high=None)),
        (
            FIGURE,
            "killed 57  of guards  part-of 412  scope total  words 57 guards",
            FigureSay(
                measure="killed",
                low=57,
                high=57,
                of="guards",
                part_of=words("412"),
                scope="total",
                words=words("57 guards"),
            ),
        ),
        (
            FIGURE,
            "spent on aid ~<=50  since Monday  unit dollars",
            FigureSay(
                measure="spent on aid",
                low=None,
                high=50,
                about=True,
                since="Monday",
                unit="dollars",
            ),
        ),
        (
            EVENT,
            "COERCE/seize  actor NFR  actor KMG  target Halvik  place Tarn  "
            "at sudria:tarn  when 2031-05-01  negated  status future  trigger took",
            EventSay(
                type="COERCE",
                mode="seize",
                actors=("NFR", "KMG"),
                targets=("Halvik",),
                place="Tarn",
                place_id="sudria:tarn",
                when="2031-05-01",
                negated=True,
                status="future",
                trigger=words("took"),
            ),
        ),
        (EVENT, "enter", EventSay(type="enter")),
        (EVENT, r"in\/out/x", EventSay(type="in/out", mode="x")),
        (
            HEDGE,
            "reportedly  source possible",
            HedgeSay(words=words("reportedly"), holder="source", degree="possible"),
        ),
        (
            CLAIM_LINE,
            "01/9.1  denies  Karvelian Defence Ministry  rebels had entered",
            ClaimLine(
                ref=Ref(number="9.1", document="01"),
                force=Force.DENIES,
                speaker="Karvelian Defence Ministry",
                words="rebels had entered",
            ),
        ),
        (
            CLAIM_LINE,
            "9.1  states not  Daily Lantern  it was calm",
            ClaimLine(
                ref=Ref(number="9.1"),
                force=None,
                speaker="Daily Lantern",
                words="it was calm",
                negated=True,
            ),
        ),
        (
            STEP,
            "by 3  of men  by KMG  at 2031-05-02T04:15:00Z  stands denied  claim 1.1",
            StepSay(
                # a measure may be called what it likes
                figure=FigureSay(measure="by", low=3, high=3, of="men"),
                ref=Ref(number="1.1"),
                origin="KMG",
                published_at=AT,
                standing=StandingName.DENIED,
            ),
        ),
        (AS_OF, "recorded 2031-05-02T04:15:00Z  published any", AsOf(recorded=AT)),
    ],
)
def test_a_value_reads_and_shows(kind, values, expected):
    assert read(kind, values) == expected
    assert kind.show(expected) == values


@pytest.mark.parametrize(
    ("kind", "values", "message"),
    [
        (FIGURE, "", "needs a measure and its bounds"),
        (FIGURE, "killed", "no figure; write killed >=412"),
        (FIGURE, "killed many", "no figure"),
        (FIGURE, "killed 3  place Halvik", "'place' is not known here; known are of,"),
        (FIGURE, "killed 3  of men  of women", "'of' is given twice"),
        (EVENT, "", "needs a type"),
        (EVENT, "/seize", "no type of event"),
        (HEDGE, "reportedly", "needs the words, then source or outlet"),
        (HEDGE, "reportedly  nobody possible", "'nobody' is none of source, outlet"),
        (HEDGE, "reportedly  source", "takes one value"),
        (CLAIM_LINE, "9.1  denies", "needs a number, a force, a speaker and words"),
        (CLAIM_LINE, "9.1  shouts  NFR  no", "'shouts' is none of asserts"),
        (STEP, "killed 3  by KMG", "'at' is missing here"),
        (AS_OF, "recorded never", "'never' is no time"),
    ],
)
def test_faults(kind, values, message):
    with pytest.raises(NotationError, match=message):
        read(kind, values)


@pytest.mark.parametrize(
    ("low", "high", "shown"),
    [
        (412, None, ">=412"),
        (None, 50, "<=50"),
        (412, 412, "412"),
        (20, 30, "20..30"),
        (None, None, "?"),
        (-3, -1, "-3..-1"),
    ],
)
def test_bounds(low, high, shown):
    assert show_bounds(low, high) == shown
    assert show_bounds(low, high, about=True) == "~" + shown
    figure = read(FIGURE, f"killed {shown}")
    assert (figure.low, figure.high, figure.about) == (low, high, False)


def test_a_fixed_value_goes_before_an_open_one():
    table = (Field("s", "other", TEXT), Field("s", "own", TEXT, fixed="outlet"))
    given = Given(Segment("s", 1, 1), (Segment("outlet", 1, 3),))
    assert values_read([given], table) == {"own": True}

"""The same dispatches, read and linked in any order of arrival, stand alike."""

from functools import cache
from random import Random

import pytest

from sayso.cli.reading_inputs import make_pipeline
from sayso.demo import bundled
from sayso.pipeline import Pipeline
from tests.orders import arrive, board_of, story_of

SHUFFLES = 2
# A name that joins two of the register; sentences put in another order as light edits.
HARD = (120, 219, 236)


@cache
def pipeline() -> Pipeline:
    gazetteer = bundled().gazetteer
    assert gazetteer is not None
    return make_pipeline((gazetteer,), strict=True)


@pytest.mark.parametrize("seed", [*range(60), *HARD])
def test_the_same_dispatches_stand_alike_in_any_order_of_arrival(seed):
    chance = Random(seed)
    readings = [pipeline().read(doc) for doc in story_of(chance)]
    board = board_of(arrive(pipeline(), readings))
    for _ in range(SHUFFLES):
        chance.shuffle(readings)
        assert board_of(arrive(pipeline(), readings)) == board

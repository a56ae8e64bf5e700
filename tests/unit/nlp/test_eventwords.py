"""The linear model of event types: features, shares, its file."""

import gzip
from pathlib import Path

import pytest

from sayso.nlp.eventwords import NAME, event_words, features_of, telling_words

MODEL = "AID ASSAULT\n0.0 0.5\n0.1\nhit\t1.0\t-20\t30\nsent aid\t2.0\t40\t-10\n"


@pytest.fixture(name="folder")
def folder_with_a_model(tmp_path: Path) -> Path:
    (tmp_path / NAME).write_bytes(gzip.compress(MODEL.encode()))
    return tmp_path


def test_parties_are_one_sign_and_their_last_words_are_told():
    found = list(features_of("Rebels hit the army", [(0, 6)], [(11, 19)]))
    assert {"^ s_ hit", "hit t_", "s_rebels", "t_army"} <= set(found)
    assert "rebels" not in found


def test_shares_sum_to_one_and_follow_the_words(folder):
    model = event_words(folder)
    hit = model.shares("Rebels hit Tarn", [(0, 6)], [(11, 15)])
    aid = model.shares("Sudria sent aid to Tarn", [(0, 6)], [(19, 23)])
    assert sum(hit.values()) == pytest.approx(1)
    assert hit["ASSAULT"] > 0.9
    assert aid["AID"] > 0.9


def test_unknown_words_leave_the_biases(folder):
    shares = event_words(folder).shares("Nothing known", [], [])
    assert shares["ASSAULT"] == pytest.approx(0.6225, abs=1e-3)


def test_telling_words_are_single_and_strong(folder):
    assert telling_words(folder) == {"hit"}


def test_the_shipped_model_knows_the_fifteen_types():
    assert len(event_words().labels) == 15

"""Loading weights, without any."""

from pathlib import Path

import numpy as np
import pytest

from sayso.errors import UsageError
from sayso.nlp.decode import Told
from sayso.nlp.encoder import Encoder, Heard, encoder_in, has_weights
from sayso.nlp.pieces import Marks
from sayso.nlp.tags import lawful
from tests.unit.nlp.heard import Hand
from tests.unit.nlp.test_pieces import MARKS, Letters
from tests.unit.nlp.test_scores import echo


def test_an_empty_folder_has_no_weights(tmp_path: Path):
    assert not has_weights(tmp_path)
    with pytest.raises(UsageError, match="--weights none"):
        encoder_in(tmp_path)


def test_how_sure_of_a_span():
    hand = Hand("Brandt denied it .")
    hand.mark("outer", "cue", "denied")
    heard = Heard(words=hand.words, scores=hand.scores, told=())
    assert heard.sure_of_cue(7, 13) > 0.9
    assert heard.sure_of_cue(6, 7) == 0.0  # white space


def test_a_text_is_read_with_whatever_runs():
    encoder = Encoder(
        tokenizer=Letters(),
        marks=Marks(pad=0, begin=1, separator=2, unknown=3),
        run=echo,
        steps=lawful(),
        version="0",
    )
    assert encoder.marks == MARKS
    heard = encoder.read("Brandt spoke", [(0, 12)])
    told: tuple[Told, ...] = heard.told
    assert told == ()
    assert np.isfinite(heard.scores.tags).all()

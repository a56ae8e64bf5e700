"""The word table of four bits gives back nearly what it was made of."""

import numpy as np

from sayso.nlp.table import table_of


def test_vectors_come_back_within_half_a_step():
    made = np.random.default_rng(1).normal(size=(50, 64)).astype(np.float32)
    table = table_of(made)
    back = table.vectors(np.arange(50))
    steps = np.repeat(table.scales.astype(np.float32), 32, axis=1)
    assert np.all(np.abs(back - made) <= 0.51 * steps + 1e-6)


def test_it_takes_half_a_byte_a_number_and_a_scale_for_thirty_two():
    table = table_of(np.ones((10, 64), np.float32))
    assert (table.packed.nbytes, table.scales.nbytes) == (10 * 32, 10 * 2 * 2)


def test_rows_of_nought_stay_nought():
    table = table_of(np.zeros((2, 32), np.float32))
    assert not table.vectors(np.array([[0, 1]])).any()


def test_the_shape_of_what_is_asked_is_kept():
    table = table_of(np.ones((4, 32), np.float32))
    assert table.vectors(np.array([[1, 2, 3], [0, 0, 0]])).shape == (2, 3, 32)

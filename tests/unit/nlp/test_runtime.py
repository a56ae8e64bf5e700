"""How many threads the weights may use."""

import pytest

from sayso.errors import UsageError
from sayso.nlp.runtime import threads


def test_threads_are_what_the_environment_says(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("SAYSO_THREADS", "3")
    assert threads() == 3
    monkeypatch.delenv("SAYSO_THREADS")
    assert threads() >= 1


@pytest.mark.parametrize("asked", ["0", "-1", "two", "1.5", "²"])
def test_a_bad_number_of_threads_is_a_bad_call(
    asked: str, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("SAYSO_THREADS", asked)
    with pytest.raises(UsageError, match="SAYSO_THREADS"):
        threads()

"""The demo's story, served."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from sayso.cli.opening import looking
from sayso.ports import Ledger
from tests.serving import served, story_copy, story_file


@pytest.fixture(scope="module")
def web() -> Iterator[TestClient]:
    """A reader before the demo's story; no test of it writes."""
    with looking(story_file()) as ledger, served(ledger) as browser:
        yield browser


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """The demo's story in a ledger of the test's own."""
    with story_copy(tmp_path) as found:
        yield found

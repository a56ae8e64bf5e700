"""Accounts by the command line."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from sayso.cli import group

WORD = "an orange bicycle\n"


@pytest.fixture
def account(tmp_path: Path):
    def run(*words: str, typed: str = ""):
        asked = ["account", *words, "--ledger", str(tmp_path / "x.sayso")]
        return CliRunner().invoke(group, asked, input=typed)

    return run


def test_an_account_from_its_making_to_its_end(account):
    made = account("add", "ines", "--role", "reviewer", "--password-stdin", typed=WORD)
    assert made.output == "ines may come in as reviewer\n"
    token = account("token", "ines", "--label", "bot").output.strip()
    assert len(token) > 40
    listed = account("list").output
    assert "ines" in listed
    assert "bot" in listed
    assert token not in listed
    assert account("role", "ines", "reader").exit_code == 0
    assert account("revoke", "ines", "--label", "bot").exit_code == 0
    new = account("password", "ines", "--password-stdin", typed="a green umbrella\n")
    assert new.exit_code == 0
    assert account("remove", "ines").exit_code == 0
    assert "No accounts yet" in account("list").output


def test_a_password_is_asked_for_twice(account):
    twice = "an orange bicycle\nan orange bicycle\n"
    answer = account("add", "ines", typed=twice)
    assert answer.exit_code == 0
    assert "orange" not in answer.output

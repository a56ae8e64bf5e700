"""What the story is called: by its file, until somebody names it."""

from pathlib import Path
from typing import get_args

import pytest
from starlette.testclient import TestClient

from sayso.cli.serve_command import keep_title, settings_for
from sayso.errors import UsageError
from sayso.ports import Ledger
from sayso.serve.clock import now
from sayso.serve.sessions import Role, Sessions, Visitor
from sayso.serve.settings import Settings
from sayso.serve.title import LONGEST, Title, title_of_file
from tests.serving import served, text_of


@pytest.mark.parametrize(
    ("file", "title"),
    [
        ("dresna.sayso", "Dresna"),
        ("the-fall-of_dresna.sayso", "The fall of dresna"),
        ("2031.sayso", "2031"),
    ],
)
def test_by_its_file(file: str, title: str):
    assert title_of_file(Path("folder") / file) == title


def named(web: TestClient, title: str):
    return web.post("/settings/title", data={"title": title})


def test_a_new_title_is_on_every_page_at_once(ledger: Ledger):
    with served(ledger) as web:
        assert "<h1>Dresna</h1>" in web.get("/").text
        named(web, "The fall of Dresna")
        assert "<h1>The fall of Dresna</h1>" in web.get("/").text
        assert "<title>Board · The fall of Dresna</title>" in web.get("/board").text
        assert "The fall of Dresna: board" in web.get("/board.rss").text
        report = web.get("/report.md").text
        assert report.startswith("# The fall of Dresna: situation report")


def test_no_title_is_the_usual_one_again(ledger: Ledger):
    with served(ledger) as web:
        named(web, "Other")
        named(web, "  ")
        assert "<h1>Dresna</h1>" in web.get("/").text


def test_markup_in_a_title_is_text(ledger: Ledger):
    with served(ledger) as web:
        html = named(web, "<script>x</script>").text + web.get("/").text
        assert "<script>x" not in html


@pytest.mark.parametrize("words", ["x" * (LONGEST + 1), "a\x07b", "a\u202eb"])
def test_what_is_no_title_is_refused(ledger: Ledger, words: str):
    with served(ledger) as web:
        assert named(web, words).status_code == 400
        assert "<h1>Dresna</h1>" in web.get("/").text


def test_it_outlives_a_restart_and_is_the_same_for_every_process(tmp_path: Path):
    path = tmp_path / "dresna.sayso-desk"
    one, other = Title(path, "Dresna"), Title(path, "Dresna")
    one.keep("The  siege\tof Dresna")
    assert other.words == "The siege of Dresna"
    one.close()
    other.close()
    again = Title(path, "Dresna")
    assert again.words == "The siege of Dresna"
    assert path.stat().st_mode & 0o077 == 0
    again.close()


def test_the_command_line_names_it_too_and_it_stays(tmp_path: Path):
    ledger = tmp_path / "dresna.sayso"
    settings = settings_for(ledger)
    assert settings.title == "Dresna"
    keep_title(settings, "The siege of Dresna")
    again = settings_for(ledger)
    title = Title(again.desk, again.title)
    assert title.words == "The siege of Dresna"
    title.close()


def test_a_refused_title_leaves_the_old_one():
    title = Title(None, "Dresna")
    title.keep("Kept")
    with pytest.raises(UsageError):
        title.keep("x" * 500)
    assert title.words == "Kept"


def test_only_an_admin_names_it(ledger: Ledger, tmp_path: Path):
    desk = tmp_path / "team.sayso-desk"
    settings = Settings(title="Dresna", desk=desk, has_accounts=True)
    with served(ledger, settings=settings, enters=False) as web:
        for role in get_args(Role):
            status = 303 if role == "admin" else 403
            sign_in_as(web, role)
            page = text_of(web.get("/settings").text)
            assert ("This story, for everybody" in page) is (role == "admin")
            form = {"title": f"by {role}"}
            answer = web.post("/settings/title", data=form, follow_redirects=False)
            assert answer.status_code == status
        assert "<h1>by admin</h1>" in web.get("/").text


def sign_in_as(web: TestClient, role: Role) -> None:
    """Sign in by an account of that role, made for it."""
    sessions: Sessions = web.app.state.served.sessions  # type: ignore[attr-defined]
    visitor = Visitor(person=f"a {role}", role=role)
    web.cookies.set("sayso_8710", sessions.begin(visitor, now()))

"""A newsroom with accounts: who gets in, as what, and how guessing is slowed down."""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from sayso.errors import UnknownNameError, UsageError
from sayso.model.entry import NOW
from sayso.ports import Ledger
from sayso.serve.accounts import Accounts, Attempts
from sayso.serve.rulings import entry_of
from sayso.serve.sessions import Visitor
from sayso.serve.settings import Settings
from tests.serving import served, text_of

NOON = datetime(2031, 5, 1, 12, tzinfo=UTC)
WORD = "an orange bicycle"
ROLES = {"Ines": "reviewer", "Ruben": "reader", "Tess": "admin", "Omar": "reviewer"}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Accounts made once: hashing a password takes its time, as it should."""
    path = tmp_path_factory.mktemp("desk") / "story.sayso-desk"
    accounts = Accounts(path)
    for person, role in ROLES.items():
        accounts.add(person, role, WORD, NOON)
    accounts.close()
    return path


@pytest.fixture
def desk(made: Path, tmp_path: Path) -> Path:
    path = tmp_path / made.name
    shutil.copy(made, path)
    return path


@pytest.fixture
def web(ledger: Ledger, desk: Path) -> Iterator[TestClient]:
    settings = Settings(title="Dresna", desk=desk, has_accounts=True)
    with served(ledger, settings=settings, enters=False) as browser:
        yield browser


def sign_in(web: TestClient, person: str, word: str = WORD, back: str = "/"):
    form = {"person": person, "password": word, "next": back}
    return web.post("/login", data=form)


def test_a_stranger_is_asked_to_sign_in_and_led_on(web: TestClient):
    page = web.get("/board", params={"standing": "contested"})
    assert "Sign in" in text_of(page.text)
    assert "Halvik" not in page.text
    answer = sign_in(web, "Ines", back="/board?standing=contested")
    assert answer.url.path == "/board"
    assert "Halvik" in answer.text


def test_a_program_is_told_how(web: TestClient):
    answer = web.get("/api/v1/points", headers={"accept": "application/json"})
    assert answer.status_code == 401
    assert "Bearer" in answer.text


@pytest.mark.parametrize(
    ("person", "word"), [("Ines", "wrong words"), ("Nobody", WORD)]
)
def test_a_wrong_name_and_a_wrong_password_look_the_same(web: TestClient, person, word):
    answer = sign_in(web, person, word)
    assert answer.status_code == 401
    assert "do not go together" in text_of(answer.text)


def test_guessing_is_slowed_down(web: TestClient):
    for _ in range(5):
        sign_in(web, "Ines", "wrong words")
    answer = sign_in(web, "Ines")
    assert answer.status_code == 429
    assert int(answer.headers["retry-after"]) > 0


def test_a_reader_reads_and_does_not_rule_or_add(web: TestClient):
    sign_in(web, "Ruben")
    row = web.get("/board.json").json()["rows"][0]
    asked = {"verdict": "watch", "claim": row["claim"]}
    assert web.post("/rulings", data=asked).status_code == 403
    assert web.post("/add", data={"text": "x"}).status_code == 403
    assert "reading only" in text_of(web.get("/add").text)


def test_a_ruling_is_signed_by_whoever_signed_in(web: TestClient):
    sign_in(web, "Ines")
    row = web.get("/board.json").json()["rows"][0]
    web.post("/rulings", data={"verdict": "watch", "claim": row["claim"]})
    history = text_of(web.get("/review", params={"queue": "history"}).text)
    assert "watch Ines" in history


def test_an_admin_takes_back_what_another_ruled_and_a_reviewer_does_not(
    web: TestClient, ledger: Ledger
):
    sign_in(web, "Ines")
    row = web.get("/board.json").json()["rows"][0]
    web.post("/rulings", data={"verdict": "watch", "claim": row["claim"]})
    (ruling,) = ledger.view(NOW).rulings()
    undo = {"entry": entry_of(ruling)}
    for person, status in (("Ruben", 403), ("Omar", 409), ("Tess", 200)):
        web.post("/logout")
        sign_in(web, person)
        offers = "take back" in text_of(web.get("/review?queue=history").text)
        assert offers is (status == 200)
        assert web.post("/rulings/undo", data=undo).status_code == status
    assert ledger.view(NOW).rulings() == ()
    # The log keeps who ruled and who took it back.
    signed = [entry.agent.name for entry in list(ledger.entries(NOW))[-2:]]
    assert signed == ["Ines", "Tess"]


def test_signing_out_ends_the_session(web: TestClient):
    sign_in(web, "Ines")
    assert "Sign in" in text_of(web.post("/logout").text)
    assert "Sign in" in text_of(web.get("/board").text)


def test_entering_leads_to_no_other_host(web: TestClient):
    form = {"person": "Ines", "password": WORD, "next": "//evil.example"}
    answer = web.post("/login", data=form, follow_redirects=False)
    assert answer.headers["location"] == "/evil.example"


def test_the_login_page_holds_no_markup_of_a_stranger(web: TestClient):
    page = web.get("/login", params={"next": '"><script>x</script>'}).text
    assert "<script>" not in page


def test_a_token_of_an_account_lets_a_program_in(web: TestClient, desk: Path):
    accounts = Accounts(desk)
    token = accounts.make_token("Ruben", "bot", NOON)
    key = {"authorization": f"Bearer {token}", "accept": "application/json"}
    assert web.get("/api/v1/points", headers=key).status_code == 200
    accounts.revoke("Ruben", "bot")
    assert web.get("/api/v1/points", headers=key).status_code == 401
    assert token not in desk.read_bytes().decode("latin-1"), "only its hash is kept"
    accounts.close()


class TestKeeping:
    def test_nothing_of_a_password_can_be_read(self, desk: Path):
        kept = desk.read_bytes().decode("latin-1")
        assert WORD not in kept
        assert kept.count("$argon2id$") == len(ROLES)
        assert desk.stat().st_mode & 0o077 == 0

    def test_another_role_holds_for_open_sessions(self, web: TestClient, desk: Path):
        sign_in(web, "Ines")
        accounts = Accounts(desk)
        accounts.change_role("Ines", "reader")
        accounts.close()
        assert "reading only" in text_of(web.get("/add").text)

    @pytest.mark.parametrize("how", ["remove", "password"])
    def test_open_sessions_end(self, web: TestClient, desk: Path, how: str):
        sign_in(web, "Ines")
        accounts = Accounts(desk)
        if how == "remove":
            accounts.remove("Ines")
        else:
            accounts.change_password("Ines", "a green umbrella")
        accounts.close()
        assert "Sign in" in text_of(web.get("/board").text)

    @pytest.mark.parametrize(
        ("person", "role", "word"),
        [
            ("Ines", "reader", WORD),
            ("New", "boss", WORD),
            ("New", "reader", "short"),
            (" ", "reader", WORD),
            ("a\nb", "reader", WORD),
        ],
    )
    def test_what_makes_no_account(self, desk: Path, person, role, word):
        with pytest.raises(UsageError):
            Accounts(desk).add(person, role, word, NOON)

    def test_nobody_is_nobody(self, desk: Path):
        accounts = Accounts(desk)
        for change in (
            lambda: accounts.remove("Nobody"),
            lambda: accounts.make_token("Nobody", "x", NOON),
            lambda: accounts.revoke("Ines", "x"),
        ):
            with pytest.raises(UnknownNameError):
                change()

    def test_a_password_is_checked(self):
        accounts = Accounts(None)
        accounts.add("Ines", "reviewer", WORD, NOON)
        assert accounts.check("Ines", WORD) == Visitor(person="Ines", role="reviewer")
        assert accounts.check("Ines", "another word") is None
        assert accounts.check("Nobody", WORD) is None


class TestAttempts:
    def test_after_five_in_ten_minutes_one_waits(self):
        attempts = Attempts()
        for n in range(5):
            assert attempts.must_wait(("a",), NOON) == 0
            attempts.failed(("a",), NOON + timedelta(seconds=n))
        assert attempts.must_wait(("a", "b"), NOON + timedelta(minutes=1)) > 0
        assert attempts.must_wait(("b",), NOON) == 0
        assert attempts.must_wait(("a",), NOON + timedelta(minutes=11)) == 0

    def test_the_right_password_wipes_the_slate(self):
        attempts = Attempts()
        for _ in range(5):
            attempts.failed(("a",), NOON)
        attempts.passed(("a",))
        assert attempts.must_wait(("a",), NOON) == 0

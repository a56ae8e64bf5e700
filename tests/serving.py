"""A served ledger as a reader meets it: addresses in, pages out, without a network."""

import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, partial
from html import unescape
from pathlib import Path
from shutil import copyfile

from starlette.testclient import TestClient

from sayso.api.routes import mounted
from sayso.cli.opening import writing
from sayso.cli.reading_inputs import make_pipeline
from sayso.demo import bundled, enter_story
from sayso.desk.errors import HANDLERS
from sayso.desk.routes import routes
from sayso.ports import Ledger
from sayso.serve.application import application
from sayso.serve.sessions import Sessions
from sayso.serve.settings import Settings

BASE = "http://127.0.0.1:8710"
BROWSER = {"accept": "text/html", "sec-fetch-site": "same-origin"}


@cache
def story_file() -> Path:
    """The demo's story as a ledger, entered once for all tests of a process."""
    path = Path(tempfile.mkdtemp(prefix="sayso-test-")) / "story.sayso"
    story = bundled()
    pipeline = make_pipeline((story.gazetteer,) if story.gazetteer else (), strict=True)
    with writing(path) as ledger:
        list(enter_story(story, ledger, pipeline))
    return path


@contextmanager
def story_copy(folder: Path) -> Iterator[Ledger]:
    """A ledger with the demo's story that a test may write into."""
    path = folder / "story.sayso"
    copyfile(story_file(), path)
    with writing(path) as ledger:
        yield ledger


@contextmanager
def served(
    ledger: Ledger, *, enters: bool = True, settings: Settings | None = None
) -> Iterator[TestClient]:
    """A reader's browser before a served ledger; let in unless `enters` is false."""
    settings = settings or Settings(title="Dresna", person="Ines")
    sessions = Sessions(settings.desk)
    app = application(
        ledger,
        settings,
        sessions,
        routes=[mounted(), *routes()],
        handlers=HANDLERS,
        make_pipeline=partial(make_pipeline, (), strict=False),
    )
    with TestClient(app, base_url=BASE, headers=BROWSER, follow_redirects=True) as web:
        if enters:
            assert web.get("/", params={"token": sessions.token}).status_code == 200
        yield web
    sessions.close()


def text_of(html: str) -> str:
    """What a page says, without its tags."""
    bare = re.sub(r"<(script|style|svg)\b.*?</\1>|<[^>]+>", " ", html, flags=re.DOTALL)
    return " ".join(unescape(bare).split())

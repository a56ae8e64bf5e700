"""What is served is what is written: the assets match the sources in web/."""

import hashlib
import json
from pathlib import Path

import pytest

from sayso.desk.assets import FOLDER
from sayso.desk.keys import KEYS
from sayso.desk.navigation import NAVIGATION, TOOLS

ROOT = Path(__file__).parents[2]
WEB = ROOT / "web"
KEYS_FILE = ROOT / "src" / "sayso" / "desk" / "keys.json"


def sources() -> dict[str, Path]:
    """All sources by name, as web/build.mjs counts them."""
    below = [
        path
        for path in WEB.rglob("*")
        if path.is_file()
        and not any(
            part.startswith(".") or part == "node_modules"
            for part in path.relative_to(WEB).parts
        )
    ]
    return {path.relative_to(ROOT).as_posix(): path for path in [*below, KEYS_FILE]}


def test_the_assets_were_built_from_these_sources():
    digest = hashlib.sha256()
    for name, path in sorted(sources().items()):
        digest.update(name.encode() + b"\0" + path.read_bytes() + b"\0")
    built = json.loads((FOLDER / "built.json").read_text("utf-8"))
    assert digest.hexdigest() == built["sources"], "run `make web` and commit static/"


def test_the_assets_are_as_they_were_built():
    built = json.loads((FOLDER / "built.json").read_text("utf-8"))["files"]
    found = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in FOLDER.iterdir()
        if path.name != "built.json"
    }
    assert found == built


def test_nothing_that_we_wrote_names_another_host():
    # The map's library names its manual in messages; browsers may reach nobody anyway.
    for path in (FOLDER / name for name in ("desk.js", "desk.css", "live-worker.js")):
        words = path.read_text("utf-8").replace("http://www.w3.org/", "")
        assert "http://" not in words, path.name
        assert "https://" not in words, path.name


def test_the_lock_file_names_no_registry():
    assert '"resolved"' not in (WEB / "package-lock.json").read_text("utf-8")


def test_each_key_has_one_meaning_and_each_action_has_code():
    keys = [key for group in KEYS for key in group.keys]
    assert len({key.press for key in keys}) == len(keys)
    assert len({key.id for key in keys}) == len(keys)
    letters = [place.letter for place in (*NAVIGATION, *TOOLS)]
    assert len(set(letters)) == len(letters)
    code = (WEB / "src" / "keyboard.ts").read_text("utf-8")
    actions = code.split("const ACTIONS")[1].split("};")[0]
    for key in keys:
        named = f'"{key.id}":' in actions or f"{key.id}:" in actions
        assert named or f"\n  {key.id}," in actions, key.id


@pytest.mark.parametrize("name", ["desk.js", "desk.css", "live-worker.js"])
def test_the_assets_of_every_page_are_small(name: str):
    assert (FOLDER / name).stat().st_size < 80_000

"""Starting is cheap: the heavy libraries are imported only by what needs them."""

import subprocess
import sys

import pytest

HEAVY = {"sqlalchemy", "trafilatura", "httpx", "numpy", "rich", "feedparser", "lxml"}
HEAVY |= {"fastapi", "jinja2", "starlette", "uvicorn"}


def imported_by(code: str) -> set[str]:
    probe = f"{code}\nimport sys; print(*sys.modules)"
    run = subprocess.run(
        [sys.executable, "-c", probe], capture_output=True, text=True, check=True
    )
    return {name.split(".")[0] for name in run.stdout.split()}


@pytest.mark.parametrize(
    "code",
    [
        "import sayso",
        "import sayso.cli",
        "import contextlib, sayso.cli\n"
        "with contextlib.suppress(SystemExit): sayso.cli.main(['--help'])",
    ],
    ids=["import sayso", "import sayso.cli", "sayso --help"],
)
def test_no_heavy_library_is_loaded_by(code: str):
    assert imported_by(code) & HEAVY == set()

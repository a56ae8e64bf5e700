"""What `web/` was built into, and how browsers keep it.

`built.json` lists the files and the digest of the sources they were built from. An
address of an asset carries that digest, so that a browser may keep it for ever.
"""

import json
from functools import lru_cache
from pathlib import Path

from starlette.responses import FileResponse, Response
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

FOLDER = Path(__file__).with_name("static")
FOR_EVER = "public, max-age=31536000, immutable"


@lru_cache(1)
def digest() -> str:
    """The digest of the sources that the assets were built from, shortened."""
    built = json.loads((FOLDER / "built.json").read_text("utf-8"))
    return str(built["sources"])[:12]


def asset(name: str) -> str:
    """The address of an asset."""
    return f"/static/{digest()}/{name}"


class _Kept(StaticFiles):
    """Files whose address changes whenever they do."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """The file; the digest in the address is not part of its name."""
        # A worker's address must not change while pages of two builds are open.
        name = path.removeprefix(f"{digest()}/")
        response = await super().get_response(name, scope)
        if isinstance(response, FileResponse) and name != path:
            response.headers["cache-control"] = FOR_EVER
        return response


def routes() -> list[Mount]:
    """Where assets lie."""
    return [Mount("/static", _Kept(directory=FOLDER), name="static")]

"""Settings: of this browser (theme, zone, keys, clock, maps), the title; and about."""

from functools import lru_cache
from importlib.metadata import PackageNotFoundError, distribution

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from sayso import __version__
from sayso.desk.frame import page
from sayso.desk.preferences import GROUNDS, THEMES
from sayso.desk.preferences import zones as known_zones
from sayso.serve.served import look_asked, served_of, visitor_of
from sayso.serve.title import LONGEST

YEAR_S = 365 * 24 * 3600
CLOCKS = {
    "published": "what was printed by then",
    "recorded": "what this ledger held then",
}


def settings(request: Request) -> Response:
    """The choices, and about."""
    served = served_of(request)
    return page(
        request,
        look_asked(request),
        "settings.html",
        themes=THEMES,
        clocks=CLOCKS,
        zones=zones(),
        outline=served.settings.outline,
        longest=LONGEST,
        version=__version__,
        notice=notice(),
    )


@lru_cache(1)
def zones() -> tuple[str, ...]:
    """The time zones that may be chosen, UTC first."""
    named = sorted(zone for zone in known_zones() if "/" in zone)
    return ("UTC", *(zone for zone in named if not zone.startswith(("Etc/", "posix"))))


@lru_cache(1)
def notice() -> str:
    """Licences and credits, as the package carries them."""
    try:
        files = distribution("sayso").files or ()
    except PackageNotFoundError:
        return ""
    found = (f for f in files if f.name == "NOTICE")
    return next((f.read_text() for f in found), "")


async def choose(request: Request) -> Response:
    """Keep what was chosen in cookies of this browser."""
    form = await request.form()
    answer = RedirectResponse("/settings", 303)
    known: dict[str, set[str]] = {
        "theme": set(THEMES),
        "zone": set(zones()),
        "clock": set(CLOCKS),
        "ground": set(GROUNDS),
    }
    for name, values in known.items():
        value = str(form.get(name, ""))
        if value in values:
            answer.set_cookie(name, value, max_age=YEAR_S, samesite="lax")
    keys = "on" if form.get("keys") == "on" else "off"
    answer.set_cookie("keys", keys, max_age=YEAR_S, samesite="lax")
    return answer


async def name_it(request: Request) -> Response:
    """Call the story what an admin says, on every page from now on."""
    if visitor_of(request).role != "admin":
        raise HTTPException(403, "An admin names the story.")
    form = await request.form()
    title = served_of(request).title
    await run_in_threadpool(title.keep, str(form.get("title", "")))
    return RedirectResponse("/settings", 303)


routes = (
    Route("/settings", settings, name="settings"),
    Route("/settings", choose, methods=["POST"]),
    Route("/settings/title", name_it, methods=["POST"]),
)

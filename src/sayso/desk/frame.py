"""What every page has around it, and how a page becomes an answer."""

from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from sayso.desk import words
from sayso.desk.assets import asset
from sayso.desk.bar import bar_of
from sayso.desk.keys import KEYS
from sayso.desk.lists import moment_headers
from sayso.desk.navigation import NAVIGATION, TOOLS
from sayso.desk.preferences import Preferences, preferences_in
from sayso.desk.standings import BY_NAME, LOOKS
from sayso.publish.drawings import shown_bounds
from sayso.publish.report.content import bare
from sayso.serve.asking import address, clocks_of
from sayso.serve.looks import Look
from sayso.serve.served import served_of, visitor_of
from sayso.text.moments import write_moment

TEMPLATES = Path(__file__).with_name("templates")


@lru_cache(1)
def environment() -> Environment:
    """Templates in which everything is escaped and nothing may be missing."""
    found = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    found.filters |= {
        "said": words.said,
        "bare": bare,
        "clipped": words.clipped,
        "passage": words.passage,
        "headline": words.headline,
        "iso": write_moment,
        "count": words.count,
        "web": words.web_address,
        "bounds": shown_bounds,
    }
    found.globals |= {"asset": asset, "standings": BY_NAME, "looks": LOOKS}
    return found


def page(
    request: Request, look: Look, template: str, *, status: int = 200, **shown: object
) -> Response:
    """A page in its frame; `shown` is what its template speaks of."""
    chosen = preferences_in(request.cookies)
    bar = bar_of(request, look, chosen)
    served = served_of(request)
    near = bar.last

    plain = address("", look.as_of)  # what every link without fields ends with

    def link(path: str, **fields: str | None) -> str:
        return address(path, look.as_of, **fields) if fields else path + plain

    html = (
        environment()
        .get_template(template)
        .render(
            request=request,
            bar=bar,
            chosen=chosen,
            link=link,
            when=lambda at: words.moment(at, chosen.tz),
            when_short=lambda at: words.short_moment(at, chosen.tz, near),
            zone=words.zone_label(bar.shown_at, chosen.tz),
            pinned=clocks_of(look.as_of),
            navigation=NAVIGATION,
            tools=TOOLS,
            keys=KEYS,
            title_of_story=served.title.words,
            visitor=visitor_of(request),
            has_accounts=served.settings.has_accounts,
            **shown,
        )
    )
    return HTMLResponse(html, status_code=status, headers=moment_headers(look))


def chosen_by(request: Request) -> Preferences:
    """What the reader of a request chose."""
    return preferences_in(request.cookies)

"""All pages of the desk. A new page is a line here and one in `navigation`."""

from starlette.routing import BaseRoute

from sayso.desk import assets, drawn
from sayso.desk.pages import (
    add,
    board,
    document,
    figures,
    keys,
    kinship,
    live,
    moment,
    places,
    point,
    reference,
    report,
    review,
    rulings,
    settings,
    sources,
    story,
    timeline,
)

PAGES = (
    story,
    board,
    point,
    document,
    sources,
    places,
    figures,
    timeline,
    report,
    review,
    add,
    settings,
    rulings,
    keys,
    kinship,
    reference,
    moment,
    live,
)


def routes() -> list[BaseRoute]:
    """The routes of every page, and of the assets."""
    pages: list[BaseRoute] = [route for module in PAGES for route in module.routes]
    return [*pages, *drawn.routes, *assets.routes()]

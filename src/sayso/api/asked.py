"""What requests may ask, declared once: the moment, and the filters of a board."""

from typing import Annotated, Literal

from fastapi import Depends, Query, Request

from sayso.model.board import BoardQuery
from sayso.model.standing import StandingName
from sayso.serve.looks import Look
from sayso.serve.questions import MOST, board_query
from sayso.serve.served import look_asked

MOMENT = "2031-05-02T04:00Z, or a date for the end of that day"


def _look(
    request: Request,
    as_of: Annotated[  # noqa: ARG001 - declared for the description; read with the other clock
        str | None, Query(description=f"What the ledger held then: {MOMENT}.")
    ] = None,
    published_by: Annotated[  # noqa: ARG001 - as above
        str | None, Query(description=f"What had been printed by then: {MOMENT}.")
    ] = None,
) -> Look:
    return look_asked(request)


AsAsked = Annotated[Look, Depends(_look)]


def _board(  # noqa: PLR0913, PLR0917 - one parameter for each filter
    request: Request,
    standing: Annotated[  # noqa: ARG001 - as above, for all of these
        list[StandingName] | None, Query(description="Any of these standings.")
    ] = None,
    type: Annotated[  # noqa: A002, ARG001
        list[str] | None, Query(description="Any of these kinds of event.")
    ] = None,
    place: Annotated[  # noqa: ARG001
        str | None, Query(description="The id of a place.")
    ] = None,
    source: Annotated[  # noqa: ARG001
        str | None, Query(description="The id of a source that is cited.")
    ] = None,
    outlet: Annotated[  # noqa: ARG001
        str | None, Query(description="The id of an outlet that printed it.")
    ] = None,
    q: Annotated[  # noqa: ARG001
        str | None, Query(description="Words that all stand in one claim.")
    ] = None,
    since: Annotated[  # noqa: ARG001
        str | None, Query(description="Spoken of at or after this moment.")
    ] = None,
    sort: Annotated[  # noqa: ARG001
        Literal["newest", "oldest"] | None, Query(description="Which word is first.")
    ] = None,
    cursor: Annotated[  # noqa: ARG001
        str | None, Query(description="“next” of the page before.")
    ] = None,
    limit: Annotated[  # noqa: ARG001
        int | None, Query(ge=1, le=MOST, description="At most so many points.")
    ] = None,
) -> BoardQuery:
    return board_query(request.query_params, limit=100)


BoardAsked = Annotated[BoardQuery, Depends(_board)]

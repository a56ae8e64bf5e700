"""Kinship: whether two claims are of one origin, and what joins or parts them."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from sayso.desk.frame import page
from sayso.errors import UsageError
from sayso.model.ids import ClaimId
from sayso.serve.served import look_asked


def kinship(request: Request) -> Response:
    """Two claims side by side, and why they count as one origin or as two."""
    look = look_asked(request)
    one, other = request.query_params.get("one"), request.query_params.get("other")
    if not one or not other or one == other:
        message = "name two claims: /kinship?one=CLAIM&other=CLAIM"
        raise UsageError(message)
    found = look.view.kinship(ClaimId(one), ClaimId(other))
    claims = [look.view.claim(ClaimId(claim)) for claim in (one, other)]
    return page(
        request,
        look,
        "kinship.html",
        found=found,
        pairs=[
            (claim, look.view.document(claim.doc), name)
            for claim, name in zip(claims, found.names, strict=True)
        ],
        point=look.view.point(claims[0].claim).point,
    )


routes = (Route("/kinship", kinship, name="kinship"),)

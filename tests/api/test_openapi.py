"""The API keeps to its own description, whatever is asked of it.

Schemathesis makes the questions out of the description: those that it allows and those
that it does not. Names that the ledger knows are mixed in, so that more is seen than
refusals.
"""

from collections.abc import Iterator
from datetime import datetime
from functools import cache
from typing import Any

import httpx2
import pytest
import schemathesis
from hypothesis import settings
from hypothesis import strategies as st
from schemathesis.config import SchemathesisConfig
from schemathesis.hooks import HookContext
from starlette.datastructures import QueryParams
from starlette.testclient import TestClient

from sayso.api.routes import api
from sayso.cli.opening import looking
from sayso.errors import UsageError
from sayso.model.board import BoardQuery
from sayso.model.entry import NOW
from sayso.serve.asking import as_of_asked, moment_headers
from sayso.serve.rulings import ON_CLAIMS
from tests.serving import BASE, served, story_copy, story_file

Fields = dict[str, Any]
Case = schemathesis.Case[Any]
MOMENTS = ("2031-05-02T06:00Z", "2031-05-02", "2031-05-02T14:00+03:00", "2031-12-31")
KNOWN = {"as_of", "published_by", "since", "place", "source", "cursor"}
# Whether words are a moment, a cursor or a ruling is not in the description.
ALLOWED_MAY_GET = ["200", "400", "404"]
DESCRIPTION = schemathesis.openapi.from_dict(
    api().openapi(),
    config=SchemathesisConfig.from_dict(
        {
            "generation": {"deterministic": True},
            "checks": {
                "positive_data_acceptance": {"expected-statuses": ALLOWED_MAY_GET}
            },
        }
    ),
)


@cache
def known() -> Fields:
    """What the story's ledger knows, by the name of the field that asks for it."""
    with looking(story_file()) as ledger:
        view = ledger.view(NOW)
        page = view.board(BoardQuery(limit=12))
        claims = [view.claim(row.claim) for row in page.rows]
    return {
        "point": [row.point for row in page.rows],
        "claim": [claim.claim for claim in claims],
        "doc": [claim.doc for claim in claims],
        "source": [claim.source for claim in claims],
        "place": [row.place for row in page.rows if row.place],
        "cursor": [page.next],
        "as_of": MOMENTS,
        "published_by": MOMENTS,
        "since": MOMENTS,
    }


def one_known(name: str) -> st.SearchStrategy[str]:
    return st.deferred(lambda: st.sampled_from(known()[name]))


RULINGS = st.fixed_dictionaries(
    {
        "verdict": st.sampled_from(sorted(ON_CLAIMS)),
        "claims": st.lists(one_known("claim"), min_size=1, max_size=3),
        "note": st.text(min_size=1),
        "value": st.none() | st.text(),
    }
)


@DESCRIPTION.hook
def flatmap_case(
    context: HookContext,  # noqa: ARG001 - Schemathesis' signature
    case: Case,
) -> st.SearchStrategy[Case]:
    """Two of three allowed questions ask for what the ledger knows."""
    if case.meta is None or not case.meta.generation.mode.is_positive:
        return st.just(case)
    path = {name: one_known(name) for name in case.path_parameters}
    query = {
        parameter.name: one_known(parameter.name)
        for parameter in case.operation.query
        if parameter.name in KNOWN
    }
    better = st.builds(
        _asking,
        st.just(case),
        st.fixed_dictionaries(path),
        st.fixed_dictionaries({}, optional=query),
        RULINGS if case.operation.body else st.just(case.body),
    )
    return st.just(case) | better | better


def _asking(case: Case, path: Fields, query: Fields, body: Any) -> Case:
    case.path_parameters = path
    case.query = {k: v for k, v in case.query.items() if k not in KNOWN} | query
    case.body = body
    return case


@pytest.fixture(scope="module")
def reviewer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A reviewer before a ledger that may be ruled on."""
    folder = tmp_path_factory.mktemp("openapi")
    with story_copy(folder) as ledger, served(ledger) as browser:
        yield browser


@DESCRIPTION.parametrize()
@settings(derandomize=True, max_examples=30, deadline=None, database=None)
def test_every_answer_is_as_described(case: Case, reviewer: TestClient):
    asked = case.as_transport_kwargs(base_url=f"{BASE}/api/v1")
    del asked["cookies"]  # the description has none, and the session is the client's
    if "data" in asked:
        asked["content"] = asked.pop("data")
    answer = reviewer.request(**asked)
    case.validate_response(answer)
    says_its_moment(answer)


def says_its_moment(answer: httpx2.Response) -> None:
    stated = {k: v for k, v in answer.headers.items() if k in moment_headers(NOW)}
    as_of = NOW  # what is entered is entered now
    if answer.request.method in {"GET", "HEAD"}:
        try:
            as_of = as_of_asked(QueryParams(answer.request.url.query))
        except UsageError:
            assert answer.status_code in {400, 422}
            assert not stated
            return
    assert stated == moment_headers(as_of)
    if answer.request.method == "GET" and answer.status_code == 200:
        clocks = answer.json()["as_of"]
        assert _read(clocks["recorded"]) == as_of.recorded
        assert _read(clocks["published"]) == as_of.published


def _read(moment: str | None) -> datetime | None:
    return datetime.fromisoformat(moment) if moment else None


@pytest.mark.parametrize("accept", ["application/json", "text/plain"])
def test_who_is_not_let_in_is_told_so_as_described(accept: str):
    with looking(story_file()) as ledger, served(ledger, enters=False) as stranger:
        for path, operations in DESCRIPTION.raw_schema["paths"].items():
            for method, operation in operations.items():
                answer = stranger.request(
                    method, f"/api/v1{path}", headers={"accept": accept}
                )
                assert answer.status_code == 401
                media = answer.headers["content-type"].partition(";")[0]
                assert media in operation["responses"]["401"]["content"]

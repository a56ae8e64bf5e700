"""The page of the API: every endpoint that there is, with what it takes."""

from starlette.testclient import TestClient

from tests.serving import text_of


def test_every_endpoint_is_on_it(web: TestClient):
    words = text_of(web.get("/api").text)
    described = web.get("/api/v1/openapi.json").json()
    for path, methods in described["paths"].items():
        for method, operation in methods.items():
            assert f"{method.upper()} /api/v1{path}" in words
            for field in operation.get("parameters", ()):
                assert field["name"] in words
                assert field["in"] == "path" or field["description"] in words


def test_what_is_sent_is_told_too(web: TestClient):
    ruling = text_of(web.get("/api").text).split("POST /api/v1/rulings ")[1]
    for field in ("verdict needed One of", "claims Ids of", "note Why", "value What"):
        assert field in ruling

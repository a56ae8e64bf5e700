"""The part of a view that made-up lists have no answer for."""

from typing import Any


class Boardless:
    """Refuses what is asked page by page: no test over lists asks it."""

    def board(self, query: Any) -> Any:
        raise AssertionError(query)

    def facet(self, query: Any, field: Any, among: Any = None) -> Any:
        raise AssertionError((query, field, among))

    def point(self, point: Any) -> Any:
        raise AssertionError(point)

    def history(self, point: Any) -> Any:
        raise AssertionError(point)

    def series(self, query: Any) -> Any:
        raise AssertionError(query)

    def places(self, query: Any) -> Any:
        raise AssertionError(query)

    def outlets(self) -> Any:
        raise AssertionError

    def speakers(self) -> Any:
        raise AssertionError

    def kinship(self, one: Any, other: Any) -> Any:
        raise AssertionError((one, other))

    def barrier(self, ruling: Any) -> Any:
        raise AssertionError(ruling)

    def documents_page(self, *, skip: int = 0, limit: int = 60) -> Any:
        raise AssertionError((skip, limit))

    def documents_sharing(self, fingerprints: Any) -> Any:
        return ()

    def bonds_of(self, doc: Any) -> Any:
        raise AssertionError(doc)

    def claims_beginning(self, beginning: str) -> Any:
        raise AssertionError(beginning)

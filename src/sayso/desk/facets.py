"""The facets beside a list: what can be asked for, how many there are of it."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from starlette.datastructures import QueryParams

from sayso.desk.counting import Value

PASSING = {"cursor", "whole"}  # what a link to another state does not keep


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A value of a facet, and the address that takes it or lets it go."""

    value: str
    label: str
    count: int | None
    href: str
    taken: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """A facet: the field that it sets, what it is called, its choices.

    `later`: the address that counts it, where that takes long and was not done yet.
    """

    field: str
    name: str
    choices: tuple[Choice, ...]
    later: str | None = None

    @property
    def is_taken(self) -> bool:
        """Whether one of its choices is in force."""
        return any(choice.taken for choice in self.choices)


def later(field: str, name: str, address: str) -> Facet:
    """A facet that is counted when somebody asks for it."""
    return Facet(field=field, name=name, choices=(), later=address)


class Addresses:
    """The address of a list with some of its fields changed."""

    def __init__(self, path: str, query: QueryParams) -> None:
        self._path = path
        self._query = query

    def with_(self, name: str, values: Iterable[str]) -> str:
        """The address with one field set to values; none lets it go."""
        kept = [
            (n, v) for n, v in self._query.multi_items() if n not in {name, *PASSING}
        ]
        return self._joined([*kept, *((name, value) for value in values)])

    def without(self, names: Collection[str]) -> str:
        """The address without some fields."""
        query = self._query.multi_items()
        gone = {*names, *PASSING}
        return self._joined([(n, v) for n, v in query if n not in gone])

    def _joined(self, fields: Sequence[tuple[str, str]]) -> str:
        return f"{self._path}?{urlencode(fields)}" if fields else self._path

    def facet(
        self, field: str, name: str, values: Iterable[Value], *, several: bool = False
    ) -> Facet:
        """A facet over values; with `several` more than one may be taken."""
        taken = self._query.getlist(field)
        return Facet(
            field=field,
            name=name,
            choices=tuple(
                Choice(
                    value=value,
                    label=label,
                    count=count,
                    href=self.with_(field, _after(value, taken, several=several)),
                    taken=value in taken,
                )
                for value, label, count in values
            ),
        )


def _after(value: str, taken: Sequence[str], *, several: bool) -> list[str]:
    """What is taken after a choice was clicked."""
    if value in taken:
        return [other for other in taken if other != value]
    return [*taken, value] if several else [value]

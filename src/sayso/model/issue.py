"""Bad or doubtful data, as a value."""

from dataclasses import dataclass
from typing import Literal

from sayso.model.ids import DocId
from sayso.model.span import Span

Level = Literal["note", "warning", "error"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """Something odd that was met in the data, said to a person.

    `note`: one reading was preferred to another. `warning`: this finding is left out,
    the rest is sound. `error`: this document is left out. `code` is declared in
    `vocab/issues.toml` and explained in docs/reference/issues.md. `where` names the
    file, line or address; None when the span says it.
    """

    code: str
    level: Level
    message: str
    where: str | None = None
    doc: DocId | None = None
    span: Span | None = None
    agent: str | None = None

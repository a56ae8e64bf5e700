"""Issues of this step: the level of each stands in vocab/issues_read.toml alone."""

from sayso.model.issue import Issue
from sayso.vocab import table


def issue(code: str, where: str, message: str, agent: str | None = None) -> Issue:
    """The issue of that code at a file, line or address."""
    level = table("issues_read")[code]["level"]
    return Issue(code=code, level=level, message=message, where=where, agent=agent)

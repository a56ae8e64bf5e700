"""The pages of the top bar, in their order. A new page is a line here."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A page of the top bar: its path, its name, and the letter after `g`."""

    path: str
    name: str
    letter: str


NAVIGATION = (
    Place(path="/", name="Story", letter="s"),
    Place(path="/board", name="Board", letter="b"),
    Place(path="/map", name="Map", letter="m"),
    Place(path="/figures", name="Figures", letter="f"),
    Place(path="/timeline", name="Timeline", letter="t"),
    Place(path="/documents", name="Documents", letter="d"),
    Place(path="/sources", name="Sources", letter="o"),
    Place(path="/review", name="Review", letter="r"),
    Place(path="/report", name="Report", letter="p"),
)
TOOLS = (
    Place(path="/add", name="Add", letter="a"),
    Place(path="/settings", name="Settings", letter="e"),
    Place(path="/keys", name="Keys", letter="k"),
    Place(path="/api", name="API", letter="i"),
)

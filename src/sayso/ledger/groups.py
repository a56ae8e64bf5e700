"""Things that belong together, as joins are made one by one.

The name of a group is its smallest member, so that it does not depend on the order in
which joins were made.
"""

from collections.abc import Iterable


class Groups:
    """Disjoint groups of strings; what was never joined stands alone."""

    def __init__(self) -> None:
        self._parent: dict[str, str] = {}

    def root(self, member: str) -> str:
        """The name of the group that the member is in."""
        path = [member]
        while (above := self._parent.get(path[-1], path[-1])) != path[-1]:
            path.append(above)
        for step in path[:-1]:
            self._parent[step] = path[-1]
        return path[-1]

    def join(self, one: str, other: str) -> None:
        """Make one group of the groups of two members."""
        first, second = sorted((self.root(one), self.root(other)))
        if first != second:
            self._parent[second] = first

    def of(self, members: Iterable[str]) -> dict[str, list[str]]:
        """The groups of the given members, each in the order given, by their name."""
        groups: dict[str, list[str]] = {}
        for member in members:
            groups.setdefault(self.root(member), []).append(member)
        return groups

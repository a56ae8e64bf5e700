"""Code points to UTF-16 units and back: browsers and Telegram count the latter.

Our offsets are code points. A character above U+FFFF (an emoji) is one code point and
two units; an offset between its two units belongs to the character's start.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass

_WIDE = re.compile(r"[\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Utf16Map:
    """Where the wide characters of one text are, counted both ways."""

    points: tuple[int, ...]
    units: tuple[int, ...]

    def as_units(self, offset: int) -> int:
        """The UTF-16 offset of a code point offset."""
        return offset + bisect_left(self.points, offset)

    def as_points(self, units: int) -> int:
        """The code point offset of a UTF-16 offset; inside a pair: of its start."""
        before = bisect_left(self.units, units)
        if before and self.units[before - 1] == units - 1:
            return self.points[before - 1]
        return units - before


def utf16_map_of(text: str) -> Utf16Map:
    """The map between code points and UTF-16 units of a text."""
    points = tuple(match.start() for match in _WIDE.finditer(text))
    units = tuple(point + nth for nth, point in enumerate(points))
    return Utf16Map(points=points, units=units)

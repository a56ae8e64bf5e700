"""What a reader chose for this browser: theme, zone, keys, clock, maps. All cookies."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import tzinfo
from functools import lru_cache
from typing import Literal
from zoneinfo import ZoneInfo, available_timezones

Theme = Literal["auto", "light", "dark"]
Clock = Literal["published", "recorded"]
Ground = Literal["own", "world"]
THEMES: tuple[Theme, ...] = ("auto", "light", "dark")
GROUNDS: tuple[Ground, ...] = ("own", "world")
UTC_NAME = "UTC"


@dataclass(frozen=True, slots=True, kw_only=True)
class Preferences:
    """What a reader chose. `clock`: which of the two the slider moves.

    `ground`: what maps are drawn on, the story's own outline where it has one, or the
    countries of the world.
    """

    theme: Theme = "auto"
    zone: str = UTC_NAME
    keys: bool = True
    clock: Clock = "published"
    ground: Ground = "own"

    @property
    def tz(self) -> tzinfo:
        """The time zone that moments are shown in."""
        return ZoneInfo(self.zone)


@lru_cache(1)
def zones() -> frozenset[str]:
    """All time zones that this machine knows; it has to look through files for them."""
    return frozenset(available_timezones())


def preferences_in(cookies: Mapping[str, str]) -> Preferences:
    """The preferences of a browser; what makes no sense is passed over."""
    theme, zone = cookies.get("theme", "auto"), cookies.get("zone", UTC_NAME)
    clock = cookies.get("clock")
    return Preferences(
        theme=theme if theme in THEMES else "auto",
        zone=zone if zone == UTC_NAME or zone in zones() else UTC_NAME,
        keys=cookies.get("keys") != "off",
        clock="recorded" if clock == "recorded" else "published",
        ground="world" if cookies.get("ground") == "world" else "own",
    )

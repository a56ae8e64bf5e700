"""What the encoder's heads say of a word, and in which order.

`outer`: roles in attributions that stand in nobody's content; `inner`: roles in those
that do ("MPA reported that the ministry said ..."); `extra`: whom it was told, through
what, and how it was weakened; `force`: read at the first word of a cue. Tags are B and
I by turns after O. Vectors are matched by product: a word of a source or content asks
for its cue, a cue asks for its source.
"""

from typing import Final

ROLES: Final = ("source", "cue", "content")
EXTRAS: Final = ("channel", "recipient", "hedge")
FORCES: Final = (
    "asserts",
    "denies",
    "declines",
    "demands",
    "commits",
    "asks",
    "feels",
)
TAGS: Final = 7  # O, then B and I of three kinds
WIDTH: Final = 128  # of one vector
# outer word -> cue, inner word -> cue, cue -> source: asking and asked
LINKS: Final = ("outer", "inner", "source")
TAG_HEADS: Final = ("outer", "inner", "extra", "force")

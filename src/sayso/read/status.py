"""Whether an item may be used: what its sender says in a field, or in a kill notice.

An agency that takes a story back sends a notice to its papers: "MANDATORY KILL",
"STORY REMOVED", "Please disregard our report". The words are the sender's own and open
the headline or the text; "kill" inside a story is no notice.
"""

import re

from sayso.model.document import PubStatus

_NAMED: dict[str, PubStatus] = {
    "usable": "usable",
    "withheld": "withheld",
    "withhold": "withheld",
    "embargoed": "withheld",
    "canceled": "canceled",
    "cancelled": "canceled",
    "killed": "canceled",
}
_OPENING = 160  # letters of a text in which a notice says what it is
# In capitals, as senders mark them, with a mark behind: "KILL -", "MANDATORY KILL:"
_KILL = re.compile(
    r"\W*(?:(?:BULLETIN|URGENT|ADVISORY|EDITORS?|ATTENTION|NOTE|STORY|EDS)\W+){0,3}"
    r"(?:(?:MANDATORY |STORY )?KILL|STORY (?:REMOVED|WITHDRAWN|RETRACTED))"
    r"(?:\s*[:.!,–—-]|\s+ADVISORY\b|\s*$)"
)
_DISREGARD = re.compile(
    r"\bplease (?:disregard|kill|do not (?:use|publish)) (?:the|this|our|an|any)\b"
    r"(?:\W+\w+){0,3}?\W+(?:story|report|item|dispatch|alert|article|version)\b",
    re.IGNORECASE,
)


def status_named(value: str) -> PubStatus | None:
    """The status that a sender's field names ("cancelled"); None for other words."""
    words = value.casefold().rpartition(":")[2].strip()
    return _NAMED.get(words)


def is_kill_notice(headline: str | None, text: str) -> bool:
    """Whether a headline or the opening of a text tells papers to use it no more."""
    openings = (headline or "", text.lstrip()[:_OPENING])
    return any(_KILL.match(said) or _DISREGARD.search(said) for said in openings)

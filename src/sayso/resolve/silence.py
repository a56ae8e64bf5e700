"""Attributions that make no claim: they stay in the reading, and count for nobody.

Rules that hold here:
- A rumour that is known only through its denial has no asserting origin: "denied
  rumours that the airport had been closed" is one claim, the denial.
- Who "denied saying that rebels had come" has not said it.
- What an earlier version of a report said is nobody's live claim: a correction tells it
  to take it back.
- How a source wants to be named ("asked for anonymity", "declined to be identified")
  is nothing that it says.
- A bare number ("The Group said at least 21") says nothing without its question.
- Content that is only a pronoun ("the government rejects this") says nothing that could
  be shown or compared, unless it denies what was said before (see `pointed`).
"""

import re
from collections.abc import Mapping, Sequence

from sayso.model.attribution import Attribution, Force
from sayso.model.document import Document
from sayso.resolve.cast import Character
from sayso.resolve.pointed import POINTING

_ROUNDED = "at more fewer less up about around some over least most than to".split()
# "at least 21", "about 1,500"
_NUMBER = re.compile(rf"(?:(?:{'|'.join(_ROUNDED)}) )*\d[\d,.]*")
_WISHING = frozenset({Force.DEMANDS, Force.DECLINES, Force.COMMITS})
_NAMING = re.compile(
    r"(?:for |on (?:the )?condition of |strict |complete )*anonymity\b"
    r"|(?:not )?to be (?:named|identified|quoted|cited)\b"
    r"|to (?:remain|stay) (?:anonymous|unnamed|unidentified)\b"
    r"|to (?:give|reveal|disclose|provide) (?:his|her|their)(?: \w+)? names?\b",
    re.IGNORECASE,
)
_VERSIONS = frozenset("version versions edition".split())
_EARLIER = frozenset("earlier previous original former first initial older".split())
_OWNERS = frozenset("our this its".split())
_OWN_PRINT = frozenset("report story article post item dispatch headline".split())


def silent_keys(
    doc: Document,
    attributions: Sequence[Attribution],
    speakers: Mapping[str, Character],
) -> frozenset[str]:
    """Keys of the attributions that make no claim."""
    known = {attr.key: attr for attr in attributions}
    return frozenset(
        attr.key
        for attr in attributions
        if not attr.content
        or _is_pointing(doc, attr)
        or _is_naming(doc, attr)
        or _is_rumour_denied(attr, known)
        or _is_saying_denied(attr, known, speakers)
        or _is_earlier_version(doc, attr)
    )


def _is_pointing(doc: Document, attr: Attribution) -> bool:
    words = " ".join(doc.quote(span) for span in attr.content).strip(" ,.").casefold()
    return words in POINTING or _NUMBER.fullmatch(words) is not None


def _is_naming(doc: Document, attr: Attribution) -> bool:
    words = " ".join(doc.quote(span) for span in attr.content)
    return attr.force in _WISHING and _NAMING.match(words) is not None


def _is_rumour_denied(attr: Attribution, known: Mapping[str, Attribution]) -> bool:
    above = known.get(attr.inside or "")
    return not attr.source and above is not None and above.force is Force.DENIES


def _is_saying_denied(
    attr: Attribution,
    known: Mapping[str, Attribution],
    speakers: Mapping[str, Character],
) -> bool:
    above = known.get(attr.inside or "")
    if above is None or above.force is not Force.DENIES or attr.rule == "noun":
        return False
    return speakers[attr.key] is speakers[above.key]


def _is_earlier_version(doc: Document, attr: Attribution) -> bool:
    """As in "An earlier version of this report said ..."."""
    words = [w for s in attr.source for w in doc.quote(s).casefold().split()]
    if not words or not _EARLIER.intersection(words):
        return False
    return bool(_VERSIONS.intersection(words)) or (
        bool(_OWN_PRINT.intersection(words)) and bool(_OWNERS.intersection(words))
    )

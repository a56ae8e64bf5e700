"""What "deny" says that is no word of anybody: "was denied entry", "denied him a visa".

To deny somebody a thing is an act; to deny that something is so is speech. Both look
alike until what follows is looked at: two things one after the other, a person and a
thing, or a thing that is granted and not said.
"""

import re

from sayso.extract.speech.lexicon import spaced
from sayso.model.attribution import Attribution
from sayso.model.document import Document

_DENY = re.compile(r"\bden(?:y|ies|ied|ying)\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_REACH = 6  # words of what is denied that are looked at


def is_withheld(doc: Document, item: Attribution) -> bool:
    """Whether the cue tells of something that was not given, and not of a denial."""
    cue = " ".join(doc.quote(span) for span in item.cue)
    if not item.content or not _DENY.search(cue):
        return False
    said = [w.casefold() for w in _WORD.findall(doc.quote(item.content[0]))][:_REACH]
    return _is_to_whom(said) or _is_granted(said)


def _is_to_whom(said: list[str]) -> bool:
    """As in "him a lawyer", "the firm a permit": whom, and then what."""
    if said[:1] and said[0] in spaced("phrases", "denied", "whom"):
        return len(said) > 1
    if not said or said[0] not in spaced("phrases", "denied", "determiners"):
        return False
    for n, word in enumerate(said[1:], start=1):
        if word in spaced("phrases", "denied", "determiners"):
            return n == 2
        if word in spaced("phrases", "denied", "clauses"):
            return False
    return False


def _is_granted(said: list[str]) -> bool:
    """As in "his request for bail": what is granted, and not said."""
    for word in said:
        if word in spaced("phrases", "denied", "granted"):
            return True
        if word in spaced("phrases", "denied", "clauses"):
            return False
    return False

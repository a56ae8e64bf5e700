"""Whom somebody cites: "..., citing her brother", "quoted a guard as saying".

Rules that hold here:
- Who is cited "as saying ..." is the source of it; who cites him has all of it as his
  own content, so that the one stands inside the other.
- In "..., citing her brother" he is the source of what was said before the comma; in
  "reported, citing her brother, that ..." of what comes after.
- "Citing a threat" cites nobody.
"""

from sayso.extract.speech import words as w
from sayso.extract.speech.appositions import phrase_after
from sayso.extract.speech.channels import CITING
from sayso.extract.speech.clauses import without_stop
from sayso.extract.speech.contents import (
    Content,
    content_after,
    content_before,
    quoted_as,
)
from sayso.extract.speech.drafts import Draft
from sayso.extract.speech.lexicon import cue_forms, spaced
from sayso.extract.speech.passage import Passage
from sayso.extract.speech.phrases import Range, head_before_of, phrase_before
from sayso.extract.speech.verbgroups import Group, groups_at
from sayso.model.attribution import Force

RULE = "citing"
_NOUNS = ("persons", "outlets", "records", "finders", "bodies")


def citing_speech(
    p: Passage, bounds: Range, group: Group, before: tuple[Draft, ...]
) -> Draft | None:
    """The attribution of ", citing her brother" to her brother; None for a thing."""
    hi = bounds[1]
    phrase = phrase_after(p, group.end, hi)
    if phrase is None or quoted_as(p, group.end, hi) or not _is_somebody(p, phrase):
        return None
    content = _content_after(p, phrase, hi) or _content_told(p, phrase, bounds)
    content = content or _content_before(p, bounds, group, before)
    return _drafted(p, phrase, (group.begin, group.end), content) if content else None


def as_saying(p: Passage, lo: int, group: Group, content: Content) -> Draft | None:
    """The attribution of "as saying", after "quoted a guard", to the guard."""
    at = group.begin - 1
    phrase = phrase_before(p, lo, at)
    form = cue_forms().get(p.low(phrase[0] - 1)) if phrase else None
    if phrase is None or form is None or form.cues[0].lemma not in CITING:
        return None
    return _drafted(p, phrase, (at, group.end), content.ranges)


def _drafted(
    p: Passage, source: Range, cue: Range, content: tuple[Range, ...]
) -> Draft:
    return Draft(
        passage=p,
        source=(source,),
        cue=(cue,),
        content=content,
        force=Force.ASSERTS,
        rule=RULE,
    )


def _is_somebody(p: Passage, phrase: Range) -> bool:
    head = head_before_of(p, phrase)
    if any(head in spaced("source_nouns", kind) for kind in _NOUNS):
        return True
    return all(p.has(i, w.CAPITAL) for i in range(*phrase))


def _content_after(p: Passage, phrase: Range, hi: int) -> tuple[Range, ...]:
    """As in "reported, citing her brother, | that the bank was shut"."""
    at = _behind_phrase(p, phrase, hi) + 1
    if p.low(at - 1) != "," or p.low(at) != "that" or at + 1 >= hi:
        return ()
    return ((at, without_stop(p, at, hi)),)


def _behind_phrase(p: Passage, phrase: Range, hi: int) -> int:
    """The place after a phrase and what says whose it is: "a report | by the port"."""
    at = phrase[1]
    while at < hi and p.has(at, w.PREPOSITION):
        more = phrase_after(p, at + 1, hi)
        if more is None:
            break
        at = more[1]
    return at


def _content_told(p: Passage, phrase: Range, bounds: Range) -> tuple[Range, ...]:
    """As in "the Courier, citing her brother, said | the bank was shut"."""
    at = _behind_phrase(p, phrase, bounds[1]) + 1
    if p.low(at - 1) != "," or at >= bounds[1]:
        return ()
    group = groups_at(p, *bounds, at)
    if group is None or group.begin != at or group.gerund or group.passive:
        return ()
    content = content_after(p, group, bounds[1])
    return content.ranges if content else ()


def _content_before(
    p: Passage, bounds: Range, group: Group, before: tuple[Draft, ...]
) -> tuple[Range, ...]:
    """What was said before the comma: of the cue before it, else the clause."""
    lo = bounds[0]
    for draft in reversed(before):
        if draft.passage is p and lo <= draft.cue[0][0] and draft.content:
            return _up_to(draft.content, group.begin - 1)
    found = content_before(p, lo, group.begin)
    return found.ranges if found else ()


def _up_to(content: tuple[Range, ...], at: int) -> tuple[Range, ...]:
    """The content before the comma of "…, citing her brother"."""
    return tuple((lo, min(hi, at) if lo < at else hi) for lo, hi in content)

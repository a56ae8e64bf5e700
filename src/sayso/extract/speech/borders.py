"""Where one speaker's words end and another's begin, once all attributions are known.

The weights hear each attribution by itself. Side by side some overlap, where the text
lets only one of them have the words:

- "… five children, while the army | says …": a speaker is no part of what is said
  before "while";
- "Brandt, who was quoted as saying that it rained, called for help": what has a cue of
  its own is no first half of the next one's content;
- "IS said": a name of two capitals is no part of the verb;
- "who asked for anonymity told …": all that is asked for is the one word.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from sayso.extract.speech.learned import RULE
from sayso.model.attribution import Attribution, Force
from sayso.model.document import Document
from sayso.model.span import Span

# What joins the clause of the next speaker to the last one's words.
_JOINING = re.compile(
    r"[\s,;–—-]+(?:(?:while|whereas|but|though|although|as|and)\s+)?$"
)
_ACRONYM = re.compile(r"(?:[A-Z]{2,6}|(?:[A-Z]\.){2,4})(?=\s+[a-z])")
_ANONYMITY = re.compile(r"(?:complete |strict )?anonymity\b")


def bordered(doc: Document, items: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """The attributions with each word in one speaker's content alone."""
    named = [_with_acronym(doc, without_run_on(doc, item)) for item in items]
    return tuple(_within_borders(doc, item, named) for item in named)


def without_run_on(doc: Document, item: Attribution) -> Attribution:
    """With "anonymity" as all that is asked for in "who asked for anonymity told …"."""
    if item.rule.endswith(RULE) or item.force is not Force.DEMANDS or not item.content:
        return item
    asked = item.content[0]
    named = _ANONYMITY.match(doc.text, asked.start, asked.end)
    if named is None:
        return item
    return replace(item, content=(Span(asked.start, named.end()),))


def _with_acronym(doc: Document, item: Attribution) -> Attribution:
    """With "IS" as source of "IS said"."""
    if item.source or len(item.cue) != 1:
        return item
    cue = item.cue[0]
    name = _ACRONYM.match(doc.text, cue.start, cue.end)
    if name is None:
        return item
    verb = Span(cue.end - len(doc.text[name.end() : cue.end].lstrip()), cue.end)
    return replace(item, source=(Span(cue.start, name.end()),), cue=(verb,))


def _within_borders(
    doc: Document, item: Attribution, items: Sequence[Attribution]
) -> Attribution:
    content = item.content
    for other in items:
        if other is item or not other.source or not other.cue:
            continue
        content = tuple(_before_speaker(doc, span, other) for span in content)
        if len(content) > 1 and other.content:
            content = _without_told(content, item, other)
    return item if content == item.content else replace(item, content=content)


def _before_speaker(doc: Document, span: Span, other: Attribution) -> Span:
    """The content up to the "while" before another's speaker that ends it."""
    source, cue = other.source[0], other.cue[0]
    reaches = span.start < source.start and source.end <= span.end <= cue.start
    if not reaches or doc.text[source.end : span.end].strip(" ,"):
        return span
    joint = _JOINING.search(doc.text, span.start, source.start)
    return (
        Span(span.start, joint.start())
        if joint and joint.start() > span.start
        else span
    )


def _without_told(
    content: tuple[Span, ...], item: Attribution, other: Attribution
) -> tuple[Span, ...]:
    """The content without its first part where that is what another cue tells."""
    first, cue = content[0], item.cue[0]
    told = other.content[0]
    between = other.cue[0].end <= told.start and first.end <= cue.start
    held = told.start <= first.start and first.end <= told.end
    return (
        content[1:]
        if between and held and other.cue[0].start < first.start
        else content
    )

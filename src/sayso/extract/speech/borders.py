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

from sayso.extract.speech.citations import RULE as CITING
from sayso.extract.speech.learned import RULE
from sayso.model.attribution import Attribution, Force
from sayso.model.document import Document
from sayso.model.span import Span

# What joins the clause of the next speaker to the last one's words.
_JOINING = re.compile(
    r"[\s,;–—-]+(?:(?:while|whereas|but|though|although|as|and)\s+)?$"
)
_ACRONYM = re.compile(r"(?:[A-Z]{2,6}|(?:[A-Z]\.){2,4})(?=\s+[a-z])")
# Where a sentence has ended behind what was said in it.
_ENDED = re.compile(r"[”\"’']?[.!?][”\"’']?\s+(?=[“\"‘'A-Z])")
_ARTICLE_LEFT = re.compile(r",\s+(?P<words>(?:the|an?)\s(?:[a-z-]+\s){0,2})$")
_SENTENCE_END = re.compile(r"\n|[a-z\d][.!?][”\"’']?\s+[“\"‘A-Z]")
_MARKS = frozenset("“\"‘'«„")
_PARTED = 2  # parts of a content of which one may be the speaker's
_ANONYMITY = re.compile(r"(?:complete |strict )?anonymity\b")


def bordered(doc: Document, items: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """The attributions with each word in one speaker's content alone."""
    named = [_with_acronym(doc, without_run_on(doc, item)) for item in items]
    named = [_with_whole_source(doc, _in_its_sentence(doc, item)) for item in named]
    kept = [item for item in named if not _repeats(item, named)]
    return tuple(_within_borders(doc, item, kept) for item in kept)


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


def _in_its_sentence(doc: Document, item: Attribution) -> Attribution:
    """Without a part from another sentence that is no quotation of its own."""
    if len(item.content) < _PARTED or not item.cue:
        return item
    content = [item.content[0]]
    for part in item.content[1:]:
        begin = max(content[-1].end, item.cue[-1].end) - 1
        quoted = doc.text[part.start] in _MARKS
        if quoted or not _SENTENCE_END.search(doc.text, begin, part.start):
            content.append(part)
    return replace(item, content=tuple(content))


def _with_whole_source(doc: Document, item: Attribution) -> Attribution:
    """With "rebels | fighting the state" as source of "... said": no part is said."""
    if not item.source or not item.cue or len(item.content) < _PARTED:
        return item
    item = _with_article(doc, item)
    source, cue = item.source[-1], item.cue[0]
    for part in item.content:
        beside = source.end <= part.start and part.end <= cue.start
        left = doc.text[source.end : part.start] + doc.text[part.end : cue.start]
        if beside and not left.strip():
            whole = (*item.source[:-1], Span(source.start, part.end))
            content = tuple(span for span in item.content if span != part)
            return replace(item, source=whole, content=content)
    return item


def _with_article(doc: Document, item: Attribution) -> Attribution:
    """With the article of "…, | the state-run Norlink agency |" in the source."""
    source = item.source[0]
    for at, part in enumerate(item.content):
        lead = _ARTICLE_LEFT.search(doc.text, part.start, source.start)
        if lead is None or not lead.end() == source.start >= part.end > lead.start():
            continue
        begin = lead.start("words")
        content = list(item.content)
        content[at] = Span(part.start, lead.start())
        whole = (Span(begin, source.end), *item.source[1:])
        return replace(item, source=whole, content=tuple(content))
    return item


def _repeats(item: Attribution, items: Sequence[Attribution]) -> bool:
    """Whether another cue stands between this one and the words it is to have said.

    "Her deputy | went further |, claiming that it rained": he claims it.
    """
    if not item.rule.startswith(RULE) or len(item.cue) != 1:
        return False
    others = [other for other in items if other is not item and other.cue]
    if any(other.cue[0].contains(item.cue[0]) for other in others):
        return True
    if item.rule != RULE or len(item.content) != 1:
        return False
    return any(_says_the_same(other, item) for other in others)


def _says_the_same(other: Attribution, item: Attribution) -> bool:
    """Whether another cue of one speaker stands behind, and ends with, an item's."""
    if len(other.content) != 1 or not other.source:
        return False
    cue, said, told = other.cue[0], item.content[0], other.content[0]
    is_behind = item.cue[0].end <= cue.start <= said.start and cue.end <= said.end
    reaches = said.start <= told.end == said.end
    return is_behind and reaches and any(map(other.source[0].overlaps, item.source))


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
        if len(content) > 1 and other.rule.startswith(CITING):
            content = tuple(s for s in content if not s.overlaps(other.source[0]))
            content = content or item.content
        if content and other.content and item.cue:
            content = _behind_told(doc, content, item, other)
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


def _behind_told(
    doc: Document, content: tuple[Span, ...], item: Attribution, other: Attribution
) -> tuple[Span, ...]:
    """The content from where another sentence's ends: “…”. | “It rained,” she wrote."""
    first, told = content[0], other.content[-1]
    is_next = other.cue[0].end <= first.start and told.end <= item.cue[0].start
    if not (is_next and told.start <= first.start < told.end < first.end):
        return content
    ended = _ENDED.match(doc.text, told.end, first.end)
    if ended is None or ended.end() >= first.end:
        return content
    return (Span(ended.end(), first.end), *content[1:])


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

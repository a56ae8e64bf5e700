"""From drafts to attributions: no doubles, text order, keys, and who stands in whom."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from sayso.extract.speech.drafts import Draft
from sayso.extract.speech.forces import force_of
from sayso.extract.speech.hedges import hedge_of
from sayso.extract.speech.lexicon import spaced
from sayso.extract.speech.nested import holders_of, without_circles
from sayso.extract.speech.passage import Passage
from sayso.extract.speech.phrases import Range
from sayso.model.attribution import Attribution, Manner
from sayso.model.span import Span

_PARTNERS = frozenset({"i", "we", "you"})


def attributions_of(drafts: Iterable[Draft]) -> tuple[Attribution, ...]:
    """The attributions of a document, in text order of their cues, keys given."""
    kept = sorted(_without_doubles(drafts), key=_place)
    holders = _holders_of(kept)
    speech = [d for d, at in zip(kept, holders, strict=True) if _is_speech(d, at)]
    if len(speech) < len(kept):
        kept, holders = speech, _holders_of(speech)
    cues = [_spans(d.passage, d.cue) for d in kept]
    contents = [_contents(d) for d in kept]
    return tuple(
        Attribution(
            key=f"a{i + 1}",
            source=_spans(draft.passage, draft.source),
            cue=cues[i],
            content=contents[i],
            force=force_of(draft),
            manner=_manner(draft),
            channel=_span(draft.passage, draft.channel),
            recipient=_span(draft.passage, draft.recipient),
            hedge=hedge_of(draft),
            inside=None if (at := holders[i]) is None else f"a{at + 1}",
            rule=draft.rule,
        )
        for i, draft in enumerate(kept)
    )


def _contents(draft: Draft) -> tuple[Span, ...]:
    return (*_spans(draft.passage, draft.content), *draft.more)


def _holders_of(drafts: Sequence[Draft]) -> list[int | None]:
    cues = [_spans(d.passage, d.cue) for d in drafts]
    return without_circles(holders_of(cues, [_contents(d) for d in drafts]))


def _is_speech(draft: Draft, holder: int | None) -> bool:
    """Whether a draft still cites somebody, once it is known who speaks around it.

    "The army would defend Dresna, he said" tells what may be done; in “We think you
    know” whoever is quoted says it anyway, and "we" is known only with the speaker.
    """
    p, (lo, hi) = draft.passage, draft.cue[0]
    if holder is not None and draft.rule == "reported":
        modals = spaced("wordclasses", "modals")
        if any(p.low(i) in modals for i in range(lo, hi)):
            return False
    if p.holder[lo] < 0 or len(draft.source) != 1:
        return True
    begin, end = draft.source[0]
    if end - begin > 1 or p.low(begin) not in _PARTNERS:
        return True
    return holder is not None and p.low(begin) != "you"


def _place(draft: Draft) -> tuple[int, int]:
    tokens = draft.passage.tokens
    return tokens[draft.cue[0][0]].start, tokens[draft.cue[0][1] - 1].end


def _without_doubles(drafts: Iterable[Draft]) -> list[Draft]:
    """One draft per cue: the first that claims a cue's tokens keeps them."""
    kept: list[Draft] = []
    taken: set[tuple[int, int]] = set()
    for draft in drafts:
        tokens = {
            (draft.passage.number, i) for lo, hi in draft.cue for i in range(lo, hi)
        }
        if tokens & taken or not _has_words(draft):
            continue
        taken |= tokens
        kept.append(draft)
    return kept


def _has_words(draft: Draft) -> bool:
    p = draft.passage
    return bool(draft.more) or any(
        p.tokens[i].text[0].isalnum() for lo, hi in draft.content for i in range(lo, hi)
    )


def _spans(p: Passage, ranges: Sequence[Range]) -> tuple[Span, ...]:
    return tuple(p.span(lo, hi) for lo, hi in ranges if lo < hi)


def _span(p: Passage, found: Range | None) -> Span | None:
    return p.span(*found) if found and found[0] < found[1] else None


def _manner(draft: Draft) -> Manner:
    """How much of the content stands in quotation marks."""
    p = draft.passage
    if p.holder[draft.cue[0][0]] >= 0 and draft.rule != "colon":
        return "indirect"  # told inside somebody else's quotation
    quoted = sum(p.quoted_words(lo, hi) for lo, hi in draft.content)
    plain = sum(p.words(lo, hi) for lo, hi in draft.content) - quoted
    if not quoted:
        return "direct" if draft.more and not plain else "indirect"
    return "mixed" if plain else "direct"


def ordered(kept: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """In text order of the cues, with keys, and who stands in whom."""
    order = sorted(kept, key=lambda a: (a.cue[0].start, a.cue[-1].end))
    holders = standing_in(order)
    return tuple(
        replace(
            own,
            key=f"a{at + 1}",
            inside=None if (holder := holders[at]) is None else f"a{holder + 1}",
        )
        for at, own in enumerate(order)
    )


def standing_in(items: Sequence[Attribution]) -> list[int | None]:
    """For each the one in whose content it stands."""
    cues = [item.cue for item in items]
    return without_circles(holders_of(cues, [item.content for item in items]))

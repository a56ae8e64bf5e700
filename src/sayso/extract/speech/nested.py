"""Which attribution stands in another's content: "MPA reported that X said"."""

from collections.abc import Sequence

from sayso.model.span import Span

# Nobody prints speech inside speech deeper than this.
_DEPTH = 20


def holders_of(
    cues: Sequence[tuple[Span, ...]], contents: Sequence[tuple[Span, ...]]
) -> list[int | None]:
    """For each attribution, the one with the smallest content that holds its cue."""
    order = sorted(
        (
            (span.start, span.end, i)
            for i, spans in enumerate(contents)
            for span in spans
        ),
        key=lambda item: (item[0], -item[1]),
    )
    holders: list[int | None] = [None] * len(cues)
    ask = sorted((spans[0].start, i) for i, spans in enumerate(cues) if spans)
    open_spans: list[tuple[int, int, int]] = []
    at = 0
    for start, i in ask:
        while at < len(order) and order[at][0] <= start:
            open_spans.append(order[at])
            at += 1
        open_spans = [item for item in open_spans if item[1] > start]
        holders[i] = _innermost(open_spans, i, cues[i][0])
    return holders


def without_circles(holders: Sequence[int | None]) -> list[int | None]:
    """The holders, without one that would lead back to where it began."""
    kept: list[int | None] = list(holders)
    for own, holder in enumerate(holders):
        # a circle needs at least one holder that stands later in the text
        if holder is None or holder < own:
            continue
        at: int | None = holder
        for _ in range(_DEPTH):
            if at is None or at == own:
                break
            at = kept[at]
        if at is not None:
            kept[own] = None
    return kept


def _innermost(
    open_spans: Sequence[tuple[int, int, int]], own: int, cue: Span
) -> int | None:
    holding = [s for s in open_spans if s[2] != own and s[1] >= cue.end]
    if not holding:
        return None
    return min(holding, key=lambda s: s[1] - s[0])[2]

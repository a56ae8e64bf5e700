"""An attribution while it is being made: token ranges of one passage.

Ranges are half-open. What a draft says is turned into spans only by `merge`.
"""

from dataclasses import dataclass

from sayso.extract.speech.lexicon import Cue
from sayso.extract.speech.passage import Passage
from sayso.extract.speech.phrases import Range
from sayso.model.attribution import Force
from sayso.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Source, cue and content as ranges; `more` are fragments of later passages."""

    passage: Passage
    source: tuple[Range, ...]
    cue: tuple[Range, ...]
    content: tuple[Range, ...]
    force: Force
    rule: str
    verb: Cue | None = None
    negated: bool = False
    channel: Range | None = None
    recipient: Range | None = None
    hedge: Range | None = None
    main: bool = False
    open_end: bool = False
    more: tuple[Span, ...] = ()

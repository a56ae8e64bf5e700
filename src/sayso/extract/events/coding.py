"""What happens between two marked parties: type, mode, negation, status.

Rules that hold here:
- A rule of the codebook that fits goes before everything learned.
- A type of attitude (AGREE, REJECT, REQUEST, THREATEN, ACCUSE) holds its wish or its no
  itself: "will meet" is AGREE, and actual; so does the word that refuses.
- Of deeds, "not" and "denied that" negate, "will" makes them future, "if" hypothetical,
  "decades ago" or a year long before publication historical.
- A deed of conflict that was not done is that deed, negated; a meeting that was not
  held is REJECT.
- The mode is named by words outside the parties, else by the parties' own ("a drone").
"""

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from sayso.extract.events.codebook import cues, mode_in, rules
from sayso.model.coding import Coding, HeardParty, MarkedSentence
from sayso.model.event import EventStatus
from sayso.model.span import Span
from sayso.nlp import has_embedder
from sayso.nlp.eventwords import event_words
from sayso.nlp.marked import Offsets

CONFLICTS = frozenset("ASSAULT COERCE MOBILIZE PROTEST".split())
_NOT_DONE = re.compile(
    r"\b(?:did|has|have|had|was|were|do|does) (?:not|never) |\bnever "
)
ATTITUDES = frozenset("AGREE REJECT REQUEST THREATEN ACCUSE SUPPORT".split())
HISTORICAL_YEARS = 2
WORDS_SHARE = 0.35  # of the linear model beside the encoder; see train/events/README
SURE_OF_PARTY = 0.5
SWING = 0.2  # what a second hearing adds to the first at most, on 144 news articles
SURE = 0.9  # what a rule of the codebook is given
_YIELD = "YIELD"
_MONTH = "May"
_YEAR = re.compile(
    r"\b(?:in|since|during|from|until)\s+(?:\w+\s+){0,2}((?:1[89]|20)\d\d)\b",
    re.IGNORECASE,
)
_AFTER = 40
_CLAUSE_END = re.compile(r"\b(?:for|after|over|who|which|that|because|where)\b")
_CLAUSE = 90  # letters before the deed in which its "not" or "will" stands
Shares = dict[str, float]
Hear = Callable[[str], tuple[HeardParty, ...]]
Heard = Callable[[str, Offsets, Offsets], Mapping[str, float]]


class EventCoder:
    """Codes marked sentences; with the encoder where its runtime is installed."""

    def __init__(self, *, weights: bool | None = None) -> None:
        wanted = has_embedder() if weights is None else weights
        self._heard = _heard() if wanted else None
        self._hear = None if self._heard is None else _hearing()
        self._first = None if self._heard is None else _heard_first()

    def code(self, sentence: MarkedSentence) -> Coding:
        """The event between the parties; they are heard where none are marked."""
        parties: tuple[HeardParty, ...] = ()
        if self._hear is not None and not (sentence.source or sentence.target):
            parties = self._hear(sentence.text)
            sentence = with_heard(sentence, parties)
        bare = text_outside(sentence)
        shares = self._as_done(sentence) or self._shares(sentence)
        rule = next((r for r in rules() if r.fits(sentence.text)), None)
        if rule is not None and shares.get(rule.type, 1.0) < SURE:
            shares = _overruled(shares, rule.type)
        kind = max(shares, key=lambda name: shares[name])
        mode = rule.mode if rule is not None and rule.type == kind else None
        return Coding(
            type=kind,
            mode=mode or mode_in(kind, bare) or mode_in(kind, sentence.text),
            negated=is_negated(sentence, kind),
            status=status_of(sentence, kind),
            score=round(shares[kind], 4),
            shares=shares,
            parties=parties,
        )

    def may_score(self, sentence: MarkedSentence, least: float) -> bool:
        """Whether `code` may be so sure of a type: one hearing tells most of them."""
        text = sentence.text
        if self._first is None or any(rule.fits(text) for rule in rules()):
            return True
        if _NOT_DONE.search(deed_stretch(sentence)) is not None:
            return True
        shares = self._shares(sentence, self._first)
        return max(shares.values()) >= least - SWING

    def _as_done(self, sentence: MarkedSentence) -> Shares | None:
        """The shares of a deed of conflict that is told as not done."""
        stretch = deed_stretch(sentence)
        match = _NOT_DONE.search(stretch)
        if match is None:
            return None
        shares = self._shares(without(sentence, stretch, match))
        kind = max(shares, key=lambda name: shares[name])
        return shares if kind in CONFLICTS else None

    def _shares(self, sentence: MarkedSentence, heard: Heard | None = None) -> Shares:
        heard = heard or self._heard
        text = sentence.text
        source, target = offsets(sentence.source), offsets(sentence.target)
        by_words = dict(event_words().shares(text, source, target))
        whole = by_words.pop(_YIELD)
        for kind, share in yielding(text).items():
            by_words[kind] = whole * share
        if heard is None:
            return by_words
        return mixed(heard(text, source, target), by_words)


def _heard() -> Heard | None:
    from sayso.nlp.eventtypes import heard_types, type_shares  # noqa: PLC0415 - slow to import, and only needed with weights

    trunk = heard_types()
    if trunk is None:
        return None
    return lambda text, source, target: type_shares(trunk, text, source, target)


def _heard_first() -> Heard | None:
    from sayso.nlp.eventtypes import first_shares, heard_types  # noqa: PLC0415 - slow to import, and only needed with weights

    trunk = heard_types()
    if trunk is None:
        return None
    return lambda text, source, target: first_shares(trunk, text, source, target)


def _hearing() -> Hear:
    from sayso.nlp.meaning import trunk_in  # noqa: PLC0415 - slow to import, and only needed with weights
    from sayso.nlp.parties import parties_in  # noqa: PLC0415 - as above

    trunk = trunk_in()

    def hear(text: str) -> tuple[HeardParty, ...]:
        return tuple(
            HeardParty(span=Span(party.start, party.end), side=party.side)
            for party in parties_in(trunk, text, 0, len(text))
            if party.score >= SURE_OF_PARTY
        )

    return hear


def with_heard(
    sentence: MarkedSentence, parties: tuple[HeardParty, ...]
) -> MarkedSentence:
    """The sentence with the parties that were heard; of a reciprocal pair one acts."""
    acting = [p.span for p in parties if p.side == "source"]
    met = [p.span for p in parties if p.side == "target"]
    both = [p.span for p in parties if p.side == "reciprocal"]
    return replace(
        sentence,
        source=(*acting, *both[:1]),
        target=(*met, *both[1:]),
    )


def mixed(heard: Mapping[str, float], by_words: Mapping[str, float]) -> Shares:
    """Both opinions multiplied, the words' with less weight."""
    raised = {
        kind: math.log(share + 1e-6)
        + WORDS_SHARE * math.log(_family(by_words, kind) + 1e-6)
        for kind, share in heard.items()
    }
    most = max(raised.values())
    powers = {kind: math.exp(value - most) for kind, value in raised.items()}
    total = sum(powers.values())
    return {kind: power / total for kind, power in powers.items()}


def _family(by_words: Mapping[str, float], kind: str) -> float:
    """The words do not tell the two kinds of yielding apart: the encoder does."""
    if kind in {"CONCEDE", "RETREAT"}:
        return by_words["CONCEDE"] + by_words["RETREAT"]
    return by_words[kind]


def yielding(text: str) -> Shares:
    """How likely a yielding is one of words and law, or one of deeds."""
    deeds = mode_in("RETREAT", text) is not None
    return {"CONCEDE": 0.2 if deeds else 0.8, "RETREAT": 0.8 if deeds else 0.2}


def _overruled(shares: Shares, kind: str) -> Shares:
    """The rule's type first, the others in what is left."""
    rest = 1 - shares.get(kind, 0.0)
    scaled = {k: v / rest * (1 - SURE) if rest else 0.0 for k, v in shares.items()}
    return {**scaled, kind: SURE}


def without(
    sentence: MarkedSentence, stretch: str, match: re.Match[str]
) -> MarkedSentence:
    """The sentence with as many blanks where it said "did not"."""
    at = sentence.text.index(stretch)
    start, end = at + match.start(), at + match.end()
    text = sentence.text[:start] + " " * (end - start) + sentence.text[end:]
    return replace(sentence, text=text)


def offsets(spans: tuple[Span, ...]) -> tuple[tuple[int, int], ...]:
    """Spans as pairs of offsets."""
    return tuple((span.start, span.end) for span in spans)


def text_outside(sentence: MarkedSentence) -> str:
    """The text with a sign instead of each party."""
    pieces, at = [], 0
    for span in sorted((*sentence.source, *sentence.target)):
        if span.start >= at:
            pieces += [sentence.text[at : span.start], "§"]
            at = span.end
    return "".join([*pieces, sentence.text[at:]])


def deed_stretch(sentence: MarkedSentence) -> str:
    """The words between the parties, where the deed and its "not" or "will" stand."""
    spans = sorted((*sentence.source, *sentence.target))
    if len(spans) < 2:
        start = sentence.source[0].end if sentence.source else 0
        return sentence.text[start : start + _CLAUSE]
    sources = sentence.source or spans[:1]
    start = max((s.end for s in sources if s < spans[-1]), default=spans[0].end)
    end = max(span.start for span in spans)
    between = sentence.text[start:end] if start < end else ""
    if between.strip():
        return between[-_CLAUSE * 2 :]
    return sentence.text[spans[0].end : spans[0].end + _CLAUSE]


def is_negated(sentence: MarkedSentence, kind: str) -> bool:
    """Whether the deed is said not to be: "did not", "denied that it had"."""
    if kind in ATTITUDES:
        return False
    return cues("denial").search(deed_stretch(sentence)) is not None


def status_of(sentence: MarkedSentence, kind: str) -> EventStatus:
    """Whether the event is told as happening, long gone, to come, or thought of."""
    if is_long_gone(sentence):
        return "historical"
    if kind in ATTITUDES:
        return "actual"
    stretch = deed_stretch(sentence)
    doubt = cues("hypothetical").search(stretch)
    if doubt is not None and doubt[0] != _MONTH:
        return "hypothetical"
    return "future" if cues("future").search(stretch) else "actual"


def is_long_gone(sentence: MarkedSentence) -> bool:
    """Whether a year or a phrase says that it was long before publication.

    It stands before the parties, between them, or soon after: what a deed is about may
    be older than the deed.
    """
    near = when_stretch(sentence)
    if cues("historical").search(near):
        return True
    if sentence.published is None:
        return False
    last = sentence.published.year - HISTORICAL_YEARS
    years = [int(match[1]) for match in _YEAR.finditer(near)]
    return bool(years) and max(years) < last


def when_stretch(sentence: MarkedSentence) -> str:
    """The words before the parties, between them, and a few after."""
    spans = sorted((*sentence.source, *sentence.target))
    if not spans:
        return sentence.text
    last = max(span.end for span in spans)
    after = sentence.text[last : last + _AFTER]
    opening = sentence.text[: spans[0].start]
    return f"{opening} {deed_stretch(sentence)} {_CLAUSE_END.split(after)[0]}"

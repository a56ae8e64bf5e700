"""What stands between cue and content: when, through what and to whom it was said.

"said | on Monday | in a statement | to reporters | that ...". A channel that is a
platform is given by its name ("Telegram"), any other with its preposition.
"""

from dataclasses import dataclass

from sayso.extract.speech import words as w
from sayso.extract.speech.appositions import phrase_after, with_apposition
from sayso.extract.speech.lexicon import GERUND, cue_forms, spaced
from sayso.extract.speech.passage import Passage
from sayso.extract.speech.phrases import Range

CITING = frozenset({"cite", "quote"})
_MAX_ADJUNCTS = 6
_CHANNEL_REACH = 16
_MEASURE_LENGTH = 5


@dataclass(frozen=True, slots=True)
class Adjuncts:
    """Where they end, and the channel and recipient among them.

    `firm`: the place after the last of them that is a time, channel or recipient.
    """

    end: int
    firm: int
    channel: Range | None = None
    recipient: Range | None = None


def adjuncts_after(p: Passage, at: int, hi: int) -> Adjuncts:
    """What follows a cue before its content."""
    end = firm = at
    channel = recipient = None
    for _ in range(_MAX_ADJUNCTS):
        stop = _time_after(p, end, hi)
        if stop > end:
            end = firm = stop
            continue
        found = channel_at(p, end, hi)
        if found is not None:
            stop, way, whom = found
            channel, recipient = channel or way, recipient or whom
            end = firm = stop
            continue
        stop = after_cited(p, end, hi)
        if stop > end and p.low(stop) == "that":
            end = firm = stop
            continue
        whom = _recipient_at(p, end, hi)
        if whom is not None:
            recipient, end = recipient or whom, whom[1]
            firm = end
            continue
        stop = _other_phrase(p, end, hi)
        if stop == end:
            break
        end = stop
    return Adjuncts(end, firm, channel, recipient)


def after_cited(p: Passage, at: int, hi: int) -> int:
    """The place after ", citing her brother,"; the same place where it is not there."""
    form = cue_forms().get(p.low(at + 1)) if p.low(at) == "," else None
    if form is None or form.cues[0].lemma not in CITING or not form.shapes & GERUND:
        return at
    phrase = phrase_after(p, at + 2, hi)
    return phrase[1] + 1 if phrase and p.low(phrase[1]) == "," else at


def _time_after(p: Passage, at: int, hi: int) -> int:
    """The place after "on Monday", "late Tuesday", "in May", "hours earlier"."""
    measured = _measure_end(p, at)
    if p.low(measured) in {"earlier", "later", "ago", "before"} and measured > at:
        return measured + 1
    i = at
    while i < hi and p.low(i) in {"on", "in", "late", "early", "last", "this", "the"}:
        i += 1
    begun = i
    while i < hi and _is_time(p, i, begun - at):
        i += 1
    if i == begun:
        return at
    while i < hi and p.has(i, w.NUMBER):
        i += 1
    return i


def _measure_end(p: Passage, at: int) -> int:
    """The place after "two days", "more than an hour", "hours"; `at` for none."""
    i = at
    while i < at + _MEASURE_LENGTH and (
        p.low(i) in spaced("wordclasses", "measuring") or p.has(i, w.NUMBER)
    ):
        i += 1
    return i + 1 if p.low(i) in spaced("wordclasses", "spans") else at


def opens_the_outlets_time(p: Passage, at: int) -> bool:
    """Whether "two days after it fell" begins here: the outlet says when it was said.

    As in "The town had fallen, residents said, two days after the war began".
    """
    end = _measure_end(p, at)
    if end == at and p.low(at) in {"shortly", "soon", "immediately", "just", "right"}:
        end = at + 1
    return end > at and p.low(end) in {"after", "before", "since", "ahead", "into"}


def _is_time(p: Passage, at: int, openers: int) -> bool:
    if p.has(at, w.TIME):
        return True
    if p.has(at, w.ADVERB) and openers == 0:
        return p.low(at) not in {"not", "never", "there", "here", "so", "even", "just"}
    return openers > 0 and p.low(at) in spaced("wordclasses", "times")


def channel_at(
    p: Passage, at: int, hi: int
) -> tuple[int, Range | None, Range | None] | None:
    """A channel phrase at a place: its end, the words that name it, who was told."""
    if p.low(at) not in spaced("channels", "prepositions") or at + 1 >= hi:
        return None
    if p.low(at + 1) in spaced("channels", "platforms") and not _is_letter(p, at + 1):
        end = _platform_end(p, at + 1, hi)
        return end, (at + 1, end), None
    noun = _document_noun(p, at + 1, hi)
    if noun is None:
        return None
    end, recipient = _rest_of_channel(p, noun + 1, hi)
    if p.low(at) in {"on", "via"} and p.low(noun) in spaced(
        "channels", "platform_tails"
    ):
        return end, (at + 1, end), recipient
    return end, (at, end), recipient


def _is_letter(p: Passage, at: int) -> bool:
    return len(p.low(at)) == 1 and not p.has(at, w.CAPITAL)


def _platform_end(p: Passage, at: int, hi: int) -> int:
    end = at + 1
    while end < hi and (
        p.low(end) in spaced("channels", "platform_tails")
        or p.low(end) in spaced("channels", "documents")
        or p.low(end) == "social"
    ):
        end += 1
    return end


def _document_noun(p: Passage, at: int, hi: int) -> int | None:
    """The place of "statement" in "a joint written statement"."""
    last = None
    for i in range(at, min(hi, at + 8)):
        low = p.low(i)
        if low in spaced("channels", "documents") and not (
            i == at and p.has(i, w.VERB)
        ):
            last = i
        elif last is not None or _ends_channel(p, i):
            break
    return last


def _ends_channel(p: Passage, at: int) -> bool:
    return p.has(
        at,
        w.MARK | w.QUOTE | w.PREPOSITION | w.AUXILIARY | w.SUBORDINATOR
        | w.CONJUNCTION | w.TIME | w.OBJECT | w.ING,
    ) or (p.has(at, w.PERSONAL) and p.low(at) not in {"one", "another"})  # fmt: skip


def _rest_of_channel(p: Passage, at: int, hi: int) -> tuple[int, Range | None]:
    """As in "with Norlink", "broadcast on his page", "released by the office"."""
    end, recipient = at, None
    limit = min(hi, at + _CHANNEL_REACH)
    while end < limit:
        begin = end
        if p.low(end) in spaced("channels", "participles"):
            begin = end + 1
        if not p.has(begin, w.PREPOSITION):
            return (begin if begin > end and p.has(begin, w.TIME) else end), recipient
        phrase = phrase_after(p, begin + 1, limit)
        if phrase is None:
            return end, recipient
        whole = with_apposition(p, phrase, limit)
        if p.low(whole[1]) == "," and p.low(whole[1] + 1) == "that":
            phrase = whole
        if p.low(begin) in spaced("channels", "told_with"):
            recipient = recipient or phrase
        end = phrase[1]
    return end, recipient


def _recipient_at(p: Passage, at: int, hi: int) -> Range | None:
    if p.low(at) != "to" or (
        p.has(at + 1, w.VERB | w.CUE) and not p.has(at + 1, w.CAPITAL)
    ):
        return None
    phrase = phrase_after(p, at + 1, hi)
    if phrase is None:
        return None
    named = p.has(phrase[0], w.CAPITAL | w.OBJECT | w.DETERMINER)
    if named or p.low(phrase[0]) in spaced("channels", "recipients"):
        return phrase
    return None


def _other_phrase(p: Passage, at: int, hi: int) -> int:
    """Any other prepositional phrase: "at a rally in Halvik"; its end."""
    if not p.has(at, w.PREPOSITION) or p.low(at) == "to":
        return at
    phrase = phrase_after(p, at + 1, hi)
    return phrase[1] if phrase else at

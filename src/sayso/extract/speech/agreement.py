"""One attribution of what rules and weights both found: each part from who knows it.

The weights know where source and content begin and end. The rules know what is rare in
what the weights learned from (force, channel, recipient, hedge), whom "citing" cites,
and where what is said before its cue ends: at the comma before the speaker.
"""

from dataclasses import replace

from sayso.extract.speech.citations import RULE as CITING
from sayso.extract.speech.verdicts import RULE as VERDICT
from sayso.model.attribution import Attribution
from sayso.model.span import Span

# Rules whose cue ends better than the weights' where a quotation is mixed with words.
_FIRM_CUES = frozenset({"reported", "elided"})
# Rules that know better where the content is: "called | the report | a lie".
_OWN_CONTENTS = frozenset({"according", CITING, VERDICT})
# "Brandt was quoted | by Norlink | as saying": the weights may take Norlink for her.
_QUOTED = "quoted-as"
_ENDS_AT_SPEAKER = frozenset({"reported", "inverted"})


def agreed(ruled: Attribution, learned: Attribution) -> Attribution:
    """The weights' spans, and what the rules know beside them."""
    if ruled.rule == _QUOTED and not _alike(ruled.source, learned.source):
        return replace(ruled, score=learned.score, rule=f"{ruled.rule}+{learned.rule}")
    firm = learned.manner == "mixed" and ruled.rule in _FIRM_CUES
    own = ruled.rule in _OWN_CONTENTS
    cue = ruled.cue if firm or ruled.rule in {CITING, VERDICT} else learned.cue
    content = ruled.content if own else _to_the_speaker(ruled, learned)
    return replace(
        learned,
        source=ruled.source if ruled.rule == CITING else learned.source or ruled.source,
        cue=cue,
        content=content,
        manner=ruled.manner if own else learned.manner,
        force=ruled.force,
        channel=ruled.channel or learned.channel,
        recipient=_told(ruled, content),
        hedge=ruled.hedge,
        rule=f"{ruled.rule}+{learned.rule}",
    )


def _alike(ones: tuple[Span, ...], others: tuple[Span, ...]) -> bool:
    return any(one.overlaps(other) for one in ones for other in others)


def _to_the_speaker(ruled: Attribution, learned: Attribution) -> tuple[Span, ...]:
    """The weights' content, on to the comma before who said it.

    "Shells fell on the market on | Wednesday, doctors said": the day is told with it.
    """
    if ruled.rule not in _ENDS_AT_SPEAKER:
        return learned.content
    if len(ruled.content) != 1 or len(learned.content) != 1:
        return learned.content
    (own,), (other,) = ruled.content, learned.content
    before = own.end <= ruled.cue[0].start
    if not before or own.start != other.start or own.end <= other.end:
        return learned.content
    beyond = Span(other.end, own.end)
    return (
        learned.content if any(map(beyond.overlaps, learned.source)) else ruled.content
    )


def _told(ruled: Attribution, content: tuple[Span, ...]) -> Span | None:
    """Who was told, unless the words are what was said: "ordered | an inquiry into"."""
    told = ruled.recipient
    if told is None or not content or told.start != content[0].start:
        return told
    follows = bool(ruled.content) and ruled.content[0].start <= told.end + 1
    return told if follows else None

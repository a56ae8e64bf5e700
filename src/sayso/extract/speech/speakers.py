"""Whether a subject can be the speaker of a cue: its number, its kind, no "if"."""

from sayso.extract.speech import words as w
from sayso.extract.speech.lexicon import spaced
from sayso.extract.speech.passage import Passage
from sayso.extract.speech.subjects import Subject
from sayso.extract.speech.verbgroups import Group

_FIRST_PERSON = frozenset({"i", "we", "you"})
_NAMING = frozenset({"call", "name", "label", "dub", "term", "put", "read"})
_CONDITIONS = frozenset({"if", "whether", "unless"})


def may_speak(p: Passage, lo: int, subject: Subject, group: Group) -> bool:
    """Whether the subject fits the verb: number, kind, and no condition before it."""
    if p.low(subject.begin - 1) in _CONDITIONS and subject.begin - 1 >= lo:
        return False
    if group.bare and not _agrees(p, subject, group):
        return False
    if subject.pronoun and p.low(subject.phrase[0]) in _FIRST_PERSON:
        return p.holder[group.head] >= 0 or group.cue.needs is None
    return _is_of_kind(p, subject, group)


def _is_of_kind(p: Passage, subject: Subject, group: Group) -> bool:
    """Whether it is what the cue needs: footage, an outlet, somebody who names."""
    if group.cue.needs == "evidence":
        return _is_evidence(p, subject, group)
    if group.cue.needs == "outlet":
        return _has_word(p, subject, "outlets")
    if group.cue.lemma in _NAMING and group.past:
        # "a group called the Lantern" is nobody who calls
        return p.low(subject.phrase[0]) not in {"a", "an", "what"}
    return True


def _agrees(p: Passage, subject: Subject, group: Group) -> bool:
    """As in "Officials claim", "she claims": a bare form must fit its subject."""
    if subject.relative is not None:
        return True
    if p.has(subject.phrase[1] - 1, w.ING) and not p.has(
        subject.phrase[1] - 1, w.CAPITAL
    ):
        return False
    last = p.tokens[subject.phrase[1] - 1].low
    third = p.tokens[group.head].low.endswith("s")
    if subject.pronoun:
        return third == (last in {"he", "she", "it", "who"})
    if third:
        return True
    plural = _is_plural(last) or _is_plural(_placed_noun(p, subject.phrase))
    joined = any(
        p.has(i, w.CONJUNCTION) for i in range(subject.phrase[0], subject.phrase[1])
    )
    return plural or joined


def _is_plural(word: str) -> bool:
    return word.endswith("s") or word in {
        "people", "police", "many", "some", "most", "others", "men", "women", "both",
        "media", "few", "all", "those", "data", "voters", "children",
    }  # fmt: skip


def _placed_noun(p: Passage, phrase: tuple[int, int]) -> str:
    """As in "Rebels in the north": the noun before a place; empty for none."""
    for i in range(phrase[0] + 1, phrase[1]):
        if p.low(i) in {"in", "from", "at", "near", "across", "inside"}:
            return p.low(i - 1)
    return ""


def _is_evidence(p: Passage, subject: Subject, group: Group) -> bool:
    if _has_word(p, subject, "finders") and not group.cue.takes & {"np"}:
        return True
    return _has_word(p, subject, "footage") or _has_word(p, subject, "records")


def _has_word(p: Passage, subject: Subject, kind: str) -> bool:
    listed = spaced("source_nouns", kind)
    lo, hi = subject.phrase
    return any(p.low(i) in listed for i in range(lo, hi))

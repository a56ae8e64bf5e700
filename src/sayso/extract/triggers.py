"""Words that name events, as a lexicon of inflected forms made from vocab/events.

Rules that hold here:
- Forms are made once, by the regular rules and the table of irregular verbs.
- A form may have several senses; they stay in the order of the file, and the caller
  takes the first whose conditions fit.
- Longer phrases come before shorter ones and before single words.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from sayso.vocab import table

VOWELS = "aeiou"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sense:
    """One entry of vocab/events: what kind of event, and under which conditions.

    `denies`: its words say that the event did not happen.
    """

    key: str
    type: str
    mode: str | None
    object: str
    object_is: str
    subject_is: str
    voice: str
    denies: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """An inflected form: the words after the first one, and what it may mean.

    `form`: "base", "third", "past", "participle", "ing" or "noun".
    """

    rest: tuple[str, ...]
    form: frozenset[str]
    sense: Sense


def inflections_of(verb: str) -> dict[str, str]:
    """Base form of a verb -> its forms by name (base, third, past, participle, ing)."""
    past, participle = _pasts_of(verb)
    return {
        "base": verb,
        "third": _third_of(verb),
        "past": past,
        "participle": participle,
        "ing": _stem_of(verb, "ing") + "ing",
    }


def _pasts_of(verb: str) -> tuple[str, str]:
    irregular = table("events")["irregular"].get(verb)
    if irregular is not None:
        return irregular[0], irregular[1]
    if verb.endswith("y") and verb[-2] not in VOWELS:
        regular = verb[:-1] + "ied"
    else:
        regular = _stem_of(verb, "ed") + "ed"
    return regular, regular


def _third_of(verb: str) -> str:
    if verb.endswith(("s", "sh", "ch", "x", "z", "o")):
        return verb + "es"
    if verb.endswith("y") and verb[-2] not in VOWELS:
        return verb[:-1] + "ies"
    return verb + "s"


def _stem_of(verb: str, ending: str) -> str:
    if verb in _doubled():
        return verb + verb[-1]
    if verb.endswith("ie") and ending == "ing":
        return verb[:-2] + "y"
    if verb.endswith("ee") and ending == "ed":
        return verb[:-1]
    if verb.endswith("e") and not verb.endswith(("ee", "ye", "oe")):
        return verb[:-1]
    return verb


@cache
def _doubled() -> frozenset[str]:
    short = "run cut put set get hit let shut quit win sit".split()
    return frozenset(table("events")["doubling"]["words"].split()) | frozenset(short)


def _sense_of(entry: dict[str, Any]) -> Sense:
    return Sense(
        key=entry["key"],
        type=entry["type"],
        mode=entry.get("mode") or None,
        object=entry.get("object", ""),
        object_is=entry.get("object_is", ""),
        subject_is=entry.get("subject_is", ""),
        voice=entry.get("voice", ""),
        denies=entry.get("denies", False),
    )


def _be_forms() -> tuple[tuple[str, str], ...]:
    return (
        ("base", "be"),
        ("third", "is"),
        ("third", "are"),
        ("past", "was"),
        ("past", "were"),
        ("participle", "been"),
        ("ing", "being"),
    )


def _forms_of(phrase: str) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """(form name, first word, rest) of every inflection of a verb or verb phrase."""
    verb, *rest = phrase.split()
    forms = _be_forms() if verb == "be" else tuple(inflections_of(verb).items())
    for name, word in forms:
        yield name, word, tuple(rest)


def _entries() -> Iterator[tuple[str, str, tuple[str, ...], Sense]]:
    for entry in table("events")["event"]:
        sense = _sense_of(entry)
        for phrase in (*entry.get("phrases", ()), *entry.get("verbs", "").split()):
            for name, word, rest in _forms_of(phrase):
                yield name, word, rest, sense
        for noun in (*entry.get("compounds", ()), *entry.get("nouns", "").split()):
            first, *more = noun.split()
            yield "noun", first, tuple(more), sense
            for plural in _plurals(first, more):
                yield "noun", plural[0], plural[1], sense


def _plurals(first: str, more: list[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    words = [first, *more]
    if not words[-1].endswith("s"):
        words[-1] = _third_of(words[-1])
        yield words[0], tuple(words[1:])


@cache
def lexicon() -> dict[str, tuple[Trigger, ...]]:
    """First word, case-folded -> the triggers that begin with it, longest first."""
    grouped: dict[tuple[str, tuple[str, ...], str], tuple[set[str], Sense]] = {}
    for name, word, rest, sense in _entries():
        forms, _ = grouped.setdefault((word, rest, sense.key), (set(), sense))
        forms.add(name)
    found: dict[str, list[Trigger]] = {}
    for (word, rest, _), (forms, sense) in grouped.items():
        trigger = Trigger(rest=rest, form=frozenset(forms), sense=sense)
        found.setdefault(word, []).append(trigger)
    return {
        word: tuple(sorted(items, key=lambda t: -len(t.rest)))
        for word, items in found.items()
    }


@cache
def verb_forms() -> frozenset[str]:
    """Single words that are forms of an event's verb and are no noun of an event."""
    forms: set[str] = set()
    nouns: set[str] = set()
    for name, word, rest, _ in _entries():
        if not rest:
            (nouns if name == "noun" else forms).add(word)
        elif name != "noun":
            forms.add(word)
    return frozenset(forms - nouns - NOUNS_AS_WELL)


# Forms that a reader meets as nouns or adjectives at least as often as verbs.
NOUNS_AS_WELL = frozenset(
    "shell shells bomb bombs control forces force hosts host back raid raids target "
    "targets fine fines bar ban bans step steps backs free hand hands power pound "
    "pounds storm storms dynamite".split()
)


@cache
def _forms_in(name: str, *wanted: str) -> frozenset[str]:
    """The forms of so many names of the verbs in a list of vocab/events."""
    verbs = table("events")[name]["verbs"].split()
    return frozenset(inflections_of(verb)[form] for verb in verbs for form in wanted)


@cache
def transitive_pasts() -> frozenset[str]:
    """Past forms and participles of verbs that are never without an object."""
    return _forms_in("transitive", "past", "participle")


@cache
def light_forms() -> frozenset[str]:
    """All forms of verbs that say no more than that a noun happened."""
    return _forms_in("light", "base", "third", "past", "participle", "ing")


@cache
def noun_forms() -> frozenset[str]:
    """Single words that are nouns of an event, whatever else they may be."""
    return frozenset(
        word for name, word, rest, _ in _entries() if name == "noun" and not rest
    )


@cache
def objects(name: str) -> frozenset[str]:
    """One class of nouns by which senses are told apart ("people", "place")."""
    return frozenset(table("events")["objects"][name].split())

"""A sentence made ready for events: word classes, noun phrases, places and times.

Rules that hold here:
- A word that is both noun and verb of an event ("attack", "control") is a verb after a
  pronoun, "to" or a modal, and between a noun and an object ("rebels attack the town").
- A phrase is followed to its root: in "the head of the office in Dresna" the root is
  "the head".
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.extract.mentions.names import nations
from sayso.extract.nounphrases import (
    Classes,
    NounPhrase,
    classes_of,
    closed,
    phrases_of,
)
from sayso.extract.triggers import lexicon, noun_forms, objects
from sayso.model.sentence import Sentence, Token
from sayso.model.span import Span
from sayso.text.intervals import Intervals

SKIPPED_MARKS = frozenset("\"'“”‘’«»")
# Prepositions by which a noun hangs on another; "weeks after the Front launched" is
# no such thing.
_NOMINAL = frozenset(
    "of in at from for on with near around against inside over including".split()
)
QUANTITIES = frozenset(
    "dozens hundreds thousands scores tens millions number numbers some most many "
    "several few all half majority group groups one two three four five six seven "
    "eight nine ten eleven twelve wave waves series barrage string spate round rounds "
    "dozen tonnes tons tonne ton litres liters kilos boxes bags truckloads".split()
)
# "of shelling the town"; "in fighting the rebels said" would be two things
_DOING = frozenset("of for by without before after from".split())
_VERBAL = frozenset({"base", "third", "past", "participle"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A sentence with its phrases; `opens`, `closes`: by first and last token.

    `places`, `times` and `persons` are spans of the document, found by others.
    """

    tokens: Sequence[Token]
    classes: Classes
    phrases: Sequence[NounPhrase]
    opens: dict[int, NounPhrase]
    closes: dict[int, NounPhrase]
    places: Intervals[Span]
    times: Intervals[Span]
    persons: Intervals[Span]

    def low(self, at: int) -> str:
        """The word at a token position; empty outside the sentence."""
        return self.tokens[at].low if 0 <= at < len(self.tokens) else ""

    def letter(self, at: int) -> str:
        """The word class at a token position; "." outside the sentence."""
        return self.classes[at] if 0 <= at < len(self.classes) else "."

    def span(self, first: int, last: int) -> Span:
        """Where tokens `first` to `last` stand."""
        return Span(self.tokens[first].start, self.tokens[last].end)

    def places_at(self, span: Span) -> list[Span]:
        """The names of places that share a letter with a span."""
        return self.places.touching(span.start, span.end)

    def times_at(self, span: Span) -> list[Span]:
        """The times that share a letter with a span."""
        return self.times.touching(span.start, span.end)

    def around(self, at: int) -> NounPhrase | None:
        """The phrase that holds a token."""
        number = bisect_right(self.phrases, at, key=lambda p: p.first) - 1
        if number < 0 or self.phrases[number].last < at:
            return None
        return self.phrases[number]

    def span_of(self, phrase: NounPhrase) -> Span:
        """Where a phrase stands."""
        return self.span(phrase.first, phrase.last)


def scene_of(
    sent: Sentence,
    places: Intervals[Span],
    times: Intervals[Span],
    persons: Intervals[Span],
) -> Scene:
    """The scene of a sentence."""
    tokens = sent.tokens
    classes = _with_event_verbs(tokens, classes_of(tokens))
    for i in range(1, len(tokens) - 1):
        if classes[i] == "V" and _closes_compound(tokens, classes, i):
            classes[i] = "N"
        elif classes[i] == "N" and _is_gerund_here(tokens, classes, i, times):
            classes[i] = "V"
        elif classes[i] == "V" and _is_bare_noun(tokens, classes, i):
            classes[i] = "N"
    phrases = phrases_of(classes)
    return Scene(
        tokens=tokens,
        classes=classes,
        phrases=phrases,
        opens={phrase.first: phrase for phrase in phrases},
        closes={phrase.last: phrase for phrase in phrases},
        places=places,
        times=times,
        persons=persons,
    )


def _with_event_verbs(tokens: Sequence[Token], classes: Classes) -> Classes:
    known = lexicon()
    for i, token in enumerate(tokens):
        if classes[i] == "V" and _is_noun_here(tokens, classes, i):
            classes[i] = "N"
        if classes[i] != "N" or token.low not in known:
            continue
        if token.text[0].isupper() and i:
            continue
        forms = {form for trigger in known[token.low] for form in trigger.form}
        if forms & _VERBAL and _is_verb_here(tokens, classes, i):
            classes[i] = "V"
    return classes


def _is_noun_here(tokens: Sequence[Token], classes: Classes, at: int) -> bool:
    """As in "said fighting went on": what goes on is a noun."""
    if not tokens[at].low.endswith("ing") or tokens[at].low not in noun_forms():
        return False
    after = classes[at + 1] if at + 1 < len(classes) else "."
    return after in "VX" and (not at or classes[at - 1] in "VS")


def _closes_compound(tokens: Sequence[Token], classes: Classes, at: int) -> bool:
    """As in "air strikes hit Halvik": the second word of a noun of an event."""
    before, low = tokens[at - 1].low, tokens[at].low
    return classes[at - 1] == "N" and any(
        t.rest == (low,) and "noun" in t.form for t in lexicon().get(before, ())
    )


def _is_gerund_here(
    tokens: Sequence[Token], classes: Classes, at: int, times: Intervals[Span]
) -> bool:
    """As in "accused of shelling Halvik": what follows is what is done to."""
    low, after = tokens[at].low, tokens[at + 1]
    if not low.endswith("ing") or tokens[at - 1].low not in _DOING:
        return False
    if low not in noun_forms() or times.touching(after.start, after.end):
        return False  # "days of shelling Friday"
    is_named = classes[at + 1] == "N" and after.text[0].isupper()
    return is_named or classes[at + 1] in "D#"


def _is_bare_noun(tokens: Sequence[Token], classes: Classes, at: int) -> bool:
    """As in "insulated it from blame": behind a preposition a base form is a noun."""
    if classes[at - 1] != "P" or tokens[at - 1].low == "to":
        return False
    forms = {f for t in lexicon().get(tokens[at].low, ()) if not t.rest for f in t.form}
    return forms == {"base"}


def _is_verb_here(tokens: Sequence[Token], classes: Classes, at: int) -> bool:
    before = classes[at - 1] if at else "."
    if before == "X":
        return tokens[at - 1].low not in closed("be") | closed("have")
    if before == "R" or (before == "P" and tokens[at - 1].low == "to"):
        return True
    if before == "A" and at > 1 and classes[at - 2] in "XR":
        return True
    following = classes[at + 1] if at + 1 < len(classes) else "."
    plural = before == "N" and tokens[at - 1].low.endswith(("s", "people", "men"))
    if plural and following in "DR#":
        return True
    # "Soldiers attack Halvik", but not "a soldiers attack report"
    first = at == 1 and following == "N"
    return plural and first and tokens[at + 1].text[0].isupper()


def root_of(scene: Scene, phrase: NounPhrase) -> NounPhrase:
    """The phrase that the given one hangs on through prepositions."""
    while scene.low(phrase.first - 1) in _NOMINAL:
        before = scene.closes.get(phrase.first - 2 - _is_reduced(scene, phrase))
        if before is None or before.is_pronoun:
            break
        if scene.low(before.last) in QUANTITIES or scene.letter(before.last) == "#":
            # "hundreds of families", "two of the soldiers" are one phrase
            return NounPhrase(before.first, phrase.last, is_pronoun=False)
        phrase = before
    return phrase


def _is_reduced(scene: Scene, phrase: NounPhrase) -> bool:
    """As in "shells fired from Karvelia": a participle before the preposition."""
    at = phrase.first - 2
    return scene.letter(at) == "V" and scene.low(at).endswith("ed")


def phrase_from(scene: Scene, at: int) -> NounPhrase | None:
    """The phrase that begins at a token, adverbs and quotation marks skipped."""
    while scene.letter(at) == "A" or scene.low(at) in SKIPPED_MARKS:
        at += 1
    phrase = scene.opens.get(at)
    # "the departure of “strongman” Torvald": the name stands behind the marks
    if phrase is not None and scene.low(phrase.last + 1) in SKIPPED_MARKS:
        return scene.opens.get(phrase.last + 2, phrase)
    return phrase


def place_in(scene: Scene, phrase: NounPhrase) -> Span | None:
    """The named place inside a phrase, or the phrase itself if its noun is a place."""
    span = scene.span_of(phrase)
    for place in scene.places_at(span):
        if span.contains(place) or place.contains(span):
            return place
    is_person = bool(scene.persons.touching(span.start, span.end))
    if scene.low(phrase.last) in objects("place") and not is_person:
        return span
    return None


def lacks_noun(scene: Scene, phrase: NounPhrase) -> bool:
    """As in "Karvelian and Sudrian troops": the first adjective shares the noun."""
    first = phrase.first + (scene.letter(phrase.first) == "D")
    return first == phrase.last and is_of_nation(scene, first)


def is_of_nation(scene: Scene, at: int) -> bool:
    """As in "Karvelian": a word with the shape of a nation's adjective."""
    if not scene.tokens[at].text[0].isupper():
        return False
    low = scene.low(at)
    return low in nations() or low.endswith(("ian", "ean", "ese", "ish"))


def is_somebody(scene: Scene, phrase: NounPhrase) -> bool:
    """Whether a phrase is about people, or has a capital as names have."""
    return is_people(scene, phrase) or scene.tokens[phrase.last].text[0].isupper()


def is_people(scene: Scene, phrase: NounPhrase) -> bool:
    """Whether a phrase is about people: by its noun, a name, or a pronoun."""
    if phrase.is_pronoun:
        return scene.low(phrase.last) in {"him", "her", "them", "us", "me", "he", "she"}
    span = scene.span_of(phrase)
    if scene.persons.touching(span.start, span.end):
        return True
    return scene.low(phrase.last) in objects("people")

"""The verb group around an event's verb, and the subject that it has.

Rules that hold here:
- The group is read leftwards: adverbs, auxiliaries, "to", and verbs like "began" or
  "planned", which keep the subject.
- "ordered its fighters to withdraw": the object of the verb above is the subject.
- "rebels entered Dresna and burned the mill": the second verb has the first's subject.
- "NFR, which holds Halvik,": a relative word stands for the phrase before it.
- A participle after a comma ("..., ending the siege") has the main clause's subject.
- "sent fighters to seize the town": an infinitive of purpose has the subject of the
  verb before it; "a plan to seize it" has none here.
- "accused a man of killing": the man; "was accused of killing": who was accused.
- Ages and other asides between commas are passed over, and "who" goes with people.
"""

from dataclasses import dataclass

from sayso.extract.events.participles import is_past
from sayso.extract.events.scene import (
    SKIPPED_MARKS,
    Scene,
    is_people,
    is_somebody,
    phrase_from,
    root_of,
)
from sayso.extract.nounphrases import NounPhrase, closed
from sayso.extract.triggers import verb_forms
from sayso.model.event import EventStatus

_GETTING = frozenset("get gets got getting gotten".split())
_SAID = frozenset(
    "reported believed said thought known understood alleged suspected feared "
    "presumed".split()
)
_CHARGING = frozenset(
    "accuse accuses accused accusing suspect suspects suspected suspecting convict "
    "convicts convicted convicting acquit acquits acquitted acquitting charge charges "
    "charged charging blame blames blamed blaming".split()
)
_WOULD = frozenset(["would", "'d"])
_CASES = frozenset(["if", "unless"])
CASE_REACH = 25  # tokens; of a sentence of two clauses
DEPTH_MAX = 4
BACK_MAX = 30
ASIDES_MAX = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class VerbGroup:
    """What the words before a verb make of it.

    `first`: its first token, `verb`: its last. `passive` if a form of "be" governs a
    participle. `infinitive` if "to" stands before it, `object_subject` the phrase
    before "to".
    """

    first: int
    verb: int
    passive: bool
    infinitive: bool
    negated: bool
    status: EventStatus
    object_subject: NounPhrase | None


class _Walk:
    """The leftward walk from a verb over all that belongs to its group."""

    def __init__(self, scene: Scene, verb: int) -> None:
        self.scene, self.verb, self.at = scene, verb, verb - 1
        self.passive: bool | None = None
        self.infinitive = self.negated = self.perfect = False
        self.status: EventStatus = "actual"
        self.object_subject: NounPhrase | None = None

    def run(self) -> None:
        """Walk until a word stands there that is no part of the group."""
        least = max(0, self.at - BACK_MAX)
        while self.at >= least and self._step():
            pass

    def _step(self) -> bool:
        low, letter = self.scene.low(self.at), self.scene.letter(self.at)
        if letter == "X" or (low in _GETTING and self.passive is None):
            self._auxiliary(low)
        elif self.infinitive and low in closed("catenatives") | closed("planning"):
            self._governor(low)
        elif letter == "A" or low in closed("negations"):
            self.negated ^= low in closed("negations")
        elif low == "to" and self.scene.low(self.at - 1) == "yet":
            return self._not_yet()
        elif low == "to" and not self.infinitive:
            return self._infinitive()
        elif low in SKIPPED_MARKS and self.scene.letter(self.at - 1) == "X":
            pass  # "had been “captured”"
        else:
            return self._skip_adjunct()
        self.at -= 1
        return True

    def _auxiliary(self, low: str) -> None:
        if self.passive is None:
            # "was ready to leave": the "was" is not the leaving's
            self.passive = low in closed("be") and not self.infinitive
        if low in closed("negations"):
            self.negated = not self.negated
        if low in closed("futures"):
            # "would have captured it": it was not so
            unreal = low in _WOULD and self.perfect
            self.status = "hypothetical" if unreal else "future"
        elif low in closed("modals"):
            self.status = "hypothetical"
        self.perfect = low == "have"

    def _infinitive(self) -> bool:
        """Take "to"; the walk goes on only if a verb stands before it."""
        self.infinitive = True
        self.passive = bool(self.passive)
        if self.status == "actual" and not self.perfect:  # "said to have fled"
            self.status = "future"
        self.at -= 1
        above = self.scene.closes.get(self.at)
        if above is not None and self._is_object_of_control(above):
            self.object_subject = above
            return False
        if above is not None and self.scene.low(above.first - 1) == "by":
            self._skip_sayer(above)
        return True

    def _not_yet(self) -> bool:
        """As in "have yet to capture the town": they did not."""
        self.negated, self.infinitive = not self.negated, True
        self.passive = bool(self.passive)
        self.at -= 2
        if self.scene.letter(self.at) == "X":
            self.at -= 1
        return False

    def _skip_sayer(self, above: NounPhrase) -> None:
        """As in "was reported by doctors to have died"."""
        if self.scene.low(above.first - 2) in closed("planning") | _SAID:
            self.at = above.first - 2

    def _is_object_of_control(self, phrase: NounPhrase) -> bool:
        at = phrase.first - 1
        at -= is_past(self.scene, at)  # "allowed displaced people to return"
        return self.scene.low(at) in closed("object_control")

    def _governor(self, low: str) -> None:
        if low in closed("refusing"):
            self.negated = not self.negated
        if low in closed("catenatives") and low not in closed("planning"):
            self.status = "actual"
        self.infinitive = True

    def _skip_adjunct(self) -> bool:
        """As in "has in recent hours instructed": skip the time between."""
        phrase = self.scene.closes.get(self.at)
        if phrase is None or self.scene.letter(phrase.first - 1) != "P":
            return False
        if self.scene.letter(phrase.first - 2) != "X":
            return False
        self.at = phrase.first - 2
        return True


def verb_group(scene: Scene, verb: int) -> VerbGroup:
    """The verb group that ends in the verb at a token."""
    walk = _Walk(scene, verb)
    walk.run()
    if _is_under_if(scene, walk.at) or _is_in_case(scene, walk):
        walk.status = "hypothetical"
    return VerbGroup(
        first=walk.at + 1,
        verb=verb,
        passive=bool(walk.passive),
        infinitive=walk.infinitive,
        negated=walk.negated,
        status=walk.status,
        object_subject=walk.object_subject,
    )


def _is_in_case(scene: Scene, walk: _Walk) -> bool:
    """As in "if it attacked, the Front would capture Dresna": what hangs on an "if"."""
    if walk.status != "future" or not any(
        scene.low(i) in _WOULD for i in range(walk.at + 1, walk.verb)
    ):
        return False
    least, most = max(0, walk.at - CASE_REACH), walk.verb + CASE_REACH
    return any(scene.low(i) in _CASES for i in range(least, most))


def _is_under_if(scene: Scene, at: int) -> bool:
    """Whether "if" or "unless" opens the clause to the left of a token."""
    for i in range(at, max(-1, at - 10), -1):
        if scene.low(i) in {"if", "unless"}:
            return True
        if scene.letter(i) in "VX" or scene.low(i) in {",", ";"}:
            return False
    return False


def subject_of(
    scene: Scene, group: VerbGroup, verb: int, depth: int = 0
) -> NounPhrase | None:
    """The phrase that is the subject of a verb, if the words are clear."""
    if group.object_subject is not None:
        return group.object_subject
    if depth > DEPTH_MAX:
        return None
    return _subject_before(scene, group, verb, depth)


def _subject_before(
    scene: Scene, group: VerbGroup, verb: int, depth: int
) -> NounPhrase | None:
    at = _over_marks(scene, group.first - 1)
    phrase = scene.closes.get(at)
    if phrase is not None and not _is_relative(scene, at):
        root = root_of(scene, phrase)
        bare = scene.low(group.first) == "to"  # "they decided to flee" is clear
        return _of_purpose(scene, root, depth) if bare else root
    low, letter = scene.low(at), scene.letter(at)
    if _is_relative(scene, at):
        return _antecedent(scene, at)
    if low == ",":
        return _across_comma(scene, at, verb, depth)
    if letter in "CVPS" and at >= 0:
        return _inherited(scene, at, depth)
    return None


def _of_purpose(scene: Scene, before: NounPhrase, depth: int) -> NounPhrase | None:
    """Who is to do what stands after "to" behind a phrase."""
    if before.is_pronoun or scene.letter(before.first - 1) in "VP":
        return _inherited(scene, before.first - 1, depth)
    # "Brandt to visit Tarn" is a headline; "a plan to visit Tarn" names nobody
    return before if is_somebody(scene, before) else None


def _over_marks(scene: Scene, at: int) -> int:
    """Back over quotation marks and brackets: "the Front (NFR) captured"."""
    least = max(0, at - BACK_MAX)
    while at > least:
        if scene.low(at) in SKIPPED_MARKS:
            at -= 1
        elif scene.low(at) == ")":
            opening = at
            while opening > least and scene.low(opening) != "(":
                opening -= 1
            at = opening - 1
        else:
            break
    return at


def _is_relative(scene: Scene, at: int) -> bool:
    return scene.low(at) in {"who", "which", "that"}


def _antecedent(scene: Scene, at: int) -> NounPhrase | None:
    before = at - 1
    if scene.low(before) == ",":
        before -= 1
    phrase = scene.closes.get(_over_marks(scene, before))
    if phrase is None or phrase.is_pronoun:
        return None
    if scene.low(at) == "who":
        phrase = _person_of(scene, phrase)
    return _before_asides(scene, phrase)


def _person_of(scene: Scene, phrase: NounPhrase) -> NounPhrase:
    """As in "a man with a limp who": the man."""
    last = scene.low(phrase.last)
    if is_somebody(scene, phrase) or last.endswith("s") or last[:1].isdigit():
        return phrase
    root = root_of(scene, phrase)
    return root if is_people(scene, root) else phrase


def _before_asides(scene: Scene, phrase: NounPhrase) -> NounPhrase:
    """As in "Ana Kost, 24, from Tarn, died": the name before age and origin."""
    for _ in range(ASIDES_MAX):
        before = _before_comma(scene, phrase)
        if before is None:
            break
        if not (_is_number(scene, phrase) or _is_number(scene, before)):
            break
        phrase = before
    return phrase


def _is_number(scene: Scene, phrase: NounPhrase) -> bool:
    return phrase.first == phrase.last and scene.letter(phrase.last) == "#"


def _before_comma(scene: Scene, phrase: NounPhrase) -> NounPhrase | None:
    """The phrase that ends before the comma before a phrase."""
    at = phrase.first - 1
    if scene.letter(at) == "P" and scene.low(at - 1) == ",":
        at -= 1
    if scene.low(at) != ",":
        return None
    before = scene.closes.get(_over_marks(scene, at - 1))
    return None if before is None else root_of(scene, before)


def _across_comma(scene: Scene, at: int, verb: int, depth: int) -> NounPhrase | None:
    """The subject before an apposition, or of the main clause of a participle."""
    if scene.low(verb).endswith("ing"):
        return _inherited(scene, at, depth)
    joined = _over_marks(scene, at - 1)
    if scene.letter(joined) == "V" and scene.low(joined) in verb_forms():
        # "were shot, wounded or taken"
        return _inherited(scene, at, depth)
    reduced = _before_participle(scene, at, verb)
    if reduced is not None:
        return reduced
    for i in range(at - 1, max(-1, at - BACK_MAX), -1):
        if scene.low(i) == ",":
            phrase = scene.closes.get(_over_marks(scene, i - 1))
            if phrase is not None:
                return _before_asides(scene, root_of(scene, phrase))
    return _inherited(scene, at, depth)


def _before_participle(scene: Scene, at: int, verb: int) -> NounPhrase | None:
    """As in "Halvik, captured by rebels, ...": no verb stands before what was taken."""
    phrase = scene.closes.get(_over_marks(scene, at - 1))
    if phrase is None or at + 1 != verb:
        return None
    if scene.low(verb + 1) != "by" and not _is_bare_past(scene, verb):
        return None
    root = root_of(scene, phrase)
    before = scene.classes[max(0, root.first - BACK_MAX) : root.first]
    return None if "V" in before or "X" in before else root


def _is_bare_past(scene: Scene, verb: int) -> bool:
    """As in "Brandt, accused of theft, ...": nothing follows that it is done to."""
    return is_past(scene, verb) and phrase_from(scene, verb + 1) is None


def _object_in_control(scene: Scene, verb: int) -> NounPhrase | None:
    """As in "accused Brandt of theft", "sent fighters to Dresna to seize it"."""
    if scene.low(verb) in closed("object_control") | _CHARGING:
        return phrase_from(scene, verb + 1)
    return None


def _inherited(scene: Scene, at: int, depth: int) -> NounPhrase | None:
    """The subject of the nearest verb to the left, or the object that it controls."""
    for i in range(at, max(-1, at - BACK_MAX), -1):
        if scene.letter(i) == "V":
            group = verb_group(scene, i)
            thing = _object_in_control(scene, i) if scene.letter(at) == "P" else None
            if thing is not None and not group.passive:
                return thing
            return subject_of(scene, group, i, depth + 1)
    return None

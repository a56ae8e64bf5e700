"""Participles without an auxiliary: what was done, and to whom.

Rules that hold here:
- A verb that is never without an object, in its past form and without one, is passive:
  "a man killed near Halvik" is one who was killed, and "the daughter of a man killed"
  was not.
- A participle before its noun has that noun as its object and no subject: "people in
  besieged towns" besiege nobody. "fleeing people" flee.
- Verbs joined by "and" share the object behind the last: "captured and killed a guard".
"""

from sayso.extract.events.scene import QUANTITIES, Scene, is_people, root_of
from sayso.extract.nounphrases import NounPhrase, closed
from sayso.extract.triggers import transitive_pasts

_BEFORE = frozenset("VPD'#")  # what stands before a participle that leads a noun
_JOINING = frozenset({"and", "or"})


def is_past(scene: Scene, at: int) -> bool:
    """Whether a token is the past form of a verb that is never without an object."""
    return scene.low(at) in transitive_pasts()


def noun_behind(scene: Scene, verb: int) -> NounPhrase | None:
    """The noun that a participle stands before: "towns" in "in besieged towns"."""
    if not is_past(scene, verb) or not _may_lead(scene, verb):
        return None
    at = verb + 1
    if scene.letter(at) == "C" and scene.letter(verb - 1) == "P":
        at += 1  # "in besieged or remote towns"
    phrase = scene.opens.get(at)
    return phrase if phrase is not None and scene.letter(at) == "N" else None


def _may_lead(scene: Scene, verb: int) -> bool:
    at = verb - 1
    if scene.letter(at) == "A":
        at -= 1
    if scene.low(at) in QUANTITIES:
        return True
    if (
        scene.letter(at) == "V"
    ):  # "begun captured" is nothing; "got captured" is passive
        return scene.low(at) not in closed("be")
    return at >= 0 and scene.letter(at) in _BEFORE


def moving_noun(scene: Scene, verb: int) -> NounPhrase | None:
    """The people that a word in -ing stands before: "shot fleeing civilians"."""
    if not scene.low(verb).endswith("ing") or scene.letter(verb - 1) not in _BEFORE:
        return None
    if scene.low(verb - 1) in closed("catenatives"):  # "began visiting people"
        return None
    phrase = scene.opens.get(verb + 1)
    if phrase is None or scene.letter(verb + 1) != "N":
        return None
    return phrase if is_people(scene, phrase) else None


def nearest(scene: Scene, phrase: NounPhrase) -> NounPhrase:
    """Whom a participle right behind a phrase is about: the phrase itself if people."""
    before = scene.closes.get(phrase.first - 2)
    counted = before is not None and scene.low(phrase.first - 1) == "of"
    if counted and before is not None and scene.low(before.last) in QUANTITIES:
        return root_of(scene, phrase)  # "dozens of people killed"
    return phrase if is_people(scene, phrase) else root_of(scene, phrase)

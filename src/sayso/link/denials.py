"""A claim and its denial: one says that it is so, the other that it is not.

"The ministry denied that rebels had entered" bears on "had captured", since who
captured a town has entered it. What somebody denied and then says is conceded; what
somebody said and then denies is taken back.
"""

from sayso.link import kinds, parties
from sayso.link.compare import (
    is_one_side,
    same_people,
    same_place,
    same_setting,
    same_status,
    same_words,
    setting_words,
    status_of,
)
from sayso.link.relate import relation
from sayso.link.times import meet
from sayso.link.told import Told
from sayso.link.wording import is_denial_of, shared_words, wording_of
from sayso.model.relation import Relation, RelationKind
from sayso.text.stems import stems_in

RESPONSIBILITY = "deny-responsibility"


def by_denial(one: Told, other: Told) -> Relation | None:
    """How an assertion and its negation bear on each other, if they are one matter."""
    if one.negated == other.negated:
        return None
    said, denied = (other, one) if one.negated else (one, other)
    because = _matter(said, denied)
    if because is None:
        return None
    if not denied.denying:
        return _opposite(said, denied, because)
    if is_one_side(said, denied) or said.source == denied.source:
        return _own_word(said, denied, because)
    return relation(RelationKind.DENIES, denied, said, because)


def _matter(said: Told, denied: Told) -> tuple[str, ...] | None:
    """Why the two are about one thing; None where they are not."""
    if same_words(said, denied):
        return ("the very words that are said are denied",)
    told = status_of(said) == "actual" or same_status(said, denied)
    part_of = kinds.is_part_of(denied.kind, said.kind) and not _own_deed(said, denied)
    if told and part_of and same_setting(said, denied):
        part = f"denies: '{denied.kind}' is part of '{said.kind}'"
        same = f"denies: '{denied.kind}'"
        reason = same if denied.kind == said.kind else part
        return (reason, *setting_words(said, denied))
    return _admission(said, denied) or _wording(said, denied)


def _wording(said: Told, denied: Told) -> tuple[str, ...] | None:
    """Why the denied words are those that were said, where no event tells."""
    if not _may_be_worded(said, denied) or not meet(said, denied):
        return None
    if not same_people(said, denied) or not same_status(said, denied):
        return None
    if not is_denial_of(wording_of(denied.claim), wording_of(said.claim)):
        return None
    shared = shared_words(denied.claim, said.claim)
    return (f"the words that are said are denied ({shared})",)


def _may_be_worded(said: Told, denied: Told) -> bool:
    """Whether words may tell what events do not; a notice takes back, none denies."""
    if said.notice is not None or denied.notice is not None:
        return False
    if said.where and denied.where and said.where != denied.where:
        return False
    # a denial of the whole leaves the part
    return not _are_two_kinds(said, denied) and not _own_deed(said, denied)


def _are_two_kinds(said: Told, denied: Told) -> bool:
    """Whether both events are known, and not as one kind."""
    unknown = "" in (said.kind, denied.kind) or denied.kind == RESPONSIBILITY
    return not unknown and said.kind != denied.kind


def _own_deed(said: Told, denied: Told) -> bool:
    """Whether somebody denies to have done what is told without saying who did it.

    "Halvik was shelled" stands though one side "denied that it had shelled Halvik".
    """
    if said.actors or denied.source not in {party.who for party in denied.actors}:
        return False
    own = set(stems_in(denied.claim.source_name))
    return not own or not own <= wording_of(said.claim).keys


def _admission(said: Told, denied: Told) -> tuple[str, ...] | None:
    """Who denied that others came and now says that its own have left."""
    if said.source != denied.source and not is_one_side(said, denied):
        return None
    if not kinds.admits(said.kind, denied.kind) or not same_place(said, denied):
        return None
    if parties.meet(said.actors, denied.actors) or not meet(said, denied):
        return None
    reason = f"'{said.kind}' of its own side bears out '{denied.kind}', denied before"
    return (reason, *setting_words(said, denied))


def _own_word(said: Told, denied: Told, because: tuple[str, ...]) -> Relation:
    same = said.source == denied.source
    whose = "the same source" if same else f"the same government ({said.rule_of})"
    if denied.order < said.order:
        reason = f"{whose} had denied it"
        return relation(RelationKind.CONCEDES, said, denied, (reason, *because))
    if not same:
        return relation(RelationKind.DENIES, denied, said, because)
    reason = f"{whose} had said it"
    return relation(RelationKind.RETRACTS, denied, said, (reason, *because))


def _opposite(said: Told, denied: Told, because: tuple[str, ...]) -> Relation:
    reasons = ("one says that it is so, the other that it is not", *because)
    if said.source != denied.source:
        return relation(RelationKind.CONTRADICTS, said, denied, reasons)
    old, new = sorted((said, denied), key=lambda told: told.order)
    return relation(RelationKind.UPDATES, new, old, ("the same source", *reasons))


def by_admission(one: Told, other: Told) -> Relation | None:
    """Whose own people left bears out those who say that they came."""
    for own, theirs in ((one, other), (other, one)):
        if _admits(own, theirs) and same_place(own, theirs) and meet(own, theirs):
            reason = f"'{own.kind}', said of its own side, bears out '{theirs.kind}'"
            because = (reason, *setting_words(own, theirs))
            return relation(RelationKind.CONCEDES, own, theirs, because)
    return None


def _admits(own: Told, theirs: Told) -> bool:
    if own.negated or theirs.negated or own.source == theirs.source:
        return False
    if not kinds.admits(own.kind, theirs.kind) or is_one_side(own, theirs):
        return False
    if parties.meet(own.actors, theirs.actors):
        return False
    if _sides(own) & _sides(theirs):
        return False  # "the army left" and "the army retook it": no side gave in
    return speaks_of_own(own)


def _sides(told: Told) -> set[str]:
    return {party.side for party in told.actors if party.side}


def speaks_of_own(told: Told) -> bool:
    """Whether the source tells of itself or of its own side."""
    if told.source in {party.who for party in told.actors}:
        return True
    return told.side is not None and told.side in _sides(told)

"""What a notice takes back: the outlet's or the source's own earlier word.

A correction puts a number in the place of another of the same measure; a retraction
takes back the report of an event. Only words of the same outlet or source count, and
only those printed before, in another document.
"""

from sayso.link import kinds
from sayso.link.compare import same_people, setting_words
from sayso.link.notices import CANCELED, Notice, is_named_wrong
from sayso.link.numbers import are_of_one_thing, shown
from sayso.link.relate import relation
from sayso.link.told import Told
from sayso.model.figure import Figure
from sayso.model.relation import Relation, RelationKind
from sayso.text.tokens import tokens_of

# How much of the shorter content must stand in the other to be the same report.
OVERLAP = 0.6
FEWEST_SHARED = 4


def by_notice(one: Told, other: Told) -> Relation | None:
    """What the later of two claims takes back of the earlier, if it is a notice."""
    notice, old = (one, other) if one.notice is not None else (other, one)
    if notice.notice is None or not _may_take_back(notice, old, notice.notice):
        return None
    return _taken_back(notice, old, notice.notice)


def cancels(one: Told, other: Told) -> bool:
    """Whether one of two stands in an item that its publisher canceled.

    Such an item may repeat the words that it takes back: they are no copy of them.
    """
    notices = (told.notice for told in (one, other))
    return any(found is not None and found.sign == CANCELED for found in notices)


def by_version(one: Told, other: Told) -> Relation | None:
    """The number that a newer version of a page has for one that it says was wrong.

    "Correction: an earlier version of this report said that 80 people were killed":
    the right number stands in the report itself, by whomever it is told.
    """
    old, new = sorted((one, other), key=lambda told: told.print.at)
    address, noticed = new.print.imprint.address, new.print.imprint.noticed
    if address is None or noticed is None or address != old.print.imprint.address:
        return None
    if old.print.at == new.print.at or old.notice is not None or new.notice is not None:
        return None
    pair = _number_put_right(new, old)
    if pair is None or pair[1].low is None or one.negated != other.negated:
        return None
    if not is_named_wrong(pair[1], noticed):
        return None
    numbers = f"'{shown(pair[1])}' put right to '{shown(pair[0])}'"
    because = ("notice in the newer version", numbers, *setting_words(new, old))
    return relation(RelationKind.CORRECTS, new, old, because)


def _may_take_back(notice: Told, old: Told, found: Notice) -> bool:
    if old.notice is not None or old.claim.doc == notice.claim.doc:
        return False
    if old.print.at > notice.print.at:
        return False
    whose = {notice.source}
    if notice.own_voice or found.how != "retracts":
        whose.add(notice.outlet)
    theirs = {old.source, old.outlet, *old.via}
    if old.own_voice:
        theirs |= set(old.print.credits)
    return bool(whose & theirs)


def _taken_back(notice: Told, old: Told, found: Notice) -> Relation | None:
    how, sign = found.how, f"notice: '{found.sign}'"
    pair = _number_put_right(notice, old)
    if how != "retracts" and pair is not None:
        numbers = f"'{shown(pair[1])}' put right to '{shown(pair[0])}'"
        because = (sign, numbers, *setting_words(notice, old))
        return relation(RelationKind.CORRECTS, notice, old, because)
    if how != "corrects" and _same_report(notice, old):
        because = (sign, "the report is taken back", *setting_words(notice, old))
        return relation(RelationKind.RETRACTS, notice, old, because)
    return None


def _number_put_right(notice: Told, old: Told) -> tuple[Figure, Figure] | None:
    """The right number and the wrong one, where the places do not gainsay it."""
    if notice.where and old.where and notice.where != old.where:
        return None
    for wrong in old.claim.figures:
        for right in notice.claim.figures:
            same = _bounds(right) == _bounds(wrong)
            if are_of_one_thing(right, wrong) and not same:
                return right, wrong
    return None


def _same_report(notice: Told, old: Told) -> bool:
    """Whether the old claim is the report that the notice names."""
    if cancels(notice, old) and notice.words == old.words:
        return True
    if _same_number(notice, old):
        return True
    if notice.kind and old.kind:
        return _same_event(notice, old)
    return _overlap(notice.words, old.words)


def _same_number(notice: Told, old: Told) -> bool:
    """Whether the notice repeats a number of the report, of one place."""
    return notice.where == old.where and any(
        are_of_one_thing(again, told) and _bounds(again) == _bounds(told)
        for again in notice.claim.figures
        for told in old.claim.figures
    )


def _bounds(figure: Figure) -> tuple[int | None, int | None]:
    return figure.low, figure.high


def _same_event(notice: Told, old: Told) -> bool:
    part = kinds.is_part_of(notice.kind, old.kind)
    whole = kinds.is_part_of(old.kind, notice.kind)
    if notice.where != old.where or not (part or whole):
        return False
    if not same_people(notice, old):
        return False
    return bool(notice.where) or bool(set(_people(notice)) & set(_people(old)))


def _people(told: Told) -> tuple[str, ...]:
    return tuple(party.who for party in (*told.actors, *told.targets))


def _overlap(one: str, other: str) -> bool:
    ones, others = _content(one), _content(other)
    shared = len(ones & others)
    return shared >= FEWEST_SHARED and shared >= OVERLAP * min(len(ones), len(others))


def _content(words: str) -> set[str]:
    return {low for _, _, _, low in tokens_of(words) if len(low) > 3 or low.isdigit()}

"""Who is for and who is against, among the words of a point that count.

Copies of one telling are one word and stand on one side. Sides are found step by step
from the claim that stands first: who supports it is for it, who denies or contradicts
it is against it, who supports those is with them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sayso.ledger.origins import Origins
from sayso.ledger.words import ADVERSE, Filed, Words, is_denial
from sayso.model.claim import Claim

Word = str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """Claims that count, for and against what the first of them says."""

    for_it: tuple[Claim, ...]
    against: tuple[Claim, ...]


def sides_of(words: Words, relations: Sequence[Filed], origins: Origins) -> Sides:
    """The sides, where only denials name it all against."""
    asserted = [c for c in words.counted if not c.negated]
    if not asserted and any(is_denial(c) for c in words.counted):
        return Sides(for_it=(), against=words.counted)
    if not words.counted:
        return Sides(for_it=(), against=())
    against = _against(
        (asserted or words.counted)[0], words.counted, relations, origins
    )
    said = origins.word
    return Sides(
        for_it=tuple(c for c in words.counted if said[c.claim] not in against),
        against=tuple(c for c in words.counted if said[c.claim] in against),
    )


def _against(
    lead: Claim, counted: Sequence[Claim], relations: Sequence[Filed], origins: Origins
) -> set[Word]:
    negated = {origins.word[c.claim]: c.negated for c in counted}
    order = {word: n for n, word in enumerate(negated)}
    bonds = sorted(
        (tuple(sorted((order[one], order[other]))), opposes, one, other)
        for one, other, opposes in _bonds(relations, negated, origins)
    )
    first = origins.word[lead.claim]
    out = {word for word, no in negated.items() if no != lead.negated}
    out |= {w for w in _reached(first, bonds) if negated[w] == lead.negated}
    for _, opposes, one, other in bonds:
        # Two that both agree with the lead and not with each other: the later one
        # is against what was said before it.
        if opposes and not out & {one, other}:
            out.add(max(one, other, key=order.__getitem__))
    return out


Bond = tuple[tuple[int, ...], bool, Word, Word]


def _bonds(
    relations: Sequence[Filed], negated: Mapping[Word, bool], origins: Origins
) -> set[tuple[Word, Word, bool]]:
    """Pairs of different words that count, and whether they oppose each other."""
    found = set()
    for _, relation in relations:
        one, other = origins.word[relation.subject], origins.word[relation.object]
        if one in negated and other in negated and one != other:
            adverse = relation.kind in ADVERSE
            found.add((one, other, adverse or negated[one] != negated[other]))
    return found


def _reached(first: Word, bonds: Sequence[Bond]) -> set[Word]:
    """Words that oppose the first one, step by step."""
    near: dict[Word, list[tuple[bool, Word]]] = {}
    for _, opposes, one, other in bonds:
        near.setdefault(one, []).append((opposes, other))
        near.setdefault(other, []).append((opposes, one))
    sides, queue = {first: False}, [first]
    for word in queue:
        for opposes, other in near.get(word, ()):
            if other not in sides:
                sides[other] = sides[word] != opposes
                queue.append(other)
    return {word for word, out in sides.items() if out}

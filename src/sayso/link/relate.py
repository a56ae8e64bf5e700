"""Relations as values: who is subject, and the reasons in a fixed order."""

from sayso.link.told import Told
from sayso.model.relation import Relation, RelationKind

_SYMMETRIC = frozenset({RelationKind.SUPPORTS, RelationKind.CONTRADICTS})


def relation(
    kind: RelationKind, subject: Told, about: Told, because: tuple[str, ...]
) -> Relation:
    """The relation; of a symmetric one the smaller id is the subject."""
    one, other = subject.claim.claim, about.claim.claim
    if kind in _SYMMETRIC:
        one, other = sorted((one, other))
    return Relation(kind=kind, subject=one, object=other, because=because)

"""The rules by which one claim bears on another, in the order in which they are tried.

Each rule takes the two claims in either order and gives the same relation: what is
found must not depend on which document came first.
"""

from collections.abc import Callable

from sayso.link.corrections import by_notice, by_version
from sayso.link.denials import by_admission, by_denial
from sayso.link.figures import by_figures
from sayso.link.states import by_state
from sayso.link.supports import by_support
from sayso.link.told import Told
from sayso.model.relation import Relation

# A notice before anything else: "it is not true that" in a retraction is no denial.
RULES: tuple[Callable[[Told, Told], Relation | None], ...] = (
    by_notice,
    by_version,
    by_denial,
    by_admission,
    by_figures,
    by_state,
    by_support,
)


def decide(one: Told, other: Told) -> Relation | None:
    """The first relation that a rule finds between two claims, if any does."""
    if one.claim.claim == other.claim.claim:
        return None
    old, new = sorted((one, other), key=lambda told: told.order)
    if _is_taken_back(old) or _is_taken_back(new):
        return by_notice(old, new)
    return next((found for rule in RULES if (found := rule(old, new))), None)


def _is_taken_back(told: Told) -> bool:
    """Whether the words are only said again to take them back."""
    return told.notice is not None and told.notice.how != "corrects"

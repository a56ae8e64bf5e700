"""A document's words: who is said to have said what, when, where and how many.

May look at one document only; never at gazetteers or other documents.
"""

from collections.abc import Sequence
from typing import Literal, get_args

from sayso.errors import UsageError
from sayso.extract.attributions import AttributionExtractor
from sayso.extract.combined import CombinedExtractor
from sayso.extract.events import EventExtractor
from sayso.extract.figures import FigureExtractor
from sayso.extract.mentions import MentionExtractor
from sayso.extract.places import PlaceExtractor
from sayso.extract.sentences import SentenceExtractor
from sayso.extract.statements import StatementExtractor
from sayso.extract.times import TimeExtractor
from sayso.ports import Extractor

EXTRACTORS: dict[str, type[Extractor]] = {
    extractor.name: extractor
    for extractor in (
        SentenceExtractor,
        AttributionExtractor,
        MentionExtractor,
        FigureExtractor,
        TimeExtractor,
        PlaceExtractor,
        EventExtractor,
        StatementExtractor,
    )
}


def in_order(extractors: Sequence[Extractor]) -> tuple[Extractor, ...]:
    """The extractors as given, checked: each runs after all that give what it needs."""
    given: set[str] = set()
    for extractor in extractors:
        missing = set(extractor.needs) - given
        if missing:
            wanted = ", ".join(sorted(missing))
            message = f"extractor {extractor.name!r} needs {wanted} from one before it"
            raise UsageError(message)
        given.update(extractor.gives)
    return tuple(extractors)


Weights = Literal["default", "none"]
WEIGHTS: tuple[Weights, ...] = get_args(Weights)
# What a user gets who asks for nothing.
DEFAULT_WEIGHTS: Weights = "default"


def all_extractors(weights: Weights = "none") -> tuple[Extractor, ...]:
    """One of each of the table, in the table's order.

    With "default" weights, attributions are read by rules and weights together; with
    "none" by the rules alone.
    """
    made: list[Extractor] = [make() for make in EXTRACTORS.values()]
    if weights == "default":
        made = [
            CombinedExtractor()
            if extractor.name == CombinedExtractor.name
            else extractor
            for extractor in made
        ]
    return in_order(made)

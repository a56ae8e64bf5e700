"""A document's words: who is said to have said what, when, where and how many.

May look at one document only; never at gazetteers or other documents.
"""

from collections.abc import Sequence
from typing import Literal, get_args

from sayso.errors import UsageError
from sayso.extract.events.extractor import EventExtractor
from sayso.extract.figures.extractor import FigureExtractor
from sayso.extract.mentions.extractor import MentionExtractor
from sayso.extract.places.extractor import PlaceExtractor
from sayso.extract.sentences import SentenceExtractor
from sayso.extract.speech.attributions import AttributionExtractor
from sayso.extract.speech.combined import CombinedExtractor
from sayso.extract.statements import StatementExtractor
from sayso.extract.times.extractor import TimeExtractor
from sayso.nlp import has_embedder, is_installed
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


Weights = Literal["auto", "default", "none"]
WEIGHTS: tuple[Weights, ...] = get_args(Weights)


def all_extractors(weights: Weights = "none") -> tuple[Extractor, ...]:
    """One of each of the table, in the table's order.

    With "default" weights, attributions and the parties of events are read by rules
    and weights together; with "none" by the rules alone; "auto" takes the weights where
    their runtime is installed. UsageError when weights are asked for and cannot be run.
    """
    made: list[Extractor] = [make() for make in EXTRACTORS.values()]
    if weights == "none" or (weights == "auto" and not is_installed()):
        return in_order(made)
    if not is_installed():
        message = (
            "the learned weights need onnxruntime and tokenizers: "
            "pip install 'sayso[weights]', or read with the rules (--weights none)"
        )
        raise UsageError(message)
    return in_order([_combined_for(extractor) for extractor in made])


def _combined_for(extractor: Extractor) -> Extractor:
    if extractor.name == CombinedExtractor.name:
        return CombinedExtractor()
    if extractor.name == EventExtractor.name and has_embedder():
        from sayso.extract.events.heard import CombinedEventExtractor, can_hear  # noqa: PLC0415 - brings numpy, which only the weights need

        return CombinedEventExtractor() if can_hear() else extractor
    return extractor

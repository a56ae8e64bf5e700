"""What the attribution tests share: read a text, and show what was found as words."""

from dataclasses import replace

from sayso.extract.speech.attributions import AttributionExtractor
from sayso.extract.speech.passage import Passage, passages_of
from sayso.model.attribution import Attribution, Caveat
from sayso.model.document import Document, PartKind
from sayso.model.issue import Issue
from sayso.model.span import Span
from tests.unit.extract.figures_and_times import document, sentences

Said = tuple[str, str, str]


def headlined(text: str) -> Document:
    """A document whose first line is its headline."""
    doc = document(text)
    first, *rest = doc.parts
    return replace(doc, parts=(replace(first, kind=PartKind.HEADLINE), *rest))


def found_in(doc: Document) -> tuple[list[Attribution], list[Caveat], list[Issue]]:
    """The findings of the attribution extractor by kind."""
    found = list(AttributionExtractor().extract(doc, sentences(doc)))
    return (
        [f for f in found if isinstance(f, Attribution)],
        [f for f in found if isinstance(f, Caveat)],
        [f for f in found if isinstance(f, Issue)],
    )


def attributions(text: str) -> list[Attribution]:
    """The attributions of a text."""
    return found_in(document(text))[0]


def caveats(text: str) -> list[Caveat]:
    """The caveats of a text."""
    return found_in(document(text))[1]


def words(text: str, spans: tuple[Span, ...]) -> str:
    """The words at spans, fragments joined by an ellipsis."""
    return " ... ".join(text[s.start : s.end] for s in spans)


def said(text: str) -> list[Said]:
    """Source, cue and content of each attribution, as words."""
    return [
        (words(text, a.source), words(text, a.cue), words(text, a.content))
        for a in attributions(text)
    ]


def only(text: str) -> Attribution:
    """The one attribution of a text."""
    (attribution,) = attributions(text)
    return attribution


def passage(text: str) -> Passage:
    """The one paragraph of a text."""
    (found,) = passages_of(sentences(document(text)).sentences)
    return found

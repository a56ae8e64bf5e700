"""Sentences and tokens of the parts that are read, found once for all extractors."""

from collections.abc import Iterator

from sayso.model.document import Document, PartKind
from sayso.model.reading import Extraction, Finding
from sayso.model.sentence import Sentence, Token
from sayso.model.span import Span
from sayso.text.sentences import sentences_of
from sayso.text.tokens import tokens_of

# "die Stadt sei sicher": the German article is no English verb. None: not told apart.
READ_LANGUAGES = frozenset({"en", None})
READ_PARTS = frozenset(
    {PartKind.HEADLINE, PartKind.BODY, PartKind.CAPTION, PartKind.CORRECTION}
)


class SentenceExtractor:
    """Gives the sentences of headline, body, captions and corrections."""

    name = "sentences"
    version = "1"
    needs: tuple[str, ...] = ()
    gives: tuple[str, ...] = ("sentences",)

    def extract(self, doc: Document, found: Extraction) -> Iterator[Finding]:  # noqa: ARG002 - the port's signature; the first extractor has nothing to look at
        """Sentences in text order."""
        for number, part in enumerate(doc.parts):
            if part.kind not in READ_PARTS:
                continue
            for start, end in sentences_of(doc.text, part.span.start, part.span.end):
                yield Sentence(
                    span=Span(start, end),
                    tokens=tuple(Token(*t) for t in tokens_of(doc.text, start, end)),
                    paragraph=number,
                    part=part.kind,
                )

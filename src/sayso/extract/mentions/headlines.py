"""Capital letters as evidence: headlines In Title Case, and words inside sentences.

Rules that hold here: in a headline in title case a capital letter says nothing, so that
only names that the story has elsewhere are taken from it.
"""

from collections.abc import Sequence

from sayso.extract.mentions.names import is_capital, is_initial, text_of
from sayso.model.document import PartKind
from sayso.model.sentence import Sentence
from sayso.model.source import Mention
from sayso.model.span import Span

NAME_WORDS_MAX = 6
TITLE_CASE_SHARE = 0.6


def capitalised_inside(sentences: Sequence[Sentence]) -> frozenset[str]:
    """Words with a capital letter where no sentence begins: names, mostly."""
    found = set()
    for sent in sentences:
        if not is_title_case(sent):
            for i, token in enumerate(sent.tokens):
                if is_capital(token) and not is_initial(sent.tokens, i):
                    found.add(token.text)
    return frozenset(found)


def is_title_case(sent: Sentence) -> bool:
    """Whether a headline Has Capital Letters Throughout, so that they say nothing."""
    if sent.part is not PartKind.HEADLINE:
        return False
    words = [t for t in sent.tokens if t.text[0].isalpha() and len(t.text) > 3]
    capitals = sum(t.text[0].isupper() for t in words)
    return capitals > TITLE_CASE_SHARE * len(words)


def known_in_headline(
    text: str, sent: Sentence, names: frozenset[str], known: Sequence[Mention]
) -> list[Mention]:
    """The mentions in a headline of names that the story has, too."""
    kinds = {m.name: m.kind for m in known}
    found, i, tokens = [], 0, sent.tokens
    while i < len(tokens):
        for last in range(min(i + NAME_WORDS_MAX, len(tokens)) - 1, i - 1, -1):
            words = text_of(tokens, i, last, text)
            if words in names:
                span = Span(tokens[i].start, tokens[last].end)
                found.append(Mention(span=span, kind=kinds[words], name=words))
                i = last
                break
        i += 1
    return found

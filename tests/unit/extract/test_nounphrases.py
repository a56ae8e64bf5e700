"""Noun phrases cut by closed word classes."""

import pytest

from sayso.extract.nounphrases import classes_of, phrases_of
from tests.unit.extract.figures_and_times import document, sentences


def phrases_in(text: str) -> list[str]:
    doc = document(text)
    return [
        doc.quote(phrase.span(sent.tokens))
        for sent in sentences(doc).sentences
        for phrase in phrases_of(classes_of(sent.tokens))
    ]


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("The captured city burned.", ["The captured city"]),
        ("Rebels captured the old mill.", ["Rebels", "the old mill"]),
        ("She left the left bank.", ["She", "the left bank"]),
        ("Brandt's brother saw it.", ["Brandt's brother", "it"]),
        ("It's late.", ["It", "late"]),
        ("All the armed groups met.", ["All the armed groups"]),
        ("At least 12 people died quickly.", ["12 people"]),
        ("The US told us.", ["The US", "us"]),
        ("They died in fighting.", ["They", "fighting"]),
        ("The back office.", ["The back office"]),
        # an adverb behind an article, and nouns that end as adverbs do
        ("The now captured city burned.", ["The now captured city"]),
        ("The family left.", ["The family"]),
        ("Two family members left.", ["Two family members"]),
        ("Rebels were “captured”.", ["Rebels"]),
        # an apostrophe that stands apart, as some copies print it
        ("Karvelia’ s army met it.", ["Karvelia’ s army", "it"]),
        ("They met “ s ” there.", ["They", "s"]),
    ],
)
def test_where_noun_phrases_begin_and_end(text, phrases):
    assert phrases_in(text) == phrases

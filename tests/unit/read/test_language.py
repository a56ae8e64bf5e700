"""What `read/language.py` takes for which language."""

import pytest

from sayso.read.language import as_lang, language_name, language_of

CASES = [
    (
        "The ministry said that the town was quiet and that it had been told of it.",
        "en",
    ),
    ("Rebels have entered Dresna, residents said on Thursday.", "en"),
    ("Les autorités de Dresna ont déclaré jeudi que le pont était fermé.", "fr"),
    ("Жители города сообщили, что мост через реку закрыт для всех машин.", "ru"),
    ("Quiet.", None),
    ("12 345 678 — 90", None),
    ("asdf qwer zxcv lkjh poiu mnbv", None),
]


@pytest.mark.parametrize(("text", "lang"), CASES)
def test_languages(text: str, lang: str | None):
    assert language_of(text) == lang


def test_tags_and_names():
    assert (as_lang("en-GB"), as_lang("pt_BR"), as_lang("english")) == (
        "en",
        "pt",
        None,
    )
    assert language_name("de") == "German (de)"
    assert language_name("xx") == '"xx"'

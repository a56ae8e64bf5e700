"""The language of a text: the fence around py3langid, which alone is imported here.

Its weights take most of a second to load, so plain English is told by its little words
first; a text with too few letters has no language.
"""

import re
from functools import cache
from typing import Any

_LOOKED_AT = 600
_LETTERS_NEEDED = 20
_SURE = 0.5
# English news has 30 to 40 of them in a hundred words, its closest kin hardly any.
_ENGLISH_SHARE = 0.15
_WORD = re.compile(r"[a-z']+")
_LETTER = re.compile(r"[^\W\d_]")
# Left out are words that other languages write too: "in", "on", "an", "was", "men".
_ENGLISH = frozenset(
    "the of and that said with from have has had were their they this which by would "
    "been not his her who after told its it to is are will as at be".split()
)
_NAMES = {
    "ar": "Arabic", "bg": "Bulgarian", "de": "German", "el": "Greek", "es": "Spanish",
    "fa": "Persian", "fr": "French", "he": "Hebrew", "hi": "Hindi", "it": "Italian",
    "ku": "Kurdish", "nl": "Dutch", "pl": "Polish", "pt": "Portuguese", "ru": "Russian",
    "tr": "Turkish", "uk": "Ukrainian", "zh": "Chinese",
}  # fmt: skip


def language_of(text: str) -> str | None:
    """ISO 639-1 code of the language; None when the text does not show it."""
    start = text[:_LOOKED_AT]
    if len(_LETTER.findall(start)) < _LETTERS_NEEDED:
        return None
    return "en" if _plainly_english(start) else _classified(start)


def language_name(lang: str) -> str:
    """The English name of a language, with its code ("German (de)")."""
    name = _NAMES.get(lang)
    return f"{name} ({lang})" if name else f'"{lang}"'


def as_lang(tag: str) -> str | None:
    """The primary language of a tag ("en-GB" -> "en"); None when it is no tag."""
    primary = re.split(r"[-_]", tag.strip().lower(), maxsplit=1)[0]
    return primary if re.fullmatch(r"[a-z]{2,3}", primary) else None


def _plainly_english(start: str) -> bool:
    words = _WORD.findall(start.lower())
    hits = [word for word in words if word in _ENGLISH]
    return len(set(hits)) >= 4 and len(hits) >= _ENGLISH_SHARE * len(words)


def _classified(start: str) -> str | None:
    lang, sure = _identifier().classify(start)
    return str(lang) if sure >= _SURE and lang != "zxx" else None


@cache
def _identifier() -> Any:  # noqa: ANN401 - py3langid publishes no types
    from py3langid.langid import (  # noqa: PLC0415 - numpy and the weights are slow
        MODEL_FILE,
        LanguageIdentifier,
    )

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)

"""The language of a text: the fence around pycld2, which alone is imported here.

Plain English is told by its little words, which is surer on a few of them; a text with
too few letters has no language.
"""

import re

import pycld2

_LOOKED_AT = 600
_LETTERS_NEEDED = 20
_UNKNOWN = "un"
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
    try:
        sure, _, found = pycld2.detect(start.encode("utf-8", "replace"))
    except pycld2.error:  # it refuses some control characters
        return None
    return as_lang(found[0][1]) if sure and found[0][1] != _UNKNOWN else None

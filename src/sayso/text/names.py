"""Names as keys: what two spellings of one name share, and nothing more."""

import re
import unicodedata

_MARKS = re.compile(r"[\u0640\u200c\u200d'’‘ʻʼ`´\".“”]")
_GAPS = re.compile(r"[-‐‑–_/,()\s]+")
_LEADING = re.compile(r"^(?:the|a|an) ")
_ARABIC = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ة": "ه", "ى": "ي", "ё": "е"})


def fold(words: str) -> str:
    """The words without accents, case, apostrophes or hyphens ("Deir ez-Zor")."""
    plain = words
    if not words.isascii():
        plain = unicodedata.normalize("NFKD", words)
        plain = "".join(c for c in plain if not unicodedata.combining(c))
    plain = _MARKS.sub("", plain.casefold()).translate(_ARABIC)
    return _GAPS.sub(" ", plain).strip()


def name_key(name: str) -> str:
    """The key under which the register keeps a name: folded, without an article."""
    return _LEADING.sub("", fold(name))

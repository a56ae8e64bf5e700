"""Names as keys: what two spellings of one name share, and nothing more."""

import re
import unicodedata
from functools import lru_cache

REMEMBERED = 16_384  # the same names and words come up again and again
LONGEST = 400  # letters of what is remembered: a sentence, no whole text
_MARKS = re.compile(r"[\u0640\u200c\u200d'’‘ʻʼ`´\".“”]")
_GAPS = re.compile(r"[-‐‑–_/,()\s]+")
_LEADING = re.compile(r"^(?:the|a|an) ")
_ARABIC = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ة": "ه", "ى": "ي", "ё": "е"})
# Marks and gaps as far as they are ASCII, for which no patterns are needed.
_PLAIN = str.maketrans("-_/,()", " " * 6, "'`\".")


def fold(words: str) -> str:
    """The words without accents, case, apostrophes or hyphens ("Deir ez-Zor")."""
    return _remembered(words) if len(words) <= LONGEST else _folded(words)


def _folded(words: str) -> str:
    if words.isascii():
        return " ".join(words.lower().translate(_PLAIN).split())
    plain = unicodedata.normalize("NFKD", words)
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    plain = _MARKS.sub("", plain.casefold()).translate(_ARABIC)
    return _GAPS.sub(" ", plain).strip()


_remembered = lru_cache(REMEMBERED)(_folded)


def name_key(name: str) -> str:
    """The key under which the register keeps a name: folded, without an article."""
    return _LEADING.sub("", fold(name))


def is_cut_short(short: str, long: str) -> bool:
    """Whether a name's key may be another's cut short.

    It begins it or ends it ("brandt" of "sela brandt"), or leaves words out between
    its first and its last.
    """
    few, many = short.split(), long.split()
    if not 0 < len(few) < len(many):
        return False
    begins, ends = many[: len(few)] == few, many[-len(few) :] == few
    around = (few[0], few[-1]) == (many[0], many[-1]) and set(few) <= set(many)
    return begins or ends or (around and len(few) > 1)


def is_short_for(short: str, long: str) -> bool:
    """Whether a printed name may stand for a longer one: its initials, its beginning.

    "NFR" or "the Northern Front" for "Northern Front for Renewal". Small words may
    count among the initials or not.
    """
    letters = short.removeprefix("the ").replace(".", "")
    words = [word for word in long.replace("-", " ").split() if word[0].isalpha()]
    if letters.isupper() and len(letters) > 1 and len(words) > 1:
        all_of = "".join(word[0] for word in words).upper()
        return letters in {
            all_of,
            "".join(word[0] for word in words if word[0].isupper()),
        }
    few, many = name_key(short).split(), name_key(long).split()
    begins = 1 < len(few) < len(many) and many[: len(few)] == few
    return begins and many[len(few)] in {"for", "of"}

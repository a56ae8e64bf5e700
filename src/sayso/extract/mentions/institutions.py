"""Institutions named by their place: "Halvik hospital", "Tarn airport authority".

A name and the small words of an institution behind it are one name, so that the words
of a hospital are not taken for those of its town. "NFR police" and "Ana Kost's office"
are none: only a name that may be a place's is read so.
"""

from functools import cache

from sayso.extract.mentions.name_kinds import Page, kind_of_run
from sayso.extract.mentions.names import Run, known_kinds
from sayso.model.source import SourceKind
from sayso.text.names import name_key
from sayso.vocab import table

_LONGEST = 4  # words behind the name: "city fire and rescue service"


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(table("bodies")["institutions"][name].split())


def with_institution(page: Page, run: Run, last: int) -> int:
    """The last token of the institution that a name begins; `last` if it is none.

    `last` is the last token of the name itself.
    """
    if last != run.last or not _may_be_place(page, run.first, last):
        return last
    end, at = last, last + 1
    while at < len(page.tokens) and at - last <= _LONGEST:
        low = page.tokens[at].text  # as printed: small letters alone
        if low in _listed("nouns"):
            end = at
        elif low not in _listed("kinds"):
            break
        at += 1
    follows = page.classes[end + 1] if end + 1 < len(page.tokens) else "."
    # "Halvik police officers", "Halvik court ruling": the noun only says which
    return last if end == last or follows in "N" else end


def _may_be_place(page: Page, first: int, last: int) -> bool:
    words = page.words(first, last)
    if name_key(words) in known_kinds():
        return False
    if any(page.tokens[i].text.isupper() for i in range(first, last + 1)):
        return False
    kind = kind_of_run(page, first, last)
    return kind is None or (
        kind is SourceKind.BODY and not _has_noun(page, first, last)
    )


def _has_noun(page: Page, first: int, last: int) -> bool:
    """As in "Harbour Council police": a body with words of its own."""
    return any(page.tokens[i].low in _listed("nouns") for i in range(first, last + 1))

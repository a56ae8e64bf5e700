"""Words brought to what their forms share, and the words of a passage that tell most.

A rough key, not a lemma: "shelled", "shelling" and "shells" are one, so are "mutiny"
and "mutinied". Two words may share a key by chance; nothing is decided by one alone.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import combinations

from sayso.text.names import fold
from sayso.text.tokens import plain_words_of

REMEMBERED = 16_384
LONGEST = 8  # letters of a key: "withdrawal", "withdrawn"

# Past forms that no ending tells: "left" is "leave".
_IRREGULAR = {
    form: base
    for base, *forms in (
        row.split()
        for row in (
            "leave left;flee fled;fall fell fallen;take took taken;shoot shot;"
            "send sent;hold held;fight fought;break broke broken;sink sank sunk;"
            "burn burnt;steal stole stolen;lose lost;win won;buy bought;sell sold;"
            "build built;shut shut;hit hit;cut cut;drive drove driven;fly flew flown;"
            "give gave given;go went gone;come came;meet met;leave left;seize seizure;"
            "strike struck stricken;withdraw withdrew withdrawn withdrawal;rise rose "
            "risen;begin began begun;run ran;kill killing killings;die died dead death "
            "deaths;destroy destruction;arrive arrival;explode explosion explosions;"
            "retake retook retaken;overrun overran;bring brought;catch caught;find "
            "found;keep kept;pay paid;say said;tell told;think thought;write wrote "
            "written;speak spoke spoken;choose chose chosen;freeze froze frozen;"
            "hide hid hidden;throw threw thrown;surrender surrendered;defy defiance;"
            "accept acceptance;resign resignation;execute execution executions;"
            "evacuate evacuation;detain detention;invade invasion;expel expulsion;"
            "liberate liberation;occupy occupation;abduct abduction;assassinate "
            "assassination;agree agreement;depart departure"
        ).split(";")
    )
    for form in forms
}
# Words that tell no matter from another.
COMMON = frozenset(
    (
        "a about above according accusation accusations across added after again "
        "against ago all allegation allegations almost along already also although "
        "among an and another any are as at away back baseless be because been before "
        "being between both but by called came can claim claimed claims could day "
        "days denied denies deny did dismiss dismissed do does down dozens during "
        "each earlier early eight either else even ever every fabricated fake false "
        "falsely few five following for four friday from further had has have he her "
        "here him his how however hundreds i if in including inside into involved "
        "involvement is it its itself just last late later least less lie lies like "
        "made make many may might monday month months more most much must near nearly "
        "new news next nine no nobody none nonsense nor not now of off on once one "
        "only or other others our out outside over own part per put refuted rejected "
        "report reported reportedly reports responsibility rumor rumors rumour "
        "rumours said saturday say saying says seven several she should since six so "
        "some spokesman spokesperson spokeswoman statement statements still such "
        "sunday ten than that the their them then there these they this those "
        "thousands three through thursday time to today together told too toward "
        "towards true truth tuesday two under until untrue up upon us very was way we "
        "wednesday week weeks well went were what when where which while who whole "
        "whom whose why will with within without would year years yesterday yet you "
        "your "
    ).split()
)


@lru_cache(REMEMBERED)
def stem(word: str) -> str:
    """The key of a word, folded: what its forms share."""
    base = _without_ending(_IRREGULAR.get(word, word))
    if base.endswith("y"):
        base = base[:-1] + "i"
    elif base.endswith("e") and len(base) > 3:
        base = base[:-1]
    if len(base) > 3 and base[-1] == base[-2] and base[-1] not in "sle":
        base = base[:-1]  # "stopped"
    return base[:LONGEST]


def _without_ending(word: str) -> str:
    for ending, kept, least in (
        ("ies", "y", 5),
        ("ied", "y", 5),
        ("ings", "", 7),
        ("ing", "", 6),
        ("sses", "ss", 5),
        ("ed", "", 5),
        ("s", "", 4),
    ):
        if word.endswith(ending) and len(word) >= least:
            if ending == "s" and word.endswith(("ss", "us", "is")):
                return word
            return word[: -len(ending)] + kept
    return word


@lru_cache(REMEMBERED)
def stems_in(words: str) -> tuple[str, ...]:
    """The keys of the words that tell something, without repeats, in text order."""
    found = (
        stem(fold(plain))
        for plain in plain_words_of(words)
        if plain[0].isalpha() and plain not in COMMON
    )
    return tuple(dict.fromkeys(key for key in found if len(key) > 1))


def telling(stems: Iterable[str], most: int) -> tuple[str, ...]:
    """At most so many of the keys, the longest first: long words are rarer."""
    return tuple(sorted(sorted(set(stems)), key=lambda key: -len(key))[:most])


def pairs_of(stems: Iterable[str]) -> Iterator[str]:
    """Every two of the keys as one, in a fixed order."""
    for one, other in combinations(sorted(stems), 2):
        yield f"{one}+{other}"

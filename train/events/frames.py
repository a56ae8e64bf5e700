"""Sentences made of the frames of frames.toml: who did what to whom, and its type.

Wishes, refusals, requests and threats are put around what somebody does, since the
codebook counts them by the attitude: to agree to send aid is AGREE, to refuse REJECT.
"""

import random
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sayso.vocab.inflections import inflections_of

FRAMES = Path(__file__).with_name("frames.toml")
ACTORS = Path(__file__).with_name("actors.toml")
_IRREGULAR = {
    "beat": ("beat", "beaten"),
    "beg": ("begged", "begged"),
    "shoot": ("shot", "shot"),
    "hit": ("hit", "hit"),
    "ram": ("rammed", "rammed"),
    "slam": ("slammed", "slammed"),
    "sink": ("sank", "sunk"),
    "sit": ("sat", "sat"),
    "uphold": ("upheld", "upheld"),
    "withhold": ("withheld", "withheld"),
    "oversee": ("oversaw", "overseen"),
    "forgive": ("forgave", "forgiven"),
    "feed": ("fed", "fed"),
    "sell": ("sold", "sold"),
    "buy": ("bought", "bought"),
    "seek": ("sought", "sought"),
    "swear": ("swore", "sworn"),
    "undertake": ("undertook", "undertaken"),
    "forge": ("forged", "forged"),
    "blow": ("blew", "blown"),
    "drive": ("drove", "driven"),
    "burn": ("burned", "burned"),
    "rise": ("rose", "risen"),
    "overthrow": ("overthrew", "overthrown"),
    "spread": ("spread", "spread"),
    "spy": ("spied", "spied"),
    "sue": ("sued", "sued"),
    "quit": ("quit", "quit"),
    "cut": ("cut", "cut"),
    "shut": ("shut", "shut"),
    "set": ("set", "set"),
    "throw": ("threw", "thrown"),
    "bar": ("barred", "barred"),
    "ban": ("banned", "banned"),
    "arm": ("armed", "armed"),
    "drop": ("dropped", "dropped"),
    "let": ("let", "let"),
    "put": ("put", "put"),
    "strip": ("stripped", "stripped"),
    "snub": ("snubbed", "snubbed"),
    "ship": ("shipped", "shipped"),
    "beef": ("beefed", "beefed"),
    "stab": ("stabbed", "stabbed"),
    "kidnap": ("kidnapped", "kidnapped"),
    "step": ("stepped", "stepped"),
    "want": ("wanted", "wanted"),
    "build": ("built", "built"),
    "write": ("wrote", "written"),
    "pay": ("paid", "paid"),
    "lay": ("laid", "laid"),
    "find": ("found", "found"),
    "fly": ("flew", "flown"),
    "stand": ("stood", "stood"),
    "win": ("won", "won"),
    "bring": ("brought", "brought"),
}
AGREEING = (
    "has agreed to {v}",
    "agreed to {v}",
    "is willing to {v}",
    "promised to {v}",
    "pledged to {v}",
    "will {v}",
    "is ready to {v}",
    "plans to {v}",
    "offered to {v}",
    "said it would {v}",
    "is set to {v}",
    "expressed its readiness to {v}",
)
REFUSING = (
    "refused to {v}",
    "will not {v}",
    "has refused to {v}",
    "declined to {v}",
    "rejected a proposal to {v}",
    "said it would not {v}",
    "ruled out plans to {v}",
    "is unwilling to {v}",
    "rejected calls to {v}",
    "has no plans to {v}",
)
ASKING = (
    "called on {T} to {v}",
    "urged {T} to {v}",
    "asked {T} to {v}",
    "demanded that {T} {v}",
    "said {T} must {v}",
    "said that {T} should {v}",
    "appealed to {T} to {v}",
    "wants {T} to {v}",
)
MENACING = (
    "threatened to {v}",
    "has threatened to {v}",
    "warned that it would {v}",
    "vowed to {v}",
    "announced that it will {v}",
    "said it would {v}",
    "plans to {v}",
    "is prepared to {v}",
    "will {v}",
)
BLAMING = (
    "accused {T} of {g}",
    "condemned {T} for {g}",
    "blamed {T} for {g}",
    "is investigating {T} for {g}",
    "charged {T} with {g}",
)
STOPPING = ("urged {T} to stop {g}", "told {T} to stop {g}")
ENDING = ("stopped {g}", "agreed with the UN and ended {g}", "ceased {g}")
PRAISING = (
    "praised {T} for {g}",
    "thanked {T} for {g}",
    "welcomed {T}'s decision to {v}",
)
TALKING = ("discussed with {T} how to {v}", "met {T} to talk about plans to {v}")
BEFORE = (
    "",
    "",
    "",
    "",
    "On Monday, ",
    "Last week, ",
    "In March, ",
    "Earlier this year, ",
    "Meanwhile, ",
    "In a statement on Friday, ",
    "DRESNA, Karvelia (MPA) - ",
    "Hours later, ",
    "According to officials, ",
)
AFTER = (
    "",
    "",
    "",
    "",
    " on Tuesday",
    " last week",
    " after days of tension",
    " over the border dispute",
    ", officials said",
    ", the news agency reported",
    ", state television said on Sunday",
    " amid a deepening crisis",
    " for the first time in years",
    " despite earlier promises",
    " ahead of the elections",
    " because of human rights concerns",
    " as part of the deal",
    " since the war began",
)


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence, where its source and its target stand, and the type of the event."""

    text: str
    source: tuple[tuple[int, int], ...]
    target: tuple[tuple[int, int], ...]
    root: str


class Actors:
    """Names of countries, offices, armed and other groups, drawn by chance."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.parts = tomllib.loads(ACTORS.read_text("utf-8"))

    def one(self, kinds: tuple[str, ...]) -> str:
        """An actor: "the Karvelian army", "Sudria's president", "police in Halvik"."""
        draw = self.chance.choice
        pattern = draw([p for kind in kinds for p in self.parts["patterns"][kind]])
        country = draw(self.parts["countries"])
        name, adjective, city = country.split("|")
        person = f"{draw(self.parts['first'])} {draw(self.parts['last'])}"
        return pattern.format(name=name, adj=adjective, city=city, person=person)


def marked_sentences(seed: int, *, forms: int = 3) -> list[Marked]:
    """All frames, each a few times with other actors; the seed decides which."""
    chance = random.Random(seed)
    actors = Actors(chance)
    found = []
    for root, part in tomllib.loads(FRAMES.read_text("utf-8")).items():
        for line in part["told"].strip().splitlines():
            found += [_filled(line, root, actors, chance, ended=True) for _ in range(2)]
        for core in part["does"].strip().splitlines():
            for pattern, told in _forms_of(core, root, part["kind"], chance, forms):
                found.append(_filled(pattern, told, actors, chance))
    return found


def _forms_of(
    core: str, root: str, kind: str, chance: random.Random, forms: int
) -> Iterator[tuple[str, str]]:
    """The core in some tenses, and inside attitudes that give it another type."""
    verb, _, rest = core.partition(" ")
    past, participle = pasts_of(verb)
    tenses = [
        f"{{S}} {past} {rest}",
        f"{{S}} has {participle} {rest}",
        f"{{S}} {inflections_of(verb).third} {rest}",
        f"{{S}} have {participle} {rest}",
        f"{{S}} had {participle} {rest}",
        f"{{S}} {past} {rest}",
        f"{{S}} is {inflections_of(verb).ing[-1]} {rest}",
        f"{{S}} said it had {participle} {rest}",
        f"{{S}} announced that it {past} {rest}",
    ]
    for pattern in chance.sample(tenses, forms):
        yield pattern, root
    if kind == "said":
        return
    ing = " ".join([inflections_of(verb).ing[-1], rest])
    own = {"v": core, "g": ing}
    other = {name: words.replace("{T}", "{X}") for name, words in own.items()}
    for wraps, told, share, is_own in ATTITUDES[kind]:
        if chance.random() < share:
            parts = own if is_own else other
            yield "{S} " + _wrap(chance.choice(wraps), parts), told


# Attitudes around deeds that are wished for, and around those that are feared: the
# words, the type that they make of it, how often, and whether it is done to {T} itself.
ATTITUDES = {
    "good": (
        (AGREEING, "AGREE", 0.5, True),
        (REFUSING, "REJECT", 0.5, True),
        (ASKING, "REQUEST", 0.5, False),
        (PRAISING, "SUPPORT", 0.1, False),
        (TALKING, "CONSULT", 0.06, False),
    ),
    "bad": (
        (MENACING, "THREATEN", 0.7, True),
        (BLAMING, "ACCUSE", 0.2, False),
        (ENDING, "RETREAT", 0.12, True),
        (STOPPING, "REQUEST", 0.12, False),
    ),
}


def _wrap(wrap: str, parts: dict[str, str]) -> str:
    for name, value in parts.items():
        wrap = wrap.replace("{" + name + "}", value)
    return wrap


def pasts_of(verb: str) -> tuple[str, str]:
    """Past and participle of a verb."""
    if verb in _IRREGULAR:
        return _IRREGULAR[verb]
    forms = inflections_of(verb)
    return forms.past[-1], forms.participle[-1]


def _filled(
    pattern: str,
    root: str,
    actors: Actors,
    chance: random.Random,
    *,
    ended: bool = False,
) -> Marked:
    kinds = ("crowd", "crowd", "body") if root == "PROTEST" else ("state", "body")
    if root in {"ASSAULT", "COERCE", "MOBILIZE"}:
        kinds = ("state", "body", "force", "force")
    names = {
        "S": actors.one(kinds),
        "T": actors.one(("state", "body", "force", "crowd", "state")),
        "X": actors.one(("state", "body")),
    }
    body = pattern if ended else pattern + chance.choice(AFTER) + "."
    text, spans = chance.choice(BEFORE) + body, {"S": [], "T": []}
    for _ in range(6):
        at = min(
            (k for k in (text.find("{" + n + "}") for n in names) if k >= 0), default=-1
        )
        if at < 0:
            break
        name = names[text[at + 1]]
        if text[at + 1] in spans:
            spans[text[at + 1]].append((at, at + len(name)))
        text = text[:at] + name + text[at + 3 :]
    text = text[0].upper() + text[1:]
    return Marked(text, tuple(spans["S"]), tuple(spans["T"]), root)

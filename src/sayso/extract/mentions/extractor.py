"""Words that name or describe people, bodies, outlets, footage and records.

Rules that hold here:
- A mention of a person spans office and name ("Prime Minister Sela Brandt"); `name` is
  the bare name. An office after a comma ("Sela Brandt, the prime minister,") becomes
  the title of the name before it.
- A name in brackets after a name ("Northern Front for Renewal (NFR)") is its acronym
  and a mention of its own.
- A description ("a security official", "Karvelian rebels") has a head from
  vocab/groups and no name.
- Headlines In Title Case name only what the story names, too: there a capital letter
  says nothing.
- Whom the words mean is for `resolve` to say; a kind here is a first guess by shape.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sayso.extract.mentions.headlines import (
    capitalised_inside,
    is_title_case,
    known_in_headline,
)
from sayso.extract.mentions.institutions import with_institution
from sayso.extract.mentions.name_kinds import Page, head_kinds, kind_of_run
from sayso.extract.mentions.names import (
    Run,
    body_words,
    given_names,
    known_kinds,
    runs_of,
    speaking,
    states,
)
from sayso.extract.mentions.offices import (
    Office,
    addresses,
    fixed_ends,
    is_abbreviated,
    is_person_run,
    offices_of,
)
from sayso.extract.nounphrases import classes_of, closed, phrases_of
from sayso.model.document import Document
from sayso.model.reading import Extraction, Finding
from sayso.model.sentence import Sentence
from sayso.model.source import Mention, SourceKind
from sayso.text.names import name_key

_BEHIND_NAMES = frozenset({"QC", "KC", "SC", "OBE", "CBE", "MBE"})


class MentionExtractor:
    """Gives the mentions of sources and actors."""

    name = "mentions"
    version = "1"
    needs: tuple[str, ...] = ("sentences",)
    gives: tuple[str, ...] = ("mentions",)

    def extract(self, doc: Document, found: Extraction) -> Iterator[Finding]:
        """The mentions, in text order."""
        inside = capitalised_inside(found.sentences)
        plain = [s for s in found.sentences if not is_title_case(s)]
        mentions = [m for s in plain for m in _mentions_of(doc.text, s, inside)]
        mentions = _with_surnames(mentions)
        names = frozenset(m.name for m in mentions if m.name)
        for sent in found.sentences:
            if is_title_case(sent):
                mentions += known_in_headline(doc.text, sent, names, mentions)
        yield from sorted(mentions, key=lambda m: (m.span.start, -m.span.end))


def _with_surnames(mentions: Sequence[Mention]) -> list[Mention]:
    """Surnames alone as persons, where the story names the person in full."""
    full = {m.name for m in mentions if m.kind is SourceKind.PERSON and m.name}
    lasts = {name.split()[-1] for name in full if " " in name}
    lasts |= {last.partition("-")[2] for last in lasts if last.startswith("al-")}
    lasts |= full
    return [
        replace(m, kind=SourceKind.PERSON)
        if m.name in lasts and m.kind is SourceKind.BODY
        else m
        for m in mentions
    ]


def _mentions_of(text: str, sent: Sentence, inside: frozenset[str]) -> list[Mention]:
    tokens = sent.tokens
    classes = classes_of(tokens)
    runs = runs_of(tokens, classes, inside)
    offices = offices_of(tokens, classes, runs)
    page = Page(text=text, tokens=tokens, classes=classes, runs=runs, offices=offices)
    found, taken, titled = _with_offices(page)
    for run in runs:
        if run.first not in taken:
            name = Run(run.first, _before_taken(run, taken))
            last = with_institution(page, run, name.last)
            taken.update(range(run.first, last + 1))
            kind = SourceKind.BODY if last > name.last else None
            found += _named(page, run.first, last, kind=kind)
    named = {i for run in runs for i in range(run.first, run.last + 1)}
    found += _described(page, (taken - titled) | _heads_of(page) | named)
    return _with_later_titles(page, found)


def _before_taken(run: Run, taken: set[int]) -> int:
    """The last word of a run before the words that an office has taken."""
    last = run.first
    while last < run.last and last + 1 not in taken:
        last += 1
    return last


def _heads_of(page: Page) -> set[int]:
    """Tokens of offices up to their head; behind it, "the army" is somebody, too."""
    return {i for office in page.offices for i in range(office.first, office.head + 1)}


def _with_offices(page: Page) -> tuple[list[Mention], set[int], set[int]]:
    """The mentions of offices, their tokens, and those behind their heads."""
    found: list[Mention] = []
    taken: set[int] = set()
    behind: set[int] = set()
    for office in page.offices:
        if office.first in taken:  # "a spokesman, Colonel Jon Arvid"
            continue
        name = _name_after(page, office)
        last = name.last if name else office.last
        # bodies inside a long office are mentions, too: "head of the Monitoring Group"
        found += _bodies_inside(page, office)
        found.append(_office_mention(page, office, name))
        taken.update(range(office.first, last + 1))
        behind.update(range(office.head + 1, office.last + 1))
    return found, taken, behind


def _name_after(page: Page, office: Office) -> Run | None:
    at, tokens = _after_office(page, office), page.tokens
    for run in page.runs_between(office.first, at + 1):
        if run.first <= at <= run.last and is_person_run(tokens, at, run.last):
            return Run(at, run.last)
        if run.first == at + 1 and tokens[at].low == ",":
            return _bare(page, run) if _is_apposed(page, office, run) else None
    return None


def _after_office(page: Page, office: Office) -> int:
    """The token behind an office, its stop and its bracket: "Gen.", "Council (NSC)"."""
    at, tokens = office.last + 1, page.tokens
    if is_abbreviated(tokens, office.last):
        at += 1
    if at + 2 < len(tokens) and tokens[at].text == "(" and tokens[at + 2].text == ")":
        at += 3
    return min(at, len(tokens) - 1)


def _bare(page: Page, run: Run) -> Run:
    """The name without a rank before it: "Jon Arvid" of "Colonel Jon Arvid"."""
    at = bisect_left(page.offices, run.first, key=lambda office: office.first)
    office = page.offices[at] if at < len(page.offices) else None
    if office is None or office.first != run.first or office.last >= run.last:
        return run
    return Run(office.last + 1, run.last)


def _is_apposed(page: Page, office: Office, run: Run) -> bool:
    """As in "The head of the group, Jana Orlik,": name after the comma of an office."""
    definite = page.classes[office.first] == "D" or _is_owned(page, office)
    long = office.last > office.head
    if run.last == run.first or not (definite or long):
        return False
    following = run.last + 1
    closed_off = (
        following >= len(page.tokens) or page.tokens[following].low in {",", "."}
        or page.classes[following] in "VX"
    )  # fmt: skip
    return closed_off and is_person_run(page.tokens, run.first, run.last)


def _is_owned(page: Page, office: Office) -> bool:
    """As in "Karvelia's president", "the rebels' leader": somebody's, so definite."""
    before = page.tokens[office.first - 1].low if office.first else ""
    owned = any(t.low == "'s" for t in page.tokens[office.first : office.head])
    return owned or before in {"'s", "'"}


def _bodies_inside(page: Page, office: Office) -> list[Mention]:
    found = []
    for run in page.runs_between(office.first, office.last):
        if office.head < run.first <= office.last:
            if page.words(run.first, office.last).casefold() in fixed_ends():
                continue  # "State" of "Secretary of State"
            last = min(run.last, office.last)
            inner = _named(page, run.first, last, default=SourceKind.BODY)
            found += [_spoken_for(page, run, office, mention) for mention in inner]
        elif office.first <= run.first < office.head:
            found += _body_before_office(page, run, office)
    return found


def _spoken_for(page: Page, run: Run, office: Office, named: Mention) -> Mention:
    """As in "spokesman for Harim al-Sahl": a body, if no given name opens it."""
    speaks = page.tokens[office.head].low in speaking()
    given = page.tokens[run.first].low in given_names()
    if (
        named.kind is SourceKind.PERSON
        and speaks
        and not given
        and run.last > run.first
    ):
        return replace(named, kind=SourceKind.BODY)
    return named


def _body_before_office(page: Page, run: Run, office: Office) -> list[Mention]:
    """As in "NFR" in "NFR spokesman", "UN" in "UN special envoy"."""
    last = run.first
    words = page.words(run.first, last)
    while last + 1 < office.head and page.tokens[last + 1].low in body_words():
        last += 1
        words = page.words(run.first, last)
    if words.casefold() in states():
        return []
    if name_key(words) in known_kinds() or words.isupper() or last > run.first:
        return _named(page, run.first, last, default=SourceKind.BODY)
    return []


def _office_mention(page: Page, office: Office, name: Run | None) -> Mention:
    tokens = page.tokens
    definite = office.first + (page.classes[office.first] == "D")
    title: str | None = page.words(definite, office.last)
    head = tokens[office.head].low
    if name is not None and head in addresses() and office.first == office.head:
        title = None  # "Mrs" is no office
    if name is not None:
        return Mention(
            span=page.span(office.first, name.last),
            kind=SourceKind.PERSON,
            name=_without_letters(page.words(name.first, name.last)),
            title=title,
            head=head,
        )
    kind = SourceKind.UNNAMED if _is_indefinite(page, office) else SourceKind.PERSON
    span = page.span(office.first, office.last)
    return Mention(span=span, kind=kind, name=None, title=title, head=head)


def _without_letters(name: str) -> str:
    """A name without what stands behind names: "Ana Kost QC"."""
    bare, _, last = name.rpartition(" ")
    return bare if bare and last in _BEHIND_NAMES else name


def _is_indefinite(page: Page, office: Office) -> bool:
    first = page.tokens[office.first]
    if _is_owned(page, office):
        return False
    if first.low in closed("indefinite") or first.low.isdigit():
        return True
    named = page.tokens[office.head].text[0].isupper()
    return page.classes[office.first] != "D" and not named


def _named(
    page: Page,
    first: int,
    last: int,
    default: SourceKind | None = None,
    kind: SourceKind | None = None,
) -> list[Mention]:
    kind = kind or kind_of_run(page, first, last) or default
    if kind is None:
        return []
    acronym = _acronym_after(page, last)
    letters = None if acronym is None else page.tokens[acronym].text
    span, name = page.span(first, last), page.words(first, last)
    return [Mention(span=span, kind=kind, name=name, acronym=letters)]


def _acronym_after(page: Page, last: int) -> int | None:
    """The token of "(NFR)" after a name."""
    tokens = page.tokens
    if last + 3 >= len(tokens) or tokens[last + 1].text != "(":
        return None
    word = tokens[last + 2].text
    shaped = 2 <= len(word) <= 10 and sum(c.isupper() for c in word) >= 2
    return last + 2 if shaped and tokens[last + 3].text == ")" else None


def _described(page: Page, taken: set[int]) -> list[Mention]:
    kinds, found = head_kinds(), []
    for phrase in phrases_of(page.classes):
        if phrase.is_pronoun:
            continue
        first, last = _after_possessor(page, phrase.first, phrase.last)
        head = page.tokens[last].low
        kind = kinds.get(head)
        if kind is None or any(i in taken for i in range(first, last + 1)):
            continue
        if kind is SourceKind.UNNAMED and last == first and not head.endswith("s"):
            continue
        span = page.span(first, last)
        found.append(Mention(span=span, kind=kind, name=None, head=head))
    return found


def _after_possessor(page: Page, first: int, last: int) -> tuple[int, int]:
    """A phrase without "Torvald's" before its noun."""
    for i in range(last, first - 1, -1):
        if page.classes[i] == "'":
            return i + 1, last
    return first, last


def _with_later_titles(page: Page, found: list[Mention]) -> list[Mention]:
    """Names that take the office after their comma as title: "X, the mayor of Y,"."""
    ordered = sorted(found, key=lambda m: m.span.start)
    merged: list[Mention] = []
    for mention in ordered:
        before = merged[-1] if merged else None
        if before is not None and _is_title_of(page, mention, before):
            merged[-1] = replace(before, kind=SourceKind.PERSON, title=mention.title)
            named = replace(mention, kind=SourceKind.PERSON, name=before.name)
            merged.append(named)
            continue
        merged.append(mention)
    return merged


def _is_title_of(page: Page, office: Mention, name: Mention) -> bool:
    if office.name is not None or office.title is None or name.name is None:
        return False
    if name.title is not None or name.kind is SourceKind.OUTLET:
        return False
    between = page.text[name.span.end : office.span.start].strip()
    after = page.text[office.span.end : office.span.end + 1]
    joined = page.text.startswith(" and ", office.span.end)
    if between != "," or (after not in {",", ".", ""} and not joined):
        return False
    return " " in name.name and not set(name.name.casefold().split()) & body_words()

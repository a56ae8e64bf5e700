"""Words that name events, with the words of who, whom, where and when around them.

Rules that hold here:
- A verb counts as what it is in its place: "was killed" is passive, "to withdraw" has
  the subject (or, after "told its fighters", the object) of the verb above it.
- The object tells senses apart: "captured the town" seizes, "captured three soldiers"
  abducts; "left its positions" withdraws, "left Karvelia" flees.
- A noun ("the attack on Dresna") is an event only where a verb of the same sentence
  does not already say it with its actors.
- "not", "no", "failed to" negate; "will", "plans to" make it future, "if" and "could"
  hypothetical. A doubtful part stays empty: roles are never guessed across clauses.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.extract.clauses import Clause, clause_of
from sayso.extract.nounphrases import NounPhrase, classes_of, phrases_of
from sayso.extract.roles import Roles, roles_of_noun, roles_of_verb
from sayso.extract.triggers import Sense, Trigger, lexicon
from sayso.extract.verbgroups import VerbGroup, verb_group
from sayso.model.document import Document
from sayso.model.event import EventMention
from sayso.model.reading import Extraction, Finding
from sayso.model.sentence import Sentence
from sayso.model.span import Span

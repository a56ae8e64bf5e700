"""The plain-text form of claims and boards (.say): parse, print, find the words.

It knows the terms and strings, no step and no view. The grammar is in SPEC-notation.
"""

from sayso.notation.anchors import Paragraphs, locate, span_of, words_for
from sayso.notation.finding import Found, find_words
from sayso.notation.parser import parse_say
from sayso.notation.printer import pieces_of, print_say
from sayso.notation.readings import say_of_reading
from sayso.notation.tree import Tree

__all__ = [
    "Found",
    "Paragraphs",
    "Tree",
    "find_words",
    "locate",
    "parse_say",
    "pieces_of",
    "print_say",
    "say_of_reading",
    "span_of",
    "words_for",
]

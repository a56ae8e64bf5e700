"""Trees to .say texts."""

from sayso.model.entry import AsOf
from sayso.model.relation import RelationKind
from sayso.notation import print_say
from sayso.notation.tree import (
    ClaimSay,
    Piece,
    Ref,
    RelationSay,
    SourceSay,
    Tree,
    Words,
)

CLAIM = ClaimSay(
    number="9.1", own_voice=True, content=(Words(first=Piece(words="it left")),)
)


def test_an_empty_tree_prints_nothing():
    assert print_say(Tree()) == ""


def test_values_stand_in_one_column():
    assert print_say(Tree(items=(CLAIM,))) == (
        "claim 9.1\n"
        "  source   outlet\n"
        "  content  it left\n"
    )  # fmt: skip


def test_relations_stand_together_and_other_blocks_apart():
    said = RelationSay(
        subject=Ref(number="1.1"), kind=RelationKind.DENIES, object=Ref(number="2.1")
    )
    tree = Tree(
        as_of=AsOf(), items=(SourceSay(name="KMG"), said, said), missing=(CLAIM, CLAIM)
    )
    assert print_say(tree) == (
        "as-of  recorded any  published any\n"
        "\n"
        "source KMG\n"
        "\n"
        "relation 1.1 denies 2.1\n"
        "relation 1.1 denies 2.1\n"
        "\n"
        "missing\n"
        "\n"
        "claim 9.1\n"
        "  source   outlet\n"
        "  content  it left\n"
        "\n"
        "claim 9.1\n"
        "  source   outlet\n"
        "  content  it left\n"
    )

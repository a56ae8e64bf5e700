"""A board in .say."""

from dataclasses import replace

from sayso.notation import parse_say, print_say
from sayso.notation.tree import DocumentSay, PointSay, SourceSay
from sayso.publish.say import Say, reading_as_say, say_of_view
from tests.unit.publish.made_up import (
    MORNING_DOC,
    NFR,
    NOON_DOC,
    ListView,
    noon_reading,
    reading_of,
)

BOARD = """\
as-of  recorded 2031-05-02T12:00:00Z  published any

document 01-0410
  outlet     The Velmora Courier
  headline   News of 01-0410
  credit     MPA
  published  2031-05-02T04:10:00Z
  url        https://courier.example/01-0410

document 02-1200
  outlet     Daily Lantern
  headline   News of 02-1200
  credit     MPA
  published  2031-05-02T12:00:00Z
  url        https://courier.example/02-1200

source Karvelian Defence Ministry
  kind     body
  country  KV

source Northern Front for Renewal
  kind     body
  country  KV
  also     NFR

source The Velmora Courier
  kind  outlet

point it had captured Halvik on Thursday
  standing         contested
  for              Northern Front for Renewal
  against          Karvelian Defence Ministry
  printed-for      The Velmora Courier
  printed-against  Daily Lantern
  caveats          1
  first-said       2031-05-02T04:10:00Z
  last-said        2031-05-02T12:00:00Z
  because          asserted by 1 origin, denied by 1
  claim            01-0410/1.1  asserts  Northern Front for Renewal  \
it had captured Halvik on Thursday
  claim            02-1200/1.1  denies  Karvelian Defence Ministry  \
rebels had captured Halvik

point At least 412 people, including 57 guards, have died since the bridges fell.
  standing     reported
  for          The Velmora Courier
  printed-for  The Velmora Courier
  first-said   2031-05-02T04:10:00Z
  last-said    2031-05-02T04:10:00Z
  claim        01-0410/2.1  states  The Velmora Courier  \
At least 412 people, including 57 guards, have died since the bridges fell.

relation 02-1200/1.1 denies 01-0410/1.1
  because  same event at Halvik

series killed  scope total  since the bridges fell
  step  killed >=412  scope total  since the bridges fell  by The Velmora Courier  \
at 2031-05-02T04:10:00Z  stands reported  claim 01-0410/2.1
"""


def test_a_board_as_of_a_moment():
    assert b"".join(Say().write(ListView())).decode() == BOARD


def test_a_board_parses_to_the_tree_it_was_printed_from():
    assert parse_say(BOARD) == say_of_view(ListView())


def test_a_newer_version_is_named():
    view = ListView(newer={MORNING_DOC.doc: NOON_DOC.doc})
    first = next(i for i in say_of_view(view).items if isinstance(i, DocumentSay))
    assert first.replaced_by == "02-1200"


def test_a_document_that_brought_no_id_has_its_own():
    view = ListView(docs=(replace(MORNING_DOC, given_id=None), NOON_DOC))
    items = say_of_view(view).items
    first = next(item for item in items if isinstance(item, DocumentSay))
    assert first.label == MORNING_DOC.doc
    point = next(item for item in items if isinstance(item, PointSay))
    assert point.claims[0].ref.document == MORNING_DOC.doc


def test_two_documents_that_brought_one_id_are_told_apart():
    # a channel counts its posts from 1, and so does every other
    docs = tuple(replace(doc, given_id="311") for doc in (MORNING_DOC, NOON_DOC))
    items = say_of_view(ListView(docs=docs)).items
    labels = [item.label for item in items if isinstance(item, DocumentSay)]
    assert labels == ["311", "311~2"]


def test_a_source_speaks_for_another():
    spoke = replace(NFR, role="Spokesman", speaks_for=NFR.source)
    tree = say_of_view(ListView(register=(spoke,)))
    (row,) = (item for item in tree.items if isinstance(item, SourceSay))
    assert (row.speaks_for, row.roles) == ("Northern Front for Renewal", ("Spokesman",))


def test_a_reading_prints_without_the_last_line_feed():
    said = reading_as_say(reading_of())
    assert said.endswith("about  1.1")
    assert print_say(parse_say(said)) == said + "\n"
    assert reading_as_say(noon_reading()).startswith("source Karvelian Defence")

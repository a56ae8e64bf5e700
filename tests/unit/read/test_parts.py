"""What `read/parts.py` makes of a text."""

from sayso.read.parts import layout_of, paragraphs_of

STORY = """\
KV-DRESNA-TALKS
Dresna quiet, says ministry
By Jane Roe
VELMORA, May 1 (MPA) — The ministry said that Dresna was quiet.

Residents had heard nothing.
Read more: Halvik shut
Photo: the bridge over the Oule in 2029.
Correction: An earlier version named Tarn.
The bridge is open. (KMG)
With agencies
"""


def kinds(text: str, headline: str | None = None) -> list[tuple[str, str]]:
    parts = layout_of(text, headline).parts
    return [(p.kind.value, text[p.span.start : p.span.end]) for p in parts]


def test_a_story_with_everything():
    assert kinds(STORY) == [
        ("boilerplate", "KV-DRESNA-TALKS"),
        ("headline", "Dresna quiet, says ministry"),
        ("byline", "By Jane Roe"),
        ("dateline", "VELMORA, May 1 (MPA) —"),
        ("body", "The ministry said that Dresna was quiet."),
        ("body", "Residents had heard nothing."),
        ("boilerplate", "Read more: Halvik shut"),
        ("caption", "Photo: the bridge over the Oule in 2029."),
        ("correction", "Correction: An earlier version named Tarn."),
        ("body", "The bridge is open."),
        ("credit", "(KMG)"),
        ("credit", "With agencies"),
    ]


def test_what_the_lines_say():
    layout = layout_of(STORY)
    assert layout.headline == "Dresna quiet, says ministry"
    assert layout.slug == "KV-DRESNA-TALKS"
    assert layout.byline == "Jane Roe"
    assert layout.dateline == "VELMORA"
    assert layout.credit[0] == "MPA"
    assert layout.credit[-1] == "agencies"
    assert layout.signature is None


def test_a_mark_at_the_end_signs_for_the_outlet():
    layout = layout_of("The town is quiet.\nIt was so on Thursday. | Harbour Post")
    assert layout.signature == "Harbour Post"
    assert layout.credit == ("Harbour Post",)


def test_with_a_headline_given_only_the_same_words_are_one():
    text = "Dresna quiet\nThe ministry said so on Thursday."
    assert kinds(text, "Dresna Quiet")[0] == ("headline", "Dresna quiet")
    assert kinds(text, "Halvik shut")[0] == ("body", "Dresna quiet")


def test_one_line_is_no_headline():
    assert kinds("Dresna quiet") == [("body", "Dresna quiet")]
    assert kinds("Reuters") == [("body", "Reuters")]


def test_a_first_sentence_is_no_headline():
    assert kinds("It was quiet.\nResidents had heard nothing at all.")[0][0] == "body"


def test_a_carriage_return_is_no_text():
    text = "It was quiet.\r\n\r\nIt fell.\rIt stood.\u2028End it."
    words = [text[a:b] for a, b in paragraphs_of(text)]
    assert words == ["It was quiet.", "It fell.", "It stood.", "End it."]


def test_lines_that_a_sender_wrapped_are_one_paragraph():
    text = (
        "The ministry said on Thursday that the town of Dresna had been quiet since\n"
        "dawn and that the bridge over the Oule, which is the only one for many\n"
        "miles, was open to all.\n"
        "\n"
        "Residents said that they had heard nothing at all since the small hours of\n"
        "the morning and that the market in the square was as full of people as it\n"
        "is on any other day.\n"
    )
    words = [text[a:b] for a, b in paragraphs_of(text)]
    assert [piece.split()[0] for piece in words] == ["The", "Residents"]


def test_a_wrapped_text_may_indent_its_paragraphs():
    first = "  The ministry said on Thursday that the town of Dresna had been quiet\n"
    more = "since dawn and that the bridge over the Oule, which is the only one of\n"
    text = first + more + more + "all, was open.\n" + first + more + "all.\n"
    assert len(list(paragraphs_of(text))) == 2


def test_long_lines_are_paragraphs_of_their_own():
    line = "The ministry said that the town of Dresna was quiet. " * 4
    assert len(list(paragraphs_of(f"{line}\n{line}\n{line}\n{line}"))) == 4

"""What `read/telegram.py` makes of an export."""

import json
from typing import Any

import pytest

from sayso.read.telegram import flat_text
from sayso.text.offsets import utf16_map_of
from tests.unit.read.reading import QUIET, codes_of, doc_of, docs_of


def message(number: int, text: Any, **fields: Any) -> dict[str, Any]:
    times = {"date": "2031-05-01T08:00:00", "date_unixtime": "1935381600"}
    return {"id": number, "type": "message", **times, "text": text, **fields}


def channel(*messages: Any, name: str = "Dresna Live") -> dict[str, Any]:
    return {
        "name": name,
        "type": "public_channel",
        "id": 77,
        "messages": list(messages),
    }


def test_a_message_is_a_document():
    doc = doc_of(json.dumps(channel(message(4, QUIET))))
    assert (doc.text, doc.head.outlet, doc.given_id) == (QUIET, "Dresna Live", "4")
    assert doc.address == "telegram:77/4"
    assert doc.url is None
    assert doc.published_at is not None
    assert doc.published_at.isoformat() == "2031-05-01T06:00:00+00:00"
    assert doc.head.headline is None


def test_pieces_and_emoji_are_joined_code_point_by_code_point():
    pieces = ["😀 ", {"type": "bold", "text": "Dresna"}, " is quiet 😀", 5, {"a": 1}]
    doc = doc_of(json.dumps(channel(message(4, pieces))))
    assert doc.text == "😀 Dresna is quiet 😀"
    # Telegram counts UTF-16: the bold word stands at 3 there and at 2 here
    assert utf16_map_of(doc.text).as_points(3) == 2
    assert doc.text[2:8] == "Dresna"
    assert flat_text(None) == ""


def test_an_edited_message_is_a_new_version_of_its_address():
    edited = message(4, f"{QUIET} So.", edited_unixtime="1935385200")
    one = doc_of(json.dumps(channel(message(4, QUIET))))
    two = doc_of(json.dumps(channel(edited)))
    assert one.address == two.address
    assert one.doc != two.doc
    assert two.head.updated_at is not None
    assert two.head.updated_at.hour == 7


def test_reactions_make_no_new_version():
    liked = message(4, QUIET, reactions=[{"count": 9}])
    one = doc_of(json.dumps(channel(message(4, QUIET))))
    assert one.doc == doc_of(json.dumps(channel(liked))).doc


def test_a_forwarded_message_says_whose_it_was():
    doc = doc_of(json.dumps(channel(message(4, QUIET, forwarded_from="KMG"))))
    assert (doc.head.credit, doc.head.via) == (("KMG",), "KMG")


@pytest.mark.parametrize(
    "url", ["https://t.me/dresnalive", "https://t.me/s/dresnalive/"]
)
def test_the_public_address_of_a_channel_gives_that_of_its_messages(url: str):
    doc = doc_of(json.dumps(channel(message(4, QUIET))), url=url)
    assert doc.url == doc.address == f"{url.rstrip('/')}/4"


def test_an_export_of_everything():
    whole = {
        "about": "x",
        "personal_information": {"user_id": 1, "first_name": "Jane"},
        "contacts": {"list": [{"first_name": "John"}] * 3},
        "chats": {
            "about": "x",
            "list": [
                channel(message(1, QUIET), name="Dresna Live"),
                channel(message(1, f"{QUIET} So."), message(2, ""), name="Halvik Live"),
            ],
        },
        "left_chats": {"list": [channel(message(3, f"{QUIET} No."), name="Old")]},
    }
    raw = json.dumps(whole)
    assert [doc.head.outlet for doc in docs_of(raw)] == [
        "Dresna Live",
        "Halvik Live",
        "Old",
    ]
    assert "S-READ-024" in codes_of(raw)
    assert docs_of(json.dumps(whole, indent=1)) == docs_of(raw, input_format="telegram")


def test_messages_without_an_id_or_a_chat():
    raw = {"messages": [{"text": QUIET, "from": "Jane"}, "no message"]}
    doc = doc_of(json.dumps(raw))
    assert (doc.address, doc.given_id, doc.head.outlet) == (None, None, "Jane")
    unnumbered = {"messages": [message(4, QUIET)]}
    assert doc_of(json.dumps(unnumbered)).address is None


def test_a_local_time_without_its_epoch_names_no_zone():
    raw = {"messages": [{"id": 1, "text": QUIET, "date": "2031-05-01T08:00:00"}]}
    assert codes_of(json.dumps(raw)) == ["S-READ-014"]


def test_bad_exports():
    whole = json.dumps(channel(message(1, QUIET), message(2, QUIET)))
    assert codes_of(whole[:-100], input_format="telegram") == ["S-READ-023"]
    assert len(docs_of(whole[:-30])) == 1
    assert codes_of(b"", input_format="telegram") == ["S-READ-001"]
    assert codes_of(b"{}", input_format="telegram") == ["S-READ-001"]
    assert codes_of(b"{\xff", input_format="telegram") == ["S-READ-023"]
    assert codes_of(json.dumps(channel()), input_format="telegram") == ["S-READ-001"]


def test_a_message_beyond_the_limit_ends_the_reading():
    raw = json.dumps(channel(message(1, QUIET), message(2, "x" * 300_000)))
    assert codes_of(raw, max_bytes=1000) == ["S-READ-007"]
    many = json.dumps(channel(*(message(n, f"{QUIET} {n}") for n in range(2000))))
    assert len(docs_of(many, max_bytes=1000)) == 2000

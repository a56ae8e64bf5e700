"""Identifiers from raw input. The literal hashes pin the format: ledgers hold them."""

from sayso.model.ids import (
    DocId,
    claim_id_of,
    doc_id_of,
    sha256_of,
    short_hash,
    source_id_of,
)

DOC = DocId("d1")


def test_known_hashes():
    assert sha256_of(b"").startswith("e3b0c44298fc1c14")
    assert short_hash("Halvik") == short_hash("Halvik")
    assert len(short_hash("Halvik")) == 16


def test_borders_between_parts_count():
    assert short_hash("ab", "c") != short_hash("a", "bc")
    assert short_hash("a") != short_hash("a", "")


def test_half_a_surrogate_pair_has_a_hash_too():
    assert short_hash("\ud83d") != short_hash("\ud83e")


def test_the_same_bytes_in_two_papers_are_two_documents():
    raw = sha256_of(b"HALVIK, May 1 (MPA)")
    courier = doc_id_of(raw, None, "The Velmora Courier")
    lantern = doc_id_of(raw, None, "Daily Lantern")
    assert courier != lantern
    assert courier == doc_id_of(raw, None, "The Velmora Courier")
    assert courier.startswith("d")


def test_the_address_counts():
    raw = sha256_of(b"HALVIK, May 1 (MPA)")
    assert doc_id_of(raw, "https://lantern.example/1", None) != doc_id_of(
        raw, None, None
    )


def test_a_source_is_known_by_its_name_key():
    assert source_id_of("nfr") == source_id_of("nfr")
    assert source_id_of("nfr").startswith("s")


def test_a_claim_is_known_by_its_words_and_its_place_among_them():
    first = claim_id_of(DOC, [(3, 9)], 0)
    assert first == claim_id_of(DOC, [(3, 9)], 0)
    assert first.startswith("c")
    others = {
        claim_id_of(DOC, [(3, 9)], 1),
        claim_id_of(DOC, [(3, 9), (12, 14)], 0),
        claim_id_of(DocId("d2"), [(3, 9)], 0),
    }
    assert len(others | {first}) == 4

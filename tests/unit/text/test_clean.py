"""What `text/clean.py` returns."""

from sayso.text.clean import one_line, tidy_lines, without_surrogates


def test_a_lone_surrogate_is_replaced_and_offsets_stay():
    assert without_surrogates("a\ud83db😀é") == "a\ufffdb😀é"
    assert without_surrogates("plain") == "plain"


def test_a_field_becomes_one_line():
    assert one_line(" Min\u00adistry\n of \t Defence\ufeff ") == "Ministry of Defence"


def test_text_out_of_markup_has_a_line_per_paragraph():
    assert (
        tidy_lines(" One  two\u00a0three \n\n \n four\u200b ") == "One two three\nfour"
    )

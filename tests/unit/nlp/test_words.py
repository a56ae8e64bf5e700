"""Words as the weights see them."""

from sayso.nlp.words import words_of


def test_a_word_is_a_run_of_letters_or_one_sign():
    words = words_of("Brandt didn't go.", [(0, 17)])
    assert words.texts == ("Brandt", "didn", "'", "t", "go", ".")


def test_offsets_count_code_points():
    # letters outside the basic plane and a flag are one or two code points, not four
    text = "𝔄bc 🇰🇻 Торвальд"
    words = words_of(text, [(0, len(text))])
    for word, start, end in zip(words.texts, words.starts, words.ends, strict=True):
        assert text[start:end] == word


def test_stretches_share_no_word_and_empty_ones_open_nothing():
    words = words_of("abc   def", [(0, 2), (3, 5), (6, 9)])
    assert words.texts == ("ab", "def")
    assert words.openings == (0, 1)


def test_no_stretch_no_word():
    assert len(words_of("Brandt said so.", [])) == 0

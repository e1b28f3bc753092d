"""Words as search counts them."""

from corpus.tokens import terms, with_tone_last, words


def test_where_the_tone_stands_makes_no_difference() -> None:
    for one, other in (("hóa", "hoá"), ("thủy", "thuỷ"), ("hòa", "hoà"), ("khỏe", "khoẻ")):
        assert with_tone_last(one) == with_tone_last(other)


def test_other_marks_make_a_difference() -> None:
    assert len({with_tone_last(word) for word in ("so", "số", "sổ", "sơ", "sở", "sô")}) == 6


def test_both_writings_hold_words_and_pairs() -> None:
    assert terms("Số hóa") == (
        ["sô\u0301".replace("ô\u0301", "ô") + "\u0301", "hoa\u0301", "sô\u0301 hoa\u0301"],
        ["so", "hoa", "so hoa"],
    )


def test_numbers_and_symbols_of_documents_are_words() -> None:
    assert words("Nghị định 45/2020/NĐ-CP") == ["nghị", "định", "45", "2020", "nđ", "cp"]

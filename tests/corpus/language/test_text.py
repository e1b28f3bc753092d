"""Text as typed: cleaned, folded, quoted back."""

import pytest

from corpus.language import short


@pytest.mark.parametrize(
    ("text", "length", "shown"),
    [
        ("số hóa hồ sơ", 12, "số hóa hồ sơ"),
        ("số hóa hồ sơ", 11, "số hóa hồ …"),
        ("số hóa  hồ\nsơ", 12, "số hóa hồ sơ"),
        ("số hóa, lưu trữ hồ sơ", 10, "số hóa …"),
        ("https://a.example.vn/x", 10, "https://a…"),
        ("", 5, ""),
    ],
)
def test_a_quotation_ends_with_a_whole_word(text: str, length: int, shown: str) -> None:
    assert short(text, length) == shown
    assert len(short(text, length)) <= length

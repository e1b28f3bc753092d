"""Articles parted into passages."""

from hypothesis import given
from hypothesis import strategies as st

from corpus.splitting import LONGEST, SHORT, split_article, split_long

LONG = "cơ quan " * (SHORT // 2 + 5)


def test_a_short_article_stays_whole() -> None:
    assert [piece.clause for piece in split_article("1. Một.\n2. Hai.")] == [""]


def test_each_khoan_of_a_long_article_is_a_passage_with_its_number() -> None:
    assert [piece.clause for piece in split_article(f"1. {LONG}\n\n2. Hai.\n\n2a. Thêm.")] == ["1", "2", "2a"]


def test_a_short_lead_is_repeated_with_each_khoan_and_a_long_one_is_a_passage() -> None:
    short = split_article(f"Cơ quan có trách nhiệm:\n1. {LONG}\n2. Hai.")
    assert all(piece.text.startswith("Cơ quan có trách nhiệm:") for piece in short if piece.clause == "2")
    assert split_article(f"{LONG}\n1. Một.\n2. Hai.")[0].clause == ""


def test_a_date_or_a_decimal_in_a_line_opens_no_khoan() -> None:
    assert {piece.clause for piece in split_article(f"1. {LONG}\n12/3/2020 là ngày\n3,5 triệu\n2. Hai.")} == {"1", "2"}


@given(st.lists(st.text("abc àđ", min_size=1, max_size=300), min_size=1, max_size=40))
def test_no_word_of_a_long_text_is_lost_and_pieces_end_with_sentences(sentences: list[str]) -> None:
    text = ". ".join(sentences).strip()
    pieces = split_long(text)
    held = [word for piece in pieces for word in piece.split()]
    rest = iter(held)
    assert all(word in rest for word in text.split())  # in order, though sentences may be repeated
    assert all(len(piece.split()) <= max(LONGEST, 301) + 30 for piece in pieces)

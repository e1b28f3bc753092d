"""Capital and small letters of Vietnamese, and that no pattern of the product takes one for the other."""

import re
import unicodedata
from pathlib import Path

import pytest

from corpus.language import expand, split_items
from corpus.language.letters import LOWER, UPPER, with_letters
from corpus.references import find_references

ROOT = Path(__file__).resolve().parents[3]
VOWELS = "aăâeêioôơuưy"
TONES = ("", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323")
SMALL = {unicodedata.normalize("NFC", vowel + tone) for vowel in VOWELS for tone in TONES} | set(
    "bcdđghklmnpqrstvxfjwz"
)


def test_every_letter_is_of_its_case_and_of_no_other() -> None:
    small, capital = re.compile(f"[{LOWER}]"), re.compile(f"[{UPPER}]")
    for letter in SMALL:
        assert small.fullmatch(letter)
        assert capital.fullmatch(letter.upper())
        assert not capital.fullmatch(letter)
        assert not small.fullmatch(letter.upper())
    assert not capital.search("0 _.,-×÷")
    assert not small.search("0 _.,-×÷")


def test_data_files_name_the_letters_by_their_case() -> None:
    name = re.compile(with_letters(r"[\p{Lu}][\p{Ll}]+"))
    assert name.findall("Ấn và đấu, Ủy ban, Đức") == ["Ấn", "Ủy", "Đức"]


@pytest.mark.parametrize("folder", ["api", "assistant", "corpus", "evals", "prompts"])
def test_no_pattern_has_a_range_that_holds_both_cases(folder: str) -> None:
    mixed = re.compile(r"[À-ỹ]-[À-ỹ](?=[^\]\n]*\])")
    kinds = {".py", ".yaml"}
    files = [path for path in (ROOT / folder).rglob("*") if path.suffix in kinds and path.name != "letters.py"]
    texts = ((path, path.read_text(encoding="utf-8")) for path in files)
    assert [(str(path), match[0]) for path, text in texts for match in mixed.finditer(text)] == []


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("Đã mua máy chủ mới. Ấn định lịch trực", 2),
        ("Đã mua máy chủ mới. ấn định lịch trực", 1),  # a dot within: only a capital begins anew
        ("Thiếu kinh phí. Đào tạo còn ít", 2),
    ],
)
def test_a_sentence_begins_with_a_capital_with_or_without_marks(text: str, items: int) -> None:
    assert len(split_items(text, sentences=True)) == items


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("P. Ấp Bắc Sơn", "phường"),
        ("P. Đào tạo và thi", "phòng"),
        ("P. Tổ chức Cán bộ", "phòng"),
    ],
)
def test_a_capital_tells_a_place_from_an_office(typed: str, printed: str) -> None:
    assert expand(typed).text.startswith(printed)


@pytest.mark.parametrize("name", ["Luật Đất đai", "Luật Đầu tư công", "Luật Ấn bản phẩm"])
def test_a_law_that_begins_with_a_marked_capital_is_found(name: str) -> None:
    assert [ref.start for ref in find_references(f"căn cứ {name} năm 2013")] == [7]

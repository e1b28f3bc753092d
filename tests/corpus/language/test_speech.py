"""Talk falls away where it carries nothing, and is told apart where it does."""

from __future__ import annotations

import pytest

from corpus.language import polish
from corpus.language.speech import spoken, written


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        ("dạ bên em có 3 máy chủ rồi ạ", "có 3 máy chủ"),
        ("dạ thì em nghĩ là ban hành quy chế", "ban hành quy chế"),
        ("da ben em co 3 may chu", "co 3 may chu"),
        ("DVC mức 4 thì em thấy khoảng 45% là vừa", "DVC mức 4: khoảng 45%"),
        ("báo cáo thì gửi qua hệ thống", "báo cáo gửi qua hệ thống"),
        ("Sở TTTT làm, bên em phối hợp", "Sở TTTT làm, đơn vị phối hợp"),
        ("nếu trúng thầu thì triển khai", "nếu trúng thầu thì triển khai"),
        ("đơn vị trực thuộc có 5 phòng", "đơn vị trực thuộc có 5 phòng"),
        ("huyện mình có 9 xã", "huyện có 9 xã"),
    ],
)
def test_what_only_a_speaker_says_falls_away(told: str, kept: str) -> None:
    assert written(told) == kept
    assert written(kept) == kept


@pytest.mark.parametrize("told", ["cái này Sở làm", "chắc khoảng 200 triệu", "hình như có 2 máy"])
def test_what_still_sounds_like_talk_is_not_certain(told: str) -> None:
    assert spoken(told)
    assert not polish(told).certain


@pytest.mark.parametrize(
    "told", ["bảo vệ trẻ em", "phòng khám nha khoa", "rà quét lỗ hổng", "một mình", "bảo đảm chắc chắn"]
)
def test_official_words_are_no_talk(told: str) -> None:
    assert not spoken(told)


@pytest.mark.parametrize(
    ("told", "left"), [("hnay hỏng", ()), ("bg hỏng 2 máy", ("bg",)), ("lắp switch, wifi, router", ())]
)
def test_shorthand_that_is_no_syllable_is_written_out_or_named(told: str, left: tuple[str, ...]) -> None:
    assert polish(told).unresolved == left

"""Consent with a reserve: the rest stands, what is taken out is marked, nothing else is promised."""

import pytest

from tests.assistant.reading.test_refusals import written

PARTS = {
    "dùng chung của quốc gia": 0,
    "trong tỉnh qua": 1,
    "Chính phủ, bộ": 2,
    "Khung Kiến trúc": 3,
    "mô hình 4 lớp tại": 4,
}


@pytest.mark.parametrize("unit", ["Sở Giao thông vận tải", "Ban Dân tộc", "Huyện Mộ Đức"])
@pytest.mark.parametrize(
    ("said", "out"),
    [
        ("đồng ý hết, trừ mô hình 4 lớp", {4}),
        ("dong y het tru mo hinh 4 lop", {4}),
        ("Sở đồng ý, riêng kiến trúc thì chưa", {3}),
        ("thống nhất tất cả, ngoại trừ NGSP", {2}),
        ("đồng ý nhưng chưa làm được NGSP và 4 lớp", {2, 4}),
        ("nhất trí, không nhận phần kiến trúc", {3}),
        ("đồng ý", set()),
        ("đồng ý, không có ý kiến gì", set()),
        ("đồng ý, trừ kiểm tra định kỳ", {0, 1, 2, 3, 4}),
        ("không đồng ý", {0, 1, 2, 3, 4}),
    ],
)
def test_the_rest_stands(said: str, out: set[int], unit: str) -> None:
    text = written("p2.4.principles", said, unit)
    assert {place for words, place in PARTS.items() if words not in text} == out
    assert ("«[cần xác nhận: đơn vị chưa nhận: " in text) == (0 < len(out) < 5)
    assert "ý kiến" not in text

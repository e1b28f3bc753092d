"""A table answered with a refusal has no row: what was said stands in the unit's own words."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.answers import parse_answers
from assistant.drafting.finish import sentences_of
from assistant.pipeline import draft
from assistant.plan import Standing
from assistant.reading.standing import refusal_end, said_by
from corpus.language import fold
from tests.assistant.reading.test_rows_told import cells, read

TABLES = ("p1.3.a.national_db", "p1.3.b.ministry_db", "p1.3.c.province_db", "p1.3.c.own_db")
REFUSALS = (
    "không chủ trì cái nào",
    "không phụ trách cơ sở dữ liệu nào",
    "chưa được giao",
    "Sở không được giao quản lý cái nào",
    "Sở chỉ khai thác chứ không cập nhật",
    "cái này bên Công an làm, Sở không phụ trách",
    "phần này do Bộ làm, đơn vị không quản lý",
    "khong chu tri cai nao",
    "chua duoc giao",
    "Văn phòng chưa tham gia hệ thống nào",
    "việc này do Bộ làm hết",
    "đơn vị chưa được cấp tài khoản",
)
NAMED = (
    "CSDL hộ tịch, chưa cập nhật",
    "CSDL đất đai thì không, chỉ có CSDL giá đất",
    "phần mềm một cửa",
    "hệ thống này 1.200 hồ sơ",
)
BESIDE = (
    ("không có cái nào ngoài CSDL giá xây dựng", "CSDL giá xây dựng"),
    ("chưa được giao nhưng có dùng phần mềm quản lý quy hoạch", "phần mềm quản lý quy hoạch"),
    ("Không chủ trì cái nào. Chỉ khai thác CSDL quốc gia về dân cư", "CSDL quốc gia về dân cư"),
    ("chua duoc giao nhung co dung phan mem quy hoach", "phan mem quy hoach"),
)


def written(requirement: str, said: str, unit: str = "Sở Xây dựng", kind: str = "five_year") -> str:
    year = "year: 2021\n" if kind == "annual" else ""
    text = f"unit: {unit}\nkind: {kind}\n{year}date: 2020-10-12\nanswers:\n  {requirement}: {said!r}\n"
    document = draft(parse_answers(text, source="a.yaml")).document
    return " ".join(s.text for s in sentences_of(document) if any(id_ == requirement for id_, _ in s.covers))


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("said", REFUSALS)
def test_a_refusal_is_no_row(table: str, said: str) -> None:
    reading = read(table, said)
    assert not cells(reading)
    assert reading.standing is Standing.NONE


@settings(deadline=None)
@given(
    st.sampled_from(["", "Sở ", "đơn vị ", "hiện nay ", "chúng tôi "]),
    st.sampled_from(["không", "chưa", "ko", "chưa từng"]),
    st.sampled_from(
        ["chủ trì", "phụ trách", "quản lý", "được giao", "tham gia", "cập nhật", "kết nối", "được cấp quyền"]
    ),
    st.sampled_from(["", " cái nào", " cơ sở dữ liệu nào", " hệ thống thông tin nào cả", " gì"]),
    st.booleans(),
)
def test_refusals_of_every_making(who: str, no: str, act: str, what: str, bare: bool) -> None:
    said = f"{who}{no} {act}{what}"
    said = fold(said) if bare else said
    assert refusal_end(said) == len(said)


@pytest.mark.parametrize("said", NAMED)
def test_a_named_thing_is_no_refusal(said: str) -> None:
    assert refusal_end(said) == 0


@pytest.mark.parametrize(("said", "name"), BESIDE)
def test_what_is_named_beside_a_refusal_is_a_row(said: str, name: str) -> None:
    assert cells(read("p1.3.c.own_db", said))["name"] == name
    assert fold(said[:10]) in fold(written("p1.3.c.own_db", said))


@pytest.mark.parametrize("said", REFUSALS)
@pytest.mark.parametrize("unit", ["Sở Xây dựng", "Huyện Mộ Đức", "Ban Dân tộc"])
def test_the_whole_answer_stays(said: str, unit: str) -> None:
    text = written("p1.3.b.ministry_db", said, unit)
    assert "tham gia cập nhật, khai thác không" not in text
    told = said.removeprefix("Văn phòng ").removeprefix("Sở ").removeprefix("đơn vị ")
    assert fold(told).replace("csdl", "co so du lieu") in fold(text)


@pytest.mark.parametrize("opening", ["có làm", "Sở tự xây dựng", "đơn vị có tự lập", "có"])
def test_how_it_was_made_is_no_part_of_the_name(opening: str) -> None:
    name = "một file Excel quản lý cửa hàng"
    assert cells(read("p1.3.c.own_db", f"{opening} {name}"))["name"] == name


@pytest.mark.parametrize(
    ("requirement", "said", "stands"),
    [
        ("p1.3.a.national_db", "chưa tham gia", "Sở chưa tham gia"),
        ("p1.3.a.national_db", "không có", "không có nội dung báo cáo"),
        ("p1.3.c.own_db", "chưa có", "chưa tự xây dựng"),
        ("p1.6.incidents", "không xảy ra sự cố nào", "không ghi nhận sự cố"),
        ("p2.5.2.business", "chưa có doanh nghiệp nào", "chưa có doanh nghiệp nào"),
        ("p1.0.own_plan", "không ban hành KH riêng", "không ban hành kế hoạch riêng"),
        ("p1.6.audits", "0", "chưa có hệ thống thông tin nào được kiểm tra"),
        ("p1.6.incidents", "ko", "không ghi nhận sự cố"),
        ("p1.6.incidents", "k", "không ghi nhận sự cố"),
        ("p1.7.projects", "không có dự án nào vì thiếu kinh phí", "vì thiếu kinh phí"),
    ],
)
def test_a_denial_keeps_what_it_told(requirement: str, said: str, stands: str) -> None:
    assert stands in written(requirement, said)


def test_a_sentence_that_says_as_much_stands_for_a_denial() -> None:
    assert said_by("không có sự cố nào", "Sở không ghi nhận sự cố an toàn thông tin mạng.")
    assert not said_by("chưa có sự cố nào", "Sở không ghi nhận sự cố an toàn thông tin mạng.")
    assert not said_by("không tham gia", "Sở không có nội dung báo cáo.")

"""Rows told in one breath: a cell goes to the column that can hold it, or is asked about; never to the next one free."""

from datetime import date

import pytest

from assistant.answers import parse_answers
from assistant.reading import Context, Reading, read_answer
from corpus.packs import load_pack
from corpus.units import find_unit

PACK = load_pack()
CONTEXT = Context(PACK, find_unit(PACK, "Sở Xây dựng"), "five_year", (2021, 2025), date(2020, 11, 20))


def read(id_: str, answer: str) -> Reading:
    return read_answer(PACK.outlines["five_year"].by_id[id_], answer, CONTEXT)


def cells(reading: Reading) -> dict[str, str]:
    return {fact.column: fact.value for fact in reading.facts if fact.column}


@pytest.mark.parametrize("said", ["do Bộ quản lý", "của ngành dọc", "nhà cung cấp tự nhập", "mới bàn giao"])
def test_words_that_are_no_address_are_asked_about(said: str) -> None:
    reading = read("p1.3.b.ministry_db", f"CSDL giá xây dựng, {said}, 1.200 hồ sơ")
    assert cells(reading) == {"name": "CSDL giá xây dựng", "records_total": "1200"}
    assert reading.leftover == [said]


@pytest.mark.parametrize(
    "said", ["gia.xaydung.gov.vn", "mạng nội bộ của Bộ", "cài trên máy tính của Phòng", "qua mạng WAN của Bộ"]
)
def test_an_address_is_one_however_it_is_told(said: str) -> None:
    assert cells(read("p1.3.b.ministry_db", f"CSDL giá xây dựng, {said}, 1.200 hồ sơ"))["address"] == said


def test_a_count_of_units_is_no_count_of_records() -> None:
    reading = read("p1.3.b.ministry_db", "CSDL giá xây dựng, 1.200 hồ sơ, 5 đơn vị")
    assert cells(reading) == {"name": "CSDL giá xây dựng", "records_total": "1200"}
    assert reading.leftover == ["5 đơn vị"]  # those that should use it, or those that do?


@pytest.mark.parametrize(
    "status", ["hoàn thành", "đã xong", "đang chạy ổn", "hiệu quả tốt, đang chạy ổn", "chưa nghiệm thu"]
)
@pytest.mark.parametrize(
    "form", ["Cổng bản đồ, 800 triệu, 2018, {}", "Cổng bản đồ; 800 triệu; 2018; ngân sách tỉnh; {}"]
)
def test_how_a_project_stands_is_no_objective_and_no_source(status: str, form: str) -> None:
    told = cells(read("p1.7.projects", form.format(status)))
    assert told["status"] == status
    assert "objective" not in told
    assert told.get("source", "ngân sách tỉnh") == "ngân sách tỉnh"


def test_a_column_left_open_is_no_part_of_the_cell_before() -> None:
    text = "unit: Sở Y tế\nkind: five_year\ndate: 2020-11-20\nanswers:\n  p1.3.c.province_db:\n"
    for column in PACK.tables["databases"].columns:
        row = f"    - {{name: Kho A, {column}: }}\n" if column != "name" else "    - {name: , address: a.gov.vn}\n"
        rows = parse_answers(text + row, source="a.yaml").answers["p1.3.c.province_db"]
        assert rows[0].get("name", "") in ("Kho A", "")


@pytest.mark.parametrize("office", ["hạt kiểm lâm", "chi cục", "phòng chuyên môn", "trung tâm"])
def test_offices_that_use_a_system_are_no_records(office: str) -> None:
    reading = read("p1.3.b.ministry_db", f"CSDL giá xây dựng, 6 {office}")
    assert "records_total" not in cells(reading)
    assert reading.leftover == [f"6 {office}"]


@pytest.mark.parametrize("level", ["cấp 2", "cấp độ 2", "2"])
@pytest.mark.parametrize("when", ["5/2020", "tháng 5/2020"])
def test_a_month_is_no_level(level: str, when: str) -> None:
    told = cells(read("p1.6.levels_annex", f"Trang thông tin điện tử, Văn phòng Sở, {level}, {when}, đáp ứng"))
    assert told == {
        "name": "Trang thông tin điện tử",
        "owner": "Văn phòng Sở",
        "level": "2",
        "assessed": "2020-05",
        "compliant": "yes",
    }


@pytest.mark.parametrize("objective", ["truy xuất nguồn gốc", "quản lý nguồn lực", "theo dõi nguồn nước"])
def test_origin_is_no_source_of_money(objective: str) -> None:
    told = cells(read("p1.7.projects", f"Phần mềm A; {objective}; 950 triệu; ngân sách tỉnh; 2019; 46 cơ sở tham gia"))
    assert (told["objective"], told["source"], told["total"]) == (objective, "ngân sách tỉnh", "950")

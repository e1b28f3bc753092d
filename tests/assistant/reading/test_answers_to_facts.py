"""What a person may type, and the facts that it becomes; what cannot be read safely is a doubt with an example."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.plan import Fact, Standing
from assistant.reading import Context, Reading, read_answer, split_group
from assistant.reading.context import GOAL, LAYERS, RESULT, ROW
from corpus.packs import load_pack
from corpus.units import find_unit

PACK = load_pack()
OUTLINE = PACK.outlines["five_year"]
CONTEXT = Context(PACK, find_unit(PACK, "Sở Xây dựng"), "five_year", (2021, 2025), date(2020, 11, 20))


def read(id_: str, answer: str | list[dict[str, str]]) -> Reading:
    return read_answer(OUTLINE.by_id[id_], answer, CONTEXT)


def values(reading: Reading) -> dict[str, str]:
    """Quantity -> value with its hedge, of the pack's quantities."""
    return {
        fact.quantity: f"{fact.hedge} {fact.value}".strip()
        for fact in reading.facts
        if fact.quantity in PACK.quantities
    }


def columns(reading: Reading, quantity: str) -> list[dict[str, str]]:
    """The rows of a quantity as column -> value."""
    rows: dict[str, dict[str, str]] = {}
    for fact in reading.facts:
        if fact.quantity == quantity:
            rows.setdefault(fact.row, {})[fact.column] = fact.value
    return list(rows.values())


def test_every_figure_comes_with_the_words_it_was_read_from() -> None:
    answer = "Sở có 62 máy tính cho 58 cán bộ công chức"
    for fact in read("p1.2.computers", answer).facts:
        if fact.quantity in PACK.quantities:
            assert answer[fact.start : fact.end] == fact.words
            assert fact.value in fact.words


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ("62 máy tính, 58 CBCC", {"it.computers": "62", "org.staff": "58"}),
        ("58 người dùng chung 62 máy", {"org.staff": "58", "it.computers": "62"}),
        ("khoảng 60 máy tính; 58 công chức", {"it.computers": "khoảng 60", "org.staff": "58"}),
        ("co 62 may tinh cho 58 can bo cong chuc", {"it.computers": "62", "org.staff": "58"}),
        ("62 máy/58 CBCCVC, bình quân 1,07", {"it.computers": "62", "org.staff": "58", "it.ratio": "1.07"}),
        ("1.250 máy tính cho 980 cán bộ", {"it.computers": "1250", "org.staff": "980"}),
        ("30 máy bàn + 12 laptop cho 40 người", {"it.computers": "42", "org.staff": "40"}),
    ],
)
def test_machines_and_people(answer: str, told: dict[str, str]) -> None:
    assert values(read("p1.2.computers", answer)) == told


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ("80 thủ tục, 24 mức 3, 18 mức 4", {"dvc.total": "80", "dvc.level3": "24", "dvc.level4": "18"}),
        ("mức 4 có 18, mức 3 có 24, tổng 80 TTHC", {"dvc.total": "80", "dvc.level3": "24", "dvc.level4": "18"}),
        ("DVC mức độ 4: 18/80 thủ tục", {"dvc.total": "80", "dvc.level4": "18"}),
        ("có 80 TTHC", {"dvc.total": "80"}),
    ],
)
def test_procedures(answer: str, told: dict[str, str]) -> None:
    assert values(read("p1.4.public", answer)) == told


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ("3 hệ thống, 1 đã duyệt cấp độ", {"sys.total": "3", "sys.level_approved": "1"}),
        ("mới duyệt cấp độ 1/3 hệ thống", {"sys.total": "3", "sys.level_approved": "1"}),
        ("2 HTTT chưa duyệt", {"sys.total": "2", "sys.level_approved": "0"}),
        ("4 hệ thống chưa duyệt hết", {"sys.total": "4"}),
    ],
)
def test_systems_by_level(answer: str, told: dict[str, str]) -> None:
    assert values(read("p1.6.levels", answer)) == told


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ("nhu cầu 14,6 tỷ, được cấp 9 tỷ 350 triệu", {"spend.need": "14600.0", "spend.allotted": "9350"}),
        ("được bố trí 2 tỷ rưỡi", {"spend.allotted": "2500"}),
        ("tổng chi khoảng 950 triệu đồng", {"spend.it": "khoảng 950"}),
    ],
)
def test_money(answer: str, told: dict[str, str]) -> None:
    assert values(read("p1.7.it_spend", answer)) == told


@pytest.mark.parametrize(
    ("id_", "answer", "standing"),
    [
        ("p1.2.lan", "chưa có số liệu", Standing.UNKNOWN),
        ("p1.2.lan", "chưa rõ ạ", Standing.UNKNOWN),
        ("p1.2.lan", "Bỏ qua.", Standing.SKIPPED),
        ("p1.7.projects", "không có", Standing.NONE),
        ("p1.6.drills", "ko", Standing.NONE),
        ("p1.3.a.national_db", "không áp dụng, vì Sở không chủ trì", Standing.NOT_APPLICABLE),
        ("p2.1.bases", "theo gợi ý", Standing.SUGGESTED),
        ("p1.2.lan", "", Standing.SKIPPED),
        ("p1.2.lan", "5/5 đơn vị", Standing.GIVEN),
    ],
)
def test_the_ways_of_not_giving_a_value_stay_apart(id_: str, answer: str, standing: Standing) -> None:
    assert read(id_, answer).standing is standing


@pytest.mark.parametrize(
    ("id_", "answer", "asked"),
    [
        ("p1.7.it_spend", "được cấp 6,200", "nhiều cách"),
        ("p1.7.it_spend", "được cấp 6 tỷ 25", "nhiều cách"),
        ("p1.6.four_layers", "xong lớp 5", "lớp 1 đến lớp 4"),
        ("p1.0.assigned", "hoàn thành 5/6 nhiệm vụ", "văn bản giao nhiệm vụ nào"),
        ("p1.1.documents", "Quyết định 72/QĐ-SXD ngày 31/2/2019 ban hành quy chế", "không phải là ngày có thật"),
    ],
)
def test_what_cannot_be_read_safely_is_asked_with_an_example(id_: str, answer: str, asked: str) -> None:
    doubts = " ".join(read(id_, answer).doubts)
    assert asked in doubts
    assert "Ghi" in doubts or "ngày" in doubts


def test_a_figure_that_finds_no_field_is_reported() -> None:
    assert "12" in read("p1.2.lan", "5/5 đơn vị, 12 km cáp").leftover


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ("hiện 40%, đến năm 2025 đạt 90%", [{"base": "40", "target": "90", "time": "đến năm 2025"}]),
        (
            "hiện 31/125 thủ tục (24,8%), đến 2025 đạt 90%",
            [{"base": "24.8", "target": "90", "time": "đến 2025"}],
        ),
        ("nâng tỷ lệ từ 40% lên 90% năm 2024", [{"base": "40", "target": "90", "time": "năm 2024"}]),
        ("70% hiện nay lên 100% năm 2024", [{"base": "70", "target": "100", "time": "năm 2024"}]),
        ("đến năm 2025 đạt 90% (2020: 40%)", [{"base": "40", "target": "90", "time": "đến năm 2025"}]),
        ("40% -> 90% (2025)", [{"base": "40", "target": "90", "time": "năm 2025"}]),
        ("đạt 90%", [{"target": "90"}]),
        ("đến hết 2022 là 95%, hiện khoảng 75%", [{"base": "75", "target": "95", "time": "đến hết 2022"}]),
        (
            "hiện 21/118 thủ tục, 2023 đạt 50%, 2025 đạt 80%",
            [{"base": "21/118", "target": "50", "time": "2023"}, {"target": "80", "time": "2025", "follows": "g1"}],
        ),
    ],
)
def test_goals(answer: str, told: list[dict[str, str]]) -> None:
    found = [
        {name: value for name, value in row.items() if name in ("base", "target", "time", "follows")}
        for row in columns(read("p2.3.dvc4", answer), GOAL)
    ]
    assert found == told


@pytest.mark.parametrize(
    ("answer", "result", "target"),
    [
        ("95% văn bản (mục tiêu 90%)", "95", "90"),
        ("chỉ tiêu giao 30% - đạt 31,5%", "31.5", "30"),
        ("đặt ra 30% nhưng mới làm được 12,5%", "12.5", "30"),
        ("100% văn bản được ký số như mục tiêu", "100", "100"),
        ("15/20 xã có trang tin, chỉ tiêu 20 xã", "15/20", "20"),
    ],
)
def test_results_and_targets(answer: str, result: str, target: str) -> None:
    (row,) = columns(read("p1.0.against_targets", answer), RESULT)
    assert (row["result"], row["target"]) == (result, target)


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (
            "xong lớp 1, 2, đang làm lớp 3, do VNPT cung cấp",
            {"status": "doing", "done": "1,2", "doing": "3", "provider": "VNPT"},
        ),
        ("đã đủ 4 lớp", {"status": "done", "done": "1,2,3,4"}),
        ("chưa triển khai lớp nào", {"status": "not"}),
        ("lớp 1 đến lớp 3 xong", {"status": "doing", "done": "1,2,3"}),
    ],
)
def test_layers(answer: str, told: dict[str, str]) -> None:
    assert columns(read("p1.6.four_layers", answer), LAYERS) == [told]


def test_rows_by_their_column_names() -> None:
    row = {
        "tên": "CSDL hộ tịch",
        "tổng hồ sơ": "412.350",
        "từ 2020": "38.120",
        "mục tiêu": "184",
        "đã khai thác": "184",
    }
    (cells,) = columns(read("p1.3.b.ministry_db", [row]), ROW + "databases")
    assert cells == {
        "name": "CSDL hộ tịch",
        "records_total": "412350",
        "records_since_2020": "38120",
        "units_target": "184",
        "units_active": "184",
    }


def test_an_unknown_column_is_said_with_those_there_are() -> None:
    reading = read("p1.3.b.ministry_db", [{"tên": "CSDL hộ tịch", "màu": "xanh"}])
    assert any("“màu”" in doubt and "records_total" in doubt for doubt in reading.doubts)
    assert "xanh" in reading.leftover


def test_one_answer_to_a_group_finds_the_questions_it_speaks_of() -> None:
    annual = PACK.outlines["annual"]
    members = [annual.by_id[id_] for id_ in annual.groups["y.focus.a-k"]]
    letters = tuple("đ" if m.id.endswith("dd") else m.id.rsplit(".", 1)[-1] for m in members)
    parted, unknown = split_group(members, "chọn tất cả trừ c, k", letters)
    assert {id_ for id_, answer in parted.items() if answer == "không"} == {"y.focus.c", "y.focus.k"}
    assert not unknown


def test_nothing_of_an_answer_is_outside_its_facts_doubts_and_leftovers() -> None:
    answer = "3 máy chủ và 92/104 máy trạm; đợt bóc gỡ 2020 xử lý 6 máy; chưa chia sẻ"
    reading = read("p1.6.malware", answer)
    said = " ".join([*(fact.words for fact in reading.facts), *reading.leftover, *reading.doubts])
    for figure in ("3", "92/104", "2020", "6"):
        assert figure in said


def test_facts_are_never_built_from_nothing() -> None:
    assert all(isinstance(fact, Fact) and (fact.words or fact.standing) for fact in read("p1.2.lan", "5/5").facts)


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (
            "KH 61: hoàn thành 3/4 nhiệm vụ, QĐ 916 xong hết",
            {"nq17_kh61": "hoàn thành 3/4 nhiệm vụ", "qd1819_qd916": "xong hết"},
        ),
        ("KH61 xong 4/7 việc, còn 3 việc đang làm", {"nq17_kh61": "xong 4/7 việc, còn 3 việc đang làm"}),
        (
            "quyết định 916 hoàn thành; công văn 2891 chưa làm",
            {"qd1819_qd916": "hoàn thành", "qd898_cv2891": "chưa làm"},
        ),
        ("Kế hoạch 61/KH-UBND: 3/4, còn công văn 2891 chưa làm", {"nq17_kh61": "3/4", "qd898_cv2891": "chưa làm"}),
    ],
)
def test_results_go_to_the_document_that_assigned_the_work(answer: str, expected: dict[str, str]) -> None:
    facts = read("p1.0.assigned", answer).facts
    assert {fact.column: fact.value for fact in facts if fact.quantity == "assigned"} == expected


@pytest.mark.parametrize(
    "words",
    ["chưa chia sẻ dữ liệu với NCSC", "chưa chia sẻ với NCSC", "chưa nối NCSC", "chưa chia sẻ dữ liệu mã độc với NCSC"],
)
def test_data_not_shared_is_a_told_zero(words: str) -> None:
    told = read("p1.6.malware", f"2 máy chủ và 62 máy trạm đã cài phần mềm diệt virus; {words}").facts
    assert [fact.standing for fact in told if fact.quantity == "sec.sharing"] == [Standing.NONE]


@pytest.mark.parametrize(
    ("answer", "done"),
    [
        ("mới xong lớp 1, năm sau mới làm lớp 2", "1"),
        ("đã xong lớp 1, 2; sẽ làm lớp 3 năm 2021", "1,2"),
        ("xong lớp 1, dự kiến làm lớp 2 năm 2022", "1"),
        ("xong cả 4 lớp", "1,2,3,4"),
    ],
)
def test_a_layer_of_next_year_is_not_done(answer: str, done: str) -> None:
    assert [f.value for f in read("p1.6.four_layers", answer).facts if f.column == "done"] == [done]


@pytest.mark.parametrize("answer", ["xong cả 6 lớp", "đã xong lớp 5"])
def test_more_layers_than_there_are_is_asked(answer: str) -> None:
    reading = read("p1.6.four_layers", answer)
    assert reading.doubts and not [f for f in reading.facts if f.column == "done"]


@pytest.mark.parametrize(
    "between", ["so với 60% đề ra", "trên 60% mục tiêu", "so với chỉ tiêu 60%", "so với 60% được giao", "mục tiêu 60%"]
)
def test_a_target_is_one_whether_its_word_comes_before_or_after(between: str) -> None:
    told = columns(read("p1.0.against_targets", f"báo cáo điện tử 45% {between}"), RESULT)
    assert [(row["statement"], row["result"], row["target"]) for row in told] == [
        ("báo cáo điện tử đạt 45%", "45", "60")
    ]

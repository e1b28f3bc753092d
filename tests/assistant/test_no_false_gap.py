"""What was told is no gap, what was refused is no gap, and the program never objects to its own words."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from assistant.answers import parse_answers
from assistant.pipeline import Result, draft
from corpus.errors import InputError
from corpus.packs import load_pack
from corpus.units import find_unit

PACK = load_pack()
PROJECT = "{}; Văn phòng chủ trì; mới; 2022; {}; CTX; ngân sách tỉnh; mục tiêu: chia sẻ dữ liệu"


def drafted(answers: Any, **more: Any) -> Result:
    plan = {"unit": "Sở Xây dựng", "kind": "five_year", "date": "2020-11-20", "answers": answers} | more
    return draft(parse_answers(yaml.safe_dump(plan, allow_unicode=True, sort_keys=False)))


def standing(result: Result, requirement: str, field: str) -> str:
    return next(row.standing for row in result.coverage if (row.requirement, row.field) == (requirement, field))


def text_of(result: Result) -> str:
    return "\n".join(block.text for part in result.document.walk() for block in part.blocks if hasattr(block, "text"))


@pytest.mark.parametrize("kind", ["five_year", "annual"])
@pytest.mark.parametrize(
    "answer", ["không có", "ko co", "chưa có số liệu", "không áp dụng, vì không có đơn vị trực thuộc"]
)
def test_no_sentence_of_the_program_lacks_support(kind: str, answer: str) -> None:
    outline = PACK.outlines[kind]
    answers = {entry.id: answer for entry in outline.requirements if entry.ask and entry.reader != "front"}
    years = {"year": "2021"} if kind == "annual" else {"period": "2021-2025"}
    result = drafted(answers, kind=kind, **years)
    assert [f.message for f in result.findings if f.rule == "text.unsupported"] == []


@pytest.mark.parametrize(
    "told", ["mua 20 máy cho xã", "thay 12 laptop", "25 bộ máy tính để bàn", "trang bị 5 PC cho bộ phận một cửa"]
)
def test_computers_told_in_any_words_are_computers(told: str) -> None:
    assert standing(drafted({"p2.4.2.infrastructure": told}), "p2.4.2.infrastructure", "máy tính") == "given"


def test_servers_are_no_computers() -> None:
    result = drafted({"p2.4.2.infrastructure": "nâng cấp LAN tại 2 đơn vị"})
    assert standing(result, "p2.4.2.infrastructure", "máy tính") == "unknown"


@pytest.mark.parametrize("told", ["chưa kiểm tra lần nào", "chưa đánh giá lần nào", "không kiểm tra gì"])
def test_no_audit_at_all_is_told_of_both_kinds(told: str) -> None:
    result = drafted({"p1.6.audits": told})
    assert {standing(result, "p1.6.audits", field) for field in ("audited", "periodic")} == {"given"}
    assert "chưa có hệ thống thông tin nào được kiểm tra" in text_of(result)


@pytest.mark.parametrize("told", ["không chọn", "không chọn nội dung nào", "chưa đăng ký"])
def test_a_choice_refused_is_no_gap(told: str) -> None:
    result = drafted({"y.focus.a-k": told}, kind="annual", year="2021")
    assert {row.standing for row in result.coverage if row.requirement.startswith("y.focus")} == {"none"}
    assert not [f for f in result.findings if "y.focus" in f.where]


def test_a_project_says_what_the_lead_in_of_the_tasks_asks() -> None:
    row = PROJECT.format("Kết nối CSDL quy hoạch với CSDL đất đai qua LGSP", "500 triệu")
    result = drafted({}, projects=[row])
    assert standing(result, "p2.4.connections", "connections") == "given"
    assert "«[chưa có số liệu: kết nối" not in text_of(result)
    assert (
        standing(drafted({}, projects=[PROJECT.format("Số hóa hồ sơ", "500 triệu")]), "p2.4.connections", "connections")
        == "unanswered"
    )


def test_rows_that_cost_nothing_are_of_no_kind_of_spending() -> None:
    text = text_of(drafted({}, projects=[PROJECT.format("Xây dựng cổng", "0 đồng")]))
    assert "Toàn bộ kinh phí" not in text


@pytest.mark.parametrize("told", ["khong", "không có", ["không có"], "chưa có"])
def test_no_project_is_no_row(told: Any) -> None:
    result = drafted({}, projects=told)
    assert result.projects == []
    assert [f.rule for f in result.findings if f.rule.startswith("table.")] == ["table.empty"]


def test_an_open_cell_is_no_part_of_the_cell_before() -> None:
    result = drafted(
        {
            "p1.3.b.ministry_db": [
                {"name": "CSDL hộ tịch", "địa chỉ truy cập": "chưa có số liệu", "tổng số hồ sơ đã cập nhật": None}
            ]
        }
    )
    cells = {fact.column: (fact.value, str(fact.standing)) for fact in result.facts if fact.quantity == "row:databases"}
    assert cells["address"] == ("", "unknown")
    levels = drafted({"p1.6.levels": {"hệ thống": "chưa có số liệu", "cấp độ": None}})
    assert standing(levels, "p1.6.levels", "systems") == "unknown"


@pytest.mark.parametrize("told", ["hiện 0%, 2025 100%", "hiện 10% 2025 80%", "hiện 10%, năm 2025 80%"])
def test_a_bare_year_before_a_share_is_the_time_of_a_goal(told: str) -> None:
    result = drafted({"p2.3.digitise": told})
    assert [f.message for f in result.findings if f.rule == "goals.measurable"] == []
    assert "năm hoàn thành" not in text_of(result).split("MỤC TIÊU")[0]


def test_the_annex_always_has_its_row_for_information_security() -> None:
    for amount in ("", "; ATTT 60 triệu"):
        row = PROJECT.format("Số hóa hồ sơ", "500 triệu") + amount
        table = drafted({}, projects=[row]).document.annexes[0].blocks[0]
        assert any("an toàn thông tin" in cell.text for line in table.footer for cell in line)  # type: ignore[union-attr]


def test_findings_name_sections_as_they_are_printed() -> None:
    """Without platforms the framework's mục IV.4 is printed as IV.3."""
    told = {"p2.4.4.databases": "40/25 hồ sơ quy hoạch được số hóa"}
    found = [f.where for f in drafted(told).findings if f.rule == "figures.words"]
    assert found == ["Phần II mục IV.3 (p2.4.4.databases)"]
    found = [
        f.where for f in drafted(told | {"p2.4.3.platforms": "nền tảng họp"}).findings if f.rule == "figures.words"
    ]
    assert found == ["Phần II mục IV.4 (p2.4.4.databases)"]


@pytest.mark.parametrize("typed", ["thay may cu", "so hoa cac loai giay to cu", "moi nam kiem tra 2 lan"])
def test_no_reading_is_offered_that_is_a_guess(typed: str) -> None:
    offers = [p.text for p in drafted({"p2.4.2.infrastructure": typed}).proposals if p.id.startswith("restore:")]
    assert offers == []


def test_a_unit_nobody_knows_is_told_how_to_be_named() -> None:
    with pytest.raises(InputError, match=r"Sở …, UBND huyện ….*Chi cục …"):
        find_unit(PACK, "Hợp tác xã Bình Minh")


def test_a_share_of_what_is_not_spent_is_no_gap() -> None:
    text = text_of(drafted({"p1.7.it_spend": "không có", "p1.7.security_spend": "không có"}))
    assert "tỷ lệ chi an toàn thông tin" not in text


@pytest.mark.parametrize(
    ("id_", "told", "label"),
    [
        ("p1.4.internal", "iOffice; HNTH tỉnh", "họp trực tuyến"),
        ("p1.4.public", "72 TTHC, m3 40, m4 25; 1 cửa điện tử tỉnh", "ứng dụng tại bộ phận một cửa"),
        ("p1.2.computers", "96 MT/ 102 CBCCVC", "số máy tính"),
        ("p1.6.malware", "1 MC, 88 MT; NCSC chưa", "số máy trạm"),
    ],
)
def test_what_is_told_in_shorthand_is_no_gap(id_: str, told: str, label: str) -> None:
    result = drafted({id_: told})
    assert not [f for f in result.findings if f.rule == "coverage.unknown" and id_ in f.where and label in f.message]

"""Rewriting with no model: what each way changes, and that no figure, citation or mark is ever touched."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from api.commands.drafting import examples
from assistant.answers import load_answers
from assistant.drafting.desk import Desk
from assistant.pipeline import Result, draft
from assistant.plan import Level, Paragraph, Section, Sentence, Span, SpanKind
from assistant.rewriting import change_named, diff_words, find_way, named_change, shown, suggest, ways
from assistant.rewriting.figures import figures_of, keeps_figures
from corpus.errors import InputError


@cache
def drafted() -> Result:
    return draft(load_answers(examples()[0]))


def desk() -> Desk:
    return drafted().desk


def rewritten(text: str, how: str, *, mark: str = "") -> str:
    """The text of one sentence after a way; itself where there is no suggestion."""
    sentence = Sentence((Span(text, SpanKind.WORDS, ("f1",)),), id="x.1")
    found = suggest(Section("x", Level.SECTION, "I", "X", (Paragraph((sentence,), mark=mark),)), find_way(how), desk())
    return found[0].text if found else text


@pytest.mark.parametrize(
    ("how", "before", "after"),
    [
        ("chuan-hoa", "Sở vận hành trang web và đảm bảo 12 máy vi tính.", "Sở vận hành trang thông tin điện tử và bảo đảm 12 máy tính."),
        ("chuan-hoa", "Sở thực hiện Luật An toàn thông tin năm 2015.", "Sở thực hiện Luật An toàn thông tin mạng năm 2015."),
        ("chuan-hoa", "Sở thực hiện luật an toàn thông tin mạng.", "Sở thực hiện Luật An toàn thông tin mạng."),
        ("chuan-hoa", "Sở thực hiện NĐ 85/2016/NĐ-CP.", "Sở thực hiện Nghị định số 85/2016/NĐ-CP."),
        ("chuan-hoa", "Đã số hóa 18420 hồ sơ.", "Đã số hóa 18.420 hồ sơ."),
        ("chuan-hoa", "Sở đã được được cấp chữ ký số.", "Sở đã được cấp chữ ký số."),
        ("ngan-gon", "Trong thời gian qua, Sở tiến hành triển khai phần mềm.", "Sở triển khai phần mềm."),
        ("ngan-gon", "Nhằm mục đích giảm giấy tờ, Sở cần phải số hóa.", "Để giảm giấy tờ, Sở phải số hóa."),
        ("trang-trong", "Bên em xài 45 máy.", "Đơn vị sử dụng 45 máy."),
        ("viet-du", "Tỷ lệ TTHC mức độ 4 và CSDL.", "Tỷ lệ thủ tục hành chính mức độ 4 và cơ sở dữ liệu."),
        ("viet-du", "Hệ thống thông tin (HTTT) và mạng nội bộ (LAN).", "Hệ thống thông tin (HTTT) và mạng nội bộ (LAN)."),
    ],
)  # fmt: skip
def test_a_way_says_it_in_other_words(how: str, before: str, after: str) -> None:
    assert rewritten(before, how) == after
    assert rewritten(after, how) == after


@pytest.mark.parametrize(
    "text",
    [
        "Sở dùng phần mềm “Trang web đảm bảo” từ năm 2019.",
        "Địa chỉ https://trang-web.example.gov.vn/đảm-bảo/12345.",
        "Năm 2019 có 4 lớp, mã số 18420.",
        "Sở ban hành Quyết định số 45/QĐ-STP.",
    ],
)
def test_names_addresses_years_and_codes_stay(text: str) -> None:
    assert rewritten(text, "tat-ca") == text


LONG = (
    "Sở quản lý ba hệ thống thông tin phục vụ công tác chuyên môn và chỉ đạo điều hành của toàn ngành trên địa bàn tỉnh trong nhiều năm; "
    "hệ thống quản lý văn bản đã được triển khai đến tất cả phòng chuyên môn và đơn vị trực thuộc của Sở trên địa bàn tỉnh."
)


def test_a_long_sentence_is_split_where_both_sides_stand_alone() -> None:
    assert rewritten(LONG, "tach-cau") == LONG.replace("năm; hệ", "năm. Hệ")


@pytest.mark.parametrize(
    "text",
    [
        "Đến năm 2025, " + LONG[0].lower() + LONG[1:],
        LONG.replace("năm; hệ thống", "năm; đã nâng cấp hệ thống"),
        "Gồm: " + LONG,
        "Ngắn thôi; Sở có máy.",
    ],
)
def test_a_time_that_holds_for_all_a_list_or_a_part_without_subject_keeps_a_sentence_whole(text: str) -> None:
    assert rewritten(text, "tach-cau") == text


def test_a_line_of_a_list_is_not_split() -> None:
    assert rewritten(LONG, "tach-cau", mark="-") == LONG


def test_values_citations_and_marks_pass_on_untouched() -> None:
    spans = (
        Span("Sở đảm bảo ", SpanKind.LITERAL),
        Span("62 máy vi tính", SpanKind.VALUE, ("f1",)),
        Span(" theo "),
        Span("Luật An toàn thông tin", SpanKind.CITATION, ("x",)),
        Span(" «[chưa có số liệu: trang web]»", SpanKind.GAP),
        Span("."),
    )
    section = Section("x", Level.SECTION, "I", "X", (Paragraph((Sentence(spans),)),))
    (found,) = suggest(section, find_way("tat-ca"), desk())
    assert found.text == "Sở bảo đảm 62 máy vi tính theo Luật An toàn thông tin «[chưa có số liệu: trang web]»."
    assert found.after[0].refs == ("f1", "x")


def test_in_a_whole_plan_no_way_changes_a_figure() -> None:
    seen = 0
    for way in ways().values():
        for section in drafted().document.walk():
            for suggestion in suggest(section, way, desk()):
                seen += 1
                assert figures_of(suggestion.text) == figures_of(suggestion.before.text)
                assert keeps_figures(suggestion.before, suggestion.after)
                assert suggestion.reasons
    assert seen > 20


words = st.sampled_from(
    [
        "trang web",
        "đảm bảo",
        "12",
        "1850",
        "03",
        "năm 2019",
        "15,5%",
        "1.850 hồ sơ",
        "ngày 5/3/2020",
        "NĐ 30/2020/NĐ-CP",
        "Luật An toàn thông tin",
        "CNTT",
        "TTHC",
        "các các",
        "nhằm để",
        "Trong thời gian qua, Sở",
        "; Sở quản lý",
        "4 triệu đồng",
        "hai mươi ba",
        "mức 3",
        "“đảm bảo 7”",
        "2/3",
        "IPv6",
        "Điều 25",
        "bên em",
        "và",
        ",",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(words, min_size=1, max_size=40), st.sampled_from(sorted(ways())))
def test_whatever_is_said_its_figures_stay(pieces: list[str], how: str) -> None:
    text = " ".join(pieces) + "."
    assert figures_of(rewritten(text, how)) == figures_of(text)


def test_a_change_of_any_figure_is_seen() -> None:
    for before, after in (("12 máy", "13 máy"), ("1.850", "1.851"), ("ba mươi máy", "bốn mươi máy"), ("30/2020/NĐ-CP", "31/2020/NĐ-CP"), ("15,5%", "15%"), ("2/3", "2")):  # fmt: skip
        assert figures_of(before) != figures_of(after)
    assert figures_of("1850 máy, 3 lớp") == figures_of("1.850 máy, 03 lớp")


def test_a_diff_gives_both_wordings_back() -> None:
    before, after = "Sở đảm bảo 12 máy; các đơn vị.", "Sở bảo đảm 12 máy. Các đơn vị."
    pieces = diff_words(before, after)
    assert "".join(p.text for p in pieces if p.kind != "in") == before
    assert "".join(p.text for p in pieces if p.kind != "out") == after
    assert "12 máy[-;-]{+.+} [-các-]{+Các+} đơn vị." in shown(pieces)


def test_a_way_is_found_by_its_words_and_an_unknown_one_lists_what_there_is() -> None:
    assert find_way("Ngắn gọn").id == "ngan-gon"
    with pytest.raises(InputError, match="ngan-gon"):
        find_way("hay hơn")


def named(text: str, how: str, *, kind: SpanKind = SpanKind.VALUE, refs: tuple[str, ...] = ("f1",)) -> list[str]:
    """What one sentence becomes when an instruction names a change; nothing where it does not."""
    sentence = Sentence((Span("Sở có "), Span(text, kind, refs), Span(", theo báo cáo.")), id="x.1")
    change = named_change(how)
    section = Section("x", Level.SECTION, "I", "X", (Paragraph((sentence,)),))
    return [suggestion.text for suggestion in change_named(section, change)] if change else []


@pytest.mark.parametrize(
    ("text", "how", "after"),
    [
        ("62 máy tính", "đổi 62 thành 65", "65 máy tính"),
        ("62 máy tính", "sua 62 may tinh thanh 65 may tinh", "65 máy tính"),
        ("1.850 hồ sơ", "thay 1850 bằng 1.900", "1.900 hồ sơ"),
        ("40% hồ sơ, 140 máy", "sửa 40% thành 45%", "45% hồ sơ, 140 máy"),
    ],
)
def test_a_figure_changes_when_the_instruction_names_it(text: str, how: str, after: str) -> None:
    assert named(text, how) == [f"Sở có {after}, theo báo cáo."]


@pytest.mark.parametrize(
    "how",
    ["ngắn hơn", "đổi thành 99 máy tính", "đổi 63 thành 65", "sửa 62 và 63 thành 65", "đổi 62 thành 62", "đổi 62 thành nhiều", "đổi 62 thành Nghị định 47/2020/NĐ-CP"],
)  # fmt: skip
def test_a_figure_that_is_not_named_with_what_it_becomes_stays(how: str) -> None:
    assert named("62 máy tính", how) == []


def test_a_citation_is_put_for_another_whole_and_only_if_it_is_known() -> None:
    old = "Nghị định số 64/2007/NĐ-CP ngày 10/4/2007 của Chính phủ"
    (after,) = named(old, "thay 64/2007/NĐ-CP bằng 47/2020/NĐ-CP", kind=SpanKind.CITATION, refs=("64/2007/NĐ-CP", ""))
    assert after == "Sở có Nghị định số 47/2020/NĐ-CP ngày 09/4/2020 của Chính phủ, theo báo cáo."
    assert named(old, "thay 64/2007/NĐ-CP bằng 999/2019/NĐ-CP", kind=SpanKind.CITATION) == []
    assert named(old, "đổi 10 thành 11", kind=SpanKind.CITATION) == []

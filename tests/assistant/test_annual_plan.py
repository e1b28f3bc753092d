"""The annual plan read as its signer reads it: goals of the year, a task a line, whole sentences, nothing invented."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from assistant.answers import parse_answers
from assistant.drafting.passive import passive
from assistant.pipeline import Result, draft
from assistant.plan import Paragraph, Table

APPROVED = (
    "việc lập hồ sơ đề xuất, trình cấp có thẩm quyền phê duyệt cấp độ"  # who operates a system does not approve it
)


def annual(answers: Any, unit: str = "UBND huyện Minh Long", **more: Any) -> Result:
    told = {"unit": unit, "kind": "annual", "year": "2021", "date": "2020-11-20", "answers": answers} | more
    return draft(parse_answers(yaml.safe_dump(told, allow_unicode=True, sort_keys=False)))


def lines(result: Result, section: str) -> list[str]:
    blocks = next(part.blocks for part in result.document.walk() if part.id == section)
    return [block.text for block in blocks if isinstance(block, Paragraph)]


def rules(result: Result, *severities: str) -> list[str]:
    return [finding.rule for finding in result.findings if finding.severity.value in severities]


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ("100% hồ sơ công việc xử lý trên mạng", "100% hồ sơ công việc được xử lý trên mạng"),
        (
            "90% văn bản gửi giữa các phòng ký số và phát hành qua mạng",
            "90% văn bản gửi giữa các phòng được ký số và phát hành qua mạng",
        ),
        ("35% hồ sơ một cửa số hóa", "35% hồ sơ một cửa được số hóa"),
    ],
)
def test_what_is_done_to_a_thing_is_said_so(told: str, said: str) -> None:
    assert passive(told) == said


@pytest.mark.parametrize(
    "told",
    [
        "100% công chức sử dụng chữ ký số",
        "100% đơn vị gửi báo cáo qua mạng",
        "80% hồ sơ được giải quyết đúng hạn",
        "100% hệ thống quản lý theo cấp độ",
        "100% phần mềm quản lý văn bản kết nối trục liên thông",
        "60% hồ sơ tiếp nhận qua mạng giải quyết đúng hạn",
    ],
)
def test_who_acts_and_what_is_a_name_stay_as_told(told: str) -> None:
    assert passive(told) == told


def test_goals_stand_under_their_year() -> None:
    several = lines(annual({"y.2.goals": "100% văn bản ký số (hiện 80%)\ntỷ lệ hồ sơ mức 4 đạt 20%, hiện 5%"}), "y.ii")
    assert several[0] == "Trong năm 2021, Ủy ban nhân dân huyện Minh Long thực hiện các mục tiêu sau:" or several[
        0
    ].startswith("Trong năm 2021, UBND huyện Minh Long")
    assert len(several) == 3
    alone = lines(annual({"y.2.goals": "100% văn bản ký số (hiện 80%)"}), "y.ii")
    assert alone == ["Năm 2021, 100% văn bản được ký số (hiện nay 80%)."]


@pytest.mark.parametrize(
    ("told", "goals"),
    [
        ("30% thủ tục mức độ 4 (hiện 12%), 80% hồ sơ trên mạng", ["30% thủ tục mức độ 4", "80% hồ sơ trên mạng"]),
        ("hồ sơ trên mạng 95% với báo cáo 100%", ["hồ sơ trên mạng 95%", "báo cáo 100%"]),
        ("30% dịch vụ công mức độ 4, hiện mới 12%", ["30% dịch vụ công mức độ 4"]),
        ("hồ sơ huyện 90%, xã 70%", ["hồ sơ cấp huyện 90%", "hồ sơ cấp xã 70%"]),
        (
            "100% xã, phường dùng phần mềm, trên 90% văn bản ký số",
            ["100% xã, phường dùng phần mềm", "trên 90% văn bản ký số"],
        ),
    ],
)
def test_goals_told_in_one_breath_are_one_each(told: str, goals: list[str]) -> None:
    result = annual({"y.2.goals": told})
    assert [fact.value for fact in result.facts if fact.quantity == "goal" and fact.column == "statement"] == goals


@pytest.mark.parametrize(
    ("told", "count"),
    [
        ("cài phần mềm diệt virus 70 máy, phê duyệt cấp độ 3 hệ thống", 2),
        ("wifi miễn phí cầu cảng, thay 9 máy trạm", 2),
        ("mua 12 máy tính cho các xã, sao lưu dữ liệu hằng tuần, tập huấn 40 công chức", 3),
        ("trang bi 20 may tinh cho cac xa, nang cap mang lan cho 6 xa", 2),
        ("nâng cấp mạng LAN cho 5 xã, chuyển sang IPv6", 1),
        ("kiểm tra, đánh giá an toàn thông tin 1 lần", 1),
        ("lập hồ sơ đề xuất cấp độ, trình cấp có thẩm quyền phê duyệt", 1),
        ("mua sắm thiết bị (máy tính, máy in, mua 2 máy quét)", 1),
        ("mua 3 máy chủ, cài đặt hệ thống sao lưu trong năm 2021", 1),  # the year is of both
    ],
)
def test_tasks_told_in_one_breath_take_a_line_each(told: str, count: int) -> None:
    result = annual({"y.3.2.infrastructure": told})
    assert len([fact for fact in result.facts if fact.quantity == "item"]) == count
    assert len(lines(result, "y.iii.2")) == count


@pytest.mark.parametrize("told", ["trang thông tin điện tử 7 xã", "cổng thông tin điện tử của huyện"])
def test_no_act_is_made_up_for_a_thing(told: str) -> None:
    assert lines(annual({"y.3.5.apps": told}), "y.iii.5")[0].startswith("Triển khai ")


@pytest.mark.parametrize("told", ["VNPT, Viettel", "phối hợp VNPT", "phối hợp với FPT và Bưu điện tỉnh", "thuê VNPT"])
def test_a_partner_alone_is_asked_what_for(told: str) -> None:
    (line,) = lines(annual({"y.4.2": told}), "y.iv.2")
    assert line.endswith((" «[chưa có số liệu: nội dung phối hợp]».", " «[chưa có số liệu: dịch vụ thuê]».")), line
    assert "Kế hoạch" not in line  # no work of ours


def test_a_partner_with_its_work_stays_as_told() -> None:
    assert lines(annual({"y.4.2": "phối hợp với VNPT trả kết quả tại nhà"}), "y.iv.2") == [
        "Phối hợp với VNPT trả kết quả tại nhà."
    ]


def test_a_skipped_item_is_a_sentence_and_no_finding() -> None:
    result = annual({"y.3.3.platforms": "bỏ qua"})
    assert lines(result, "y.iii.3") == ["Kế hoạch năm 2021 chưa có nhiệm vụ phát triển hệ thống nền tảng."]
    assert not [finding for finding in result.findings if "y.3.3" in finding.where]


def test_what_was_never_answered_is_still_asked() -> None:
    assert [f for f in annual({"y.3.4.data": "không có"}).findings if "y.3.3" in f.where]


def test_an_answer_to_a_group_has_one_finding_for_what_it_left_unsaid() -> None:
    told = annual({"y.4.1-5": "tuyên truyền trên đài truyền thanh; thuê đường truyền của VNPT"})
    found = [f for f in told.findings if f.rule == "coverage.unanswered" and "y.4." in f.where]
    assert len(found) == 1
    assert all(id_ in found[0].hint for id_ in ("y.4.3", "y.4.4", "y.4.5"))


def test_a_bare_level_in_brackets_is_asked_once() -> None:
    result = annual({"y.2.goals": "DVC mức 4: 30% (20%)"})
    assert lines(result, "y.ii") == ["Năm 2021, dịch vụ công mức độ 4 đạt 30% (mức hiện nay: «[cần xác nhận: 20%]»)."]
    assert [f.rule for f in result.findings if "20%" in f.message] == ["text.confirm"]


def test_a_body_alone_leads_and_its_name_is_written_officially() -> None:
    result = annual({"y.6.organisation": "phong van hoa va thong tin"})
    assert lines(result, "y.vi") == ["Phòng Văn hóa và Thông tin chủ trì tổ chức thực hiện Kế hoạch."]
    assert "tasks.responsible" not in [finding.rule for finding in result.findings]


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ("1 lớp ATTT", "Tổ chức 01 lớp về an toàn thông tin."),
        ("cử 4 anh em đi học ATTT", "Cử 04 người đi học an toàn thông tin."),
        ("dạ em nghĩ là mở 2 lớp kỹ năng số cho 60 người dân ạ", "Mở 02 lớp kỹ năng số cho 60 người dân."),
    ],
)
def test_training_in_officers_words(told: str, said: str) -> None:
    assert lines(annual({"y.3.7.people": told}), "y.iii.7") == [said]


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ("lớp 3, lớp 4", "Triển khai lớp 3, lớp 4 của mô hình 4 lớp."),
        (
            "cấp độ cho 3 hệ thống",
            "Lập hồ sơ đề xuất cấp độ đối với 03 hệ thống, trình cấp có thẩm quyền phê duyệt.",
        ),
        ("phê duyệt cấp độ 2 hệ thống", f"Hoàn thành {APPROVED} an toàn đối với 02 hệ thống."),
        ("duyệt cấp độ cho 4 HTTT còn lại", f"Hoàn thành {APPROVED} an toàn đối với 04 hệ thống thông tin còn lại."),
        (
            "phê duyệt cấp độ 2 cho phần mềm theo dõi công trình, cấp độ 3 cho bản đồ",
            f"Hoàn thành {APPROVED} 2 đối với phần mềm theo dõi công trình, cấp độ 3 đối với bản đồ.",
        ),
        ("xin duyệt cấp độ phần mềm một cửa", f"Hoàn thành {APPROVED} an toàn đối với phần mềm một cửa."),
        ("duyệt cấp độ 3 cho cổng dịch vụ công", f"Hoàn thành {APPROVED} 3 đối với cổng dịch vụ công."),
        ("phê duyệt cấp độ 3 hệ thống một cửa", f"Hoàn thành {APPROVED} 3 đối với hệ thống một cửa."),
        ("2 hệ thống được phê duyệt cấp độ", f"Hoàn thành {APPROVED} an toàn đối với 02 hệ thống."),
        ("trình UBND tỉnh phê duyệt cấp độ 3 cho cổng", "Trình UBND tỉnh phê duyệt cấp độ 3 cho cổng."),
        ("xác định cấp độ 5 hệ thống", "Xác định cấp độ an toàn đối với 05 hệ thống."),
        ("tường lửa", "Trang bị tường lửa."),
        ("kiểm tra 1 lần", "Kiểm tra an toàn thông tin 01 lần."),
    ],
)
def test_security_tasks_in_a_word_become_tasks(told: str, said: str) -> None:
    assert lines(annual({"y.3.6.security": told}), "y.iii.6")[0] == said


def test_beside_a_lead_other_bodies_take_part() -> None:
    text = " ".join(
        lines(annual({"y.6.organisation": "VP HĐND&UBND chủ trì; Phòng VHTT; Phòng TC-KH lo kinh phí"}), "y.vi")
    )
    assert text.count("chủ trì") == 1
    assert "Phòng Văn hóa và Thông tin phối hợp thực hiện" in text
    assert "Phòng Tài chính - Kế hoạch bảo đảm kinh phí" in text


def test_words_not_read_yet_are_asked_once() -> None:
    result = annual({"y.2.goals": "so hoa ket qua giai quyet ho so dat 40%"})
    told = [f for f in result.findings if "so hoa ket qua" in f.message]
    assert [f.rule for f in told] == ["text.confirm"]


def test_text_and_table_tell_the_same_of_security_money() -> None:
    row = "Phần mềm diệt virus 70 máy; Phòng Văn hóa và Thông tin; mới; 2021; 95 triệu; chi thường xuyên; ngân sách huyện; mục tiêu: an toàn"
    result = annual({"y.3.6.security": "diệt virus 70 máy"}, projects=[row])
    table = next(block for annex in result.document.annexes for block in annex.blocks if isinstance(block, Table))
    assert "95 triệu đồng" in " ".join(lines(result, "y.iii.6"))
    assert table.footer[-1][1].text == "«[cần xác nhận: 95]»"
    assert rules(result, "error").count("security.share") <= 1


@pytest.mark.parametrize(
    ("told", "left"),
    [
        ("a b c d đ, h, i; g thì chưa làm được vì chưa có tiền", "y.focus.g"),
        ("chọn a, c, k; d để năm sau", "y.focus.d"),
        ("a và b; c, e không làm", "y.focus.e"),
    ],
)
def test_a_letter_taken_back_in_its_own_clause_is_not_chosen(told: str, left: str) -> None:
    result = annual({"y.focus.a-k": told})
    chosen = {fact.source for fact in result.facts if fact.quantity == "choice" and fact.value == "yes"}
    assert left not in chosen
    assert "y.focus.a" in chosen


def test_what_a_so_offers_is_its_own_site() -> None:
    told = " ".join(lines(annual({"y.focus.a": "chọn"}, unit="Sở Xây dựng"), "y.iii.8"))
    assert "trang thông tin điện tử của Sở" in told
    assert "cấp xã" not in told


def test_words_beside_a_choice_are_put_as_any_task() -> None:
    told = annual({"y.focus.g": "lớp 1, 2 xong, 2021 làm lớp 3"}, unit="Sở Xây dựng")
    assert "Triển khai lớp 3 của mô hình 4 lớp trong năm 2021 (đã hoàn thành lớp 1, 2)" in " ".join(
        lines(told, "y.iii.8")
    )


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ("VP Sở đầu mối", "Văn phòng Sở là đầu mối tổ chức thực hiện Kế hoạch."),
        ("P. KHTC kinh phí", "Phòng Kế hoạch - Tài chính bảo đảm kinh phí."),
        ("P. KHTC lo tiền", "Phòng Kế hoạch - Tài chính bảo đảm kinh phí."),
        ("P. KHTC bố trí kinh phí", "Phòng Kế hoạch - Tài chính bố trí kinh phí."),
        ("Văn phòng lo phần trang thiết bị", "Văn phòng phụ trách trang thiết bị."),
        ("Văn phòng", "Văn phòng chủ trì tổ chức thực hiện Kế hoạch."),
        (
            "VP Sở chủ trì, phối hợp P. Quản lý nhà",
            "Văn phòng Sở chủ trì, phối hợp với Phòng Quản lý nhà tổ chức thực hiện Kế hoạch.",
        ),
        ("Văn phòng chịu trách nhiệm chính", "Văn phòng chịu trách nhiệm chính tổ chức thực hiện Kế hoạch."),
        (
            "Văn phòng làm chính, Phòng Quản lý nhà giúp",
            "Văn phòng chủ trì tổ chức thực hiện Kế hoạch; Phòng Quản lý nhà phối hợp thực hiện.",
        ),
    ],
)
def test_a_body_with_its_part_is_not_the_one_that_leads(told: str, said: str) -> None:
    assert lines(annual({"y.6.organisation": told}, unit="Sở Xây dựng"), "y.vi")[0] == said


def test_none_of_a_thing_named_is_none() -> None:
    text = lines(annual({"y.4.1-5": "tuyên truyền trên loa; hợp tác: ko"}), "y.iv.5")
    assert text == ["UBND huyện Minh Long không có nội dung hợp tác trong nước, quốc tế trong năm 2021."]


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ("không để xảy ra sự cố lớn", "Năm 2021, không để xảy ra sự cố lớn."),
        ("0 sự cố", "Năm 2021, không để xảy ra sự cố."),
        ("hồ sơ trực tuyến: chắc được khoảng 15%, năm nay chỉ có 6%", "đạt khoảng 15% (hiện nay chỉ có 6%)."),
        ("số hóa hiện vật: 3.000 hiện vật, đã có 1.150", "(hiện nay đã có 1.150)."),
    ],
)
def test_goals_told_otherwise_keep_their_level(told: str, said: str) -> None:
    (line,) = lines(annual({"y.2.goals": told}), "y.ii")
    assert line.endswith(said), line
    assert "goals.measurable" not in rules(annual({"y.2.goals": told}), "warning")


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ("QĐ giao chỉ tiêu số hóa cho các xã", "Ban hành quyết định giao chỉ tiêu số hóa cho các xã."),
        ("QC quản lý chữ ký số", "Ban hành quy chế quản lý chữ ký số."),
    ],
)
def test_documents_to_be_made_are_spelled_out(told: str, said: str) -> None:
    assert lines(annual({"y.3.1.legal": told}), "y.iii.1") == [said]


@pytest.mark.parametrize(
    ("id_", "section", "told", "said"),
    [
        ("y.4.3", "y.iv.3", "thử trợ lý ảo ở bộ phận một cửa", "Thử nghiệm trợ lý ảo ở bộ phận một cửa."),
        ("y.4.5", "y.iv.5", "trao đổi với Lý Sơn", "Trao đổi với Lý Sơn."),
        ("y.4.1", "y.iv.1", "video điểm đến 12 clip", "Thực hiện video điểm đến 12 clip."),
        ("y.3.2.infrastructure", "y.iii.2", "IPv6 thì làm cùng tỉnh", "Triển khai IPv6 cùng tỉnh."),
        ("y.3.6.security", "y.iii.6", "1 lớp ATTT 40 ng", "Tổ chức 01 lớp đào tạo về an toàn thông tin cho 40 người."),
        ("y.3.6.security", "y.iii.6", "kiểm tra ATTT 5 xã/năm", "Kiểm tra an toàn thông tin tại 05 xã mỗi năm."),
    ],
)
def test_tasks_open_with_the_units_own_verb(id_: str, section: str, told: str, said: str) -> None:
    assert lines(annual({id_: told}), section)[0] == said


@pytest.mark.parametrize(
    "told",
    [
        "máy nào cũng cài diệt virus miễn phí",
        "cấp độ chưa làm hệ thống nào, năm tới làm 1 cái",
        "như năm 2020",
        "tường lửa - chờ TTCP",
        "quy chế sao lưu thì năm ngoái ban hành rồi",
    ],
)
def test_talk_about_how_things_stand_is_asked_and_made_no_task(told: str) -> None:
    (line, *_) = lines(annual({"y.3.6.security": told}), "y.iii.6")
    assert line.startswith("Bảo đảm an toàn thông tin: «[cần xác nhận: "), line


def test_the_units_own_name_before_a_verb_falls_away() -> None:
    told = lines(annual({"y.3.3.platforms": "Huyện không làm nền tảng gì, xài chung của tỉnh"}), "y.iii.3")
    assert told == ["Ủy ban nhân dân huyện Minh Long không làm nền tảng gì, sử dụng chung của tỉnh."] or told == [
        "UBND huyện Minh Long không làm nền tảng gì, sử dụng chung của tỉnh."
    ]


def test_letters_of_two_bodies_are_asked() -> None:
    assert "«[cần xác nhận: TTCP]»" in " ".join(
        lines(annual({"y.3.4.data": "cập nhật đơn thư vào CSDL của TTCP"}), "y.iii.4")
    )
    known = lines(annual({"y.3.4.data": "triển khai CSDL do TTCP phê duyệt"}), "y.iii.4")
    assert "Thủ tướng Chính phủ" in known[0]

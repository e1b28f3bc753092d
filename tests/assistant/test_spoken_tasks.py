"""Tasks told as one speaks: a verb is put only before a noun phrase, and how things stand is no task."""

from __future__ import annotations

import itertools

import pytest
import yaml

from assistant.answers import parse_answers
from assistant.drafting.openings import own_clause
from assistant.pipeline import draft
from assistant.plan import Paragraph

LEADS = {  # a question and the verb that a bare noun takes there
    "p2.4.1.legal": "Ban hành",
    "p2.4.2.infrastructure": "Trang bị",
    "p2.4.4.databases": "Xây dựng",
    "p2.4.5.internal_apps": "Triển khai",
    "p2.4.7.people": "Tổ chức",
    "p2.5.1.communication": "Tổ chức",
}


def lines(answers: dict[str, str], unit: str = "Sở Xây dựng") -> list[str]:
    plan = {"unit": unit, "kind": "five_year", "period": "2021-2025", "date": "2020-11-20", "answers": answers}
    result = draft(parse_answers(yaml.safe_dump(plan, allow_unicode=True, sort_keys=False)))
    return [b.text for part in result.document.walk() for b in part.blocks if isinstance(b, Paragraph)]


SUBJECTS = (
    "Văn phòng",
    "phòng Tài chính",
    "người dân",
    "Viettel",
    "các xã",
    "30 máy tính",
    "cán bộ CNTT",
    "quy chế cũ",
)
DOINGS = ("đang làm thủ tục", "sẽ dùng chung", "vẫn chờ kinh phí")


@pytest.mark.parametrize("question", LEADS)
def test_no_verb_stands_before_a_clause_that_has_its_own(question: str) -> None:
    for subject, doing in itertools.product(SUBJECTS, DOINGS):
        told = f"{subject} {doing}"
        assert own_clause(told), told
        wrong = [
            line for line in lines({question: told}) if line.startswith(f"{LEADS[question]} {subject[:1].lower()}")
        ]
        assert not wrong, wrong


@pytest.mark.parametrize(
    "thing",
    [
        "phần mềm theo dõi thi hành pháp luật",
        "phần mềm phòng, chống mã độc cho các máy chưa có",
        "trung tâm giám sát, điều hành thông minh",
        "30 máy tính cho các phòng đang thiếu",
        "lớp tập huấn cho cán bộ mới",
        "cơ sở dữ liệu người có công",
        "camera tại bộ phận một cửa",
        "chữ ký số của lãnh đạo phòng",
        "họp không giấy tờ",
    ],
)
def test_a_thing_takes_the_verb_of_its_question(thing: str) -> None:
    assert not own_clause(thing)


@pytest.mark.parametrize(
    ("question", "told", "said"),
    [
        ("p2.4.6.backup", "hiện chỉ chép ra ổ cứng", "hiện chỉ sao chép ra ổ cứng."),
        ("p2.4.6.backup", "đang sao lưu thủ công, sẽ tự động hóa năm 2022", "đang sao lưu thủ công"),
        ("p2.4.6.audit", "chưa lên lịch", "Về kiểm tra, đánh giá an toàn thông tin, "),
        ("p2.4.6.audit", "năm 2022 thuê đánh giá 1 lần", "Năm 2022, thuê đánh giá 01 lần"),
        ("p2.4.6.audit", "năm nào cũng kiểm tra", "Kiểm tra, đánh giá an toàn thông tin hằng năm"),
        ("p2.4.6.training", "năm nào cũng cử 1 người", "Cử mỗi năm 01 người tham gia đào tạo"),
        ("p2.4.6.malware", "cài nốt 30 máy", "Cài đặt phần mềm phòng, chống mã độc cho 30 máy còn lại"),
        ("p2.4.6.malware", "62 máy trạm được cài", "Cài đặt phần mềm phòng, chống mã độc cho 62 máy trạm"),
        ("p2.4.6.four_layers", "lớp 4 để 2022", "Thực hiện lớp 4 của mô hình 4 lớp trong năm 2022"),
        ("p2.4.6.levels", "còn 2 cái chưa duyệt thì trình trong năm 2021", "đối với 02 hệ thống còn lại"),
        ("p2.4.3.platforms", "có chứ, nền tảng đặt lịch", "Triển khai nền tảng đặt lịch."),
        ("p2.4.1.legal", "nên có quy chế chia sẻ dữ liệu", "Ban hành quy chế chia sẻ dữ liệu."),
        ("p2.4.2.infrastructure", "máy nào cũ thì thay", "«[cần xác nhận: máy nào cũ thì thay]»"),
        ("p2.5.1.communication", "mỗi quý 2 buổi tọa đàm", "Tổ chức mỗi quý 02 buổi tọa đàm."),
        ("p2.5.2.business", "Viettel tài trợ 10 máy tính", "Viettel tài trợ 10 máy tính."),
        ("p2.5.2.business", "VNPT", "Phối hợp với VNPT «[chưa có số liệu: nội dung phối hợp]»."),
        ("p2.5.3.finance", "được 1% là mừng", "«[cần xác nhận: được 1% là mừng]»"),
        ("p2.5.3.finance", "xin tỉnh cho 1% trở lên", "đề nghị tỉnh bố trí 1% trở lên."),
    ],
)
def test_what_is_spoken_is_reworded_or_marked(question: str, told: str, said: str) -> None:
    written = "\n".join(lines({question: told}))
    assert said in written

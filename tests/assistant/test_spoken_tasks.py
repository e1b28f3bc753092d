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


@pytest.mark.parametrize(
    ("question", "told", "said"),
    [
        ("p1.2.servers", "2 MC tại trụ sở, 1 hỏng", "có 02 máy chủ tại trụ sở, 01 hỏng"),
        ("p1.2.servers", "không có, thuê của VNPT", "không có máy chủ riêng, thuê của VNPT"),
        (
            "p1.2.tslcd",
            "có, kéo từ tháng 3/2018",
            "mạng truyền số liệu chuyên dùng của cơ quan Đảng, Nhà nước từ tháng 3/2018",
        ),
        ("p1.2.tslcd", "mới kéo xong tháng 5", "Về sử dụng mạng truyền số liệu chuyên dùng, "),
        ("p1.4.public", "100% hồ sơ tiếp nhận qua phần mềm", "Toàn bộ hồ sơ được tiếp nhận qua phần mềm (100%)"),
        (
            "p1.5.organisation",
            "VP Ban, 1 CC kiêm nhiệm, ATTT ko",
            "với 01 công chức kiêm nhiệm, không có người phụ trách",
        ),
        ("p1.5.people", "80% dùng tốt máy tính", "80% cán bộ, công chức dùng tốt"),
        ("p1.6.audits", "năm 2019, 01 lượt", "được kiểm tra, đánh giá an toàn thông tin 01 lượt"),
        ("p1.6.response", "đang soạn kế hoạch", "Về ứng phó sự cố an toàn thông tin, "),
        ("p1.0.effect", "cấp phép 15 ngày - 9 ngày", "giảm từ 15 ngày xuống còn 09 ngày"),
        ("p1.0.effect", "làm trong 9 ngày - 15 ngày", "09 ngày - 15 ngày"),
        ("p1.0.difficulties", "đơn vị nào cũng dùng phần mềm riêng", "tất cả các đơn vị đều dùng phần mềm riêng"),
        ("p2.2.goal", "làm sao cho dân đỡ đi lại", "«[cần xác nhận: làm sao cho dân đỡ đi lại]»"),
        ("p2.3.reports", "đang 30%, tới 2025 là 100%", "đạt 100% (hiện nay"),
        (
            "p2.3.digitise",
            "sổ cũ có 1.500 cái, mới scan 400, cuối 2023 xong hết",
            "hoàn thành số hóa 1.500 sổ cũ (toàn bộ; hiện mới quét 400)",
        ),
        ("p2.3.own", "không để xảy ra sự cố lớn", "Không để xảy ra sự cố lớn."),
        ("p2.3.reference", "chỉ tiêu thấp hơn do thiếu máy", "Chỉ tiêu thấp hơn do thiếu máy."),
        ("p2.4.2.infrastructure", "40 MT; LAN 7 xã", "Trang bị 40 máy tính;"),
        ("p2.4.2.infrastructure", "40 MT; LAN 7 xã", "mạng LAN cho 07 xã"),
        (
            "p2.8.lead",
            "Văn phòng Sở cầm chịch, Phòng KHTC lo tiền",
            "chủ trì, Phòng Kế hoạch - Tài chính bảo đảm kinh phí",
        ),
    ],
)
def test_a_question_gives_its_subject_and_its_shorthand(question: str, told: str, said: str) -> None:
    assert said in "\n".join(lines({question: told}))


def test_what_shorthand_says_is_no_gap() -> None:
    text = "\n".join(lines({"p2.4.2.infrastructure": "40 MT; 2 MC"}))
    assert "Trang bị 40 máy tính;" in text
    assert "trước khi trình ký: máy tính" not in text

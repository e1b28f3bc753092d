"""What an answer leaves to its question, and what is spoken: said in full, nothing filled in."""

import pytest

from tests.assistant.drafted import plan, text


@pytest.mark.parametrize(
    ("question", "told", "said"),
    [
        ("p1.2.tslcd", "có, dùng từ đầu năm 2018", "Sở đã kết nối mạng truyền số liệu chuyên dùng của cơ quan Đảng"),
        (
            "p1.6.malware",
            "mới cài cho 260 trên 410 máy trạm",
            "Sở mới cài đặt phần mềm phòng, chống mã độc cho 260/410 máy",
        ),
        ("p1.6.malware", "90/120 máy trạm đã cài BKAV", "Sở có 90/120 máy trạm đã cài đặt BKAV"),
        ("p1.6.drills", "2019 - 1 lượt", "Năm 2019, Sở cử 01 lượt tham gia đào tạo, tập huấn, diễn tập"),
        (
            "p1.6.audits",
            "năm 2019 Sở TTTT có về kiểm tra 1 lần, chưa kiểm tra định kỳ hệ thống nào",
            "; chưa có hệ thống nào được",
        ),
        ("p1.4.public", "một cửa điện tử tỉnh", "Sở sử dụng một cửa điện tử tỉnh"),
        ("p2.4.6.training", "1 ng/năm", "Cử mỗi năm 01 người tham gia đào tạo"),
        ("p2.4.6.training", "mỗi năm cho 2 người đi học", "Cử mỗi năm 02 người tham gia đào tạo"),
    ],
)
def test_the_question_gives_what_the_answer_speaks_of(question: str, told: str, said: str) -> None:
    assert said in text(plan(f"{question}: {told!r}"))


@pytest.mark.parametrize(
    ("question", "told", "said"),
    [
        ("p2.5.2.business", "VNPT, FPT; thuê IoT", "Phối hợp với VNPT, FPT «[chưa có số liệu: nội dung phối hợp]»;"),
        ("p2.5.2.business", "thuê VNPT", "Thuê dịch vụ của VNPT «[chưa có số liệu: dịch vụ thuê]»."),
        (
            "p2.5.2.business",
            "Viettel thì thuê giám sát, VNPT thì thuê máy chủ",
            "Thuê dịch vụ giám sát của Viettel, thuê máy chủ của VNPT.",
        ),
        (
            "p2.4.6.levels",
            "năm 2021 xin duyệt nốt 4 hệ thống",
            "Năm 2021, lập hồ sơ đề xuất cấp độ đối với 04 hệ thống còn lại, trình",
        ),
        ("p2.4.3.platforms", "Có, xây nền tảng bản đồ dùng chung", "Xây dựng nền tảng bản đồ dùng chung."),
        ("p2.4.4.databases", "số hóa nốt bản đồ rừng 9 huyện", "Số hóa bản đồ rừng 09 huyện còn lại."),
        (
            "p2.5.1.communication",
            "nhờ Đài Phát thanh huyện làm chuyên mục",
            "Đề nghị Đài Phát thanh huyện làm chuyên mục.",
        ),
        (
            "p2.4.6.audit",
            "mỗi năm kiểm tra 1 lần, đột xuất thì khi có sự cố",
            "mỗi năm 01 lần, kiểm tra đột xuất khi có sự cố.",
        ),
        ("p2.2.goal", "Sở muốn đến năm 2025 người dân nộp hồ sơ tại nhà", "Đến năm 2025, người dân nộp hồ sơ tại nhà."),
        (
            "p2.4.6.backup",
            "hiện chưa sao lưu, từ 2021 sao lưu hằng tuần sang đám mây",
            "hằng tuần sang đám mây từ năm 2021 (hiện chưa sao lưu).",
        ),
        ("p2.4.6.backup", "tuần/lần, TTDL tỉnh", "Sao lưu dữ liệu hằng tuần tại trung tâm dữ liệu tỉnh."),
        ("p2.4.6.audit", "2 năm/lần", "Kiểm tra, đánh giá an toàn thông tin 2 năm một lần."),
        (
            "p2.4.6.four_layers",
            "chưa dám hứa, khi nào có kinh phí mới làm",
            "Triển khai mô hình 4 lớp khi được bố trí kinh phí.",
        ),
        ("p2.5.3.finance", "xin 1,2%", "đề nghị bố trí"),
        ("p1.0.proposals", "nên gom máy chủ về Trung tâm dữ liệu tỉnh", "giai đoạn 2021-2025: tập trung máy chủ về"),
        ("p1.0.effect", "cấp phép 15 ngày -> 9 ngày", "thời gian cấp phép giảm từ 15 ngày xuống còn 09 ngày."),
        ("p1.0.assigned", "KH 61: 6/8 NV", "hoàn thành 6/8 nhiệm vụ được giao; còn 02 nhiệm vụ chưa hoàn thành."),
        ("p1.0.assigned", "CV 2891: 0/4 HTTT duyệt cấp độ", "cả 04 hệ thống thông tin"),
    ],
)
def test_what_is_spoken_stands_as_written_and_nothing_is_filled_in(question: str, told: str, said: str) -> None:
    written = text(plan(f"{question}: {told!r}"))
    assert said in written
    assert "phục vụ các nhiệm vụ của Kế hoạch này" not in written

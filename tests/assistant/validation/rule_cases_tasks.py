"""Cases of the rules on goals, tasks, projects, bodies, levels and citations."""

from __future__ import annotations

from tests.assistant.validation.rule_cases import Case, project

GOAL, LEVELS, ANNEX, TASK = "p2.3.dvc4", "p1.6.levels", "p1.6.levels_annex", "p2.4.6.levels"
SYSTEM = {
    "name": "Trang thông tin điện tử",
    "owner": "Văn phòng",
    "level": "1",
    "assessed": "6/2020",
    "compliant": "true",
}
RUNNING = {
    "name": "Số hóa hồ sơ đất đai",
    "objective": "tra cứu",
    "total": "900",
    "source": "ngân sách tỉnh",
    "time": "2019-2020",
    "status": "đang làm",
}
HUYEN = {"unit": "UBND huyện Sơn Tịnh", "kind": "annual", "year": "2021", "period": ""}
POINTS = (
    "ban hành quy chế bảo đảm an toàn thông tin; hoàn thành lớp 2 của mô hình 4 lớp; phê duyệt cấp độ 1 hệ thống; "
    "cài phần mềm chống mã độc; kiểm tra 1 lần; sao lưu hằng tuần; cử 2 người tập huấn"
)

CASES: dict[str, Case] = {
    "goals.served": Case(
        {"answers": {GOAL: "hiện 40%, đến năm 2025 đạt 90%", "p2.4.6.backup": "sao lưu hằng tuần"}},
        {"answers": {GOAL: "hiện 40%, đến năm 2025 đạt 90%", "p2.4.5.public_apps": "đưa 15 thủ tục lên mức độ 4"}},
        "mức độ 4",
    ),
    "targets.below": Case(
        {"answers": {GOAL: "hiện 40%, đến năm 2025 đạt 79%"}},
        {"answers": {GOAL: "hiện 40%, đến năm 2025 đạt 80%"}},
        "80%",
    ),
    "tasks.responsible": Case(
        {"answers": {"p2.8.lead": "các phòng phối hợp thực hiện"}},
        {"answers": {"p2.8.lead": "Văn phòng chủ trì, các phòng phối hợp thực hiện"}},
        "chưa có cơ quan nào chủ trì",
    ),
    "tasks.project_area": Case(
        {"projects": [project(name="Việc chung của cơ quan", objective="phục vụ công tác")]},
        {"projects": [project(name="Việc chung của cơ quan", objective="phục vụ công tác") | {"mục": "IV.5"}]},
        "nhóm nhiệm vụ",
    ),
    "tasks.project_offer": Case({"projects": [project()]}, {"projects": [project() | {"mục": "IV.5"}]}, "1 dự án"),
    "tasks.project_alone": Case(
        {"answers": {"p2.4.3.platforms": "không có"}, "projects": [project() | {"mục": "IV.3"}]},
        {"answers": {"p2.4.3.platforms": "nền tảng họp trực tuyến"}, "projects": [project() | {"mục": "IV.3"}]},
        "IV.3",
    ),
    "tasks.broadcast": Case(
        {"answers": {"y.4.1": "đăng tin trên trang thông tin điện tử huyện"}},
        {"answers": {"y.4.1": "phát chuyên mục trên hệ thống truyền thanh cơ sở"}},
        "truyền thanh",
        HUYEN,
    ),
    "levels.rows": Case(
        {"answers": {LEVELS: "2 hệ thống, 1 đã duyệt cấp độ", ANNEX: [SYSTEM]}},
        {"answers": {LEVELS: "1 hệ thống, 1 đã duyệt cấp độ", ANNEX: [SYSTEM]}},
        "1 hệ thống",
    ),
    "levels.power": Case(
        {"answers": {TASK: "trình UBND tỉnh phê duyệt cấp độ 1 cho 2 hệ thống"}},
        {"answers": {TASK: "trình Sở Thông tin và Truyền thông phê duyệt cấp độ 1 cho 2 hệ thống"}},
        "đơn vị chuyên trách",
    ),
    "figures.both": Case(
        {"answers": {"p1.6.incidents": "không có sự cố; năm 2019 có 3 vụ mã độc"}},
        {"answers": {"p1.6.incidents": "không có sự cố nghiêm trọng; năm 2019 có 3 vụ mã độc"}},
        "3 vụ",
    ),
    "security.points": Case(
        {"answers": {"y.3.6.security": POINTS.replace("sao lưu hằng tuần; ", "")}},
        {"answers": {"y.3.6.security": POINTS}},
        "sao lưu",
        HUYEN,
    ),
    "levels.subject": Case(
        {"answers": {TASK: "phê duyệt cấp độ 2 năm 2022"}},
        {"answers": {TASK: "phê duyệt cấp độ 2 cho 3 hệ thống năm 2022"}},
        "cấp độ của hệ thống nào",
    ),
    "tasks.twice": Case(
        {
            "answers": {
                "p2.4.1.legal": "ban hành quy chế bảo đảm an toàn thông tin mạng năm 2021",
                "p2.4.6.regulations": "quy chế bảo đảm an toàn thông tin mạng của Sở",
            }
        },
        {
            "answers": {
                "p2.4.1.legal": "ban hành quy chế bảo đảm an toàn thông tin mạng năm 2021",
                "p2.4.6.regulations": "tập huấn quy chế bảo đảm an toàn thông tin mạng",
            }
        },
        "p2.4.1.legal",
    ),
    "goals.security": Case(
        {"answers": {GOAL: "hiện 40%, đến năm 2025 đạt 90%", "p2.3.security": "không có"}},
        {
            "answers": {
                GOAL: "hiện 40%, đến năm 2025 đạt 90%",
                "p2.3.security": "hiện 70% máy trạm có phần mềm diệt virus, năm 2022 đạt 100%",
            }
        },
        "p2.3.security",
    ),
    "security.share_unknown": Case(
        {"projects": [project(), project(name="Số hóa hồ sơ", total="", security="")]},
        {"projects": [project(), project(name="Số hóa hồ sơ")]},
        "1 dự án chưa có tổng mức",
    ),
    "table.carried_over": Case(
        {"projects": [project(kind="chuyển tiếp", time="2021-2022")]},
        {"projects": [project(kind="chuyển tiếp", time="2019-2022")]},
        "2021",
    ),
    "table.alike": Case(
        {"projects": [project(), project(name="Dự án nâng cấp cổng thông tin")]},
        {"projects": [project(name="Nâng cấp LAN 6 xã"), project(name="Nâng cấp LAN 4 xã")]},
        "gần như",
    ),
    "levels.rest": Case(
        {"answers": {LEVELS: "5 hệ thống, 2 đã duyệt cấp độ", TASK: "lập hồ sơ 2 hệ thống còn lại năm 2021"}},
        {"answers": {LEVELS: "5 hệ thống, 2 đã duyệt cấp độ", TASK: "lập hồ sơ 3 hệ thống còn lại năm 2021"}},
        "còn lại 3",
    ),
    "tasks.unbudgeted": Case(
        {"answers": {"p2.4.2.infrastructure": "mua 2 máy chủ năm 2022"}, "projects": [project()]},
        {"answers": {"p2.4.2.infrastructure": "mua 2 máy chủ"}, "projects": [project(name="Trang bị máy chủ")]},
        "mua 2 máy chủ",
    ),
    "table.counted_twice": Case(
        {
            "answers": {"p1.7.projects": [RUNNING]},
            "projects": [project(name="Số hóa hồ sơ đất đai", kind="chuyển tiếp", time="2019-2022", total="900")],
        },
        {
            "answers": {"p1.7.projects": [RUNNING | {"name": "Xây dựng trang thông tin điện tử"}]},
            "projects": [project(name="Số hóa hồ sơ đất đai", kind="chuyển tiếp", time="2019-2022", total="900")],
        },
        "cả hai giai đoạn; thời gian ở đó ghi 2019-2020, ở đây ghi 2019-2022",
    ),
    "table.year_part": Case(
        {"projects": [project(time="2021-2023")]},
        {"projects": [project(time="2021-2023") | {"phân kỳ": "2021: 200; 2022: 400; 2023: 400"}]},
        "chưa nêu kinh phí năm 2021",
        {"kind": "annual", "year": "2021", "period": ""},
    ),
    "documents.wrong": Case(
        {"answers": {"p2.4.1.legal": "triển khai Nghị định số 45/2020/NĐ-CP ngày 9/4/2020"}},
        {"answers": {"p2.4.1.legal": "triển khai Nghị định số 45/2020/NĐ-CP ngày 8/4/2020"}},
        "08/4/2020",
    ),
    "documents.ended": Case(
        {"answers": {"p2.4.1.legal": "tiếp tục thực hiện Quyết định số 1819/QĐ-TTg"}},
        {"answers": {"p1.4.internal": "đã thực hiện Quyết định số 1819/QĐ-TTg"}},
        "2016-2020",
        {"date": "2021-03-01"},
    ),
    "text.diacritics": Case(
        {"answers": {"p2.4.1.legal": "ban hanh quy che bao dam an toan thong tin mang"}},
        {"answers": {"p2.4.1.legal": "ban hành quy chế bảo đảm an toàn thông tin mạng"}},
        "p2.4.1.legal",
    ),
}

"""Cases of the rules on public money."""

from __future__ import annotations

from tests.assistant.validation.rule_cases import Case, project

CTX, DT = "chi thường xuyên", "chi đầu tư phát triển"
HUYEN = {"unit": "UBND huyện Sơn Tịnh"}
FINANCE, BASE = "p2.5.3.finance", "p2.5.3.base"

CASES: dict[str, Case] = {
    "bases.none": Case(
        {"answers": {"p2.1.bases": "không có"}}, {"answers": {"p2.1.bases": "theo gợi ý"}}, "phải nêu căn cứ"
    ),
    "budget.recurrent_project": Case(
        {"projects": [project(name="Xây dựng trung tâm điều hành", total="16.000")]},
        {"projects": [project(name="Xây dựng trung tâm điều hành", total="15.000")]},
        "15.000 triệu đồng",
    ),
    "budget.recurrent_outline": Case(
        {"projects": [project(total="201")]}, {"projects": [project(total="200")]}, "dòng 1"
    ),
    "budget.investment_years": Case(
        {"projects": [project(spending=DT, time="2021-2024")]},
        {"projects": [project(spending=DT, time="2021-2023")]},
        "nhóm C",
    ),
    "budget.investment_policy": Case(
        {"projects": [project(spending=DT)]},
        {"projects": [project(spending=DT, objective="cung cấp thông tin, đã có chủ trương đầu tư")]},
        "chủ trương",
    ),
    "budget.rent_years": Case(
        {"projects": [project(name="Thuê dịch vụ lưu trữ", time="2019-2025", kind="chuyển tiếp")]},
        {"projects": [project(name="Thuê dịch vụ lưu trữ", time="2021-2025")]},
        "7 năm",
    ),
    "table.plausible": Case(
        {"projects": [project(total="2,5", security="1")]}, {"projects": [project()]}, "khác thường"
    ),
    "finance.share": Case(
        HUYEN | {"answers": {BASE: "tổng chi 400 tỷ đồng, chính quyền số 3 tỷ đồng"}},
        HUYEN | {"answers": {BASE: "tổng chi 400 tỷ đồng, chính quyền số 4 tỷ đồng"}},
        "0,75%",
    ),
    "finance.request": Case(
        {"answers": {FINANCE: "đề nghị 0,5% tổng chi"}}, {"answers": {FINANCE: "đề nghị 1% tổng chi"}}, "0,5%"
    ),
    "finance.mismatch": Case(
        HUYEN | {"answers": {FINANCE: "15% tổng chi", BASE: "tổng chi 400 tỷ đồng, chính quyền số 6 tỷ đồng"}},
        HUYEN | {"answers": {FINANCE: "tối thiểu 1% tổng chi", BASE: "tổng chi 400 tỷ đồng, chính quyền số 6 tỷ đồng"}},
        "1,5%",
    ),
}

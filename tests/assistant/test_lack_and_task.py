"""What is lacking or done now is no task: it stands behind the act that is planned, in the text and in the roadmap."""

import pytest

from tests.assistant.test_years_of_tasks import drafted


@pytest.mark.parametrize("unit", ["Sở Xây dựng", "Ban Dân tộc", "Huyện Mộ Đức"])
@pytest.mark.parametrize(
    "lack",
    [
        "hiện chưa sao lưu",
        "hiện nay chưa sao lưu",
        "hiện chỉ chép ra ổ cứng",
        "hiện chép ra ổ cứng",
        "hiện tại vẫn chưa có bản dự phòng",
    ],
)
@pytest.mark.parametrize("joint", [", ", ", nhưng "])
def test_the_present_stands_behind_the_act(lack: str, joint: str, unit: str) -> None:
    task, years = drafted("p2.4.6.backup", f"{lack}{joint}từ 2021 sao lưu hằng tuần sang Trung tâm dữ liệu tỉnh", unit)
    said_now = lack.replace("hiện nay ", "hiện ").replace("hiện tại ", "hiện ").replace("chép", "sao chép")
    assert "Thực hiện" not in task and f"({said_now})" in task
    assert task.startswith("Sao lưu dữ liệu hằng tuần") and "từ năm 2021" in task
    assert years[2021].startswith("sao lưu")


def test_the_present_stands_behind_any_act() -> None:
    task, years = drafted("p2.4.5.internal_apps", "hiện dùng chung đường truyền VNPT, từ 2022 thuê đường truyền riêng")
    assert task.startswith("Từ năm 2022, thuê đường truyền riêng (hiện dùng chung đường truyền VNPT)")
    assert years[2022].startswith("thuê đường truyền riêng")


@pytest.mark.parametrize(
    "said", ["sao lưu hằng tuần", "từ 2021 sao lưu hằng tuần", "hiện đại hóa thiết bị sao lưu, năm 2022 xong"]
)
def test_a_plain_task_stays(said: str) -> None:
    assert "(hiện" not in drafted("p2.4.6.backup", said)[0]


@pytest.mark.parametrize(
    ("said", "stands"),
    [
        ("QĐ 120 rà soát 2022", "Rà soát Quyết định số 120 năm 2022"),
        ("Quyết định 45/QĐ-SXD sửa đổi năm 2023", "Sửa đổi Quyết định số 45/QĐ-SXD năm 2023"),
        ("quy chế an toàn thông tin rà soát năm 2021", "Rà soát quy chế an toàn thông tin năm 2021"),
        ("quy chế an toàn thông tin", "Ban hành quy chế an toàn thông tin"),
        ("ban hành quy chế an toàn thông tin 2022", "Ban hành quy chế an toàn thông tin năm 2022"),
    ],
)
def test_a_document_told_with_its_review_is_reviewed(said: str, stands: str) -> None:
    assert stands in drafted("p2.4.6.regulations", said)[0]


def test_records_of_a_year_are_not_its_number() -> None:
    task, years = drafted("p2.4.4.databases", "số hóa 15.000 hồ sơ 2021, 10.000 hồ sơ 2022")
    assert "15.000 hồ sơ năm 2021, 10.000 hồ sơ năm 2022" in task
    assert years == {2021: "số hóa 15.000 hồ sơ", 2022: "số hóa 10.000 hồ sơ"}


def test_every_step_wished_for_stays() -> None:
    task, years = drafted("p2.3.dvc4", "giờ 13%, phấn đấu 50% năm 2023, 2025 mong được 80%")
    assert "phấn đấu đạt 50%" in task and "năm 2025 phấn đấu đạt 80%" in task
    assert "80%" in years[2025]

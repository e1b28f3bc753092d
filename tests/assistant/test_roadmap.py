"""What each year of the roadmap says: the told line and what else falls in the year, each once."""

from tests.assistant.drafted import plan, text


def roadmap(answers: str, *projects: str) -> dict[str, str]:
    more = "projects:\n" + "\n".join(f'  - "{project}"' for project in projects) if projects else ""
    lines = text(plan(answers, more=more), "p2.vi").splitlines()
    return {line.split(": ")[0].removeprefix("- ").removeprefix("Năm "): line.split(": ", 1)[1] for line in lines}


GOALS = "p2.3.dvc4: hiện 20/118, đến năm 2022 đạt 80%\np2.4.2.infrastructure: thay 30 máy tính năm 2022"


def test_a_told_line_leaves_the_goals_tasks_and_projects_of_its_year() -> None:
    told = roadmap(
        f'p2.6.roadmap: "2022: khai trương phòng họp trực tuyến"\n{GOALS}',
        "Xây dựng kho dữ liệu dùng chung; Văn phòng; mới; 2022-2023; 900 triệu; chi thường xuyên; ngân sách tỉnh",
    )["2022"]
    for part in (
        "khai trương phòng họp trực tuyến; ",
        "mức độ 4 đạt 80%",
        "thay 30 máy tính",
        "bắt đầu xây dựng kho",
    ):
        assert told.count(part) == 1


def test_what_the_told_line_says_is_not_said_again() -> None:
    assert roadmap(f'p2.6.roadmap: "2022: thay 30 máy tính cũ"\n{GOALS}')["2022"].count("30 máy") == 1


def test_another_figure_is_another_result() -> None:
    told = roadmap(
        'p2.6.roadmap: "2021: lắp 15 trạm quan trắc"', "Lắp 40 trạm quan trắc; Văn phòng; mới; 2021-2023; 900 triệu"
    )
    assert "lắp 15 trạm quan trắc" in told["2021"]
    assert "bắt đầu lắp 40 trạm quan trắc" in told["2021"]


def test_a_share_reached_does_not_hide_the_end_of_a_project() -> None:
    told = roadmap(
        "p2.3.digitise: hiện 35% sổ hộ tịch đã số hóa, năm 2024 xong 100%",
        "Số hóa sổ hộ tịch giai đoạn 2; Văn phòng; mới; 2021-2024; 900 triệu",
    )
    assert told["2024"].endswith("đạt 100%; hoàn thành số hóa sổ hộ tịch giai đoạn 2;")


def test_a_connection_with_its_year_is_a_result_of_that_year() -> None:
    told = roadmap("p2.4.connections:\n    - {from: CSDL nhà ở, to: CSDL đất đai, via: LGSP, year: 2023}")
    assert told["2023"] == "kết nối CSDL nhà ở với CSDL đất đai qua LGSP;"


def test_a_year_without_its_word_is_a_year() -> None:
    assert "mở 02 bộ dữ liệu" in roadmap("p2.3.own: mở 2 bộ dữ liệu 2023")["2023"]
    assert roadmap("p2.4.6.four_layers: lớp 1 2021, lớp 3 2022")["2021"] == "hoàn thành lớp 1 của mô hình 4 lớp;"


def test_each_year_gets_its_own_part_of_a_task() -> None:
    told = roadmap("p2.4.2.infrastructure: mua 30 máy tính năm 2021, 20 máy tính năm 2023")
    assert (told["2021"], told["2023"]) == ("mua 30 máy tính;", "mua 20 máy tính;")
    told = roadmap("p2.4.2.infrastructure: năm 2021 mua 30 máy tính, năm 2023 mua 20 máy tính")
    assert (told["2021"], told["2023"]) == ("mua 30 máy tính;", "mua 20 máy tính;")


def test_a_project_named_by_its_end_is_not_ended_twice() -> None:
    told = roadmap("", "Hoàn thành CSDL tàu cá; Văn phòng; chuyển tiếp; 2020-2022; 900 triệu")
    assert told["2022"] == "hoàn thành cơ sở dữ liệu tàu cá;"
    assert told["2021"] == "tiếp tục hoàn thành cơ sở dữ liệu tàu cá;"


def test_what_goes_on_every_year_is_no_result_of_one() -> None:
    told = roadmap("p2.4.6.regulations: quy chế ATTT ban hành năm 2021, cập nhật mỗi năm, năm nào cũng rà lại")
    assert told["2021"] == "ban hành quy chế an toàn thông tin;"


def test_who_strives_strives_in_the_roadmap_too() -> None:
    assert "mức độ 4 phấn đấu đạt 80%" in roadmap("p2.3.dvc4: hiện 20/118, đến năm 2025 phấn đấu 80%")["2025"]


def test_the_layers_told_as_a_goal_are_a_result() -> None:
    assert roadmap("p2.3.security: 4 lớp 2022")["2022"] == "hoàn thành mô hình 4 lớp;"


def test_a_line_may_open_with_a_figure() -> None:
    told = roadmap(
        'p2.6.roadmap: "2021: nối Cổng dịch vụ công quốc gia\\n2022: 100% hồ sơ trên mạng\\n2023 15 đơn vị có LAN"'
    )
    assert told["2021"] == "nối Cổng dịch vụ công quốc gia;"
    assert told["2022"] == "100% hồ sơ trên mạng;"
    assert told["2023"] == "15 đơn vị có LAN;"


def test_what_is_told_of_a_span_of_years_stands_in_each() -> None:
    told = roadmap('p2.6.roadmap: "2021-2022 làm xong LAN; từ 2024 đến 2025: số hóa 3.000 trang"')
    assert told["2021"] == told["2022"] == "làm xong LAN (giai đoạn 2021-2022);"
    assert "số hóa 3.000 trang (giai đoạn 2024-2025)" in told["2025"]
    assert "[chưa có số liệu" in told["2023"]


def test_a_span_that_leaves_the_plan_stands_apart_and_fills_no_year() -> None:
    told = roadmap('p2.6.roadmap: "2021-2027 làm xong LAN"')
    assert told["2021-2027"] == "làm xong LAN."
    assert "[chưa có số liệu" in told["2021"]


def test_what_is_done_every_year_has_a_line_of_its_own() -> None:
    told = roadmap(
        "p2.4.6.audit: mỗi năm 1 lần\np2.4.7.people: mỗi năm 1 lớp kỹ năng số cho 40 CBCC\n"
        "p2.4.6.malware: 135 máy, mua bản quyền hằng năm"
    )
    assert "kiểm tra, đánh giá an toàn thông tin 01 lần" in told["Hằng năm"]
    assert "01 lớp kỹ năng số cho 40 cán bộ, công chức" in told["Hằng năm"]
    assert "135 máy" not in told["Hằng năm"]  # of two acts, one of them every year
    assert "mỗi năm" not in told["Hằng năm"]

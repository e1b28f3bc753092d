"""Goals as people say them: the level now in any of its words, and a share that lacks its verb."""

import itertools
import json

import pytest

from assistant.answers import parse_answers
from assistant.drafting.finish import sentences_of
from assistant.pipeline import draft

HEAD = "unit: Sở Xây dựng\nkind: five_year\ndate: 2020-10-12\nanswers:\n"


def goal(requirement: str, said: str) -> str:
    result = draft(parse_answers(f"{HEAD}  {requirement}: {said!r}\n", source="a.yaml"))
    return next(s.text for s in sentences_of(result.document) if any(id_ == requirement for id_, _ in s.covers))


NOW = (
    "hiện",
    "hiện nay",
    "hiện tại",
    "nay",
    "giờ",
    "bây giờ",
    "hiện giờ",
    "nay mới",
    "giờ được",
    "hien gio",
    "hiện nay đạt",
)


@pytest.mark.parametrize("words", NOW)
@pytest.mark.parametrize("form", ["{} 82%, năm 2024 đạt 95%", "95% năm 2024, {} 82%", "95% năm 2024 ({} 82%)"])
def test_the_level_now_is_known_by_any_of_its_words(words: str, form: str) -> None:
    written = goal("p2.3.own", f"bản vẽ số hóa: {form.format(words)}")
    assert "(hiện nay 82%" in written
    assert "chưa có số liệu" not in written


@pytest.mark.parametrize("now", ["giờ 75", "hiện nay 75", "bây giờ mới 75"])
def test_a_level_without_its_sign_beside_a_share_is_asked(now: str) -> None:
    written = goal("p2.3.own", f"hồ sơ xử lý trên mạng 90% năm 2025, {now}")
    assert written == "Hồ sơ xử lý trên mạng đạt 90% vào năm 2025 («[cần xác nhận: mức hiện nay là 75%]»)."


SUBJECTS = ("bản đồ quy hoạch công khai", "hồ sơ cấp phép nhận qua mạng", "dịch vụ công mức độ 4")


@pytest.mark.parametrize(
    ("subject", "share"), list(itertools.product(SUBJECTS, ("90%", "khoảng 90%", "tối thiểu 92,5%")))
)
def test_a_share_without_a_verb_gets_one(subject: str, share: str) -> None:
    written = goal("p2.3.own", f"{subject} {share} năm 2024, hiện 40%")
    assert written == f"{subject[0].upper()}{subject[1:]} đạt {share} vào năm 2024 (hiện nay 40%)."


@pytest.mark.parametrize(
    "said",
    [
        "giảm 20% thời gian cấp phép vào năm 2024",
        "cấp chữ ký số cho 100% lãnh đạo phòng trong năm 2022",
        "nâng tỷ lệ hồ sơ trực tuyến lên 90% vào năm 2025",
        "số hóa 65% bản vẽ lưu trữ trước năm 2024",
    ],
)
def test_a_goal_with_a_verb_of_its_own_stands_as_said(said: str) -> None:
    written = goal("p2.3.own", f"{said}, hiện 10%")
    assert written.startswith(said[0].upper() + said[1:])


FIXED_SUBJECT = "tỷ lệ hồ sơ công việc được xử lý trên môi trường mạng"


@pytest.mark.parametrize(
    "said",
    [
        "giờ khoảng 70%, năm 2023 phải được 95%, đến 2025 là 100%",
        "khoảng 70% hiện nay; năm 2023 cố gắng được 95%, năm 2025 đạt 100%",
        "hiện khoảng 70%, quyết tâm năm 2023 đạt 95%",
    ],
)
def test_the_question_gives_the_subject_that_the_answer_lacks(said: str) -> None:
    written = goal("p2.3.online_files", said)
    assert FIXED_SUBJECT in written
    assert "95%" in written
    assert "(hiện nay khoảng 70%)" in written


def test_only_who_strives_is_said_to_strive() -> None:
    assert f"{FIXED_SUBJECT} phấn đấu đạt 80%" in goal("p2.3.online_files", "hiện 40%, đến năm 2025 phấn đấu 80%")
    assert "phấn đấu" not in goal("p2.3.online_files", "hiện 40%, đến năm 2025 đạt 80%")


def test_the_level_now_names_the_thing_that_the_goal_lacks() -> None:
    written = goal("p2.3.own", "báo cáo doanh nghiệp qua mạng 70% -> 100% 2024")
    assert written == "Báo cáo doanh nghiệp qua mạng đạt 100% vào năm 2024 (hiện nay 70%)."


@pytest.mark.parametrize(
    ("said", "label"),
    [
        ("mở 2 bộ dữ liệu 2023", "việc mở 02 bộ dữ liệu"),
        ("cả 6 hệ thống được duyệt cấp độ trước năm 2022", "số hệ thống được duyệt cấp độ"),
        ("100% tàu cá từ 15 mét trở lên gắn thiết bị trong năm 2021", "tàu cá từ 15 mét trở lên gắn thiết bị"),
        ("bản đồ 3 loại rừng mới số hóa được 4/13 huyện, hết 2022 phải xong cả 13", "bản đồ 03 loại rừng"),
        ("cấp chữ ký số cho 100% lãnh đạo phòng trong năm 2022", "việc cấp chữ ký số cho 100% lãnh đạo phòng"),
    ],
)
def test_a_mark_names_the_thing_whole(said: str, label: str) -> None:
    assert f"«[chưa có số liệu: {label}]»" in goal("p2.3.own", said)


@pytest.mark.parametrize(
    "said", ["2022: 60%, 2025: 100%", "2022 60, 2025 100%", "2022 lên 60, 2025: 100", "năm 2022 đạt 60%, 2025 đạt 100"]
)
def test_every_step_told_in_short_is_kept(said: str) -> None:
    written = goal("p2.3.reports", f"giờ 40%, {said}")
    assert "ăm 2022" in written
    assert "60%" in written
    assert "năm 2025 đạt 100%" in written
    assert "(hiện nay 40%)" in written


@pytest.mark.parametrize("said", ["năm 2025 80 hồ sơ", "2025 có 80 hồ sơ"])
def test_a_figure_with_a_noun_is_no_share(said: str) -> None:
    assert "80%" not in goal("p2.3.online_files", f"hiện 30%, {said}")


@pytest.mark.parametrize(
    "said", ["cổng dữ liệu mở 2022 có 10 bộ dữ liệu", "2022 mở 10 bộ dữ liệu", "mở 10 bộ dữ liệu 2022"]
)
def test_a_year_without_its_word_is_the_time(said: str) -> None:
    written = goal("p2.3.own", said)
    assert "ăm 2022" in written
    assert "năm hoàn thành" not in written


@pytest.mark.parametrize(
    "said",
    [
        "hien 40% so ho tich da so hoa tai cac phong, 2022 60%, 2025 95%",
        "bà con mình nộp 60% ở nhà, 2025 95% (giờ mới 40%)",
    ],
)
def test_a_goal_that_must_be_confirmed_keeps_its_level_and_steps_in_the_mark(said: str) -> None:
    mark = goal("p2.3.own", said).split("[cần xác nhận: ")[1]
    assert all(figure in mark for figure in ("40%", "60%", "95%"))


def annual_goal(said: str) -> str:
    head = HEAD.replace("five_year", "annual\nyear: 2021")
    result = draft(parse_answers(f"{head}  y.2.goals: {json.dumps(said)}\n", source="a.yaml"))
    return next(s.text for s in sentences_of(result.document) if any(id_ == "y.2.goals" for id_, _ in s.covers))


YEARS = ("năm 2021", "trong năm 2021", "đến năm 2021", "đến hết năm 2021", "vào 2021")


@pytest.mark.parametrize("when", YEARS)
@pytest.mark.parametrize(
    "form",
    [
        "hồ sơ trên mạng đạt 90% {} (hiện 80%)",
        "{} hồ sơ trên mạng đạt 90%, hiện 80%",
        "hồ sơ trên mạng, {} đạt 90%, hiện 80%",
        "hồ sơ trên mạng: {} 90%, hiện 80%",
    ],
)
def test_an_annual_goal_does_not_say_again_the_year_that_its_lead_says(when: str, form: str) -> None:
    both = annual_goal(f"{form.format(when)}\n100% máy trạm có phần mềm diệt virus, hiện 70%")
    assert both == "Hồ sơ trên mạng đạt 90% (hiện nay 80%);"
    assert annual_goal(form.format(when)) == "Năm 2021, hồ sơ trên mạng đạt 90% (hiện nay 80%)."


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("số hóa 100% hồ sơ phát sinh trong năm 2021", "hồ sơ phát sinh trong năm 2021"),
        ("số hóa 100% hồ sơ năm 2021, hiện 20%", "hồ sơ năm 2021"),
        ("trước 30/6/2021 100% hệ thống được phê duyệt cấp độ, hiện 40%", "Trước 30/6/2021, 100% hệ thống"),
        ("cuối năm 2021 có 50% hồ sơ nộp qua mạng (hiện 20%)", "Cuối năm 2021, có 50% hồ sơ"),
        (
            "so với năm 2020 tăng 20% hồ sơ mức 4 trong năm 2021",
            "So với năm 2020 tăng 20% hồ sơ mức độ 4 trong năm 2021",
        ),
    ],
)
def test_a_year_that_says_more_than_the_lead_stays(said: str, kept: str) -> None:
    assert kept in annual_goal(f"{said}\n100% máy trạm có phần mềm diệt virus, hiện 70%")


NOTHING = {
    "nay chưa có": "hiện chưa có",
    "hiện chưa": "hiện chưa thực hiện",
    "chưa có": "hiện chưa có",
    "chưa làm": "hiện chưa thực hiện",
    "hiện nay chưa triển khai": "hiện chưa triển khai",
    "bây giờ chưa có": "hiện chưa có",
    "trước nay chưa có": "trước nay chưa có",
    "không có": "hiện không có",
    "hiện 0": "hiện nay 0%",
    "hiện 0%": "hiện nay 0%",
}


@pytest.mark.parametrize(("now", "written"), NOTHING.items())
@pytest.mark.parametrize(
    "form", ["hồ sơ nộp qua mạng đạt 50% năm 2022 ({})", "hồ sơ nộp qua mạng đạt 50% năm 2022, {}"]
)
@pytest.mark.parametrize("question", ["p2.3.own", "p2.3.security"])
def test_that_nothing_is_there_now_is_a_level_and_not_asked_again(
    now: str, written: str, form: str, question: str
) -> None:
    assert goal(question, form.format(now)) == f"Hồ sơ nộp qua mạng đạt 50% vào năm 2022 ({written})."


@pytest.mark.parametrize("now", ["chưa thống kê", "chưa có số liệu", "không rõ", "chưa thống kê được"])
def test_a_level_that_nobody_counted_is_missing_once(now: str) -> None:
    written = goal("p2.3.own", f"hồ sơ nộp qua mạng đạt 50% năm 2022 ({now})")
    assert written == "Hồ sơ nộp qua mạng đạt 50% vào năm 2022 (mức hiện nay: «[chưa có số liệu: hồ sơ nộp qua mạng]»)."


@pytest.mark.parametrize("level", ["10% giờ", "10% nay", "10% hiện nay", "giờ 10%", "hiện 10%"])
@pytest.mark.parametrize("question", ["p2.3.dvc4", "p2.3.reports"])
def test_the_level_now_is_never_the_first_step_of_the_goal(level: str, question: str) -> None:
    written = goal(question, f"{level}, 2022: 40%, 2025: 100%")
    assert "đạt 40%, năm 2025 đạt 100% (hiện nay 10%)" in written


@pytest.mark.parametrize(
    "form", ["2020 được 18%, 2021 lên 45%", "2020: 18%, 2021: 45%", "năm 2020 18%, 2021 phấn đấu 45%"]
)
def test_a_year_before_the_plan_is_a_level_and_says_its_year(form: str) -> None:
    written = annual_goal(f"hồ sơ trên mạng: {form}\n100% máy trạm có phần mềm diệt virus, hiện 70%")
    assert written.startswith("Hồ sơ trên mạng")
    assert "45% (năm 2020 đạt 18%);" in written
    assert "2021" not in written


def test_several_levels_of_years_before_all_stand() -> None:
    written = goal("p2.3.online_files", "2019 50%, 2020 75%, 2025 95%")
    assert written.startswith("Năm 2025, tỷ lệ hồ sơ công việc")
    assert "đạt 95% (năm 2019 đạt 50%, năm 2020 đạt 75%)" in written


def test_a_bracketed_nought_is_the_level_now() -> None:
    assert "đạt 10% (hiện nay 0%);" in annual_goal("thanh toán điện tử 10% (0)\n100% máy trạm có diệt virus, hiện 70%")


def test_all_of_a_thing_is_said_before_it() -> None:
    assert goal("p2.3.security", "máy trạm 100% có diệt virus năm 2021, giờ 50/68").startswith(
        "100% máy trạm có phần mềm"
    )


def test_two_levels_in_one_bracket_stay_with_their_two_goals() -> None:
    first = annual_goal(
        "hồ sơ cấp huyện xử lý trên mạng 95%, xã 70% (giờ 85 và 50)\n100% máy trạm có diệt virus, hiện 70%"
    )
    assert first == "Hồ sơ cấp huyện xử lý trên mạng đạt 95% (hiện nay 85%);"


@pytest.mark.parametrize(
    "acts", ["được ký số và gửi qua mạng", "gửi, nhận qua mạng và có ký số", "ký số với gửi qua mạng"]
)
def test_one_share_of_two_acts_is_one_goal(acts: str) -> None:
    both = annual_goal(f"100% văn bản giữa các cơ quan {acts} (hiện 85%)\n100% máy trạm có diệt virus, hiện 70%")
    assert both.endswith("(hiện nay 85%);")
    assert both.startswith("100% văn bản giữa các cơ quan")

"""Goals as people say them: the level now in any of its words, and a share that lacks its verb."""

import itertools

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

"""Goals told of several bodies in one breath: each body has its own, with its share, its level now and its time."""

import pytest

from assistant.answers import parse_answers
from assistant.drafting.finish import sentences_of
from assistant.pipeline import draft

HEAD = "unit: Sở Y tế\nkind: five_year\ndate: 2020-10-12\nanswers:\n"
FILES = "tỷ lệ hồ sơ công việc được xử lý trên môi trường mạng"


def goals(requirement: str, said: str) -> list[str]:
    result = draft(parse_answers(f"{HEAD}  {requirement}: {said!r}\n", source="a.yaml"))
    return [s.text for s in sentences_of(result.document) if any(id_ == requirement for id_, _ in s.covers)]


BODIES = (
    ("cấp huyện", "xã", "cấp huyện", "cấp xã"),
    ("huyện", "cấp xã", "cấp huyện", "cấp xã"),
    ("sở", "chi cục", "của sở", "của chi cục"),
    ("ở sở", "ở các chi cục", "của sở", "của các chi cục"),
    ("văn phòng sở", "đơn vị trực thuộc", "của Văn phòng Sở", "của đơn vị trực thuộc"),
    ("bệnh viện tỉnh", "trạm y tế", "của bệnh viện tỉnh", "của trạm y tế"),
)
WAYS = (
    "{0} 95%, {1} 70% năm 2024",
    "{0} 95% và {1} 70% năm 2024",
    "{0}: 95%; {1}: 70% năm 2024",
    "năm 2024 {0} đạt 95%, {1} đạt 70%",
    "năm 2024: {0} 95%, còn {1} 70%",
    "{0} 95% năm 2024, {1} 70% năm 2024",
)


@pytest.mark.parametrize("bodies", BODIES)
@pytest.mark.parametrize("way", WAYS)
def test_each_body_has_a_goal(bodies: tuple[str, ...], way: str) -> None:
    first, second = goals("p2.3.online_files", way.format(*bodies))
    assert first.startswith(f"Năm 2024, {FILES} {bodies[2]} đạt 95% (")
    assert second.startswith(f"Năm 2024, {FILES} {bodies[3]} đạt 70% (")


@pytest.mark.parametrize("bodies", BODIES)
@pytest.mark.parametrize("joint", [" ", ": "])
@pytest.mark.parametrize(
    "levels", ["{0} 95%, {1} 70% năm 2024 (hiện 80 và 50)", "{0} hiện 80% lên 95%, {1} hiện 50% lên 70% năm 2024"]
)
def test_what_all_of_it_is_told_of_stands_with_each(bodies: tuple[str, ...], joint: str, levels: str) -> None:
    told = goals("p2.3.own", f"văn bản ký số{joint}{levels.format(*bodies)}")
    assert len(told) == 2
    for line, body, share, now in zip(told, bodies[2:], ("95%", "70%"), ("80%", "50%"), strict=True):
        assert line.startswith(f"Văn bản ký số {body} ")
        assert f"{share} vào năm 2024 (hiện nay {now})" in line


@pytest.mark.parametrize(
    "said",
    [
        "hiện sở 80%, chi cục 50%; đến năm 2024 sở 100%, chi cục 70%",
        "sở 100%, chi cục 70% đến năm 2024; hiện sở 80%, chi cục 50%",
        "sở hiện 80% đến năm 2024 100%, chi cục 50% đến năm 2024 70%",
        "sở hiện 80%, đến năm 2024 đạt 100%; chi cục hiện 50%, đến năm 2024 đạt 70%",
    ],
)
def test_levels_now_and_goals_may_be_told_apart(said: str) -> None:
    assert goals("p2.3.online_files", said) == [
        f"Đến năm 2024, {FILES} của sở đạt 100% (hiện nay 80%);",
        f"Đến năm 2024, {FILES} của chi cục đạt 70% (hiện nay 50%).",
    ]


def test_one_goal_of_both_levels() -> None:
    told = goals("p2.3.online_files", "cấp huyện hiện 82%, cấp xã hiện 60%, đến 2025 đạt 90%")
    assert told == [
        f"Đến năm 2025, {FILES} cấp huyện đạt 90% (hiện nay 82%);",
        f"Đến năm 2025, {FILES} cấp xã đạt 90% (hiện nay 60%).",
    ]


@pytest.mark.parametrize(
    "said",
    [
        "tính năng ký số 100%, văn bản số hóa 80% năm 2023",  # "tính", "số" are no bodies
        "hồ sơ cấp huyện xử lý trên mạng 95%, báo cáo qua hệ thống 70% năm 2024",
        "cấp huyện 85%, báo cáo 100%, cấp xã 70% năm 2025",
        "100% văn bản của sở, 80% của chi cục được ký số năm 2023",
        "máy tính cài phần mềm 100%, phòng họp trực tuyến dùng 80% năm 2023",
    ],
)
def test_what_is_of_no_body_keeps_every_figure(said: str) -> None:
    written = " ".join(goals("p2.3.own", said))
    assert all(figure in written for figure in said.replace(",", "").split() if figure.endswith("%"))


@pytest.mark.parametrize("now", ["60% đến 2025 90%", "60%, đến năm 2025 đạt 90%", "hiện 60% lên 90% năm 2025"])
def test_a_share_before_a_greater_one_of_a_year_is_where_it_stands(now: str) -> None:
    (written,) = goals("p2.3.online_files", now)
    assert written.endswith(f"{FILES} đạt 90% (hiện nay 60%).")


def test_a_digital_signature_stays_a_name() -> None:
    assert goals("p2.3.own", "các phòng 100% dùng chữ ký số năm 2022")[0].startswith("100% các phòng dùng chữ ký số")

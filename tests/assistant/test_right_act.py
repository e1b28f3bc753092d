"""A thing told without its act gets the act that it takes, what it ends in stands apart, and a topic is followed by a sentence."""

import pytest

from assistant.answers import parse_answers
from assistant.drafting.acted import brought, with_act
from assistant.drafting.finish import sentences_of
from assistant.pipeline import draft

HEAD = "unit: Sở Y tế\nkind: five_year\ndate: 2020-10-12\nanswers:\n"


def lines(requirement: str, said: str) -> list[str]:
    result = draft(parse_answers(f"{HEAD}  {requirement}: {said!r}\n", source="a.yaml"))
    return [s.text for s in sentences_of(result.document) if any(id_ == requirement for id_, _ in s.covers)]


THINGS = (
    ("cơ sở dữ liệu hộ tịch", "xây dựng"),
    ("phần mềm quản lý nhân sự", "triển khai"),
    ("mạng LAN", "triển khai"),
    ("hệ thống theo dõi nhiệm vụ", "triển khai"),
    ("lớp tập huấn kỹ năng số", "tổ chức"),
)
ENDS = ("hoàn thành năm 2022", "xong năm 2022", "hoàn thành trước 30/6/2022", "xong trong quý II/2022")


@pytest.mark.parametrize(("thing", "act"), THINGS)
@pytest.mark.parametrize("end", ENDS)
@pytest.mark.parametrize("light", ["thực hiện", "tiến hành"])
def test_a_thing_carried_out_is_made(light: str, thing: str, act: str, end: str) -> None:
    time = end.split(" ", 1)[1].removeprefix("thành ")
    assert with_act(f"{light} {thing} {end}") == f"{act} {thing}, hoàn thành {time}"
    assert with_act(f"{light} {thing}, {end}") == f"{act} {thing}, {end}"


@pytest.mark.parametrize(
    "told",
    [
        "thực hiện quy chế an toàn thông tin",
        "thực hiện kế hoạch số hóa",
        "thực hiện số hóa hồ sơ",
        "thực hiện chữ ký số",
        "số hóa các hồ sơ hoàn thành năm 2020",
        "số hóa hồ sơ đã hoàn thành năm 2020",
        "tiếp tục hoàn thành năm 2022",
        "lắp mạng LAN, hoàn thành năm 2022",
    ],
)
def test_what_reads_already_or_may_mean_another_stays(told: str) -> None:
    assert with_act(told) == told


@pytest.mark.parametrize(("thing", "act"), THINGS[:4])
def test_what_a_year_brings(thing: str, act: str) -> None:
    assert brought(thing) == f"{act} {thing}"
    assert brought(f"{thing} hoàn thành") == brought(f"{thing} xong") == f"hoàn thành {thing}"
    assert brought(f"thực hiện {thing} xong") == f"hoàn thành {act} {thing}"


@pytest.mark.parametrize(
    "told", ["hệ thống camera hoạt động", "100% hồ sơ trên mạng", "ban hành quy chế", "hoàn thành"]
)
def test_what_says_its_own_stays(told: str) -> None:
    assert brought(told) == told


@pytest.mark.parametrize(
    ("told", "year", "line"),
    [
        ("Thực hiện CSDL hộ tịch hoàn thành năm 2022", 2022, "hoàn thành xây dựng cơ sở dữ liệu hộ tịch"),
        ("CSDL nhà ở 2023", 2023, "xây dựng cơ sở dữ liệu nhà ở"),
        ("phần mềm nhân sự xong trước năm 2024", 2023, "hoàn thành phần mềm nhân sự"),
        ("năm 2023 mạng LAN", 2023, "triển khai mạng LAN"),
        ("số hóa hồ sơ (2024); họp không giấy tờ hằng năm", 2024, "số hóa hồ sơ"),
    ],
)
def test_a_result_stands_under_its_year(told: str, year: int, line: str) -> None:
    found = lines("p2.6.roadmap", told)
    assert [text for text in found if text.startswith(f"Năm {year}: ")] == [f"Năm {year}: {line};"]


@pytest.mark.parametrize("told", ["ban hành kế hoạch năm 2022", "duy trì từ năm 2021", "mua máy tính 2021-2022"])
def test_a_year_that_is_no_end_places_nothing(told: str) -> None:
    assert lines("p2.6.roadmap", told)[-1].startswith(told[0].upper() + told[1:8])


@pytest.mark.parametrize(
    ("told", "line"),
    [
        ("Về iOffice, có 100% văn bản đến trên phần mềm", "Về iOffice, 100% văn bản đến được xử lý trên phần mềm."),
        ("iOffice: 100% văn bản", "Về iOffice, 100% văn bản được xử lý trên phần mềm này."),
        ("về iOffice, 100% văn bản được ký số", "Về iOffice, 100% văn bản được ký số."),
        ("văn bản: 100% trên iOffice", "Về văn bản, 100% được thực hiện trên iOffice."),
        ("đối với iOffice có 45 tài khoản", "Về iOffice, Sở có 45 tài khoản."),
        ("về phần mềm kế toán, có 3 người dùng", "Về phần mềm kế toán, Sở có 03 người dùng."),
        ("về iOffice, đã dùng từ 2018", "Về iOffice, Sở đã dùng từ năm 2018."),
    ],
)
def test_a_topic_is_followed_by_a_sentence(told: str, line: str) -> None:
    assert lines("p1.4.internal", told)[0] == line


@pytest.mark.parametrize("told", ["ứng dụng, số hóa tàu cá", "cơ sở dữ liệu giống, máy chủ"])
def test_things_listed_keep_their_own_acts(told: str) -> None:
    assert brought(told) == told

"""What a unit says it will not do, or has done, is no task: no verb of the plan's own may make it one."""

import pytest

from assistant.answers import parse_answers
from assistant.drafting.finish import sentences_of
from assistant.pipeline import draft

HEAD = "unit: Ủy ban nhân dân huyện Mộ Đức\nkind: annual\nyear: 2021\ndate: 2020-11-12\nanswers:\n"


def tasks(said: str) -> list[str]:
    result = draft(parse_answers(f"{HEAD}  y.3.2.infrastructure: {said!r}\n", source="a.yaml"))
    return [
        s.text
        for s in sentences_of(result.document)
        if ("y.3.2.infrastructure", "") in s.covers or "[cần xác nhận" in s.text
    ]


@pytest.mark.parametrize(
    "said",
    [
        "cáp quang tới các xã rồi nên không làm nữa",
        "wifi công cộng không làm nữa",
        "máy tính đã có đủ",
        "máy chủ thì không mua thêm",
        "mạng LAN đã xong hết",
        "12 máy quét cho một cửa, đã mua tháng 8/2020",
        "mạng WAN: chưa",
        "đường truyền cấp xã: đang chờ tỉnh",
        "phòng họp không giấy chờ kinh phí",
    ],
)
def test_what_is_declined_or_done_is_asked_and_not_taken_for_a_task(said: str) -> None:
    written = " ".join(tasks(said))
    assert "[cần xác nhận: " in written
    assert not any(verb in written for verb in ("Trang bị", "Triển khai", "Thực hiện", "Xây dựng"))


@pytest.mark.parametrize(
    "said", ["camera cho huyện", "mạng LAN 5 xã", "12 máy quét cho một cửa", "phòng họp không giấy của huyện"]
)
def test_a_thing_named_alone_is_a_task(said: str) -> None:
    assert "[cần xác nhận" not in " ".join(tasks(said))

"""A status is printed as told: what is waited for is not under way, what nobody knows is marked, a wish is no promise."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.reading.layers import Told
from corpus.language import fold
from tests.assistant.reading.test_refusals import written
from tests.assistant.reading.test_rows_told import read


def layers(said: str) -> dict[str, set[str]]:
    reading = read("p1.6.four_layers", said)
    return {
        f.column: set(f.value.split(","))
        for f in reading.facts
        if f.quantity == "layers" and f.column in ("done", "doing", "undone", "unknown", "layers")
    }


@pytest.mark.parametrize("unit", ["Sở Giao thông vận tải", "Ban Dân tộc", "Huyện Mộ Đức"])
@pytest.mark.parametrize(
    ("said", "stands"),
    [
        ("lớp 1 xong, còn lại đang xin tiền", "lớp 2, lớp 3 và lớp 4 đang đề nghị bố trí kinh phí"),
        ("lớp 1, 2 xong; lớp 3 đang chờ duyệt dự toán, lớp 4 chưa", "lớp 3 đang chờ duyệt dự toán"),
        ("lớp 3 đang xin tiền; lớp 4 không biết là gì", "lớp 4 «[chưa có số liệu: tình trạng triển khai lớp 4]»"),
        ("lớp 1 xong, mấy cái còn lại chưa rõ", "«[chưa có số liệu: tình trạng triển khai lớp 2, lớp 3 và lớp 4]»"),
        ("lớp 1 đang làm, lớp 2 dự kiến 2022", "lớp 2 dự kiến năm 2022"),
        ("2 lớp rồi, 2 lớp còn lại chưa có kinh phí", "2 lớp còn lại chưa có kinh phí"),
    ],
)
def test_the_layers_stand_as_told(said: str, stands: str, unit: str) -> None:
    assert stands in written("p1.6.four_layers", said, unit)


@settings(deadline=None)
@given(
    st.sampled_from(["đang", "còn đang", "vẫn"]),
    st.sampled_from(
        ["xin tiền", "xin kinh phí", "chờ cấp vốn", "trình duyệt", "lập hồ sơ", "khảo sát", "đề nghị bố trí"]
    ),
    st.sampled_from(["1", "2", "3", "4", "3,4", "2 và 3"]),
    st.booleans(),
)
def test_who_waits_has_not_begun(still: str, act: str, which: str, bare: bool) -> None:
    said = f"lớp {which} {still} {act}"
    told = layers(fold(said) if bare else said)
    assert told["layers"] == set(which.replace(" và ", ",").split(","))
    assert not {"done", "doing", "undone"} & told.keys()


@pytest.mark.parametrize("said", ["lớp 3 đang làm", "lớp 3 đang triển khai", "dang lam lop 3", "đang thực hiện lớp 3"])
def test_work_under_way_stays_under_way(said: str) -> None:
    assert layers(said) == {"doing": {"3"}}


def test_nothing_is_told_before_it_is_said() -> None:
    assert not Told().mentioned


@pytest.mark.parametrize(
    ("said", "verb"),
    [
        ("phấn đấu 80% năm 2023", "phấn đấu đạt 80%"),
        ("cố gắng đến 2025 được 70%", "phấn đấu đạt 70%"),
        ("mong muốn 90% vào 2024", "phấn đấu đạt 90%"),
        ("muốn tới 2025 đạt 100%", "phấn đấu đạt 100%"),
        ("hy vọng 2025 được 95%, giờ 60%", "phấn đấu đạt 95%"),
        ("dự kiến 60% năm 2022", "dự kiến đạt 60%"),
        ("du kien nam 2022 dat 60%", "dự kiến đạt 60%"),
        ("chắc 70% năm 2024", "dự kiến đạt 70%"),
        ("chắc chắn 70% năm 2024", "đạt 70%"),
        ("80% năm 2023", "mạng đạt 80%"),
    ],
)
def test_a_wish_stays_a_wish(said: str, verb: str) -> None:
    assert verb in written("p2.3.online_files", said)

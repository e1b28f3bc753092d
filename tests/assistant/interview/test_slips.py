"""Slips, impossible figures and goals, relative days: corrected or asked in the conversation, never taken in silence."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from assistant.chat import Conversation, begin
from assistant.plan import Standing
from assistant.projects import projects_from_facts
from assistant.store import Store, open_store

Talk = Callable[..., str]
PROJECT = "Mua máy; Văn phòng; mới; 2021; 1.200 triệu; chi thường xuyên; ngân sách tỉnh; mục tiêu: thay máy"


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_store(f"sqlite:///{tmp_path / 'k.db'}")


@pytest.fixture
def plan(store: Store) -> str:
    return begin(store, "Sở Xây dựng", "five_year", (2021, 2025), date(2020, 9, 15)).id


@pytest.fixture
def talk(store: Store, plan: str) -> Talk:
    def say(*messages: str) -> str:
        return [Conversation(store, plan).reply(message).text for message in messages][-1]

    return say


def value(store: Store, plan: str, quantity: str) -> str:
    return next((f.value for f in store.current(plan) if f.quantity == quantity), "")


def asked(text: str) -> bool:
    return any(line.startswith("? ") for line in text.splitlines()) and "Trả lời lại phần chưa rõ" in text


def test_a_correction_in_the_same_breath_wins_and_is_shown(talk: Talk, store: Store, plan: str) -> None:
    talk("sang phần p1.2.computers")
    text = talk("46 máy, à không, 54 máy, 62 cán bộ")
    assert "bỏ “46 máy”" in text and not asked(text)
    assert (value(store, plan, "it.computers"), value(store, plan, "org.staff")) == ("54", "62")


@pytest.mark.parametrize("where", ["p1.6.levels", "q.levels_annex"])
def test_a_denial_taken_back_is_no_answer(talk: Talk, store: Store, plan: str, where: str) -> None:
    talk(f"sang phần {where}", "không có. Thực ra có 2 hệ thống: Cổng TTĐT, cấp độ 2; Một cửa, cấp độ 2")
    answers = [f for f in store.current(plan) if f.quantity == "answer"]
    assert [f.standing for f in answers] == [Standing.GIVEN]
    assert "không có" not in " ".join(f.value for f in store.current(plan))


def test_a_correction_that_cannot_be_worked_out_is_asked(talk: Talk) -> None:
    talk("sang phần p2.4.principles")
    assert asked(talk("bảo đảm chung: đồng ý. À không, không đồng ý"))


@pytest.mark.parametrize(
    "words", ["-46 máy, 62 cán bộ", "−46 máy, 62 cán bộ", "âm 46 máy, 62 cán bộ", "cán bộ 62; -46 máy"]
)
def test_a_negative_count_is_asked(talk: Talk, store: Store, plan: str, words: str) -> None:
    talk("sang phần p1.2.computers")
    text = talk(words)
    assert asked(text) and "tính ra" not in text
    assert value(store, plan, "it.computers") != "46"


@pytest.mark.parametrize(
    "words", ["- 46 máy tính\n- 62 cán bộ", "-46 máy tính\n-62 cán bộ", "+ 46 máy tính; - 62 cán bộ"]
)
def test_bullets_are_no_minus(talk: Talk, store: Store, plan: str, words: str) -> None:
    talk("sang phần p1.2.computers")
    assert not asked(talk(words))
    assert (value(store, plan, "it.computers"), value(store, plan, "org.staff")) == ("46", "62")


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("dịch vụ công mức 4: hiện 80%, đến 2025 đạt 40%", "thấp hơn mức hiện nay"),
        ("báo cáo: hiện 20%, năm 2027 đạt 80%", "nằm ngoài giai đoạn"),
        ("báo cáo: hiện 20%, năm 2019 đạt 80%", "nằm ngoài giai đoạn"),
    ],
)
def test_goals_that_cannot_be_meant_are_asked(talk: Talk, words: str, why: str) -> None:
    talk("sang phần q.goals")
    text = talk(words)
    assert asked(text) and why in text


@pytest.mark.parametrize(
    "words", ["báo cáo: hiện 20%, 2025 đạt 80%", "hồ sơ: giảm tỷ lệ trễ hạn hiện 12%, 2025 còn 3%"]
)
def test_goals_that_rise_or_mean_to_fall_are_not(talk: Talk, words: str) -> None:
    talk("sang phần q.goals")
    assert not asked(talk(words))


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("hôm nay", "ngày 15/9/2020"),
        ("tính đến nay", "tính đến ngày 15/9/2020"),
        ("hom qua", "ngày 14/9/2020"),
        ("thời điểm hiện tại, số năm 2020 là số ước", "ngày 15/9/2020, số năm 2020 là số ước"),
        ("tháng này", "tháng 9/2020"),
    ],
)
def test_a_relative_day_becomes_a_day_and_is_shown_to_be_confirmed(
    talk: Talk, store: Store, plan: str, words: str, day: str
) -> None:
    talk("sang phần p1.0.as_of")
    assert asked(talk(words))
    assert value(store, plan, "clause") == day
    talk("tiếp")
    answer = next(f for f in store.current(plan) if f.quantity == "answer")
    assert answer.words == day  # read again, it stays the same day


@pytest.mark.parametrize("words", ["quý 13/2.021", "31/13/2020", "mấy hôm trước"])
def test_no_real_day_is_asked(talk: Talk, words: str) -> None:
    talk("sang phần p1.0.as_of")
    assert asked(talk(words))


@pytest.mark.parametrize("words", ["ngày 31/8/2020", "31/8/2020, số năm 2020 là ước", "quý II/2020", "cuối năm 2019"])
def test_a_real_day_is_not(talk: Talk, words: str) -> None:
    talk("sang phần p1.0.as_of")
    assert not asked(talk(words))


def test_a_count_beyond_any_unit_is_asked(talk: Talk) -> None:
    talk("sang phần p1.2.computers")
    assert "lớn khác thường" in talk("4.100.000 cán bộ, 4.000 máy")


def test_a_figure_is_not_mended_into_words(talk: Talk, store: Store, plan: str) -> None:
    talk("sang phần p1.2.computers", "52 máy, 48 cán bộ")
    for words in ("sửa số máy tính thành rất nhiều", "sửa 52 thành nhiều"):
        assert "không có con số nên chưa sửa" in talk(words)
    assert value(store, plan, "it.computers") == "52"
    talk("sửa số máy tính thành năm mươi tư")
    assert value(store, plan, "it.computers") == "54"


class TestTheProjectTable:
    @pytest.fixture(autouse=True)
    def _here(self, talk: Talk) -> None:
        talk("sang phần dự án")

    def rows(self, store: Store, plan: str) -> list[tuple[str, str]]:
        return [(p.name, str(p.total)) for p in projects_from_facts(store.current(plan))]

    def test_a_slip_inside_a_line(self, talk: Talk, store: Store, plan: str) -> None:
        text = talk(PROJECT.replace("1.200 triệu", "1.200 triệu à nhầm 2.100 triệu"))
        assert "còn thiếu" not in text and "bỏ “1.200 triệu”" in text
        assert self.rows(store, plan) == [("Mua máy", "2100")]

    def test_a_row_is_mended_by_its_name_and_two_alike_are_asked(self, talk: Talk, store: Store, plan: str) -> None:
        talk(PROJECT.replace("Mua máy", "Camera an ninh"))
        talk("sửa kinh phí dự án camera thành 3 tỷ")
        assert self.rows(store, plan) == [("Camera an ninh", "3000")]
        talk(PROJECT.replace("Mua máy", "Camera thành phố"))
        assert "Sửa dự án nào" in talk("sửa kinh phí dự án camera thành 4 tỷ")
        talk("2")
        assert self.rows(store, plan) == [("Camera an ninh", "3000"), ("Camera thành phố", "4000")]
        talk("sửa dự án camera thành phố thành 5 tỷ", "sửa tên dự án 1 thành Camera giao thông")
        assert self.rows(store, plan) == [("Camera giao thông", "3000"), ("Camera thành phố", "5000")]
        assert "Không thấy dự án" in talk("sửa kinh phí dự án xe hơi thành 3 tỷ")
        assert "Chưa sửa gì" in talk("sửa kinh phí dự án 1 thành nhiều lắm")
        assert len(self.rows(store, plan)) == 2

    def test_two_kinds_of_spending_are_both_kept(self, talk: Talk, store: Store, plan: str) -> None:
        talk(PROJECT.replace("chi thường xuyên", "chi thường xuyên 700 triệu, chi đầu tư 500 triệu"))
        project = projects_from_facts(store.current(plan))[0]
        assert [(name, str(amount)) for name, amount in project.spending] == [
            ("chi thường xuyên", "700"),
            ("chi đầu tư phát triển", "500"),
        ]

    def test_a_second_kind_told_later_is_asked_and_never_replaces_in_silence(
        self, talk: Talk, store: Store, plan: str
    ) -> None:
        talk(PROJECT)
        assert "Bổ sung cho dự án nào" in talk("chi đầu tư phát triển 500 triệu")
        assert "ghi mỗi phần bao nhiêu" in talk("1")
        project = projects_from_facts(store.current(plan))[0]
        assert [name for name, _ in project.spending] == ["chi thường xuyên", "chi đầu tư phát triển"]
        assert str(project.total) == "1200"
        assert "đã thay" in talk("dự án 1: ngân sách huyện")
        assert "đã thay" not in talk("sửa nguồn vốn dự án 1 thành ngân sách tỉnh")

    def test_a_security_part_above_the_whole_is_asked_and_not_counted(self, talk: Talk) -> None:
        text = talk(f"{PROJECT}; ATTT 1.500 triệu")
        assert "lớn hơn tổng mức" in text and "an toàn thông tin 0 triệu đồng (0%), chưa tính" in text

    def test_times_that_cannot_be_are_asked(self, talk: Talk) -> None:
        assert "năm đầu sau năm cuối" in talk(PROJECT.replace("2021", "2020-2018"))
        assert "“quý 13/2.021”" in talk(PROJECT.replace("; 2021;", "; quý 13/2.021;"))
        assert "“p" not in talk(PROJECT.replace("2021", "2020-2018"))  # ids are for programs

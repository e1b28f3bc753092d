"""Words typed without diacritics, their readings taken in one turn, each given back alone."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from assistant.chat import Conversation, begin
from assistant.store import Store, open_store

Talk = Callable[..., str]
TYPED = (
    ("p2.2.goal", "den nam 2025 ho so duoc quan ly tron ven tren he thong"),
    ("q.apps", "noi bo: phan mem theo doi chi dao cua lanh dao; nguoi dan: tra cuu ho so qua mang"),
    ("q.organisation", "chu tri: Van phong; tham gia: cac xa cung cap so lieu"),
)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_store(f"sqlite:///{tmp_path / 'k.db'}")


@pytest.fixture
def talk(store: Store) -> Talk:
    plan = begin(store, "UBND huyện Mộ Đức", "five_year", (2021, 2025), date(2020, 9, 15)).id

    def say(*messages: str) -> str:
        return [Conversation(store, plan).reply(message).text for message in messages][-1]

    for where, words in TYPED:
        say(f"sang phần {where}", words)
    return say


def told(store: Store) -> dict[tuple[str, str], str]:
    plan = store.plans()[0].id
    return {(f.source, f.row): f.value for f in store.current(plan) if f.quantity in ("item", "clause")}


def waiting(store: Store) -> int:
    proposals = Conversation(store, store.plans()[0].id).waiting_proposals()
    return sum(p.id.startswith("restore:") for p in proposals)


def test_all_are_listed_and_taken_in_one_turn(talk: Talk, store: Store) -> None:
    count = waiting(store)
    assert count >= 4
    text = talk("nhận hết các chữ đã thêm dấu")
    assert f"Đã nhận {count} đề xuất" in text and f"\n  {count}. “" in text
    assert waiting(store) == 0
    assert told(store)["p2.2.goal", "c1"] == "đến năm 2025 hồ sơ được quản lý trọn vẹn trên hệ thống"


def test_some_are_given_back_and_not_offered_again(talk: Talk, store: Store) -> None:
    before = told(store)
    text = talk("nhận hết các chữ đã thêm dấu")
    lines = [line.split(". “", 1)[1] for line in text.splitlines() if ". “" in line]
    assert "Đã bỏ" in talk("bỏ 1, 3")
    kept = {value for key, value in told(store).items() if value == before[key]}
    assert all(any(line.startswith(f"{value}”") for value in kept) for line in (lines[0], lines[2]))
    assert not any(lines[1].startswith(f"{value}”") for value in kept)
    assert waiting(store) == 0
    assert "Không có số 99" in talk("bỏ 99")


def test_an_undo_takes_back_the_whole_batch_even_after_parts_of_it(talk: Talk, store: Store) -> None:
    before, count = told(store), waiting(store)
    talk("nhận hết các chữ đã thêm dấu", "hoàn tác")
    assert (told(store), waiting(store)) == (before, count)
    talk("nhận hết các chữ đã thêm dấu", "bỏ 2", "hoàn tác", "hoàn tác")
    assert (told(store), waiting(store)) == (before, count)


def test_it_is_offered_among_the_proposals_and_takes_only_its_kind(talk: Talk, store: Store) -> None:
    talk("sang phần p2.3.dvc4", "dịch vụ công mức 4: hiện 20%, đến 2024 đạt 80%")
    plan = store.plans()[0].id
    kinds = {p.id.partition(":")[0] for p in Conversation(store, plan).waiting_proposals()}
    assert {"restore", "milestone"} <= kinds
    assert "“nhận hết”" in talk("đề xuất")
    talk("nhận hết các chữ đã thêm dấu")
    left = {p.id.partition(":")[0] for p in Conversation(store, plan).waiting_proposals()}
    assert "restore" not in left and "milestone" in left
    assert "Không có chữ thêm dấu nào" in talk("tiếp", "nhận hết")

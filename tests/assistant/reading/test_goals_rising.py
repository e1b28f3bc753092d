"""Goals that rise from a level told in short, of several levels in one line, and details told of a chosen letter."""

from datetime import date

import pytest

from assistant.reading import Context, read_answer, split_group
from assistant.reading.context import GOAL
from corpus.packs import load_pack
from corpus.units import find_unit

PACK = load_pack()
CONTEXT = Context(PACK, find_unit(PACK, "UBND huyện Sơn Hà"), "annual", (2021, 2021), date(2020, 11, 25))
OUTLINE = PACK.outlines["annual"]


def goals(answer: str) -> dict[str, dict[str, str]]:
    out: dict[str, dict[str, str]] = {}
    for fact in read_answer(OUTLINE.by_id["y.2.goals"], answer, CONTEXT).facts:
        if fact.quantity == GOAL:
            out.setdefault(fact.row, {})[fact.column] = fact.value
    return out


@pytest.mark.parametrize(
    "rise", ["80% lên 90%", "80 lên 90%", "từ 80% lên 90%", "80 -> 90%", "năm nay 80%, 2021 đạt 90%"]
)
@pytest.mark.parametrize("thing", ["hồ sơ trên mạng", "văn bản ký số"])
def test_a_goal_rises_from_where_it_stands(thing: str, rise: str) -> None:
    told = goals(f"{thing} {rise}" if "," not in rise else f"{thing}: {rise}")["g1"]
    assert (told["base"], told["target"]) == ("80", "90")


@pytest.mark.parametrize("joint", [": ", " "])
@pytest.mark.parametrize("led", ["từ ", ""])
def test_each_level_has_a_goal_of_its_own(joint: str, led: str) -> None:
    told = goals(f"Hồ sơ trên mạng{joint}cấp huyện {led}80% lên 90%, cấp xã {led}45% lên 60%")
    assert [(row["base"], row["target"]) for row in told.values()] == [("80", "90"), ("45", "60")]
    assert all(row["statement"].startswith("Hồ sơ trên mạng cấp ") for row in told.values())


def test_one_level_stays_one_goal() -> None:
    assert len(goals("Hồ sơ trên mạng cấp xã đạt 60%, cấp huyện giữ như cũ")) == 1


@pytest.mark.parametrize("told", ["c thì 12 thủ tục lên mức 4", "c: 12 thủ tục lên mức 4", "c) 12 thủ tục lên mức 4"])
def test_what_is_told_of_a_chosen_letter_is_kept(told: str) -> None:
    members = [OUTLINE.by_id[id_] for id_ in OUTLINE.groups["y.focus.a-k"]]
    letters = ("a", "b", "c", "d", "đ", "e", "f", "g", "h", "i", "k")
    parted, lost = split_group(members, f"a, b; {told}", letters)
    assert not lost
    assert parted["y.focus.c"] == "chọn: 12 thủ tục lên mức 4"
    assert (parted["y.focus.a"], parted["y.focus.d"]) == ("chọn", "không")

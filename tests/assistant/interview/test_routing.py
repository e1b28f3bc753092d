"""One answer to several requirements: each piece finds its own, none is dropped or guessed."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.interview.agenda import Item, agenda
from assistant.interview.routing import route
from corpus.packs import load_pack
from corpus.units import find_unit

PACK = load_pack()
UNIT = find_unit(PACK, "Sở Xây dựng")
ITEMS: dict[str, Item] = {i.id: i for kind in PACK.outlines for i in agenda(PACK, UNIT, kind, [])}
JOINT = [item for item in ITEMS.values() if len(item.parts) > 1 and not item.group]

CASES = [
    ("q.network", "LAN 7/7, Internet 7/7, WAN 4/7 đơn vị", {"p1.2.lan": "LAN 7/7", "p1.2.internet": "Internet 7/7", "p1.2.wan": "WAN 4/7 đơn vị"}),
    ("q.network", "5/5, 5/5, 3/5", {"p1.2.lan": "5/5", "p1.2.internet": "5/5", "p1.2.wan": "3/5"}),
    ("q.network", "1. 5/5\n3. 2/5", {"p1.2.lan": "5/5", "p1.2.wan": "2/5"}),
    ("q.network", "lan voi internet du 22 xa, wan moi 8/22", {"p1.2.lan": "lan voi internet du 22 xa", "p1.2.internet": "lan voi internet du 22 xa", "p1.2.wan": "wan moi 8/22"}),
    ("q.network", "xã nào cũng có LAN, internet; WAN thì chưa có", {"p1.2.lan": "xã nào cũng có LAN, internet", "p1.2.internet": "xã nào cũng có LAN, internet", "p1.2.wan": "WAN thì chưa có"}),
    ("q.servers", "1 máy chủ cũ, đặt dưới tầng 1, mua 2015, TSLCD nối từ tháng 5/2019", {"p1.2.servers": "1 máy chủ cũ, đặt dưới tầng 1, mua 2015", "p1.2.tslcd": "TSLCD nối từ tháng 5/2019"}),
    ("q.plan_before", "kế hoạch: không ban hành; văn bản: Quyết định số 12/QĐ-SXD", {"p1.0.own_plan": "không ban hành", "p1.1.documents": "Quyết định số 12/QĐ-SXD"}),
    ("q.results", "KH 61: hoàn thành 3/4 nhiệm vụ; so với mục tiêu: 95% văn bản trên mạng", {"p1.0.assigned": "KH 61: hoàn thành 3/4 nhiệm vụ", "p1.0.against_targets": "95% văn bản trên mạng"}),
    ("q.protection", "chưa kiểm tra lần nào. 30/46 máy có Kaspersky", {"p1.6.audits": "chưa kiểm tra lần nào", "p1.6.malware": "30/46 máy có Kaspersky"}),
    ("q.incidents", "năm 2019 bị mã độc tống tiền 2 máy, đã cài lại; chưa có đội ứng cứu", {"p1.6.incidents": "năm 2019 bị mã độc tống tiền 2 máy, đã cài lại", "p1.6.response": "chưa có đội ứng cứu"}),
    ("q.other", "lắp camera ở bộ phận một cửa", {"p2.4.other": "lắp camera ở bộ phận một cửa"}),
    ("q.finance", "1%", {"p2.5.3.finance": "1%"}),
    ("q.bases", "theo gợi ý; văn bản riêng: Kế hoạch số 35/KH-SXD ngày 12/02/2020", {"p2.1.bases": "theo gợi ý", "l.own": "Kế hoạch số 35/KH-SXD ngày 12/02/2020"}),
]  # fmt: skip


@pytest.mark.parametrize(("question", "answer", "expected"), CASES)
def test_pieces_find_their_requirements(question: str, answer: str, expected: dict[str, str]) -> None:
    routed = route(ITEMS[question].parts, answer)
    assert routed.answers == expected
    assert not routed.unplaced


@pytest.mark.parametrize("item", JOINT, ids=lambda item: item.id)
def test_the_example_of_every_question_answers_all_its_parts(item: Item) -> None:
    routed = route(item.parts, item.example)
    assert set(routed.answers) == {part.id for part in item.parts}
    assert not routed.unplaced


@pytest.mark.parametrize("item", JOINT, ids=lambda item: item.id)
@pytest.mark.parametrize("words", ["không có", "chưa có số liệu", "bỏ qua", "ko co", "chua ro"])
def test_a_standing_goes_to_every_part(item: Item, words: str) -> None:
    assert route(item.parts, words).answers == {part.id: words for part in item.parts}


def test_what_names_no_part_is_asked_back_rather_than_guessed() -> None:
    routed = route(ITEMS["q.network"].parts, "đủ cả rồi")
    assert routed.answers == {}
    assert routed.unplaced == ["đủ cả rồi"]


@pytest.mark.parametrize("item", JOINT, ids=lambda item: item.id)
@given(data=st.data())
def test_no_word_is_lost(item: Item, data: st.DataObject) -> None:
    """Whatever is said in whatever order: every figure stands in an answer or among what found no place."""
    words = [word for part in item.parts for word in (part.name, *part.words)]
    piece = st.tuples(
        st.sampled_from(["", *words]), st.sampled_from(["có", "chưa", "đạt", "gồm", ""]), st.integers(11, 99)
    )
    chosen = data.draw(st.lists(piece, min_size=1, max_size=5))
    joint = data.draw(st.sampled_from(["; ", ", ", "\n", ". "]))
    answer = joint.join(f"{name} {verb} {figure} cái".strip() for name, verb, figure in chosen)
    routed = route(item.parts, answer)
    kept = " ".join([*routed.answers.values(), *routed.unplaced])
    for _, _, figure in chosen:
        assert str(figure) in re.findall(r"\d+", kept), (answer, routed)

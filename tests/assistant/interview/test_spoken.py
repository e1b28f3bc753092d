"""What the conversation says of findings, refusals and shorthand, in words that a person knows."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from assistant.chat import Conversation, begin
from assistant.interview.outlook import names_of, spoken
from assistant.interview.session import Session
from assistant.store import Store, open_store

Talk = Callable[..., str]
ID = re.compile(r"(?<![\w/])(?:[py][12]?|l)\.[a-z0-9][\w.]*|accept|\(security\)|(?<!\w)p\d+(?!\w)")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_store(f"sqlite:///{tmp_path / 'k.db'}")


@pytest.fixture
def talk(store: Store) -> Talk:
    plan = begin(store, "UBND huyện Mộ Đức", "five_year", (2021, 2025), date(2020, 9, 15)).id

    def say(*messages: str) -> str:
        return [Conversation(store, plan).reply(message).text for message in messages][-1]

    return say


def facts(store: Store) -> dict[tuple[str, str], str]:
    return {(f.source, f.quantity): f.value for f in store.current(store.plans()[0].id)}


@pytest.mark.parametrize("unit", ["Sở Y tế", "UBND huyện Mộ Đức"])
@pytest.mark.parametrize("kind", ["five_year", "annual"])
def test_findings_name_questions_as_a_person_knows_them(store: Store, unit: str, kind: str) -> None:
    period = (2021, 2025) if kind == "five_year" else (2021, 2021)
    plan = begin(store, unit, kind, period, date(2020, 9, 15)).id
    talk = Conversation(store, plan)
    talk.reply("sang phần dự án")
    talk.reply("Camera; Văn phòng; mới; 2021; 1.200 triệu; chi thường xuyên; ngân sách tỉnh; ATTT 1.500 triệu")
    session = Session(store, plan)
    names = names_of(session.items, session.outline)
    for finding in talk.result().findings:
        for text in (finding.where, finding.message, finding.hint):
            assert not ID.search(spoken(text, names)), text
    for name in re.findall("“sang phần ([^”]+)”", " ".join(spoken(f.hint, names) for f in talk.result().findings)):
        assert session.find(name) is not None, name


def test_the_check_of_the_conversation_leads_to_its_question(talk: Talk) -> None:
    text = talk("kiểm tra")
    assert "Gõ “sang phần ngày chốt số liệu” rồi trả lời" in text
    assert not ID.search(text)
    assert "chốt đến ngày nào" in talk("sang phần ngày chốt số liệu")


def test_who_refuses_is_told_what_the_plan_then_lacks(talk: Talk, store: Store) -> None:
    talk("sang phần bảo đảm chung")
    text = talk("bảo đảm chung: không đồng ý; dùng chung: LGSP")
    assert "không ghi năm bảo đảm" in text and "có thể bị hỏi" in text
    assert facts(store)["p2.4.principles", "choice"] == "no"


@pytest.mark.parametrize(
    "words", ["đồng ý, trừ mô hình 4 lớp", "đồng ý nhưng chưa làm NGSP", "dong y, khong ke kien truc"]
)
def test_consent_with_a_reserve_keeps_the_rest_and_is_asked(talk: Talk, store: Store, words: str) -> None:
    talk("sang phần bảo đảm chung")
    assert "Trả lời lại phần chưa rõ" in talk(f"bảo đảm chung: {words}; dùng chung: LGSP")
    told = [
        f.value for f in store.current(store.plans()[0].id) if f.source == "p2.4.principles" and f.quantity == "choice"
    ]
    assert told[0] == "yes" and told[1] in words


def test_a_reserve_of_what_is_not_offered_commits_to_nothing(talk: Talk, store: Store) -> None:
    talk("sang phần bảo đảm chung")
    talk("bảo đảm chung: đồng ý, trừ kiểm tra định kỳ; dùng chung: LGSP")
    assert facts(store)["p2.4.principles", "choice"] == "no"


@pytest.mark.parametrize("words", ["đồng ý", "nhất trí", "đồng ý, không có ý kiến gì"])
def test_plain_consent_is_taken(talk: Talk, store: Store, words: str) -> None:
    talk("sang phần bảo đảm chung")
    talk(f"bảo đảm chung: {words}; dùng chung: LGSP")
    assert facts(store)["p2.4.principles", "choice"] == "yes"


def test_a_figure_is_found_by_its_name_before_words_of_the_answer(talk: Talk, store: Store) -> None:
    talk("sang phần nhu cầu", "nhu cầu 5 tỷ; bố trí 3,2 tỷ; tổng chi CNTT 3,1 tỷ; chi an toàn thông tin 310 triệu đồng")
    talk("sửa nhu cầu thành 6 tỷ")
    assert facts(store)["p1.7.it_spend", "spend.need"] == "6000"
    assert facts(store)["p1.7.it_spend", "answer"].startswith("nhu cầu 6 tỷ")


@pytest.mark.parametrize(
    "words",
    [
        "kho khan: may tinh cu. de xuat: dung chung ha tang cua tinh",
        "khó khăn: máy tính cũ. đề xuất: dùng chung hạ tầng của tỉnh",
        "khó khăn: máy tính cũ, đề xuất: dùng chung hạ tầng của tỉnh",
    ],
)
def test_the_name_of_a_part_typed_small_opens_it(talk: Talk, store: Store, words: str) -> None:
    talk("sang phần q.difficulties", words)
    assert (
        "tinh" in facts(store)["p1.0.difficulties", "answer"] or "tính" in facts(store)["p1.0.difficulties", "answer"]
    )
    assert facts(store)["p1.0.proposals", "answer"].startswith(("dùng chung", "dung chung"))


def test_shorthand_of_the_trade(talk: Talk, store: Store) -> None:
    talk("sang phần p1.6.levels", "3 ht, 2 da duyet cd, 1 da duyet pa")
    told = facts(store)
    assert [told["p1.6.levels", f"sys.{name}"] for name in ("total", "level_approved", "plan_approved")] == [
        "3",
        "2",
        "1",
    ]
    talk("sang phần q.protection", "kt: 1/3 ht, ma doc: 30/46 may tram")
    assert facts(store)["p1.6.audits", "sec.audited"] == "1"
    assert facts(store)["p1.6.malware", "sec.workstations"] == "30"


@pytest.mark.parametrize(
    "row",
    [
        "Lắp camera; giám sát an ninh; tổng mức 2 tỷ; vốn tỉnh; năm 2019 đến 2020; đang dùng, giảm 3 vụ mất cắp",
        "lap camera; giam sat an ninh; tong muc 2 ty; von tinh; nam 2019 den 2020; dang dung, giam 3 vu mat cap",
        "Số hóa hồ sơ; tra cứu nhanh; kinh phí 2 tỷ; ngân sách tỉnh, huyện; từ 2019 đến 2020; rút ngắn thời gian, giảm đi lại",
    ],
)
def test_a_past_project_between_semicolons_is_one_row(talk: Talk, store: Store, row: str) -> None:
    talk("sang phần q.past_projects", row)
    rows = {f.row for f in store.current(store.plans()[0].id) if f.quantity == "row:past_projects"}
    assert rows == {"r1"}
    assert facts(store)["p1.7.projects", "answer"] == row

"""From submission to the registered number: who does what, and that frozen text stays as it was."""

from __future__ import annotations

import io
from pathlib import Path

import httpx2
import pytest
from docx import Document
from fastapi import FastAPI

from tests.api.http.conftest import problem
from tests.api.http.people import People, people


@pytest.fixture
def them(app: FastAPI) -> People:
    return people(app)


@pytest.fixture
def plan(them: People, example: Path) -> str:
    """The shipped example, imported by an editor of its unit."""
    text = example.read_text(encoding="utf-8").replace("Sở Công Thương", "Sở Tư pháp")
    made = them["soan-thao"].post("/api/v1/plans/import", json={"yaml": text})
    assert made.status_code == 201, made.text
    return f"/api/v1/plans/{made.json()['id']}"


def test_a_reviewer_reads_what_was_submitted_and_nothing_after(them: People, plan: str) -> None:
    reviewer = them["tham-dinh"]
    assert problem(reviewer.get(plan)) == (404, "not-found")
    assert reviewer.get("/api/v1/plans").json()["items"] == []
    seq = them["soan-thao"].post(f"{plan}/life/submit", json={"note": "Kính gửi"}).json()["seq"]
    before = reviewer.get(f"{plan}/versions/{seq}").json()
    them["soan-thao"].post(f"{plan}/projects", json={"text": "Dự án chưa gửi; 2022; 100 triệu"})
    after = reviewer.get(f"{plan}/versions/{seq}").json()
    assert before == after
    assert "Dự án chưa gửi" not in str(after)
    assert [p["status"] for p in reviewer.get("/api/v1/plans").json()["items"]] == ["submitted"]
    assert problem(reviewer.get(f"{plan}/sections")) == (403, "not-allowed")


def test_what_a_reviewer_asks_for_reaches_the_unit(them: People, plan: str) -> None:
    them["soan-thao"].post(f"{plan}/life/submit", json={})
    assert problem(them["tham-dinh"].post(f"{plan}/life/more", json={})) == (422, "invalid")
    them["tham-dinh"].post(f"{plan}/life/opinion", json={"note": "Đồng ý về mục tiêu"})
    them["tham-dinh"].post(f"{plan}/life/more", json={"note": "Bổ sung kinh phí mục IV"})
    life = them["lanh-dao"].get(f"{plan}/life").json()
    assert (life["status"], life["items"][-1]["note"]) == ("more", "Bổ sung kinh phí mục IV")


def steps(them: People, plan: str) -> dict[str, list[str]]:
    """What each of those concerned may do now."""
    who = ("soan-thao", "lanh-dao", "van-thu", "tham-dinh")
    found = {name: them[name].get(f"{plan}/life") for name in who}
    return {name: answer.json()["steps"] for name, answer in found.items() if answer.status_code == 200}


def test_only_what_the_state_allows_is_offered_and_taken(them: People, plan: str) -> None:
    editor, head, clerk, reviewer = (them[name] for name in ("soan-thao", "lanh-dao", "van-thu", "tham-dinh"))

    def refused(who: httpx2.Client, step: str) -> bool:
        return problem(who.post(f"{plan}/life/{step}", json={"note": "x"})) == (409, "conflict")

    assert steps(them, plan) == {"soan-thao": ["submit"], "lanh-dao": ["approve", "return"], "van-thu": []}
    assert editor.post(f"{plan}/life/submit", json={}).status_code == 201
    sent = {"soan-thao": [], "lanh-dao": ["approve", "return"], "van-thu": [], "tham-dinh": ["opinion", "more"]}
    assert steps(them, plan) == sent
    assert refused(editor, "submit")
    assert reviewer.post(f"{plan}/life/more", json={"note": "Bổ sung"}).status_code == 201
    assert steps(them, plan) == sent | {"soan-thao": ["submit"]}
    approved(them, plan)
    done = {"soan-thao": ["submit"], "lanh-dao": ["return"], "van-thu": ["register"], "tham-dinh": ["opinion"]}
    assert steps(them, plan) == done
    assert refused(head, "approve")
    assert refused(reviewer, "more")
    assert register(them, plan, "7").status_code == 201
    assert steps(them, plan) == done | {"lanh-dao": []}
    assert refused(head, "return")
    text = {"text": "Phòng họp có máy chiếu."}
    tag = {"If-Match": editor.get(f"{plan}/sections/p1.ii").headers["etag"]}
    assert editor.put(f"{plan}/sections/p1.ii", json=text, headers=tag).status_code == 200
    assert steps(them, plan)["lanh-dao"] == ["approve", "return"]
    assert head.post(f"{plan}/life/return", json={"note": "Xem lại"}).status_code == 201
    assert steps(them, plan)["van-thu"] == []
    assert refused(clerk, "register") or problem(register(them, plan, "8")) == (409, "conflict")


def test_the_number_stands_in_the_approved_text_body_and_annexes(them: People, plan: str) -> None:
    head = them["van-thu"].get(plan)
    early = them["van-thu"].post(
        f"{plan}/life/register",
        json={"number": "7", "date": "2020-10-05"},
        headers={"If-Match": head.headers["etag"]},
    )
    assert problem(early) == (409, "conflict")
    approved = them["lanh-dao"].post(f"{plan}/life/approve", json={})
    assert approved.status_code == 201, approved.text
    seq = approved.json()["seq"]
    them["soan-thao"].post(f"{plan}/projects", json={"text": "Dự án sau khi duyệt; 2022; 100 triệu"})
    entered = them["van-thu"].post(
        f"{plan}/life/register",
        json={"number": "7", "date": "2020-10-05"},
        headers={"If-Match": head.headers["etag"]},
    )
    assert entered.status_code == 201
    word = Document(io.BytesIO(them["lanh-dao"].get(f"{plan}/versions/{seq}/word").content))
    text = "\n".join(p.text for p in word.paragraphs)
    cells = "\n".join(cell.text for table in word.tables for row in table.rows for cell in row.cells)
    assert "07/KH-STP" in text + cells
    assert "ngày 05 tháng 10 năm 2020" in text + cells
    assert "Dự án sau khi duyệt" not in text + cells
    assert them["van-thu"].get(plan).json()["status"] == "registered"


def approved(them: People, plan: str) -> int:
    made = them["lanh-dao"].post(f"{plan}/life/approve", json={})
    assert made.status_code == 201, made.text
    return int(made.json()["seq"])


def register(them: People, plan: str, number: str, date: str = "2020-10-05") -> httpx2.Response:
    etag = them["van-thu"].get(plan).headers["etag"]
    body = {"number": number, "date": date}
    return them["van-thu"].post(f"{plan}/life/register", json=body, headers={"If-Match": etag})


def text_of(content: bytes) -> str:
    word = Document(io.BytesIO(content))
    return "\n".join([p.text for p in word.paragraphs] + [c.text for t in word.tables for r in t.rows for c in r.cells])


EDITS = {
    "a fact": ("POST", "/projects", {"text": "Dự án sau khi duyệt; 2022; 100 triệu"}),
    "the head": ("PUT", "", {"date": "2020-09-20", "place": "Quảng Ngãi", "number": "99"}),
    "the text": ("PUT", "/sections/p1.ii", {"text": "Phòng họp có máy chiếu."}),
}


@pytest.mark.parametrize("edit", EDITS)
def test_an_edit_after_the_approval_is_a_new_draft_and_is_called_so(them: People, plan: str, edit: str) -> None:
    editor = them["soan-thao"]
    seq = approved(them, plan)
    before = them["lanh-dao"].get(f"{plan}/versions/{seq}/word").content
    assert [editor.get(path).json()["revised"] for path in (plan, f"{plan}/life")] == [False, False]
    assert editor.get(f"{plan}/exports/word", params={"draft": False}).status_code == 200
    method, path, body = EDITS[edit]
    seen = editor.get(plan + path) if method == "PUT" else None
    headers = {"If-Match": seen.headers["etag"]} if seen else {}
    assert editor.request(method, plan + path, json=body, headers=headers).status_code < 300
    head = editor.get(plan).json()
    assert (head["status"], head["revised"]) == ("approved", True)
    assert editor.get(f"{plan}/life").json()["revised"]
    assert editor.get("/api/v1/plans").json()["items"][0]["revised"]
    refused = editor.get(f"{plan}/exports/word", params={"draft": False})
    assert problem(refused) == (409, "conflict")
    assert editor.get(f"{plan}/exports/word").status_code == 200
    assert text_of(them["lanh-dao"].get(f"{plan}/versions/{seq}/word").content) == text_of(before)


def test_an_approval_after_more_edits_ends_the_new_draft_and_takes_no_old_number(them: People, plan: str) -> None:
    first = approved(them, plan)
    assert register(them, plan, "7").status_code == 201
    assert them["soan-thao"].get(plan).json()["revised"] is False  # entering the number is no edit
    them["soan-thao"].post(f"{plan}/projects", json={"text": "Trang bị máy chủ; Văn phòng; 2022; 100 triệu"})
    assert them["soan-thao"].get(plan).json()["revised"] is True
    fixed = [
        f["message"] for f in them["soan-thao"].get(f"{plan}/findings").json()["items"] if f["severity"] == "error"
    ]
    if fixed:
        row = them["soan-thao"].get(f"{plan}/projects").json()["items"][-1]
        them["soan-thao"].delete(f"{plan}/projects/{row['row']}", headers={"If-Match": f'"{row["version"]}"'})
    second = approved(them, plan)
    head = them["soan-thao"].get(plan).json()
    assert (head["status"], head["revised"], head["number"]) == ("approved", False, "")
    assert "07/KH-STP" in text_of(them["van-thu"].get(f"{plan}/versions/{first}/word").content)
    assert "07/KH-STP" not in text_of(them["van-thu"].get(f"{plan}/versions/{second}/word").content)
    assert register(them, plan, "8", "2020-11-05").status_code == 201
    assert "08/KH-STP" in text_of(them["van-thu"].get(f"{plan}/versions/{second}/word").content)
    assert "07/KH-STP" in text_of(them["van-thu"].get(f"{plan}/versions/{first}/word").content)


def test_a_registered_text_keeps_its_number_whatever_the_head_says_later(them: People, plan: str) -> None:
    seq = approved(them, plan)
    register(them, plan, "7")
    seen = them["soan-thao"].get(plan)
    body = {"date": "2020-12-24", "place": "Quảng Ngãi", "number": "99"}
    assert them["soan-thao"].put(plan, json=body, headers={"If-Match": seen.headers["etag"]}).status_code == 200
    text = text_of(them["van-thu"].get(f"{plan}/versions/{seq}/word").content)
    assert "07/KH-STP" in text
    assert "99/KH-STP" not in text


def test_the_number_and_date_stand_in_every_annex(them: People, plan: str) -> None:
    seq = approved(them, plan)
    register(them, plan, "7")
    for part in ("open", "restricted"):
        word = them["van-thu"].get(f"{plan}/versions/{seq}/word", params={"part": part})
        annexes = [line for line in text_of(word.content).splitlines() if "Kèm theo Kế hoạch số" in line]
        assert annexes, part
        assert all("07/KH-STP" in line and "05 tháng 10 năm 2020" in line for line in annexes), annexes
    whole = them["van-thu"].get(f"{plan}/versions/{seq}").json()["document"]
    restricted = [annex["title"] for annex in whole["annexes"] if annex["restricted"]]
    assert restricted
    out = text_of(them["van-thu"].get(f"{plan}/versions/{seq}/word", params={"part": "open"}).content)
    assert not any(title.upper() in out.upper() for title in restricted)


def test_two_who_enter_the_number_the_second_is_shown_both(them: People, plan: str) -> None:
    approved(them, plan)
    seen = them["van-thu"].get(plan).headers["etag"]
    assert register(them, plan, "7").status_code == 201
    body = {"number": "8", "date": "2020-10-06"}
    assert problem(them["van-thu"].post(f"{plan}/life/register", json=body)) == (428, "version-needed")
    late = them["van-thu"].post(f"{plan}/life/register", json=body, headers={"If-Match": seen})
    assert problem(late) == (409, "conflict")
    assert (late.json()["theirs"]["number"], late.json()["yours"]) == ("7", body)
    assert late.json()["etag"] == them["van-thu"].get(plan).headers["etag"]


def test_what_was_returned_gets_no_number(them: People, plan: str) -> None:
    approved(them, plan)
    assert them["lanh-dao"].post(f"{plan}/life/return", json={"note": "Sửa mục III"}).status_code == 201
    assert problem(register(them, plan, "7")) == (409, "conflict")


def test_one_approves_what_one_has_read(them: People, plan: str) -> None:
    read = them["lanh-dao"].get(f"{plan}/sections").headers["etag"]
    them["soan-thao"].put(f"{plan}/answers/p1.0.difficulties", json={"text": "thiếu người"}, headers={"If-Match": them["soan-thao"].get(f"{plan}/answers/p1.0.difficulties").headers["etag"]})  # fmt: skip
    late = them["lanh-dao"].post(f"{plan}/life/approve", json={}, headers={"If-Match": read})
    assert problem(late) == (409, "conflict")
    assert late.json()["etag"] == (now := them["lanh-dao"].get(f"{plan}/sections").headers["etag"])
    assert them["lanh-dao"].post(f"{plan}/life/approve", json={}, headers={"If-Match": now}).status_code == 201


def test_a_reviewer_hears_nothing_of_what_the_unit_settles_within(them: People, plan: str) -> None:
    seq = them["soan-thao"].post(f"{plan}/life/submit", json={"note": "Kính gửi"}).json()["seq"]
    them["lanh-dao"].post(f"{plan}/life/return", json={"note": "chuyện nội bộ"})
    inner = approved(them, plan)
    life = them["tham-dinh"].get(f"{plan}/life").json()
    assert "chuyện nội bộ" not in str(life)
    assert [(e["kind"], e["frozen"]) for e in life["items"]] == [("submitted", True), ("approved", False)]
    assert them["tham-dinh"].get(f"{plan}/versions/{seq}").status_code == 200
    for address in (f"{plan}/versions/{inner}", f"{plan}/versions/{inner}/word"):
        assert problem(them["tham-dinh"].get(address)) == (404, "not-found")
    them["soan-thao"].post(f"{plan}/projects", json={"text": "Việc mới; 2022; 100 triệu"})
    assert them["tham-dinh"].get(plan).json()["revised"] is False
    assert them["soan-thao"].get(plan).json()["revised"] is True


def test_a_plan_with_errors_is_not_approved(them: People) -> None:
    made = them["soan-thao"].post("/api/v1/plans", json={"unit": "Sở Tư pháp", "kind": "annual", "year": 2021})
    plan = f"/api/v1/plans/{made.json()['id']}"
    assert problem(them["lanh-dao"].post(f"{plan}/life/approve", json={})) == (409, "conflict")


def test_who_knows_figures_sees_and_answers_only_what_was_given(them: People, plan: str) -> None:
    source = them["dau-moi"]
    assert source.get("/api/v1/plans").json()["items"] == []
    assert problem(source.get(plan)) == (404, "not-found")
    assert them["soan-thao"].put(f"{plan}/given/p1.2.lan/dau-moi").status_code == 204
    assert problem(them["soan-thao"].put(f"{plan}/given/p1.2.lan/lanh-dao")) == (404, "not-found")
    assert problem(them["soan-thao"].put(f"{plan}/given/p1.2.lan/khac.dau-moi")) == (404, "not-found")
    assert [g["requirement"] for g in source.get(f"{plan}/given").json()["items"]] == ["p1.2.lan"]
    assert problem(source.get(f"{plan}/answers/p1.2.wan")) == (403, "not-allowed")
    assert problem(source.put(f"{plan}/answers/p1.2.wan", json={"text": "5/5"})) == (403, "not-allowed")
    shown = source.get(f"{plan}/answers/p1.2.lan")
    told = source.put(
        f"{plan}/answers/p1.2.lan", json={"text": "4/5 đơn vị"}, headers={"If-Match": shown.headers["etag"]}
    )
    assert (told.status_code, told.json()["said_by"]) == (200, "dau-moi")
    assert them["soan-thao"].delete(f"{plan}/given/p1.2.lan/dau-moi").status_code == 204
    assert problem(source.get(plan)) == (404, "not-found")


def test_an_editor_begins_plans_of_the_own_unit_only(them: People) -> None:
    body = {"unit": "Sở Nội vụ", "kind": "annual", "year": 2021}
    assert problem(them["soan-thao"].post("/api/v1/plans", json=body)) == (403, "not-allowed")
    assert them["khac.soan-thao"].post("/api/v1/plans", json=body).status_code == 201
    assert them["soan-thao"].get("/api/v1/plans", params={"unit": "Sở Nội vụ"}).json()["items"] == []


def test_the_trail_names_approvals_exports_and_reads_of_others_and_only_grows(them: People, plan: str) -> None:
    import sqlalchemy as sa

    seq = them["soan-thao"].post(f"{plan}/life/submit", json={}).json()["seq"]
    them["tham-dinh"].get(f"{plan}/versions/{seq}")
    them["lanh-dao"].post(f"{plan}/life/approve", json={})
    them["soan-thao"].get(f"{plan}/exports/word")
    trail = them["quan-tri"].get("/api/v1/audit").json()["items"]
    name = plan.rsplit("/", 1)[1]
    assert [(line["who"], line["what"]) for line in trail if line["target"] == name] == [
        ("soan-thao", "export"),
        ("lanh-dao", "approved"),
        ("tham-dinh", "read"),
        ("soan-thao", "submitted"),
    ]
    engine = them.app.state.house.store.engine
    for statement in ("DELETE FROM audit", "UPDATE audit SET who = 'x'"):
        with pytest.raises(sa.exc.DatabaseError, match="append-only"), engine.begin() as connection:
            connection.execute(sa.text(statement))

"""From submission to the registered number: who does what, and that frozen text stays as it was."""

from __future__ import annotations

import io
from pathlib import Path

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

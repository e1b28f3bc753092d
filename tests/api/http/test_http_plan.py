"""The whole way over HTTP: a plan, answers, the drafted text, findings, Word."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

from docx import Document
from fastapi.testclient import TestClient

from tests.api.http.conftest import problem

COMPUTERS = "answers/p1.2.computers"


def texts_of(section: dict[str, Any]) -> str:
    own = "\n".join(
        span["text"]
        for block in section["blocks"]
        if block["type"] == "paragraph"
        for sentence in block["sentences"]
        for span in sentence["spans"]
    )
    return "\n".join([own, *(texts_of(child) for child in section["children"])])


def test_a_plan_grows_from_an_answer_to_a_word_file(client: TestClient, plan: str) -> None:
    told = client.put(f"{plan}/{COMPUTERS}", json={"text": "62 máy tính, 58 cán bộ, công chức"})
    assert told.status_code == 200
    assert {value["value"] for value in told.json()["values"]} >= {"62", "58"}
    section = client.get(f"{plan}/sections/p1.ii").json()
    assert "62 máy" in texts_of(section)
    word = client.get(f"{plan}/exports/word")
    assert word.headers["content-disposition"].endswith(".docx")
    assert "62 máy" in "\n".join(p.text for p in Document(io.BytesIO(word.content)).paragraphs)


def test_every_figure_leads_to_the_words_it_was_read_from(client: TestClient, plan: str) -> None:
    client.put(f"{plan}/{COMPUTERS}", json={"text": "62 máy tính, 58 cán bộ, công chức"})
    section = client.get(f"{plan}/sections/p1.ii").json()
    refs = [
        ref
        for block in section["blocks"]
        for sentence in block["sentences"]
        for span in sentence["spans"]
        if "62" in span["text"]
        for ref in span["refs"]
    ]
    assert refs
    origin = client.get(f"{plan}/facts/{refs[0]}").json()
    fact = origin["fact"]
    assert fact["value"] == "62"
    assert origin["told"] == "62 máy tính, 58 cán bộ, công chức"
    assert origin["told"][fact["start"] : fact["end"]] == fact["words"]


def test_an_official_word_file_waits_until_there_is_no_error(client: TestClient, plan: str) -> None:
    assert problem(client.get(f"{plan}/exports/word", params={"draft": False})) == (409, "conflict")


def test_a_correction_keeps_what_was_said_before(client: TestClient, plan: str) -> None:
    first = client.put(f"{plan}/{COMPUTERS}", json={"text": "62 máy tính, 58 cán bộ"})
    second = client.put(
        f"{plan}/{COMPUTERS}", json={"text": "64 máy tính, 58 cán bộ"}, headers={"If-Match": first.headers["etag"]}
    )
    assert second.json()["text"] == "64 máy tính, 58 cán bộ"
    facts = client.get(f"{plan}/facts", params={"source": "p1.2.computers", "history": True, "limit": 200}).json()
    assert {f["value"] for f in facts["items"] if not f["current"]} >= {"62"}


def test_of_two_who_correct_one_answer_the_second_gets_both_texts(client: TestClient, plan: str) -> None:
    seen = client.put(f"{plan}/{COMPUTERS}", json={"text": "62 máy tính"}).headers["etag"]
    assert client.put(f"{plan}/{COMPUTERS}", json={"text": "63 máy tính"}, headers={"If-Match": seen}).is_success
    refused = client.put(f"{plan}/{COMPUTERS}", json={"text": "64 máy tính"}, headers={"If-Match": seen})
    assert problem(refused) == (409, "conflict")
    body = refused.json()
    assert (body["theirs"]["text"], body["yours"]["text"]) == ("63 máy tính", "64 máy tính")
    again = client.put(f"{plan}/{COMPUTERS}", json={"text": "64 máy tính"}, headers={"If-Match": body["etag"]})
    assert again.is_success


def test_an_answer_is_not_written_over_by_someone_who_never_saw_it(client: TestClient, plan: str) -> None:
    client.put(f"{plan}/{COMPUTERS}", json={"text": "62 máy tính"})
    assert problem(client.put(f"{plan}/{COMPUTERS}", json={"text": "1 máy tính"})) == (428, "version-needed")


def test_an_empty_answer_deletes_nothing(client: TestClient, plan: str) -> None:
    tag = client.put(f"{plan}/{COMPUTERS}", json={"text": "62 máy tính"}).headers["etag"]
    for body in ({"text": ""}, {"text": "  \n"}, {"rows": []}, {}, {"text": "1", "rows": [{"name": "a"}]}):
        assert problem(client.put(f"{plan}/{COMPUTERS}", json=body, headers={"If-Match": tag})) == (422, "invalid")
    assert client.get(f"{plan}/{COMPUTERS}").json()["text"] == "62 máy tính"


def test_a_table_is_told_in_rows_and_comes_back_in_rows(client: TestClient, plan: str) -> None:
    rows = [{"name": "CSDL hộ tịch", "units_target": "12", "units_active": "9"}, {"name": "CSDL công chứng"}]
    told = client.put(f"{plan}/answers/p1.3.c.own_db", json={"rows": rows}).json()
    assert [row["name"] for row in told["rows"]] == ["CSDL hộ tịch", "CSDL công chứng"]
    fewer = client.put(
        f"{plan}/answers/p1.3.c.own_db", json={"rows": rows[:1]}, headers={"If-Match": f'"{told["version"]}"'}
    ).json()
    assert [row["name"] for row in fewer["rows"]] == ["CSDL hộ tịch"]


def test_an_answer_can_be_tried_without_being_kept(client: TestClient, plan: str) -> None:
    tried = client.post(f"{plan}/{COMPUTERS}/reading", json={"text": "62 máy / 58 CBCC"}).json()
    assert {value["value"] for value in tried["values"]} >= {"62", "58"}
    assert client.get(f"{plan}/{COMPUTERS}").json()["version"] == 0


def test_projects_are_told_corrected_removed_and_added_up(client: TestClient, plan: str) -> None:
    first = client.post(
        f"{plan}/projects", json={"text": "Số hóa hồ sơ; Văn phòng chủ trì; mới; 2022-2023; 1,2 tỷ; ngân sách tỉnh"}
    )
    assert (first.status_code, first.json()["total"]) == (201, "1200")
    client.post(f"{plan}/projects", json={"fields": {"name": "Thay máy trạm", "total": "800 triệu"}})
    listed = client.get(f"{plan}/projects").json()
    assert [row["row"] for row in listed["items"]] == ["p1", "p2"]
    assert listed["totals"]["projects"] == "2000"
    tag = first.headers["etag"]
    changed = client.put(
        f"{plan}/projects/p1", json={"text": "Số hóa hồ sơ; 2022-2023; 1,5 tỷ"}, headers={"If-Match": tag}
    )
    assert changed.json()["total"] == "1500"
    late = client.delete(f"{plan}/projects/p1", headers={"If-Match": tag})
    assert problem(late) == (409, "conflict")
    assert late.json()["theirs"]["total"] == "1500"
    assert client.delete(f"{plan}/projects/p1", headers={"If-Match": changed.headers["etag"]}).status_code == 204
    assert [row["row"] for row in client.get(f"{plan}/projects").json()["items"]] == ["p2"]
    third = client.post(f"{plan}/projects", json={"text": "Đào tạo; 2022; 100 triệu"}).json()
    assert third["row"] == "p3"


def test_a_proposal_enters_the_plan_only_when_a_person_takes_it(client: TestClient, plan: str) -> None:
    client.post(f"{plan}/projects", json={"text": "Số hóa hồ sơ; mới; 2022-2023; 1,2 tỷ; chi thường xuyên"})
    offered = client.get(f"{plan}/proposals").json()["items"]
    assert "split:p1" in [proposal["id"] for proposal in offered]
    before = client.get(f"{plan}/projects").json()["items"][0]["by_year"]
    assert client.post(f"{plan}/proposals/split:p1/accept").status_code == 204
    after = client.get(f"{plan}/projects").json()["items"][0]["by_year"]
    assert (before, after) == ({}, {"2022": "600", "2023": "600"})
    assert problem(client.post(f"{plan}/proposals/split:p1/accept")) == (404, "not-found")


def test_the_head_is_changed_with_its_version(client: TestClient, plan: str) -> None:
    head = client.get(plan)
    body = {"date": "2020-10-01", "place": "Quảng Ngãi", "number": "15", "signer": {"name": "Lê Văn B"}}
    assert problem(client.put(plan, json=body)) == (428, "version-needed")
    changed = client.put(plan, json=body, headers={"If-Match": head.headers["etag"]})
    assert (changed.json()["number"], changed.json()["revision"]) == ("15", 2)
    late = client.put(plan, json=body, headers={"If-Match": head.headers["etag"]})
    assert problem(late) == (409, "conflict")
    assert late.json()["theirs"]["number"] == "15"


def test_what_has_not_changed_is_not_sent_again(client: TestClient, plan: str) -> None:
    first = client.get(f"{plan}/sections")
    again = client.get(f"{plan}/sections", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    client.put(f"{plan}/{COMPUTERS}", json={"text": "62 máy tính"})
    assert client.get(f"{plan}/sections", headers={"If-None-Match": first.headers["etag"]}).status_code == 200


def test_the_outline_tells_the_state_of_each_section(client: TestClient, plan: str) -> None:
    empty = client.get(f"{plan}/outline").json()
    states = {section["id"]: section["state"] for section in empty["sections"]}
    assert states["p1.ii"] == "not_asked"
    assert empty["answered"] < empty["questions"]
    client.put(f"{plan}/{COMPUTERS}", json={"text": "62 máy tính, 58 cán bộ"})
    later = client.get(f"{plan}/outline").json()
    assert {section["id"]: section["state"] for section in later["sections"]}["p1.ii"] == "missing"
    assert later["answered"] == empty["answered"] + 1


def test_findings_lead_to_their_requirement(client: TestClient, plan: str) -> None:
    client.put(f"{plan}/{COMPUTERS}", json={"text": "62 máy tính, 58 cán bộ, công chức, bình quân 3,5 máy/người"})
    found = client.get(f"{plan}/findings").json()
    wrong = [item for item in found["items"] if item["requirement"] == "p1.2.computers"]
    assert {"error"} <= {item["severity"] for item in wrong}
    assert {item["section"] for item in wrong} == {"p1.ii"}


def test_an_answers_file_becomes_a_plan(client: TestClient, example: Path) -> None:
    made = client.post("/api/v1/plans/import", json={"yaml": example.read_text(encoding="utf-8")})
    assert made.status_code == 201
    plan = f"/api/v1/plans/{made.json()['id']}"
    assert client.get(f"{plan}/findings").json()["errors"] == 0
    assert client.get(f"{plan}/exports/word", params={"draft": False}).status_code == 200
    assert len(client.get(f"{plan}/answers").json()["items"]) > 40
    assert client.get(f"{plan}/coverage").json()["items"]


def test_lists_are_given_by_pages_without_gaps(client: TestClient) -> None:
    for _ in range(5):
        client.post("/api/v1/plans", json={"unit": "Sở Nội vụ", "kind": "annual", "year": 2021})
    seen: list[str] = []
    cursor = ""
    while True:
        page = client.get("/api/v1/plans", params={"limit": 2, "cursor": cursor}).json()
        seen += [plan["id"] for plan in page["items"]]
        cursor = page["next"]
        if cursor is None:
            break
    assert len(seen) == len(set(seen)) == 5
    assert problem(client.get("/api/v1/plans", params={"cursor": "x"})) == (422, "invalid")


def test_units_are_found_without_diacritics(client: TestClient) -> None:
    found = client.get("/api/v1/units", params={"q": "tu phap"}).json()["items"]
    assert [unit["name"] for unit in found] == ["Sở Tư pháp"]


def test_the_framework_of_a_plan_tells_what_is_asked(client: TestClient, plan: str) -> None:
    framework = client.get(f"{plan}/framework").json()
    asked = {requirement["id"]: requirement for requirement in framework["requirements"]}
    assert asked["p1.2.computers"]["asked"]
    assert not asked["front.unit"]["asked"]
    assert asked["p1.3.c.own_db"]["columns"][0]["id"] == "name"

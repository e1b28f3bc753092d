"""The project table as a grid over HTTP."""

from __future__ import annotations

from typing import Any

import pytest
from fastapi.testclient import TestClient

from tests.api.http.conftest import problem

HEADS = "Tên nhiệm vụ, dự án\tĐơn vị chủ trì\tThời gian\tTổng mức\n"


@pytest.fixture
def table(client: TestClient, plan: str) -> str:
    text = (
        HEADS
        + "Số hóa hồ sơ\tVăn phòng\t2022-2023\t1.200\nNâng cấp mạng\tVăn phòng\t2022\t300\nMua phần mềm\tThanh tra\t2022\t500"
    )
    made = client.post(f"{plan}/projects/paste", json={"text": text})
    assert made.status_code == 201, made.text
    assert [row["row"] for row in made.json()["rows"]] == ["p1", "p2", "p3"]
    return f"{plan}/projects"


def rows(client: TestClient, table: str) -> list[str]:
    return [item["row"] for item in client.get(table).json()["items"]]


def row(client: TestClient, table: str, id_: str) -> dict[str, Any]:
    return next(item for item in client.get(table).json()["items"] if item["row"] == id_)


def tag(version: int) -> dict[str, str]:
    return {"If-Match": f'"{version}"'}


def test_a_cell_is_edited_and_the_sums_follow(client: TestClient, table: str) -> None:
    before = client.get(table).json()
    assert before["totals"]["projects"] == "2000"
    assert [column["id"] for column in before["columns"]][:2] == ["name", "lead"]
    made = client.put(
        f"{table}/p2/cells/total", json={"text": "0,8 tỷ"}, headers=tag(row(client, table, "p2")["version"])
    )
    assert made.status_code == 200, made.text
    assert (made.json()["total"], made.json()["cells"]["total"]) == ("800", "800")
    assert made.headers["ETag"] == f'"{made.json()["version"]}"'
    assert client.get(table).json()["totals"]["projects"] == "2500"


def test_what_cannot_be_read_is_told_and_changes_nothing(client: TestClient, table: str) -> None:
    version = row(client, table, "p2")["version"]
    refused = client.put(f"{table}/p2/cells/total", json={"text": "nhiều lắm"}, headers=tag(version))
    assert problem(refused) == (422, "invalid")
    assert "nhiều lắm" in refused.json()["detail"]
    assert row(client, table, "p2")["version"] == version
    assert problem(client.put(f"{table}/p2/cells/mau", json={"text": "x"}, headers=tag(version))) == (404, "not-found")


def test_the_second_of_two_gets_both(client: TestClient, table: str) -> None:
    seen = tag(row(client, table, "p2")["version"])
    client.put(f"{table}/p2/cells/total", json={"text": "400"}, headers=seen)
    late = client.put(f"{table}/p2/cells/total", json={"text": "600"}, headers=seen)
    assert problem(late) == (409, "conflict")
    assert late.json()["theirs"]["total"] == "400"
    assert late.json()["yours"] == {"text": "600"}
    assert problem(client.put(f"{table}/p2/cells/total", json={"text": "600"})) == (428, "version-needed")


def test_a_finding_leads_to_its_row_and_column_after_rows_were_taken_out_and_moved(
    client: TestClient, table: str, plan: str
) -> None:
    assert client.delete(f"{table}/p1", headers=tag(row(client, table, "p1")["version"])).status_code == 204
    now = client.get(table)
    client.put(f"{table}/order", json={"rows": ["p3", "p2"]}, headers={"If-Match": now.headers["ETag"]})
    client.put(f"{table}/p2/cells/time", json={"text": "2031"}, headers=tag(row(client, table, "p2")["version"]))
    (found,) = [f for f in client.get(f"{plan}/findings").json()["items"] if f["rule"] == "table.time"]
    assert (found["row"], found["column"]) == ("p2", "time")
    assert "dòng 2" in found["where"]
    shown = row(client, table, "p2")
    assert shown["number"] == 2
    assert "time" in {f["column"] for f in shown["findings"]}


def test_order_and_undo(client: TestClient, table: str) -> None:
    first = client.get(table)
    moved = client.put(f"{table}/order", json={"rows": ["p3", "p1", "p2"]}, headers={"If-Match": first.headers["ETag"]})
    assert [item["row"] for item in moved.json()["items"]] == ["p3", "p1", "p2"]
    version = moved.json()["version"]
    back = client.post(f"{table}/undo", json={}, headers={"If-Match": moved.headers["ETag"]})
    assert [item["row"] for item in back.json()["items"]] == ["p1", "p2", "p3"]
    forth = client.post(f"{table}/undo", json={"to": version}, headers={"If-Match": back.headers["ETag"]})
    assert [item["row"] for item in forth.json()["items"]] == ["p3", "p1", "p2"]
    late = client.post(f"{table}/undo", json={}, headers={"If-Match": back.headers["ETag"]})
    assert problem(late) == (409, "conflict")
    assert late.json()["theirs"]["version"] == forth.json()["version"]
    assert problem(
        client.put(f"{table}/order", json={"rows": ["p1"]}, headers={"If-Match": forth.headers["ETag"]})
    ) == (422, "invalid")


def test_a_row_taken_out_comes_back_with_its_id(client: TestClient, table: str) -> None:
    client.delete(f"{table}/p2", headers=tag(row(client, table, "p2")["version"]))
    assert client.post(table, json={"text": "Việc khác; 2022; 10 triệu"}).json()["row"] == "p4"
    for _ in range(2):
        client.post(f"{table}/undo", json={}, headers={"If-Match": client.get(table).headers["ETag"]})
    assert rows(client, table) == ["p1", "p2", "p3"]


def test_a_preview_keeps_nothing_and_says_what_is_doubtful(client: TestClient, table: str) -> None:
    text = HEADS + "Việc mới\tVăn phòng\tlúc nào đó\t100\nTổng cộng\t\t\t100"
    seen = client.post(f"{table}/paste", json={"text": text, "preview": True})
    assert seen.status_code == 200
    (pasted,) = seen.json()["rows"]
    assert (pasted["row"], pasted["cells"]["total"]) == ("", "100")
    assert "time" in {doubt["column"] for doubt in pasted["doubts"]}
    assert len(seen.json()["leftover"]) == 1
    assert rows(client, table) == ["p1", "p2", "p3"]
    between = client.post(f"{table}/paste", json={"text": text, "after": "p1"}).json()["rows"][0]["row"]
    assert rows(client, table) == ["p1", between, "p2", "p3"]
    assert problem(client.post(f"{table}/paste", json={"text": text, "after": "p99"})) == (404, "not-found")

"""Sections edited over HTTP: nobody's text is lost, versions are compared and restored, older text is said to be older."""

from __future__ import annotations

from typing import Any

import pytest
from fastapi.testclient import TestClient

from tests.api.http.conftest import problem


@pytest.fixture
def section(client: TestClient, plan: str) -> str:
    told = client.put(f"{plan}/answers/p1.2.computers", json={"text": "62 máy tính, 58 cán bộ, công chức"})
    assert told.status_code == 200, told.text
    return f"{plan}/sections/p1.ii"


def edit(client: TestClient, section: str, old: str, new: str) -> Any:
    now = client.get(section)
    text = now.json()["text"]
    assert old in text
    return client.put(section, json={"text": text.replace(old, new)}, headers={"If-Match": now.headers["ETag"]})


def origins(section: dict[str, Any]) -> list[str]:
    return [sentence["origin"] for block in section["blocks"] for sentence in block.get("sentences", [])]


def test_an_edit_is_kept_and_who_wrote_each_sentence_is_known(client: TestClient, section: str, plan: str) -> None:
    before = client.get(section).json()
    assert (before["edited"], before["version"], before["stale"]) == (False, 0, [])
    made = edit(client, section, "có 62 máy tính", "đang dùng 62 máy tính")
    assert made.status_code == 200, made.text
    after = made.json()
    assert (after["edited"], after["version"]) == (True, 1)
    assert origins(after)[0] == "person"
    assert set(origins(after)[1:]) <= {"composed"}
    assert made.headers["ETag"] == after["etag"] == client.get(section).headers["ETag"] != before["etag"]
    assert "đang dùng" in client.get(f"{plan}/sections").text
    word = client.get(f"{plan}/exports/word")
    assert word.status_code == 200


def test_of_two_editors_the_second_gets_both_texts(client: TestClient, section: str) -> None:
    now = client.get(section)
    edit(client, section, "có 62", "đang dùng 62")
    mine = {"text": now.json()["text"].replace("có 62", "được cấp 62")}
    late = client.put(section, json=mine, headers={"If-Match": now.headers["ETag"]})
    assert problem(late) == (409, "conflict")
    assert "đang dùng 62" in late.json()["theirs"]["text"]
    assert late.json()["yours"] == mine
    again = client.put(section, json=mine, headers={"If-Match": late.json()["etag"]})
    assert "được cấp 62" in again.json()["text"]
    assert problem(client.put(section, json=mine)) == (428, "version-needed")


def test_facts_that_change_meanwhile_are_a_conflict_too(client: TestClient, section: str, plan: str) -> None:
    now = client.get(section)
    answer = client.get(f"{plan}/answers/p1.2.computers")
    told = {"text": "70 máy tính, 58 cán bộ, công chức"}
    client.put(f"{plan}/answers/p1.2.computers", json=told, headers={"If-Match": answer.headers["ETag"]})
    late = client.put(section, json={"text": now.json()["text"]}, headers={"If-Match": now.headers["ETag"]})
    assert problem(late) == (409, "conflict")
    assert "70 máy tính" in late.json()["theirs"]["text"]


def test_text_older_than_its_facts_is_told_and_renewed(client: TestClient, section: str, plan: str) -> None:
    edit(client, section, "có 62 máy tính", "đang dùng 62 máy tính")
    answer = client.get(f"{plan}/answers/p1.2.computers")
    told = {"text": "70 máy tính, 58 cán bộ, công chức"}
    client.put(f"{plan}/answers/p1.2.computers", json=told, headers={"If-Match": answer.headers["ETag"]})
    now = client.get(section)
    (stale,) = now.json()["stale"]
    assert "62" in stale["yours"]
    assert "70 máy tính" in stale["composed"]
    found = [
        f for f in client.get(f"{plan}/findings").json()["items"] if f["rule"] in ("text.stale", "text.unsupported")
    ]
    assert {f["rule"]: f["section"] for f in found} == {"text.stale": "p1.ii", "text.unsupported": "p1.ii"}
    renewed = client.post(f"{section}/renew", json={}, headers={"If-Match": now.headers["ETag"]}).json()
    assert "có 70 máy tính" in renewed["text"]
    assert renewed["stale"] == []


def test_versions_are_listed_compared_and_restored(client: TestClient, section: str) -> None:
    edit(client, section, "có 62", "đang dùng 62")
    edit(client, section, "đang dùng", "quản lý")
    items = client.get(f"{section}/versions").json()["items"]
    assert [(v["version"], v["origin"], v["current"]) for v in items] == [
        (0, "composed", False),
        (1, "person", False),
        (2, "person", True),
    ]
    pieces = client.get(f"{section}/versions/compare", params={"from": 1, "to": 2}).json()["pieces"]
    assert [p["text"] for p in pieces if p["kind"] == "out"] == ["đang", "dùng"]
    assert "".join(p["text"] for p in pieces if p["kind"] != "out") == items[2]["text"]
    assert client.get(f"{section}/versions/compare").json()["later"] == 2
    tag = client.get(section).headers["ETag"]
    back = client.post(f"{section}/versions/0/restore", headers={"If-Match": tag}).json()
    assert back["text"] == items[0]["text"]
    assert (back["edited"], back["version"]) == (False, 3)
    assert problem(client.post(f"{section}/versions/9/restore", headers={"If-Match": back["etag"]})) == (
        404,
        "not-found",
    )
    assert problem(client.get(f"{section}/versions/compare", params={"from": 9})) == (404, "not-found")


def test_what_nothing_supports_is_shown_and_found(client: TestClient, section: str, plan: str) -> None:
    made = edit(client, section, "có 62 máy tính", "có 62 máy tính và 99 máy in")
    assert "99 máy in" in made.json()["text"]
    (found,) = [f for f in client.get(f"{plan}/findings").json()["items"] if f["rule"] == "text.unsupported"]
    assert "99" in found["message"]
    assert found["section"] == "p1.ii"
    assert problem(client.get(f"{plan}/exports/word", params={"draft": False})) == (409, "conflict")


def test_a_section_that_there_is_not(client: TestClient, plan: str) -> None:
    for address in ("sections/p9", "sections/p9/versions", "sections/p9/versions/compare"):
        assert problem(client.get(f"{plan}/{address}")) == (404, "not-found")
    assert problem(client.put(f"{plan}/sections/p9", json={"text": ""}, headers={"If-Match": '"0"'})) == (
        404,
        "not-found",
    )

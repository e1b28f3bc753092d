"""Files attached over the API: read beside requests, followed, cancelled, taken once, seen by nobody else."""

from __future__ import annotations

import io
import threading
import time
import zipfile
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from api.http.jobs import Jobs, Made, Tell
from tests.api.http.conftest import problem
from tests.api.http.people import OWN, people

TEXT = "Tỷ lệ đơn vị trực thuộc có mạng nội bộ (LAN): 3/4 đơn vị\n\nSở có 62 máy tính cho 58 cán bộ, công chức.\n"


def ended(client: TestClient, id_: str) -> dict[str, Any]:
    for _ in range(600):
        job: dict[str, Any] = client.get(f"/api/v1/jobs/{id_}").json()
        if job["state"] not in ("waiting", "running"):
            return job
        time.sleep(0.05)
    raise AssertionError(job)


def attach(client: TestClient, plan: str, name: str, content: bytes) -> Any:
    headers = {"content-type": "application/octet-stream"}
    return client.post(f"{plan}/attachments", params={"name": name}, content=content, headers=headers)


def read(client: TestClient, plan: str, name: str = "bao-cao.txt", text: str = TEXT) -> int:
    begun = attach(client, plan, name, text.encode())
    assert begun.status_code == 202, begun.text
    done = ended(client, begun.json()["id"])
    assert (done["state"], done["name"]) == ("done", name)
    return int(client.get(f"/api/v1/jobs/{done['id']}/result").json()["seq"])


def test_a_file_is_read_told_in_the_conversation_and_taken_once(client: TestClient, plan: str) -> None:
    seq = read(client, plan)
    messages = client.get(f"{plan}/messages").json()["items"]
    assert [message["text"] for message in messages[:1]] == ["Đính kèm tệp “bao-cao.txt”."]
    assert (messages[1]["seq"], messages[1]["reply"]["attached"]) == (seq, "bao-cao.txt")
    items = client.get(f"{plan}/attachments/{seq}").json()["items"]
    lan = next(item for item in items if item["requirement"] == "p1.2.lan")
    assert (lan["place"], lan["state"], lan["sure"]) == ("đoạn 1", "open", True)
    assert client.get(f"{plan}/facts").json()["items"] == []

    for _ in range(2):  # a retry does not answer twice
        taken = client.post(
            f"{plan}/attachments/{seq}/take", json={"chosen": [lan["number"]]}, headers={"idempotency-key": "a-1"}
        )
        assert taken.status_code == 201, taken.text
    assert len(client.get(f"{plan}/messages").json()["items"]) == 4
    facts = client.get(f"{plan}/facts").json()["items"]
    assert {fact["origin"] for fact in facts} == {"file:bao-cao.txt, đoạn 1"}
    after = client.get(f"{plan}/attachments/{seq}").json()["items"]
    assert next(item for item in after if item["requirement"] == "p1.2.lan")["state"] == "taken"


def test_a_reload_in_the_middle_finds_the_reading_and_a_cancel_leaves_nothing(
    app: FastAPI, client: TestClient, plan: str
) -> None:
    runner: Jobs = app.state.house.jobs
    go = threading.Event()

    def slow(tell: Tell) -> Made:
        while not go.is_set():
            tell("đang đọc", 0.4)
            time.sleep(0.02)
        return Made(b"{}", "application/json", "x")

    plan_id = plan.rpartition("/")[2]
    for _ in range(2):  # both workers are busy, so that the file waits
        runner.start("attach", "", slow, plan_id=plan_id, name="khác.docx")
    id_ = attach(client, plan, "bao-cao.txt", TEXT.encode()).json()["id"]
    going = client.get(f"{plan}/jobs").json()["items"]
    assert [job["name"] for job in going] == ["khác.docx", "khác.docx", "bao-cao.txt"]
    assert client.delete(f"/api/v1/jobs/{id_}").status_code == 204
    go.set()
    for job in going[:2]:
        ended(client, job["id"])
    assert client.get(f"{plan}/jobs").json()["items"] == []
    time.sleep(0.2)
    assert client.get(f"{plan}/messages").json()["items"] == []


def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", b"0" * 60_000_000)
    return out.getvalue()


XXE = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>62 máy tính &x;</w:t></w:r></w:p></w:body></w:document>'


def entity() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("[Content_Types].xml", "<Types/>")
        packed.writestr("word/document.xml", XXE)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.docx", b"hello", "không nhận ra loại tệp"),
        ("bom.docx", bomb(), "nở ra quá lớn"),
        ("xxe.docx", entity(), "không mở được"),
        ("rong.txt", b" ", "rỗng"),
    ],
)
def test_a_file_that_cannot_be_read_says_why_there_and_in_the_conversation(
    client: TestClient, plan: str, name: str, content: bytes, said: str
) -> None:
    failed = ended(client, attach(client, plan, name, content).json()["id"])
    assert failed["state"] == "failed"
    assert said in failed["text"]
    (_, reply) = client.get(f"{plan}/messages").json()["items"]
    assert said in reply["text"]
    assert "root:" not in reply["text"]
    assert reply["reply"]["attached"] == ""


def test_what_is_no_file_of_ours_is_refused(client: TestClient, plan: str) -> None:
    assert problem(attach(client, plan, "a.exe", b"MZ")) == (415, "media-type")
    assert problem(attach(client, plan, "../a.txt", b"x"))[0] == 422
    assert problem(client.get(f"{plan}/attachments/1")) == (404, "not-found")
    assert problem(client.post(f"{plan}/attachments/1/take", json={"chosen": [1]})) == (404, "not-found")
    seq = read(client, plan)
    assert problem(client.post(f"{plan}/attachments/{seq}/take", json={"chosen": [99]}))[0] == 422
    assert problem(client.post(f"{plan}/attachments/{seq}/take", json={"chosen": []}))[0] == 422
    assert problem(client.get(f"{plan}/attachments/{seq - 1}")) == (404, "not-found")


def test_markup_and_commands_in_a_file_stay_words(client: TestClient, plan: str) -> None:
    text = f"<script>alert(1)</script> Sở có 62 máy tính cho 58 cán bộ.\n\nhoàn tác\n\n{TEXT}"
    seq = read(client, plan, "<b>x</b>.txt".replace("/", "_"), text)
    items = client.get(f"{plan}/attachments/{seq}").json()["items"]
    assert items
    assert client.get(f"{plan}/facts?history=true").json()["items"] == []


def test_nobody_else_sees_the_file_or_the_reading(app: FastAPI) -> None:
    them = people(app)
    editor, other = them["soan-thao"], them["khac.soan-thao"]
    plan = (
        f"/api/v1/plans/{editor.post('/api/v1/plans', json={'unit': OWN, 'kind': 'annual', 'year': 2021}).json()['id']}"
    )
    seq = read(editor, plan)
    job = attach(editor, plan, "b.txt", TEXT.encode()).json()["id"]
    assert other.get(f"/api/v1/jobs/{job}").status_code == 404
    assert other.get(f"{plan}/attachments/{seq}").status_code == 404
    assert other.get(f"{plan}/jobs").status_code == 404
    assert them["lanh-dao"].get(f"{plan}/jobs").json()["items"] == []  # of one's own only

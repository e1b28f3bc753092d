"""Long work: followed to its end, cancelled, seen by nobody else, told when it was lost; texts added to the lookup."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import threading
import time
import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from api.http import jobs as work
from api.http.app import create_app
from api.http.holders import HOLDER, gone
from api.http.jobs import Jobs, Made, Tell, jobs
from api.settings import Settings
from corpus.errors import InputError
from tests.api.http.conftest import problem
from tests.api.http.people import people

JOBS = "/api/v1/jobs"
ROOT = Path(__file__).parents[3]


@pytest.fixture
def app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FastAPI:
    monkeypatch.setenv("KEHOACH_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("KEHOACH_EMBEDDING", "none")
    return create_app(Settings(database_url=f"sqlite:///{tmp_path / 'k.db'}", workers=0))


def ended(client: TestClient, id_: str) -> dict[str, Any]:
    for _ in range(300):
        job: dict[str, Any] = client.get(f"{JOBS}/{id_}").json()
        if job["state"] not in ("waiting", "running"):
            return job
        time.sleep(0.05)
    raise AssertionError(job)


@pytest.mark.parametrize(("body", "inside"), [({"do": "word", "comments": True}, "word/comments.xml"), ({"do": "xlsx"}, "xl/workbook.xml"), ({"do": "summary"}, "word/document.xml")])  # fmt: skip
def test_a_file_is_made_beside_requests(client: TestClient, plan: str, body: dict[str, Any], inside: str) -> None:
    begun = client.post(f"{plan}/jobs", json=body)
    assert begun.status_code == 202, begun.text
    id_ = begun.json()["id"]
    assert begun.headers["Location"] == f"{JOBS}/{id_}"
    done = ended(client, id_)
    assert (done["state"], done["progress"]) == ("done", 1.0)
    made = client.get(f"{JOBS}/{id_}/result")
    with zipfile.ZipFile(io.BytesIO(made.content)) as file:
        assert inside in file.namelist()


def test_drafting_everything_is_followed_as_a_stream(client: TestClient, plan: str) -> None:
    id_ = client.post(f"{plan}/jobs", json={"do": "draft"}).json()["id"]
    ended(client, id_)
    lines = client.get(f"{JOBS}/{id_}/events").text.splitlines()
    told = [json.loads(line.removeprefix("data: ")) for line in lines if line.startswith("data: ")]
    assert told[-1]["state"] == "done"
    assert client.get(f"{JOBS}/{id_}/result").json()["errors"] > 0


def test_what_went_wrong_is_told_and_has_no_result(client: TestClient, plan: str) -> None:
    id_ = client.post(f"{plan}/jobs", json={"do": "word", "draft": False}).json()["id"]
    failed = ended(client, id_)
    assert failed["state"] == "failed"
    assert "lỗi" in failed["text"]
    assert problem(client.get(f"{JOBS}/{id_}/result")) == (409, "conflict")


@pytest.fixture
def runner(app: FastAPI) -> Jobs:
    found: Jobs = app.state.house.jobs
    return found


def test_a_cancelled_job_stops_at_its_next_step_and_leaves_nothing(client: TestClient, runner: Jobs) -> None:
    going, stopped = threading.Event(), threading.Event()

    def work(tell: Tell) -> Made:
        try:
            for _ in range(1000):
                tell("đang làm", 0.5)
                going.set()
                time.sleep(0.01)
        finally:
            stopped.set()
        return Made(b"x", "text/plain", "x.txt")

    id_ = runner.start("read", "", work).id
    assert going.wait(5)
    assert client.delete(f"{JOBS}/{id_}").status_code == 204
    assert stopped.wait(5)
    assert client.get(f"{JOBS}/{id_}").json()["state"] == "cancelled"
    assert client.get(f"{JOBS}/{id_}/result").status_code == 409
    assert client.delete(f"{JOBS}/{id_}").status_code == 204  # once more changes nothing


def test_a_job_whose_process_is_gone_is_told_to_be_lost(client: TestClient, runner: Jobs) -> None:
    id_ = runner.start("read", "", lambda tell: Made(b"", "text/plain", "x.txt")).id
    ended(client, id_)
    old = datetime.now(UTC) - timedelta(hours=1)
    for state in ("running", "waiting"):
        with runner._engine.begin() as connection:
            connection.execute(jobs.update().where(jobs.c.id == id_).values(state=state, updated=old))
        told = client.get(f"{JOBS}/{id_}").json()
        assert told["state"] == "interrupted"
        assert "Làm lại" in told["text"]


def test_a_job_of_a_process_that_ended_on_this_machine_is_told_to_be_lost_at_once(
    client: TestClient, runner: Jobs, plan: str
) -> None:
    """As after a kill and a restart: rows that were just written, of a process that is there no more."""
    ended_process = subprocess.run(
        [sys.executable, "-c", "from api.http.holders import HOLDER; print(HOLDER)"],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    holder = ended_process.stdout.strip()
    plan_id = plan.rsplit("/", 1)[1]
    go_on = threading.Event()
    mine = runner.start("read", "", lambda tell: go_on.wait(20) and Made(b"", "text/plain", "x"), plan_id=plan_id).id
    now = datetime.now(UTC)
    for state in ("waiting", "running"):
        row = {"id": state, "plan_id": plan_id, "owner": "", "does": "attach", "state": state, "progress": 0.0}
        row |= {"text": "Đang chờ đến lượt", "media": "", "name": "a.txt", "created": now, "updated": now}
        with runner._engine.begin() as connection:
            connection.execute(jobs.insert().values(**row, holder=holder))
        told = client.get(f"{JOBS}/{state}").json()
        assert (told["state"], "bị ngắt" in told["text"]) == ("interrupted", True)
    found = {job["id"]: job["state"] for job in client.get(f"{plan}/jobs").json()["items"]}
    assert found.pop(mine) in ("waiting", "running")  # of a process that is there
    assert found == {"waiting": "interrupted", "running": "interrupted"}
    assert client.delete(f"{JOBS}/waiting").status_code == 204  # seen, and told no more
    assert "waiting" not in {job["id"] for job in client.get(f"{plan}/jobs").json()["items"]}
    go_on.set()


def test_a_process_of_the_same_number_after_a_restart_is_another_one() -> None:
    kernel, pid, _ = HOLDER.split("|")
    assert not gone(HOLDER)
    assert gone(f"{kernel}|{pid}|another")
    assert not gone(f"another machine|{pid}|another")
    assert not gone("")


def test_a_job_that_waits_long_for_its_turn_is_not_lost(
    client: TestClient, runner: Jobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(work, "BEAT_S", 0.1)
    monkeypatch.setattr(work, "SILENT", timedelta(seconds=5))
    monkeypatch.setattr(work, "gone", lambda holder: False)  # as seen from another machine
    go_on = threading.Event()
    busy = [runner.start("read", "", lambda tell: go_on.wait(20) and Made(b"", "text/plain", "x")) for _ in range(3)]
    until = time.monotonic() + 7  # longer than a silence that is taken for the end
    while time.monotonic() < until:
        assert {client.get(f"{JOBS}/{job.id}").json()["state"] for job in busy} <= {"waiting", "running"}
        time.sleep(0.05)
    go_on.set()
    assert [ended(client, job.id)["state"] for job in busy] == ["done"] * 3


def test_a_fault_is_told_without_its_insides(client: TestClient, runner: Jobs) -> None:
    def work(_tell: Tell) -> Made:
        raise ValueError("mật khẩu trong lỗi")

    failed = ended(client, runner.start("read", "", work).id)
    assert failed["state"] == "failed"
    assert "mật khẩu" not in failed["text"]
    said = ended(client, runner.start("read", "", lambda _tell: (_ for _ in ()).throw(InputError("tệp hỏng."))).id)
    assert said["text"] == "tệp hỏng."


def test_nobody_sees_the_job_of_another(app: FastAPI) -> None:
    them = people(app)
    made = them["soan-thao"].post("/api/v1/plans", json={"unit": "Sở Tư pháp", "kind": "annual", "year": 2021}).json()
    id_ = them["soan-thao"].post(f"/api/v1/plans/{made['id']}/jobs", json={"do": "xlsx"}).json()["id"]
    ended(them["soan-thao"], id_)
    for other in ("khac.soan-thao", "lanh-dao", "quan-tri"):
        for address in (f"{JOBS}/{id_}", f"{JOBS}/{id_}/result", f"{JOBS}/{id_}/events"):
            assert problem(them[other].get(address)) == (404, "not-found")
        assert problem(them[other].delete(f"{JOBS}/{id_}")) == (404, "not-found")
    assert them["khac.soan-thao"].post(f"/api/v1/plans/{made['id']}/jobs", json={"do": "xlsx"}).status_code == 404


TEXT = "ỦY BAN NHÂN DÂN TỈNH\n\nQUY CHẾ\nquản lý kho dữ liệu mèo máy\n\nĐiều 1. Phạm vi\nQuy chế này nói về kho dữ liệu mèo máy của tỉnh.\n"


def upload(client: TestClient, name: str, content: bytes) -> Any:
    return client.post(
        "/api/v1/corpus", params={"name": name}, content=content, headers={"Content-Type": "application/octet-stream"}
    )


def test_a_text_is_added_and_found_at_once(client: TestClient) -> None:
    assert client.get("/api/v1/citations", params={"q": "kho dữ liệu mèo máy"}).status_code == 200
    begun = upload(client, "quy-che.txt", TEXT.encode())
    assert begun.status_code == 202, begun.text
    assert ended(client, begun.json()["id"])["state"] == "done"
    (added,) = client.get("/api/v1/corpus").json()["items"]
    assert added["source"] == "quy-che.txt"
    hits = client.get("/api/v1/citations", params={"q": "kho dữ liệu mèo máy"}).json()["hits"]
    assert any("mèo máy" in hit["passage"] for hit in hits)


def test_a_text_is_indexed_by_its_job_and_taken_out_again(client: TestClient) -> None:
    from corpus.folders import data_folder
    from corpus.lookup import is_current

    assert ended(client, upload(client, "quy-che.txt", TEXT.encode()).json()["id"])["state"] == "done"
    assert is_current(data_folder())  # the next question finds it made
    (added,) = client.get("/api/v1/corpus").json()["items"]
    assert problem(client.delete("/api/v1/corpus", params={"key": "khong-co"})) == (404, "not-found")
    assert client.delete("/api/v1/corpus", params={"key": added["key"]}).status_code == 204
    assert client.get("/api/v1/corpus").json()["items"] == []
    hits = client.get("/api/v1/citations", params={"q": "kho dữ liệu mèo máy"}).json()["hits"]
    assert not any("mèo máy" in hit["passage"] for hit in hits)


def test_a_text_whose_reading_is_cancelled_is_not_kept(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    from corpus import lookup

    building, go_on = threading.Event(), threading.Event()

    def build(_folder: Path, progress: Tell) -> None:
        building.set()
        assert go_on.wait(10)
        progress("nhúng 1/2 đoạn", 0.5)

    monkeypatch.setattr(lookup, "build", build)
    id_ = upload(client, "quy-che.txt", TEXT.encode()).json()["id"]
    assert building.wait(10)
    assert client.delete(f"{JOBS}/{id_}").status_code == 204
    go_on.set()
    for _ in range(100):
        if not client.get("/api/v1/corpus").json()["items"]:
            break
        time.sleep(0.05)
    assert client.get("/api/v1/corpus").json()["items"] == []
    assert client.get(f"{JOBS}/{id_}").json()["state"] == "cancelled"


def test_while_an_index_is_made_elsewhere_the_one_before_answers_and_then_the_new_one(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    from corpus import lookup
    from corpus.index import IndexBusyError

    def busy(*_: object) -> None:
        raise IndexBusyError("đang lập.")

    question = {"q": "kho dữ liệu mèo máy"}
    assert client.get("/api/v1/citations", params=question).status_code == 200
    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(lookup, "build", busy)
        assert ended(client, upload(client, "quy-che.txt", TEXT.encode()).json()["id"])["state"] == "done"
        assert "mèo máy" not in str(client.get("/api/v1/citations", params=question).json()["hits"])
    assert "mèo máy" in str(client.get("/api/v1/citations", params=question).json()["hits"])


def test_entities_of_an_uploaded_file_are_not_resolved(client: TestClient, tmp_path: Path) -> None:
    import docx

    secret = tmp_path / "secret.txt"
    secret.write_text("bí mật trong tệp khác")
    plain = io.BytesIO()
    made = docx.Document()
    for line in TEXT.splitlines():
        made.add_paragraph(line)
    made.add_paragraph("Điều 2. MARK")
    made.save(plain)
    data = io.BytesIO()
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(data, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "word/document.xml":
                head, _, body = content.decode().partition("?>")
                entity = f'<!DOCTYPE x [<!ENTITY e SYSTEM "file://{secret}">]>'
                content = f"{head}?>{entity}{body}".replace("MARK", "&e;").encode()
            new.writestr(name, content)
    done = ended(client, upload(client, "quy-che.docx", data.getvalue()).json()["id"])
    assert "bí mật" not in json.dumps(done, ensure_ascii=False)
    hits = client.get("/api/v1/citations", params={"q": "kho dữ liệu mèo máy bí mật", "k": 50}).text
    assert "bí mật trong tệp khác" not in hits


def bomb() -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as file:
        for number in range(5):
            file.writestr(f"word/{number}.xml", b"0" * 100_000_000)
    return data.getvalue()


@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04 hong", b"<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><x>&a;</x>"]
)
def test_a_broken_file_is_refused_and_nothing_is_added(client: TestClient, content: bytes) -> None:
    begun = upload(client, "hong.docx", content)
    if begun.status_code == 202:
        failed = ended(client, begun.json()["id"])
        assert failed["state"] == "failed"
        assert "/" not in failed["text"].replace("hong.docx", "")
    else:
        assert begun.status_code == 422
    assert client.get("/api/v1/corpus").json()["items"] == []


def test_a_zip_bomb_is_refused(client: TestClient) -> None:
    failed = ended(client, upload(client, "bom.docx", bomb()).json()["id"])
    assert failed["state"] == "failed"


@pytest.mark.parametrize("name", ["../../etc/passwd.txt", "a/b.txt", "c:\\d.txt", "x\x00.txt", ""])
def test_a_name_is_never_a_path(client: TestClient, name: str) -> None:
    assert upload(client, name, b"x").status_code == 422


def test_other_kinds_of_files_are_refused(client: TestClient) -> None:
    assert problem(upload(client, "virus.exe", b"MZ")) == (415, "media-type")


def test_a_body_beyond_the_limit_is_refused(client: TestClient) -> None:
    assert upload(client, "to.txt", b"x" * 21_000_000).status_code == 413

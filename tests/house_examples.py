"""Walks the HTTP API as people use it and records what it asked and got: `python -m tests.house_examples` writes the
examples of the contract anew.
"""

from __future__ import annotations

import json
import os
import tempfile
import time
from pathlib import Path
from typing import Any
from unittest.mock import patch

from fastapi import FastAPI
from fastapi.testclient import TestClient

from api.accounts.roles import Role
from api.commands.drafting import examples
from api.http.app import create_app
from api.http.examples import FILE
from api.settings import Settings
from assistant.model import Model
from assistant.writing.fake import FakeModel

BASE, V1 = "http://127.0.0.1", "/api/v1"
PASSWORD = "con suối chảy qua làng"
ANSWERS = """unit: Sở Tư pháp
kind: five_year
period: 2021-2025
date: 2020-09-15
place: Quảng Ngãi
answers:
  p1.2.computers: 62 máy tính, 58 cán bộ, công chức
projects:
  - Số hóa hồ sơ cấp phép; Văn phòng Sở chủ trì; mới; 2022-2023; 1,2 tỷ; chi thường xuyên; ngân sách tỉnh
"""


class Walk:
    """Requests under their patterns; the first that succeeds is the example."""

    def __init__(self, app: FastAPI) -> None:
        self.app, self.found = app, {}  # type: ignore[var-annotated]

    def __call__(self, who: TestClient, route: str, body: Any = None, *, etag: str = "", **given: Any) -> Any:
        """`given`: what stands in the path, and what is asked in the query; `etag` becomes If-Match."""
        method, path = route.split(" ")
        slots = {name: value for name, value in given.items() if f"{{{name}}}" in path}
        query = {name.rstrip("_"): value for name, value in given.items() if name not in slots}
        headers = {"If-Match": etag} if etag else {}
        sent = {"content": body} if isinstance(body, bytes) else {"json": body} if body is not None else {}
        if isinstance(body, bytes):
            headers["Content-Type"] = "application/octet-stream"
        answer = who.request(method, path.format(**slots), params=query, headers=headers, **sent)
        assert answer.is_success, (route, answer.status_code, answer.text[:400])
        entry: dict[str, Any] = {"parameters": {**slots, **query, **({"if-match": etag} if etag else {})}}
        if body is not None and not isinstance(body, bytes):
            entry["request"] = short(body)
        plain = answer.headers.get("content-type") == "application/json" and "content-disposition" not in answer.headers
        told = self.found.setdefault(route, entry)
        if plain and answer.content:
            told.setdefault("responses", {}).setdefault(str(answer.status_code), short(answer.json()))
        return answer


def short(value: Any, deep: int = 0) -> Any:
    """Enough to see the shape: of long lists the beginning, of long texts as well."""
    if isinstance(value, dict):
        return {name: short(part, deep) for name, part in value.items()}
    if isinstance(value, list):
        plain = not any(isinstance(part, dict | list) for part in value)
        return [short(part, deep + 1) for part in value[: 3 if plain else 2 if deep == 0 else 1]]
    return f"{value[:400]} …" if isinstance(value, str) and len(value) > 400 else value


def walk() -> dict[str, Any]:
    """Every operation once, each with success."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"KEHOACH_DATA": folder, "KEHOACH_EMBEDDING": "none"}
        alone = create_app(Settings(database_url=f"sqlite:///{folder}/one.db", workers=0))
        shared = create_app(Settings(database_url=f"sqlite:///{folder}/many.db", workers=0))
        try:
            found = Walk(alone)
            _plan(found, TestClient(alone, BASE))
            _people(found, shared)
        finally:
            alone.state.house.close()
            shared.state.house.close()
    return dict(sorted(found.found.items()))


def _plan(do: Walk, me: TestClient) -> None:
    plans, one = f"{V1}/plans", f"{V1}/plans/{{plan_id}}"
    do(me, "GET /healthz")
    do(me, "GET /readyz")
    do(me, "GET /metrics")
    do(me, f"GET {V1}/units", q="tu phap")
    do(me, f"GET {V1}/citations", q="nghị định 45/2020 điều 25", k=2, date="2020-09-15", in_force=True, type=["Nghị định"], issuer=["Chính phủ"], level=["trung-uong"])  # fmt: skip
    head = {"unit": "Sở Tư pháp", "kind": "five_year", "period": [2021, 2025], "date": "2020-09-15"}
    do(me, f"POST {plans}", head)
    do(me, f"POST {plans}/import", {"yaml": ANSWERS})
    do(me, f"GET {plans}", unit="Sở Tư pháp", limit=50)
    full = me.post(f"{plans}/import", json={"yaml": examples()[0].read_text(encoding="utf-8")}).json()["id"]
    at: dict[str, Any] = {"plan_id": full}
    etag = do(me, f"GET {one}", **at).headers["etag"]
    signer = {"authority": "", "title": "Giám đốc", "name": "Nguyễn Văn A"}
    body = {"date": "2020-09-16", "place": "Quảng Ngãi", "number": "", "signer": signer, "recipients": ["Như trên"]}
    do(me, f"PUT {one}", body, etag=etag, **at)
    do(me, f"GET {one}/framework", **at)
    do(me, f"GET {one}/framework/{{requirement}}", requirement="p1.2.computers", **at)
    do(me, f"GET {one}/answers", **at)
    etag = do(me, f"GET {one}/answers/{{requirement}}", requirement="p1.2.computers", **at).headers["etag"]
    said = {"text": "62 máy tính, 58 cán bộ, công chức"}
    do(me, f"POST {one}/answers/{{requirement}}/reading", said, requirement="p1.2.computers", **at)
    do(me, f"PUT {one}/answers/{{requirement}}", said, etag=etag, requirement="p1.2.computers", **at)
    do(me, f"GET {one}/messages/opening", **at)
    do(me, f"POST {one}/messages", {"text": "tình hình"}, **at)
    do(me, f"GET {one}/messages", limit=20, **at)
    plan = me.post(plans, json=head)
    do(me, f"DELETE {one}", etag=plan.headers["etag"], plan_id=plan.json()["id"])
    do.found[f"GET {one}/events"] = {"parameters": {**at, "last-event-id": "2"}}  # goes on for as long as one listens
    facts = do(me, f"GET {one}/facts", source="p1.2.computers", **at).json()["items"]
    do(me, f"GET {one}/facts/{{fact_id}}", fact_id=facts[-1]["id"], **at)
    for part in (
        "outline",
        "sections",
        "findings",
        "coverage",
        "charts",
        "exports/summary",
        "exports/xlsx",
        "exports/json",
    ):
        do(me, f"GET {one}/{part}", **at)
    do(me, f"GET {one}/exports/word", part="all", draft=True, **at)
    do(me, f"GET {one}/figures/{{quantity}}", quantity="it.ratio", **at)
    _text(do, me, f"{one}/sections/{{section}}", {**at, "section": "p1.i"})
    _table(do, me, f"{one}/projects", at)
    asked = {"text": "sao lưu dữ liệu của hệ thống cấp độ 3", "offline": True}
    do(me, f"POST {V1}/questions", asked)
    job = do(me, f"POST {one}/questions", asked, **at).json()["id"]
    do(me, f"GET {V1}/questions/{{job}}/events", job=job)
    model = Model(FakeModel(script=lambda prompt: ""), "mo-hinh", "127.0.0.1:8091")
    with patch("api.http.routes.rewriting.configured_model", lambda plan="": model):
        writing = do(me, f"POST {one}/sections/{{section}}/writing", {"how": "câu ngắn"}, section="p1.ii", **at)
        do(me, f"GET {V1}/writing/{{job}}/events", job=writing.json()["id"])
    waiting = do(me, f"GET {one}/proposals", **at).json()["items"]
    do(me, f"POST {one}/proposals/{{proposal}}/accept", proposal=waiting[0]["id"], **at)
    waiting = me.get(f"{plans}/{full}/proposals").json()["items"]
    do(me, f"POST {one}/proposals/{{proposal}}/decline", proposal=waiting[0]["id"], **at)
    archive = me.get(f"{plans}/{full}/exports/json").text
    do(me, f"POST {plans}/archive", {"archive": archive})
    told = "Tỷ lệ đơn vị trực thuộc có mạng nội bộ (LAN): 3/4 đơn vị\n"
    job = do(me, f"POST {one}/attachments", told.encode(), name="bao-cao.txt", **at).json()["id"]
    do(me, f"GET {one}/jobs", **at)
    seq = _result(me, job)["seq"]
    do(me, f"GET {one}/attachments/{{seq}}", seq=seq, **at)
    do(me, f"POST {one}/attachments/{{seq}}/take", {"chosen": [1]}, seq=seq, **at)
    job = do(me, f"POST {one}/jobs", {"do": "draft"}, **at).json()["id"]
    _job(do, me, job)
    text = "ỦY BAN NHÂN DÂN TỈNH\n\nQUY CHẾ\nquản lý kho dữ liệu\n\nĐiều 1. Phạm vi\nQuy chế này nói về kho dữ liệu của tỉnh.\n"
    job = do(me, f"POST {V1}/corpus", text.encode(), name="quy-che.txt").json()["id"]
    _job(do, me, job)
    key = do(me, f"GET {V1}/corpus").json()["items"][0]["key"]
    do(me, f"DELETE {V1}/corpus", key=key)


def _text(do: Walk, me: TestClient, section: str, at: dict[str, Any]) -> None:
    shown = do(me, f"GET {section}", **at)
    text = f"{shown.json()['text']}\n- Phòng họp có 02 máy chiếu."
    etag = do(me, f"PUT {section}", {"text": text}, etag=shown.headers["etag"], **at).headers["etag"]
    do(me, f"GET {section}/versions", **at)
    do(me, f"GET {section}/versions/compare", from_=0, to=1, **at)
    etag = do(me, f"POST {section}/renew", {"take": "composed"}, etag=etag, **at).headers["etag"]
    ways = [way["id"] for way in do(me, f"GET {V1}/rewriting/ways").json()["items"]]
    rewrites = f"{section.format(**at)}/rewrites"
    how = next(way for way in ways if me.post(rewrites, json={"how": way}).json()["items"])
    found = do(me, f"POST {section}/rewrites", {"how": how}, **at).json()
    items = [{"sentence": item["sentence"], "after": item["after"]} for item in found["items"][:1]]
    etag = do(me, f"POST {section}/rewrites/take", {"how": how, "items": items}, etag=etag, **at).headers["etag"]
    hit = me.get(f"{V1}/citations", params={"q": "nghị định 45/2020 điều 25"}).json()["hits"][0]
    basis = {"document": hit["document"], "pinpoint": hit["pinpoint"]}
    etag = do(me, f"POST {section}/bases", basis, etag=etag, **at).headers["etag"]
    do(me, f"POST {section}/versions/{{version}}/restore", etag=etag, version=1, **at)


def _table(do: Walk, me: TestClient, projects: str, at: dict[str, Any]) -> None:
    shown = do(me, f"GET {projects}", **at).json()
    row = do(me, f"POST {projects}", {"text": "Số hóa hồ sơ; Văn phòng chủ trì; 2022; 1,2 tỷ"}, **at).json()
    at_row = {**at, "row": row["row"]}
    again = {"text": "Số hóa hồ sơ; Văn phòng chủ trì; 2022; 1,5 tỷ; chi thường xuyên"}
    row = do(me, f"PUT {projects}/{{row}}", again, etag=f'"{row["version"]}"', **at_row).json()
    cell = {"text": "1.400"}
    etag = f'"{row["version"]}"'
    row = do(me, f"PUT {projects}/{{row}}/cells/{{column}}", cell, etag=etag, column="total", **at_row).json()
    do(me, f"POST {projects}/paste", {"text": "Trang bị máy chủ\t2022\t300 triệu"}, **at)
    do(me, f"POST {projects}/paste", {"text": "Mua phần mềm\t2023\t200 triệu", "preview": True}, **at)
    order = [item["row"] for item in me.get(projects.format(**at)).json()["items"]]
    shown = me.get(projects.format(**at))
    shown = do(me, f"PUT {projects}/order", {"rows": order[::-1]}, etag=shown.headers["etag"], **at)
    do(me, f"POST {projects}/undo", {}, etag=shown.headers["etag"], **at)
    do(me, f"DELETE {projects}/{{row}}", etag=f'"{row["version"]}"', **at_row)


def _result(me: TestClient, job: str) -> Any:
    while me.get(f"{V1}/jobs/{job}").json()["state"] in ("waiting", "running"):
        time.sleep(0.05)
    return me.get(f"{V1}/jobs/{job}/result").json()


def _job(do: Walk, me: TestClient, job: str) -> None:
    while me.get(f"{V1}/jobs/{job}").json()["state"] in ("waiting", "running"):
        time.sleep(0.05)
    do(me, f"GET {V1}/jobs/{{job}}", job=job)
    do(me, f"GET {V1}/jobs/{{job}}/result", job=job)
    do(me, f"GET {V1}/jobs/{{job}}/events", job=job)
    do(me, f"DELETE {V1}/jobs/{{job}}", job=job)


def _people(do: Walk, app: FastAPI) -> None:
    app.state.house.accounts.add("quan-tri", "", Role.ADMIN, PASSWORD)
    clients = {name: TestClient(app, BASE, headers={"Sec-Fetch-Site": "same-origin"}) for name in ROLES}
    admin = clients["quan-tri"]
    admin.post(f"{V1}/session", json={"name": "quan-tri", "password": PASSWORD})
    for name, role, unit in [(n, *told) for n, told in ROLES.items() if n != "quan-tri"]:
        body = {"name": name, "unit": unit, "role": role, "password": PASSWORD}
        do(admin, f"POST {V1}/accounts", body)
        do(clients[name], f"POST {V1}/session", {"name": name, "password": PASSWORD})
    do(admin, f"GET {V1}/accounts")
    do(admin, f"PATCH {V1}/accounts/{{name}}", {"active": True}, name="lan.stp")
    editor, head, clerk, reviewer = (clients[name] for name in ("lan.stp", "minh.stp", "hoa.stp", "tham.dinh"))
    do(editor, f"GET {V1}/session")
    token = do(editor, f"POST {V1}/tokens", {"name": "báo cáo", "days": 30}).json()["id"]
    do(editor, f"GET {V1}/tokens")
    do(editor, f"DELETE {V1}/tokens/{{token}}", token=token)
    text = examples()[0].read_text(encoding="utf-8").replace("Sở Công Thương", "Sở Tư pháp")
    plan = editor.post(f"{V1}/plans/import", json={"yaml": text}).json()["id"]
    one, at = f"{V1}/plans/{{plan_id}}", {"plan_id": plan}
    given = {**at, "requirement": "p1.2.computers", "person": "nga.stp"}
    do(editor, f"PUT {one}/given/{{requirement}}/{{person}}", **given)
    do(editor, f"GET {one}/given", **at)
    do(editor, f"DELETE {one}/given/{{requirement}}/{{person}}", **given)
    seq = do(editor, f"POST {one}/life/submit", {"note": "Kính gửi xem xét"}, **at).json()["seq"]
    do(reviewer, f"GET {one}/versions/{{seq}}", seq=seq, **at)
    do(reviewer, f"GET {one}/versions/{{seq}}/word", seq=seq, part="all", **at)
    do(reviewer, f"POST {one}/life/opinion", {"note": "Đồng ý về mục tiêu"}, **at)
    do(reviewer, f"POST {one}/life/more", {"note": "Bổ sung kinh phí mục IV"}, **at)
    do(head, f"POST {one}/life/return", {"note": "Xem lại mục III"}, **at)
    do(head, f"POST {one}/life/approve", {"note": ""}, **at)
    etag = clerk.get(one.format(**at)).headers["etag"]
    do(clerk, f"POST {one}/life/register", {"number": "15", "date": "2020-10-05"}, etag=etag, **at)
    do(editor, f"GET {one}/life", **at)
    do(admin, f"GET {V1}/audit", limit=50)
    changed = {"old": PASSWORD, "new": "mùa lúa chín vàng đồng"}
    do(editor, f"PUT {V1}/session/password", changed)
    do(head, f"DELETE {V1}/session/all")
    do(clerk, f"DELETE {V1}/session")


ROLES = {
    "quan-tri": (str(Role.ADMIN), ""),
    "lan.stp": (str(Role.EDITOR), "Sở Tư pháp"),
    "nga.stp": (str(Role.SOURCE), "Sở Tư pháp"),
    "minh.stp": (str(Role.HEAD), "Sở Tư pháp"),
    "hoa.stp": (str(Role.CLERK), "Sở Tư pháp"),
    "tham.dinh": (str(Role.REVIEWER), ""),
}


if __name__ == "__main__":
    written = json.dumps(walk(), ensure_ascii=False, indent=1)
    Path(FILE).write_text(written + "\n", encoding="utf-8")

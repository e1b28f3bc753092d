"""What stands before every route: foreign pages, foreign hosts, large bodies, headers, logs, metrics."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from api.http.guard import HEADERS
from api.http.observe import JsonLines, log_to_stderr
from tests.api.http.conftest import problem

BODY = {"unit": "Sở Nội vụ", "kind": "annual", "year": 2021}


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://la.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site", "Origin": "http://127.0.0.1"},
        {"Origin": "http://127.0.0.1:9999"},
    ],
)
def test_a_foreign_page_changes_nothing(client: TestClient, headers: dict[str, str]) -> None:
    assert problem(client.post("/api/v1/plans", json=BODY, headers=headers)) == (403, "not-allowed")
    assert client.get("/api/v1/plans").json()["items"] == []


@pytest.mark.parametrize("headers", [{}, {"Origin": "http://127.0.0.1"}, {"Sec-Fetch-Site": "same-origin"}])
def test_our_own_page_and_programs_are_let_through(client: TestClient, headers: dict[str, str]) -> None:
    assert client.post("/api/v1/plans", json=BODY, headers=headers).status_code == 201


@pytest.mark.parametrize("host", ["la.example", "127.0.0.1.la.example", "localhost.la.example:80", ""])
def test_a_name_that_was_made_to_point_here_is_refused(client: TestClient, host: str) -> None:
    assert problem(client.get("/api/v1/plans", headers={"Host": host})) == (400, "bad-request")


def test_a_form_of_a_foreign_page_is_no_json(client: TestClient) -> None:
    refused = client.post("/api/v1/plans", content=json.dumps(BODY), headers={"Content-Type": "text/plain"})
    assert problem(refused) == (422, "invalid")


def chunks(count: int) -> Iterator[bytes]:
    for _ in range(count):
        yield b" " * 1_000_000


def test_a_body_beyond_the_limit_is_refused_whether_it_tells_its_length_or_not(client: TestClient) -> None:
    told = client.post("/api/v1/plans", content=b" " * 20_000_001, headers={"Content-Type": "application/json"})
    assert problem(told) == (413, "too-large")
    untold = client.post("/api/v1/plans", content=chunks(30), headers={"Content-Type": "application/json"})
    assert problem(untold) == (413, "too-large")


@pytest.mark.parametrize("path", ["/api/v1/plans", "/healthz", "/khong-co", "/api/v1/openapi.json"])
def test_every_answer_carries_the_headers_that_keep_browsers_safe(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    assert {name: headers[name] for name in HEADERS} == HEADERS
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["cache-control"] == "no-store"
    assert not {"server", "access-control-allow-origin"} & set(headers)


def test_metrics_name_routes_and_no_plan(client: TestClient, plan: str) -> None:
    client.get(plan)
    text = client.get("/metrics").text
    assert 'kehoach_requests_total{method="GET",route="/api/v1/plans/{plan_id}",status="200"} 1.0' in text
    assert plan.rsplit("/", 1)[1] not in text


def test_the_log_says_who_what_when_where_and_nothing_that_people_wrote(
    client: TestClient, plan: str, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, "kehoach.access"):
        client.put(f"{plan}/answers/p1.2.computers", json={"text": "62 máy bí mật"}, params={"x": "riêng"})
    (line,) = [json.loads(JsonLines().format(record)) for record in caplog.records if record.name == "kehoach.access"]
    assert line["what"] == "PUT /api/v1/plans/{plan_id}/answers/{requirement}"
    assert (line["status"], line["plan"]) == (200, plan.rsplit("/", 1)[1])
    assert line["when"]
    assert "bí mật" not in json.dumps(line, ensure_ascii=False)
    assert "riêng" not in json.dumps(line, ensure_ascii=False)


@pytest.mark.parametrize("path", ["/.git/config", "/web/../settings.py", "/web/%2e%2e/%2e%2e/settings.py", "/web/", "/web/.env", "/settings.py", "/web//etc/passwd", "/api/http/app.py"])  # fmt: skip
def test_nothing_but_the_files_of_the_page_is_served(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404
    assert client.get("/web/js/app.js").status_code == 200


@pytest.fixture
def loggers() -> Iterator[None]:
    """What is set up of logging is put back."""
    kept = [(logger := logging.getLogger(name), logger.handlers[:], logger.level) for name in ("", "kehoach")]
    yield
    for logger, handlers, level in kept:
        logger.handlers[:] = handlers
        logger.setLevel(level)


def test_what_libraries_and_faults_tell_is_a_structured_line_without_their_values(
    loggers: None, capsys: pytest.CaptureFixture[str]
) -> None:
    log_to_stderr("info")
    try:
        raise ValueError("lời của đơn vị: bí mật")
    except ValueError as error:
        for name in ("uvicorn.error", "kehoach.http", "kehoach.jobs"):
            logging.getLogger(name).error("Exception in ASGI application\n", exc_info=error)
    logging.getLogger("sqlalchemy.pool").warning("returned %s", "bí mật")
    logging.getLogger("httpx").info("GET ?q=bí mật")
    logging.getLogger("kehoach.access").info("request", extra={"fields": {"who": "lan.stp"}})
    lines = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    assert "bí mật" not in str(lines)
    assert [line.get("fault") for line in lines] == ["ValueError"] * 3 + [None] * 2
    assert lines[0]["place"].rsplit(":", 1)[0] == __file__
    assert (lines[3]["event"], lines[4]["who"]) == ("returned %s", "lan.stp")

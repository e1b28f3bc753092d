"""What the server tells of itself: metrics for Prometheus, one structured line a request, no personal content."""

from __future__ import annotations

import json
import logging
import sys
import time
from collections.abc import Callable, MutableMapping
from datetime import UTC, datetime
from typing import Any

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

log = logging.getLogger("kehoach.access")
BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.15, 0.25, 0.5, 1, 2.5, 10)


class Metrics:
    """Counters of one server; routes are told by their pattern, never by what stands in the address."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        labels = ["method", "route", "status"]
        self.requests = Counter("kehoach_requests", "Số yêu cầu", labels, registry=self.registry)
        self.seconds = Histogram(
            "kehoach_request_seconds", "Thời gian trả lời", ["method", "route"], buckets=BUCKETS, registry=self.registry
        )
        self.going = Gauge("kehoach_requests_in_progress", "Yêu cầu đang xử lý", registry=self.registry)


class Observer:
    """ASGI middleware: counts, times and logs each request."""

    def __init__(self, app: Any, metrics: Metrics) -> None:
        self.app, self.metrics = app, metrics

    async def __call__(self, scope: MutableMapping[str, Any], receive: Any, send: Callable[[Any], Any]) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        begun, status = time.perf_counter(), 500

        async def sending(message: MutableMapping[str, Any]) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        with self.metrics.going.track_inprogress():
            try:
                await self.app(scope, receive, sending)
            finally:
                self._tell(scope, status, time.perf_counter() - begun)

    def _tell(self, scope: MutableMapping[str, Any], status: int, seconds: float) -> None:
        route = getattr(scope.get("route"), "path", "-")
        method = scope["method"] if scope["method"] in METHODS else "-"
        self.metrics.requests.labels(method, route, status).inc()
        self.metrics.seconds.labels(method, route).observe(seconds)
        state, parameters = scope.get("state", {}), scope.get("path_params", {})
        log.info(
            "request",
            extra={
                "fields": {
                    "who": state.get("who", ""),
                    "what": f"{method} {route}",
                    "plan": str(parameters.get("plan_id", ""))[:120],
                    "status": status,
                    "ms": round(seconds * 1000, 1),
                    "where": (scope.get("client") or ("",))[0],
                }
            },
        )


METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


class JsonLines(logging.Formatter):
    """One JSON object a line: when, level, what, and the fields given."""

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "when": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            # What a library fills into its words may be a person's; ours names what may be told.
            "event": record.getMessage() if record.name.startswith("kehoach") else str(record.msg).strip()[:200],
            **getattr(record, "fields", {}),
        }
        if record.exc_info and record.exc_info[1] is not None:
            # The kind of fault and its place; the text of an exception may quote what a person wrote.
            trace = record.exc_info[2]
            while trace is not None and trace.tb_next is not None:
                trace = trace.tb_next
            place = f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace else ""
            line |= {"fault": type(record.exc_info[1]).__name__, "place": place, "by": record.name}
        return json.dumps(line, ensure_ascii=False)


def log_to_stderr(level: str) -> None:
    """Structured lines on standard error: of our own loggers, and what libraries warn of."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines())
    for name, least in (("", "WARNING"), ("kehoach", level.upper())):
        logger = logging.getLogger(name)
        logger.handlers[:] = [handler] if not name else []
        logger.setLevel(least)

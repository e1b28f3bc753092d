"""A server with an API like OpenAI's on loopback that answers by a script, or fails in a way that is asked for."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from assistant.writing.fake import Script

FAILURES = ("busy", "broken", "refused", "silent", "drip", "nonsense")


class FakeServer:
    """`url` is what KEHOACH_MODEL_URL takes; `asked` the bodies of all requests, `keys` the keys they came with.

    `failure`: busy (429 for the first `times` requests), broken (500), refused (401), silent (no answer), drip (a byte now and then,
    without an end), nonsense (an answer that is no JSON at all).
    """

    def __init__(self, script: Script, failure: str = "", times: int = 1_000_000) -> None:
        self.script, self.failure, self.times = script, failure, times
        self.asked: list[dict[str, Any]] = []
        self.keys: list[str] = []
        self.closed = threading.Event()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_port}/v1"

    def begin(self) -> None:
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()

    def end(self) -> None:
        self.closed.set()
        self._server.shutdown()
        self._server.server_close()


@contextmanager
def fake_server(script: Script, failure: str = "", times: int = 1_000_000) -> Iterator[FakeServer]:
    """A running server, stopped at the end."""
    server = FakeServer(script, failure, times)
    server.begin()
    try:
        yield server
    finally:
        server.end()


def _handler(fake: FakeServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.0"

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["content-length"])))
            fake.asked.append(body)
            fake.keys.append(str(self.headers["authorization"]))
            if fake.failure and len(fake.asked) <= fake.times:
                self._fail(fake.failure)
                return
            text = fake.script(str(body["messages"][-1]["content"]))
            if body.get("stream"):
                self._stream(text)
            else:
                self._send(200, _whole(text))

        def _fail(self, failure: str) -> None:
            if failure in ("busy", "broken", "refused"):
                status = {"busy": 429, "broken": 500, "refused": 401}[failure]
                self._send(status, json.dumps({"error": {"message": f"no, not with {self.headers['authorization']}"}}))
            elif failure == "nonsense":
                self._send(200, "<html>đây không phải JSON</html>")
            elif failure == "silent":
                fake.closed.wait(60)
            else:
                self.send_response(200)
                self.end_headers()
                while not fake.closed.wait(0.05):
                    try:
                        self.wfile.write(b" ")
                        self.wfile.flush()
                    except OSError:
                        return

        def _stream(self, text: str) -> None:
            self.send_response(200)
            self.send_header("content-type", "text/event-stream")
            self.end_headers()
            for piece in text.splitlines(keepends=True) or [""]:
                self.wfile.write(f"data: {_chunk(piece)}\n\n".encode())
            self.wfile.write(b"data: [DONE]\n\n")

        def _send(self, status: int, body: str) -> None:
            self.send_response(status)
            self.send_header("content-type", "application/json")
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, *_args: Any) -> None:
            return

    return Handler


def _whole(text: str) -> str:
    choice = {"index": 0, "message": {"role": "assistant", "content": text}, "finish_reason": "stop"}
    usage = {"prompt_tokens": 7, "completion_tokens": 3, "total_tokens": 10}
    return json.dumps({**_head("chat.completion"), "choices": [choice], "usage": usage})


def _chunk(text: str) -> str:
    choice = {"index": 0, "delta": {"role": "assistant", "content": text}, "finish_reason": None}
    return json.dumps({**_head("chat.completion.chunk"), "choices": [choice]})


def _head(kind: str) -> dict[str, Any]:
    return {"id": "fake", "object": kind, "created": int(time.time()), "model": "fake"}

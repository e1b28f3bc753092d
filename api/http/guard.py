"""What stands before every route: whose requests are taken, how large they may be, what browsers are told."""

from __future__ import annotations

import ipaddress
from collections.abc import Callable, MutableMapping
from typing import Any
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException

from api.http.problems import problem_response

Scope = MutableMapping[str, Any]
Receive = Callable[[], Any]
Send = Callable[[MutableMapping[str, Any]], Any]
SAFE = {"GET", "HEAD", "OPTIONS"}
LOCAL = ("127.0.0.1", "localhost", "[::1]")

HEADERS = {
    # Nothing is loaded from elsewhere, no script or style stands in the page itself, nobody frames it.
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=()",
}


HTTPS = {"Strict-Transport-Security": "max-age=31536000"}


class TooLarge(HTTPException):
    """Raised while a body is read that goes beyond the limit; whoever reads it lets it pass as an answer."""

    def __init__(self) -> None:
        super().__init__(413)


class Guard:
    """ASGI middleware. `hosts`: names that the Host header may have, () for any (behind accounts)."""

    def __init__(self, app: Any, max_body_bytes: int, hosts: tuple[str, ...], https: bool) -> None:
        self.app, self.max_body_bytes, self.hosts = app, max_body_bytes, hosts
        self.headers = HEADERS | (HTTPS if https else {})

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def sending(message: MutableMapping[str, Any]) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self.headers.items():
                    headers.setdefault(name, value)
                headers.setdefault("Cache-Control", "no-store")
            await send(message)

        headers = Headers(scope=scope)
        refused = self._refuse(scope, headers)
        if refused is not None:
            await refused(scope, receive, sending)
            return
        await self.app(scope, self._bounded(receive), sending)

    def _refuse(self, scope: Scope, headers: Headers) -> Any:
        host = headers.get("host", "")
        if self.hosts and host.rsplit(":", 1)[0] not in self.hosts and host not in self.hosts:
            return problem_response("bad-request", "Máy chủ này chỉ nhận yêu cầu gửi tới 127.0.0.1.")
        if scope["method"] not in SAFE and not same_origin(headers, host):
            return problem_response("not-allowed", "Yêu cầu đến từ một trang khác.")
        length = headers.get("content-length", "0")
        if not length.isdigit():
            return problem_response("bad-request")
        return self._too_large() if int(length) > self.max_body_bytes else None

    def _too_large(self) -> Any:
        return problem_response("too-large", f"Mỗi yêu cầu không quá {self.max_body_bytes // 1_000_000} MB.")

    def _bounded(self, receive: Receive) -> Receive:
        seen = 0

        async def receiving() -> Any:
            nonlocal seen
            message = await receive()
            seen += len(message.get("body", b""))
            if seen > self.max_body_bytes:
                raise TooLarge
            return message

        return receiving


def same_origin(headers: Headers, host: str) -> bool:
    """Did our own page send this, or a program that is no browser? Browsers tell by Sec-Fetch-Site, older ones by Origin."""
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site in ("same-origin", "none")
    origin = headers.get("origin")
    return origin is None or urlsplit(origin).netloc == host


def is_loopback(host: str) -> bool:
    """Is it an address of this machine alone?"""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False

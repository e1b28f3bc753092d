"""The page: its files as they lie in api/web, kept in memory, always asked for anew and sent only when they changed."""

from __future__ import annotations

import gzip
import hashlib
import mimetypes
from collections.abc import MutableMapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from starlette.datastructures import Headers
from starlette.responses import Response

FOLDER = Path(__file__).parents[1] / "web"
TEXTS = ("text/", "image/svg")
METHODS = ("GET", "HEAD")


@dataclass(frozen=True)
class _File:
    """A file with what its answers need; `changed`: when the file was written, in ns."""

    path: Path
    media: str
    content: bytes
    packed: bytes
    etag: str
    changed: int


@dataclass(frozen=True)
class _Route:
    """What the log and the metrics call these answers."""

    path: str


class Page:
    """ASGI middleware: `/` is the page, `/web/…` its scripts and styles; a cold load asks for all of them at once, so none goes
    through the routes. All else is passed on."""

    def __init__(self, app: Any, folder: Path = FOLDER) -> None:
        self.app = app
        files = (path for path in folder.rglob("*") if path.is_file() and path.suffix != ".md")
        self.files = {f"/web/{path.relative_to(folder).as_posix()}": _read(path) for path in files}
        self.files["/"] = self.files["/web/index.html"]

    async def __call__(self, scope: MutableMapping[str, Any], receive: Any, send: Any) -> None:
        found = self.files.get(scope["path"]) if scope["type"] == "http" and scope["method"] in METHODS else None
        if found is None:
            await self.app(scope, receive, send)
            return
        if found.path.stat().st_mtime_ns != found.changed:  # somebody works on it
            found = self.files[scope["path"]] = _read(found.path)
        scope["route"] = _Route("/" if scope["path"] == "/" else "/web")
        await _answer(found, Headers(scope=scope))(scope, receive, send)


def _read(path: Path) -> _File:
    content = path.read_bytes()
    media = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    packed = gzip.compress(content, mtime=0) if media.startswith(TEXTS) else b""
    etag = f'"{hashlib.sha256(content).hexdigest()[:20]}"'
    return _File(path, media, content, packed, etag, path.stat().st_mtime_ns)


def _answer(found: _File, headers: Headers) -> Response:
    told = {"Cache-Control": "no-cache", "ETag": found.etag, "Vary": "Accept-Encoding"}
    if found.etag in headers.get("if-none-match", ""):
        return Response(status_code=304, headers=told)
    packed = found.packed and "gzip" in headers.get("accept-encoding", "")
    if packed:
        told["Content-Encoding"] = "gzip"
    return Response(found.packed if packed else found.content, headers=told, media_type=found.media)

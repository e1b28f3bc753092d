"""Texts added to the lookup of legal bases, read beside the server."""

from __future__ import annotations

import hashlib
import json
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request, Response, status

from api.accounts.roles import Action, User
from api.http import schemas as s
from api.http.deps import V1, FileContent, FileName, Needs, TheHouse, address_of, allow
from api.http.jobs import Cancelled, Made, Tell, Work
from api.http.problems import Problem, documented
from api.http.routes.jobs import job_out
from corpus.added import Outcome, add, listed, remove
from corpus.errors import InputError
from corpus.folders import data_folder
from corpus.index import IndexBusyError
from corpus.readers.files import SUFFIXES

router = APIRouter(prefix=V1, tags=["căn cứ"])
Manager = Annotated[User, Depends(Needs(Action.MANAGE))]


@router.get("/corpus", dependencies=[allow(Action.LOOK_UP)], responses=documented("not-allowed"))
def list_added() -> s.AddedList:
    """Văn bản do đơn vị thêm vào kho tra cứu."""
    items = []
    for text in listed():
        kind: Any = text.kind
        items.append(
            s.AddedOut(
                key=text.key,
                number=text.number,
                title=text.title,
                kind=kind,
                source=text.source,
                added=text.added_on,
                passages=text.count,
            )
        )
    return s.AddedList(items=items)


@router.post(
    "/corpus", status_code=status.HTTP_202_ACCEPTED, responses=documented("not-allowed", "media-type", "invalid")
)
def add_text(
    name: FileName,
    content: FileContent,
    house: TheHouse,
    user: Manager,
    request: Request,
    response: Response,
) -> s.JobOut:
    """Thêm một tệp văn bản vào kho tra cứu: đọc ở phía sau, kết quả ở /jobs/{job}/result."""
    suffix = f".{name.rpartition('.')[2].lower()}"
    if suffix not in SUFFIXES:
        raise Problem("media-type", f"Loại tệp không nhận; nhận {', '.join(SUFFIXES)}.")
    job = house.jobs.start("read", user.name, _reading(content, name, suffix))
    house.accounts.note(user.name, "text added", name, address_of(request))
    response.headers["Location"] = f"{V1}/jobs/{job.id}"
    return job_out(job)


@router.delete("/corpus", status_code=status.HTTP_204_NO_CONTENT, responses=documented("not-allowed", "not-found"))
def remove_text(
    key: Annotated[str, Query(min_length=1, max_length=200, description="key của văn bản", examples=["tệp:quy-che"])],
    user: Manager,
    house: TheHouse,
    request: Request,
) -> None:
    """Gỡ một văn bản khỏi kho tra cứu; tệp gốc vẫn ở nơi lưu."""
    if all(text.key != key for text in listed()):
        raise Problem("not-found", "Kho tra cứu không có văn bản này.")
    remove(key)
    house.accounts.note(user.name, "text removed", key, address_of(request))


def _index(outcome: Outcome, tell: Tell) -> None:
    """The index with the new text, made here so that nobody's question waits for it; cancelled, a new text is taken out."""
    from corpus.lookup import build

    def step(text: str, share: float) -> None:
        tell(f"Lập chỉ mục: {text}", 0.4 + 0.5 * share)

    try:
        build(data_folder(), step)
    except IndexBusyError:  # another process makes one; the next question sees to the rest
        return
    except Cancelled:
        if outcome.kind == "added":
            remove(outcome.key)
        raise


def _reading(content: bytes, name: str, suffix: str) -> Work:
    def work(tell: Tell) -> Made:
        tell("Lưu tệp", 0.1)
        folder = data_folder() / "uploads" / hashlib.sha256(content).hexdigest()[:16]
        folder.mkdir(parents=True, exist_ok=True)
        stem = "".join(char if char.isalnum() or char in " ._-" else "-" for char in name.rpartition(".")[0]).strip(
            " ."
        )
        path = folder / f"{stem[:80] or 'tep'}{suffix}"
        path.write_bytes(content)
        tell("Đọc văn bản", 0.2)
        outcome = add(path)
        if outcome.kind == "refused":
            path.unlink()
            raise InputError(outcome.message.replace(str(path), name))
        if outcome.kind in ("added", "replaced"):
            _index(outcome, tell)
        told = {"kind": outcome.kind, "message": outcome.message, "key": outcome.key, "notes": list(outcome.notes)}
        return Made(json.dumps(told, ensure_ascii=False).encode(), "application/json", "ket-qua.json")

    return work

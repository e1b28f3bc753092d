"""The plan as it is drafted: outline with states, sections, findings, coverage."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Response

from api.http import schemas as s
from api.http.deps import V1, IfNoneMatch, ReadDraft, TheHouse, etag
from api.http.documents import document_out, findings_out, outline_out
from api.http.drafts import Stamp
from api.http.problems import documented

router = APIRouter(prefix=f"{V1}/plans/{{plan_id}}", tags=["văn bản"])
NOT_MODIFIED: dict[int | str, dict[str, Any]] = {304: {"description": "Chưa đổi từ ETag đã gửi"}}


def _unchanged(stamp: Stamp, if_none_match: str | None, response: Response) -> bool:
    response.headers["ETag"] = tag = etag(*stamp)
    response.headers["Cache-Control"] = "private, no-cache"
    return if_none_match is not None and tag in [part.strip() for part in if_none_match.split(",")]


@router.get("/outline", responses=documented("not-found", "not-allowed", more=NOT_MODIFIED))
def show_outline(
    plan: ReadDraft, house: TheHouse, response: Response, if_none_match: IfNoneMatch = None
) -> s.OutlineOut:
    """Dàn ý với trạng thái từng mục và tiến độ."""
    if _unchanged(house.store.stamp(plan.id), if_none_match, response):
        raise NotModified(response)
    stamp, result = house.drafts.get(plan.id)
    _unchanged(stamp, None, response)
    return outline_out(result, house.pack.outlines[plan.kind])


@router.get("/sections", responses=documented("not-found", "not-allowed", more=NOT_MODIFIED))
def show_document(
    plan: ReadDraft, house: TheHouse, response: Response, if_none_match: IfNoneMatch = None
) -> s.DocumentOut:
    """Toàn văn kế hoạch như sẽ in."""
    if _unchanged(house.store.stamp(plan.id), if_none_match, response):
        raise NotModified(response)
    stamp, result = house.drafts.get(plan.id)
    _unchanged(stamp, None, response)
    return document_out(result, house.pack.outlines[plan.kind])


@router.get("/findings", responses=documented("not-found", "not-allowed"))
def list_findings(plan: ReadDraft, house: TheHouse) -> s.FindingsOut:
    """Kết quả kiểm tra, lỗi trước."""
    _, result = house.drafts.get(plan.id)
    items = findings_out(result.findings, house.pack.outlines[plan.kind])
    return s.FindingsOut(
        items=items,
        errors=sum(item.severity == "error" for item in items),
        warnings=sum(item.severity == "warning" for item in items),
    )


@router.get("/coverage", responses=documented("not-found", "not-allowed"))
def show_coverage(plan: ReadDraft, house: TheHouse) -> s.CoverageOut:
    """Từng yêu cầu của khung đang ở đâu trong kế hoạch."""
    _, result = house.drafts.get(plan.id)
    names = ("requirement", "field", "label", "standing", "section", "sentences")
    return s.CoverageOut(
        items=[s.CoverageRow(**{name: getattr(row, name) for name in names}) for row in result.coverage]
    )


class NotModified(Exception):
    """Raised for an answer the asker has already; carries the headers."""

    def __init__(self, response: Response) -> None:
        super().__init__()
        self.headers = {name: response.headers[name] for name in ("ETag", "Cache-Control")}

"""The plan as it is drafted: outline with states, sections, findings, coverage."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Response

from api.http import schemas as s
from api.http.deps import V1, IfNoneMatch, ReadDraft, ShownDraft, TheDraft, TheHouse, etag
from api.http.problems import documented

router = APIRouter(prefix=f"{V1}/plans/{{plan_id}}", tags=["văn bản"])
NOT_MODIFIED: dict[int | str, dict[str, Any]] = {304: {"description": "Chưa đổi từ ETag đã gửi"}}


def _sent(draft: TheDraft, name: str, if_none_match: str | None) -> Response:
    tag = etag(*draft.stamp)
    headers = {"ETag": tag, "Cache-Control": "private, no-cache"}
    if if_none_match is not None and tag in [part.strip() for part in if_none_match.split(",")]:
        return Response(status_code=304, headers=headers)
    return Response(draft.made.shown[name], media_type="application/json", headers=headers)


@router.get(
    "/outline", response_model=s.OutlineOut, responses=documented("not-found", "not-allowed", more=NOT_MODIFIED)
)
async def show_outline(draft: ShownDraft, if_none_match: IfNoneMatch = None) -> Response:
    """Dàn ý với trạng thái từng mục và tiến độ."""
    return _sent(draft, "outline", if_none_match)


@router.get(
    "/sections", response_model=s.DocumentOut, responses=documented("not-found", "not-allowed", more=NOT_MODIFIED)
)
async def show_document(draft: ShownDraft, if_none_match: IfNoneMatch = None) -> Response:
    """Toàn văn kế hoạch như sẽ in."""
    return _sent(draft, "sections", if_none_match)


@router.get(
    "/findings", response_model=s.FindingsOut, responses=documented("not-found", "not-allowed", more=NOT_MODIFIED)
)
async def list_findings(draft: ShownDraft, if_none_match: IfNoneMatch = None) -> Response:
    """Kết quả kiểm tra, lỗi trước."""
    return _sent(draft, "findings", if_none_match)


@router.get("/coverage", responses=documented("not-found", "not-allowed"))
def show_coverage(plan: ReadDraft, house: TheHouse) -> s.CoverageOut:
    """Từng yêu cầu của khung đang ở đâu trong kế hoạch."""
    result = house.drafts.result(plan.id)
    names = ("requirement", "field", "label", "standing", "section", "sentences")
    return s.CoverageOut(
        items=[s.CoverageRow(**{name: getattr(row, name) for name in names}) for row in result.coverage]
    )

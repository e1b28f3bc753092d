"""A plan as a file: Word in the official format."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated, Literal
from urllib.parse import quote

from fastapi import APIRouter, Query, Request, Response

from api.http.deps import V1, ExportedPlan, TheHouse, TheUser, address_of
from api.http.problems import Problem, documented
from assistant.export.word import render_word
from assistant.pipeline import compose_again
from assistant.plan import Document

router = APIRouter(prefix=f"{V1}/plans/{{plan_id}}/exports", tags=["xuất tệp"])
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
Part = Annotated[
    Literal["all", "open", "restricted"],
    Query(description="all: cả phụ lục; open: bỏ phụ lục lưu hành hạn chế; restricted: chỉ phụ lục đó"),
]


@router.get(
    "/word",
    response_class=Response,
    responses=documented(
        "not-found",
        "not-allowed",
        "conflict",
        "invalid",
        more={200: {"content": {WORD: {}}, "description": "Tệp Word"}},
    ),
)
def export_word(
    plan: ExportedPlan,
    house: TheHouse,
    user: TheUser,
    request: Request,
    part: Part = "all",
    draft: Annotated[bool, Query(description="bản làm việc, ghi DỰ THẢO; bỏ: bản chính thức, chỉ khi hết lỗi")] = True,
) -> Response:
    """Tệp Word đúng thể thức."""
    _, result = house.drafts.get(plan.id)
    if not draft and result.errors:
        raise Problem(
            "conflict",
            f"Còn {len(result.errors)} lỗi nên chưa xuất bản chính thức; thêm draft=true để xuất bản làm việc.",
        )
    document = result.document
    if part != "all":
        document = compose_again(result)[part == "restricted"]
    house.accounts.note(user.name, "export", plan.id, address_of(request))
    return word_response(replace(document, draft=draft), plan.id)


def word_response(document: Document, name: str) -> Response:
    """A plan as a Word file to keep."""
    return Response(render_word(document), media_type=WORD, headers={"Content-Disposition": named(name, "docx")})


def named(name: str, suffix: str) -> str:
    return f"attachment; filename*=UTF-8''{quote(name)}.{suffix}"

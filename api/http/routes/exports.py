"""A plan as a file: Word in the official format or with notes, working tables, the summary, all of it as JSON."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated, Literal
from urllib.parse import quote

from fastapi import APIRouter, Query, Request, Response

from api.http.deps import V1, ExportedDraft, TheHouse, TheUser, WrittenPlan, address_of
from api.http.house import House
from api.http.problems import Problem, documented
from assistant.archive import export_plan
from assistant.export.notes import annotate
from assistant.export.summary import render_summary
from assistant.export.word import render_word
from assistant.export.xlsx import render_tables
from assistant.pipeline import Result, apart_from_restricted
from assistant.plan import Document, Plan

router = APIRouter(prefix=f"{V1}/plans/{{plan_id}}/exports", tags=["xuất tệp"])
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
JSON = "application/json"
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
    plan: ExportedDraft,
    house: TheHouse,
    user: TheUser,
    request: Request,
    part: Part = "all",
    draft: Annotated[bool, Query(description="bản làm việc, ghi DỰ THẢO; bỏ: bản chính thức, chỉ khi hết lỗi")] = True,
    comments: Annotated[bool, Query(description="bản làm việc kèm ghi chú: nguồn số liệu, kết quả kiểm tra")] = False,
) -> Response:
    """Tệp Word đúng thể thức."""
    if comments and (part != "all" or not draft):
        raise Problem("invalid", "Bản kèm ghi chú là bản làm việc đủ mọi phần: bỏ part và draft.")
    result = house.drafts.result(plan.id)
    if not draft and (reason := not_official(plan, result, house)):
        raise Problem("conflict", reason)
    document = annotate(result) if comments else result.document
    if part != "all":
        document = apart_from_restricted(document)[part == "restricted"]
    house.accounts.note(user.name, "export", plan.id, address_of(request))
    return word_response(replace(document, draft=draft), plan.id)


@router.get(
    "/xlsx",
    response_class=Response,
    responses=documented("not-found", "not-allowed", more={200: {"content": {EXCEL: {}}, "description": "Tệp Excel"}}),
)
def export_tables(plan: ExportedDraft, house: TheHouse, user: TheUser, request: Request) -> Response:
    """Bảng làm việc Excel: dự án, kinh phí, mục tiêu, số liệu và nguồn, kết quả kiểm tra."""
    result = house.drafts.result(plan.id)
    house.accounts.note(user.name, "export", plan.id, address_of(request))
    return file_response(render_tables(result), EXCEL, plan.id, "xlsx")


@router.get(
    "/summary",
    response_class=Response,
    responses=documented("not-found", "not-allowed", more={200: {"content": {WORD: {}}, "description": "Tệp Word"}}),
)
def export_summary(plan: ExportedDraft, house: TheHouse, user: TheUser, request: Request) -> Response:
    """Tóm tắt một trang cho người ký."""
    result = house.drafts.result(plan.id)
    house.accounts.note(user.name, "export", plan.id, address_of(request))
    return file_response(render_summary(result), WORD, f"{plan.id}-tom-tat", "docx")


@router.get(
    "/json",
    response_class=Response,
    responses=documented(
        "not-found", "not-allowed", more={200: {"content": {JSON: {}}, "description": "Toàn bộ kế hoạch"}}
    ),
)
def export_whole(plan: WrittenPlan, house: TheHouse, user: TheUser, request: Request) -> Response:
    """Toàn bộ kế hoạch, cả cuộc trò chuyện và các bản của từng mục; nhập lại bằng POST /plans/archive."""
    house.accounts.note(user.name, "export", plan.id, address_of(request))
    return file_response(export_plan(house.store, plan.id).encode(), JSON, plan.id, "json")


def not_official(plan: Plan, result: Result, house: House) -> str:
    """Why the text as it stands cannot go out as the official one; "" where it can."""
    if result.errors:
        return f"Còn {len(result.errors)} lỗi nên chưa xuất bản chính thức. Sửa hết lỗi, hoặc xuất bản làm việc."
    if house.life.revised({plan.id: house.store.stamp(plan.id)}):
        return "Kế hoạch đã sửa sau khi duyệt. Tải bản đã duyệt ở mục Hồ sơ, hoặc duyệt bản mới rồi xuất."
    return ""


def word_response(document: Document, name: str) -> Response:
    """A plan as a Word file to keep."""
    return file_response(render_word(document), WORD, name, "docx")


def file_response(content: bytes, media: str, name: str, suffix: str) -> Response:
    """A file to keep."""
    return Response(content, media_type=media, headers={"Content-Disposition": named(name, suffix)})


def named(name: str, suffix: str) -> str:
    return f"attachment; filename*=UTF-8''{quote(name)}.{suffix}"

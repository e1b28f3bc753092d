"""Settings of the language model, read from KEHOACH_MODEL_…; with no URL there is no model."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field, SecretStr, ValidationError
from pydantic_core import ErrorDetails
from pydantic_settings import BaseSettings, SettingsConfigDict

from corpus.errors import InputError

PREFIX = "KEHOACH_"
OPENAI = "openai"  # whatever speaks as its API does
ALLOWED = {
    "int_parsing": "phải là số nguyên",
    "float_parsing": "phải là một con số",
    "finite_number": "phải là một con số",
    "greater_than": "phải lớn hơn {gt}",
    "greater_than_equal": "phải từ {ge} trở lên",
    "less_than_equal": "không quá {le}",
    "bool_parsing": "phải là 1 hoặc 0",
    "literal_error": "phải là một trong: {expected}",
    "string_too_short": "không được để trống",
    "string_pattern_mismatch": "phải bắt đầu bằng http:// hoặc https:// và có tên máy",
}

NAMED = {"model_provider": "phải là tên như ollama, anthropic, google_genai"}  # where the reason alone would not tell


class ModelSettings(BaseSettings):
    """What an administrator may set of the model. `description` is what the README prints of it."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_ignore_empty=True, extra="ignore", frozen=True, protected_namespaces=()
    )

    model_url: str = Field(
        default="",
        pattern=r"^(https?://[^\s/?#@]+([/?#]\S*)?)?$",
        description="mô hình ngôn ngữ có API kiểu OpenAI, ví dụ `http://127.0.0.1:8091/v1` (cài thêm phần `[model]`);"
        " bỏ trống: không dùng mô hình, không gì rời khỏi máy",
    )
    model_provider: str = Field(
        default="openai",
        pattern=r"^[a-z0-9_]+$",
        description="nhà cung cấp theo cách gọi của `init_chat_model` trong LangChain (ollama, anthropic, google_genai, mistralai …); khác"
        " `openai` thì cần thêm gói `langchain` và gói của nhà cung cấp, và dùng được cả khi không đặt địa chỉ",
    )
    model_name: str = Field(default="local", min_length=1, description="tên mô hình trên máy chủ đó")
    model_key: SecretStr = Field(default=SecretStr(""), description="khóa của máy chủ mô hình")
    model_key_file: Path | None = Field(default=None, description="tệp chứa khóa, thay cho `KEHOACH_MODEL_KEY`")
    model_timeout: float = Field(
        default=60,
        gt=0,
        le=3600,
        description="chờ mô hình lâu nhất mấy giây cho cả một việc (viết một mục, viết lại, hỏi, đọc một tin), kể cả các lần hỏi lại và thử lại",
    )
    model_concurrency: int = Field(default=2, ge=1, le=64, description="mấy câu hỏi gửi mô hình cùng lúc")
    model_context: int = Field(
        default=8192,
        ge=1024,
        le=2_000_000,
        description="ngữ cảnh của mô hình, số token; lời nhắc được chia hoặc cắt cho vừa",
    )
    model_retries: int = Field(
        default=2, ge=0, le=10, description="thử lại mấy lần khi máy chủ mô hình bận (429) hoặc lỗi (5xx)"
    )

    @property
    def configured(self) -> bool:
        """Is there a model at all?"""
        return bool(self.model_url) or self.model_provider != OPENAI


def load_model_settings() -> ModelSettings:
    """Settings from the environment. Raises InputError that names each wrong setting and what is allowed."""
    try:
        return ModelSettings()
    except ValidationError as error:
        raise wrong_settings(error) from None  # the cause would show what was set, a key perhaps


def wrong_settings(error: ValidationError) -> InputError:
    """Which settings are wrong and what is allowed, for people."""
    wrong = "; ".join(_complaint(entry) for entry in error.errors(include_url=False))
    return InputError(f"cấu hình sai: {wrong}.", remedy="Sửa biến môi trường rồi chạy lại.")


def _complaint(entry: ErrorDetails) -> str:
    name = PREFIX + str(entry["loc"][0]).upper()
    context = {key: str(value).replace(" or ", ", ") for key, value in entry.get("ctx", {}).items()}
    told = NAMED.get(str(entry["loc"][0])) or ALLOWED.get(str(entry["type"]), "giá trị không hợp lệ")
    allowed = told.format(**context)
    return f"{name} = “{str(entry['input'])[:40]}”: {allowed}"

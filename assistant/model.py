"""The language model, if one is configured: asked with a limit of time, given up for this run after repeated failures."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from pydantic import SecretStr

from assistant.model_settings import ModelSettings
from corpus.errors import InputError

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

FAILURES = 3  # in a row, after which the model is not asked again in this run
RETRIES = 2  # of one request on 429 and 5xx, with growing pauses (by the client)


class ModelAway(InputError):
    """The model did not answer; what can be done without it goes on."""


class Model:
    """A chat model with a circuit breaker and a count of tokens. `name` stands in the provenance of what it writes."""

    def __init__(self, chat: BaseChatModel, name: str, where: str = "") -> None:
        self._chat, self.name, self.where = chat, name, where
        self._failed = 0
        self.tokens = 0

    def ask(self, prompt: str) -> str:
        """The answer's text. Raises ModelAway when it fails or has failed too often."""
        if self._failed >= FAILURES:
            raise ModelAway("mô hình ngôn ngữ không trả lời nhiều lần liền.", remedy="Làm tiếp không cần mô hình.")
        try:
            message = self._chat.invoke(prompt)
        except Exception as error:  # whatever a client, a network or a server may raise; its text may hold the key
            self._failed += 1
            raise ModelAway(
                f"mô hình ngôn ngữ không trả lời được ({type(error).__name__}).",
                remedy="Kiểm tra KEHOACH_MODEL_URL, KEHOACH_MODEL_NAME, khóa và máy chủ; vẫn làm được không cần mô hình.",
            ) from None
        self._failed = 0
        usage = getattr(message, "usage_metadata", None) or {}
        self.tokens += int(usage.get("total_tokens", 0))
        return message.text if isinstance(message.text, str) else str(message.content)


def configured_model(settings: ModelSettings | None = None) -> Model | None:
    """The model of the settings; None without a URL. Raises InputError for an address or a key file that cannot be used."""
    settings = settings or ModelSettings()  # type: ignore[call-arg]
    if not settings.model_url:
        return None
    host = urlsplit(settings.model_url).hostname
    if not host or not settings.model_url.startswith(("http://", "https://")):
        raise InputError("địa chỉ mô hình phải bắt đầu bằng http:// hoặc https://.", place="KEHOACH_MODEL_URL")
    try:
        from langchain_openai import ChatOpenAI
    except ModuleNotFoundError as error:
        raise InputError(
            "thiếu gói để nói chuyện với mô hình ngôn ngữ.", remedy="Cài: pip install 'kehoach[model]'."
        ) from error
    chat = ChatOpenAI(
        base_url=settings.model_url,
        model=settings.model_name,
        api_key=_key(settings),
        timeout=settings.model_timeout,
        max_retries=RETRIES,
        temperature=0,
        max_completion_tokens=2048,
    )
    return Model(chat, settings.model_name, host)


def _key(settings: ModelSettings) -> SecretStr:
    if settings.model_key_file is None:
        return settings.model_key if settings.model_key.get_secret_value() else SecretStr("none")
    try:
        return SecretStr(settings.model_key_file.read_text(encoding="utf-8").strip() or "none")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError("không đọc được tệp khóa của mô hình.", place="KEHOACH_MODEL_KEY_FILE") from error

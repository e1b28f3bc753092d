"""The client of the configured model: one for whatever speaks as OpenAI's API does, or LangChain's of another provider."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import SecretStr

from assistant.model_settings import OPENAI, ModelSettings
from corpus.errors import InputError

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel


def open_chat(settings: ModelSettings, key: str, answer: int) -> BaseChatModel:
    """The client; `answer`: tokens of an answer at most. Raises InputError where a package is missing or the provider cannot be opened."""
    return _openai(settings, key, answer) if settings.model_provider == OPENAI else _other(settings, key)


def _openai(settings: ModelSettings, key: str, answer: int) -> BaseChatModel:
    try:
        from langchain_openai import ChatOpenAI
    except ModuleNotFoundError as error:
        raise InputError(
            "thiếu gói để nói chuyện với mô hình ngôn ngữ.",
            remedy='Ở thư mục mã nguồn của kehoach, cài: pip install ".[model]".',
        ) from error
    return ChatOpenAI(
        base_url=settings.model_url,
        model=settings.model_name,
        api_key=SecretStr(key or "none"),
        timeout=settings.model_timeout,
        max_retries=0,  # the gate's, within the limit of time
        temperature=0,
        max_completion_tokens=answer,
    )


def _other(settings: ModelSettings, key: str) -> BaseChatModel:
    """By LangChain's own name of the provider; limits of time and length are the gate's."""
    provider = settings.model_provider
    told: dict[str, Any] = {"base_url": settings.model_url} if settings.model_url else {}
    if key:
        told["api_key"] = key
    try:
        from langchain.chat_models import init_chat_model

        chat: BaseChatModel = init_chat_model(settings.model_name, model_provider=provider, temperature=0, **told)
    except ImportError as error:
        package = "langchain-" + provider.replace("_", "-")
        raise InputError(
            f"thiếu gói của nhà cung cấp “{provider}”.",
            place="KEHOACH_MODEL_PROVIDER",
            remedy=f"Cài: pip install langchain {package}; hoặc bỏ trống nếu máy chủ có API kiểu OpenAI.",
        ) from error
    except Exception as error:  # whatever a client may raise for its settings; its text may hold the key
        raise InputError(
            f"không mở được nhà cung cấp “{provider}” ({type(error).__name__}).",
            place="KEHOACH_MODEL_PROVIDER",
            remedy="Xem lại tên nhà cung cấp, tên mô hình, khóa; nếu máy chủ có API kiểu OpenAI thì bỏ trống.",
        ) from None
    return chat

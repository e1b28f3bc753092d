"""The language model, if one is configured: asked for text, for JSON or piece by piece, within the limits that are set."""

from __future__ import annotations

import copy
import json
import os
import re
import time
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from pydantic import SecretStr

from assistant.model_chat import open_chat
from assistant.model_gate import FAILURES, Gate, Limits, TooLate
from assistant.model_settings import OPENAI, ModelSettings, load_model_settings
from assistant.model_use import Use, record
from corpus.errors import InputError

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

__all__ = ["FAILURES", "Limits", "Model", "ModelAway", "configured_model"]

LONGEST = 40_000  # characters of an answer that are read
CHARACTERS = 2.0  # of Vietnamese to a token, at the least: a prompt counted so fits every tokenizer met
ANSWER = 2048  # tokens of an answer at most, or a third of the context
REPEATED = 400  # characters at the end that are one short piece over and over: the answer goes nowhere
TRACING = ("LANGSMITH_TRACING", "LANGSMITH_TRACING_V2", "LANGCHAIN_TRACING", "LANGCHAIN_TRACING_V2")
_FENCE = re.compile(r"\A\s*```(?:json)?\s*|\s*```\s*\Z")
WITHOUT = "Làm tiếp không cần mô hình."
BY_STATUS = {
    400: "không nhận câu hỏi (có thể dài hơn ngữ cảnh; xem KEHOACH_MODEL_CONTEXT)",
    401: "không nhận khóa",
    403: "không cho dùng với khóa này",
    404: "không có mô hình tên đó, hoặc địa chỉ sai",
    429: "đang quá tải",
}


class ModelAway(InputError):
    """The model gave no answer that can be used; what can be done without it goes on."""


class Model:
    """A chat model behind a gate. `name` stands in the provenance of what it writes, `where` is the host that texts go to.

    `schemas`: its server takes a JSON schema; for others the form of an answer stands in the prompt alone.
    """

    def __init__(
        self,
        chat: BaseChatModel,
        name: str,
        where: str = "",
        limits: Limits | None = None,
        use: Callable[[Use], None] = lambda _: None,
        *,
        schemas: bool = True,
    ) -> None:
        self._chat, self.name, self.where, self._schemas = chat, name, where, schemas
        self._gate = Gate(limits or Limits())
        self._use = use
        self._plan = ""
        self._until: float | None = None
        self._spent = [0]

    def on(self, plan: str) -> Model:
        """The same model, its tokens counted for a plan."""
        other = copy.copy(self)
        other._plan = plan
        return other

    def timed(self) -> Model:
        """The same model for one task: whatever it is asked there ends within the one limit of time, which begins now."""
        other = copy.copy(self)
        other._until = time.monotonic() + self._gate.limits.timeout
        return other

    @property
    def tokens(self) -> int:
        """Spent by all who share this model in this process."""
        return self._spent[0]

    @property
    def room(self) -> int:
        """Characters that a prompt may have."""
        context = self._gate.limits.context
        return int((context - answer_tokens(context)) * CHARACTERS)

    def ask(self, prompt: str, task: str = "") -> str:
        """The answer's text. Raises ModelAway when there is none in time, or when there was none too often."""
        return "".join(self._answer(prompt, task, lambda: iter([self._chat.invoke(prompt)])))

    def stream(self, prompt: str, task: str = "") -> Iterator[str]:
        """The answer as it comes. Raises ModelAway, also in the middle."""
        return self._answer(prompt, task, lambda: self._chat.stream(prompt))

    def ask_json(self, prompt: str, schema: dict[str, Any], task: str = "") -> dict[str, Any]:
        """An answer in the form of a JSON schema (an object); its values are not checked here. Raises ModelAway."""
        form = {"type": "json_schema", "json_schema": {"name": "answer", "strict": True, "schema": schema}}
        # As a stream, so that a server stops where the time is over; in the body, so that the client takes it piece by piece.
        chat = self._chat.bind(extra_body={"response_format": form}) if self._schemas else self._chat
        text = "".join(self._answer(prompt, task, lambda: chat.stream(prompt)))
        try:
            told = json.loads(text if self._schemas else _FENCE.sub("", text))
        except ValueError:
            told = None
        if not isinstance(told, dict):
            raise ModelAway("mô hình ngôn ngữ không trả lời đúng dạng đã yêu cầu.", remedy=WITHOUT)
        return told

    def _answer(self, prompt: str, task: str, begin: Callable[[], Iterator[Any]]) -> Iterator[str]:
        if self._gate.resting:
            raise ModelAway("mô hình ngôn ngữ không trả lời nhiều lần liền.", remedy=WITHOUT)
        if len(prompt) > self.room:
            raise ModelAway("phần cần gửi dài hơn ngữ cảnh của mô hình (KEHOACH_MODEL_CONTEXT).", remedy=WITHOUT)
        if (
            self._until is not None and time.monotonic() >= self._until
        ):  # another task took the time, no failure of this one
            raise ModelAway(f"mô hình ngôn ngữ {self._why(TooLate())}.", remedy=WITHOUT)
        begun, told, counted, outcome = time.monotonic(), "", (0, 0), "stopped"
        try:
            for message in self._gate.run(begin, self._until):
                counted = _counted(message, counted)
                told += (piece := str(message.text))
                if len(told) > LONGEST or _endless(told):
                    raise ModelAway("mô hình ngôn ngữ viết lặp lại không dứt.", remedy=WITHOUT)
                if piece:
                    yield piece
            outcome = "ok"
            self._gate.succeeded()
        except GeneratorExit:
            raise
        except ModelAway:
            outcome = "endless"
            self._gate.failed()
            raise
        except Exception as error:  # whatever a client, a network or a server may raise; its text may hold the key
            outcome = type(error).__name__
            self._gate.failed()
            raise ModelAway(
                f"mô hình ngôn ngữ {self._why(error)}.",
                remedy="Vẫn làm được mọi việc không cần mô hình.",
                command="kehoach model check",
            ) from None
        finally:
            read, written = counted if any(counted) else (_guessed(prompt), _guessed(told))
            self._spent[0] += read + written
            seconds = round(time.monotonic() - begun, 2)
            self._use(Use(self._plan, task, self.name, self.where, read, written, seconds, outcome))

    def _why(self, error: Exception) -> str:
        if isinstance(error, TooLate):
            return f"không trả lời xong trong {self._gate.limits.timeout:g} giây (KEHOACH_MODEL_TIMEOUT)"
        status = getattr(error, "status_code", None)
        if status:
            return f"{BY_STATUS.get(status, 'báo lỗi')} (HTTP {status})"
        if "Timeout" in type(error).__name__:
            return f"không trả lời xong trong {self._gate.limits.timeout:g} giây (KEHOACH_MODEL_TIMEOUT)"
        return f"không trả lời được ({type(error).__name__})"


def answer_tokens(context: int) -> int:
    """Tokens kept free for the answer."""
    return min(ANSWER, context // 3)


def configured_model(settings: ModelSettings | None = None, plan: str = "") -> Model | None:
    """The model of the settings; None without a URL. Raises InputError for settings or a key file that cannot be used."""
    settings = settings or load_model_settings()
    if not settings.configured:
        return None
    return _shared(settings, _key(settings).get_secret_value()).on(plan)


@lru_cache(maxsize=4)
def _shared(settings: ModelSettings, key: str) -> Model:
    """One for all who use the same settings, so that limits and rests hold for all of them together."""
    for name in TRACING:  # of what is sent, to a third place
        os.environ[name] = "false"
    limits = Limits(settings.model_timeout, settings.model_concurrency, settings.model_context, settings.model_retries)
    where = urlsplit(settings.model_url).netloc or f"dịch vụ {settings.model_provider}"
    chat = open_chat(settings, key, answer_tokens(settings.model_context))
    return Model(chat, settings.model_name, where, limits, record, schemas=settings.model_provider == OPENAI)


def _key(settings: ModelSettings) -> SecretStr:
    if settings.model_key_file is None:
        return settings.model_key
    try:
        return SecretStr(settings.model_key_file.read_text(encoding="utf-8").strip())
    except (OSError, UnicodeDecodeError) as error:
        raise InputError("không đọc được tệp khóa của mô hình.", place="KEHOACH_MODEL_KEY_FILE") from error


def _counted(message: Any, before: tuple[int, int]) -> tuple[int, int]:
    usage = getattr(message, "usage_metadata", None) or {}
    return before[0] + int(usage.get("input_tokens", 0)), before[1] + int(usage.get("output_tokens", 0))


def _guessed(text: str) -> int:
    """Tokens, where the server does not count them."""
    return int(len(text) / CHARACTERS)


def _endless(text: str) -> bool:
    tail = text[-REPEATED:]
    return len(tail) == REPEATED and any(tail[period:] == tail[:-period] for period in range(1, REPEATED // 4))

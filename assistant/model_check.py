"""What the configured model can and cannot do here: each ability tried once."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from assistant.model import Model, ModelAway
from assistant.plan import Level, Paragraph, Section, Sentence, Span, SpanKind
from assistant.prompts import load_prompt
from assistant.writing import write
from corpus.language.text import is_vietnamese

SCHEMA = {
    "type": "object",
    "properties": {"computers": {"type": "integer"}, "staff": {"type": "integer"}},
    "required": ["computers", "staff"],
    "additionalProperties": False,
}
SAID = {"computers": 45, "staff": 50}  # in prompts/check_json.txt
_SENTENCE = Sentence(
    (
        Span("Đơn vị có "),
        Span("45 máy tính", SpanKind.VALUE, ("f1",)),
        Span(", bình quân "),
        Span("0,9", SpanKind.VALUE, ("f2",)),
        Span(" máy mỗi cán bộ, được kết nối mạng nội bộ."),
    ),
    id="check.1",
)
SECTION = Section("check", Level.SECTION, "1", "Hạ tầng", (Paragraph((_SENTENCE,)),))


@dataclass(frozen=True)
class Ability:
    """`works`: it can be used here; `told`: what was found; `serves`: what rests on it."""

    name: str
    works: bool
    told: str
    serves: str
    seconds: float


def check_model(model: Model) -> Iterator[Ability]:
    """Each ability as it is tried; where the model does not answer at all, the rest is not tried."""
    for name, serves, attempt in _ATTEMPTS:
        begun = time.monotonic()
        try:
            works, told = attempt(model)
        except ModelAway as away:
            works, told = False, away.message
        yield Ability(name, works, told, serves, round(time.monotonic() - begun, 1))
        if name == _ATTEMPTS[0][0] and not works:
            return


def _chat(model: Model) -> tuple[bool, str]:
    answer = model.ask(load_prompt("check_chat").filled(), load_prompt("check_chat").version)
    return bool(answer.strip()), "trả lời được" if answer.strip() else "trả lời trống"


def _json(model: Model) -> tuple[bool, str]:
    prompt = load_prompt("check_json")
    told = model.ask_json(prompt.filled(), SCHEMA, prompt.version)
    if set(told) != set(SAID) or not all(isinstance(value, int | float | Decimal) for value in told.values()):
        return False, "trả lời JSON nhưng không theo lược đồ"
    return told == SAID, "đúng lược đồ, đúng số" if told == SAID else "đúng lược đồ, đọc sai số"


def _streaming(model: Model) -> tuple[bool, str]:
    prompt = load_prompt("check_vietnamese")
    count = sum(1 for _ in model.stream(prompt.filled(), prompt.version))
    return count > 1, f"gửi dần {count} phần" if count > 1 else "gửi cả câu trả lời một lần"


def _vietnamese(model: Model) -> tuple[bool, str]:
    prompt = load_prompt("check_vietnamese")
    answer = model.ask(prompt.filled(), prompt.version)
    return is_vietnamese(answer), "viết được" if is_vietnamese(answer) else "viết lẫn tiếng nước ngoài hoặc không dấu"


def _rewriting(model: Model) -> tuple[bool, str]:
    found = write(SECTION, "trang trọng hơn", model)
    return bool(found), "giữ đúng các ô" if found else "không giữ đúng các ô, hoặc không đổi gì"


_ATTEMPTS: tuple[tuple[str, str, Callable[[Model], tuple[bool, str]]], ...] = (
    ("trò chuyện", "mọi việc có mô hình", _chat),
    ("JSON theo lược đồ", "đọc một tin dài thành nhiều câu trả lời", _json),
    ("tiếng Việt", "trả lời câu hỏi", _vietnamese),
    ("gửi dần", "câu trả lời hiện dần", _streaming),
    ("viết lại giữ ô", "gợi ý viết lại", _rewriting),
)

"""rewrite: suggestions for a section of a saved plan, shown as a word-level diff, taken whole, in part or not at all."""

from __future__ import annotations

import getpass
import re
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from api.commands.writing import written_section
from api.console import note, print_json
from assistant.editing.sections import Editor
from assistant.model import Model, configured_model
from assistant.plan import Section
from assistant.rewriting import Suggestion, Way, change_named, find_way, named_change, shown, suggest, ways, written_by
from assistant.rewriting.figures import figures_of
from assistant.writing import write
from corpus.errors import InputError

if TYPE_CHECKING:
    from assistant.pipeline import Result

LONGEST = 500  # characters of an instruction
BY_MODEL = ("viet-muc", "mo-hinh")  # ways that only a model can go
NOTHING_BY_MODEL = "Mô hình không viết được câu nào khác đi mà giữ đúng ý và số liệu; các câu giữ nguyên."


@dataclass(frozen=True)
class Wanted:
    """What was asked: a way, which suggestions to take ("all", "1,3"), or a version to restore."""

    how: str = "tat-ca"
    take: str = ""
    restore: int | None = None
    author: str = ""
    model: bool = False
    write: bool = False


def run_rewrite(plan: str, section: str, wanted: Wanted, *, as_json: bool) -> int:
    """Print the suggestions; keep those that are taken as a new version of the section. 0 done."""
    from assistant.pipeline import saved
    from assistant.store import open_store

    if wanted.take and wanted.restore is not None:
        raise InputError("--take và --restore không dùng cùng lúc.", remedy="Chọn một.")
    store = open_store()
    result = saved(plan, store)
    editor = Editor(store, result, section, author=wanted.author or _user())
    found = editor.shown.section
    if wanted.restore is not None:
        return _restore(editor, wanted.restore)
    way, suggestions = _suggestions(found, wanted, result)
    taken = _taken(wanted.take, len(suggestions))
    version = _keep(editor, [suggestions[n - 1] for n in taken]) if taken else None
    if as_json:
        print_json(_as_json(result, found, way, suggestions, taken, version))
        return 0
    asked = wanted.model or way.id in BY_MODEL
    print(_for_people(found, way, suggestions, NOTHING_BY_MODEL if asked else "Không có gì cần sửa theo cách này."))
    if version:
        note(f"Đã nhận {len(taken)} gợi ý: bản {version} của mục {found.id}. Trở lại bản soạn tự động: --restore 0.")
    elif suggestions:
        note("Chưa đổi gì. Nhận tất cả: --take all; nhận một phần: --take 1,2.")
    for entry in editor.shown.stale:
        note(f"Số liệu đã đổi sau khi sửa câu “{entry.yours[:80]}”; nay soạn là: “{entry.composed[:80]}”.")
    return 0


def _suggestions(section: Section, wanted: Wanted, result: Result) -> tuple[Way, list[Suggestion]]:
    """By rules; a figure or citation that the words put for another; the rest is an instruction to the language model:
    other words, a finding's rule, a way with --model."""
    how = wanted.how.strip()
    if wanted.write:
        own = "" if how == Wanted.how else how[:LONGEST]
        return Way(BY_MODEL[0], "mô hình viết cả mục", ()), written_section(
            section, own, _needed(result, "--write"), result
        )
    if change := named_change(how):
        return Way("con-so", how, ()), change_named(section, change)
    try:
        way = find_way(how)
    except InputError:
        model = configured_model(plan=result.plan.id)
        if model is None:
            raise
        way = Way(BY_MODEL[1], how, ())
        return way, _asked(section, _instruction(how, result), model)
    if not wanted.model:
        return way, suggest(section, way, result.desk)
    return way, _asked(section, way.label, _needed(result, "--model"))


def _needed(result: Result, option: str) -> Model:
    model = configured_model(plan=result.plan.id)
    if model is None:
        raise InputError("chưa đặt mô hình ngôn ngữ.", place=option, remedy=f"Đặt KEHOACH_MODEL_URL, hoặc bỏ {option}.")
    return model


def _asked(section: Section, instruction: str, model: Model) -> list[Suggestion]:
    note(f"Gửi đến {model.where}: tên mục, yêu cầu và các từ nối; số liệu, tên riêng, lời của đơn vị không gửi đi.")
    if figures_of(instruction):
        note(
            "Muốn đổi con số, căn cứ ở câu chữ thì nói rõ số cũ và số mới (đổi 62 thành 65); đổi ở mọi chỗ: sửa câu trả lời."
        )
    return write(section, instruction[:LONGEST], model)


def _instruction(how: str, result: Result) -> str:
    """What a finding asks for, where its rule is named; else the words themselves."""
    found = next((finding for finding in result.findings if finding.rule == how), None)
    return f"{found.message} {found.hint}".strip() if found else how


def _taken(text: str, count: int) -> list[int]:
    if not text:
        return []
    if text.strip().lower() in ("all", "tất cả", "tat ca"):
        return list(range(1, count + 1))
    numbers = [int(piece) for piece in re.findall(r"\d+", text)]
    if not numbers or re.sub(r"[\d\s,;]", "", text) or not all(1 <= n <= count for n in numbers):
        some = f"từ 1 đến {count}" if count else "không có gợi ý nào để nhận"
        raise InputError(f"“{text[:40]}” không phải là các gợi ý đang có ({some}).", place="--take")
    return list(dict.fromkeys(numbers))


def _keep(editor: Editor, taken: list[Suggestion]) -> int:
    changes = [(s.before.id, [after.text for after in s.after], written_by(s)) for s in taken]
    return editor.reword(changes)


def _restore(editor: Editor, number: int) -> int:
    section = editor.shown.section.id
    note(f"Mục {section} đã trở lại bản {number}, ghi thành bản {editor.restore(number)}.")
    return 0


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # an account without a name
        return ""


def _for_people(section: Section, way: Way, suggestions: list[Suggestion], nothing: str) -> str:
    head = f"Mục {section.number}. {section.heading.capitalize()} – {way.label}"
    if not suggestions:
        others = ", ".join(id_ for id_ in ways() if id_ != way.id)
        return f"{head}\n{nothing} Cách khác: {others}."
    entries = [f"{n}. {shown(s.diff)}\n   Lý do: {'; '.join(s.reasons)}" for n, s in enumerate(suggestions, 1)]
    return "\n\n".join([head, *entries])


def _as_json(
    result: Result, section: Section, way: Way, suggestions: list[Suggestion], taken: list[int], version: int | None
) -> dict[str, Any]:
    return {
        "plan": result.plan.id,
        "section": section.id,
        "how": way.id,
        "suggestions": [
            {
                "number": number,
                "before": suggestion.before.text,
                "after": suggestion.text,
                "diff": [asdict(piece) for piece in suggestion.diff],
                "reasons": list(suggestion.reasons),
                "origin": suggestion.origin,
                "taken": number in taken,
            }
            for number, suggestion in enumerate(suggestions, 1)
        ],
        "version": version,
    }

"""The answers file: a unit's answers as YAML, every scalar read as text."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from assistant.projects.words import vocabulary
from assistant.reading.standing import find_standing
from corpus.errors import InputError
from corpus.language import clean, fold
from corpus.packs import load_pack

KEYS = (
    "unit",
    "kind",
    "period",
    "year",
    "date",
    "place",
    "number",
    "signer",
    "recipients",
    "said_by",
    "answers",
    "projects",
    "accept",
)
KINDS = ("five_year", "annual")
EMPTY = ("", "null", "~")
MENDED_LINES = 300  # lines of one file whose value is quoted for its author
LONGEST_KEY = 45  # characters; a longer "key" was a sentence
Rows = list[dict[str, str]]


@dataclass(frozen=True)
class Answers:
    """What an answers file holds; `answers` maps a requirement id (or a group such as "y.focus.a-k") to text or rows."""

    unit: str
    kind: str
    period: tuple[int, int]
    date: date
    place: str
    answers: dict[str, str | Rows]
    projects: tuple[str | dict[str, str], ...] = ()
    number: str = ""
    signer: dict[str, str] | None = None
    recipients: tuple[str, ...] = ()
    said_by: str = ""
    accept: tuple[str, ...] = ()
    source: str = ""


if TYPE_CHECKING:
    from yaml import BaseLoader
else:
    BaseLoader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # the same, in C where it was built


class _Loader(BaseLoader):
    """BaseLoader keeps `1.850`, `no` and `2020-09-15` as typed; a key given twice is refused rather than lost."""

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Any, Any]:
        seen: set[str] = set()
        for key, _ in node.value:
            if key.value in seen:
                raise yaml.constructor.ConstructorError(None, None, f"khóa “{key.value}” ghi hai lần", key.start_mark)
            seen.add(key.value)
        mapping: dict[Any, Any] = super().construct_mapping(node, deep)
        return mapping


def parse_answers(text: str, *, source: str = "tệp trả lời") -> Answers:
    """Read an answers file's text. Raises InputError naming the place and the remedy."""
    raw = _load_yaml(text, source)
    if not isinstance(raw, dict):
        raise InputError(
            "tệp phải gồm các dòng “khóa: giá trị”.", place=source, remedy="Xem tệp mẫu.", command="kehoach demo"
        )
    _refuse_unknown([str(key) for key in raw if not str(key).startswith("x-")], KEYS, source, "khóa")
    kind = _text(raw, "kind", source) or "five_year"
    if kind not in KINDS:
        raise InputError(
            f"kind là “{kind}”.", place=source, remedy="Ghi five_year (kế hoạch 5 năm) hoặc annual (kế hoạch năm)."
        )
    unit = _text(raw, "unit", source)
    if not unit:
        raise InputError("thiếu tên đơn vị.", place=f"{source}, khóa unit", remedy="Ghi, ví dụ: unit: Sở Công Thương.")
    return Answers(
        unit=unit,
        kind=kind,
        period=_period(raw, kind, source),
        date=_date(raw, source),
        place=_text(raw, "place", source),
        answers=_answers(raw.get("answers"), source),
        projects=_projects(raw.get("projects"), source),
        number=_text(raw, "number", source),
        signer=_signer(raw.get("signer"), source),
        recipients=_texts(raw.get("recipients"), source, "recipients"),
        said_by=_text(raw, "said_by", source),
        accept=_texts(raw.get("accept"), source, "accept"),
        source=source,
    )


def load_answers(path: Path) -> Answers:
    """Read an answers file. Raises InputError when it is missing, too large, no text, or not an answers file."""
    from assistant.files import read_text

    return parse_answers(read_text(path), source=path.name)


def _load_yaml(text: str, source: str) -> Any:
    # Forbidden by YAML, common in pasted text: they would stop the whole file, and none carries meaning.
    text = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]|[\ud800-\udfff]", "", text)
    for _ in range(MENDED_LINES):
        try:
            return yaml.load(text, Loader=_Loader)
        except yaml.scanner.ScannerError as error:
            mended = _mended(text, error)
            if mended is None:
                raise _refusal(error, source) from error
            text = mended
        except (yaml.YAMLError, RecursionError) as error:
            raise _refusal(error, source) from error
    raise InputError(
        "có quá nhiều dòng sai cú pháp YAML.", place=source, remedy="Đặt câu trả lời có dấu “: ” trong ngoặc kép."
    )


def _mended(text: str, error: yaml.scanner.ScannerError) -> str | None:
    """The text with the failing line's value quoted, where all that is wrong is an unquoted ": " in a sentence."""
    if not error.problem_mark or "mapping values" not in (error.problem or ""):
        return None
    lines = text.split("\n")
    line = lines[error.problem_mark.line]
    found = re.fullmatch(r"(\s*(?:- )?[\w.-]+:\s+|\s*- )([^\s\"'\[{|>&*!%@`#].*?)\s*", line)
    if found is None:
        return None
    lines[error.problem_mark.line] = found[1] + "'" + found[2].replace("'", "''") + "'"
    return "\n".join(lines)


def _refusal(error: Exception, source: str) -> InputError:
    if isinstance(error, yaml.MarkedYAMLError):
        mark = error.problem_mark or error.context_mark
        line = f", dòng {mark.line + 1}, cột {mark.column + 1}" if mark else ""
        detail = error.problem if error.problem and not error.problem.isascii() else "cú pháp YAML không đúng"
        return InputError(
            f"{detail}.",
            place=f"{source}{line}",
            remedy="Kiểm tra thụt lề, dấu hai chấm và dấu ngoặc kép; câu có dấu “: ” phải đặt trong ngoặc kép.",
        )
    return InputError("không đọc được nội dung YAML.", place=source, remedy="Lưu lại tệp ở dạng văn bản UTF-8.")


def _refuse_unknown(keys: Iterable[str], known: Iterable[str], source: str, what: str) -> None:
    names = list(known)
    for key in keys:
        if key not in names:
            near = difflib.get_close_matches(key, names, n=1, cutoff=0.5)
            hint = f"Có phải “{near[0]}”?" if near else f"Các {what} được dùng: {', '.join(names[:20])}."
            raise InputError(
                f"{what} “{key[:60]}” không có trong quy định.",
                place=source,
                remedy=f"{hint} Ghi chú riêng đặt trong khóa bắt đầu bằng x-.",
            )


def _text(raw: dict[str, Any], key: str, source: str) -> str:
    value = raw.get(key, "")
    if not isinstance(value, str):
        raise InputError("phải là một dòng chữ.", place=f"{source}, khóa {key}", remedy=f"Ghi, ví dụ: {key}: …")
    return "" if value.strip() in EMPTY else clean(value)


def _texts(value: Any, source: str, key: str) -> tuple[str, ...]:
    if value is None or value in EMPTY:
        return ()
    if isinstance(value, str):
        return tuple(part for part in (clean(p) for p in re.split(r"[;\n]", value)) if part)
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return tuple(clean(item) for item in value if item.strip() not in EMPTY)
    raise InputError(
        "phải là danh sách các dòng chữ.", place=f"{source}, khóa {key}", remedy="Mỗi dòng bắt đầu bằng “- ”."
    )


def _date(raw: dict[str, Any], source: str) -> date:
    text = _text(raw, "date", source)
    place = f"{source}, khóa date"
    remedy = "Ghi ngày có thật theo dạng năm-tháng-ngày, ví dụ: date: 2020-09-15."
    if not text:
        raise InputError("thiếu ngày của kế hoạch.", place=place, remedy=remedy)
    if match := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", text):
        year, month, day = (int(part) for part in match.groups())
    elif match := re.fullmatch(r"(?:ngày )?(\d{1,2})(?:[/.-]| tháng )(\d{1,2})(?:[/.-]| năm )(\d{4})", text):
        day, month, year = (int(part) for part in match.groups())
    else:
        raise InputError(f"không đọc được ngày “{text[:40]}”.", place=place, remedy=remedy)
    try:
        return date(year, month, day)
    except ValueError as error:
        raise InputError(f"không có ngày “{text[:40]}”.", place=place, remedy=remedy) from error


def _period(raw: dict[str, Any], kind: str, source: str) -> tuple[int, int]:
    key, text = ("year", _text(raw, "year", source)) if kind == "annual" else ("period", _text(raw, "period", source))
    years = [int(year) for year in re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", text)]
    if kind == "annual" and len(years) == 1:
        return years[0], years[0]
    if kind == "five_year" and not text:
        return 2021, 2025
    if kind == "five_year" and len(years) == 2 and 0 < years[1] - years[0] < 10:
        return years[0], years[1]
    example = "year: 2021" if kind == "annual" else "period: 2021-2025"
    raise InputError(
        f"không đọc được “{text[:40]}”." if text else "chưa ghi thời gian của kế hoạch.",
        place=f"{source}, khóa {key}",
        remedy=f"Ghi, ví dụ: {example}.",
    )


def _as_told(value: Any) -> Any:
    """A sentence with an unquoted ": " is a mapping to YAML: "- số hóa hồ sơ; 2021; mục tiêu: 8.000 hồ sơ" is text again."""
    if not isinstance(value, dict) or not value:
        return value
    first = str(next(iter(value)))
    spoken = ";" in first or len(first) > LONGEST_KEY or (len(value) == 1 and bool(re.search(r"\d", first)))
    if not spoken or any(isinstance(cell, dict | list) for cell in value.values()):
        return value
    return "; ".join(f"{key}: {cell}".removesuffix(": ") for key, cell in value.items())


@cache
def _columns() -> frozenset[str]:
    """Every name of a column or of a project's field, folded: with nothing after its colon it is left open, no part of the cell before."""
    tables = load_pack().tables.values()
    told = {
        name for table in tables for id_, c in table.columns.items() for name in (id_, c.label, *c.keys, *c.aliases)
    }
    fields = {name for names in vocabulary().raw["labels"].values() for name in names}
    return frozenset(fold(name) for name in told | fields)


def _is_column(key: str) -> bool:
    return bool(re.fullmatch(r"[a-z_]+", key)) or fold(clean(key)) in _columns()


def _row(value: Any, place: str) -> dict[str, str]:
    if not isinstance(value, dict):
        raise InputError(
            "mỗi dòng của bảng phải gồm các “cột: giá trị”.", place=place, remedy="Ví dụ: - {name: …, total: …}."
        )
    out: dict[str, str] = {}
    last = ""
    for key, cell in value.items():
        if cell == "" and last and not _is_column(str(key)) and find_standing(out[last]) is None:
            # `{name: Hệ thống A, B và C, …}`: YAML took the comma for a new key; the words belong to the cell before.
            out[last] += f", {key}"
            continue
        if isinstance(cell, (dict, list)):
            cell = (
                "; ".join(f"{k}: {v}" for k, v in cell.items()) if isinstance(cell, dict) else "; ".join(map(str, cell))
            )
        last = clean(str(key))
        out[last] = "" if str(cell).strip() in EMPTY else str(cell)
    return out


def _answers(value: Any, source: str) -> dict[str, str | Rows]:
    if value is None or value in EMPTY:
        return {}
    if not isinstance(value, dict):
        raise InputError(
            "phải gồm các dòng “mã yêu cầu: câu trả lời”.",
            place=f"{source}, khóa answers",
            remedy="Ví dụ: p1.2.lan: 5/5 đơn vị.",
        )
    out: dict[str, str | Rows] = {}
    for key, answer in value.items():
        place = f"{source}, answers.{key}"
        answer = _as_told(answer)
        if isinstance(answer, list):
            answer = [_as_told(item) for item in answer]
            if all(isinstance(item, str) for item in answer):
                out[str(key)] = "\n".join(f"- {item}" for item in answer)
            else:
                out[str(key)] = [_row(item, f"{place}, dòng {n}") for n, item in enumerate(answer, 1)]
        elif isinstance(answer, dict):
            out[str(key)] = [_row(answer, place)]
        else:
            out[str(key)] = "" if answer.strip() in EMPTY else answer
    return out


def _projects(value: Any, source: str) -> tuple[str | dict[str, str], ...]:
    if value is None or value in EMPTY:
        return ()
    if isinstance(value, str):
        value = [line for line in value.splitlines() if line.strip()]
    if isinstance(value, list) and all(isinstance(line, str) and find_standing(line) for line in value):
        return ()  # "không", "chưa có": no rows, and the rules say what that means
    if not isinstance(value, list):
        raise InputError(
            "phải là danh sách nhiệm vụ, dự án.",
            place=f"{source}, khóa projects",
            remedy="Mỗi dự án bắt đầu bằng “- ”.",
        )
    return tuple(
        item if isinstance(item, str) else _row(item, f"{source}, projects, dòng {n}")
        for n, item in enumerate(map(_as_told, value), 1)
    )


def _signer(value: Any, source: str) -> dict[str, str] | None:
    if value is None or value in EMPTY:
        return None
    if isinstance(value, str):
        return {"name": clean(value)}
    row = _row(value, f"{source}, khóa signer")
    _refuse_unknown(row, ("authority", "title", "name"), f"{source}, khóa signer", "khóa")
    return {key: clean(text) for key, text in row.items()}

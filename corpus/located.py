"""YAML read with every scalar as text and with the line of every path, so that an error can name its place."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias, TypeVar

import yaml
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from corpus.errors import DataError

M = TypeVar("M", bound=BaseModel)
Place: TypeAlias = tuple[str | int, ...]
Node: TypeAlias = "str | list[Node] | dict[str, Node] | None"

_EXPECTED = {
    "missing": "thiếu trường bắt buộc",
    "extra_forbidden": "trường không có trong lược đồ",
    "tuple_type": "phải là danh sách",
    "dict_type": "phải là bảng “khóa: giá trị”",
    "model_type": "phải là bảng “khóa: giá trị”",
    "string_type": "phải là chữ",
    "string_too_short": "không được để trống",
    "too_short": "cần ít nhất một dòng",
    "bool_parsing": "phải là true hoặc false",
    "int_parsing": "phải là số nguyên",
    "float_parsing": "phải là số",
    "date_from_datetime_parsing": "phải là ngày dạng 2020-09-15",
    "date_from_datetime_inexact": "phải là ngày dạng 2020-09-15",
}


@dataclass
class Located:
    """A YAML file as data: strings, lists and mappings only; `lines` holds the line of every path."""

    name: str
    data: Any = None  # a Node; its shape is what the models check
    lines: dict[Place, int] = field(default_factory=dict)

    def error(self, message: str, place: Place, remedy: str = "") -> DataError:
        """A DataError at a path; a path that is not there stands at the line of what should hold it."""
        known = place
        while known and known not in self.lines:
            known = known[:-1]
        where = f"{self.name}, dòng {self.lines.get(known, 1)}"
        return DataError(message, place=f"{where}, {spell(place)}" if place else where, remedy=remedy)

    def one(self, model: type[M]) -> M:
        """The whole file as one entry."""
        return self._entry(model, self.data, ())

    def table(self, model: type[M]) -> dict[str, M]:
        """The file as entries by key."""
        if not isinstance(self.data or {}, dict):
            raise self.error("phải là bảng “khóa: giá trị”.", ())
        return {key: self._entry(model, value, (key,)) for key, value in (self.data or {}).items()}

    def items(self, model: type[M]) -> list[M]:
        """The file as a list of entries."""
        if not isinstance(self.data or [], list):
            raise self.error("phải là danh sách.", ())
        return [self._entry(model, value, (index,)) for index, value in enumerate(self.data or [])]

    def _entry(self, model: type[M], data: Node, place: Place) -> M:
        try:
            return model.model_validate(data)
        except ValidationError as error:
            first = error.errors()[0]
            raise self.error(_message(first), self._trimmed((*place, *first["loc"]), first["type"])) from error

    def _trimmed(self, place: Place, kind: str) -> Place:
        """The path as the file has it, without the branch names that pydantic adds for unions."""
        known = place
        while known and known not in self.lines:
            known = known[:-1]
        return place[: len(known) + 1] if kind == "missing" else known


def read_located(path: Path, name: str) -> Located:
    """A file that must be there. Raises DataError when it is missing, no UTF-8, no YAML, or gives a key twice."""
    file = Located(name)
    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        node = loader(path.read_text(encoding="utf-8")).get_single_node()
        file.data = _construct(node, (), file) if node is not None else None
    except FileNotFoundError as error:
        raise DataError("thiếu tệp của bộ khung.", place=name, remedy="Xem danh sách tệp trong README.md.") from error
    except UnicodeDecodeError as error:
        raise DataError("không phải tệp văn bản UTF-8.", place=name) from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f", dòng {mark.line + 1}" if mark else ""
        raise DataError("không đúng cú pháp YAML.", place=f"{name}{line}") from error
    except RecursionError as error:
        raise DataError("neo YAML trỏ vào chính nó hoặc lồng quá sâu.", place=name) from error
    return file


def spell(place: Place) -> str:
    """("requirements", 3, "reader") as "requirements[3].reader"."""
    out = ""
    for part in place:
        out += f"[{part}]" if isinstance(part, int) else f".{part}" if out else part
    return out


def _construct(node: yaml.Node, place: Place, file: Located) -> Node:
    file.lines.setdefault(place, node.start_mark.line + 1)
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, place, file)
    if isinstance(node, yaml.SequenceNode):
        return [_construct(child, (*place, index), file) for index, child in enumerate(node.value)]
    return "" if node.tag.endswith(":null") else node.value


def _mapping(node: yaml.MappingNode, place: Place, file: Located) -> dict[str, Node]:
    out: dict[str, Node] = {}
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode) or key.value in out:
            problem = f"khóa “{key.value}” ghi hai lần." if isinstance(key, yaml.ScalarNode) else "khóa phải là chữ."
            at = (*place, key.value) if isinstance(key, yaml.ScalarNode) else place
            raise DataError(problem, place=f"{file.name}, dòng {key.start_mark.line + 1}, {spell(at) or 'cả tệp'}")
        out[key.value] = _construct(value, (*place, key.value), file)
        file.lines[(*place, key.value)] = key.start_mark.line + 1
    return out


def _message(error: ErrorDetails) -> str:
    if error["type"] == "literal_error":
        expected = "phải là một trong " + str(error["ctx"]["expected"]).replace(" or ", ", ")
    else:
        expected = _EXPECTED.get(error["type"], error["msg"])
    given = "" if error["type"] == "missing" else f" (nhận được: {str(error.get('input'))[:60]!r})"
    return f"{expected}{given}."

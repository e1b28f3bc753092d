"""Loading a framework pack: YAML with line numbers, checked as a whole, errors that name file, line and field."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from corpus.errors import DataError
from corpus.framework import Gap, Outline, PackInfo, Prose, Quantity, Suggestion, TableType, UnitEntry, UnitType

SHIPPED = Path(__file__).parent / "data" / "frameworks" / "quang-ngai-784"
KINDS = {"five_year": "five-year.yaml", "annual": "annual.yaml"}
M = TypeVar("M", bound=BaseModel)


@dataclass(frozen=True)
class Pack:
    """A framework, whole and checked."""

    folder: Path
    info: PackInfo
    quantities: dict[str, Quantity]
    tables: dict[str, TableType]
    outlines: dict[str, Outline]
    proses: dict[str, Prose]
    suggestions: dict[str, Suggestion]
    gaps: tuple[Gap, ...]
    unit_types: dict[str, UnitType]
    units: tuple[UnitEntry, ...]

    @property
    def abbreviations(self) -> dict[str, str]:
        return self.info.abbreviations

    def threshold(self, name: str) -> Decimal:
        return Decimal(self.info.thresholds[name].value)

    def bases(self, kind: str, unit_type: str) -> tuple[str, ...]:
        """Document keys that the framework suggests as bases, those of the unit's own type first."""
        own = self.info.bases.get(unit_type, ())
        return (*own, *self.info.bases.get(kind, ()))


@dataclass
class _File:
    """A YAML file as data, with the line of every path in it."""

    path: Path
    data: Any = None
    lines: dict[tuple[str | int, ...], int] = field(default_factory=dict)

    def line(self, path: tuple[str | int, ...]) -> int:
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)

    def error(self, message: str, path: tuple[str | int, ...], remedy: str = "") -> DataError:
        name = ".".join(map(str, path))
        return DataError(message, place=f"{self.path.name}, dòng {self.line(path)}, {name or 'cả tệp'}", remedy=remedy)


@cache
def load_pack(folder: Path = SHIPPED) -> Pack:
    """The pack in a folder. Raises DataError naming file, line, field and what was expected."""
    info = _one(_read(folder / "pack.yaml"), PackInfo)
    quantities = _table(_read(folder / "quantities.yaml"), Quantity) | _table(_read(folder / "computed.yaml", optional=True), Quantity)
    tables = _table(_read(folder / "tables.yaml", optional=True), TableType)
    suggestions = _table(_read(folder / "suggestions.yaml", optional=True), Suggestion)
    types = _table(_read(folder / "unit-types.yaml"), UnitType)
    units = _list(_read(folder / "units.yaml"), UnitEntry)
    outlines = {kind: (_read(folder / name), name) for kind, name in KINDS.items() if (folder / name).exists()}
    files = {kind: file for kind, (file, _) in outlines.items()}
    pack = Pack(folder, info, quantities, tables, {kind: _one(file, Outline) for kind, file in files.items()}, {}, suggestions,
                tuple(_list(_read(folder / "gaps.yaml", optional=True), Gap)), types, tuple(units))
    _check_outlines(pack, files)
    known = {id_ for outline in pack.outlines.values() for id_ in outline.by_id}
    for path in sorted((folder / "sentences").glob("*.yaml")):
        file = _read(path)
        for number, prose in enumerate(_list(file, Prose)):
            _check_prose(prose, number, file, pack, known)
            pack.proses[prose.requirement] = prose
    return pack


def _read(path: Path, *, optional: bool = False) -> _File:
    file = _File(path)
    if not path.exists():
        if optional:
            return file
        raise DataError("thiếu tệp của bộ khung.", place=str(path.name), remedy="Bộ khung phải có đủ các tệp nêu trong README.md.")
    try:
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(path.read_text(encoding="utf-8"))
        node = loader.get_single_node()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        raise DataError("không đúng cú pháp YAML.", place=f"{path.name}, dòng {mark.line + 1 if mark else 1}") from error
    file.data = _construct(node, (), file) if node is not None else None
    return file


def _construct(node: yaml.Node, path: tuple[str | int, ...], file: _File) -> Any:
    """Every scalar as text (pydantic converts), each path with its line; a key given twice is an error."""
    file.lines.setdefault(path, node.start_mark.line + 1)
    if isinstance(node, yaml.MappingNode):
        out: dict[str, Any] = {}
        for key, value in node.value:
            name = str(key.value)
            if name in out:
                raise DataError(f"khóa “{name}” ghi hai lần.", place=f"{file.path.name}, dòng {key.start_mark.line + 1}")
            out[name] = _construct(value, (*path, name), file)
        return out
    if isinstance(node, yaml.SequenceNode):
        return [_construct(child, (*path, index), file) for index, child in enumerate(node.value)]
    return "" if node.tag.endswith(":null") and node.value in ("", "~", "null") else node.value


def _validate(model: type[M], data: Any, path: tuple[str | int, ...], file: _File) -> M:
    try:
        return model.model_validate(data)
    except ValidationError as error:
        first = error.errors()[0]
        place = (*path, *(part for part in first["loc"]))
        expected = f"{_EXPECTED.get(first['type'], first['msg'])}"
        raise file.error(f"{expected} (nhận được: {str(first.get('input'))[:60]!r}).", place) from error


_EXPECTED = {"missing": "thiếu trường bắt buộc", "extra_forbidden": "trường không có trong lược đồ", "literal_error": "giá trị không nằm trong danh sách cho phép",
             "tuple_type": "phải là danh sách", "dict_type": "phải là bảng khóa: giá trị", "string_type": "phải là chữ", "bool_parsing": "phải là true hoặc false",
             "int_parsing": "phải là số nguyên", "float_parsing": "phải là số", "model_type": "phải là bảng khóa: giá trị"}


def _one(file: _File, model: type[M]) -> M:
    return _validate(model, file.data, (), file)


def _table(file: _File, model: type[M]) -> dict[str, M]:
    if not isinstance(file.data or {}, dict):
        raise file.error("phải là bảng khóa: giá trị.", ())
    return {key: _validate(model, value, (key,), file) for key, value in (file.data or {}).items()}


def _list(file: _File, model: type[M]) -> list[M]:
    if not isinstance(file.data or [], list):
        raise file.error("phải là danh sách.", ())
    return [_validate(model, value, (index,), file) for index, value in enumerate(file.data or [])]


def _check_outlines(pack: Pack, files: dict[str, _File]) -> None:
    for kind, outline in pack.outlines.items():
        file = files[kind]
        sections = {spec.id for spec in outline.sections}
        for index, spec in enumerate(outline.sections):
            if spec.parent and spec.parent not in sections:
                raise file.error(f"không có mục “{spec.parent}”.", ("sections", index, "parent"))
        seen: set[str] = set()
        for index, requirement in enumerate(outline.requirements):
            place: tuple[str | int, ...] = ("requirements", index)
            if requirement.id in seen:
                raise file.error(f"mã “{requirement.id}” dùng hai lần.", (*place, "id"))
            seen.add(requirement.id)
            for name, value, known in _references(requirement.model_dump(), sections, pack):
                if value not in known:
                    raise file.error(f"không có “{value}”.", (*place, *name))
        for name, members in outline.groups.items():
            for member in members:
                if member not in seen:
                    raise file.error(f"nhóm nêu yêu cầu không có: “{member}”.", ("groups", name))
        for index, annex in enumerate(outline.annexes):
            for member in annex.requirements:
                if member not in seen:
                    raise file.error(f"phụ lục nêu yêu cầu không có: “{member}”.", ("annexes", index, "requirements"))


def _references(requirement: dict[str, Any], sections: set[str], pack: Pack) -> Iterator[tuple[tuple[str | int, ...], str, Any]]:
    if requirement["section"]:
        yield ("section",), requirement["section"], sections
    if requirement["quantity"]:
        yield ("quantity",), requirement["quantity"], pack.quantities
    if requirement["table"]:
        yield ("table",), requirement["table"], pack.tables
    for name, spec in requirement["fields"].items():
        if spec["quantity"]:
            yield ("fields", name, "quantity"), spec["quantity"], pack.quantities
    for index, type_ in enumerate(requirement["only"]):
        yield ("only", index), type_, pack.unit_types
    for index, suggestion in enumerate(requirement["suggest"]):
        yield ("suggest", index), suggestion, pack.suggestions


def _check_prose(prose: Prose, number: int, file: _File, pack: Pack, known: set[str]) -> None:
    import re

    if prose.requirement not in known:
        raise file.error(f"không có yêu cầu “{prose.requirement}”.", (number, "requirement"))
    for index, slot in enumerate(prose.slots):
        for position, pattern in enumerate(slot):
            place: tuple[str | int, ...] = (number, "slots", index, position)
            for need in pattern.needs:
                if need not in pack.quantities:
                    raise file.error(f"không có đại lượng “{need}”.", (*place, "needs"))
            for variant in pattern.variants:
                for name in re.findall(r"\{([^{}|:]+)(?:\|[^{}]*)?\}", variant):
                    if name not in pack.quantities and name not in pack.info.words:
                        raise file.error(f"chỗ trống {{{name}}} không phải đại lượng hay từ cố định.", (*place, "variants"))

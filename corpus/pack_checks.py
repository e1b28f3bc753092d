"""What must hold between the files of a pack: every name names something, every formula and slot can be filled."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from datetime import date
from decimal import Decimal, InvalidOperation

from corpus.errors import DataError
from corpus.formulas import circular, names_in
from corpus.framework import ABSENCES, FORMS, FRAMES, Outline, Pattern, Prose, Requirement
from corpus.located import Located, Node, Place
from corpus.pack import KINDS, Pack
from corpus.units import names_of, typed

_SLOT = re.compile(r"\{([^{}]*)\}")
_COUNT = "n"  # in a list's lead: how many entries follow
Files = dict[str, Located]


def check_pack(pack: Pack, files: Files) -> None:
    """Raise DataError at the first name, formula or slot that does not fit the rest of the pack."""
    _check_info(pack, files["pack.yaml"])
    _check_tables(pack, files["tables.yaml"])
    _check_units(pack, files["units.yaml"])
    for kind, outline in pack.outlines.items():
        _check_outline(outline, files[KINDS[kind]], pack)
    _check_questions(pack, files["questions.yaml"])
    _check_quantities(pack, files)
    for name, file in files.items():
        if name.startswith("sentences/"):
            for index, entry in enumerate(file.data or []):
                _check_prose(pack.proses[entry["requirement"]], index, file, pack)
    _check_gaps(pack, files["gaps.yaml"])
    _check_thresholds(pack, files["thresholds.yaml"])
    _unique([topic.id for topic in pack.topics], (), "id", files["topics.yaml"])
    for index, topic in enumerate(pack.topics):
        _known(topic.home, _requirements(pack), "yêu cầu", (index, "home"), files["topics.yaml"])
    for index, power in enumerate(pack.powers):
        for field in ("since", "until"):
            _check_day(getattr(power, field), (index, field), files["powers.yaml"])
    for id_, suggestion in pack.suggestions.items():
        _check_slots(suggestion.text, (), (id_, "text"), files["suggestions.yaml"], pack)
        for level, text in suggestion.levels.items():
            _check_slots(text, (), (id_, "levels", level), files["suggestions.yaml"], pack)


def cited_documents(files: Files) -> dict[str, DataError]:
    """Each legal document that the pack names, with the error to raise should nobody know it."""
    cited: dict[str, DataError] = {}
    for file in files.values():
        for place, text in _texts(file.data, ()):
            keys = [match[1].partition("|")[0][5:] for match in _SLOT.finditer(text) if match[1].startswith("cite:")]
            named = file.name == "pack.yaml" and place[:1] in (("source",), ("bases",))
            if named or (file.name in ("thresholds.yaml", "powers.yaml") and place[-1:] == ("document",)):
                keys.append(text)
            for key in keys:
                cited.setdefault(key, file.error(f"danh mục văn bản không có “{key}”.", place))
    return cited


def _texts(data: Node, place: Place) -> Iterator[tuple[Place, str]]:
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _texts(value, (*place, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from _texts(value, (*place, index))
    elif isinstance(data, str):
        yield place, data


def _known(value: str, known: Collection[str], what: str, place: Place, file: Located) -> None:
    if value and value not in known:
        raise file.error(f"không có {what} “{value}”.", place)


def _unique(values: list[str], place: Place, key: str, file: Located) -> None:
    for index, value in enumerate(values):
        if value in values[:index]:
            raise file.error(f"mã “{value}” dùng hai lần.", (*place, index, key))


def _check_info(pack: Pack, file: Located) -> None:
    _known(pack.info.review, _requirements(pack), "yêu cầu", ("review",), file)
    for index, name in enumerate(pack.info.summary):
        _known(name, pack.quantities, "đại lượng", ("summary", index), file)
    for key in pack.info.bases:
        _known(key, (*pack.outlines, *pack.unit_types), "loại kế hoạch hay loại đơn vị", ("bases", key), file)


def _check_quantities(pack: Pack, files: Files) -> None:
    formulas: dict[str, frozenset[str]] = {}
    for id_, quantity in pack.quantities.items():
        file = files["quantities.yaml" if id_ in (files["quantities.yaml"].data or {}) else "computed.yaml"]
        for field in ("at_most", "usually_at_most", "share_of"):
            _known(getattr(quantity, field), pack.quantities, "đại lượng", (id_, field), file)
        _known(quantity.none_with, _requirements(pack), "yêu cầu", (id_, "none_with"), file)
        for index, part in enumerate(quantity.counts):
            _known(part, pack.quantities, "đại lượng", (id_, "counts", index), file)
        if quantity.counts and len(quantity.counts) != 2:
            raise file.error("phải gồm đúng hai đại lượng: phần và tổng.", (id_, "counts"))
        formulas[id_] = _check_formula(quantity.derive, pack.quantities, (id_, "derive"), file)
        for field in ("sum_of", "same_of"):
            if rows := getattr(quantity, field):
                _check_rows(rows, (id_, field), file, pack)
    for id_ in formulas:
        if circular(id_, formulas):
            file = files["quantities.yaml" if id_ in (files["quantities.yaml"].data or {}) else "computed.yaml"]
            raise file.error("công thức tính vòng quanh chính nó.", (id_, "derive"))


def _check_rows(rows: str, place: Place, file: Located, pack: Pack) -> None:
    id_, _, column = rows.partition(":")
    requirement = _requirements(pack).get(id_)
    if requirement is None or column not in _columns(requirement, pack):
        raise file.error("phải là “yêu cầu:cột” của một bảng.", place)


def _check_formula(text: str, known: Collection[str], place: Place, file: Located) -> frozenset[str]:
    """The names in a formula, each of them known; the evaluator itself stands above this layer."""
    try:
        names = names_in(text)
    except ValueError as error:
        raise file.error(str(error), place) from error
    for name in sorted(names):
        _known(name, known, "đại lượng", place, file)
    return names


def _check_tables(pack: Pack, file: Located) -> None:
    for id_, table in pack.tables.items():
        for name, column in table.columns.items():
            try:
                re.compile(column.looks)
            except re.error as error:
                raise file.error("mẫu tìm không đúng cú pháp.", (id_, "columns", name, "looks")) from error
        for index, check in enumerate(table.checks):
            _check_formula(check.test, table.columns, (id_, "checks", index, "test"), file)


def _check_units(pack: Pack, file: Located) -> None:
    _unique([entry.id for entry in pack.units], (), "id", file)
    taken: dict[str, str] = {}
    for index, entry in enumerate(pack.units):
        _known(entry.type, pack.unit_types, "loại đơn vị", (index, "type"), file)
        try:
            typed(entry, pack.unit_types[entry.type])
        except ValueError as error:
            raise file.error("ghi trường không có, hoặc sai kiểu so với loại đơn vị.", (index, "overrides")) from error
        for name in names_of(entry, pack):
            if taken.setdefault(name, entry.id) != entry.id:
                raise file.error(f"tên gọi “{name}” trùng với đơn vị “{taken[name]}”.", (index, "aliases"))


def _requirements(pack: Pack) -> dict[str, Requirement]:
    return {id_: requirement for outline in pack.outlines.values() for id_, requirement in outline.by_id.items()}


def _columns(requirement: Requirement, pack: Pack) -> Collection[str]:
    return pack.tables[requirement.table].columns if requirement.table else ()


def _check_outline(outline: Outline, file: Located, pack: Pack) -> None:
    sections = [spec.id for spec in outline.sections]
    _unique(sections, ("sections",), "id", file)
    _unique([requirement.id for requirement in outline.requirements], ("requirements",), "id", file)
    _unique([annex.id for annex in outline.annexes], ("annexes",), "id", file)
    for name in ("title", "opening", "closing"):
        _check_slots(getattr(outline, name), (), (name,), file, pack)
    for index, spec in enumerate(outline.sections):
        _known(spec.parent, sections[:index], "mục đứng trước", ("sections", index, "parent"), file)
        _check_slots(spec.heading, (), ("sections", index, "heading"), file, pack)
        _check_slots(spec.lead, (), ("sections", index, "lead"), file, pack)
    for index, requirement in enumerate(outline.requirements):
        for place, value, known, what in _references(requirement, sections, pack):
            _known(value, known, what, ("requirements", index, *place), file)
        for position, other in enumerate(requirement.covered_by):
            _known(other, outline.by_id, "yêu cầu", ("requirements", index, "covered_by", position), file)
        for position, other in enumerate(requirement.like):
            elsewhere = {id_ for told in pack.outlines.values() if told is not outline for id_ in told.by_id}
            _known(other, elsewhere, "yêu cầu của loại kế hoạch khác", ("requirements", index, "like", position), file)
        _check_reader(requirement, ("requirements", index, "reader"), file, pack)
    for name, members in outline.groups.items():
        for position, member in enumerate(members):
            _known(member, outline.by_id, "yêu cầu", ("groups", name, position), file)
    for index, annex in enumerate(outline.annexes):
        for position, member in enumerate(annex.requirements):
            _known(member, outline.by_id, "yêu cầu", ("annexes", index, "requirements", position), file)


def _check_questions(pack: Pack, file: Located) -> None:
    """A question asks for requirements that are there, each of them in one question only."""
    for kind, questions in pack.questions.items():
        outline = pack.outlines.get(kind)
        _unique([question.id for question in questions], (kind,), "id", file)
        asked: set[str] = set()
        for index, question in enumerate(questions):
            if outline is None:
                raise file.error("không có loại kế hoạch này trong bộ khung.", (kind,))
            _known(question.group, outline.groups, "nhóm", (kind, index, "group"), file)
            if bool(question.group) == bool(question.parts):
                raise file.error("cần trường parts hoặc trường group, và chỉ một trong hai.", (kind, index))
            for id_ in question.parts or outline.groups[question.group]:
                _known(id_, outline.by_id, "yêu cầu", (kind, index, "parts", id_), file)
                if id_ in asked:
                    raise file.error(f"yêu cầu “{id_}” đã có trong câu hỏi khác.", (kind, index, "parts", id_))
                asked.add(id_)


def _references(
    requirement: Requirement,
    sections: list[str],
    pack: Pack,
) -> Iterator[tuple[Place, str, Collection[str], str]]:
    """(place, name, what it may be, what it is called) of everything that a requirement names."""
    yield ("section",), requirement.section, sections, "mục"
    yield ("quantity",), requirement.quantity, pack.quantities, "đại lượng"
    yield ("table",), requirement.table, pack.tables, "bảng"
    yield ("holder",), requirement.holder, pack.info.holders, "người nắm số liệu"
    for name, spec in requirement.fields.items():
        yield ("fields", name, "quantity"), spec.quantity, pack.quantities, "đại lượng"
    for field in ("only", "optional_for"):
        for index, type_ in enumerate(getattr(requirement, field)):
            yield (field, index), type_, pack.unit_types, "loại đơn vị"
    for index, suggestion in enumerate(requirement.suggest):
        yield ("suggest", index), suggestion, pack.suggestions, "gợi ý"


def _check_reader(requirement: Requirement, place: Place, file: Located, pack: Pack) -> None:
    """A reader has what it reads into."""
    told = requirement.quantity or any(spec.quantity for spec in requirement.fields.values())
    if requirement.reader == "rows" and not requirement.table:
        raise file.error("cách đọc “rows” cần trường table.", place)
    if requirement.reader in ("figures", "goal") and not told:
        raise file.error(f"cách đọc “{requirement.reader}” cần một đại lượng.", place)
    if requirement.table:
        for name in requirement.fields:
            _known(name, _columns(requirement, pack), "cột", (*place[:-1], "fields", name), file)


def _check_prose(prose: Prose, index: int, file: Located, pack: Pack) -> None:
    requirements = _requirements(pack)
    _known(prose.requirement, requirements, "yêu cầu", (index, "requirement"), file)
    requirement = requirements[prose.requirement]
    for slot, patterns in enumerate(prose.slots):
        for position, pattern in enumerate(patterns):
            _check_pattern(pattern, pack.quantities, requirement, (index, "slots", slot, position), file, pack)
    columns = _columns(requirement, pack)
    for row, patterns in enumerate(prose.rows):
        for position, pattern in enumerate(patterns):
            _check_pattern(pattern, columns, requirement, (index, "rows", row, position), file, pack)
    for field, allowed in (("frames", FRAMES), ("absent", ABSENCES), ("lead", ())):
        for key, text in getattr(prose, field).items():
            if allowed:
                _known(key, allowed, "trường hợp", (index, field, key), file)
            names = pack.quantities if allowed else (*pack.quantities, *columns, _COUNT)
            _check_slots(text, names, (index, field, key), file, pack)
    for position, rewrite in enumerate(prose.rewrites):
        _check_rewrite(rewrite.when, rewrite.to, (index, "rewrites", position), file)


def _check_pattern(
    pattern: Pattern,
    names: Collection[str],
    requirement: Requirement,
    place: Place,
    file: Located,
    pack: Pack,
) -> None:
    for position, need in enumerate(pattern.needs):
        _known(need, names, "đại lượng hay cột", (*place, "needs", position), file)
    for position, field in enumerate(pattern.covers):
        if requirement.fields:
            _known(field, requirement.fields, "phần của yêu cầu", (*place, "covers", position), file)
    _check_formula(pattern.when, (*names, "kind", "unit.level", "unit.type"), (*place, "when"), file)
    if not pattern.variants:
        raise file.error("cần ít nhất một cách viết.", (*place, "variants"))
    for position, variant in enumerate(pattern.variants):
        _check_slots(variant, names, (*place, "variants", position), file, pack)


def _check_slots(text: str, names: Collection[str], place: Place, file: Located, pack: Pack) -> None:
    """Every slot names a quantity (or column), a fixed word, a document or an annex, in a form that there is."""
    if re.search(r"[{}]", _SLOT.sub("", text)):
        raise file.error("ngoặc nhọn mở, đóng không khớp.", place)
    for match in _SLOT.finditer(text):
        name, _, form = match[1].partition("|")
        if name.startswith("cite:"):
            continue
        if name.startswith("annex:"):
            annexes = [annex.id for outline in pack.outlines.values() for annex in outline.annexes]
            _known(name[6:], annexes, "phụ lục", place, file)
        elif name not in names and name not in pack.info.words:
            raise file.error(f"chỗ trống {{{name}}} không phải đại lượng, cột hay từ cố định.", place)
        elif form and form not in FORMS:
            raise file.error(f"không có dạng “{form}” ({', '.join(FORMS)}).", place)


def _check_rewrite(when: str, to: str, place: Place, file: Located) -> None:
    try:
        groups = re.compile(when).groups
    except re.error as error:
        raise file.error(f"biểu thức chính quy sai: {error}.", (*place, "when")) from error
    if any(int(number) > groups for number in re.findall(r"\\(\d)", to)):
        raise file.error("nhắc đến nhóm không có trong biểu thức.", (*place, "to"))


def _check_gaps(pack: Pack, file: Located) -> None:
    _unique([gap.id for gap in pack.gaps], (), "id", file)
    for index, gap in enumerate(pack.gaps):
        _known(gap.requirement, _requirements(pack), "yêu cầu", (index, "requirement"), file)
        _check_formula(gap.when, pack.quantities, (index, "when"), file)


def _check_thresholds(pack: Pack, file: Located) -> None:
    """Values are numbers, dates are dates, and a limit has one value on a day."""
    for index, limit in enumerate(pack.thresholds):
        try:
            Decimal(limit.value)
        except InvalidOperation as error:
            raise file.error("phải là số, dấu thập phân là dấu chấm.", (index, "value")) from error
        for field in ("since", "until"):
            _check_day(getattr(limit, field), (index, field), file)
        for other in pack.thresholds[:index]:
            apart = (limit.until and limit.until < other.since) or (other.until and other.until < limit.since)
            if other.id == limit.id and not apart:
                raise file.error(f"giới hạn “{limit.id}” có hai giá trị trong cùng một thời gian.", (index, "id"))


def _check_day(text: str, place: Place, file: Located) -> None:
    try:
        date.fromisoformat(text) if text else None
    except ValueError as error:
        raise file.error("phải là ngày dạng năm-tháng-ngày.", place) from error

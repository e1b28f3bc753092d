"""A broken pack is refused with file, line, field and what was expected."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import DataError
from corpus.located import Node, Place, read_located
from corpus.packs import load_pack

SMALL = Path(__file__).parent / "packs" / "small"

# (file, what stands there, what is put in its place, where the error is, what it says)
BROKEN = [
    ("annual.yaml", "reader: figures", "reader: figure", "requirements[0].reader", "phải là một trong 'figures'"),
    (
        "annual.yaml",
        "section: s.i, at: mục I, label: số",
        "section: s.x, at: mục I, label: số",
        "requirements[0].section",
        "không có mục “s.x”",
    ),
    (
        "annual.yaml",
        "quantity: school.fibre",
        "quantity: school.fiber",
        "requirements[0].fields.fibre.quantity",
        "không có đại lượng “school.fiber”",
    ),
    ("annual.yaml", "table: platforms", "table: platform", "requirements[1].table", "không có bảng “platform”"),
    ("annual.yaml", "reader: rows, table: platforms", "reader: rows", "requirements[1].reader", "cần trường table"),
    (
        "annual.yaml",
        "holder: to_cntt",
        "holder: nobody",
        "requirements[0].holder",
        "không có người nắm số liệu “nobody”",
    ),
    (
        "annual.yaml",
        "suggest: [open_school]",
        "suggest: [open_schools]",
        "requirements[2].suggest[0]",
        "không có gợi ý “open_schools”",
    ),
    ("annual.yaml", "only: [so]", "only: [ban]", "requirements[3].only[0]", "không có loại đơn vị “ban”"),
    ("annual.yaml", "id: s.task.open", "id: s.task.net", "requirements[3].id", "mã “s.task.net” dùng hai lần"),
    ("annual.yaml", "id: s.ii, level", "id: s.i, level", "sections[1].id", "mã “s.i” dùng hai lần"),
    (
        "annual.yaml",
        "s.tasks: [s.task.net, s.task.open]",
        "s.tasks: [s.task.net, s.task.shut]",
        "groups.s.tasks[1]",
        "không có yêu cầu “s.task.shut”",
    ),
    (
        "annual.yaml",
        'ask: "Mở dữ liệu gì?"',
        'question: "Mở dữ liệu gì?"',
        "requirements[3].question",
        "trường không có trong lược đồ",
    ),
    ("annual.yaml", "label: nền tảng đang dùng, ", "", "requirements[1].label", "thiếu trường bắt buộc"),
    ("annual.yaml", "keywords: [dữ liệu]", "keywords: dữ liệu", "requirements[3].keywords", "phải là danh sách"),
    ("annual.yaml", "năm {year}\nopening", "năm {nam}\nopening", "title", "chỗ trống {nam}"),
    ("annual.yaml", "layout: tasks", "layout: task", "sections[1].layout", "phải là một trong"),
    (
        "quantities.yaml",
        "100 * school.fibre",
        "100 * school.cable",
        "school.rate.derive",
        "không có đại lượng “school.cable”",
    ),
    (
        "quantities.yaml",
        "100 * school.fibre / school.total",
        "100 * (school.fibre",
        "school.rate.derive",
        "công thức sai cú pháp",
    ),
    ("quantities.yaml", "100 * school.fibre / school.total", "2 * school.rate", "school.rate.derive", "vòng quanh"),
    (
        "quantities.yaml",
        "at_most: school.total",
        "at_most: schools",
        "school.fibre.at_most",
        "không có đại lượng “schools”",
    ),
    ("quantities.yaml", "type: percent", "type: per cent", "school.rate.type", "phải là một trong"),
    ("quantities.yaml", "decimals: 1", "decimals: một", "school.rate.decimals", "phải là số nguyên"),
    (
        "quantities.yaml",
        "school.fibre: {label",
        "school.total: {label",
        "school.total",
        "khóa “school.total” ghi hai lần",
    ),
    ("tables.yaml", "users <= target", "users <= goal", "platforms.checks[0].test", "không có đại lượng “goal”"),
    ("units.yaml", "type: xa", "type: phuong", "[1].type", "không có loại đơn vị “phuong”"),
    ("units.yaml", "id: xasuoi", "id: sgd", "[1].id", "mã “sgd” dùng hai lần"),
    ("units.yaml", "aliases: [Suối Trong 1]", "aliases: [sở giáo dục]", "[1].aliases", "trùng với đơn vị “sgd”"),
    ("units.yaml", "aliases: [Suối Trong 1]", "overrides: {signer: CHỦ TỊCH}", "[1].overrides", "ghi trường không có"),
    ("thresholds.yaml", 'value: "15"', "value: mười lăm", "[0].value", "phải là số"),
    ("thresholds.yaml", 'value: "15"', 'value: "15", since: "2021-02-30"', "[0].since", "phải là ngày"),
    ("thresholds.yaml", "id: digital_share", "id: security_share", "[1].id", "hai giá trị"),
    ("pack.yaml", "annual: [67", "yearly: [67", "bases.yearly", "không có loại kế hoạch"),
    (
        "sentences/annual.yaml",
        "requirement: s.platforms",
        "requirement: s.platform",
        "[1].requirement",
        "không có yêu cầu “s.platform”",
    ),
    ("sentences/annual.yaml", "requirement: s.platforms", "requirement: s.schools", "[1].requirement", "ghi hai lần"),
    (
        "sentences/annual.yaml",
        "có {school.total}, trong",
        "có {school.sum}, trong",
        "[0].slots[0][0].variants[0]",
        "chỗ trống {school.sum}",
    ),
    (
        "sentences/annual.yaml",
        "{school.fibre|nn}",
        "{school.fibre|xx}",
        "[0].slots[0][0].variants[0]",
        "không có dạng “xx”",
    ),
    (
        "sentences/annual.yaml",
        "needs: [school.total], variants",
        "needs: [school], variants",
        "[0].slots[0][1].needs[0]",
        "không có đại lượng hay cột “school”",
    ),
    (
        "sentences/annual.yaml",
        "({users} người dùng)",
        "({user} người dùng)",
        "[1].rows[0][0].variants[0]",
        "chỗ trống {user}",
    ),
    ("sentences/annual.yaml", "{n} nền tảng", "{n nền tảng", "[1].lead.many", "ngoặc nhọn"),
    (
        "sentences/annual.yaml",
        'noun: "Kết nối',
        'matter: "Kết nối',
        "[2].frames.matter",
        "không có trường hợp “matter”",
    ),
    ("sentences/annual.yaml", "^kéo (cáp quang)", "^kéo (cáp quang", "[2].rewrites[0].when", "biểu thức chính quy sai"),
    ("sentences/annual.yaml", "kết nối \\\\1", "kết nối \\\\2", "[2].rewrites[0].to", "nhóm không có"),
    ("computed.yaml", "s.platforms:users", "s.platforms:user", "platform.users.sum_of", "phải là “yêu cầu:cột”"),
    ("computed.yaml", "s.platforms:users", "s.schools:users", "platform.users.sum_of", "phải là “yêu cầu:cột”"),
    ("computed.yaml", "platform.users:", "school.total:", "school.total", "đã có trong quantities.yaml"),
    ("quantities.yaml", "[school.fibre, school.total]", "[school.fibre]", "school.rate.counts", "đúng hai đại lượng"),
    (
        "quantities.yaml",
        "100 * school.fibre / school.total",
        "7 if school.fibre else 8",
        "school.rate.derive",
        "không được phép",
    ),
    ("gaps.yaml", "requirement: s.task.net", "requirement: s.task", "[0].requirement", "không có yêu cầu “s.task”"),
    ("gaps.yaml", "school.rate < 100", "school.share < 100", "[0].when", "không có đại lượng “school.share”"),
    ("unit-types.yaml", 'name: "Sở {name}"', 'name: ""', "so.name", "không được để trống"),
    ("unit-types.yaml", 'issuer_lines: ["SỞ {NAME}"]', "issuer_lines: []", "so.issuer_lines", "cần ít nhất một dòng"),
    (
        "suggestions.yaml",
        "theo {cite:67/2006/QH11}",
        "theo {67/2006/QH11}",
        "open_school.text",
        "chỗ trống {67/2006/QH11}",
    ),
]


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SMALL, tmp_path / "pack"))


@pytest.mark.parametrize(
    ("name", "old", "new", "field", "expected"), BROKEN, ids=[f"{row[0]}-{row[4]}" for row in BROKEN]
)
def test_an_error_names_file_line_field_and_what_was_expected(
    small: Path,
    name: str,
    old: str,
    new: str,
    field: str,
    expected: str,
) -> None:
    text = (small / name).read_text(encoding="utf-8")
    assert text.count(old) == 1, "the mutation must hit one place"
    (small / name).write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(DataError) as caught:
        load_pack(small)
    place = re.fullmatch(r"(.+), dòng (\d+), (.+)", caught.value.place)
    assert place, caught.value.place
    assert (place[1], place[3]) == (name, field)
    assert expected in caught.value.message
    first = text[: text.index(old)].count("\n") + 1
    assert first - 3 <= int(place[2]) <= first + old.count("\n") + 2


@pytest.mark.parametrize(
    ("broken", "expected"),
    [
        (b"id: [", "không đúng cú pháp YAML"),
        (b"id: \x00", "không đúng cú pháp YAML"),
        ("id: khung".encode("utf-16"), "UTF-8"),
        (b"&a [*a]", "neo YAML"),
        (b"? [a, b]\n: c\n", "khóa phải là chữ"),
        (b"- a\n", "phải là bảng"),
        (b"", "phải là bảng"),
    ],
)
def test_a_file_that_is_no_pack_file_is_named(small: Path, broken: bytes, expected: str) -> None:
    (small / "pack.yaml").write_bytes(broken)
    with pytest.raises(DataError) as caught:
        load_pack(small)
    assert caught.value.place.startswith("pack.yaml")
    assert expected in caught.value.message


@pytest.mark.parametrize("name", ["pack.yaml", "quantities.yaml", "unit-types.yaml", "units.yaml"])
def test_a_missing_file_is_named(small: Path, name: str) -> None:
    (small / name).unlink()
    with pytest.raises(DataError, match=rf"^{re.escape(name)}: thiếu tệp"):
        load_pack(small)


def test_a_pack_without_any_kind_of_plan_is_refused(small: Path) -> None:
    (small / "annual.yaml").unlink()
    with pytest.raises(DataError, match="không có loại kế hoạch nào"):
        load_pack(small)


def test_figures_and_yes_or_no_stay_as_they_were_written(small: Path) -> None:
    path = small / "pack.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("title: Khung", "title: no 1.850 Khung"), encoding="utf-8")
    assert load_pack(small).info.title.startswith("no 1.850 Khung")


def places(data: Node, path: Place = ()) -> Iterator[Place]:
    """Every path in a YAML file."""
    yield path
    entries = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in entries:
        yield from places(value, (*path, key))


def put(data: Node, path: Place, value: Node) -> Node:
    """The file with something else at a path."""
    if not path:
        return value
    if isinstance(data, dict):
        return {key: put(old, path[1:], value) if path[0] == key else old for key, old in data.items()}
    assert isinstance(data, list)
    return [put(old, path[1:], value) if path[0] == at else old for at, old in enumerate(data)]


NAMES = sorted(str(path.relative_to(SMALL)) for path in SMALL.rglob("*.yaml"))
FILES: dict[str, Node] = {name: read_located(SMALL / name, name).data for name in NAMES}
PLACES = [(name, place) for name, data in FILES.items() for place in places(data)]
JUNK: list[Node] = ["", "x {y", "1/0", "\\\\9", "(", "a.b", "x" * 300, "known()", [], {}, ["x"], {"k": "v"}]


@given(st.sampled_from(PLACES), st.sampled_from(JUNK))
@settings(max_examples=150, deadline=None)
def test_whatever_stands_in_a_pack_it_loads_or_is_refused_in_words(
    place: tuple[str, Place],
    junk: Node,
) -> None:
    name, path = place
    with tempfile.TemporaryDirectory() as folder:
        broken = Path(shutil.copytree(SMALL, Path(folder) / "pack"))
        (broken / name).write_text(yaml.safe_dump(put(FILES[name], path, junk), allow_unicode=True), encoding="utf-8")
        refused = None
        try:
            load_pack(broken)
        except DataError as error:
            refused = error
    assert refused is None or (refused.place and refused.message.endswith("."))


def test_an_error_reads_as_one_vietnamese_sentence_with_its_place(small: Path) -> None:
    path = small / "annual.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("table: platforms", "table: bang"), encoding="utf-8")
    with pytest.raises(DataError) as caught:
        load_pack(small)
    assert re.fullmatch(r"annual\.yaml, dòng \d+, requirements\[1\]\.table: không có bảng “bang”\.", str(caught.value))

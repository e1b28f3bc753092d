"""The shipped framework: everything that it demands of a plan has its place."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml

from assistant.reading import Context, read_answer
from corpus import framework, packs
from corpus.errors import DataError
from corpus.framework import Requirement
from corpus.language import fold
from corpus.legal import load_catalogue
from corpus.packs import load_pack
from corpus.units import find_unit

PACK = load_pack()
# Added where nothing in the framework's own list names it: the annual plan's share, and what is told beside a figure.
OWN = {"y.3.6.ten_percent"}
OWN_FIELDS = {"p1.7.it_spend", "p1.7.security_spend", "p2.5.3.base"}
ASKED = [
    (kind, requirement)
    for kind, outline in PACK.outlines.items()
    for requirement in outline.requirements
    if requirement.reader not in ("derived", "front")
]


def demanded(shared: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """(kind of plan, row) of the reference list; its legal rows belong to both kinds."""
    raw = yaml.safe_load((shared / "framework" / "requirements.yaml").read_text(encoding="utf-8"))
    for part in raw["five_year"].values():
        yield from (("five_year", row) for row in part)
    yield from (("annual", row) for row in raw["annual"])
    yield from ((kind, row) for row in raw["legal"] for kind in ("five_year", "annual"))


def test_every_demand_of_the_framework_has_its_place_in_the_pack(shared: Path) -> None:
    missing = [(kind, row["id"]) for kind, row in demanded(shared) if row["id"] not in PACK.outlines[kind].by_id]
    assert not missing


def test_the_parts_that_are_covered_apart_are_those_of_the_framework(shared: Path) -> None:
    for kind, row in demanded(shared):
        if row["id"] not in OWN_FIELDS:
            assert list(PACK.outlines[kind].by_id[row["id"]].fields) == row.get("fields", []), row["id"]


def test_nothing_is_demanded_that_the_framework_does_not(shared: Path) -> None:
    named = {row["id"] for _, row in demanded(shared)}
    assert {id_ for outline in PACK.outlines.values() for id_ in outline.by_id} - named == OWN


def test_the_questions_for_sở_only_are_not_asked_of_a_district(shared: Path) -> None:
    for kind, row in demanded(shared):
        only = PACK.outlines[kind].by_id[row["id"]].only
        assert bool(only) == ("for" in row), row["id"]
        assert not {"huyen", "thi_xa", "thanh_pho"} & set(only)


@pytest.mark.parametrize(("kind", "requirement"), ASKED, ids=lambda value: getattr(value, "id", value))
def test_every_question_comes_with_help_an_example_and_who_knows(kind: str, requirement: Requirement) -> None:
    assert requirement.ask.rstrip(")”").endswith(("?", ".")), requirement.ask
    assert requirement.help
    assert requirement.example
    assert requirement.holder in PACK.info.holders
    assert requirement.label[0].islower() or requirement.label.split()[0].isupper()


@pytest.mark.parametrize(
    ("kind", "requirement"),
    [pair for pair in ASKED if not pair[1].example.startswith("{")],
    ids=lambda value: getattr(value, "id", value),
)
def test_every_example_answer_is_understood_whole(kind: str, requirement: Requirement) -> None:
    unit = find_unit(PACK, "Sở Xây dựng" if kind == "five_year" else "UBND huyện Ba Tơ")
    reading = read_answer(requirement, requirement.example, Context(PACK, unit, kind, (2021, 2025), date(2020, 9, 1)))
    assert not reading.doubts
    assert not reading.leftover


def test_example_answers_are_not_those_of_the_reference_scenarios(shared: Path) -> None:
    told = {
        str(answer).strip()
        for path in (shared / "scenarios").glob("*.yaml")
        for answer in yaml.safe_load(path.read_text(encoding="utf-8"))["answers"].values()
    }
    common = {"không có", "bỏ qua", "theo gợi ý", "đồng ý"}
    assert not {requirement.example for _, requirement in ASKED} & (told - common)


def test_headings_stand_in_the_order_of_the_framework() -> None:
    tops = [(spec.number, spec.heading) for spec in PACK.outlines["five_year"].sections if spec.parent == "p2"]
    assert tops == [
        ("I", "CĂN CỨ LẬP KẾ HOẠCH"),
        ("II", "MỤC TIÊU TỔNG QUÁT"),
        ("III", "MỤC TIÊU CỤ THỂ"),
        ("IV", "NHIỆM VỤ"),
        ("V", "GIẢI PHÁP"),
        ("VI", "LỘ TRÌNH THỰC HIỆN"),
        ("VII", "KINH PHÍ THỰC HIỆN"),
        ("VIII", "TỔ CHỨC THỰC HIỆN"),
        ("IX", "DANH MỤC NHIỆM VỤ, DỰ ÁN"),
    ]
    annual = [spec.heading for spec in PACK.outlines["annual"].sections if not spec.parent]
    assert annual == [
        "CĂN CỨ LẬP KẾ HOẠCH",
        "MỤC TIÊU",
        "NHIỆM VỤ",
        "GIẢI PHÁP",
        "KINH PHÍ THỰC HIỆN",
        "TỔ CHỨC THỰC HIỆN",
        "DANH MỤC NHIỆM VỤ, DỰ ÁN",
    ]


def test_no_section_stands_empty() -> None:
    for outline in PACK.outlines.values():
        filled = {requirement.section for requirement in outline.requirements}
        filled |= {spec.parent for spec in outline.sections}
        assert not [spec.id for spec in outline.sections if spec.id not in filled]


def test_slips_of_the_framework_are_corrected_in_print() -> None:
    text = " ".join(spec.heading for outline in PACK.outlines.values() for spec in outline.sections)
    assert "ỨNG DỤNG CÔNG NGHỆ THÔNG TIN" in text
    assert "ỨNG DỤNG CÔNG TRONG" not in text
    names = [name for unit in PACK.units for name in (*unit.national, *unit.ministry, *unit.province)]
    assert "Cổng thông tin điện tử tỉnh Quảng Ngãi" in names
    assert not [name for name in names if re.search(r"Công thông tin|công thông tin|hàng năm", name)]


def test_the_eleven_focus_tasks_and_three_others_are_offered_by_the_letters_of_the_framework() -> None:
    annual = PACK.outlines["annual"]
    assert [id_.removeprefix("y.focus.") for id_ in annual.groups["y.focus.a-k"]] == [
        "a",
        "b",
        "c",
        "d",
        "dd",
        "e",
        "f",
        "g",
        "h",
        "i",
        "k",
    ]
    for id_ in (*annual.groups["y.focus.a-k"], *annual.groups["y.other.a-c"]):
        assert annual.by_id[id_].suggest == (id_.removeprefix("y."),)


def test_every_document_that_the_pack_names_is_in_the_catalogue() -> None:
    catalogue = load_catalogue()
    pack = load_pack(None, lambda key: catalogue.get(key) is not None)
    assert "85/2016/NĐ-CP" in pack.cited
    assert pack.info.source in pack.cited


def test_a_document_that_nobody_knows_is_an_error_at_its_line() -> None:
    with pytest.raises(DataError) as caught:
        load_pack(None, lambda key: key != "273/BTTTT-CBĐTW@2020")
    assert caught.value.place.startswith("suggestions.yaml, dòng ")
    assert "273/BTTTT-CBĐTW@2020" in caught.value.message


def test_suggested_bases_are_of_no_period_that_has_passed() -> None:
    catalogue = load_catalogue()
    for kind in PACK.outlines:
        documents = [catalogue.get(key) for key in PACK.bases(kind, "huyen")]
        assert not [document.key for document in documents if document and document.period]


def test_a_district_rests_on_the_law_on_local_government_and_a_sở_does_not() -> None:
    assert PACK.bases("annual", "huyen")[0] == "77/2015/QH13"
    assert "77/2015/QH13" not in PACK.bases("five_year", "so")


def test_the_limits_are_those_of_the_framework_and_of_the_law() -> None:
    told = {limit.id: (limit.number, limit.document, limit.pinpoint) for limit in PACK.thresholds}
    assert told["security_share"] == (10, "784/STTTT@2020", "Phần II mục IV.6")
    assert told["digital_share"] == (1, "784/STTTT@2020", "Phần II mục V.3")
    assert told["recurrent_project"] == (15_000, "73/2019/NĐ-CP", "khoản 3 Điều 51")
    assert told["group_c_years"] == (3, "39/2019/QH14", "khoản 2 Điều 52")


def test_a_limit_holds_for_plans_of_its_time_only() -> None:
    assert PACK.threshold("group_c_years", date(2019, 12, 31)) is None
    assert PACK.threshold("group_c_years", date(2020, 1, 1)) is not None
    assert PACK.threshold("group_c_years", date(2025, 1, 1)) is None


def test_every_limit_of_the_law_stands_in_its_provision(shared: Path) -> None:
    """Checked against the texts beside the repository: the value, in figures, in the article that the pinpoint names."""
    for limit in PACK.thresholds:
        if not limit.document or limit.document == PACK.info.source:
            continue
        name = fold(limit.document).replace("/", "-")
        articles = json.loads((shared / "legal" / "texts" / f"{name}.json").read_text(encoding="utf-8"))["articles"]
        article = limit.pinpoint.rsplit(" ", 1)[-1]
        text = next(entry["text"] for entry in articles if str(entry["no"]) == article)
        amount = limit.number / 1000 if limit.number >= 1000 else limit.number
        assert re.search(rf"(?<!\d)0?{amount:f}(?!\d)".replace(".000", ""), text), limit.id


def test_loading_costs_little_more_than_parsing() -> None:
    """Checked as a whole, yet within a few times what the bare YAML of the same files takes, measured side by side."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(packs.SHIPPED.rglob("*.yaml"))]
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    bare, whole = [], []
    for _ in range(3):
        start = time.process_time()
        for text in texts:
            yaml.load(text, Loader=loader)
        bare.append(time.process_time() - start)
        packs._load.cache_clear()
        start = time.process_time()
        load_pack()
        whole.append(time.process_time() - start)
    assert min(whole) < 5 * min(bare)


def test_the_guide_names_every_field_of_the_schema() -> None:
    guide = (packs.SHIPPED.parent / "README.md").read_text(encoding="utf-8")
    classes = [value for value in vars(framework).values() if isinstance(value, type)]
    fields = {name for model in classes if issubclass(model, framework.Model) for name in model.model_fields}
    assert not [name for name in sorted(fields) if f"`{name}`" not in guide]
    words = (*get_args(framework.Reader), *framework.FRAMES, *framework.FORMS)
    assert not [word for word in words if not re.search(rf"(?<!\w){re.escape(word)}(?!\w)", guide)]


def test_the_same_folder_is_read_once() -> None:
    assert load_pack() is load_pack(packs.SHIPPED)

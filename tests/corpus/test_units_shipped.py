"""Every unit of the province is complete: names, letterhead, signer, recipients, what it may do."""

from __future__ import annotations

import pytest

from corpus.packs import load_pack
from corpus.units import Unit, all_units, find_unit

PACK = load_pack()
UNITS = all_units(PACK)
DISTRICTS = [
    "Ba Tơ",
    "Bình Sơn",
    "Lý Sơn",
    "Minh Long",
    "Mộ Đức",
    "Nghĩa Hành",
    "Quảng Ngãi",
    "Sơn Hà",
    "Sơn Tây",
    "Sơn Tịnh",
    "Trà Bồng",
    "Tư Nghĩa",
    "Đức Phổ",
]


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.id)
def test_a_unit_is_complete(unit: Unit) -> None:
    texts = (
        "name",
        "proper",
        "short",
        "state_name",
        "place",
        "symbol",
        "head",
        "subordinate",
        "subordinates",
        "advises",
        "budget_verb",
    )
    assert not [name for name in texts if not getattr(unit, name)]
    assert all(line.isupper() for line in (*unit.issuer_lines, *unit.signer_lines, *unit.deputy_lines))
    assert unit.deputy_lines[-1].startswith("PHÓ ")
    assert unit.signer_lines[-1] not in unit.deputy_lines
    assert len(unit.recipients) >= 3
    assert unit.recipients[-1].startswith("Lưu: VT")
    assert unit.symbol.replace("g", "").isupper()
    assert all("{" not in text for text in (unit.name, unit.place, *unit.issuer_lines, *unit.recipients))


@pytest.mark.parametrize("unit", [unit for unit in UNITS if unit.level == "huyen"], ids=lambda unit: unit.id)
def test_a_committee_signs_for_the_collective_and_has_no_superior(unit: Unit) -> None:
    assert unit.superior == ""
    assert unit.issuer_lines[0] == "ỦY BAN NHÂN DÂN"
    assert unit.issuer_lines[1].endswith(unit.proper.upper())
    assert unit.signer_lines == ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")
    assert unit.place == unit.proper
    assert unit.symbol == "UBND"
    assert unit.short.startswith("UBND ")
    assert unit.place_name == f"{unit.state_name} {unit.proper}"
    assert (unit.advises, unit.budget_verb) == ("Ban hành", "bố trí")
    assert "Sở Thông tin và Truyền thông" in unit.recipients


@pytest.mark.parametrize("unit", [unit for unit in UNITS if unit.level == "so"], ids=lambda unit: unit.id)
def test_an_office_of_the_province_has_a_superior_and_asks_for_its_budget(unit: Unit) -> None:
    assert unit.superior.isupper()
    assert unit.place == "Quảng Ngãi"
    assert unit.budget_verb == "đề nghị bố trí"
    assert unit.recipients[0].endswith("(b/c)")
    assert unit.place_name == unit.name


def test_all_thirteen_districts_of_2020_are_there() -> None:
    assert sorted(unit.proper for unit in UNITS if unit.level == "huyen") == sorted(DISTRICTS)


def test_all_sixteen_departments_and_the_other_offices_are_there() -> None:
    assert sum(unit.type == "so" for unit in UNITS) == 16
    assert {"vpub", "ttt", "bdt", "bqlkkt", "bhxh", "cat"} < {unit.id for unit in UNITS}


@pytest.mark.parametrize(
    ("typed", "symbol", "signer", "superior"),
    [
        ("STP", "STP", ("GIÁM ĐỐC",), "UBND TỈNH QUẢNG NGÃI"),
        ("Sở Ngoại vụ", "SNgV", ("GIÁM ĐỐC",), "UBND TỈNH QUẢNG NGÃI"),
        ("Văn phòng UBND tỉnh", "VP", ("CHÁNH VĂN PHÒNG",), "UBND TỈNH QUẢNG NGÃI"),
        ("Thanh tra tỉnh", "TTT", ("CHÁNH THANH TRA",), "UBND TỈNH QUẢNG NGÃI"),
        ("Ban Dân tộc", "BDT", ("TRƯỞNG BAN",), "UBND TỈNH QUẢNG NGÃI"),
        ("BQL KKT Dung Quất", "BQL", ("TRƯỞNG BAN",), "UBND TỈNH QUẢNG NGÃI"),
        ("BHXH tỉnh", "BHXH", ("GIÁM ĐỐC",), "BẢO HIỂM XÃ HỘI VIỆT NAM"),
        ("Công an tỉnh", "CAT", ("GIÁM ĐỐC",), "BỘ CÔNG AN"),
    ],
)
def test_the_letterhead_is_that_of_the_unit(typed: str, symbol: str, signer: tuple[str, ...], superior: str) -> None:
    unit = find_unit(PACK, typed)
    assert (unit.symbol, unit.signer_lines, unit.superior) == (symbol, signer, superior)


def test_towns_are_named_only_where_a_district_has_one() -> None:
    without = {unit.proper for unit in UNITS if unit.type == "huyen" and "thị trấn" not in unit.subordinates}
    assert without == {"Lý Sơn", "Minh Long", "Sơn Tây", "Sơn Tịnh"}


def test_the_databases_that_the_framework_names_are_offered_to_their_units() -> None:
    assert "Cơ sở dữ liệu hộ tịch điện tử toàn quốc" in find_unit(PACK, "STP").ministry
    assert "Cơ sở dữ liệu quốc gia về Đất đai" in find_unit(PACK, "Sở TNMT").national
    assert find_unit(PACK, "Trà Bồng").province
    assert not find_unit(PACK, "Sơn Hà").province


def test_slips_of_the_framework_in_names_are_kept_as_errata_and_found() -> None:
    errata = {entry.id: entry.erratum for entry in PACK.units if entry.erratum}
    assert set(errata) == {"sgtvt", "sldtbxh", "svhttdl"}
    for id_, wrong in errata.items():
        assert find_unit(PACK, wrong).id == id_
        assert find_unit(PACK, wrong).name != wrong

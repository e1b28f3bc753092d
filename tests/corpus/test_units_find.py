"""Units are found by whatever people type, and nothing unknown is taken for something known."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import InputError
from corpus.language import fold
from corpus.packs import load_pack
from corpus.units import Unit, all_units, find_unit

PACK = load_pack()
UNITS = all_units(PACK)
TYPED = {
    "Sở Tư pháp": "stp",
    "STP": "stp",
    "sở tư pháp": "stp",
    "SỞ TƯ PHÁP": "stp",
    "so tu phap": "stp",
    "Sở TP": "stp",
    "Sở Tư pháp tỉnh Quảng Ngãi": "stp",
    "so tu phap tinh quang ngai": "stp",
    "Sở Tư pháp Quảng Ngãi": "stp",
    "Sở TTTT": "stttt",
    "Sở TT&TT": "stttt",
    "Sở Thông tin & Truyền thông": "stttt",
    "Sở Thông tin truyền thông": "stttt",
    "Sở GD&ĐT": "sgddt",
    "Sở GD-ĐT": "sgddt",
    "Sở Giáo dục - Đào tạo": "sgddt",
    "sgddt": "sgddt",
    "Sở GTVT": "sgtvt",
    "Sở Giao thông Vận tải": "sgtvt",
    "Sở KH và ĐT": "skhdt",
    "Sở KH&CN": "skhcn",
    "Sở LĐTBXH": "sldtbxh",
    "Sở LĐ-TB&XH": "sldtbxh",
    "Sở Lao động TB&XH": "sldtbxh",
    "Sở Lao động Thương binh và Xã hội": "sldtbxh",
    "Sở Lao động, Thương binh và Xã hội": "sldtbxh",
    "Sở NN&PTNT": "snnptnt",
    "Sở Nông nghiệp và PTNT": "snnptnt",
    "Sở NN và PTNT": "snnptnt",
    "Sở VH-TT&DL": "svhttdl",
    "Sở Văn hoá, Thể thao và Du lịch": "svhttdl",
    "Sở Văn hóa TTDL": "svhttdl",
    "Sở Nội vụ": "snv",
    "Sở Ngoại vụ": "sngv",
    "SNV": "snv",
    "Sở Y tế": "syt",
    "Sở TN&MT": "stnmt",
    "  Sở  Tài chính. ": "stc",
    "Văn phòng UBND tỉnh": "vpub",
    "VP UBND tỉnh": "vpub",
    "VPUB": "vpub",
    "Văn phòng Ủy ban nhân dân tỉnh Quảng Ngãi": "vpub",
    "Thanh tra tỉnh": "ttt",
    "thanh tra tinh Quang Ngai": "ttt",
    "Ban Dân tộc": "bdt",
    "Ban Dân tộc tỉnh": "bdt",
    "BQL KKT Dung Quất": "bqlkkt",
    "Ban Quản lý KKT Dung Quất và các KCN Quảng Ngãi": "bqlkkt",
    "ban quản lý khu kinh tế Dung Quất": "bqlkkt",
    "BHXH tỉnh": "bhxh",
    "Bảo hiểm Xã hội tỉnh": "bhxh",
    "Công an tỉnh": "cat",
    "CA tỉnh": "cat",
    "Cục Thuế": "cucthue",
    "KBNN tỉnh": "kbnn",
    "UBND huyện Sơn Tịnh": "sontinh",
    "huyện Sơn Tịnh": "sontinh",
    "Sơn Tịnh": "sontinh",
    "UBND H. Sơn Tịnh": "sontinh",
    "ubnd huyen son tinh tinh quang ngai": "sontinh",
    "Ủy ban nhân dân huyện Sơn Tịnh, tỉnh Quảng Ngãi": "sontinh",
    "Uỷ ban nhân dân huyện Sơn Tây": "sontay",
    "h.Ba Tơ": "bato",
    "huyện đảo Lý Sơn": "lyson",
    "TP Quảng Ngãi": "tpqn",
    "TP. Quảng Ngãi": "tpqn",
    "thành phố Quảng Ngãi": "tpqn",
    "UBND thanh pho quang ngai": "tpqn",
    "TPQN": "tpqn",
    "TX Đức Phổ": "ducpho",
    "thị xã Đức Phổ": "ducpho",
    "Đức Phổ": "ducpho",
    "UBND TX. Đức Phổ": "ducpho",
}


@pytest.mark.parametrize(("typed", "id_"), TYPED.items())
def test_a_unit_is_found_by_the_ways_people_type_it(typed: str, id_: str) -> None:
    assert find_unit(PACK, typed).id == id_


@pytest.mark.parametrize(
    ("typed", "name", "issuer"),
    [
        ("Sở Chuyển đổi số", "Sở Chuyển đổi số", ("SỞ CHUYỂN ĐỔI SỐ",)),
        ("sở chuyển đổi số tỉnh Quảng Ngãi", "Sở Chuyển đổi số", ("SỞ CHUYỂN ĐỔI SỐ",)),
        ("UBND huyện Tân Hòa", "Ủy ban nhân dân huyện Tân Hòa", ("ỦY BAN NHÂN DÂN", "HUYỆN TÂN HÒA")),
        ("huyện tân hòa", "Ủy ban nhân dân huyện Tân Hòa", ("ỦY BAN NHÂN DÂN", "HUYỆN TÂN HÒA")),
        ("TX Tân An", "Ủy ban nhân dân thị xã Tân An", ("ỦY BAN NHÂN DÂN", "THỊ XÃ TÂN AN")),
        ("Trung tâm Xúc tiến đầu tư", "Trung tâm Xúc tiến đầu tư", ("TRUNG TÂM XÚC TIẾN ĐẦU TƯ",)),
        ("Ban Quản lý dự án đô thị", "Ban Quản lý dự án đô thị", ("BAN QUẢN LÝ DỰ ÁN ĐÔ THỊ",)),
        ("Cục Thống kê tỉnh", "Cục Thống kê tỉnh", ("CỤC THỐNG KÊ TỈNH",)),
    ],
)
def test_a_unit_that_is_not_listed_is_built_from_what_was_typed(typed: str, name: str, issuer: tuple[str, ...]) -> None:
    unit = find_unit(PACK, typed)
    assert not unit.listed
    assert (unit.name, unit.issuer_lines) == (name, issuer)
    assert unit.symbol
    assert unit.symbol.isupper()


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        ("Tư pháp tỉnh", "Sở Tư pháp"),
        ("UBND tỉnh", ""),
        ("Quảng Ngãi", ""),
        ("Phòng Văn hóa và Thông tin", ""),
        ("Sở", ""),
        ("xyz", ""),
        ("", ""),
        ("   ", ""),
        ("Huyện", ""),
        ("a" * 5000, ""),
        ("Sở " + "x" * 5000, ""),
    ],
)
def test_what_is_no_unit_is_refused_with_the_nearest_names(typed: str, near: str) -> None:
    with pytest.raises(InputError) as caught:
        find_unit(PACK, typed)
    assert caught.value.place == "khóa unit"
    assert near in caught.value.remedy
    assert len(str(caught.value)) < 400


def test_a_shortening_that_fits_two_units_is_asked_back() -> None:
    with pytest.raises(InputError, match="huyện Sơn Tây hoặc Ủy ban nhân dân huyện Sơn Tịnh"):
        find_unit(PACK, "huyện ST")


def test_units_of_the_reference_scenarios_are_listed(shared: Path) -> None:
    for path in (shared / "scenarios").glob("*.yaml"):
        assert find_unit(PACK, yaml.safe_load(path.read_text(encoding="utf-8"))["unit"]).listed


@given(st.sampled_from(UNITS), st.sampled_from([str, str.lower, str.upper, fold]), st.sampled_from(["", " ", "."]))
def test_every_official_name_finds_its_unit_in_any_case_and_without_marks(
    unit: Unit,
    form: Callable[[str], str],
    tail: str,
) -> None:
    assert find_unit(PACK, form(unit.name) + tail).id == unit.id


@pytest.mark.parametrize("unit", [unit for unit in UNITS if "Quảng Ngãi" not in unit.name], ids=lambda unit: unit.id)
def test_the_name_of_the_province_may_follow_in_any_form(unit: Unit) -> None:
    for tail in (" Quảng Ngãi", " tỉnh Quảng Ngãi", ", tỉnh Quảng Ngãi"):
        assert find_unit(PACK, unit.name + tail).id == unit.id
        assert find_unit(PACK, fold(unit.name + tail)).id == unit.id


BEGUN = st.builds("{} {}".format, st.sampled_from(["Sở", "UBND huyện", "tp.", "ban", "TTT"]), st.text(max_size=40))


@given(st.text(max_size=80) | BEGUN)
def test_nothing_typed_breaks_the_search(text: str) -> None:
    try:
        unit = find_unit(PACK, text)
    except InputError:
        return
    assert unit.name.strip()
    assert "{" not in unit.name or "{" in text


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("huyện Bình Xơn", "huyện Bình Sơn"), ("UBND huyện Sơn Tin", "huyện Sơn Tịnh"), ("UBND huyện Mộ Dức", "")],
)
def test_a_slip_in_a_listed_name_is_asked_and_never_a_new_unit(typed: str, meant: str) -> None:
    if not meant:
        assert find_unit(PACK, typed).listed
        return
    with pytest.raises(InputError, match=meant):
        find_unit(PACK, typed)


@pytest.mark.parametrize("name", ["Sở Dân tộc", "huyện Tây Trà", "Sở Nông nghiệp và Môi trường", "Chi cục Thuế"])
def test_an_unlisted_unit_that_is_no_slip_stays(name: str) -> None:
    assert not find_unit(PACK, name).listed


@pytest.mark.parametrize(
    "body", ["Hội Nông dân tỉnh", "Liên minh Hợp tác xã tỉnh", "Đài Phát thanh - Truyền hình tỉnh"]
)
def test_the_province_behind_a_name_makes_no_other_unit_of_it(body: str) -> None:
    unit = find_unit(load_pack(), f"{body} Quảng Ngãi")
    assert unit.name.startswith(body) and not unit.listed

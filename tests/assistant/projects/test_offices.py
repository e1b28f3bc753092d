"""Offices told by their letters: what they stand for depends on the kind of unit; unknown letters stay as typed and are asked about."""

import pytest

from assistant.projects import reading
from assistant.projects.model import ProjectReading
from corpus.language import fold, polish


class _Told:
    period = (2021, 2025)
    kind = "five_year"

    def __init__(self, language_context: str) -> None:
        self.language_context = language_context


def read(entry: str, kind: str = "sở") -> ProjectReading:
    return reading.read_project(entry, "p1", _Told(kind))  # type: ignore[arg-type]


FORMS = ("P. {}", "P.{}", "P {}", "p. {}", "Phòng {}", "phòng {}")
UNKNOWN = ("QLMT", "KHTH", "QLQH&XD", "QLTN", "NVKT", "QLDN")
OF_DISTRICT = {
    "TNMT": "Tài nguyên và Môi trường",
    "QLĐT": "Quản lý đô thị",
    "KTHT": "Kinh tế và Hạ tầng",
    "TCKH": "Tài chính - Kế hoạch",
    "VHTT": "Văn hóa và Thông tin",
    "LĐTBXH": "Lao động - Thương binh và Xã hội",
    "NV": "Nội vụ",
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("letters", UNKNOWN)
@pytest.mark.parametrize("aim", ["", "; mục tiêu: quản lý một chỗ"])
def test_an_office_of_unknown_letters_leads_and_is_asked_about(form: str, letters: str, aim: str) -> None:
    told = read(f"Bản đồ số; {form.format(letters)}; mới; 2022; 400tr; CTX; NST{aim}")
    assert told.project.lead == f"Phòng {letters}"
    assert told.project.objective == ("quản lý một chỗ" if aim else "")
    assert any(letters in doubt for doubt in told.doubts)


@pytest.mark.parametrize("form", ["P. {}", "P.{}", "Phòng {}"])
@pytest.mark.parametrize("letters", OF_DISTRICT)
def test_the_offices_of_a_district_are_none_of_a_department(form: str, letters: str) -> None:
    entry = f"Bản đồ số; {form.format(letters)}; mới; 2022; 400tr; CTX; NST"
    assert read(entry, "huyện").project.lead == f"Phòng {OF_DISTRICT[letters]}"
    assert read(entry, "thành phố").project.lead == f"Phòng {OF_DISTRICT[letters]}"
    told = read(entry, "sở")
    assert told.project.lead == f"Phòng {letters}"
    assert any(letters in doubt for doubt in told.doubts)


@pytest.mark.parametrize("letters", OF_DISTRICT)
@pytest.mark.parametrize("whose", ["các huyện", "huyện Ba Tơ", "của thành phố", "cấp huyện"])
def test_a_department_may_name_the_offices_of_districts(letters: str, whose: str) -> None:
    polished = polish(f"phối hợp phòng {letters} {whose}", context="sở")
    assert polished.text.lower() == f"phối hợp Phòng {OF_DISTRICT[letters]} {whose}".lower()
    assert polished.unresolved == ()


@pytest.mark.parametrize("letters", OF_DISTRICT)
def test_letters_without_marks_are_the_same_office(letters: str) -> None:
    bare = fold(letters)
    assert polish(f"phong {bare}", context="huyện").text.lower() == f"phòng {OF_DISTRICT[letters]}".lower()


@pytest.mark.parametrize("ward", ["Nghĩa Lộ", "Trần Phú", "Quảng Phú"])
def test_a_ward_is_no_office(ward: str) -> None:
    assert polish(f"P. {ward}", context="thành phố").text == f"phường {ward}"
    assert read(f"Camera P. {ward}; P. NVKT; mới; 2022; 400tr", "thành phố").project.lead == "Phòng NVKT"

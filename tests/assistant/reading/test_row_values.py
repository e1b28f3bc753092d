"""What a table's row counts stays what it counts: no thing becomes a record, an address or a body that it is not."""

import pytest

from tests.assistant.reading.test_rows_told import cells, read


@pytest.mark.parametrize(
    ("said", "unit", "left"),
    [
        ("phần mềm quản lý xe, 1.200 xe, 45 lái xe", "xe", "45 lái xe"),
        ("thư điện tử công vụ: 8.400 tài khoản, hoạt động 5.900", "tài khoản", "hoạt động 5.900"),
        ("phần mềm hộ nghèo, 24.600 hộ, 173 xã", "hộ", "173 xã"),
        ("phần mềm giám sát, 1.200 hồ sơ, 45 lái xe", "", "45 lái xe"),
        ("phần mềm đăng kiểm, 3.100 phương tiện, 12 dây chuyền", "phương tiện", "12 dây chuyền"),
    ],
)
def test_another_thing_is_no_part_of_the_records(said: str, unit: str, left: str) -> None:
    reading = read("p1.3.c.own_db", said)
    assert not {"records_since_2020", "address", "units_target", "units_active"} & cells(reading).keys()
    assert {fact.unit for fact in reading.facts if fact.column == "records_total"} == {unit}
    assert left in reading.leftover and any(left in doubt for doubt in reading.doubts)


@pytest.mark.parametrize(
    ("said", "unit"),
    [
        ("phần mềm lấy ý kiến, 11 phiếu lấy ý kiến", "phiếu lấy ý kiến"),
        ("phần mềm cấp phép, 340 giấy phép lái xe đã cấp", "giấy phép lái xe"),
        ("phần mềm một cửa, 1.250 hồ sơ", ""),
    ],
)
def test_the_thing_counted_keeps_its_name(said: str, unit: str) -> None:
    reading = read("p1.3.c.own_db", said)
    assert {fact.unit for fact in reading.facts if fact.column == "records_total"} == {unit}


@pytest.mark.parametrize("address", ["abc.quangngai.gov.vn", "10.20.1.5", "https://mot.vn/xe", "qua mạng nội bộ"])
def test_an_address_is_an_address(address: str) -> None:
    assert cells(read("p1.3.c.own_db", f"phần mềm quản lý xe, {address}, 1.200 xe"))["address"] == address


def test_records_and_bodies_told_in_order_stay() -> None:
    told = cells(read("p1.3.c.own_db", "CSDL bến xe, 1.200 hồ sơ, 150 hồ sơ, 14 đơn vị, 12 đơn vị"))
    assert (told["records_total"], told["records_since_2020"]) == ("1200", "150")

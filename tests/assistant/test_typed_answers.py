"""What people type in many ways, and the sentence that stands for it in the plan."""

import pytest
import yaml

from assistant.answers import parse_answers
from assistant.pipeline import Result, draft
from assistant.plan import Paragraph


def drafted(id_: str, answer: str, unit: str = "Sở Xây dựng") -> Result:
    return draft(
        parse_answers(
            yaml.safe_dump(
                {"unit": unit, "kind": "five_year", "date": "2020-11-20", "answers": {id_: answer}}, allow_unicode=True
            )
        )
    )


def sentences(result: Result, id_: str) -> str:
    return " ".join(
        sentence.text
        for section in result.document.walk()
        for block in section.blocks
        if isinstance(block, Paragraph)
        for sentence in block.sentences
        if sentence.id.startswith(f"{id_}.")
    )


@pytest.mark.parametrize(
    ("answer", "printed"),
    [
        ("31/8/2020", "Số liệu trong Kế hoạch tính đến ngày 31/8/2020."),
        ("den 30/9/2020", "Số liệu trong Kế hoạch tính đến ngày 30/9/2020."),
        ("chốt 30/9/2020 ạ", "Số liệu trong Kế hoạch tính đến ngày 30/9/2020."),
        ("hết 30/9/2020 em nhé", "Số liệu trong Kế hoạch tính đến hết ngày 30/9/2020."),
        ("đến 31 tháng 8 năm 2020 ạ", "Số liệu trong Kế hoạch tính đến ngày 31/8/2020."),
        ("hết quý III năm 2020", "Số liệu trong Kế hoạch tính đến hết quý III/2020."),
        (
            "số liệu đến hết tháng 10/2020, riêng năm 2020 là số ước",
            "Số liệu trong Kế hoạch tính đến hết tháng 10/2020, riêng năm 2020 là số ước.",
        ),
    ],
)
def test_day_of_the_figures(answer: str, printed: str) -> None:
    assert sentences(drafted("p1.0.as_of", answer), "p1.0.as_of") == printed


@pytest.mark.parametrize(
    ("answer", "printed"),
    [
        ("tất cả các đơn vị", "Toàn bộ đơn vị trực thuộc có mạng nội bộ (LAN), đạt 100%."),
        ("đều có cả", "Toàn bộ đơn vị trực thuộc có mạng nội bộ (LAN), đạt 100%."),
        ("5 đơn vị đều có", "Cả 05 đơn vị trực thuộc đều có mạng nội bộ (LAN)."),
        ("14 đơn vị thì 12 đơn vị có", "Về mạng nội bộ (LAN), 12/14 đơn vị trực thuộc đã có mạng, đạt 85,7%."),
        ("tất cả trừ chi cục", "Về mạng nội bộ (LAN), tất cả trừ chi cục."),
        ("đều có; riêng chi cục chưa có", "Về mạng nội bộ (LAN), đều có; riêng chi cục chưa có."),
        (
            "100",
            "Về tỷ lệ đơn vị trực thuộc có mạng nội bộ (LAN): 100 «[cần xác nhận: chưa rõ đây là số đơn vị hay phần trăm]».",
        ),
    ],
)
def test_shares_told_in_words(answer: str, printed: str) -> None:
    assert sentences(drafted("p1.2.lan", answer), "p1.2.lan") == printed


@pytest.mark.parametrize(
    ("answer", "ratio"),
    [
        ("118 bộ máy tính để bàn và 22 laptop cho 96 cán bộ", "1,46"),
        ("30 máy bàn, 12 laptop, 35 công chức", "1,2"),
        ("45 máy (30 máy bàn, 15 laptop) cho 40 người", "1,13"),
        ("62 máy tính cho 58 CBCC, đều mua sau 2017", "1,07"),
    ],
)
def test_computers_of_several_kinds_are_added_up(answer: str, ratio: str) -> None:
    assert f"Bình quân số máy tính đạt {ratio} máy/người." in sentences(
        drafted("p1.2.computers", answer), "p1.2.computers"
    )


def test_no_ratio_from_a_clause_that_holds_a_figure_of_unknown_meaning() -> None:
    assert "Bình quân" not in sentences(
        drafted("p1.2.computers", "40 máy tính, 12 máy hỏng, 32 công chức"), "p1.2.computers"
    )


def test_a_clause_about_another_body_lends_it_no_figures() -> None:
    result = drafted(
        "p1.4.public", "Văn phòng có 3 TTHC nội bộ; Trung tâm tiếp nhận 1.850 TTHC, trong đó 612 mức 4 và 408 mức 3"
    )
    assert not [finding for finding in result.errors if finding.rule == "figures.part_over_whole"]
    assert "1.850 thủ tục hành chính, trong đó 612 mức độ 4 và 408 mức độ 3" in sentences(result, "p1.4.public")


@pytest.mark.parametrize(
    ("answer", "printed"),
    [
        ("cấp I, từ 2012", "Sở đã kết nối {net} cấp I của cơ quan Đảng, Nhà nước từ năm 2012."),
        ("từ tháng 6/2019", "Sở đã kết nối {net} của cơ quan Đảng, Nhà nước từ tháng 6/2019."),
        ("rồi", "Sở đã sử dụng {net} của cơ quan Đảng, Nhà nước."),
        ("có dùng, từ quý III/2016", "Sở đã kết nối {net} của cơ quan Đảng, Nhà nước từ quý III/2016."),
        ("dùng rồi, 3/2017", "Sở đã kết nối {net} của cơ quan Đảng, Nhà nước từ tháng 3/2017."),
        ("có, 2018", "Sở đã kết nối {net} của cơ quan Đảng, Nhà nước năm 2018."),
        ("mạng TSLCD cấp 2 từ năm 2017", "Sở đã kết nối {net} cấp 2 của cơ quan Đảng, Nhà nước từ năm 2017."),
    ],
)
def test_the_special_network(answer: str, printed: str) -> None:
    assert sentences(drafted("p1.2.tslcd", answer), "p1.2.tslcd").replace("Sở Xây dựng", "Sở") == printed.format(
        net="mạng truyền số liệu chuyên dùng"
    )


@pytest.mark.parametrize(
    ("answer", "printed"),
    [
        (
            "văn bản liên thông: mục tiêu 100%, đạt 97,5%",
            "Văn bản liên thông đạt 97,5%, chưa đạt mục tiêu 100%, còn thiếu 2,5 điểm phần trăm.",
        ),
        (
            "họp không giấy: kế hoạch 50 cuộc, thực hiện 62 cuộc",
            "Họp không giấy thực hiện 62 cuộc, cao hơn mục tiêu (50 cuộc) 12 cuộc.",
        ),
        ("hồ sơ công việc 90% so với mục tiêu 90%", "Hồ sơ công việc đạt 90%, bằng mục tiêu đề ra."),
        (
            "số hóa sổ: kế hoạch 20.000 trang, đã làm 12.500 trang",
            "Số hóa sổ đã làm 12.500 trang, chưa đạt mục tiêu 20.000 trang, còn thiếu 7.500 trang.",
        ),
        (
            "thời gian xử lý giảm còn 5 ngày (mục tiêu 7 ngày)",
            "Thời gian xử lý giảm còn 05 ngày, thấp hơn mức mục tiêu 07 ngày.",
        ),
        (
            "thời gian xử lý còn 9 ngày (mục tiêu 7 ngày)",
            "Thời gian xử lý còn 09 ngày, chưa đạt mức mục tiêu 07 ngày, còn vượt 02 ngày.",
        ),
    ],
)
def test_results_beside_their_targets(answer: str, printed: str) -> None:
    assert sentences(drafted("p1.0.against_targets", answer), "p1.0.against_targets") == printed


def test_a_row_with_its_cells_between_semicolons_is_one_row() -> None:
    told = "Hệ thống quản lý nhà ở; https://nhao.example.vn; 24 đơn vị theo mục tiêu, 20 đơn vị đã khai thác; tổng số hồ sơ 310; từ 01/01/2020 là 120"
    text = sentences(drafted("p1.3.b.ministry_db", told), "p1.3.b.ministry_db")
    assert "đã cập nhật 310 hồ sơ, trong đó 120 hồ sơ được cập nhật từ ngày 01/01/2020" in text
    assert "là 24 đơn vị, trong đó 20 đơn vị đã khai thác" in text
    assert "chưa có số liệu" not in text


def test_rows_told_one_after_the_other_stay_apart() -> None:
    told = "CSDL hộ tịch, 412.350 hồ sơ, từ 2020 là 38.120, 184/184 đơn vị; phần mềm LLTP, 25000 hồ sơ, 3000 hồ sơ từ 1/1/2020"
    text = sentences(drafted("p1.3.b.ministry_db", told, unit="Sở Tư pháp"), "p1.3.b.ministry_db")
    assert "412.350 hồ sơ, trong đó 38.120 hồ sơ" in text
    assert "25.000 hồ sơ, trong đó 3.000 hồ sơ" in text


@pytest.mark.parametrize(
    ("id_", "answer", "printed"),
    [
        ("p1.4.internal", "quản lý văn bản liên thông 4 cấp", "Sở sử dụng hệ thống quản lý văn bản liên thông 04 cấp."),
        (
            "p1.4.internal",
            "báo cáo: hệ thống của tỉnh mới vận hành thử",
            "Về báo cáo, hệ thống của tỉnh mới vận hành thử.",
        ),
        (
            "p1.4.internal",
            "nghiệp vụ: phần mềm theo dõi cấp phép",
            "Về nghiệp vụ, Sở sử dụng phần mềm theo dõi cấp phép.",
        ),
        ("p1.6.incidents", "2017: 1 vụ thay đổi giao diện", "Năm 2017, Sở ghi nhận 01 vụ thay đổi giao diện."),
        ("p1.6.audits", "mỗi năm kiểm tra 2 hệ thống", "Mỗi năm, Sở kiểm tra 02 hệ thống."),
        (
            "p2.3.online_files",
            "97,5% -> 100% (2021)",
            "Năm 2021, tỷ lệ hồ sơ công việc được xử lý trên môi trường mạng đạt 100% (hiện nay 97,5%);",
        ),
        ("p2.8.lead", "Văn phòng Sở", "Văn phòng Sở chủ trì tổ chức thực hiện Kế hoạch."),
        ("p2.8.lead", "phòng KHTC bố trí KP", "Phòng Kế hoạch - Tài chính bố trí kinh phí."),
        ("p2.4.1.legal", "sửa quy chế hoạt động cổng", "Sửa quy chế hoạt động cổng."),
    ],
)
def test_clauses_in_a_persons_words(id_: str, answer: str, printed: str) -> None:
    assert sentences(drafted(id_, answer), id_).replace("Sở Xây dựng", "Sở").rstrip(".;") == printed.rstrip(".;")


def test_a_basis_younger_than_the_plan_is_marked_and_an_error() -> None:
    result = drafted("p2.1.bases", "Kế hoạch số 200/KH-UBND ngày 31/12/2022 của UBND tỉnh về chuyển đổi số")
    assert "documents.younger" in {finding.rule for finding in result.errors}
    assert "cần xác nhận: ngày ban hành sau ngày của kế hoạch" in sentences(result, "p2.1.bases")


def test_a_basis_without_title_and_date_is_marked_not_completed() -> None:
    text = sentences(drafted("p2.1.bases", "Kế hoạch 15/KH-SXD"), "p2.1.bases")
    assert "chưa có số liệu: ngày ban hành Kế hoạch" in text
    assert "chưa có số liệu: trích yếu Kế hoạch" in text


@pytest.mark.parametrize(
    ("id_", "answer", "printed"),
    [
        (
            "p1.0.against_targets",
            "Văn bản điện tử đạt 92% (mục tiêu 90%). Báo cáo qua mạng mới được 41% trong khi mục tiêu đề ra 60%",
            "Văn bản điện tử đạt 92%, cao hơn mục tiêu (90%) 2 điểm phần trăm. "
            "Báo cáo qua mạng mới được 41%, chưa đạt mục tiêu 60%, còn thiếu 19 điểm phần trăm.",
        ),
        ("p1.2.servers", "Sở mình có 3 máy chủ", "Sở có 03 máy chủ."),
        (
            "p1.6.incidents",
            "năm 2019 bị 1 vụ mã độc trên 1 máy kế toán; đã khôi phục",
            "Năm 2019, Sở ghi nhận 01 vụ mã độc trên 01 máy kế toán; đã khôi phục.",
        ),
        (
            "p2.4.6.levels",
            "trình duyệt hồ sơ cấp độ 2 cho 3 hệ thống trong năm 2021",
            "Trong năm 2021, lập hồ sơ đề xuất cấp độ 2 đối với 03 hệ thống, trình cấp có thẩm quyền phê duyệt.",
        ),
        (
            "p2.3.own",
            "Đến năm 2023, giảm thời gian xử lý hồ sơ đất đai từ 20 ngày xuống còn 15 ngày",
            "Đến năm 2023, giảm thời gian xử lý hồ sơ đất đai xuống còn 15 ngày (hiện nay 20 ngày).",
        ),
        (
            "p2.4.7.people",
            "3 lớp x 50 người",
            "Tổ chức 03 lớp, mỗi lớp 50 người.",
        ),
        ("p2.4.6.four_layers", "xong 2022", "Hoàn thành mô hình 4 lớp trong năm 2022."),
        (
            "p2.3.dvc4",
            "0/2 -> 2/2 nam 2022",
            "Năm 2022, tỷ lệ thủ tục hành chính được cung cấp trực tuyến mức độ 4 đạt 2/2 (hiện nay 0/2).",
        ),
        ("p1.6.incidents", "2018 bị mã hóa dữ liệu 5 máy", "Năm 2018, Sở bị mã hóa dữ liệu 05 máy."),
        (
            "p1.7.it_spend",
            "tổng chi 3 tỷ 120 triệu",
            "Giai đoạn 2016-2020, tổng chi cho CNTT của Sở là 3.120 triệu đồng.",
        ),
    ],
)
def test_talk_becomes_official_prose(id_: str, answer: str, printed: str) -> None:
    assert sentences(drafted(id_, answer), id_) == printed


def test_what_is_due_before_a_year_stands_in_the_year_before() -> None:
    result = drafted("p2.4.2.infrastructure", "đưa 22 đơn vị vào mạng TSLCD trước năm 2023")
    roadmap = next(section for section in result.document.walk() if section.id == "p2.vi")
    lines = [block.text for block in roadmap.blocks if isinstance(block, Paragraph)]
    assert next(line for line in lines if "đưa 22 đơn vị" in line).startswith("- Năm 2022: ")


@pytest.mark.parametrize(
    ("answer", "kept"),
    [
        ("hoàn thành 12/15 nhiệm vụ tại Kế hoạch 61/KH-SXD", "nhiệm vụ tại Kế hoạch số 61/KH-SXD"),
        ("KH 61: hoàn thành 12/15 nhiệm vụ của QĐ 916", "nhiệm vụ của Quyết định số 916"),
        ("QĐ 916: hoàn thành 3 nhiệm vụ của KH 61", "nhiệm vụ của Kế hoạch số 61"),
    ],
)
def test_a_result_keeps_the_document_it_was_told_of(answer: str, kept: str) -> None:
    assert kept in sentences(drafted("p1.0.assigned", answer), "p1.0.assigned")


def test_a_row_of_one_column_is_a_row() -> None:
    rows = "answers:\n  p1.3.b.ministry_db:\n    - {tên: CSDL hộ tịch}\n    - {tên: CSDL đất đai}\n"
    told = parse_answers("unit: Sở Xây dựng\nkind: five_year\ndate: 2020-11-20\n" + rows).answers["p1.3.b.ministry_db"]
    assert told == [{"tên": "CSDL hộ tịch"}, {"tên": "CSDL đất đai"}]


@pytest.mark.parametrize(
    ("answer", "printed"),
    [
        ("100% văn bản đi đến xử lý trên mạng, mục tiêu 100%", "văn bản đi, đến được xử lý trên mạng"),
        ("92% hồ sơ xử lý trên môi trường mạng (mục tiêu 95%)", "Có 92% hồ sơ được xử lý trên môi trường mạng"),
        ("95% văn bản được ký số (mục tiêu 90%)", "Có 95% văn bản được ký số"),
        ("thời gian xử lý hồ sơ còn 5 ngày, mục tiêu 7 ngày", "Thời gian xử lý hồ sơ còn 05 ngày"),
    ],
)
def test_what_is_done_to_a_document_stands_in_the_passive_once(answer: str, printed: str) -> None:
    assert printed in sentences(drafted("p1.0.against_targets", answer), "p1.0.against_targets")


def test_what_the_plan_lacks_is_named_once() -> None:
    result = drafted("p2.4.1.legal", "ban hành quy chế")
    lines = [
        block.text
        for section in result.document.walk()
        if section.id.startswith("p2.iv")
        for block in section.blocks
        if isinstance(block, Paragraph) and "«[chưa có số liệu" in block.text
    ]
    assert lines
    for line in lines:
        before, _, inside = line.partition("«[chưa có số liệu:")
        assert not any(label.strip(" ]».") in before for label in inside.split(";"))


@pytest.mark.parametrize(
    ("id_", "answer", "printed"),
    [
        (
            "p1.0.assigned",
            "KH 61: xong; QĐ 916: đã hoàn thành hết; CV 2891 chưa có số liệu",
            "Sở đã hoàn thành nhiệm vụ được giao.",
        ),
        ("p1.0.assigned", "KH 61: xong; QĐ 916: đã hoàn thành hết", "Sở đã hoàn thành toàn bộ nhiệm vụ được giao."),
        (
            "p1.0.assigned",
            "CV 2891 chưa có số liệu",
            ": «[chưa có số liệu: kết quả thực hiện Công văn số 2891/UBND-VX]».",
        ),
        (
            "p1.0.effect",
            "cấp đổi bằng lái qua mạng giúp người dân đỡ đi lại",
            "việc cấp đổi bằng lái qua mạng giúp người dân đỡ đi lại.",
        ),
        ("p1.0.effect", "giảm chi phí in ấn", "Về hiệu quả kinh tế - xã hội, Sở giảm chi phí in ấn."),
        ("p2.4.6.four_layers", "4 lớp xong hết năm 2023", "Hoàn thành mô hình 4 lớp trong năm 2023."),
        ("p2.4.6.four_layers", "làm xong cả 4 lớp năm 2024", "Hoàn thành mô hình 4 lớp trong năm 2024."),
        ("p2.4.6.regulations", "quy chế ATTT ban hành 2021", "Ban hành quy chế an toàn thông tin trong năm 2021."),
        (
            "p2.4.connections",
            "CSDL A với CSDL B, qua LGSP, năm 2023",
            "qua nền tảng tích hợp, chia sẻ dữ liệu (LGSP), năm 2023.",
        ),
        (
            "p2.3.security",
            "100% máy có phần mềm phòng, chống mã độc năm 2022",
            "«[chưa có số liệu: máy có phần mềm phòng, chống mã độc]»",
        ),
    ],
)
def test_ways_of_telling_found_in_talk(id_: str, answer: str, printed: str) -> None:
    assert printed in sentences(drafted(id_, answer), id_)


@pytest.mark.parametrize(
    ("id_", "answer", "printed"),
    [
        ("p1.2.computers", "25 máy, 28 viên chức", "25 máy tính phục vụ 28 viên chức"),
        ("p1.2.computers", "CBCCVC 41, máy 45", "phục vụ 41 cán bộ, công chức, viên chức"),
        ("p2.5.3.finance", "2%", "đề nghị bố trí 2% tổng chi"),
        ("p2.5.3.finance", "tối thiểu 1%", "đề nghị bố trí tối thiểu 1% tổng chi"),
        ("p1.7.it_spend", "được bố trí 620 triệu", "được bố trí 620 triệu đồng"),
        ("p1.6.four_layers", "xong lớp 1, lớp 2 đang làm với Viettel", "lớp 2 phối hợp với Viettel"),
        ("p1.6.four_layers", "xong lớp 1, hai lớp cuối chưa làm", "đã hoàn thành lớp 1"),
        ("p1.3.a.national_db", "không áp dụng, vì ngành dọc quản lý", "không áp dụng đối với Sở, do ngành dọc quản lý"),
        ("p2.3.online_files", "huyện 95%, xã 75% năm 2025", "môi trường mạng cấp xã đạt 75%"),
        ("p2.3.digitise", "số hóa hết trong năm 2023", "Số hóa hết trong năm 2023"),
        ("p2.6.roadmap", "2021 xong hồ sơ cấp độ; 2022 nối LAN", "Năm 2022: nối LAN"),
        ("p1.7.it_spend", "2,4 tỷ", "«[cần xác nhận: 2,4 tỷ là"),
    ],
)
def test_what_was_told_is_printed_as_it_was_meant(id_: str, answer: str, printed: str) -> None:
    assert printed in sentences(drafted(id_, answer), id_)


@pytest.mark.parametrize("often", ["mỗi năm 2 lần", "hằng quý 1 lần", "6 tháng 1 lần"])
@pytest.mark.parametrize("done", ["phổ biến trong họp cơ quan", "gửi email cho cán bộ", "nhắc nhở trong giao ban"])
def test_how_often_follows_what_is_done(often: str, done: str) -> None:
    printed = sentences(drafted("p1.6.awareness", f"{often}, {done}"), "p1.6.awareness")
    assert printed.startswith(("Về tuyên truyền", "Sở "))
    assert " lần" in printed.rsplit(done[:4], 1)[1]

"""Files read as documents: what they say of themselves, where their words stand."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from corpus.errors import InputError
from corpus.readers import Document, read_document
from tests.corpus.readers.samples import BODY, Letterhead, as_text, as_word

PINPOINTS = ["", "Điều 1", "Điều 2", "Điều 3"]


def read(folder: Path, name: str, data: bytes | str) -> Document:
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return read_document(path)


@pytest.mark.parametrize("form", ["word", "txt"])
def test_the_head_tells_number_kind_issuer_date_and_title(tmp_path: Path, form: str) -> None:
    head = Letterhead()
    data = as_word(head) if form == "word" else as_text(head).encode()
    document = read(tmp_path, "a.docx" if form == "word" else "a.txt", data)
    told = document.identity
    assert (told.number, told.type, told.issuer) == ("45/2020/NĐ-CP", "Nghị định", "CHÍNH PHỦ")
    assert (told.date, told.title) == (date(2020, 4, 8), "Về thực hiện thủ tục hành chính trên môi trường điện tử")
    assert [passage.pinpoint for passage in document.passages] == PINPOINTS
    assert document.passages[2].path == "Nghị định 45/2020/NĐ-CP › Chương I › Điều 2"
    assert document.passages[2].heading == "Giải thích từ ngữ"
    assert document.passages[2].text.endswith("b) Nhập thông tin vào cơ sở dữ liệu.")


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (
            Letterhead(
                "UBND TỈNH QUẢNG NGÃI\nSỞ THÔNG TIN VÀ TRUYỀN THÔNG",
                "784/STTTT-CNTT",
                kind="",
                title="V/v hướng dẫn xây dựng Kế hoạch",
            ),
            ("784/STTTT-CNTT", "Công văn", "SỞ THÔNG TIN VÀ TRUYỀN THÔNG", "V/v hướng dẫn xây dựng Kế hoạch"),
        ),
        (
            Letterhead("QUỐC HỘI", "86/2015/QH13", kind="LUẬT", title="AN TOÀN THÔNG TIN MẠNG"),
            ("86/2015/QH13", "Luật", "QUỐC HỘI", "Luật An toàn thông tin mạng"),
        ),
        (
            Letterhead(
                "ỦY BAN NHÂN DÂN\nTỈNH QUẢNG NGÃI", "61/KH-UBND", kind="KẾ HOẠCH", title="Ứng dụng công nghệ thông tin"
            ),
            ("61/KH-UBND", "Kế hoạch", "ỦY BAN NHÂN DÂN TỈNH QUẢNG NGÃI", "Ứng dụng công nghệ thông tin"),
        ),
    ],
)
def test_letters_laws_and_plans_are_told_apart(tmp_path: Path, head: Letterhead, expected: tuple[str, ...]) -> None:
    told = read(tmp_path, "a.txt", as_text(head, ("Kính gửi: Các đơn vị", "1. Một.", "2. Hai.")))
    assert (told.identity.number, told.identity.type, told.identity.issuer, told.identity.title) == expected


def test_json_by_article_keeps_its_articles_and_their_notes(tmp_path: Path) -> None:
    raw = {
        "number": "45/2020/NĐ-CP",
        "type": "Nghị định",
        "issuer": "Chính phủ",
        "date": "2020-04-08",
        "title": "về thủ tục",
        "articles": [{"no": "1", "heading": "Phạm vi", "text": "1. Một.\n2. Hai.", "note": "Sửa đổi"}],
    }
    document = read(tmp_path, "a.json", json.dumps(raw))
    assert [(one.pinpoint, one.text, one.note) for one in document.passages] == [
        ("Điều 1", "1. Một.\n2. Hai.", "Sửa đổi")
    ]
    with pytest.raises(InputError, match=r"a\.json: thiếu hoặc sai trường 'articles'"):
        read(tmp_path, "a.json", json.dumps({key: value for key, value in raw.items() if key != "articles"}))


def test_invisible_and_direction_changing_characters_are_gone(tmp_path: Path) -> None:
    body = tuple(f"\u202e{line}\u200b\u2066" for line in BODY)
    assert (
        read(tmp_path, "a.txt", as_text(Letterhead(), body)).passages
        == read(tmp_path, "b.txt", as_text(Letterhead())).passages
    )


def test_long_provisions_are_cut_at_sentences_with_overlap(tmp_path: Path) -> None:
    sentences = [f"Câu thứ {number} nói về việc bảo đảm an toàn thông tin mạng của đơn vị." for number in range(60)]
    document = read(tmp_path, "a.txt", as_text(Letterhead(), ("Điều 1. Dài", " ".join(sentences))))
    pieces = [passage.text for passage in document.passages if passage.pinpoint == "Điều 1"]
    assert all(len(piece.split()) <= 200 for piece in pieces) and len(pieces) > 4
    for before, after in pairwise(pieces):
        assert before.rsplit("Câu thứ", 1)[1] in after
    assert all(any(sentence in piece for piece in pieces) for sentence in sentences)


def test_a_draft_is_known_as_one(tmp_path: Path) -> None:
    assert read(tmp_path, "a.txt", "DỰ THẢO\n" + as_text(Letterhead())).identity.draft
    assert read(tmp_path, "b.txt", as_text(replace(Letterhead(), number="    /2020/NĐ-CP"))).identity.number == ""


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.docx", b"", "tệp rỗng"),
        ("a.docx", b"khong phai word", "không nhận ra loại tệp"),
        ("a.exe", b"MZ\x90\x00", "không nhận ra loại tệp"),
        ("a.docx", b"PK\x03\x04hong", "tệp nén bị hỏng"),
        ("a.txt", b"\x00\x01\x02" * 50, "tệp nhị phân"),
        ("a.json", b"{", "không đúng cú pháp JSON"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_remedy(tmp_path: Path, name: str, data: bytes, message: str) -> None:
    with pytest.raises(InputError, match=message) as caught:
        read(tmp_path, name, data)
    assert str(caught.value).startswith(str(tmp_path / name))
    assert caught.value.remedy


def test_every_text_of_the_reference_material_keeps_its_articles(shared: Path) -> None:
    paths = sorted((shared / "legal/texts").glob("*.json"))
    assert len(paths) == 72
    for path in paths:
        articles = json.loads(path.read_text(encoding="utf-8"))["articles"]
        found = {passage.pinpoint.rsplit("Điều ", 1)[-1] for passage in read_document(path).passages}
        assert found == {article["no"] for article in articles if article["text"].strip()}, path.name

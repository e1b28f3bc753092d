"""Added texts: taken in whole or not at all, once, apart from the catalogue."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from corpus import added
from corpus.catalogue import load_catalogue
from corpus.errors import InputError
from tests.corpus.readers.samples import BODY, Letterhead, as_text, as_word

OWN = Letterhead(
    "UBND TỈNH QUẢNG NGÃI\nSỞ TƯ PHÁP",
    "45/QĐ-STP",
    date(2020, 3, 12),
    "QUYẾT ĐỊNH",
    "Ban hành Quy chế an toàn thông tin",
)
DECREE = Letterhead()


@pytest.fixture(autouse=True)
def _data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KEHOACH_DATA", str(tmp_path / "data"))


def write(path: Path, head: Letterhead = DECREE, body: tuple[str, ...] = BODY) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(as_word(head, body) if path.suffix == ".docx" else as_text(head, body).encode())
    return path


def test_a_document_of_the_catalogue_takes_its_facts_from_there(tmp_path: Path) -> None:
    outcome = added.add(write(tmp_path / "a.docx"))
    assert (outcome.kind, outcome.key) == ("added", "45/2020/NĐ-CP")
    (text,) = added.texts()
    known = load_catalogue().get("45/2020/NĐ-CP")
    assert known is not None
    assert (text.kind, text.catalogued, text.title, text.date, text.issuer) == (
        "official",
        True,
        known.title,
        known.date,
        "Chính phủ",
    )
    assert [passage.pinpoint for passage in text.passages] == ["", "Điều 1", "Điều 2", "Điều 3"]
    assert text.count == len(text.passages)


def test_the_same_file_twice_changes_nothing(tmp_path: Path) -> None:
    path = write(tmp_path / "a.docx")
    added.add(path)
    before, revision = added.texts(), added.revision()
    copy = tmp_path / "b.docx"
    copy.write_bytes(path.read_bytes())
    assert [added.add(path).kind, added.add(copy).kind] == ["unchanged", "unchanged"]
    assert (added.texts(), added.revision()) == (before, revision)


def test_another_file_of_a_document_replaces_it_and_says_so(tmp_path: Path) -> None:
    old, new = write(tmp_path / "cu.txt"), write(tmp_path / "moi.docx", body=(*BODY[:-2], "Điều 4. Thêm", "Nội dung."))
    added.add(old)
    revision = added.revision()
    outcome = added.add(new)
    assert outcome.kind == "replaced"
    assert "cu.txt (4 đoạn)" in outcome.message and "(5 đoạn)" in outcome.message
    (text,) = added.texts()
    assert (text.source, text.passages[-1].pinpoint) == ("moi.docx", "Điều 4")
    assert added.revision() != revision
    assert added.add(old).kind == "unchanged", "the replaced file does not come back by itself"
    assert added.texts() == [text]


def test_a_file_of_the_unit_is_never_law(tmp_path: Path) -> None:
    heads = [
        OWN,
        replace(Letterhead(), number="    /2020/NĐ-CP"),
        replace(OWN, issuer="UBND HUYỆN BA TƠ", number="61/KH-UBND", kind="KẾ HOẠCH", day=date(2019, 5, 20)),
    ]
    for number, head in enumerate(heads):
        added.add(write(tmp_path / f"{number}.docx", head))
    added.add(write(tmp_path / "nhap.txt", replace(Letterhead(), issuer="DỰ THẢO\nCHÍNH PHỦ")))
    assert [text.kind for text in added.texts()] == ["own"] * 4
    assert not any(text.catalogued for text in added.texts())


def test_an_official_document_that_the_catalogue_lacks_says_so(tmp_path: Path) -> None:
    outcome = added.add(
        write(tmp_path / "a.docx", replace(Letterhead(), number="999/2026/NĐ-CP", day=date(2026, 2, 1)))
    )
    assert outcome.notes == ("Chưa có trong danh mục: chưa rõ hiệu lực.",)
    assert [(text.kind, text.catalogued) for text in added.texts()] == [("official", False)]


def test_a_letterhead_that_does_not_agree_with_its_number_is_not_official(tmp_path: Path) -> None:
    added.add(write(tmp_path / "a.docx", replace(OWN, number="999/2026/NĐ-CP", day=date(2026, 2, 1))))
    added.add(write(tmp_path / "b.docx", replace(OWN, number="45/2020/NĐ-CP")))
    assert [text.kind for text in added.texts()] == ["own", "own"]


def test_files_without_a_number_are_known_by_their_place(tmp_path: Path) -> None:
    note = Letterhead("", "", None, "", "Ghi chép cuộc họp")
    first, second = (
        write(tmp_path / "2020/ghi.txt", note, ("1. Một.",)),
        write(tmp_path / "2021/ghi.txt", note, ("1. Hai.",)),
    )
    assert [added.add(first).key, added.add(second).key] == ["tệp:ghi", "tệp:ghi-2"]
    write(second, note, ("1. Hai, sửa lại.",))
    assert added.add(second).kind == "replaced"
    assert [text.passages[-1].text for text in added.texts()] == ["1. Một.", "1. Hai, sửa lại."]


def test_what_fails_leaves_the_corpus_untouched(tmp_path: Path) -> None:
    added.add(write(tmp_path / "a.docx"))
    before = added.texts()
    broken = tmp_path / "45-2020.docx"
    broken.write_bytes((tmp_path / "a.docx").read_bytes()[:2000])
    outcome = added.add(broken)
    assert outcome.kind == "refused" and str(broken) in outcome.message
    assert added.texts() == before


def test_a_crash_while_writing_leaves_the_corpus_untouched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    added.add(write(tmp_path / "a.txt"))
    before = added.texts()
    from corpus.added_store import AddedStore

    put = AddedStore.put

    def dies(store: AddedStore, *arguments: object) -> None:
        put(store, *arguments)  # type: ignore[arg-type]
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(AddedStore, "put", dies)
        with pytest.raises(KeyboardInterrupt):
            added.add(write(tmp_path / "b.docx"))
    assert added.texts() == before


def test_a_removed_text_can_be_added_again(tmp_path: Path) -> None:
    path = write(tmp_path / "a.docx")
    added.add(path)
    assert added.remove("45/2020/nđ-cp").key == "45/2020/NĐ-CP"
    assert added.texts() == [] and added.revision() == ""
    assert added.add(path).kind == "added"
    with pytest.raises(InputError, match="không có văn bản nào khớp “46/2020”"):
        added.remove("46/2020")


def test_a_folder_gives_every_readable_file_once(tmp_path: Path) -> None:
    write(tmp_path / "v/a.docx")
    write(tmp_path / "v/sâu/b.txt")
    for name in ("v/~$a.docx", "v/.ẩn.docx", "v/anh.png"):
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / "v/link.docx").symlink_to(tmp_path / "v/a.docx")
    found = added.files_of([tmp_path / "v", tmp_path / "v/a.docx"])
    assert [path.name for path in found] == ["a.docx", "b.txt"]
    (tmp_path / "trống").mkdir()
    with pytest.raises(InputError, match="không có tệp nào đọc được"):
        added.files_of([tmp_path / "trống"])


def test_a_broken_store_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data/texts.db").write_bytes(b"khong phai sqlite" * 100)
    with pytest.raises(InputError, match="đổi tên tệp này rồi thêm lại"):
        added.texts()

"""The command line as a person and a program use it."""

import json
from pathlib import Path

import pytest

from api.cli import main
from api.commands.drafting import examples


@pytest.fixture(autouse=True)
def _own_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KEHOACH_DATA", str(tmp_path / "data"))


def small(folder: Path, **changes: str) -> Path:
    path = folder / "don-vi.yaml"
    lines = {"unit": "Sở Xây dựng", "kind": "five_year", "date": "2020-09-15", "place": "Quảng Ngãi"} | changes
    text = "\n".join(f"{key}: {value}" for key, value in lines.items())
    path.write_text(f"{text}\nanswers:\n  p1.2.computers: 40 máy tính, 38 công chức\n", encoding="utf-8")
    return path


def test_demo_makes_word_files_and_reports(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["demo", "-o", str(tmp_path / "out")]) == 0
    names = {path.name for path in (tmp_path / "out").iterdir()}
    for example in examples():
        assert {f"{example.stem}.docx", f"{example.stem}-kiem-tra.txt", example.name} <= names
    assert "Sở Công Thương" in capsys.readouterr().out


def test_a_working_draft_is_written_although_errors_stand(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "plan.docx"
    assert main(["draft", str(small(tmp_path)), "-o", str(out), "--draft"]) == 1
    assert out.stat().st_size > 5000
    assert "Lỗi phải sửa" in capsys.readouterr().out


def test_a_clean_export_with_errors_is_refused_and_writes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "plan.docx"
    out.write_bytes(b"old")
    assert main(["draft", str(small(tmp_path)), "-o", str(out)]) == 1
    assert out.read_bytes() == b"old"
    assert "--draft" in capsys.readouterr().err


def test_json_is_one_document_with_the_promised_parts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["draft", str(examples()[0]), "-o", str(tmp_path / "a.docx"), "--json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert set(document) == {"plan", "output", "findings", "proposals", "coverage", "totals"}
    assert set(document["findings"][0]) == {"rule", "severity", "where", "message", "hint", "basis"}
    assert set(document["coverage"][0]) == {"requirement", "field", "standing", "section", "sentences"}
    assert document["totals"]["projects"] == "5775"


def test_a_saved_plan_is_exported_again_to_the_same_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["draft", str(examples()[1]), "-o", str(tmp_path / "a.docx"), "--json"])
    plan = json.loads(capsys.readouterr().out)["plan"]
    assert main(["plans", "--json"]) == 0
    assert [entry["plan"] for entry in json.loads(capsys.readouterr().out)] == [plan]
    assert main(["export", plan, "-o", str(tmp_path / "b.docx")]) == 0
    assert (tmp_path / "a.docx").read_bytes() == (tmp_path / "b.docx").read_bytes()


def test_the_annex_of_systems_can_be_kept_apart(tmp_path: Path) -> None:
    from docx import Document

    apart, rest = tmp_path / "han-che.docx", tmp_path / "ke-hoach.docx"
    assert main(["draft", str(examples()[0]), "-o", str(rest), "--restricted", str(apart)]) == 0
    secret = "Phần mềm quản lý cụm công nghiệp"
    cells = {name: " ".join(cell.text for table in Document(str(path)).tables for cell in table._cells) for name, path in (("rest", rest), ("apart", apart))}
    assert secret in cells["apart"]
    assert secret not in cells["rest"]


def test_check_tells_errors_by_its_exit_code(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(examples()[0])]) == 0
    assert main(["check", str(small(tmp_path)), "--json"]) == 1
    out = capsys.readouterr().out
    assert json.loads(out[out.index("{"):])["findings"]


def test_read_has_the_promised_form(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", "p1.2.computers", "40 máy tính, 38 công chức", "--json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert set(document) == {"values", "standing", "doubts", "leftover"}
    assert {(v["field"], v["value"]) for v in document["values"]} == {("computers", "40"), ("staff", "38")}


@pytest.mark.parametrize(("answer", "standing"), [("không có", "none"), ("chưa có số liệu", "unknown"), ("chưa rõ", "unknown"), ("bỏ qua", "skipped"),
                                                  ("không áp dụng, vì không có đơn vị trực thuộc", "not_applicable"), ("4/5 đơn vị", "given")])
def test_read_tells_standings_apart(answer: str, standing: str, capsys: pytest.CaptureFixture[str]) -> None:
    main(["read", "p1.2.lan", answer, "--json"])
    assert json.loads(capsys.readouterr().out)["standing"] == standing


@pytest.mark.parametrize(("arguments", "said"), [
    (["draft"], "thiếu tham số"),
    (["bogus"], "không có lệnh"),
    (["draft", "x.yaml", "-o", "y.docx", "--bogus"], "không có tùy chọn"),
    (["draft", "khong-co.yaml", "-o", "y.docx"], "không tìm thấy tệp"),
    (["draft", "khong-co.yaml", "-o", "y.pdf"], ".docx"),
    (["draft", "khong-co.yaml", "-o", "khong/co/y.docx"], "thư mục không tồn tại"),
    (["export", "khong-co", "-o", "y.docx"], "không tìm thấy kế hoạch"),
    (["read", "p1.2.computer", "1"], "p1.2.computers"),
])
def test_bad_use_is_one_vietnamese_line_and_exit_code_2(arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    error = capsys.readouterr().err
    assert said in error
    assert "Traceback" not in error


def test_help_is_in_vietnamese(capsys: pytest.CaptureFixture[str]) -> None:
    main(["draft", "--help"])
    out = capsys.readouterr().out
    assert "Cách dùng:" in out
    assert not {"Usage", "Options", "Arguments", "Show this message"} & set(out.replace(":", " ").split())


def test_an_unknown_unit_and_an_impossible_date_write_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "p.docx"
    assert main(["draft", str(small(tmp_path, unit="Hội Chữ thập xanh")), "-o", str(out), "--draft"]) == 2
    assert main(["draft", str(small(tmp_path, date="2020-02-31")), "-o", str(out), "--draft"]) == 2
    assert not out.exists()
    assert "2020-02-31" in capsys.readouterr().err

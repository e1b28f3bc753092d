"""read and plans: how an answer is understood, and what is saved."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from pathlib import Path

from api.console import print_json
from corpus.errors import InputError
from corpus.language import format_number

STANDINGS = {
    "given": "có số liệu",
    "unknown": "chưa có số liệu",
    "none": "không có",
    "skipped": "bỏ qua",
    "not_applicable": "không áp dụng",
}


def run_read(question: str, answer: str, unit_name: str, *, as_json: bool) -> int:
    """How one answer is understood; exit 2 for an unknown question."""
    from assistant.explain import explain_answer
    from assistant.reading import Context
    from corpus.packs import load_pack
    from corpus.units import find_unit

    pack = load_pack()
    kind = next((kind for kind, outline in pack.outlines.items() if question in outline.by_id), None)
    if kind is None:
        import difflib

        known = [id_ for outline in pack.outlines.values() for id_ in outline.by_id]
        near = difflib.get_close_matches(question, known, n=3, cutoff=0.5)
        raise InputError(
            f"không có mã yêu cầu “{question[:60]}”.",
            remedy=f"Có phải {', '.join(near)}?" if near else "Ví dụ: p1.2.computers.",
        )
    period = (2021, 2025) if kind == "five_year" else (2021, 2021)
    context = Context(pack, find_unit(pack, unit_name), kind, period, date.today())
    document = explain_answer(pack.outlines[kind].by_id[question], answer, context)
    if as_json:
        print_json(document)
        return 0
    print(f"Hiểu là: {STANDINGS[document['standing']]}")
    for value in document["values"]:
        shown = f"{value.get('hedge', '')} {_shown(value)} {value['unit']}".strip()
        print(f"  - {value['field']}: {shown}   (từ “{value['words']}”)")
    for doubt in document["doubts"]:
        print(f"  ? {doubt}")
    for words in document["leftover"]:
        print(f"  … chưa rõ thuộc nội dung nào: “{words}”")
    return 0


def _shown(value: dict[str, str]) -> str:
    """Numbers as they are written in Vietnamese; a year has no unit and stays as it is."""
    if value["unit"] and re.fullmatch(r"-?\d+(\.\d+)?", value["value"]):
        return format_number(Decimal(value["value"]))
    return value["value"]


def run_new(unit_name: str, output: Path, year: int | None) -> int:
    """A blank answers file; one that is there is never overwritten."""
    from assistant.files import write_whole
    from assistant.form import blank_answers
    from corpus.packs import load_pack
    from corpus.units import find_unit

    if output.suffix.lower() not in (".yaml", ".yml"):
        raise InputError("tệp câu trả lời phải có đuôi .yaml.", place=str(output), remedy="Ví dụ: -o don-vi.yaml.")
    if output.exists():
        raise InputError("tệp đã có, không ghi đè.", place=str(output), remedy="Chọn tên khác hoặc xóa tệp cũ trước.")
    if year is not None and not 2000 <= year < 2100:
        raise InputError(f"năm {year} không hợp lệ.", place="--year", remedy="Ghi đủ bốn chữ số, ví dụ: --year 2021.")
    pack = load_pack()
    unit = find_unit(pack, unit_name)
    kind, period = ("annual", (year, year)) if year else ("five_year", (2021, 2025))
    write_whole(output, blank_answers(pack, unit, kind, period, f"{period[0] - 1}-09-15").encode())
    print(f"Đã ghi {output} cho {unit.name}. Điền câu trả lời rồi chạy:")
    print(f"  kehoach draft {output} -o ke-hoach.docx --draft")
    return 0


def run_plans(*, as_json: bool) -> int:
    """Saved plans, the newest first."""
    from assistant.store import open_store

    found = open_store().plans()
    if as_json:
        print_json(
            [
                {
                    "plan": plan.id,
                    "unit": plan.unit,
                    "kind": plan.kind,
                    "period": list(plan.period),
                    "date": plan.date.isoformat(),
                }
                for plan in found
            ]
        )
        return 0
    if not found:
        print("Chưa có kế hoạch nào. Soạn kế hoạch đầu tiên bằng lệnh: kehoach draft TỆP.yaml -o ke-hoach.docx --draft")
    for plan in found:
        years = "-".join(str(year) for year in dict.fromkeys(plan.period))
        print(f"{plan.id}  {plan.unit}, {'giai đoạn' if plan.kind == 'five_year' else 'năm'} {years}")
    return 0

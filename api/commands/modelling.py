"""model: whether the configured language model can be used, what it can do here, what leaves the machine and to where."""

from __future__ import annotations

from dataclasses import asdict

from api.console import note, print_json
from assistant.model import Model, configured_model
from assistant.model_check import Ability, check_model
from assistant.model_use import uses

NONE = (
    "Chưa đặt mô hình ngôn ngữ (KEHOACH_MODEL_URL trống): không gì rời khỏi máy, mọi việc làm được không cần mô hình."
)
LEAVES = (
    "viết lại: tên mục, yêu cầu và các từ nối của câu; không gửi số liệu, tên riêng, lời của đơn vị",
    "viết cả mục (--write): như viết lại, thêm yêu cầu của khung và các căn cứ tìm được",
    "trả lời câu hỏi: câu hỏi, các đoạn văn bản tìm được và các câu liên quan của kế hoạch được hỏi",
    "đọc tin dài trong trò chuyện: những phần của tin mà máy này chưa hiểu chắc, và tên các câu hỏi",
)


def run_check(*, as_json: bool) -> int:
    """Try each ability; 1 where something cannot be used."""
    model = configured_model()
    if model is None:
        if as_json:
            print_json({"model": None, "where": None, "abilities": []})
        else:
            print(NONE)
        return 0
    if not as_json:
        print(f"Mô hình {model.name} tại {model.where}. Những gì gửi đến đó:")
        print("\n".join(f"  - {line}" for line in LEAVES))
    found: list[Ability] = []
    for ability in check_model(model):
        found.append(ability)
        if not as_json:
            print(_line(ability), flush=True)
    if as_json:
        print_json(
            {"model": model.name, "where": model.where, "abilities": [asdict(a) for a in found], "leaves": LEAVES}
        )
    else:
        print(_verdict(found, model))
    return 0 if all(ability.works for ability in found) else 1


def _line(ability: Ability) -> str:
    return f"{'✓' if ability.works else '✗'} {ability.name}: {ability.told} ({ability.seconds:.1f} giây)"


def _verdict(found: list[Ability], model: Model) -> str:
    cannot = [ability.serves for ability in found if not ability.works]
    if not cannot:
        return f"Dùng được cho mọi việc có mô hình. Đã dùng khoảng {model.tokens} token để thử."
    return f"Không dùng được cho: {'; '.join(cannot)}. Những việc đó làm theo cách không cần mô hình."


def run_usage(*, as_json: bool) -> int:
    """Tokens by plan and model, from what is kept in the data folder."""
    table: dict[tuple[str, str], list[int]] = {}
    for use in uses():
        spent = table.setdefault((str(use["plan"]), str(use["model"])), [0, 0, 0])
        spent[0] += 1
        spent[1] += int(use["tokens_in"])
        spent[2] += int(use["tokens_out"])
    names = ("plan", "model", "requests", "tokens_in", "tokens_out")
    rows = [dict(zip(names, (*key, *counts), strict=True)) for key, counts in sorted(table.items())]
    if as_json:
        print_json({"usage": rows})
        return 0
    for row in rows:
        print(
            f"{row['plan'] or '(không thuộc kế hoạch nào)'}: {row['model']}, {row['requests']} lần hỏi,"
            f" {row['tokens_in']} token gửi, {row['tokens_out']} token nhận"
        )
    if not rows:
        note("Chưa hỏi mô hình ngôn ngữ lần nào.")
    return 0

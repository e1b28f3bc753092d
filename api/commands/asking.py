"""ask: a question about law, the framework or a plan, answered from passages with their citations."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date

from api.commands.cite import read_day
from api.console import note, print_json, progress
from assistant.asking import NOT_THERE, Reply, Statement, ask
from assistant.cited import cited_answer
from assistant.claims import Cited
from assistant.model import Model, ModelAway, configured_model
from corpus.folders import data_folder
from corpus.lookup import open_searcher


def run_ask(question: str, *, plan: str, day: str | None, offline: bool, as_json: bool) -> int:
    """Print what bears on the question, first in a configured model's words; 0 also where nothing does."""
    on = read_day(day)
    document = None
    if plan:
        from assistant.pipeline import saved
        from assistant.store import open_store

        document = saved(plan, open_store()).document
    reply = ask(question, open_searcher(data_folder(), progress()), day=on, document=document)
    model = None if offline or reply.refused else configured_model(plan=plan)
    cited = _answered(reply, model, aloud=not as_json) if model else []
    if as_json:
        print_json({**asdict(reply), "answer": [asdict(sentence) for sentence in cited]})
    else:
        print(_for_people(reply, on))
    for problem in reply.notes:
        note(problem)
    return 0


def _answered(reply: Reply, model: Model, *, aloud: bool) -> list[Cited]:
    """What the model says and its passages support, printed as it comes; the passages follow in any case."""
    note(f"Gửi đến {model.where}: câu hỏi và các đoạn tìm được. Câu nào đoạn văn không nói thì bị bỏ.")
    found: list[Cited] = []
    try:
        for cited in cited_answer(reply, model):
            found.append(cited)
            if aloud:
                print(f"{cited.text} {''.join(f'[{number}]' for number in cited.numbers)}", flush=True)
    except ModelAway as away:
        note(str(away))
    if aloud:
        print("\nCăn cứ:" if found else "Mô hình không trả lời được bằng các đoạn tìm được; đây là các đoạn:")
    return found


def _for_people(reply: Reply, day: date) -> str:
    if reply.refused:
        return f"{NOT_THERE} Thử hỏi bằng từ khác, hoặc thêm văn bản: kehoach corpus add TỆP."
    return "\n\n".join(_entry(number, statement, day) for number, statement in enumerate(reply.statements, 1))


def _entry(number: int, statement: Statement, day: date) -> str:
    if statement.source == "plan":
        return f"{number}. {statement.text}\n   Kế hoạch, {statement.citation}"
    lines = [f"{number}. {statement.text}", f"{statement.kind.capitalize()} của {statement.citation}"]
    lines.append(f"Hiệu lực ngày {day.day}/{day.month}/{day.year}: {statement.status}")
    return "\n   ".join(lines)

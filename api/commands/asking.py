"""ask: a question about law, the framework or a plan, answered from passages with their citations."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date

from api.commands.cite import read_day
from api.console import note, print_json, progress
from assistant.asking import NOT_THERE, Reply, Statement, ask
from corpus.folders import data_folder
from corpus.lookup import open_searcher


def run_ask(question: str, *, plan: str, day: str | None, as_json: bool) -> int:
    """Print what bears on the question; 0 also where nothing does."""
    on = read_day(day)
    document = None
    if plan:
        from assistant.pipeline import saved
        from assistant.store import open_store

        document = saved(plan, open_store()).document
    reply = ask(question, open_searcher(data_folder(), progress()), day=on, document=document)
    if as_json:
        print_json(asdict(reply))
    else:
        print(_for_people(reply, on))
    for problem in reply.notes:
        note(problem)
    return 0


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

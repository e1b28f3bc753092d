"""chat: the interview in the terminal."""

from __future__ import annotations

import datetime as dt
import re
import sys
from importlib import import_module
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from api.commands.exporting import Wanted, run_export
from api.console import note
from corpus.errors import InputError, KehoachError

if TYPE_CHECKING:
    from assistant.chat import Conversation, Reply

PROMPT = "\n> "
CONTINUED = "\\"  # at the end of a line: the answer goes on in the next


def run_chat(plan: str, unit: str, year: int | None, date: str, said_by: str) -> int:
    """Talk until the person stops. Every answer is on disk before it is acknowledged."""
    from assistant.chat import Conversation, begin
    from assistant.interview.talk.learned import learned
    from assistant.model import configured_model
    from assistant.store import open_store
    from corpus.packs import load_pack

    store = open_store()
    if not plan:
        unit = unit or _ask("Kế hoạch của đơn vị nào? ")
        kind, period = _kind(year)
        plan = begin(store, unit, kind, period, _date(date), said_by=said_by).id
        note(f"Mã kế hoạch: {plan} (tiếp tục lần sau: kehoach chat --plan {plan})")
    conversation = Conversation(store, plan, said_by=said_by)
    print(conversation.open().text)
    if model := configured_model():
        note(
            f"Phần chưa rõ của tin dài được gửi đến {model.where} để đọc; mô hình chỉ đề nghị, ghi hay không do người trả lời."
        )
    Thread(target=learned, args=(load_pack(), store.plan(plan).kind), daemon=True).start()
    while True:
        try:
            words = _read()
        except (EOFError, KeyboardInterrupt):
            print()
            break
        reply = conversation.reply(words)
        if reply.text:
            print(reply.text, flush=True)
        if not _act(reply, conversation):
            break
    note(f"Đã lưu. Tiếp tục: kehoach chat --plan {plan}")
    return 0


def _ask(prompt: str) -> str:
    try:
        answer = input(prompt).strip()
    except EOFError:
        answer = ""
    if not answer:
        raise InputError("chưa có tên đơn vị.", remedy='Ví dụ: kehoach chat --unit "Sở Xây dựng".')
    return answer


def _kind(year: int | None) -> tuple[str, tuple[int, int]]:
    if year is None:
        return "five_year", (2021, 2025)
    if not 2000 <= year < 2100:
        raise InputError(f"năm {year} không hợp lệ.", place="--year", remedy="Ghi đủ bốn chữ số, ví dụ: --year 2021.")
    return "annual", (year, year)


def _date(text: str) -> dt.date:
    if not text:
        return dt.date.today()
    match = re.fullmatch(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", text) or re.fullmatch(
        r"(\d{4})-(\d{1,2})-(\d{1,2})", text
    )
    try:
        if match is None:
            raise ValueError(text)
        parts = [int(part) for part in match.groups()]
        year, month, day = parts if parts[0] > 31 else reversed(parts)
        return dt.date(year, month, day)
    except ValueError as error:
        raise InputError(
            f"không đọc được ngày “{text[:40]}”.", place="--date", remedy="Ví dụ: --date 15/9/2020."
        ) from error


def _read() -> str:
    """A message; lines that end in a backslash go on, as do lines pasted into a pipe with one."""
    if sys.stdin.isatty():
        import_module("readline")  # arrow keys and history in input()
    lines = [input(PROMPT)]
    while lines[-1].endswith(CONTINUED):
        lines[-1] = lines[-1].removesuffix(CONTINUED)
        lines.append(input("  "))
    return "\n".join(lines)


def _act(reply: Reply, conversation: Conversation) -> bool:
    """Do what the reply asks of the terminal. False to stop."""
    verb, _, what = reply.action.partition(":")
    if verb == "stop":
        return False
    try:
        if verb == "view":
            print(_section_text(conversation, what))
        elif verb == "export":
            target = Path(what)
            run_export(reply.plan, target, Wanted(draft=target.suffix.lower() == ".docx"))
    except KehoachError as error:
        print(f"Lỗi: {error}")
    return True


def _section_text(conversation: Conversation, id_: str) -> str:
    """The section as it will be printed, in plain text; the whole plan's outline where no section is meant."""
    from assistant.plan import Paragraph

    document = conversation.result().document
    section = next((s for s in document.walk() if s.id == id_), None)
    if section is None:
        return "\n".join(f"{s.number}. {s.heading}" for s in document.walk())
    lines = []
    for part in section.walk():
        lines.append(f"{part.number}. {part.heading}")
        lines += [f"  {block.text}" for block in part.blocks if isinstance(block, Paragraph)]
    return "\n".join(lines)

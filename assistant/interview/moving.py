"""Messages that steer: help, back, later, to another question, where things stand."""

from __future__ import annotations

from dataclasses import replace

from assistant.interview.agenda import HEAD, Item, previous_item
from assistant.interview.heading import head_line
from assistant.interview.intents import Intent
from assistant.interview.outlook import findings_lines, names_of, standing_lines, told_lines
from assistant.interview.session import Session
from assistant.interview.table import row_of
from assistant.interview.taking import HOLDER
from assistant.interview.turn import Turn
from assistant.projects import projects_from_facts
from assistant.reading.context import REVIEW
from assistant.reading.reviews import listed
from corpus.language import short

HELP = (
    "Trả lời bằng lời thường; không biết thì gõ “chưa có số liệu”, không có thật thì gõ “không có”. Có thể gõ thêm:\n"
    "  bỏ qua / để sau       chuyển câu khác\n"
    "  quay lại              về câu trước\n"
    "  sửa … thành …         sửa điều đã nói, ví dụ: sửa số máy tính thành 54; năm 2020 chứ không phải 2019\n"
    "  sang phần …           đến câu khác, ví dụ: sang phần an toàn thông tin\n"
    "  không biết, hỏi …     ghi lại ai nắm số liệu, ví dụ: không biết, hỏi phòng kế toán\n"
    "  giải thích            câu này hỏi gì, ví dụ trả lời\n"
    "  tình hình             đã xong đến đâu, còn gì, ai nắm\n"
    "  số liệu               những gì đã trả lời\n"
    "  xem                   đoạn văn sẽ in của mục này\n"
    "  kiểm tra              lỗi và chỗ cần xem lại\n"
    "  đề xuất               xét từng đề xuất của trợ lý\n"
    "  nhận hết các chữ đã thêm dấu   nhận một lượt mọi chữ gõ không dấu đã được thêm dấu\n"
    "  hoàn tác              bỏ lượt vừa rồi\n"
    "  xuất ke-hoach.docx    ghi tệp Word\n"
    "  thoát                 dừng; mọi câu trả lời đã được lưu"
)


def explain(s: Session, _: Intent) -> Turn:
    item = s.item(s.place.ask)
    if item is None:
        return Turn([HELP], place=s.here())
    lines = [item.help or next((part.requirement.help for part in item.parts if part.requirement.help), "")]
    if len(item.parts) > 1 and not item.group:
        lines += [f"{part.name}: {part.requirement.help}" for part in item.parts if part.requirement.help]
    lines.append(f"Ví dụ: {item.example}")
    if any(part.id == s.pack.info.review for part in item.parts):
        told = s.ledger.rows(REVIEW)
        marks = [
            f"{'✓ ' if key in told else ''}{key.replace('@', ' năm ')}" for key in listed(item.parts[0].requirement.at)
        ]
        lines.append(f"Các văn bản (✓ đã rà soát): {'; '.join(marks)}.")
    if holder := s.pack.info.holders.get(item.holder):
        lines.append(f"Thường do {holder} nắm.")
    return Turn([line for line in dict.fromkeys(lines) if line], place=s.here())


def _so_far(s: Session, item: Item) -> list[str]:
    """What is kept of a question that is gone back to."""
    return [f"Đang ghi: {head_line(s.plan, s.unit)}"] if item.id == HEAD else s.so_far(item)


def go_back(s: Session, _: Intent) -> Turn:
    item = previous_item(s.items, s.place.ask)
    if item is None:
        return Turn(["Đây là câu đầu tiên."], place=s.here())
    return Turn(_so_far(s, item), ask=item.id)


def put_off(s: Session, _: Intent) -> Turn:
    item = s.item(s.place.ask)
    if item is None:  # all were asked: those left for later come up again
        s.place = replace(s.place, put_off=())
        return Turn()
    put_off = tuple(dict.fromkeys((*s.place.put_off, item.id))) if item.waiting else s.place.put_off
    s.place = replace(s.place, put_off=put_off)
    return Turn(["Để câu này lại sau."] if item.waiting else [], after=item.id)


def go_to(s: Session, intent: Intent) -> Turn | None:
    if item := s.find(intent.rest):
        return Turn(_so_far(s, item), ask=item.id)
    return Turn([f"Không có phần nào tên “{short(intent.rest)}”. Gõ “tình hình” để xem các phần."], place=s.here())


def status(s: Session, _: Intent) -> Turn:
    holders = {fact.source: fact.value for fact in s.current if fact.quantity == HOLDER}
    lines = standing_lines(s.items, s.outline, s.pack, holders)
    return Turn([*lines, f"Phần đầu: {head_line(s.plan, s.unit)}."], place=s.here())


def told_so_far(s: Session, _: Intent) -> Turn:
    rows = [row_of(p, n).lines()[0] for n, p in enumerate(projects_from_facts(s.current), 1)]
    head = [f"  Phần đầu: {head_line(s.plan, s.unit)}"] if any(fact.source == HEAD for fact in s.current) else []
    return Turn([*told_lines(s.current, s.outline), *rows, *head] or ["Chưa có câu trả lời nào."], place=s.here())


def check(s: Session, _: Intent) -> Turn:
    return Turn(findings_lines(s.result().findings, names_of(s.items, s.outline)), place=s.here())

"""Messages about the project table: rows told, completed, amended, taken out."""

from __future__ import annotations

import re

from assistant.intake import PROJECTS
from assistant.interview.corrections import read_wish
from assistant.interview.intents import Intent, recognise
from assistant.interview.session import Session
from assistant.interview.table import add_rows, amend_row, completes, names_row, remove_row, row_of, row_wish
from assistant.interview.turn import Turn
from assistant.plan import Fact, Project, Standing
from assistant.projects import projects_from_facts
from assistant.reading.context import ANSWER
from assistant.reading.standing import find_standing
from corpus.language import fold, settle, short

ROW = "project:"  # opens an option that is a row of the table
MOST_LISTED = 15  # rows that a person is shown to pick from


def tell_projects(s: Session, words: str) -> Turn:
    rows = projects_from_facts(s.current)
    folded = fold(words).strip(" .!")
    if recognise(words).kind in ("done", "refuse") or find_standing(words) is not None:
        standing = Standing.GIVEN if rows else find_standing(words) or Standing.NONE
        fact = Fact(
            ANSWER,
            f"{len(rows)} dự án" if rows else "",
            PROJECTS,
            standing=standing,
            words=folded,
            said_by=s.said_by,
        )
        note = f"Bảng có {len(rows)} nhiệm vụ, dự án." if rows else "Kế hoạch chưa có nhiệm vụ, dự án nào."
        return Turn([note], [fact], after=PROJECTS)
    if (named := names_row(words, rows)) is not None and named[1]:
        return amend(s, named[0].row, named[1])
    facts, added = add_rows(words, s.current, s.history, s.context)
    if rows and len(added) == 1 and not added[0].project.name:
        return of_which(s, rows, words)
    notes = [f"Hiểu là đã sửa lời: bỏ “{short(said)}”." for said in settle(words).dropped]
    notes += [line for row in added for line in (*row.lines(), *(f"chưa rõ: {doubt}" for doubt in row.doubts))]
    lacking = next((row for row in reversed(added) if row.missing), None)
    place = s.at(PROJECTS, mode="row", row=lacking.project.row) if lacking else s.at(PROJECTS)
    notes.append(
        f"Bổ sung cho dự án {lacking.number}, kể dự án khác, hoặc gõ “hết”."
        if lacking
        else "Kể dự án khác, hoặc gõ “hết”."
    )
    return Turn(notes, facts, place=place, quiet=True)


def of_which(s: Session, rows: list[Project], words: str) -> Turn:
    """Fields without a name: of a row that is there, or of a new one whose name is missing?"""
    if len(rows) > MOST_LISTED:
        note = f"“{short(words)}” không có tên dự án nên chưa ghi. Ghi kèm số thứ tự hoặc tên, ví dụ: dự án {len(rows)}: {short(words)}."
        return Turn([note], place=s.at(PROJECTS), quiet=True)
    listed = "\n".join(f"  {n}. {row.name or 'chưa rõ tên'}" for n, row in enumerate(rows, 1))
    note = f"“{short(words)}” không có tên dự án. Bổ sung cho dự án nào? Gõ số thứ tự; dự án mới thì kể lại kèm tên.\n{listed}"
    options = tuple((ROW + row.row, words) for row in rows)
    return Turn([note], place=s.at(PROJECTS, mode="choose", options=options), quiet=True)


def is_of_row(s: Session, intent: Intent) -> bool:
    """Is it said of the row that lacks something? "thay máy cũ" opens like a correction and is none."""
    if intent.kind in ("mend", "append"):
        rows = projects_from_facts(s.current)
        wished = read_wish(intent.rest, asked=True) or row_wish(intent.rest, rows, s.place.row)
        return wished is None and names_row(intent.rest, rows) is None
    return intent.kind in ("answer", "agree", "refuse", "later", "next", "done")


def complete_row(s: Session, intent: Intent, words: str) -> Turn | None:
    """What a row still lacks; a message that names something new is another row."""
    if intent.kind in ("later", "next"):
        return Turn(["Kể dự án khác, hoặc gõ “hết”."], place=s.at(PROJECTS), quiet=True)
    if intent.kind in ("agree", "refuse", "done"):
        return tell_projects(s, words)
    rows = projects_from_facts(s.current)
    if names_row(words, rows) is not None or all(row.row != s.place.row for row in rows):
        return tell_projects(s, words)
    number, row = next((n, p) for n, p in enumerate(rows, 1) if p.row == s.place.row)
    fields_ = completes(words, row_of(row, number), s.context)
    return amend(s, row.row, fields_) if fields_ else tell_projects(s, words)


def amend(s: Session, row: str, words: str, *, corrected: bool = False) -> Turn:
    facts, after = amend_row(row, words, s.current, s.context, corrected=corrected)
    if not facts:
        return Turn([f"Chưa sửa gì: {doubt}" for doubt in after.doubts], place=s.here(), quiet=s.place.ask == PROJECTS)
    notes = [*after.lines(), *(f"chưa rõ: {doubt}" for doubt in after.doubts)]
    place = s.at(PROJECTS, mode="row", row=row) if after.missing else s.at(PROJECTS)
    notes.append("Bổ sung tiếp, kể dự án khác, hoặc gõ “hết”." if after.missing else "Kể dự án khác, hoặc gõ “hết”.")
    return Turn(notes, facts, place=place, quiet=True)


def amend_named(s: Session, meant: list[tuple[int, Project]], words: str, said: str) -> Turn:
    """The row that a correction names, put right; of several the person picks, of none the table is shown."""
    if len(meant) == 1:
        return amend(s, meant[0][1].row, words, corrected=True)
    if meant:
        listed = "\n".join(f"  {n}. {row.name}" for n, (_, row) in enumerate(meant, 1))
        options = tuple((ROW + row.row, words) for _, row in meant)
        place = s.at(s.place.ask, mode="choose", options=options)
        return Turn([f"Sửa dự án nào? Gõ số thứ tự.\n{listed}"], place=place, quiet=True)
    return Turn([f"Không thấy dự án nào tên như trong “{short(said)}”. {_listed(s)}"], place=s.here())


def _listed(s: Session) -> str:
    rows = projects_from_facts(s.current)
    return f"Bảng đang có: {'; '.join(f'{n}. {row.name}' for n, row in enumerate(rows, 1)) or 'chưa có dự án nào'}."


def remove_project(s: Session, intent: Intent) -> Turn | None:
    rows = projects_from_facts(s.current)
    number = re.fullmatch(r"(?:so )?(\d{1,3})", fold(intent.rest).strip(" ."))
    if number is None or not 1 <= int(number[1]) <= len(rows):
        return Turn([f"Không có dự án “{short(intent.rest)}”. {_listed(s)}"], place=s.here())
    row = rows[int(number[1]) - 1]
    note = f"Đã bỏ dự án “{row.name}” khỏi bảng; gõ “hoàn tác” để lấy lại."
    return Turn([note], remove_row(row.row, s.current), place=s.here())

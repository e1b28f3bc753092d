"""The project table told row by row: new rows, what a row still lacks, rows mended or taken out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.intake import PROJECTS
from assistant.interview.telling import withdrawn
from assistant.plan import Fact, Project
from assistant.projects import project_facts, projects_from_facts, read_project, totals
from assistant.projects.facts import PROJECT
from assistant.projects.model import ProjectReading
from assistant.projects.pieces import field_named
from assistant.projects.words import vocabulary
from assistant.reading import Context
from corpus.language import clean, fold, format_money, format_number

_NAMED_ROW = re.compile(r"^(?:du an|nhiem vu|dong|da)\s*(?:so\s*)?(\d{1,3})\s*[:,;-]?\s*(.*)$", re.DOTALL)
_TO = re.compile(r"(?<=\S)(?:\s*:|\s+(?:thanh|sang|xuong(?: con)?|len|=>|->|=|la))\s+(?=\S)")
_FIELD = re.compile(r"^(?:(?P<field>\S.*?)\s+(?:(?:cua|cho|o|trong)\s+)?)?(?:du an|nhiem vu)\s+(?=\S)")
_PLACE = re.compile(r"^Dự án [^:]{1,12}: ")  # the row is shown right above
NEEDED = ("lead", "kind", "objective", "time", "total", "spending", "sources")
_HEADINGS = {"spending": "spending", "sources": "source"}


@dataclass(frozen=True)
class Row:
    """A row as it stands after a message, with what it lacks and what was doubtful in the words."""

    project: Project
    number: int
    missing: tuple[str, ...]
    doubts: tuple[str, ...] = ()

    def lines(self) -> list[str]:
        """The row for a person: one line of what is known, one of what is missing."""
        p = self.project
        told = [
            p.lead and f"chủ trì: {p.lead}",
            p.kind,
            p.objective and f"mục tiêu: {p.objective}",
            p.time,
            p.total is not None and f"{p.hedge} {format_money(p.total)}".strip(),
            p.by_year and "; ".join(f"{year}: {format_money(amount)}" for year, amount in p.by_year),
            " + ".join(name for name, _ in p.spending),
            " + ".join(source.budget for source in p.sources),
            p.security is not None and f"an toàn thông tin: {format_money(p.security)}",
        ]
        head = f"Dự án {self.number}: {p.name or 'chưa rõ tên'}"
        out = ["; ".join([head, *(str(part) for part in told if part)])]
        if self.missing:
            out.append(f"còn thiếu: {', '.join(self.missing)}")
        return out


def add_rows(
    words: str, current: Sequence[Fact], history: Iterable[Fact], context: Context
) -> tuple[list[Fact], list[Row]]:
    """Each line of a message as a new row, after the rows that are there. A row that was taken out keeps its id: a new one
    never gets the history of another."""
    rows = projects_from_facts(current)
    number = max((int(match[1]) for fact in history if (match := re.fullmatch(r"p(\d+)", fact.row))), default=0)
    facts: list[Fact] = []
    added: list[Row] = []
    for line in (line.strip(" -•\t") for line in clean(words).splitlines()):
        if not re.search(r"\w", line):
            continue
        number += 1
        reading = read_project(line, f"p{number}", context)
        facts += _said(project_facts(reading.project, PROJECTS), context)
        added.append(_row(reading.project, len(rows) + len(added) + 1, (*reading.doubts, *_left(reading.leftover))))
    return facts, added


def is_project(words: str, context: Context) -> bool:
    """Is it a whole row of the project table: who leads, new or carried over, how much, of what spending or source?"""
    told = read_project(words, "p0", context).project
    return bool(told.name and told.lead and told.kind and told.total is not None and (told.spending or told.sources))


def names_row(words: str, rows: Sequence[Project]) -> tuple[Project, str] | None:
    """ "dự án 2: ngân sách tỉnh" -> the second row and the rest; None when no row is named."""
    text = clean(words)
    match = _NAMED_ROW.match(fold(text))
    if match is None or not 1 <= int(match[1]) <= len(rows):
        return None
    return rows[int(match[1]) - 1], text[match.start(2) :].strip()


def row_wish(words: str, rows: Sequence[Project], here: str = "") -> tuple[list[tuple[int, Project]], str] | None:
    """ "kinh phí dự án camera thành 3 tỷ" -> the rows that may be meant, with their numbers, and the words as a field of one;
    None where no row is spoken of. `here`: the row that was spoken of last, meant where a field is named alone.
    """
    text = clean(words).strip(" .")
    wishes = [_wish(text[: m.start()], text[m.end() :].strip(), rows, here) for m in _TO.finditer(fold(text))]
    told = [wish for wish in wishes if wish is not None]
    return next((wish for wish in reversed(told) if wish[0]), told[0] if told else None)


def _wish(what: str, new: str, rows: Sequence[Project], here: str) -> tuple[list[tuple[int, Project]], str] | None:
    match = _FIELD.match(fold(what))
    label = what[slice(*match.span("field"))] if match and match["field"] else "" if match else what
    if label and not field_named(label):
        return None
    meant = (
        _named(what[match.end() :].strip(" “”\"'"), rows)
        if match
        else [(n, p) for n, p in enumerate(rows, 1) if p.row == here]
    )
    return (meant, f"{label.strip()}: {new}" if label else new) if match or meant else None


def _named(name: str, rows: Sequence[Project]) -> list[tuple[int, Project]]:
    """The rows that a name or a number may mean, the best kind of match only."""
    numbered = list(enumerate(rows, 1))
    wanted = fold(name).strip()
    if wanted.removeprefix("so ").isdigit():
        return [(n, p) for n, p in numbered if n == int(wanted.removeprefix("so "))]
    said = set(re.findall(r"\w+", wanted))
    tests: tuple[Callable[[str], bool], ...] = (
        lambda known: known == wanted,
        lambda known: re.search(rf"(?<!\w){re.escape(wanted)}(?!\w)", known) is not None,
        lambda known: said <= set(re.findall(r"\w+", known)),
    )
    found = ([(n, p) for n, p in numbered if p.name and test(fold(p.name))] for test in tests)
    return next((meant for meant in found if meant), []) if said else []


def completes(words: str, row: Row, context: Context) -> str:
    """The words as fields of a row that lacks some; "" where they tell of another row.

    A label at the head ("ATTT 50 triệu", "chủ trì Văn phòng") names its field. Bare words are the objective where only that can be
    meant; a name together with anything else is a row of its own.
    """
    if "\n" in words:
        return ""
    if _RENAMED.match(clean(words)):
        return _RENAMED.sub("tên: ", clean(words))
    folded = fold(words)
    reading = read_project(words, row.project.row, context)
    told = reading.project
    if "%" in words and not told.name and not reading.leftover:  # "chi thường xuyên 30%, đầu tư phát triển 70%"
        return words
    labels = sorted(vocabulary().labels, key=len, reverse=True)
    for label in labels:
        if match := re.match(
            rf"({re.escape(fold(label))})(?:(?: dung| moi| se)* (?:la|thanh)|\s*[:=-]?)\s+(?=\S)", folded
        ):
            return f"{words[: match.end(1)]}: {words[match.end() :]}"
    if not told.name:
        return words
    alone = all(getattr(told, column) in (None, "", ()) for column in NEEDED)
    if alone and not row.project.objective and ";" not in words:
        return f"{vocabulary().headings['objective']}: {words}"
    return ""


def amend_row(
    row: str, words: str, current: Sequence[Fact], context: Context, *, corrected: bool = False
) -> tuple[list[Fact], Row]:
    """A row with the fields that the words tell put in their place; everything else of it stays. `corrected`: the person asked
    for the change, so that one kind of spending or source in the place of another needs no question."""
    rows = projects_from_facts(current)
    number, before = next((n, p) for n, p in enumerate(rows, 1) if p.row == row)
    words = _RENAMED.sub("tên: ", clean(words))
    reading = _with_total(read_project(words, row, context), before, words, context)
    reading = _with_shares(reading, before, context)
    if not corrected:
        reading = replace(reading, project=_as_part(before, reading.project))
    renamed = field_named(words.partition(":")[0]) == "name"
    new = [
        replace(fact, origin="correction")
        for fact in project_facts(reading.project, PROJECTS)
        if fact.value and (fact.column != "name" or renamed) and fact.column != "words"
    ]
    if not new:
        unread = [doubt for doubt in reading.doubts if "“" in doubt]
        return [], _row(before, number, (*unread[:1],) or (f"“{clean(words)}” chưa rõ thuộc cột nào",))
    said = f"{before.words}; {clean(words)}"
    new.append(Fact(PROJECT, said, PROJECTS, row=row, column="words", words=said, origin="correction"))
    after = next(p for p in projects_from_facts([*current, *new]) if p.row == row)
    # What a fragment lacks is no doubt: only words of it that could not be read are.
    unread = [doubt for doubt in reading.doubts if set(re.findall("“([^”]+)”", doubt)) - {row}]
    other = reading.project.name if not renamed and fold(reading.project.name) not in fold(before.name) else ""
    lost = [f"“{other}” chưa rõ thuộc cột nào. Ghi kèm tên cột, ví dụ: tên: {other}"] if other else []
    left = (*unread, *lost, *_left(reading.leftover), *([] if corrected else _replaced(before, after)))
    return _said(new, context), _row(after, number, left)


# "tên mới là …", "đổi tên thành …"; not "tên miền …"
_RENAMED = re.compile(
    r"^(?:(?:đổi|sửa|doi|sua) )?(?:tên|ten)(?! miền| mien)(?: (?:dự án|nhiệm vụ|du an|nhiem vu))?"
    r"(?: (?:mới|moi|đúng|dung))?(?: (?:là|thành|la|thanh))?\s*[:=]?\s+(?=\S)",
    re.IGNORECASE,
)


def _with_total(told: ProjectReading, before: Project, words: str, context: Context) -> ProjectReading:
    """Shares told in percent are of the row's total, which the words need not tell again."""
    if "%" not in words or told.project.total is not None or before.total is None:
        return told
    whole = f"{words}; {vocabulary().headings['total'].lower()}: {format_number(before.total)} triệu đồng"
    again = read_project(whole, before.row, context)
    return replace(again, project=replace(again.project, total=None))


def _with_shares(told: ProjectReading, before: Project, context: Context) -> ProjectReading:
    """A total told after shares in percent gives each its amount: they were said of no sum till now."""
    total = told.project.total
    open_shares = (*dict(before.spending).values(), *(source.amount for source in before.sources))
    if total is None or before.total is not None or "%" not in before.words or not all(a is None for a in open_shares):
        return told
    whole = f"{before.words}; {vocabulary().headings['total'].lower()}: {format_number(total)} triệu đồng"
    again = read_project(whole, before.row, context).project
    given = {
        name: value
        for name in ("spending", "sources", "security")
        if (value := getattr(again, name)) and not getattr(told.project, name)
    }
    return replace(told, project=replace(told.project, **given))


def _as_part(before: Project, told: Project) -> Project:
    """ "chi đầu tư phát triển 500 triệu" said of a row of 1.200 triệu: one more kind of spending (or source), no new total."""
    if before.total is None or told.total is None or told.total >= before.total:
        return told
    kinds, sources = dict(before.spending), {source.budget: source for source in before.sources}
    if len(told.spending) == 1 and before.spending and told.spending[0][0] not in kinds:
        return replace(told, total=None, spending=(*before.spending, (told.spending[0][0], told.total)))
    if len(told.sources) == 1 and before.sources and told.sources[0].budget not in sources:
        return replace(told, total=None, sources=(*before.sources, replace(told.sources[0], amount=told.total)))
    return told


def _replaced(before: Project, after: Project) -> Iterator[str]:
    """One kind of spending or source in the place of another, or beside it: is it one of them, or both, and how much each?"""
    examples = vocabulary().examples
    for label, old, new, example in (
        ("loại chi", dict(before.spending), dict(after.spending), examples["shares"]),
        ("nguồn vốn", _shares(before), _shares(after), examples["source"]),
    ):
        ask = f"ghi mỗi phần bao nhiêu, ví dụ: {example}."
        if gone := [name for name in old if name not in new]:
            yield f"{label} trước ghi {', '.join(gone)}, nay ghi {', '.join(new)}: đã thay. Nếu có cả hai thì {ask}"
        elif len(new) > len(old) > 0 and None in new.values():
            yield f"{label} nay có {', '.join(new)}: {ask}"


def _shares(project: Project) -> dict[str, Decimal | None]:
    return {source.budget: source.amount for source in project.sources}


def remove_row(row: str, current: Iterable[Fact]) -> list[Fact]:
    """The row taken out of the plan; what was told of it stays in the history."""
    return withdrawn([fact for fact in current if fact.row == row and fact.quantity == PROJECT], PROJECTS, [])


def _row(project: Project, number: int, doubts: tuple[str, ...]) -> Row:
    headings = vocabulary().headings
    doubts = tuple(_PLACE.sub("", doubt) for doubt in doubts)
    missing = tuple(
        headings.get(_HEADINGS.get(column, column), column)
        for column in NEEDED
        if getattr(project, column) in (None, "", ())
    )
    return Row(project, number, missing, doubts)


def money_line(facts: Sequence[Fact], period: tuple[int, int]) -> str:
    """The table's total and the part for information security."""
    sums = totals(projects_from_facts(facts), period)
    share = f" ({format_number(sums.security_share)}%)" if sums.security_share is not None else ""
    over = any(
        p.total is not None and p.security is not None and p.security > p.total for p in projects_from_facts(facts)
    )
    without = ", chưa tính dự án ghi phần an toàn thông tin lớn hơn tổng mức" if over else ""
    return (
        f"Tổng kinh phí {format_money(sums.projects)}; an toàn thông tin {format_money(sums.security)}{share}{without}."
    )


def row_of(project: Project, number: int) -> Row:
    """A row as it stands."""
    return _row(project, number, ())


def _left(leftover: Iterable[str]) -> tuple[str, ...]:
    return tuple(f"“{words}” chưa rõ thuộc cột nào" for words in leftover)


def _said(facts: Iterable[Fact], context: Context) -> list[Fact]:
    return [replace(fact, said_by=context.said_by) for fact in facts]

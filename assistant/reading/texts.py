"""Answers kept in the unit's own words: clauses of prose, entries of a list, results by assigned document, results by year."""

from __future__ import annotations

import re

from assistant.reading.clauses import split_clauses
from assistant.reading.context import ASSIGNED, CLAUSE, ITEM, YEARLY, Telling
from assistant.reading.tasks import split_tasks
from corpus.language import Item, fold, split_items
from corpus.references import find_references


def read_words(telling: Telling) -> None:
    """Each clause as the unit put it."""
    for number, clause in enumerate(split_clauses(telling.text), 1):
        telling.add(CLAUSE, clause.text, row=f"c{number}", words=clause.text, start=clause.start, end=clause.end)


def read_items(telling: Telling) -> None:
    """Each entry of a list as the unit put it."""
    items = split_items(telling.text, sentences=True)
    if telling.requirement.verb:  # tasks and solutions: a line each
        items = [task for item in items for task in split_tasks(item)]
    for number, item in enumerate(items, 1):
        telling.add(ITEM, item.text, row=f"i{number}", words=item.text, start=item.start, end=item.end)


def read_assigned(telling: Telling) -> None:
    """What came of each document that assigned work: "Kế hoạch 61/KH-UBND: hoàn thành 7/9 nhiệm vụ"."""
    current = ""
    for number, item in enumerate(_by_document(telling), 1):
        field, text = _assigning_document(telling, item.text)
        current = field or current
        if not current:
            telling.doubt(
                f"“{item.text[:60]}” thuộc văn bản giao nhiệm vụ nào? Ghi, ví dụ: Kế hoạch 61/KH-UBND: hoàn thành 5/6 nhiệm vụ."
            )
        telling.add(
            ASSIGNED,
            text or item.text,
            row=f"a{number}",
            column=current,
            words=item.text,
            start=item.start,
            end=item.end,
        )


def _by_document(telling: Telling) -> list[Item]:
    """Entries, cut where a comma leads to another document: "KH 61 xong 3/4, QĐ 916 xong hết"."""
    out: list[Item] = []
    for item in split_items(telling.text):
        folded = fold(item.text)
        cuts = [
            m.end()
            for m in re.finditer(r",(?!\d)\s*(?:con |va )?", folded)
            if _names_document(telling, folded[m.end() :], at_head=True)
        ]
        for start, end in zip([0, *cuts], [*cuts, len(item.text)], strict=True):
            text = re.sub(r"[\s,]+(?:còn|và|con|va)?\s*$", "", item.text[start:end])
            out.append(Item(text, item.start + start, item.start + start + len(text)))
    return out


# What may stand before a document's number: its kind, written out or short, with or without a space ("KH61").
_KIND = r"(?:(?:ke hoach|quyet dinh|cong van|nghi quyet|kh|qd|cv|nq)\s*(?:so\s*)?)?"


def _names_document(telling: Telling, folded: str, *, at_head: bool = False) -> str:
    """The field whose document is named; "" for none."""
    edge = "^" if at_head else r"(?<!\w)"
    for name, spec in telling.requirement.fields.items():
        if any(re.search(rf"{edge}{_KIND}{re.escape(fold(keyword))}(?!\d)", folded) for keyword in spec.keywords):
            return name
    return ""


def _assigning_document(telling: Telling, text: str) -> tuple[str, str]:
    """(field, the rest of the entry) when the entry opens with one of the documents that the fields stand for."""
    opening = re.split("[:,]", text, maxsplit=1)[0] or text
    name = _names_document(telling, fold(opening))
    if not name:
        return "", text
    references = find_references(text)
    cut = max((ref.end for ref in references if ref.start < len(opening) + 5), default=0)
    if not cut:
        keywords = "|".join(re.escape(fold(keyword)) for keyword in telling.requirement.fields[name].keywords)
        short = re.match(rf"{_KIND}(?:{keywords})(?!\d)", fold(text))
        cut = short.end() if short else len(opening)
    return name, text[cut:].lstrip(" :,-–)").strip()


# A year or a span of years that opens a part: behind a colon, or before a figure with its unit, digits may follow.
_YEAR_MARK = re.compile(
    r"(?:^|[\n;.]|\s-|,)\s*(?:[-+*]\s*)?(?:(?:từ|tu)\s+)?(?:năm|nam|giai đoạn|giai doan)?\s*"
    r"(20\d\d)(?:\s*([\-–]|đến|den|,|và|va)\s*(?:năm\s+|nam\s+)?(20\d\d))?"
    r"(?:\s*:\s*|(?:\s*[\-–]\s*|\s+)(?:(?=\d+(?:[.,]\d+)?\s*(?:%|[^\W\d_]))|(?!\d|đến\b|den\b)))(?=\S)",
    re.IGNORECASE,
)


def read_roadmap(telling: Telling) -> None:
    """Expected results year by year: "2021: …; 2022: …", "2021 xong …, 2022 có …"; a year outside the plan is asked."""
    text = telling.text
    marks = list(_YEAR_MARK.finditer(text))
    if not marks or text[: marks[0].start()].strip(" \n;.-+*"):
        _read_dated(telling)
        return
    first, last = telling.context.period
    told: dict[str, list[tuple[str, int, int]]] = {}
    for mark, following in zip(marks, [*marks[1:], None], strict=True):
        end = following.start() if following else len(text)
        body = text[mark.end() : end].strip(" \n;.,")
        start, last_told = int(mark[1]), int(mark[3] or mark[1])
        listed = mark[2] is not None and mark[2] in (",", "và", "va")
        years = (start, last_told) if listed else range(start, last_told + 1)
        if years and first <= years[0] <= years[-1] <= last:
            several = f" (các năm {mark[1]}, {mark[3]})" if listed else f" (giai đoạn {mark[1]}-{mark[3]})"
            span = several if mark[3] else ""
            for each in years:
                told.setdefault(str(each), []).append((body + span, mark.end(), end))
            continue
        said = f"{mark[1]}-{mark[3]}" if mark[3] else mark[1]
        telling.doubt(f"Năm {said} không nằm trong thời kỳ {first}-{last} của kế hoạch: “{body[:60]}”. Ghi lại năm.")
        telling.add(ITEM, f"năm {said}: {body}", row=f"i{mark[1]}", words=body, start=mark.end(), end=end)
    _tell_years(telling, told)


def _tell_years(telling: Telling, told: dict[str, list[tuple[str, int, int]]]) -> None:
    for year, parts in told.items():
        words = "; ".join(body for body, _, _ in parts)
        telling.add(YEARLY, words, row=year, words=words, start=parts[0][1], end=parts[-1][2])


# "kế hoạch năm 2022", "từ năm 2022", "2021-2022": the year is a name's, or no end
_ENDS_IN = re.compile(
    r"(?<!nam)(?<!ke hoach)(?<!de an)(?<!chuong trinh)(?<!du toan)(?<!ngan sach)(?<!bao cao)(?<!so lieu)(?<!cua)(?<!tu)(?<!sau)(?<!doan)"
    r"[ ,(]+(?:(?P<before>truoc)|(?:trong|vao|den|het|cuoi|dau))*(?: ?(?:cuoi|het|dau))? ?(?:nam )?(?P<year>20\d\d)[)\s.]*$"
)


def _read_dated(telling: Telling) -> None:
    """Entries that end in one year of the plan are told of that year: "CSDL hộ tịch hoàn thành năm 2022"; the others as they are."""
    first, last = telling.context.period
    told: dict[str, list[tuple[str, int, int]]] = {}
    for number, item in enumerate(split_items(telling.text, sentences=True), 1):
        found = _ENDS_IN.search(fold(item.text))
        year = int(found["year"]) - bool(found["before"]) if found else 0
        if found and len(re.findall(r"(?<!\d)20\d\d(?!\d)", item.text)) == 1 and first <= year <= last:
            told.setdefault(str(year), []).append((item.text[: found.start()], item.start, item.end))
        else:
            telling.add(ITEM, item.text, row=f"i{number}", words=item.text, start=item.start, end=item.end)
    _tell_years(telling, told)

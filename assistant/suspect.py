"""What was told and cannot be: parts above their whole, negative sums, days that are none, documents of the future, markup.

Drafting keeps it inside a mark for confirmation, the rules say what is wrong with it: both ask here, so that neither forgets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from assistant.expressions import compile_expression
from assistant.ledger import Ledger
from assistant.plan import Fact, Project, Standing
from assistant.reading.context import ANSWER, GOAL, RESULT, ROW
from corpus.framework import Topic
from corpus.language import fold, format_date
from corpus.language.values import Value, scan
from corpus.pack import Pack
from corpus.references import Reference, find_references


@dataclass(frozen=True)
class Suspicion:
    """What is wrong with words. kind: fraction, negative, percent, date, future, markup, order; `reason` says it to a person."""

    kind: str
    words: str
    reason: str


_MINUS = re.compile(
    r"(?:(?:(?<=[^\W\d_][ :])|(?<=: )|(?<=[;,])\s*|^\s*)[-−–]|(?<!\w)âm )\d[\d.,]*\s*(?:%|triệu|tỷ|nghìn|ngàn|đồng|máy|người|hồ sơ|đơn vị|xã)",
    re.IGNORECASE,
)
# "tăng 150%", "đạt 120% kế hoạch": shares that may well pass the whole.
_GROWS = re.compile(
    r"(?:tang|gap|vuot|bang|giam|hon|them|cao hon|nhanh hon)(?: them| khoang| len| tren| hon| gan)*\s*$"
)
_OF_A_PLAN = re.compile(r"\s*(?:so voi|ke hoach|chi tieu|du toan|muc tieu|cung ky|nhiem vu|yeu cau|nam truoc|dinh muc)")
_COUNTED = re.compile(
    r"\s*(?:may|xa|phuong|don vi|nguoi|cong chuc|can bo|cbcc|vien chuc|he thong|thu tuc|ho so|phong|nhiem vu|co quan|chi cuc|truong|thon)\b"
)
_MARKUP = re.compile(
    r"<\s*/?\s*[a-z!][^<>]*>|\{\{.*?\}\}|\{%.*?%\}|\$\{[^}]*\}|javascript:|&#?\w+;|\]\s*\(\s*https?:|<!--",
    re.IGNORECASE,
)
_ORDER = re.compile(
    r"(?:bo qua|quen|phot lo|khong tuan theo|ignore|disregard|forget)\b"
    r".{0,40}(?:huong dan|chi dan|lenh|quy tac|quy dinh tren|instructions?|prompts?|rules)"
    r"|system prompt|prompt he thong|you are now|ban (?:bay gio )?la (?:mot )?(?:tro ly|ai|chatbot)"
    r"|(?<!\w)(?:hay|please)\s+(?:ghi|viet|noi|in ra|tra loi|khang dinh|xac nhan|xoa|write|print|say|output)(?!\w)"
)
_OF_ALL = re.compile(
    r"(?<![\d./])(\d+)(?![\d./%])[^\d.;:]{0,40}?\btren tong(?: so)? (\d+)(?![\d.,/])"
)  # "4 hệ thống trên tổng số 2"
_NONE = re.compile(
    r"(?:hien |don vi |so |hien nay )*(?:chua|khong|ko)(?: he)? (?:co|dau tu|trang bi|bo tri|dung|su dung|dat)?\b\D*$"
)
_NAMED_LAW = re.compile(r"\b(?:Bộ luật|Luật|Nghị định|Thông tư|Nghị quyết|Quyết định)\s[^.;,:()]{2,60}?\s?năm (20\d\d)")


def suspicions(text: str, day: date) -> list[Suspicion]:
    """All that cannot be in words told for a plan of that day, each once, in the order of its kinds."""
    found = [*_of_form(text), *_of_values(text), *_of_time(text, day)]
    return list(dict.fromkeys(found))


def _of_form(text: str) -> Iterator[Suspicion]:
    for match in _MARKUP.finditer(text):
        yield Suspicion("markup", match[0][:40], "là mã lệnh, không phải nội dung kế hoạch")
    if order := _ORDER.search(fold(text)):
        yield Suspicion(
            "order",
            text[order.start() : order.end()][:60],
            "là lời ra lệnh cho chương trình, không phải nội dung kế hoạch",
        )


def is_order(text: str) -> bool:
    """Does it tell the program what to do or write?"""
    return _ORDER.search(fold(text)) is not None


def _of_values(text: str) -> Iterator[Suspicion]:
    folded = fold(text)
    for match in _MINUS.finditer(text):
        if match.start() or "\n" not in text:  # of several lines it may open a list
            yield Suspicion("negative", match[0].strip(), "là số âm")
    for match in _OF_ALL.finditer(folded):
        if int(match[1]) > int(match[2]):
            yield Suspicion("fraction", text[match.start() : match.end()], "có phần lớn hơn tổng")
    for value in scan(text):
        if value.kind == "fraction" and _above(value) and not _is_day(value, folded):
            yield Suspicion("fraction", _with_noun(value, text), "có phần lớn hơn tổng")
        elif value.kind == "percent" and value.number is not None and value.number > 100:
            grows = _GROWS.search(folded[: value.start]) or _OF_A_PLAN.match(folded[value.end :])
            if not grows and not text[: value.start].rstrip().endswith(("+", ">")):
                yield Suspicion("percent", value.words, "vượt quá 100%")
        elif value.kind in ("date", "month") and not value.iso:
            yield Suspicion("date", value.words, "không phải là ngày, tháng có thật")


def _above(value: Value) -> bool:
    return (
        value.number is not None
        and value.total is not None
        and value.number > value.total > 0
        and value.words != "24/7"
    )


def _is_day(value: Value, folded: str) -> bool:
    """ "trước 15/9", "họp 20/11" are days of the year, "15/9 xã" a share."""
    fits = value.number is not None and value.total is not None and value.number <= 31 and value.total <= 12
    return fits and not _COUNTED.match(folded[value.end :])


def _with_noun(value: Value, text: str) -> str:
    after = re.match(r"\s*[^\W\d_]+(?:\s[^\W\d_]+)?", text[value.end :])
    return value.words + (after[0] if after else "")


def _of_time(text: str, day: date) -> Iterator[Suspicion]:
    told = f"sau ngày của kế hoạch ({format_date(day)})"
    for reference in find_references(text):
        if _later(reference, day) and not _of_the_act(reference, text):
            yield Suspicion("future", reference.words.strip()[:70], f"ban hành {told}")
    for match in _NAMED_LAW.finditer(text):
        if int(match[1]) > day.year and not any(r.start <= match.start() < r.end for r in find_references(text)):
            yield Suspicion("future", match[0][:70], f"ban hành {told}")


def _later(reference: Reference, day: date) -> bool:
    """A document already numbered that bears a later day or year."""
    if not re.search(r"\d", reference.number):
        return reference.year is not None and reference.year > day.year
    return reference.date > day if reference.date else reference.year is not None and reference.year > day.year


# "rà soát QĐ 120 năm 2021": the year is of the review; the document has none of its own.
_ACT = re.compile(
    r"(?<!\w)(?:ra soat|sua doi|sua|bo sung|thay the|cap nhat|thay|danh gia|so ket|tong ket)(?:,? \w+){0,4},? $"
)


def _of_the_act(reference: Reference, text: str) -> bool:
    return reference.date is None and _ACT.search(fold(text[: reference.start])) is not None


def tainted(words: str) -> list[str]:
    """What is left of the pieces of a project's line that held markup or orders, once print has dropped the marks; folded."""
    out = []
    for piece in re.split(r"[;\n]", words):
        if any(found.kind in ("markup", "order") for found in suspicions(piece, date.max)):
            bare = _MARKUP.sub(" ", re.sub(r"^\s*[^\W\d_][^:;<]{0,24}:", "", piece))
            out.append(" ".join(re.findall(r"\w+", fold(bare))))
    return [left for left in out if left]


def overspent(project: Project) -> bool:
    """Is a part of a project greater than the whole: what goes to information security, to its years, to its sources?"""
    if project.total is None:
        return False
    years = sum((amount for _, amount in project.by_year), Decimal(0))
    sources = sum((funding.amount for funding in project.sources if funding.amount is not None), Decimal(0))
    return max(years, sources, project.security or Decimal(0)) > max(project.total, Decimal(0))


_LESS = re.compile(r"(?<!\w)(?:giam|xuong|rut ngan|ha|bot|duoi|khong qua|toi da)(?!\w)")


def falls_back(columns: Mapping[str, Fact]) -> bool:
    """Is the target of a goal below the level now, where less is not what it wants? `columns`: the facts of one goal."""
    base, target = columns.get("base"), columns.get("target")
    if base is None or target is None or base.unit != target.unit or "/" in base.value + target.value:
        return False
    return base.unit == "%" and target.number < base.number and not _LESS.search(fold(columns["statement"].words))


# --- facts ---------------------------------------------------------------------------------------------------------------


TEXTS = (
    "clause",
    "refused",
    "item",
    "goal",
    "yearly",
    "result",
    "assigned",
    "document",
    "basis",
    "choice",
)  # facts in people's own words
WORDS = (
    "",
    "unclaimed",
    "statement",
    "words",
    "base_words",
    "title",
    "outcome",
    "suggested",
)  # and the columns that hold them


def suspect_facts(ledger: Ledger, pack: Pack, day: date) -> set[str]:
    """Ids of the facts whose value or words cannot be, alone or beside another."""
    values = {
        id_ for source in (_impossible, _above_whole, _denied, _rows, _levels) for id_ in source(ledger, pack) if id_
    }
    return values | {fact.id for fact in texts(ledger) if suspicions(fact.value, day)}


def texts(ledger: Ledger) -> Iterator[Fact]:
    """What was told in words: clauses, entries of lists, goals, text cells."""
    for fact in ledger.facts:
        own = fact.quantity in TEXTS and fact.column in WORDS
        if own or (fact.quantity.startswith(ROW) and not re.fullmatch(r"[-\d.,]*", fact.value)):
            yield fact


def _impossible(ledger: Ledger, pack: Pack) -> Iterator[str]:
    for name, spec in ledger.quantities.items():
        for known in ledger.tellings(name):
            if known.number is not None and (known.number < 0 or (spec.type == "percent" and known.number > 100)):
                yield from known.refs
        reckoned = ledger.derived(name) if spec.type == "percent" and not spec.counts else None
        if reckoned is not None and reckoned.number is not None and reckoned.number > 100:
            yield from reckoned.refs


def _above_whole(ledger: Ledger, pack: Pack) -> Iterator[str]:
    for name, spec in ledger.quantities.items():
        part, whole = ledger.get(name), ledger.get(spec.at_most) if spec.at_most else None
        if part and whole and part.number is not None and whole.number is not None and part.number > whole.number:
            yield from (*part.refs, *whole.refs)


def told_none(ledger: Ledger, requirement: str) -> bool:
    """Does the answer say that there is none, in a word or in a sentence without a figure?"""
    answers = ledger.of(requirement, ANSWER)
    return bool(answers) and (answers[-1].standing is Standing.NONE or bool(_NONE.match(fold(answers[-1].value))))


def both(ledger: Ledger, pack: Pack) -> Iterator[tuple[Topic, Fact, Fact]]:
    """(topic, denial, count) where a thing is denied and counted: in one answer, or denied where it is asked for and counted elsewhere."""
    told = [fact for fact in texts(ledger) if fact.quantity in ("clause", "item")]
    for topic in (topic for topic in pack.topics if topic.counted):
        words = "|".join(re.escape(fold(word)) for word in topic.keywords)
        no = re.compile(
            rf"(?:khong|chua|ko)(?: \w+){{0,3}} (?:{words})(?!\w)(?! nghiem trong| lon| rieng| tai| dat| vat ly| nao khac| khac)"
        )
        count = re.compile(rf"(?<![\w/.,])0?([1-9]\d{{0,2}})(?!\d)(?: [^\W\d_]+){{0,2}}? (?:{words})(?!\w)")
        home = next((fact for fact in ledger.of(topic.home, ANSWER) if told_none(ledger, topic.home)), None)
        for fact in told:
            folded = fold(fact.value)
            found = next((match for match in count.finditer(folded) if int(match[1]) < 1900), None)
            if found is None or re.search(r"(?:moi|hang|tung) (?:nam|quy)|trinh|dien tap", folded):
                continue
            denial = next(
                (f for f in told if f.source == fact.source and f is not fact and no.search(fold(f.value))), None
            )
            here = fact if (match := no.search(folded)) and match.end() != found.end() else denial
            if here is None and fact.source != topic.home and _reports(pack, fact.source):
                here = home
            if here is not None:
                yield topic, here, fact


def _reports(pack: Pack, requirement: str) -> bool:
    """Does the answer tell what has been, not what is planned?"""
    for outline in pack.outlines.values():
        entry = outline.by_id.get(requirement)
        section = next((spec for spec in outline.sections if entry and spec.id == entry.section), None)
        if section is not None:
            return section.layout == "prose"
    return False


def denied(ledger: Ledger) -> Iterator[tuple[str, Fact, str]]:
    """(quantity, its fact, requirement) where something is counted of which another answer says that there is none."""
    for name, spec in ledger.quantities.items():
        if spec.none_with and told_none(ledger, spec.none_with):
            told = (fact for fact in ledger.facts if fact.quantity == name and fact.value and fact.number > 0)
            yield from ((name, fact, spec.none_with) for fact in told)


def _denied(ledger: Ledger, pack: Pack) -> Iterator[str]:
    yield from (fact.id for _, fact, _ in denied(ledger))
    yield from (fact.id for _, denial, count in both(ledger, pack) for fact in (denial, count))


def broken_rows(
    ledger: Ledger, pack: Pack, requirement: str, table: str
) -> Iterator[tuple[int, str, dict[str, Fact], str]]:
    """(number, row, its cells, message) of each condition of the pack's row type that a row does not meet."""
    spec = pack.tables[table]
    for number, (row, cells) in enumerate(ledger.rows(ROW + table, requirement).items(), 1):
        values = {id_: _cell(fact, spec.columns[id_].type) for id_, fact in cells.items() if id_ in spec.columns}
        for condition in spec.checks:
            if compile_expression(condition.test).evaluate(values) is False:
                names = compile_expression(condition.test).names
                yield number, row, {id_: cells[id_] for id_ in names if id_ in cells}, condition.message


def _cell(fact: Fact, kind: str) -> Decimal | str | None:
    return (Decimal(fact.value) if fact.value else None) if kind in ("count", "money", "percent") else fact.value


def _rows(ledger: Ledger, pack: Pack) -> Iterator[str]:
    told = {(fact.source, fact.quantity[len(ROW) :]) for fact in ledger.facts if fact.quantity.startswith(ROW)}
    for requirement, table in told:
        for _, _, cells, _ in broken_rows(ledger, pack, requirement, table):
            yield from (fact.id for fact in cells.values())


def _levels(ledger: Ledger, pack: Pack) -> Iterator[str]:
    """Levels and results in percent that no share can reach."""
    for fact in ledger.facts:
        if fact.quantity in (GOAL, RESULT) and fact.column in ("base", "target", "result") and impossible_level(fact):
            yield fact.id


def impossible_level(fact: Fact) -> bool:
    """Is it a share below nothing or above the whole?"""
    if "/" in fact.value:
        part, whole = (Decimal(piece) for piece in fact.value.split("/", 1))
        return part > whole
    return fact.unit == "%" and not 0 <= Decimal(fact.value) <= 100

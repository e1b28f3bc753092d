"""The roadmap: what each year brings, as told and from the goals, tasks, connections and projects that fall in it."""

from __future__ import annotations

import itertools
import re

from assistant.drafting.acted import brought
from assistant.drafting.desk import Desk, Entry, Part, fields_of
from assistant.drafting.entries import entry
from assistant.drafting.goal_levels import level_span, reach
from assistant.drafting.goal_subjects import goal_subject
from assistant.drafting.goals import all_first
from assistant.drafting.lists import task_spans
from assistant.drafting.openings import opening_verb, own_clause
from assistant.drafting.phrases import phrase, words_spans
from assistant.drafting.sentences import frame_of
from assistant.drafting.tables import row_spans
from assistant.drafting.voice import capital, confirm, gap, uncapital
from assistant.plan import Fact, Project, Span, SpanKind
from assistant.reading.context import CLAUSE, FOLLOWS, GOAL, ITEM, ROW, YEARLY
from corpus.framework import Requirement


def compose_roadmap(requirement: Requirement, desk: Desk) -> list[Part]:
    """Each year's results: what was told first, then what else falls in it; a year with nothing is marked."""
    first, last = desk.plan.period
    told: dict[str, list[Fact]] = {}
    for fact in desk.facts(requirement, YEARLY):  # what was told of a year, then the steps taken over for it
        told.setdefault(fact.row, []).append(fact)
    parts: list[Part] = []
    for year in range(first, last + 1):
        body = _joined(_year(year, told.get(str(year), []), desk)) or (gap(f"kết quả dự kiến năm {year}"),)
        parts.append(
            Entry(desk.sentence((Span(f"Năm {year}: "), *body), requirement.id, year, fields_of(requirement), end=""))
        )
    if yearly := _yearly(desk):
        spans = (Span("Hằng năm: "), *_joined(yearly))
        parts.append(Entry(desk.sentence(spans, requirement.id, "yearly", fields_of(requirement), end="")))
    for number, fact in enumerate(desk.facts(requirement, "item"), 1):
        item = phrase(fact.value, desk.voice)
        parts.append(
            Entry(
                desk.sentence(
                    words_spans(item, capital(brought(uncapital(item.text))), fact),
                    requirement.id,
                    f"i{number}",
                    fields_of(requirement),
                    end="",
                )
            )
        )
    return parts


Piece = tuple[Span, ...]


def _joined(pieces: list[Piece]) -> Piece:
    spans: list[Span] = []
    for piece in pieces:
        spans += [Span("; "), *piece] if spans else piece
    return tuple(spans)


def _text(piece: Piece) -> str:
    return "".join(span.text for span in piece)


def _year(year: int, told: list[Fact], desk: Desk) -> list[Piece]:
    """The year's results, each once: the told lines, then goals, connections, tasks and projects that it does not say."""
    out: list[Piece] = []
    said: list[str] = []
    for fact in sorted(told, key=lambda fact: bool(fact.column)):
        item = phrase(fact.value, desk.voice)
        text = "; ".join(brought(uncapital(part)) for part in item.text.split("; ")) if item.certain else item.text
        out.append(words_spans(item, text, fact))
        said += [part for part in re.split(r"[;,]\s+(?!\d+(?:,|$))", uncapital(item.text)) if part.strip()]
    for found in (_goals_in(year, desk), _connections_in(year, desk), _tasks_in(year, desk)):
        new = [piece for piece in found if not _said(_text(piece), said)]
        out += new
        said += [_text(piece) for piece in new]
    acts = [text for text in said if not _MEASURE.match(text)]  # a share reached does not say that the work has ended
    return [*out, *_projects_in(year, desk, acts)]


_MEASURE = re.compile(r"tỷ lệ .* đạt ", re.IGNORECASE)


def _goals_in(year: int, desk: Desk) -> list[Piece]:
    """Goals whose own time names the year; "trước năm 2023" is a result of 2022."""
    out = []
    sources = {fact.source for fact in desk.ledger.facts if fact.quantity == GOAL}
    for source in sorted(sources, key=lambda s: list(desk.outline.by_id).index(s) if s in desk.outline.by_id else 0):
        for columns in desk.ledger.rows(GOAL, source).values():
            if year == _due_year(columns):
                out.append(_goal_result(desk.outline.by_id[source], columns, desk))
    return [spans for spans in out if spans]


# A year told without "năm": "mở 2 bộ dữ liệu 2023".
_BARE_YEAR = re.compile(r"[\s,(]*(?<![\d/.–-])(20\d\d)\)?\s*$")


def _due_year(columns: dict[str, Fact]) -> int | None:
    if "time" in columns:
        return goal_year(columns["time"].value)
    found = _BARE_YEAR.search(columns["statement"].value)
    return int(found[1]) if found else None


def _connections_in(year: int, desk: Desk) -> list[Piece]:
    """Connections told with that year, as the pack writes them without their year."""
    out: list[Piece] = []
    for requirement in desk.outline.requirements:
        table = desk.pack.tables.get(requirement.table)
        if requirement.reader != "rows" or table is None or {"from", "to", "year"} - set(table.columns):
            continue
        for cells in desk.ledger.rows(ROW + requirement.table, requirement.id).values():
            years = re.findall(r"20\d\d", cells["year"].value) if "year" in cells else []
            if years and int(years[-1]) == year:
                out.append(row_spans(requirement, {id_: f for id_, f in cells.items() if id_ != "year"}, desk))
    return [piece for piece in out if piece]


def goal_year(words: str) -> int | None:
    years = re.findall(r"20\d\d", words)
    if not years:
        return None
    return (
        int(years[-1]) - 1
        if re.match(r"(?i)trước|truoc", words) and not re.search(r"(?i)hết|cuối|tháng|\d/", words)
        else int(years[-1])
    )


def _goal_result(requirement: Requirement, columns: dict[str, Fact], desk: Desk) -> tuple[Span, ...]:
    statement = columns["statement"]
    item = phrase(statement.value, desk.voice, desk.prose(requirement))
    if not item.certain:
        return ()
    first = desk.ledger.rows(GOAL, requirement.id).get(columns[FOLLOWS].value) if FOLLOWS in columns else None
    named = first or columns  # a later step speaks of what its first step names
    if subject := goal_subject(requirement, named, phrase(named["statement"].value, desk.voice).text, desk):
        return (Span(f"{subject}{reach(columns)}"), level_span(columns["target"])) if "target" in columns else ()
    year = re.findall(r"20\d\d", columns["time"].value)[-1] if "time" in columns else r"20\d\d"
    text = re.sub(
        rf"[:,]?\s*(?:hoàn thành|xong)?\s*(?:(?:trong|vào|đến|trước|hết|cuối)\s+)*(?:năm\s+){year}",
        "",
        item.text,
        count=1,
        flags=re.IGNORECASE,
    ).strip(" ,:")
    text = _mended(_BARE_YEAR.sub("", re.sub(r"^(?:đạt|là)\s+", "", text)))
    text = re.sub(r"\s*\((?:\d[\d.,]*%|\d+/\d+)\)$", "", text)  # the level now, asked where the goal stands
    return words_spans(item, uncapital(all_first(text)), statement)


_YEAR = re.compile(
    r"\s*\((?:(?:trong|vào) )?(?:năm |quý [IVX]+/|tháng \d+/)(20\d\d)\)|\s*(?:(?:(?:ngay )?(?:trong|vào|từ|đến hết|đến|trước|cuối|đầu)\s+)?"
    r"(?:năm |(?:quý [IVX]+|tháng \d{1,2})(?:/| năm ))(20\d\d)(?!\d|\s*[-–]\s*20)"
    r"|(?<= )(?<!năm )(20\d\d)(?=\s*(?:$|[,;])))",
    re.IGNORECASE,
)


def _tasks_in(year: int, desk: Desk) -> list[Piece]:
    """Tasks told with that year; one told with several years gives each year its own part."""
    tasks = {spec.id for spec in desk.outline.sections if spec.layout == "tasks"}
    out = []
    for requirement in desk.outline.requirements:
        facts = desk.facts(requirement, ITEM) or desk.facts(requirement, CLAUSE) if requirement.section in tasks else []
        for fact in facts:
            prose = desk.prose(requirement)
            item, text = entry(fact.value, requirement.verb, desk.voice, prose)
            if item.certain and frame_of(item, prose) and not own_clause(item.text):  # as its line of the plan says it
                text = _text(task_spans(requirement, desk, fact))
            if item.certain and "«[" not in text and (part := _of_year(text, year)):
                out.append(words_spans(item, uncapital(part), fact))
    return out


_YEARS = re.compile(
    r"\s*(?:(?:trong|vào|qua) )?(?:các|những|hai|ba|2|3|02|03) năm 20\d\d(?:(?:,| và|,? đến) (?:năm )?20\d\d)+",
    re.IGNORECASE,
)


_EVERY_YEAR = re.compile(r"(?<!\w)(?:mỗi|hằng) năm(?!\w)\s*", re.IGNORECASE)
_PAIRS = re.compile(
    r"cán bộ, công chức(?:, viên chức)?|kiểm tra, đánh giá|phòng, chống", re.IGNORECASE
)  # one thing each


def _yearly(desk: Desk) -> list[Piece]:
    """Tasks told for every year, each without its "mỗi năm"; one of several acts, or that names a year too, is left out."""
    tasks = {spec.id for spec in desk.outline.sections if spec.layout == "tasks"}
    out: list[Piece] = []
    for requirement in desk.outline.requirements:
        facts = desk.facts(requirement, ITEM) or desk.facts(requirement, CLAUSE) if requirement.section in tasks else []
        for spans in (task_spans(requirement, desk, fact) for fact in facts):
            text = _text(spans)
            one = not re.search(r"(?<!\d)20\d\d(?!\d)|[,;(«]", _PAIRS.sub("", text))
            bare = _without_years(spans)
            if one and len(_EVERY_YEAR.findall(text)) == 1 and opening_verb(_text(bare)):
                out.append(bare)
    return out


def _without_years(spans: Piece) -> Piece:
    """ "Cử mỗi năm 01 cán bộ …" -> "cử 01 cán bộ …"."""
    bare = [Span(_EVERY_YEAR.sub("", span.text), span.kind, span.refs) for span in spans]
    first, *rest = bare
    ends = [*rest[:-1], Span(rest[-1].text.rstrip(" ,"), rest[-1].kind, rest[-1].refs)] if rest else []
    head = first.text if rest else first.text.rstrip(" ,")
    return (Span(uncapital(head), first.kind, first.refs), *ends)


def _due(found: re.Match[str]) -> int:
    """ "trước năm 2023" is due in 2022."""
    return int(found[1] or found[2] or found[3]) - found[0].strip().lower().startswith("trước")


def _of_year(text: str, year: int) -> str:
    """ "Hoàn thành lớp 3 trong năm 2021, lớp 4 trong năm 2022" -> "hoàn thành lớp 4" for 2022; "" for a year not named."""
    if (span := _YEARS.search(text)) and str(year) in span[0]:  # "mua máy trong các năm 2021, 2022"
        rest = (text[: span.start()] + text[span.end() :]).strip(" ,")
        return f"{rest} ({span[0].strip()})" if re.search(r"\d", rest) else rest  # 30 machines in all, not in each
    found = list(_YEAR.finditer(text))
    years = {_due(time) for time in found}
    if year not in years:
        return ""
    if len(years) == 1:
        return _mended(_REPEATED.sub("", re.sub(r"^[\s,]+", "", _YEAR.sub("", text, count=1))))
    part = next(part for part, due in zip(_parted(text, found), map(_due, found), strict=True) if due == year)
    verb = opening_verb(text)
    part = re.sub(r"^[\s,;]+(?:và )?|[\s,;]+$", "", _YEAR.sub("", part, count=1))
    if _FIGURE.fullmatch(part):  # "30 máy năm 2021, 20 năm 2023": 20 of the same
        part = _of_the_same(text, part)
    if not part:
        return ""
    part = part if opening_verb(part) else f"{verb} {part}".strip()
    whole = re.search(
        r" của (?:mô hình|hệ thống|đề án|chương trình|dự án) [^,;]+$", text
    )  # "lớp 3 …, lớp 4 … của mô hình 4 lớp"
    return part if whole is None or part.endswith(whole[0]) else part + whole[0]


def _mended(text: str) -> str:
    """Without what a year taken out leaves hanging: "(tham mưu UBND tỉnh,)", "…, phải"."""
    text = re.sub(r"\s*\([\s,;]*\)", "", re.sub(r"[\s,;]+\)", ")", re.sub(r"\([\s,;]+", "(", text)))
    text = re.sub(r"(?:,? (?:phải|thì|là|vào|đến|trong|trước|từ))+$", "", text).rstrip(" ,;")
    ended = re.fullmatch(r"([^,;]+), hoàn thành", text)
    return f"hoàn thành {uncapital(ended[1])}" if ended and opening_verb(ended[1]) else text


_FIGURE = re.compile(r"(?:(?:thêm|khoảng|gần|trên|hơn) )*\d[\d.,]*%?")


def _of_the_same(text: str, figure: str) -> str:
    """ "mua máy: 30 …, 20 …" -> "mua máy: 20"; "30 máy năm 2021, 20 năm 2023" -> "20 máy"."""
    if label := re.match(r"[^\d:]+: (?=\D{0,8}\d)", text):
        return label[0] + figure
    noun = re.search(r"\d[\d.,]*%? ([^\W\d_][^,;()\d]*)", _YEAR.sub("", text))
    return f"{figure} {noun[1]}".strip() if noun else figure


def _parted(text: str, times: list[re.Match[str]]) -> list[str]:
    """The text cut into one part for each time: at the times that open a part, else behind those that close one."""
    leads = not text[: times[0].start()].strip()
    if not leads and any(_leads(text, time) for time in times[1:]):  # "mua máy năm 2021, năm 2023 thay mạng nội bộ"
        cuts = [time.start() if _leads(text, time) else before.end() for before, time in itertools.pairwise(times)]
        end = len(text) if _leads(text, times[-1]) else times[-1].end()
        return [text[a:b] for a, b in zip([0, *cuts], [*cuts, end], strict=True)]
    cuts = [time.start() for time in times[1:]] if leads else [time.end() for time in times[:-1]]
    if not leads and (rest := text[times[-1].end() :].strip(" .")) and not re.match(r"của ", rest):
        return [text[a:b] for a, b in zip([0, *cuts], [*cuts, times[-1].end()], strict=True)]
    return [re.sub(r"(?:,|;| và)\s*$", "", text[a:b]) for a, b in zip([0, *cuts], [*cuts, len(text)], strict=True)]


def _leads(text: str, time: re.Match[str]) -> bool:
    """Does a year open what comes behind it: after a comma, before an act?"""
    return bool(
        re.search(r"[,;]\s*$", text[: time.start()] + time[0][: len(time[0]) - len(time[0].lstrip())])
    ) and bool(opening_verb(text[time.end() :].lstrip(" ,:")))


# What goes on every year is no result of one.
_REPEATED = re.compile(
    r"(?:, [^,;]*(?:(?:hằng|mỗi|định kỳ) (?:năm|quý|tháng|tuần|ngày)|(?:năm|quý|tháng) nào cũng)[^,;]*)+$"
)


def _said(text: str, told: list[str]) -> bool:
    """Is it said already: by its first words, or by nearly all words of the one in the other, with no other figure?

    A share reached is said only where its figure is.
    """
    opening, words = " ".join(text.lower().split()[:5]), _content(text)
    figures = {word for word in words if word.isdigit()}
    for piece in told:
        if opening in piece.lower():
            return True
        other = _content(piece)
        counted = {word for word in other if word.isdigit()}
        if figures and counted and not figures & counted:
            continue
        if _MEASURE.match(text) and not figures & counted:
            continue
        shared = len(words & other)
        if len(words) >= SAID_WORDS and shared >= 0.75 * len(words):
            return True
        if len(other) >= SAID_WORDS and shared == len(other):
            return True
    return False


def _content(text: str) -> set[str]:
    """The words that say what a result is of, figures without their leading zero."""
    words = {word.lstrip("0") or "0" for word in re.findall(r"\w+", text.lower())}
    return words - _ANY


SAID_WORDS = 3  # words of a thing that must be there to know it again
_ANY = {
    "đã",
    "tỷ",
    "lệ",
    "đạt",
    "hoàn",
    "thành",
    "giai",
    "đoạn",
    "nhiệm",
    "vụ",
    "dự",
    "án",
    "các",
    "của",
    "và",
    "được",
    "cho",
}


def _projects_in(year: int, desk: Desk, told: list[str]) -> list[Piece]:
    """Projects that begin, go on or end in the year; one whose goal already stands there is not said twice."""
    out: list[Piece] = []
    for stage in ("tiếp tục", "bắt đầu", "hoàn thành"):
        names = [
            _project_name(project, desk)
            for project in desk.projects
            if project.name and _stage(project, year, desk.plan.period[0]) == stage
        ]
        names = [name for name in names if not _said(name.text, told)]
        own = [name for name in names if opening_verb(name.text) == "hoàn thành" and stage != "bắt đầu"]
        acts = [name for name in names if name not in own and _names_act(name, stage)]
        things = [name for name in names if name not in own and name not in acts]
        out += [(name,) if stage == "hoàn thành" else (Span(f"{stage} "), name) for name in own]
        out += [(Span(f"{stage} "), name) for name in acts]
        if things:
            spans = [Span(f"{stage} nhiệm vụ ")]
            for position, name in enumerate(things):
                joint = " và nhiệm vụ " if position == len(things) - 1 else ", nhiệm vụ "
                spans += [Span(joint), name] if position else [name]
            out.append(tuple(spans))
    return out


def _names_act(name: Span, stage: str) -> bool:
    """ "số hóa …", "thay thế …": what is begun or completed is the act itself; a service hired ends, it is not completed."""
    verb = opening_verb(name.text) if name.kind is SpanKind.WORDS else ""
    return bool(verb) and not (stage == "hoàn thành" and verb in ("thuê", "duy trì"))


def _project_name(project: Project, desk: Desk) -> Span:
    item = phrase(project.name, desk.voice)
    refs = (f"project:{project.row}",)
    return Span(uncapital(item.text), SpanKind.WORDS, refs) if item.certain else confirm(item.raw, refs)


def _stage(project: Project, year: int, first: int) -> str:
    """ "bắt đầu" in the first year ("tiếp tục" for a carried-over one), "hoàn thành" in the last, silent between."""
    if project.start is None or project.end is None:
        return ""
    if year == project.end:
        return "hoàn thành"
    if project.kind == "chuyển tiếp":
        return "tiếp tục" if year == max(project.start, first) else ""
    return "bắt đầu" if year == project.start else ""

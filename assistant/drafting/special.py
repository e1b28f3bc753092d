"""Requirements with a shape of their own: the four layers, legal bases, the roadmap."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from assistant.drafting.assigned import assigning_bases
from assistant.drafting.desk import Desk, Entry, Inline, Part, fields_of
from assistant.drafting.goals import goal_subject, level_span
from assistant.drafting.patterns import asked_spans, compose_absence, note_missing
from assistant.drafting.phrases import entry, marked_spans, opening_verb, phrase, sentence_spans, words_spans
from assistant.drafting.voice import capital, confirm, gap, uncapital
from assistant.plan import Fact, Project, Sentence, Span, SpanKind, Standing
from assistant.reading.context import BASIS, CLAUSE, DOCUMENT, FOLLOWS, GOAL, ITEM, LAYERS, UNSURE, YEARLY
from corpus.document_numbers import read_number
from corpus.framework import Requirement
from corpus.language import polish
from corpus.legal import LegalDocument, cite_full, load_catalogue, rank
from corpus.references import OwnDocument, find_references, format_own, parse_document, resolve_on


def compose_layers(requirement: Requirement, desk: Desk) -> list[Part]:
    """Status, then the layers told; a layer not spoken of stays unspoken."""
    cells = desk.ledger.rows(LAYERS, requirement.id).get("", {})
    clauses = desk.facts(requirement, CLAUSE)
    if not cells and not clauses:
        return compose_absence(requirement, desk)
    prose = desk.prose(requirement)
    parts: list[Part] = []
    if status := cells.get("status"):
        spans = [*desk.fill(prose.lead[status.value])]
        told = [
            (column, cells[column])
            for column in ("done", "doing", "undone")
            if column in cells and not (column == "done" and status.value == "done")
        ]
        for position, (column, fact) in enumerate(told):
            spans += [Span(": " if not position else ", "), Span(prose.lead[f"{column}_layers"]), _layers(fact)]
        spans += _provided(cells, desk)
        if status.value == "done" and "done" in cells and cells["done"].value != "1,2,3,4":
            spans += [
                Span(" "),
                confirm(
                    "đã hoàn thành cả 4 lớp hay chỉ lớp " + cells["done"].value.replace(",", ", "), (cells["done"].id,)
                ),
            ]
        refs = tuple(fact.id for fact in cells.values())
        spans = [Span(s.text, s.kind, s.refs or refs) for s in spans]
        names = [
            name for name in fields_of(requirement) if name in cells or (name == "done" and status.value != "doing")
        ]
        parts.append(
            Inline(
                desk.sentence(spans, requirement.id, "1", [*names, "status"] if "status" not in names else names),
                prose.paragraph,
            )
        )
    parts += [
        Inline(
            desk.sentence(
                asked_spans([fact], requirement, desk)
                if fact.column == UNSURE
                else sentence_spans(fact, prose, desk.voice, requirement.label),
                requirement.id,
                f"w{n}",
            )
        )
        for n, fact in enumerate(clauses, 1)
    ]
    covered = {name for part in parts if isinstance(part, Inline) for _, name in part.sentence.covers}
    if (status and status.value == "not") or ("done" in cells and cells["done"].value == "1,2,3,4"):
        covered.update(("done", "doing", "provider"))
    asked = any(fact.column == UNSURE for fact in clauses)
    note_missing(requirement, desk, covered, asked=asked and not covered)
    return parts


def _provided(cells: dict[str, Fact], desk: Desk) -> list[Span]:
    """ "; VNPT cung cấp dịch vụ", "; lớp 2 phối hợp với Viettel": for the layers it was told of."""
    provider = cells.get("provider")
    if provider is None:
        return []
    item = phrase(provider.value, desk.voice)
    name = words_spans(item, item.text, provider)
    how = cells["how"].value if "how" in cells else "cung cấp dịch vụ"
    layers = [_layers(cells["provided"]), Span(" ")] if "provided" in cells else []
    if how == "phối hợp với":
        return [Span("; "), *layers, Span("phối hợp với "), *name]
    return [Span("; "), *layers, *([Span("do ")] if layers else []), *name, Span(f" {how}")]


def _layers(fact: Fact) -> Span:
    names = [f"lớp {number}" for number in fact.value.split(",")]
    text = names[0] if len(names) == 1 else ", ".join(names[:-1]) + " và " + names[-1]
    return Span(text, SpanKind.VALUE, (fact.id,))


def suggested_bases(desk: Desk) -> list[LegalDocument]:
    """The framework's bases that the unit's type takes, known, not younger than the plan and not of the period before."""
    catalogue = load_catalogue()
    keys = desk.pack.bases(desk.plan.kind, desk.unit.type)
    found = [catalogue.get(key) for key in keys]
    return [document for document in found if document is not None and usable_basis(document, desk.plan.date)]


def usable_basis(document: LegalDocument, day: date) -> bool:
    """May the document carry a plan of that date? Expired, younger and past-period documents may not; unknown dates are shown apart."""
    from corpus.legal import status_on

    return (
        (document.date is None or document.date <= day)
        and not document.period
        and status_on(document, day).likely not in ("expired", "not_yet")
    )


def compose_bases(requirement: Requirement, desk: Desk) -> list[Part]:
    """One document a line in full form, by rank and date; what the catalogue lacks stands as the unit wrote it."""
    told = [fact for fact in desk.facts(requirement, BASIS) if fact.column != "suggested"]
    told += _named_elsewhere(requirement, desk)
    suggested = desk.standing(requirement) is Standing.SUGGESTED or any(
        fact.column == "suggested" for fact in desk.facts(requirement, BASIS)
    )
    assigning = assigning_bases(desk)
    if not told and not suggested and not assigning:
        return compose_absence(requirement, desk)
    documents: dict[str, tuple[LegalDocument, tuple[str, ...]]] = {}
    own: list[tuple[Span, ...]] = []
    if suggested:
        documents = {document.key: (document, (requirement.id,)) for document in suggested_bases(desk)}
    for document, ref in assigning:
        documents.setdefault(document.key, (document, (ref,)))
    for fact in told:
        _place(fact, documents, own, desk)
    own_keys = desk.pack.info.bases.get(desk.unit.type, ())  # the unit's competence stands before all others
    lines: list[tuple[Span, ...]] = [
        (Span(cite_full(document), SpanKind.CITATION, (document.key, "full")),)
        for document, _ in sorted(documents.values(), key=lambda pair: (pair[0].key not in own_keys, rank(pair[0])))
    ]
    lines += own
    prose = desk.prose(requirement)
    parts: list[Part] = (
        [Inline(Sentence(desk.fill(prose.lead["many"]), id=f"{requirement.id}.lead"), opens=True)]
        if "many" in prose.lead
        else []
    )
    return parts + [
        Entry(desk.sentence(spans, requirement.id, n, fields_of(requirement), end=""))
        for n, spans in enumerate(lines, 1)
    ]


def _named_elsewhere(requirement: Requirement, desk: Desk) -> list[Fact]:
    """Documents that another question asks for as bases (of the ministry, of the unit itself), as told there."""
    askers = [r for r in desk.outline.requirements if requirement.id in r.covered_by and r.reader == "documents"]
    return [
        columns["words"]
        for asker in askers
        for columns in desk.ledger.rows(DOCUMENT, asker.id).values()
        if "words" in columns
    ]


def _place(
    fact: Fact, documents: dict[str, tuple[LegalDocument, tuple[str, ...]]], own: list[tuple[Span, ...]], desk: Desk
) -> None:
    catalogue = load_catalogue()
    for reference in find_references(fact.value):
        resolution = resolve_on(reference, catalogue, desk.plan.date)
        if resolution.certain and resolution.documents:
            document = resolution.documents[0]
            documents[document.key] = (document, (fact.id,))
            return
    item = phrase(fact.value, desk.voice)
    told = parse_document(re.sub(r"^căn cứ\s+", "", fact.value.strip(), flags=re.IGNORECASE))
    if read_number(told.number).symbol and item.certain:
        title, issuer = (polish(text, context=desk.voice.context).text for text in (told.title, told.issuer))
        own.append(own_spans(replace(told, title=title, issuer=issuer), (fact.id,), desk))
    else:
        own.append(words_spans(item, re.sub(r"^căn cứ\s+", "", uncapital(item.text), flags=re.IGNORECASE), fact))


def own_spans(document: OwnDocument, refs: tuple[str, ...], desk: Desk) -> tuple[Span, ...]:
    """A basis that the catalogue lacks, as the unit named it: what is missing marked, one issued later marked too."""
    spans = marked_spans(format_own(document, issuer=True), refs)
    if document.date and document.date > desk.plan.date:
        return (*spans, Span(" "), confirm("ngày ban hành sau ngày của kế hoạch", refs))
    return spans


def compose_roadmap(requirement: Requirement, desk: Desk) -> list[Part]:
    """Each year's results: as told, else from goals and projects that fall in it; a year with nothing is marked."""
    first, last = desk.plan.period
    told = {fact.row: fact for fact in desk.facts(requirement, YEARLY)}
    parts: list[Part] = []
    for year in range(first, last + 1):
        spans = _year_told(told[str(year)], desk) if str(year) in told else _year_derived(year, desk)
        body = spans or (gap(f"kết quả dự kiến năm {year}"),)
        parts.append(
            Entry(desk.sentence((Span(f"Năm {year}: "), *body), requirement.id, year, fields_of(requirement), end=""))
        )
    for number, fact in enumerate(desk.facts(requirement, "item"), 1):
        item = phrase(fact.value, desk.voice)
        parts.append(
            Entry(
                desk.sentence(
                    words_spans(item, capital(item.text), fact),
                    requirement.id,
                    f"i{number}",
                    fields_of(requirement),
                    end="",
                )
            )
        )
    return parts


def _year_told(fact: Fact, desk: Desk) -> tuple[Span, ...]:
    item = phrase(fact.value, desk.voice)
    return words_spans(item, uncapital(item.text), fact)


def _year_derived(year: int, desk: Desk) -> tuple[Span, ...]:
    goals = _goals_in(year, desk)
    told = ";".join("".join(span.text.lower() for span in goal) for goal in goals)
    tasks = _tasks_in(year, desk, told)
    told = ";".join([told, *("".join(span.text.lower() for span in task) for task in tasks)])
    pieces = [*goals, *tasks, *_projects_in(year, desk, told)]
    spans: list[Span] = []
    for position, piece in enumerate(pieces):
        spans += [Span("; ")] if position else []
        spans += piece
    return tuple(spans)


def _goals_in(year: int, desk: Desk) -> list[tuple[Span, ...]]:
    """Goals whose own time names the year; "trước năm 2023" is a result of 2022."""
    out = []
    sources = {fact.source for fact in desk.ledger.facts if fact.quantity == GOAL}
    for source in sorted(sources, key=lambda s: list(desk.outline.by_id).index(s) if s in desk.outline.by_id else 0):
        for columns in desk.ledger.rows(GOAL, source).values():
            if "time" in columns and year == goal_year(columns["time"].value):
                out.append(_goal_result(desk.outline.by_id[source], columns, desk))
    return [spans for spans in out if spans]


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
    item = phrase(statement.value, desk.voice)
    if not item.certain:
        return ()
    first = desk.ledger.rows(GOAL, requirement.id).get(columns[FOLLOWS].value) if FOLLOWS in columns else None
    named = first or columns  # a later step speaks of what its first step names
    if subject := goal_subject(requirement, named, phrase(named["statement"].value, desk.voice).text, desk):
        return (Span(f"{subject} đạt "), level_span(columns["target"])) if "target" in columns else ()
    text = re.sub(
        r"[:,]?\s*(?:hoàn thành|xong)?\s*(?:(?:trong|vào|đến|trước|hết|cuối)\s+)*(?:năm\s+)20\d\d",
        "",
        item.text,
        count=1,
        flags=re.IGNORECASE,
    ).strip(" ,:")
    text = re.sub(r"^(?:đạt|là)\s+", "", text)
    return words_spans(item, uncapital(text), statement)


_YEAR = re.compile(
    r"\s*(?:(?:ngay )?(?:trong|vào|từ|đến hết|đến|trước|cuối|đầu)\s+)?năm (20\d\d)(?!\d|\s*[-–]\s*20)", re.IGNORECASE
)


def _tasks_in(year: int, desk: Desk, told: str) -> list[tuple[Span, ...]]:
    """Tasks told with that year; one told with several years gives each year its own part."""
    tasks = {spec.id for spec in desk.outline.sections if spec.layout == "tasks"}
    out = []
    for requirement in desk.outline.requirements:
        facts = desk.facts(requirement, ITEM) or desk.facts(requirement, CLAUSE) if requirement.section in tasks else []
        for fact in facts:
            item, text = entry(fact.value, requirement.verb, desk.voice, desk.prose(requirement))
            part = _of_year(text, year) if item.certain else ""
            if part and not _said(part, told):
                out.append(words_spans(item, uncapital(part), fact))
    return out


def _due(found: re.Match[str]) -> int:
    """ "trước năm 2023" is due in 2022."""
    return int(found[1]) - found[0].strip().lower().startswith("trước")


def _of_year(text: str, year: int) -> str:
    """ "Hoàn thành lớp 3 trong năm 2021, lớp 4 trong năm 2022" -> "hoàn thành lớp 4" for 2022; "" for a year not named."""
    years = {_due(found) for found in _YEAR.finditer(text)}
    if year not in years:
        return ""
    if len(years) == 1:
        return _REPEATED.sub("", re.sub(r"^[\s,]+", "", _YEAR.sub("", text, count=1)))
    pieces = re.split(r",\s+(?!\d)|\s+và\s+(?!\d)", text)
    part = next(piece for piece in pieces if year in {_due(found) for found in _YEAR.finditer(piece)})
    verb = opening_verb(text)
    part = re.sub(r"^[\s,]+", "", _YEAR.sub("", part, count=1))
    part = part if opening_verb(part) else f"{verb} {part}".strip()
    whole = re.search(
        r" của (?:mô hình|hệ thống|đề án|chương trình|dự án) [^,;]+$", text
    )  # "lớp 3 …, lớp 4 … của mô hình 4 lớp"
    return part if whole is None or part.endswith(whole[0]) else part + whole[0]


# What goes on every year is no result of one.
_REPEATED = re.compile(r", [^,;]*(?:hằng|mỗi|định kỳ) (?:năm|quý|tháng|tuần|ngày)[^,;]*$")


def _said(text: str, told: str) -> bool:
    """Does what is told already say it: by its first words, or by nearly all words of the thing?"""
    if " ".join(text.lower().split()[:5]) in told:
        return True
    words = [word for word in re.findall(r"\w+", text.lower()) if word not in _ANY]
    return any(
        len(words) >= SAID_WORDS and sum(word in re.findall(r"\w+", piece) for word in words) >= 0.75 * len(words)
        for piece in told.split(";")
    )


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
} | set(map(str, range(10)))


def _projects_in(year: int, desk: Desk, told: str) -> list[tuple[Span, ...]]:
    """Projects that begin, go on or end in the year; one whose goal already stands there is not said twice."""
    out = []
    for stage in ("tiếp tục", "bắt đầu", "hoàn thành"):
        names = [
            _project_name(project, desk)
            for project in desk.projects
            if project.name and _stage(project, year, desk.plan.period[0]) == stage
        ]
        names = [name for name in names if not _said(name.text, told)]
        if names:
            spans = [Span(f"{stage} nhiệm vụ ")]
            for position, name in enumerate(names):
                joint = " và nhiệm vụ " if position == len(names) - 1 else ", nhiệm vụ "
                spans += [Span(joint), name] if position else [name]
            out.append(tuple(spans))
    return out


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

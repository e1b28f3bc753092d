"""Documents cited: number and date, validity for the period, the framework's own slips."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.drafting.finish import sentences_of
from assistant.plan import Severity, SpanKind, Standing
from assistant.reading.context import BASIS, DOCUMENT
from assistant.suspect import suspicions
from assistant.validation.base import Check, Found, rule
from assistant.validation.words import told_in_words
from corpus.language import short
from corpus.legal import LegalDocument, cite_apart, cite_short, load_catalogue, status_on, successor_on
from corpus.references import find_references, resolve_on

BASES = "Công văn số 784/STTTT ngày 29/7/2020, Phần II mục I; Nghị định số 30/2020/NĐ-CP"


@rule(
    "documents.incomplete",
    Severity.WARNING,
    "Văn bản của đơn vị thiếu số, ngày hoặc trích yếu",
    "Công văn số 784/STTTT, Phần I mục I",
)
def incomplete(check: Check) -> Iterator[Found]:
    for requirement in check.desk.outline.requirements:
        for columns in check.desk.ledger.rows(DOCUMENT, requirement.id).values():
            absent = [
                label
                for column, label in (("number", "số, ký hiệu"), ("date", "ngày"), ("title", "trích yếu"))
                if column not in columns
            ]
            if absent:
                words = columns["words"].value if "words" in columns else ""
                yield (
                    check.place(requirement.id),
                    f"“{short(words)}” thiếu: {', '.join(absent)}.",
                    "Bổ sung theo bản đã ban hành.",
                )


@rule("bases.none", Severity.ERROR, "Kế hoạch không có căn cứ pháp lý nào", BASES)
def no_base(check: Check) -> Iterator[Found]:
    for requirement in check.desk.outline.requirements:
        if requirement.reader == "bases" and check.desk.standing(requirement) is Standing.NONE:
            yield (
                check.place(requirement.id),
                "Ghi là không có căn cứ; kế hoạch phải nêu căn cứ pháp lý.",
                "Trả lời “theo gợi ý” để lấy danh mục của khung còn hiệu lực, hoặc ghi từng văn bản.",
            )


@rule("documents.younger", Severity.ERROR, "Văn bản ban hành sau ngày của kế hoạch")
def younger(check: Check) -> Iterator[Found]:
    """Named in words, told with a later date of its own, or of the catalogue: each document once at its place."""
    told: set[str] = set()
    for place, text in told_in_words(check):
        for found in suspicions(text, check.desk.plan.date):
            if found.kind == "future" and place not in told:
                told.add(place)
                yield place, f"“{found.words}” {found.reason}.", "Xem lại số, năm của văn bản, hoặc bỏ văn bản này."
    for requirement in check.desk.outline.requirements:
        for columns in check.desk.ledger.rows(DOCUMENT, requirement.id).values():
            place = check.place(requirement.id)
            if "date" in columns and columns["date"].value > check.desk.plan.date.isoformat() and place not in told:
                yield (
                    place,
                    f"“{short(columns['words'].value)}” có ngày sau ngày của kế hoạch.",
                    "Xem lại ngày của văn bản.",
                )
    for key in _cited(check):
        document = load_catalogue().get(key)
        if document is not None and document.date is not None and document.date > check.desk.plan.date:
            yield (
                "Văn bản viện dẫn",
                f"{cite_short(document)} ban hành sau ngày của kế hoạch.",
                "Bỏ văn bản này hoặc sửa ngày của kế hoạch.",
            )


def _cited(check: Check) -> list[str]:
    keys = [
        span.refs[0]
        for sentence in sentences_of(check.document)
        for span in sentence.spans
        if span.kind is SpanKind.CITATION and span.refs
    ]
    return list(dict.fromkeys(keys))


@rule("bases.past_period", Severity.ERROR, "Văn bản của giai đoạn 2016-2020 dùng làm căn cứ cho giai đoạn mới", BASES)
def past_period(check: Check) -> Iterator[Found]:
    for where, document in _named_bases(check):
        if document.period and document.period[1] < check.desk.plan.period[0]:
            yield (
                where,
                f"{cite_short(document)} thuộc giai đoạn {document.period[0]}-{document.period[1]}.",
                "Chuyển sang Phần I, không dùng làm căn cứ.",
            )


@rule("bases.expired", Severity.ERROR, "Căn cứ đã hết hiệu lực vào ngày của kế hoạch", BASES)
def expired(check: Check) -> Iterator[Found]:
    first = check.desk.plan.period[0]
    for where, document in _named_bases(check):
        status = status_on(document, check.desk.plan.date)
        if status.kind == "expired" and not (document.period and document.period[1] < first):
            yield where, f"{cite_short(document)}: {status.text}.", _mended(document, check)


@rule(
    "bases.perhaps_expired",
    Severity.WARNING,
    "Căn cứ có thể đã hết hiệu lực vào ngày của kế hoạch, chưa đối chiếu",
    BASES,
)
def perhaps_expired(check: Check) -> Iterator[Found]:
    for where, document in _named_bases(check):
        status = status_on(document, check.desk.plan.date)
        if status.perhaps == "expired":
            yield where, f"{cite_short(document)}: {status.text}.", f"Đối chiếu hiệu lực. {_mended(document, check)}"


def _mended(document: LegalDocument, check: Check) -> str:
    """The successor that the catalogue knows, with the proposal that puts it in place."""
    after = successor_on(document, check.desk.plan.date)
    if after is None:
        return "Thay bằng văn bản đang có hiệu lực."
    return f"Thay bằng {cite_apart(after)}: nhận đề xuất replace:{document.key}."


def _named_bases(check: Check) -> Iterator[tuple[str, LegalDocument]]:
    catalogue = load_catalogue()
    for requirement in check.desk.outline.requirements:
        for fact in check.desk.facts(requirement, BASIS):
            for reference in find_references(fact.value):
                resolution = resolve_on(reference, catalogue, check.desk.plan.date)
                if resolution.certain:
                    yield check.place(requirement.id), resolution.documents[0]


@rule("bases.unknown", Severity.WARNING, "Văn bản đơn vị nêu không có trong danh mục", BASES)
def unknown(check: Check) -> Iterator[Found]:
    catalogue = load_catalogue()
    for requirement in check.desk.outline.requirements:
        for fact in check.desk.facts(requirement, BASIS):
            if fact.column == "suggested":
                continue
            resolutions = [
                resolve_on(reference, catalogue, check.desk.plan.date) for reference in find_references(fact.value)
            ]
            if not resolutions:
                yield (
                    check.place(requirement.id),
                    f"“{short(fact.value)}”: chưa đối chiếu được với danh mục văn bản.",
                    "Kiểm tra số, ngày, trích yếu theo bản gốc.",
                )
            for resolution in resolutions:
                if resolution.problem:
                    yield (
                        check.place(requirement.id),
                        resolution.problem,
                        "Sửa theo danh mục hoặc theo bản gốc.",
                    )


@rule(
    "documents.erratum",
    Severity.INFO,
    "Khung ghi sai; kế hoạch viện dẫn theo bản đúng",
    "Công văn số 784/STTTT ngày 29/7/2020",
)
def erratum(check: Check) -> Iterator[Found]:
    catalogue = load_catalogue()
    for key in _cited(check):
        document = catalogue.get(key)
        if document is not None and document.erratum is not None and key != check.desk.pack.info.source:
            slip = document.erratum
            ask = "" if slip.certain else " Chưa đối chiếu bản gốc, đề nghị đơn vị xác nhận."
            yield (
                "Văn bản viện dẫn",
                f"{cite_short(document)}: khung ghi “{slip.wrong}”, đúng là “{slip.right}”.{ask}",
                slip.why,
            )


@rule("documents.wrong", Severity.WARNING, "Văn bản viện dẫn ghi sai số, ngày so với danh mục", BASES)
def wrong(check: Check) -> Iterator[Found]:
    """In any words but the bases and the unit's own documents, which have their rules."""
    catalogue = load_catalogue()
    for place, text in _elsewhere(check):
        for reference in find_references(text):
            resolution = resolve_on(reference, catalogue, check.desk.plan.date)
            if resolution.certain and resolution.problem:
                yield place, resolution.problem, "Sửa theo danh mục hoặc theo bản gốc."


@rule("documents.ended", Severity.WARNING, "Nhiệm vụ viện dẫn văn bản đã hết hiệu lực vào ngày của kế hoạch", BASES)
def ended(check: Check) -> Iterator[Found]:
    """What reports the past may name what held then."""
    catalogue = load_catalogue()
    past = {spec.id for spec in check.desk.outline.sections if spec.layout in ("prose", "databases", "documents")}
    report = {check.place(r.id) for r in check.desk.outline.requirements if r.section in past}
    for place, text in _elsewhere(check):
        for reference in find_references(text) if place not in report else []:
            resolution = resolve_on(reference, catalogue, check.desk.plan.date)
            status = status_on(resolution.documents[0], check.desk.plan.date) if resolution.certain else None
            if status is not None and status.kind == "expired":
                yield (
                    place,
                    f"{cite_short(resolution.documents[0])}: {status.text}.",
                    "Thay bằng văn bản đang có hiệu lực.",
                )


def _elsewhere(check: Check) -> Iterator[tuple[str, str]]:
    """What was told in words, without the documents that other rules look at."""
    owned = {
        (check.place(fact.source), fact.value)
        for fact in check.desk.ledger.facts
        if fact.quantity in (BASIS, DOCUMENT) and fact.source in check.desk.outline.by_id
    }
    yield from (pair for pair in told_in_words(check) if pair not in owned)

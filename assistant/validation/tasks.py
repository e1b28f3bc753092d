"""Goals, tasks, projects and bodies: does each lead to the next?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from assistant.drafting.goal_levels import guards
from assistant.plan import Severity, Standing
from assistant.projects.alike import alike
from assistant.reading.choices import excepted
from assistant.reading.context import CHOICE, CLAUSE, EXCEPTED, FOLLOWS, GOAL, ITEM, ROW
from assistant.suspect import told_none
from assistant.validation.base import Check, Found, rule
from assistant.validation.text import own_sentences
from corpus.framework import Requirement, SectionSpec
from corpus.language import fold, polish, says, short

KHUNG = "Công văn số 784/STTTT ngày 29/7/2020, Phần II mục IV, VIII, IX"
_LEADS = re.compile(
    r"(?<!\w)(?:chu tri|dau moi|chiu trach nhiem|phu trach|chu dau tu|to chuc thuc hien|thuc hien|trien khai|tham muu|phoi hop|theo doi|"
    r"huong dan|bo tri|dam nhiem|duoc giao|bao cao)(?!\w)"
)
_LEAD = re.compile(
    r"(?<!\w)(?:chu tri|dau moi|chiu trach nhiem|phu trach|chu dau tu|duoc giao|lam chinh|tham muu)(?!\w)"
)


def task_requirements(check: Check) -> list[Requirement]:
    """The requirements that tell tasks and solutions."""
    specs = {spec.id for spec in check.desk.outline.sections if spec.layout == "tasks"}
    return [entry for entry in check.desk.outline.requirements if entry.section in specs]


def task_texts(check: Check) -> list[str]:
    """Every task, solution, connection and project of the plan, in words."""
    asked = Counter(entry.section for entry in task_requirements(check) if entry.ask)
    out = [
        f"{text} ({entry.label})"
        if asked[entry.section] > 1
        else text  # "3 HTTT còn lại" answers a question of its own
        for entry in task_requirements(check)
        for text in texts_of(check, entry)
    ]
    context = check.desk.voice.context
    return [polish(text, context=context).text for text in (*out, *(f"{p.name} {p.objective}" for p in check.projects))]


def texts_of(check: Check, requirement: Requirement) -> list[str]:
    """What one requirement tells in words: entries, clauses, rows, choices taken over."""
    desk = check.desk
    out = [fact.value for quantity in (ITEM, CLAUSE) for fact in desk.facts(requirement, quantity)]
    if requirement.table:
        rows = desk.ledger.rows(ROW + requirement.table, requirement.id)
        out += ["kết nối " + " ".join(fact.value for fact in cells.values()) for cells in rows.values()]
    chosen = any(fact.standing is Standing.GIVEN for fact in desk.facts(requirement, CHOICE))
    if chosen or desk.standing(requirement) is Standing.SUGGESTED:
        out += [desk.pack.suggestions[id_].text for id_ in requirement.suggest]
        prose = desk.prose(requirement)
        reserve = next((f.value for f in desk.facts(requirement, CHOICE) if f.column == EXCEPTED), "")
        left_out = excepted(reserve, prose) if reserve else set()
        out += [slot[0].variants[0] for n, slot in enumerate(prose.slots) if slot and n not in left_out]
    return out


@rule("goals.served", Severity.WARNING, "Mục tiêu chưa có nhiệm vụ, dự án nào để thực hiện", KHUNG)
def served(check: Check) -> Iterator[Found]:
    """By topic: a goal of a topic wants a task that speaks of it; goals of no known topic, a task that shares their words."""
    tasks = task_texts(check)
    if not tasks:
        return
    for requirement in check.desk.outline.requirements:
        for columns in check.desk.ledger.rows(GOAL, requirement.id).values():
            if (
                FOLLOWS in columns
                or guards(columns["statement"].value)
                or not re.search(r"[^\W\d_]", columns["statement"].value)
            ):
                continue
            statement = columns["statement"].value
            label = check.desk.ledger.quantities[requirement.quantity].label if requirement.quantity else ""
            goal = f"{polish(statement, context=check.desk.voice.context).text} {label}"
            topics = [topic for topic in check.desk.pack.topics if not topic.counted and says(goal, topic.keywords)]
            wanted = [word for topic in topics for word in (*topic.keywords, *topic.tasks)]
            if not (
                any(says(task, wanted) for task in tasks) if topics else any(_shares(goal, task) for task in tasks)
            ):
                yield (
                    check.place(requirement.id),
                    f"“{label or short(statement)}”: chưa thấy nhiệm vụ, dự án nào để đạt mục tiêu này.",
                    "Bổ sung nhiệm vụ ở mục tương ứng hoặc một dòng trong danh mục dự án.",
                )


_COMMON = set(
    re.findall(
        r"\w+",
        "ty le so dat muc den nam hien nay moi cac duoc va cua cho trong tren voi tai mot co la thuc hien "
        "dien tu thong tin cong nghe he thong quan ly",
    )
)


def _shares(goal: str, task: str) -> bool:
    """Two syllables in a row that carry meaning, in both."""
    return bool(_pairs(goal) & _pairs(task))


# How things are done and whom everything is for: two that share only these share nothing.
_EVERYWHERE = {
    (first, second)
    for first, second in (
        words.split()
        for words in (
            *(
                "truc tuyen",
                "qua mang",
                "can bo",
                "cong chuc",
                "vien chuc",
                "nguoi dan",
                "doanh nghiep",
                "ho so",
                "don vi",
                "co quan",
                "hoan thanh",
            ),
            *(
                "phan dau",
                "trien khai",
                "su dung",
                "xay dung",
                "truc thuoc",
                "cap huyen",
                "cap xa",
                "toan bo",
                "xa phuong",
                "thi tran",
            ),
        )
    )
}


def _pairs(text: str) -> set[tuple[str, str]]:
    words = re.findall(r"[^\W\d_]+", fold(text))
    return {(a, b) for a, b in pairwise(words) if a not in _COMMON and b not in _COMMON} - _EVERYWHERE


# A body named alone is printed as the one that leads: "Phòng Văn hóa và Thông tin".
_BODY_ALONE = re.compile(
    r"(?:phong|van phong|trung tam|ban|thanh tra|bo phan|chi cuc)(?!.*(?:phoi hop|tham gia|thuc hien))(?: [^\s,;.]+){1,7}"
)


@rule("tasks.responsible", Severity.WARNING, "Chưa rõ cơ quan nào chịu trách nhiệm về các nhiệm vụ, giải pháp", KHUNG)
def responsible(check: Check) -> Iterator[Found]:
    """Where the organisation is told but nobody in it leads; what is not told at all, or stands to be
    confirmed, has a finding of its own."""
    specs = {spec.id for spec in check.desk.outline.sections if spec.layout == "organisation"}
    told = [entry for entry in check.desk.outline.requirements if entry.section in specs]
    texts = [text for entry in told for text in texts_of(check, entry)]
    printed = " ".join(s.text for part in check.document.walk() if part.id in specs for s in own_sentences(part))
    spelled = [fold(polish(text, context=check.desk.voice.context).text).strip(" .") for text in texts]
    if (
        texts
        and "«[cần xác nhận" not in printed
        and not any(_LEAD.search(t) or _BODY_ALONE.fullmatch(t) for t in spelled)
    ):
        bodies = all(not _LEADS.search(fold(text)) for text in texts)
        yield (
            check.place(told[0].id),
            "Các nhiệm vụ, giải pháp chưa có cơ quan nào chủ trì, chịu trách nhiệm."
            if bodies
            else "Có nơi thực hiện, phối hợp nhưng chưa có cơ quan nào chủ trì, chịu trách nhiệm.",
            "Ghi, ví dụ: “Văn phòng chủ trì, các phòng chuyên môn phối hợp”.",
        )


@rule("tasks.project_area", Severity.WARNING, "Dự án chưa rõ phục vụ nhiệm vụ nào", KHUNG)
def project_area(check: Check) -> Iterator[Found]:
    offered = {proposal.id for proposal in check.offers("area:")}
    for project in check.projects:
        if not project.area and f"area:{project.row}" not in offered:
            yield (
                check.row(project, "area"),
                "Chưa rõ thuộc nhóm nhiệm vụ nào.",
                f"Ghi mục của nhiệm vụ, ví dụ: area: {_example(check)}.",
            )


def _example(check: Check) -> str:
    spec = next(iter(_groups(check)), None)
    return _number(check, spec) if spec else "IV.5"


@rule("tasks.project_offer", Severity.INFO, "Dự án có đề xuất xếp vào nhóm nhiệm vụ", KHUNG)
def project_offer(check: Check) -> Iterator[Found]:
    offers = check.offers("area:")
    if offers:
        yield (
            "Danh mục nhiệm vụ, dự án",
            f"{len(offers)} dự án chưa ghi nhóm nhiệm vụ; chương trình đọc được từ tên.",
            f"Nhận bằng accept: [{', '.join(offer.id for offer in offers)}].",
        )


@rule("tasks.project_alone", Severity.WARNING, "Dự án thuộc nhóm mà kế hoạch nói là không có nhiệm vụ", KHUNG)
def project_alone(check: Check) -> Iterator[Found]:
    for spec in _groups(check):
        asked = [entry for entry in check.desk.outline.requirements if entry.section == spec.id and entry.ask]
        rows = [project for project in check.projects if project.area == _number(check, spec)]
        if rows and asked and all(told_none(check.desk.ledger, entry.id) for entry in asked):
            for project in rows:
                yield (
                    check.row(project, "area"),
                    f"Thuộc mục {project.area}, nhưng mục này ghi là không có nhiệm vụ.",
                    f"Ghi nhiệm vụ vào {asked[0].id}, hoặc xếp dự án vào mục khác.",
                )


def _groups(check: Check) -> list[SectionSpec]:
    """The headings of tasks that projects may serve."""
    return [spec for spec in check.desk.outline.sections if spec.layout == "tasks" and spec.number.isdigit()]


def _number(check: Check, spec: SectionSpec) -> str:
    parent = next((other.number for other in check.desk.outline.sections if other.id == spec.parent), "")
    return f"{parent}.{spec.number}"


# A regulation or plan that is to be made, up to what says when and by whom; "theo quy định" names none.
_MADE = re.compile(r"(?<!\w)(?<!theo )(?:quy che|quy dinh|quy trinh|noi quy|ke hoach|phuong an)(?!\w)[^.;,(]*")
_SHORTEST = 3  # words: "quy chế", "kế hoạch năm" name no document
_KEPT = re.compile(r"(?<!\w)(?:theo|thuc hien|tuan thu|pho bien|tap huan|kiem tra|quan triet|danh gia|dien tap)(?!\w)")
_LATER = re.compile(
    r"\s(?:trong |vao |truoc |cho )?(?:nam|quy|thang|giai doan)\s.*$|\scua (?:so|huyen|don vi|co quan)(?!\w).*$|\stheo\s.*$"
)


@rule("tasks.twice", Severity.WARNING, "Một quy chế, kế hoạch phải ban hành được kể hai lần", KHUNG)
def twice(check: Check) -> Iterator[Found]:
    """Two answers that would have the unit make the same document; the plan would print it under two headings."""
    seen: list[tuple[str, str, str]] = []
    for requirement in task_requirements(check):
        for fact in check.desk.facts(requirement, ITEM):
            name = _document(fact.value)
            other = next((entry for entry in seen if name and (entry[0] == name or alike(entry[0], name))), None)
            if other is not None:
                where = f" ở {other[1]}" if other[1] != check.place(requirement.id) else " trong cùng câu trả lời"
                yield (
                    check.place(requirement.id),
                    f"“{short(fact.value)}” đã kể{where} (“{short(other[2])}”).",
                    "Giữ ở một mục; nếu là hai văn bản thì ghi rõ khác nhau ở đâu.",
                )
            elif name:
                seen.append((name, check.place(requirement.id), fact.value))


def _document(task: str) -> str:
    """The folded name of the document that a task makes; "" where it makes none."""
    folded = fold(task)
    found = _MADE.search(folded)
    if found is None or _KEPT.search(folded[: found.start()]):
        return ""
    name = _LATER.sub("", found[0]).strip()
    return name if len(name.split()) > _SHORTEST else ""


@rule(
    "tasks.broadcast",
    Severity.WARNING,
    "Cấp huyện chưa có tuyên truyền trên hệ thống truyền thanh cơ sở",
    "Công văn số 784/STTTT ngày 29/7/2020, Phần II mục V.1",
)
def broadcast(check: Check) -> Iterator[Found]:
    """The one thing the framework wants of districts alone. Asked where the communication was told without it."""
    if check.desk.unit.level != "huyen":
        return
    asked = [r for r in task_requirements(check) if "truyền thanh" in f"{r.help} {' '.join(r.keywords)}"]
    told = [r for r in asked if check.desk.standing(r) is not None]
    if told and not says(" ".join(task_texts(check)), ("truyền thanh", "phát thanh", "loa")):
        yield (
            check.place(told[0].id),
            "Chưa có tuyên truyền trên hệ thống truyền thanh cơ sở.",
            "Ghi, ví dụ: “phát chuyên mục hằng tuần trên hệ thống truyền thanh cơ sở các xã, thị trấn”.",
        )

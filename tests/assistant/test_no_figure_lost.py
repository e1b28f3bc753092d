"""No figure of the answers is lost on the way to the plan, and none appears that was not given or computed.

The figures are found here by a plain pattern of digits, not by the product's own reading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from api.commands.drafting import examples
from assistant.answers import Answers, load_answers, parse_answers
from assistant.drafting.finish import sentences_of
from assistant.pipeline import Result, draft
from assistant.plan import Paragraph, SpanKind, Table

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_URL = re.compile(r"\S*(?:://|www\.)\S*|\S+\.(?:vn|com|org|net)\b\S*")
SCALES = (Decimal(1), Decimal(1000), Decimal("0.001"), Decimal(1_000_000), Decimal("0.000001"))


def numbers(text: str) -> list[Decimal]:
    """1.234 and 1234 are one number, 1,5 is one and a half."""
    out = []
    for word in _NUMBER.findall(_URL.sub(" ", text)):
        if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", word):
            word = word.replace(".", "")
        word = word.replace(",", ".") if word.count(",") + word.count(".") == 1 else word
        out += [
            Decimal(piece) for piece in ([word] if word.count(".") < 2 and "," not in word else re.split("[.,]", word))
        ]
    return out


def told(answers: Answers) -> Iterator[str]:
    """Every answer and every project as typed."""
    for answer in answers.answers.values():
        if isinstance(answer, str):
            yield answer
        else:
            yield from (cell for row in answer for cell in row.values() if cell)
    for project in answers.projects:
        yield project if isinstance(project, str) else " ; ".join(value for value in project.values() if value)


def printed(result: Result) -> str:
    """The whole plan: text, tables, annexes."""
    lines = [paragraph.text for paragraph in result.document.opening]
    parts = [*result.document.walk(), *result.document.annexes]
    for block in (block for part in parts for block in part.blocks):
        if isinstance(block, Paragraph):
            lines.append(block.text)
        elif isinstance(block, Table):
            lines += [" ; ".join(cell.text for cell in row if cell.text) for row in (*block.rows, *block.footer)]
    return "\n".join(lines)


def lost(answers: Answers, result: Result) -> list[str]:
    """Figures of the answers that neither the plan nor a finding holds; "2 tỷ 500" may stand there as 2.500."""
    seen = set(numbers(printed(result)))
    reported = {number for finding in result.findings for number in numbers(finding.message)}
    out = []
    for text in told(answers):
        given = numbers(text)
        for place, number in enumerate(given):
            forms = {number * scale for scale in SCALES}
            beside = given[max(0, place - 1) : place + 2]
            forms |= {a * 1000 + b for a in beside for b in beside} | {
                a * 1000 + b * 100 for a in beside for b in beside
            }
            forms |= {number * 1000 + 500, number + Decimal("0.5")}  # "2 tỷ rưỡi"
            if number and not forms & (seen | reported):  # a told zero is printed in words
                out.append(f"{number} of {text!r}")
    return out


def invented(answers: Answers, result: Result) -> list[str]:
    """Figures of the plan that stand in no answer: words of the unit, and connecting words, hold none of their own."""
    given = {number * scale for text in told(answers) for number in numbers(text) for scale in SCALES}
    first, last = answers.period
    own = {Decimal(year) for year in range(first - 6, last + 1)}
    out = []
    for sentence in sentences_of(result.document):
        for span in sentence.spans:
            if span.kind is SpanKind.WORDS:
                out += [
                    f"{n} in {sentence.text!r}"
                    for n in numbers(span.text)
                    if n not in given | own and not _added(n, given)
                ]
            elif span.kind is SpanKind.VALUE and not span.refs:
                out.append(f"{span.text!r} in {sentence.text!r} rests on nothing")
    return out


def _added(number: Decimal, given: set[Decimal]) -> bool:
    """ "2 tỷ 500 triệu" is printed as 2.500."""
    return any(number - left in given for left in given if left < number) or number - 500 in given


def whole(result: Result) -> None:
    """What no plan may hold, whatever was typed."""
    text = printed(result)
    for flaw in ("{", "}", "None", " ,", " .\n", "..", ",,", "()", "«[]»", ": .", ": ;", "  "):
        assert flaw not in text, (flaw, [line for line in text.splitlines() if flaw in line])
    assert not [finding for finding in result.findings if finding.rule in ("text.unsupported", "totals.mismatch")]


def check(answers: Answers) -> None:
    result = draft(answers)
    assert not lost(answers, result)
    assert not invented(answers, result)
    whole(result)


@pytest.mark.parametrize("example", examples(), ids=lambda path: path.stem)
def test_shipped_examples(example: Path) -> None:
    check(load_answers(example))


@pytest.mark.parametrize("name", ["so-tu-phap-2021-2025", "ub-huyen-minh-hoa-2021"])
def test_scenarios(name: str, shared: Path) -> None:
    check(load_answers(shared / "scenarios" / f"{name}.yaml"))


COUNT = st.integers(0, 20_000).flatmap(lambda n: st.sampled_from([str(n), f"{n:,}".replace(",", ".")]))
SMALL = st.integers(0, 60).map(str)
PERCENT = st.integers(0, 1000).map(lambda n: f"{n // 10},{n % 10}%".replace(",0%", "%"))
MONEY = st.one_of(
    st.integers(1, 9000).map(lambda n: f"{n} triệu"),
    st.integers(1, 90).map(lambda n: f"{n} tỷ"),
    st.tuples(st.integers(1, 20), st.integers(100, 900)).map(lambda p: f"{p[0]} tỷ {p[1]} triệu"),
    st.integers(1, 90).map(lambda n: f"{n} tỷ rưỡi"),
)
YEAR = st.integers(2016, 2020).map(str)
AHEAD = st.integers(2021, 2025).map(str)
FRACTION = st.tuples(st.integers(0, 40), st.integers(1, 40)).map(lambda p: f"{min(p)}/{max(p)}")
TAIL = st.sampled_from(
    ["", " ạ", ", đang dùng tốt", "; còn lại chưa có", ", từ năm 2018", " (số ước)", "; có 3 máy hỏng"]
)
LEAD = st.sampled_from(["", "hiện có ", "khoảng ", "đơn vị có ", "bên em có ", "tổng cộng "])


def say(*pieces: Any) -> st.SearchStrategy[str]:
    """Pieces of text and strategies said one after the other."""
    return st.tuples(*(st.just(p) if isinstance(p, str) else p for p in pieces)).map("".join)


SHARES = st.one_of(
    say(LEAD, FRACTION, " đơn vị", TAIL),
    say(LEAD, PERCENT, TAIL),
    say("cả ", SMALL, " đơn vị"),
    say(SMALL, " đơn vị đều có", TAIL),
)
ANSWERS: dict[str, st.SearchStrategy[Any]] = {
    "p1.2.computers": st.one_of(
        say(LEAD, COUNT, " máy tính, ", SMALL, " cán bộ công chức", TAIL),
        say(SMALL, " máy bàn, ", SMALL, " laptop cho ", SMALL, " người", TAIL),
        say(SMALL, " CBCC; ", COUNT, " máy", TAIL),
        say("xã ", COUNT, " máy/", SMALL, " CBCC; huyện ", COUNT, " máy"),
    ),
    "p1.2.lan": SHARES,
    "p1.2.internet": SHARES,
    "p1.2.wan": SHARES,
    "p1.2.servers": say(SMALL, " máy chủ đặt tại phòng máy, mua năm ", YEAR, TAIL),
    "p1.4.public": st.one_of(
        say(COUNT, " thủ tục, ", SMALL, " mức 3, ", SMALL, " mức 4", TAIL),
        say("mức 4 có ", SMALL, ", mức 3 có ", SMALL, " trên tổng ", COUNT, " TTHC"),
        say("phòng A ", SMALL, " TTHC; cả sở ", COUNT, " TTHC, ", SMALL, " mức 3"),
    ),
    "p1.0.against_targets": st.one_of(
        say(
            "hồ sơ trực tuyến đạt ",
            PERCENT,
            " (mục tiêu ",
            PERCENT,
            "); số hóa ",
            COUNT,
            " hồ sơ, kế hoạch ",
            COUNT,
            " hồ sơ",
        ),
        say("họp không giấy: mục tiêu ", SMALL, " cuộc, thực hiện ", SMALL, " cuộc"),
        say(FRACTION, " xã có trang tin, chỉ tiêu ", SMALL, " xã"),
    ),
    "p1.0.assigned": say("KH 61: hoàn thành ", FRACTION, " nhiệm vụ; QĐ 916: đã làm ", SMALL, " việc"),
    "p1.0.difficulties": say("thiếu ", SMALL, " máy; kinh phí chỉ đạt ", PERCENT, " nhu cầu"),
    "p1.6.levels": st.one_of(
        say(SMALL, " hệ thống, ", SMALL, " đã duyệt cấp độ, ", SMALL, " duyệt phương án"),
        say(SMALL, " HTTT chưa duyệt", TAIL),
    ),
    "p1.6.malware": say(SMALL, " máy chủ, ", COUNT, " máy trạm", TAIL),
    "p1.6.audits": say("mỗi năm kiểm tra ", SMALL, " hệ thống", TAIL),
    "p1.6.incidents": say(YEAR, ": ", SMALL, " vụ mã độc; ", YEAR, ": ", SMALL, " lần tấn công, mất ", COUNT, " tệp"),
    "p1.6.awareness": say(SMALL, " hội nghị với ", COUNT, " lượt người", TAIL),
    "p1.7.it_spend": st.one_of(say("nhu cầu ", MONEY, ", được cấp ", MONEY, TAIL), say(LEAD, MONEY)),
    "p1.7.security_spend": say(LEAD, MONEY, TAIL),
    "p2.3.dvc4": st.one_of(
        say("hiện ", PERCENT, ", đến năm ", AHEAD, " đạt ", PERCENT),
        say(PERCENT, " -> ", PERCENT, " (", AHEAD, ")"),
        say(AHEAD, " đạt ", PERCENT, ", hiện mới ", FRACTION),
    ),
    "p2.3.own": say("mở ", SMALL, " bộ dữ liệu trước năm ", AHEAD, "; kết nối ", SMALL, " hệ thống"),
    "p2.4.2.infrastructure": say("mua ", SMALL, " máy tính; thay ", SMALL, " máy in; ", SMALL, " camera năm ", AHEAD),
    "p2.4.4.databases": say("số hóa ", COUNT, " hồ sơ; CSDL ", SMALL, " xã"),
    "p2.6.roadmap": say("2021: ", SMALL, " máy; 2022: ", COUNT, " hồ sơ"),
}
ROWS = st.fixed_dictionaries(
    {
        "name": st.sampled_from(["CSDL hộ tịch", "Phần mềm cấp phép"]),
        "records_total": COUNT,
        "records_since_2020": COUNT,
    },
    optional={"units_target": SMALL, "units_active": SMALL, "address": st.just("https://csdl.example.vn")},
)
PROJECTS = st.one_of(
    say("Nâng cấp mạng LAN, ", AHEAD, ", ", MONEY, ", chi thường xuyên, ngân sách tỉnh, văn phòng chủ trì, mới"),
    say(
        "Số hóa ",
        COUNT,
        " hồ sơ; phòng chuyên môn; ",
        AHEAD,
        "-2025; ",
        MONEY,
        "; ĐTPT; NS tỉnh; chuyển tiếp; trong đó ATTT ",
        SMALL,
        " triệu",
    ),
    say("mua ", SMALL, " máy tính, ", MONEY, ", năm ", AHEAD),
)
UNITS = [
    "Sở Xây dựng",
    "Ban Dân tộc tỉnh",
    "UBND huyện Sơn Hà",
    "UBND thị xã Đức Phổ",
    "Thanh tra tỉnh",
    "Văn phòng UBND tỉnh",
]
WORDS = settings(max_examples=50, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@st.composite
def plans(draw: st.DrawFn) -> dict[str, Any]:
    chosen = draw(st.lists(st.sampled_from(sorted(ANSWERS)), min_size=1, max_size=9, unique=True))
    told_of: dict[str, Any] = {id_: draw(ANSWERS[id_]) for id_ in chosen}
    if draw(st.booleans()):
        told_of["p1.3.b.ministry_db"] = draw(st.lists(ROWS, min_size=1, max_size=3))
    return {
        "unit": draw(st.sampled_from(UNITS)),
        "kind": "five_year",
        "date": "2020-11-20",
        "answers": told_of,
        "projects": draw(st.lists(PROJECTS, max_size=3)),
    }


@given(plans())
@WORDS
def test_random_answers(plan: dict[str, Any]) -> None:
    check(parse_answers(yaml.safe_dump(plan, allow_unicode=True, sort_keys=False)))


ANNUAL = {
    "y.2.goals": say("DVC mức 4 đạt ", PERCENT, " (hiện ", PERCENT, "); ", SMALL, " xã có LAN"),
    "y.3.2.infrastructure": say("mua ", SMALL, " máy; lắp ", SMALL, " camera"),
    "y.3.4.data": say("số hóa ", COUNT, " hồ sơ, đạt ", PERCENT),
    "y.3.6.security": say(
        "duyệt cấp độ ", SMALL, " hệ thống; cài diệt virus cho ", COUNT, " máy; mỗi năm ", SMALL, " lớp"
    ),
    "y.3.7.people": say("tập huấn ", SMALL, " lớp cho ", COUNT, " người"),
    "y.4.1": say("phát thanh ", SMALL, " lượt ở ", SMALL, " xã"),
}


@given(st.fixed_dictionaries({}, optional=ANNUAL), st.sampled_from(UNITS), st.lists(PROJECTS, max_size=2))
@WORDS
def test_random_answers_of_a_year(answers: dict[str, str], unit: str, projects: list[str]) -> None:
    plan = {
        "unit": unit,
        "kind": "annual",
        "year": "2022",
        "date": "2021-11-20",
        "answers": answers,
        "projects": projects,
    }
    check(parse_answers(yaml.safe_dump(plan, allow_unicode=True, sort_keys=False)))

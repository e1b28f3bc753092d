"""A clause that opens with what it is about: "iOffice: 45 tài khoản" is "Về iOffice, có 45 tài khoản"."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.drafting.openings import kind_of
from assistant.drafting.passive import passive
from assistant.drafting.phrases import Phrase, figure_first, words_spans
from assistant.drafting.slots import unit_span
from assistant.drafting.voice import Voice, capital, confirm, uncapital
from assistant.plan import Fact, Span
from corpus.framework import Prose
from corpus.language import fold

LABELLED = re.compile(r"([^\W\d_][^:;()\d]{2,40}?)\s*:\s+(\S.*)")


def topic_spans(label: str, rest: str, item: Phrase, fact: Fact, prose: Prose, voice: Voice) -> tuple[Span, ...]:
    """ "báo cáo: hệ thống mới vận hành thử" -> "Về báo cáo, hệ thống mới vận hành thử"; running text has no labels."""
    if another := _LABEL_INSIDE.search(rest):
        second = topic_spans(another[1], another[2], item, fact, prose, voice)
        first = topic_spans(label, rest[: another.start()], item, fact, prose, voice)
        return (*first, Span("; "), replace(second[0], text=uncapital(second[0].text)), *second[1:])
    if re.fullmatch(r"(?:có |đạt |khoảng )*[\d.,]+(?:/[\d.,]+|%)?", rest):  # a figure of what?
        return (Span("Về "), *words_spans(item, uncapital(label), fact), Span(": "), confirm(rest, (fact.id,)))
    if (
        (used := _USERS.match(rest))
        and _SOFTWARE.match(label)
        and prose.frames.get("thing", "").startswith("{u} sử dụng ")
    ):
        told = re.sub(r"^có ", "", figure_first(rest, fact), flags=re.IGNORECASE) if "/" in used[0] else rest
        return (
            *words_spans(item, capital(label), fact),
            Span(" được sử dụng tại "),
            *words_spans(item, uncapital(told), fact),
        )
    if (signed := _SIGNERS.sub(rf"\1 {uncapital(label)} \2", rest)) != rest and fold(label) in (
        "chu ky so",
        "chung thu so",
    ):
        return (unit_span("u", voice), Span(" có "), *words_spans(item, signed, fact))
    if re.fullmatch(r"(?:chưa|không)(?: có| làm)?", rest):  # "họp không giấy: chưa"
        about = (Span("Về "), *words_spans(item, uncapital(label), fact), Span(", "), unit_span("u", voice))
        return (*about, Span(" "), *words_spans(item, "chưa thực hiện" if rest.startswith("chưa") else rest, fact))
    subject: tuple[Span, ...] = ()
    if share := _SHARE.fullmatch(rest):
        rest = _share_told(share[1], label)
    kind = "clause" if share and _TELLS.search(rest) else kind_of(rest)
    if kind == "verb":
        subject = (unit_span("u", voice), Span(" "))
    elif kind == "figure":
        subject = (Span("có "),)
    elif kind == "thing" and (using := prose.frames.get("thing", "")).startswith("{u} ") and using.endswith("{words}"):
        subject = (unit_span("u", voice), Span(using.removeprefix("{u}").removesuffix("{words}")))
    topic = re.sub(r"^về\s+", "", uncapital(label))
    about = (Span("Về "), *words_spans(item, topic, fact), Span(", "))
    return (
        *((Span("Ngoài ra, "),) if topic in _THE_REST else about),
        *subject,
        *words_spans(item, uncapital(rest), fact),
    )


# "về iOffice, có 100% văn bản …", "về phần mềm kế toán thì có 3 người dùng"
TOPIC = re.compile(
    r"(?:về|đối với(?= (?:phần mềm|hệ thống|ứng dụng|(?-i:[a-z]?[A-Z]))))"
    r" ([^\W\d_][^:;,()\d]{2,40}?)(?:(?:,(?: thì)?| thì) (?=có |đã |đang |chưa |mới |sử dụng |dùng |\d)| (?=có \d))(\S.*)",
    re.IGNORECASE,
)
_SHARE = re.compile(r"(?:có |đạt )?((?:khoảng |trên |hơn |gần )?\d[\d.,]*% [^\W\d_].*)")
_SHARE_THROUGH = re.compile(r"(\d[\d.,]*% (?:[^\W\d_]+,? ){0,6}?)(?=(?:trên|qua|bằng) )")
_TELLS = re.compile(
    r"(?<!\w)(?:được|đã|đang|chưa|có|là|đạt|bị|sẽ|dùng|sử dụng|đúng hạn|trực tuyến|xử lý|ký số|liên thông)(?!\w)"
)


def _share_told(told: str, label: str) -> str:
    """ "100% văn bản trên phần mềm" -> "100% văn bản được thực hiện trên phần mềm"; a bare share is what the label carries."""
    told = passive(told)
    if _TELLS.search(told):
        return told
    if through := _SHARE_THROUGH.match(told):
        return f"{through[1]}được {_done(told)} {told[through.end() :]}"
    plain = re.fullmatch(r"(?:[^\W\d_]+ )?\d[\d.,]*%(?: [^\W\d_]+){1,4}", told)
    return f"{told} được {_done(told)} trên phần mềm này" if plain and _SOFTWARE.match(label) else told


def _done(told: str) -> str:
    """What software does with a share of papers, and with anything else."""
    return "xử lý" if re.search(r"% (?:văn bản|công văn|hồ sơ|đơn thư|phản ánh|công việc)(?!\w)", told) else "thực hiện"


_LABEL_INSIDE = re.compile(r"[,;] ([^\W\d_][^:;,()\d]{2,40}?)\s*:\s+(\S.*)$")
_USERS = re.compile(
    r"(?:có )?\d[\d.]*(?:/\d[\d.]*)? (?:đơn vị|phòng|xã|phường|cơ quan|chi cục|trung tâm|trường|bệnh viện|trạm)(?!\w)[^,;]*$"
)
# "iOffice", "MISA", "phần mềm kế toán": what is used, unlike "họp trực tuyến"
_SOFTWARE = re.compile(r"(?:phần mềm|hệ thống|ứng dụng|[a-z]?[A-Z][A-Za-z]{2,})(?!\w)")
_SIGNERS = re.compile(r"(?<![\w.,/])(\d[\d.]*) (?:của |cho )?(tổ chức|cá nhân|đơn vị)(?!\w)")
_THE_REST = ("khác", "còn lại", "các nội dung khác", "nội dung khác", "ứng dụng khác", "phần mềm khác")

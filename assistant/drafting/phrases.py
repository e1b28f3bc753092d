"""A clause in a unit's own words made a sentence of the plan: its subject added, its spelling official, its figures untouched."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from assistant.drafting.acted import acted_on, with_act
from assistant.drafting.openings import kind_of, opening_time, opens_with_verb, own_clause, verb_of
from assistant.drafting.passive import passive
from assistant.drafting.slots import unit_span
from assistant.drafting.voice import Voice, capital, confirm, uncapital
from assistant.plan import Fact, Span, SpanKind
from assistant.suspect import is_order
from corpus.framework import Prose
from corpus.language import fold, format_count, lacks_diacritics, polish
from corpus.language.speech import spoken
from corpus.language.values import DOCUMENT_NUMBER, scan
from corpus.legal import load_catalogue
from corpus.references import find_references, resolve

_TIME_COMMA = re.compile(
    r"^((?:(?:đến|vào|trong|từ|trước|hết|cuối|đầu)(?: cuối| hết| ngày)? )*"
    r"(?:năm \d{4}|quý [IVX\d]+/\d{4}|tháng \d{1,2}/\d{4}|\d{1,2}/\d{1,2}/\d{4}))\s+"
    r"(?=\d|(?!và\b|đến\b|trở\b|nay\b|là\b|đạt\b|thì\b|mới\b|về\b|của\b|so\b)[^\W\d])",
    re.IGNORECASE,
)


# "2017: 01 vụ …", "2018 bị mã hóa dữ liệu"
_YEAR_LABEL = re.compile(
    r"^(?:năm )?((?:19|20)\d\d)(?:\s*[:–-]\s+|\s+(?=(?:bị|có|xảy ra|ghi nhận|phát hiện|trang thông tin|website)\s))",
    re.IGNORECASE,
)

# "15 ngày -> 9 ngày"
_ARROW = re.compile(
    r"(?<![\w.,/])(?:từ )?(\d+(?:,\d+)?) ?(ngày|giờ|phút|tháng|lần) ?(-+>|=+>|→|⇒|[-–]) ?(?=(\d+(?:,\d+)?) ?\2)"
)


def _from_to(found: re.Match[str]) -> str:
    before, after = (float(found[group].replace(",", ".")) for group in (1, 4))
    if found[3] in "-–" and before <= after:  # "9 ngày - 15 ngày" is a range
        return found[0]
    return f"từ {found[1]} {found[2]} {'xuống còn' if after < before else 'lên'} "


@dataclass(frozen=True)
class Phrase:
    """A clause in print form; `kind`: verb, noun, thing (a noun without any verb), figure or time.

    Not `certain` = typed without diacritics, talk or an order, to be confirmed.
    """

    text: str
    kind: str
    certain: bool
    unresolved: tuple[str, ...]
    raw: str


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """A pattern of the pack; there are more of them than the library keeps."""
    return re.compile(pattern, re.IGNORECASE)


def phrase(raw: str, voice: Voice, rewrites: Prose | None = None) -> Phrase:
    """Polish a clause and see how it begins."""
    polished = polish(_ARROW.sub(_from_to, raw), context=voice.context)
    text, aloud = polished.text, not lacks_diacritics(raw) and spoken(polished.text)
    if polished.certain or aloud:
        text = _YEAR_LABEL.sub(r"năm \1, ", _without_subject(text, voice))
        if (year := re.match(r"(20[0-4]\d) (?=\w)", text)) and opens_with_verb(text[year.end() :]):
            text = f"năm {year[1]}, {text[year.end() :]}"  # "2021 mua 30 máy"
        for rewrite in rewrites.rewrites if rewrites else ():
            text = _compiled(rewrite.when).sub(rewrite.to.replace("{u}", voice.short), text)
        if rewrites and rewrites.rewrites:
            text = polish(text, context=voice.context).text
        if "⟦" not in raw:
            text = re.sub(r"⟦([^⟦⟧]*)⟧", r"«[chưa có số liệu: \1]»", text)  # what a rewrite asks for
    text = re.sub(r"\s+/\s+", ", ", text)
    text = re.sub(r"(?<=[,;] )(20[0-4]\d): (?=\d)(?![^(]*\))", r"năm \1 có ", text)
    text = _TIME_COMMA.sub(r"\1, ", text)
    certain = (polished.certain or (aloud and not spoken(text))) and not is_order(raw)
    return Phrase(text, kind_of(text), certain, polished.unresolved, raw)


def _without_subject(text: str, voice: Voice) -> str:
    """The unit's own name before a verb: the sentence gets its subject anyway."""
    for name in (voice.full, voice.short, voice.place):
        if text.lower().startswith(f"{name.lower()} ") and opens_with_verb(text[len(name) :].strip()):
            return text[len(name) :].strip()
    return text


def words_spans(item: Phrase, text: str, fact: Fact) -> tuple[Span, ...]:
    """The print form as spans; abbreviations with two readings are marked for confirmation."""
    if not item.certain:
        return (confirm(_plain(item.raw), (fact.id,)),)
    spans: list[Span] = []
    position = 0
    for start, end, key in _cited(text):
        spans += _marked(text[position:start], item.unresolved, fact)
        spans.append(Span(text[start:end], SpanKind.CITATION, (key,)))
        position = end
    return (*spans, *_marked(text[position:], item.unresolved, fact))


def _cited(text: str) -> list[tuple[int, int, str]]:
    """Documents of the catalogue named with their full number: they are written as any citation."""
    if "/" not in text:
        return []
    catalogue, out = load_catalogue(), []
    for reference in find_references(text):
        resolution = resolve(reference, catalogue) if "/" in reference.number and not reference.pinpoint else None
        if (
            resolution
            and resolution.certain
            and len(resolution.documents) == 1
            and reference.words.startswith(resolution.documents[0].type)
        ):
            out.append((reference.start, reference.end, resolution.documents[0].key))
    return out


def _marked(text: str, unresolved: tuple[str, ...], fact: Fact) -> list[Span]:
    if "«[" in text:  # what the pack asks for beside the unit's words
        parts = [(part, part.startswith("«[")) for part in re.split(r"(«\[[^\]]*\]»)", text) if part]
        return [
            span
            for part, mark in parts
            for span in ([Span(part, SpanKind.GAP, (fact.id,))] if mark else _marked(part, unresolved, fact))
        ]
    pieces = [text]
    twofold = tuple(value.words for value in scan(text) if len(value.alternatives) > 1)
    unresolved = tuple({form: None for token in (*unresolved, *twofold) for form in (token, capital(token))})
    for token in unresolved:
        pieces = [part for piece in pieces for part in re.split(rf"((?<!\w){re.escape(token)}(?!\w))", piece)]
    return [
        confirm(piece, (fact.id,)) if piece in unresolved else Span(piece, SpanKind.WORDS, (fact.id,))
        for piece in pieces
        if piece
    ]


def marked_spans(text: str, refs: tuple[str, ...]) -> tuple[Span, ...]:
    """Words with the marks «[…]» in them standing apart."""
    pieces = re.split(r"(«\[[^\]]*\]»)", text)
    return tuple(Span(p, SpanKind.GAP if p.startswith("«[") else SpanKind.WORDS, refs) for p in pieces if p)


def _plain(raw: str) -> str:
    """As typed, but without what would break the mark itself."""
    text = re.sub(r"<[^<>]{0,200}>", " ", raw)
    return re.sub(r"\s+", " ", re.sub(r"[«»\[\]{}<>]", " ", text)).strip(" .,;:")


def sentence_spans(fact: Fact, prose: Prose, voice: Voice, label: str) -> tuple[Span, ...]:
    """A whole sentence without its full stop, from a clause and the requirement's frames."""
    item = phrase(fact.value, voice, prose)
    if not item.certain:
        return (Span(capital(f"về {label}: ")), *words_spans(item, item.text, fact))
    if not re.search(r"\d", item.text):  # no share is told
        label = re.sub(r"^tỷ lệ (?:đơn vị trực thuộc |các đơn vị )?(?=kết nối|có )", "", label)
    if re.fullmatch(r"(?:có )?[\d.,]+(?:/[\d.,]+)?", item.text):  # a figure without a word says nothing certain
        return (Span(capital(f"về {label}: ")), confirm(item.text, (fact.id,)))
    bare = re.match(r"(?:chưa|không)\s", item.text) and len(item.text.split()) < 5
    if item.kind == "verb" and (bare or _silent(item.text, label)):
        return (Span(capital(f"về {label}, ")), unit_span("u", voice), Span(" "), *words_spans(item, item.text, fact))
    if labelled := (LABELLED.match(item.text) or _TOPIC.match(item.text)):
        return _about(labelled[1], labelled[2], item, fact, prose, voice)
    frame = frame_of(item, prose)
    if frame:
        text = uncapital(item.text) if not frame.startswith("{words}") else capital(item.text)
        return _framed(frame, words_spans(item, text, fact), voice)
    return _default_spans(item, fact, voice)


def _silent(text: str, label: str) -> bool:
    """Is it so short that it does not say what it is about: "đang soạn", "mới kéo xong tháng 5"?"""
    if re.fullmatch(r"(?:đang|đã|mới|sẽ|có|vừa)(?: \w+){0,2}", text):
        return True
    about = set(re.findall(r"\w+", fold(label))) - {"su", "dung", "thong", "tin", "va", "cua"}
    return (
        bool(_STATE.match(text)) and len(text.split()) <= BARE_WORDS and not about & set(re.findall(r"\w+", fold(text)))
    )


_STATE = re.compile(r"(?:đang|đã|mới|sẽ|vừa) ", re.IGNORECASE)
BARE_WORDS = 6
LABELLED = re.compile(r"([^\W\d_][^:;()\d]{2,40}?)\s*:\s+(\S.*)")


def _about(label: str, rest: str, item: Phrase, fact: Fact, prose: Prose, voice: Voice) -> tuple[Span, ...]:
    """ "báo cáo: hệ thống mới vận hành thử" -> "Về báo cáo, hệ thống mới vận hành thử"; running text has no labels."""
    if another := _LABEL_INSIDE.search(rest):
        second = _about(another[1], another[2], item, fact, prose, voice)
        first = _about(label, rest[: another.start()], item, fact, prose, voice)
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
_TOPIC = re.compile(
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


def frame_of(item: Phrase, prose: Prose) -> str:
    """The requirement's frame for a clause; a thing takes a noun's where it has none of its own."""
    kinds = (item.kind, "noun", "any") if item.kind == "thing" else (item.kind, "any")
    return next((prose.frames[kind] for kind in kinds if kind in prose.frames), "")


def _framed(frame: str, words: tuple[Span, ...], voice: Voice) -> tuple[Span, ...]:
    from assistant.drafting.slots import parse

    spans: list[Span] = []
    for kind, name, _ in parse(frame):
        if kind == "words":
            spans.extend(words)
        elif kind == "unit":
            spans.append(unit_span(name, voice))
        else:
            spans.append(Span(voice.words.get(name, name)))
    first = spans[0]
    return (Span(capital(first.text), first.kind, first.refs), *spans[1:])


def _default_spans(item: Phrase, fact: Fact, voice: Voice) -> tuple[Span, ...]:
    if item.kind == "verb":
        return (unit_span("u", voice), Span(" "), *words_spans(item, uncapital(item.text), fact))
    if item.kind == "time":
        return _time_first(item, fact, voice)
    text = figure_first(passive(item.text), fact) if item.kind == "figure" else item.text
    return words_spans(item, capital(text), fact)


def _time_first(item: Phrase, fact: Fact, voice: Voice) -> tuple[Span, ...]:
    """ "năm 2019 cử 02 cán bộ" -> "Năm 2019, Sở cử 02 cán bộ"."""
    time, rest = opening_time(item.text)
    if not rest:
        return words_spans(item, capital(item.text), fact)
    time = re.sub(r"^năm (\d{4})$", r"năm \1", time)
    if opens_with_verb(rest):
        return (
            *words_spans(item, capital(time), fact),
            Span(", "),
            unit_span("u", voice),
            Span(" "),
            *words_spans(item, uncapital(rest), fact),
        )
    return (*words_spans(item, capital(time), fact), Span(", "), *words_spans(item, uncapital(rest), fact))


def figure_first(text: str, fact: Fact | None = None) -> str:
    """Running text does not open with a figure: "5/5 đơn vị" -> "Cả 05 đơn vị", "100% hồ sơ" -> "Toàn bộ (100%) hồ sơ"."""
    if match := re.match(r"(\d[\d.]*)/(\d[\d.]*)\s+(?=[^\W\d_])", text):
        if match[1] == match[2] and "." not in match[1]:
            from decimal import Decimal

            opening = "Cả" if 1 < int(match[1]) < 10 else "Toàn bộ"
            return f"{opening} {format_count(Decimal(match[1]))} {text[match.end() :]}"
        return f"Có {text}"
    if match := re.match(r"100%\s+(?=[^\W\d_])", text):
        rest = text[match.end() :]
        return f"Toàn bộ (100%) {rest}" if re.search(r"[,;:(]", rest) else f"Toàn bộ {rest} (100%)"
    return f"Có {text}"


def entry(raw: str, verb: str, voice: Voice, rewrites: Prose | None = None) -> tuple[Phrase, str]:
    """A list entry that opens with a verb: the unit's own, or the one its thing usually takes."""
    item = phrase(raw, voice, rewrites)
    text = item.text
    if verb and item.certain:
        text = _SAID_ALOUD.sub("", text)
    if (opening := re.match(r"(?:có|sẽ)\s+", text)) and verb and opens_with_verb(text[opening.end() :]):
        text = text[opening.end() :]  # "có làm hồ sơ cấp độ"
    item = replace(item, text=text, kind=kind_of(text)) if text != item.text else item
    if item.kind in ("noun", "thing", "figure") and (_DECLINED.search(fold(text)) or _WAITS.search(text)):
        return replace(item, certain=False), capital(text)  # no task at all: a verb of ours would make it one
    if item.certain and verb and (present := _PRESENT.match(text)):  # what is now is no task, it stands behind the act
        return item, f"{capital(present[2])}, {present[3]} ({uncapital(present[1])})"
    if item.certain and verb and (behind := _ACT_BEHIND.match(text)) and not fold(raw).startswith("ban hanh"):
        document, act, when = (group for group in behind.groups() if group is not None)
        return item, f"{capital(act)} {document}{when}"  # "QĐ 120 rà soát 2022" is reviewed, not issued
    if item.kind in ("noun", "thing", "figure") and (shared := _DONE_WITH.match(text)):
        return item, f"Triển khai {uncapital(shared[1])} {shared[2]} {shared[3]}"
    if verb and item.certain and (labelled := LABELLED.match(text)) and kind_of(labelled[2]) == "verb":
        return item, capital(f"về {uncapital(labelled[1])}, {uncapital(labelled[2])}")  # "máy tính: cấp 22 bộ cho xã"
    if counted := re.match(r"\d[\d.]* (?=[A-ZĐ][^\W\d_A-Z])", text):
        text = polish(counted[0] + uncapital(text[counted.end() :]), context=voice.context).text
    named = re.sub(r"^ban hành ", "", text) if not fold(raw).startswith("ban hanh") else text
    if item.certain and verb and kind_of(named) in ("noun", "thing", "figure") and (done := _acted(named, verb)):
        return item, capital(done)
    if item.kind in ("noun", "thing", "figure") and verb and item.certain and not own_clause(text):
        text = f"{_verb_for(text, verb)} {uncapital(text)}"
    if item.kind == "time" and verb and item.certain:
        text = _timed(text, verb)
    return item, capital(with_act(text) if item.certain and item.kind == "verb" else text)


# What answers a question before it says something: "có, xây nền tảng …", "nên có quy chế …".
_SAID_ALOUD = re.compile(r"^(?:(?:có|vâng|rồi|được)[,:] (?=\w+ \w)|(?:rất )?nên (?:có )?(?=\w+ \w))", re.IGNORECASE)
# Folded: "cáp quang tới các xã rồi nên không làm nữa".
_DECLINED = re.compile(
    r"(?<!\w)(?:roi nen|nen thoi|khong (?:lam|can|mua|trien khai|thuc hien|dau tu)(?: nua| them| gi)*$|"
    r"da (?:co|xong|lam|du|hoan thanh)(?: du| xong| het| tot)?$|(?:co|xong|du) roi$)|"
    r", (?:da|moi) (?:mo|to chuc|tap huan|cu|mua|lam) (?:\w+ ){0,3}(?:thang|nam|ngay|quy) |: (?:chua|khong)(?: co| lam)?$|"
    r"(?<!\w)chua$|(?<!\w)chua (?:lam|co|trien khai|thuc hien|mua)(?: \w+){0,3} nao(?!\w)|"
    r"^(?:van |tiep tuc )?(?:nhu|giong)(?: nam)? (?:20\d\d|truoc|ngoai|cu|hien nay)$"
)
# As written, for "cho" is not "chờ": "đường truyền cấp xã: đang chờ tỉnh".
_WAITS = re.compile(
    r"(?<!\w)(?:chờ|đợi|phụ thuộc(?: vào)?) (?:tỉnh|trung ương|bộ(?! phận)|sở|cấp trên|huyện|kinh phí|vốn|tiền|ý kiến|hướng dẫn|"
    r"chủ trương|phê duyệt)(?!\w)(?: [^\W\d_]+){0,3}$|(?:[-–:,] |(?:đang|còn|thì) )(?:chờ|đợi) \w",
    re.IGNORECASE,
)
# "IPv6 (thì) làm cùng tỉnh": the thing, and with whom
_DONE_WITH = re.compile(r"^([^,;:]+?) (?:làm|triển khai|thực hiện) (cùng|chung với) (.+)$")


# "hiện chép ra ổ cứng, từ năm 2022 sao lưu về Trung tâm dữ liệu"
_PRESENT = re.compile(
    r"^(hiện(?: nay| tại| giờ)? (?!đại|thực|hành|trạng|hữu)[^,;()]*?)[,;]\s+(?:nhưng |nên |và |còn )?"
    r"((?:từ |đến |sang |trong |vào |cuối |đầu |hết )*(?:năm (?:20\d\d|sau|tới)|quý [IVX]+(?:/20\d\d)?|tháng \d+(?:/20\d\d)?)|sang năm)"
    r"[\s,]+(?:sẽ |thì )?([^;]{4,})$",
    re.IGNORECASE,
)
_ACT_BEHIND = re.compile(
    r"^((?:quyết định|kế hoạch|quy chế|quy định|công văn|chỉ thị)(?: số)? \d[\w/.-]*)[ ,]+\(?"
    r"(rà soát|sửa đổi, bổ sung|sửa đổi|sửa|thay thế|bổ sung|cập nhật|điều chỉnh)(?!\w)\)?([^)]*)$|"
    r"^(?:ban hành )?((?:quy chế|quy định|kế hoạch) [^,;:()\d]{3,60}?) (rà soát|sửa đổi|sửa lại|sửa|thay thế|điều chỉnh|cập nhật|bổ sung)"
    r"((?: lại)?(?: (?:trong |vào )?(?:năm 20\d\d|hằng năm|mỗi năm))?)$",
    re.IGNORECASE,
)


def _timed(text: str, verb: str) -> str:
    """ "mỗi năm 02 lớp" -> "tổ chức mỗi năm 02 lớp", "năm 2021, 20 máy" -> "năm 2021, trang bị 20 máy"; what has its verb stays."""
    time, rest = opening_time(text)
    if not rest or kind_of(rest) not in ("thing", "figure") or own_clause(rest):
        return text
    doing = _verb_for(rest, verb)
    often = re.match(r"(?:mỗi|hằng) ", time, re.IGNORECASE)
    return f"{doing} {uncapital(time)} {rest}" if often else f"{time}, {uncapital(doing)} {uncapital(rest)}"


def _acted(text: str, verb: str) -> str:
    """What is done to the thing that a task opens with, told as an act; "" where nothing is."""
    return acted_on(uncapital(text), uncapital(_verb_for(text, verb)))


def _verb_for(text: str, verb: str) -> str:
    if DOCUMENT_NUMBER.search(text):  # "Kế hoạch 61/KH-UBND" is there already: what it gives is carried out
        return "Thực hiện"
    return verb_of(text) or verb

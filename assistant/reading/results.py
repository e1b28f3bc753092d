"""Results against targets: what was reached, beside the target that the unit told with it."""

from __future__ import annotations

import re

from assistant.reading.clauses import Piece, split_clauses
from assistant.reading.context import RESULT, Telling
from corpus.language import fold, split_items
from corpus.language.values import Value, scan

_TARGET_WORDS = (
    r"(?:so voi |trong khi |tren )?(?:dat ra|de ra|muc tieu|chi tieu|ke hoach giao|ke hoach|kh giao|kh|chi tieu giao|yeu cau|mt|ct|"
    r"chi tieu duoc giao)"
    r"(?: de ra| dat ra| duoc giao| giao| dat)?(?: chi)?(?: co| la|:)?\s*"
)
# What follows still speaks of the same goal.
_SAME_GOAL = (
    r"(?:(?:ben em|ben toi|ben minh|chung em|chung toi|don vi(?: em| minh)?|co quan(?: em| minh)?|so|ban|huyen|van phong)"
    r"(?: da| moi| chi)? (?=dat|thuc hien|lam|xong|hoan thanh|duoc))?"
    r"(?:(?:thuc te|ket qua|thuc hien)(?: la)?:? (?=\d)|"
    r"(?:(?:da |thuc te |ket qua |nay |den nay |hien |moi )*(?:dat|thuc hien|lam|xong|hoan thanh|co|ket qua|duoc)|"
    r"trong do|vuot|tang|giam|thap hon|cao hon)(?!\w)|con (?:thieu|lai)(?!\w))"
)
_RESULT_VERB = r"(?=(?:đã |mới )*(?:đạt|thực hiện|làm|là|có|còn|hoàn thành)\s)"
_NO_VERB = re.compile(
    r"^([^\W\d_][^\d,:;()]*?(?:mức độ \d|mức \d)?(?:(?:, ?| và )\d)?)"
    r"(?<!đạt)(?<!được)(?<!là)(?<!khoảng)(?<!trên)(?<!hơn)\s*:?\s+(\d[\d.,]*\s*%|\d+/\d+)$"
)
_AS_PLANNED = re.compile(
    r"\s*,?\s+(?:như|bằng|đúng|theo đúng|đúng như) (?:mục tiêu|chỉ tiêu|kế hoạch)(?: đề ra| đặt ra| được giao| giao)?$",
    re.IGNORECASE,
)
_MEASURES = ("percent", "fraction", "count", "decimal", "money")


_RATIO = re.compile(r"(\d[\d.,]*\s*%)\s*/\s*(\d[\d.,]*\s*%)")  # "88%/80%": reached, of what was to be
# "45% so với 60% đề ra": the word that makes it a target comes after it.
_TARGET_AFTER = re.compile(
    r",?\s+(?:so với|trên|trong khi|/)\s*(?:mức )?(\d[\d.,]*\s*%|\d[\d.]*(?:\s[^\W\d_]+){0,2}?)\s+(?:mục tiêu|chỉ tiêu|kế hoạch)?\s*"
    r"(?:(?:đã |được )*(?:đề ra|đặt ra|được giao|giao)|(?<=mục tiêu )|(?<=chỉ tiêu )|(?<=mục tiêu)|(?<=chỉ tiêu)|(?<=kế hoạch))(?!\w)",
    re.IGNORECASE,
)
_DIFFERENCE = re.compile(
    r"(?<!\w)(?:vuot|con thieu|thieu|tang them|cao hon|thap hon|hut|kem)(?: khoang| gan| muc)*\s*$"
)


def read_results(telling: Telling) -> None:
    """One row a goal of the period before: its statement, result and target."""
    for number, (text, start) in enumerate(_entries(telling.text), 1):
        row = f"r{number}"
        if ratio := _RATIO.search(text):
            telling.doubt(
                f"“{ratio[0]}”: đạt {ratio[1]}, mục tiêu {ratio[2]}? Ghi, ví dụ: đạt {ratio[1]}, mục tiêu {ratio[2]}."
            )
            text = f"{text[: ratio.end(1)]}, mục tiêu {ratio[2]}{text[ratio.end() :]}"
        text = _TARGET_AFTER.sub(r", mục tiêu \1", text)
        target = _target(text)
        as_planned = None if target else _AS_PLANNED.search(text)
        told = text[: as_planned.start()] if as_planned else _without(text, target)
        statement = _joined(told)
        bare = not re.search(r"\w", statement)  # "mục tiêu 60%" says nothing of what was reached
        statement = text if bare else statement
        values = [v for v in scan("" if bare else statement) if v.kind in _MEASURES and v.number is not None]
        result = _result(statement, values)
        if target is not None and result is None and not as_planned:
            telling.doubt(f"“{text[:60]}”: mới có mục tiêu, chưa có kết quả. Ghi, ví dụ: đạt 95%, mục tiêu 90%.")
        target = result if as_planned else target
        telling.add(RESULT, statement, row=row, column="statement", words=text, start=start, end=start + len(text))
        for column, value in (("result", result), ("target", target)):
            if value is not None and value.number is not None:
                level = f"{value.number}/{value.total}" if value.kind == "fraction" else format(value.number, "f")
                telling.add(
                    RESULT,
                    level,
                    row=row,
                    column=column,
                    unit="%" if value.kind == "percent" else value.unit_word,
                    words=value.words,
                    hedge=value.hedge,
                    start=start,
                    end=start + len(text),
                )


def _result(statement: str, values: list[Value]) -> Value | None:
    """What was reached: a percent before a count, never by how much ("vượt 2 cuộc")."""
    folded = fold(statement)
    reached = [v for v in values if not _DIFFERENCE.search(folded[: v.start - len(v.hedge)])] or values
    percents = [v for v in reached if v.kind == "percent"]
    return next(iter(percents or reached), None)


def _entries(text: str) -> list[tuple[str, int]]:
    """Entries by lines, semicolons and sentences; a comma parts two only where both sides hold a figure and the second opens no target."""
    out: list[tuple[str, int]] = []
    for item in _sentences(text):
        begin = 0
        for comma in re.finditer(r",\s+(?!\d)", item.text):
            left, right = item.text[begin : comma.start()], item.text[comma.end() :]
            inside = left.count("(") > left.count(")")
            parted = _measured(left) and (_target(left) is not None or _reached(right))
            if not inside and parted and not re.match(rf"{_TARGET_WORDS}|{_SAME_GOAL}", fold(right)):
                out.append((left.strip(), item.start + begin))
                begin = comma.end()
        out.append((item.text[begin:].strip(), item.start + begin))
    return [(entry, start) for entry, start in out if entry]


def _sentences(text: str) -> list[Piece]:
    """Items; a sentence that tells a figure of its own is one, another runs on from the sentence before."""
    out: list[Piece] = []
    for item in split_items(text):
        first = len(out)
        for clause in split_clauses(item.text):
            piece = Piece(clause.text, item.start + clause.start)
            runs_on = not _reached(piece.text) or re.match(rf"{_TARGET_WORDS}|{_SAME_GOAL}", fold(piece.text))
            if len(out) > first and runs_on:
                begin = out[-1].start
                out[-1] = Piece(text[begin : piece.end], begin)
            else:
                out.append(piece)
    return out


def _measured(text: str) -> bool:
    return any(value.kind in ("percent", "fraction") or (value.kind == "count") for value in scan(text))


def _reached(text: str) -> bool:
    """Does the text hold a figure that is no target?"""
    target = _target(text)
    return any(
        value.kind in ("percent", "fraction", "count") and (target is None or value.start != target.start)
        for value in scan(text)
    )


def _target(text: str) -> Value | None:
    folded = fold(text)
    for value in scan(text):
        if value.kind in _MEASURES and re.search(
            rf"{_TARGET_WORDS}$",
            folded[: value.start - len(value.hedge) if value.hedge else value.start].rstrip() + " ",
        ):
            return value
        if value.kind in _MEASURES and re.search(rf"{_TARGET_WORDS}$", folded[: value.start]):
            return value
    return None


def _without(text: str, target: Value | None) -> str:
    """The statement alone: the words that tell the target are taken out."""
    if target is None:
        return text
    folded = fold(text)
    lead = re.search(rf"[\s,(]*{_TARGET_WORDS}$", folded[: target.start])
    begin = lead.start() if lead else target.start
    rest = text[target.end :]
    noun = target.unit_word.split()[0] if target.unit_word else ""
    if noun and (after := re.match(rf"\s*{re.escape(noun)}(?=\s*(?:[,;.)]|$))", rest)):
        again = text[: target.start] + rest[after.end() :]
        if re.search(rf"(?<!\w){re.escape(noun)}(?!\w)", again):  # the result names what it counts
            rest = rest[after.end() :]
    if text[begin : target.start].lstrip(" ,").startswith("("):
        rest = rest.replace(")", "", 1)
    return f"{text[:begin].rstrip(' ,')} {rest.lstrip(' ,')}"


def _joined(statement: str) -> str:
    """Subject and result as one clause: "hồ sơ công việc: đạt 90%", "hồ sơ công việc 90%" -> "hồ sơ công việc đạt 90%"."""
    text = re.sub(r"\s{2,}", " ", statement).strip(" ,;:.-–")
    text = re.sub(r"^còn\s+|\s+nên (?:đã |chưa |không )?đạt(?: mục tiêu)?$", "", text, flags=re.IGNORECASE)
    text = re.sub(r"\s*[,:]?\s+(?:nhưng|song|tuy nhiên|thì)\s+(?=(?:mới|chỉ|đã|thực tế|nay)\s)", " ", text)
    text = re.sub(r"\s*[:,]?\s+thực tế(?: là|:)?\s+(?=\d)", " thực tế là ", text)
    text = re.sub(r"\s*(?:[:,]|\s[-–])?\s+(?:(?:và )?thực tế|kết quả(?: là)?|nay)\s+(?=(?:đã |mới )*đạt)", " ", text)
    text = re.sub(rf"\s*(?:[:,]|\s[-–])\s*{_RESULT_VERB}", " ", text)
    return _NO_VERB.sub(r"\1 dat \2" if text.isascii() else r"\1 đạt \2", text)  # mixed, it would hide that marks lack

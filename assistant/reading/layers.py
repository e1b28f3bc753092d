"""The four-layer model of Công văn 1552/BTTTT-CATTT: which layers are done, under way, and who provides them."""

from __future__ import annotations

import re

from assistant.reading.clauses import split_clauses, split_segments
from assistant.reading.context import CLAUSE, LAYERS, Telling
from corpus.language import fold

_DONE = re.compile(
    r"lam duoc|lam xong|moi lam|da xong|hoan thanh|da trien khai|trien khai xong|xong|da co|da lam|da dat|du 4|day du"
)
_DOING = re.compile(r"\bdang\b|trien khai tiep|tiep tuc")
_NOT = re.compile(r"\bchua\b|khong trien khai|\bko\b")
_LAYER = re.compile(
    r"lop\s*((?:so\s*)?[1-4](?:\s*(?:,|va|&|-|–|den|lop)\s*(?:lop\s*)?[1-4])*)|(?:ca|du|day du|toan bo)\s*(?:4|bon)\s*lop|4\s*/\s*4"
)
_PROVIDER = re.compile(r"cung cap|thue|phoi hop|nha cung cap|don vi cung cap|do .+ (?:lam|trien khai|thuc hien)")
_NO_LAYER = re.compile(r"mo hinh (?:4|bon) lop")


_WORD = re.compile(r"\w+")
_STATUS = re.compile(
    r"\b(?:da|dang|chua|moi|lam|xong|duoc|trien khai|hoan thanh|thuc hien|la|va|con|thi|co|tiep tuc|mo hinh|bao dam|attt)\b"
)


def read_layers(telling: Telling) -> None:
    """Tell status, layers done and doing, provider; what is none of these stays in the unit's words."""
    mode, done, doing = "", set[int](), set[int]()
    status = ""
    for number, segment in enumerate((s for c in split_clauses(telling.text) for s in split_segments(c)), 1):
        folded = fold(segment.text)
        mode = _mode(folded) or mode
        layers = _layers(folded)
        if re.search(r"lop\s*(?:so\s*)?(?:0|[5-9]|\d\d)", folded):
            telling.doubt(
                f"“{segment.text}”: mô hình chỉ có lớp 1 đến lớp 4. Ghi, ví dụ: đã xong lớp 1, đang làm lớp 2."
            )
            telling.reading.leftover.append(segment.text)
        elif layers:
            if len(_WORD.findall(_LAYER.sub(" ", _STATUS.sub(" ", folded)))) > 3:  # more is said than which layers
                span = {"row": f"c{number}", "words": segment.text, "start": segment.start, "end": segment.end}
                telling.add(CLAUSE, segment.text, **span)  # type: ignore[arg-type]
            (done if mode == "done" else doing if mode == "doing" else set()).update(layers)
            if mode not in ("done", "doing", "not"):
                telling.doubt(
                    f"“{segment.text}”: lớp này đã xong hay đang làm? Ghi, ví dụ: đã xong lớp 1, đang làm lớp 2."
                )
        elif _PROVIDER.search(folded):
            telling.add(
                LAYERS,
                _provider(segment.text),
                column="provider",
                words=segment.text,
                start=segment.start,
                end=segment.end,
            )
        elif mode and not status and len(folded.split()) <= 8:
            status = mode
        elif not _NO_LAYER.search(folded):
            telling.add(
                CLAUSE, segment.text, row=f"c{number}", words=segment.text, start=segment.start, end=segment.end
            )
    if not status:
        status = "doing" if doing else "done" if done == {1, 2, 3, 4} else "doing" if done else mode
    span = {"words": telling.text, "end": len(telling.text)}
    if status:
        telling.add(LAYERS, status, column="status", **span)  # type: ignore[arg-type]
    for column, layers in (("done", done), ("doing", doing - done)):
        if layers:
            telling.add(LAYERS, ",".join(map(str, sorted(layers))), column=column, **span)  # type: ignore[arg-type]


def _mode(folded: str) -> str:
    if _NOT.search(folded) and not _DONE.search(folded.split("chua")[0]):
        return "not"
    return "doing" if _DOING.search(folded) else "done" if _DONE.search(folded) else ""


def _layers(folded: str) -> set[int]:
    out: set[int] = set()
    if re.fullmatch(r"(?:va )?[1-4](?:\s*(?:,|va)\s*[1-4])*(?: xong| roi)?", folded):  # "lớp 1, 2": the rest of a list
        return {int(digit) for digit in re.findall(r"[1-4]", folded)}
    for match in _LAYER.finditer(folded):
        if match[1] is None:
            out.update((1, 2, 3, 4))
            continue
        numbers = [int(n) for n in re.findall(r"[1-4]", match[1])]
        spread = re.search(r"[1-4]\s*(?:-|–|den)\s*(?:lop\s*)?[1-4]", match[1])
        out.update(range(numbers[0], numbers[-1] + 1) if spread else numbers)
    return out


def _provider(text: str) -> str:
    """The name alone: without the verbs of providing."""
    text = re.sub(
        r"^(?:do|thuê|thue|phối hợp với|phoi hop voi|phối hợp|đơn vị cung cấp(?: dịch vụ)?|nhà cung cấp)\s*(?:là|:)?\s*",
        "",
        text,
        flags=re.IGNORECASE,
    )
    return re.sub(
        r"\s*(?:là đơn vị\s*)?(?:cung cấp|cung cap|thực hiện|triển khai|làm)(?:\s+dịch vụ)?.*$",
        "",
        text,
        flags=re.IGNORECASE,
    ).strip(" ,.;:")

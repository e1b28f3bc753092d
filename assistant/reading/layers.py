"""The four-layer model of Công văn 1552/BTTTT-CATTT: which layers are done, under way, not begun, and who provides them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from assistant.reading.clauses import Piece, split_clauses, split_segments
from assistant.reading.context import ASKED, CLAUSE, LAYERS, UNSURE, Telling, Where
from corpus.language import fold

ALL = {1, 2, 3, 4}
PROVIDES = "cung cấp dịch vụ"  # how a provider takes part, where nothing else is told
_OPEN = r"(?:chua|khong|ko) (?:lam |trien khai |thuc hien )?(?:xong|hoan thanh|du|het|day du)"  # begun or not: nobody can say
_ASKS = (  # neither begun nor refused: what is waited for stands in the unit's words
    r"(?:dang|con|van) (?:dang )?(?:xin|cho|doi|de nghi|de xuat|trinh|lap|chuan bi|tim|khao sat|nghien cuu|tham dinh|"
    r"ke|vuong|thieu|can|len)(?: [^,;]*)?|"
    r"(?:du kien|ke hoach|se|sang nam|nam sau|nam toi) (?:[^,;]* )?20\d\d(?: [^,;]*)?|"
    r"(?:cho|doi) (?:co )?(?:tien|kinh phi|von|phe duyet|duyet|bo tri|cap)(?: [^,;]*)?|"
    r"(?:chua|khong|ko)(?: (?:co|duoc|bo tri|cap|xin duoc|duoc cap|duoc bo tri))+ (?:du )?(?:tien|kinh phi|von|ngan sach|nguon)(?: [^,;]*)?"
)
_UNKNOWN = r"(?:chua|khong|ko) (?:biet|ro|nam|hieu|xac dinh|thong ke|kiem tra|danh gia)(?: [^,;]*)?"
_NOT = r"(?:chua|khong|ko)(?: (?:lam|trien khai|co|dung|thuc hien|bat dau|duoc|trien khai duoc|lam duoc|dung toi|dung den|dam dong))*"
_LATER = r"(?:nam sau|nam toi|sang nam|sap toi|sap|se|du kien)(?: moi)?(?: (?:lam|trien khai|thuc hien|xong|hoan thanh))*"  # not begun
_DOING = r"dang(?: (?:lam|trien khai|thuc hien))*|trien khai tiep|tiep tuc|dang do"
_DONE = (
    r"da xong|lam xong|trien khai xong|xong|hoan thanh|da trien khai|da lam|da co|da dat|lam duoc|moi lam|moi duoc|moi co|"
    r"trien khai duoc|da du|co du|roi"
)
_MODE = re.compile(
    rf"(?<!\w)(?:(?P<asks>{_ASKS})|(?P<unknown>{_UNKNOWN})|(?P<open>{_OPEN})|(?P<not>{_NOT}|{_LATER})|(?P<doing>{_DOING})|(?P<done>{_DONE}))(?!\w)"
)
_DIGITS = r"[1-4](?:\s*(?:,|va|&|-|–|den|lop|\s)\s*(?:lop\s*)?[1-4](?!\d))*"
_LAYER = re.compile(
    rf"(?<!\w)(?:lop\s*(?:so\s*)?(?P<list>{_DIGITS})(?![\d.,]*\d)|(?P<all>(?:(?:du|day du|toan bo|tat ca|ca)\s+)+(?:4|bon)\s*lop)|"
    r"(?P<whole>4\s*/\s*4(?: lop)?)|"
    r"(?P<first>[1-3]|mot|hai|ba)\s*lop\s*dau(?: tien)?|"
    r"(?P<some>(?<![\d/.,])(?:[1-3]|mot|hai|ba) lop(?! (?:tap huan|dao tao|hoc|cuoi|sau cung|kia|con lai|khac|sau)))|"
    r"(?P<last>(?:(?P<many>[1-3]|mot|hai|ba)\s*)?lop (?:cuoi(?: cung)?|sau cung))|"
    r"(?P<rest>(?:(?P<count>[1-3]|mot|hai|ba)\s*)?(?:cac |nhung )?lop\s*(?:kia|con lai|khac|sau)|"
    r"(?:(?:cac |nhung |may )?(?:cai |phan )?con lai))(?!\w))"
)
_CONTINUED = re.compile(rf"^(?:va\s+|lop\s+)?(?P<list>{_DIGITS})(?!\w)")
_NUMBERS = {"mot": 1, "hai": 2, "ba": 3}
_OUTSIDE = re.compile(r"lop\s*(?:so\s*)?(?:0|[5-9]|\d\d)|(?<![\d/.,])(?:[5-9]|\d\d)\s*lop(?! (?:tap huan|dao tao|hoc))")
_NONE = re.compile(r"(?:chua|khong|ko)[^,;]*lop nao")
_MODEL = re.compile(r"mo hinh (?:4|bon) lop|(?<!\w)4 lop")
_BRAND = re.compile(
    r"(?<!\w)(?:VNPT|Viettel|FPT|Mobifone|MobiFone|CMC|Bkav|BKAV)"
    r"(?: IS| Telecom| IDC)?(?: (?:tỉnh )?Quảng Ngãi)?(?!\w)",
    re.IGNORECASE,
)
_PROVIDER = re.compile(r"cung cap|thue|phoi hop|nha cung cap|don vi cung cap|do .+ (?:lam|trien khai|thuc hien)")
_WORD = re.compile(r"\w+")
_STATUS = re.compile(
    r"\b(?:da|dang|chua|khong|ko|moi|lam|xong|duoc|trien khai|hoan thanh|thuc hien|la|va|con|thi|co|tiep tuc|mo hinh|bao dam|attt|"
    r"thoi|roi|voi|du|dung|toi|theo|den nay|hien)\b"
)


@dataclass
class Told:
    """The layers by how they are told; `pending` ones wait for the words that say it."""

    modes: dict[str, set[int]] = field(
        default_factory=lambda: {mode: set() for mode in ("done", "doing", "not", "open", "asks", "unknown")}
    )
    pending: set[int] = field(default_factory=set)
    mode: str = ""  # of the segment before, where it led its layers
    alone: str = ""  # a mode told of no layer
    unplaced: str = ""  # layers told of which nobody can say which they are

    @property
    def mentioned(self) -> set[int]:
        return set().union(self.pending, *self.modes.values())


def read_layers(telling: Telling) -> None:
    """Tell status, layers done, doing and not begun, provider; what is none of these stays in the unit's words."""
    told = Told()
    if _NONE.search(fold(telling.text)) and len(telling.text.split()) < 10:
        told.alone = "not"
    else:
        for number, segment in enumerate((s for c in split_clauses(telling.text) for s in split_segments(c)), 1):
            _read_segment(telling, told, segment, number)
    question = _ask(telling, told)
    status = _status(told)
    span: Where = {"words": telling.text, "end": len(telling.text)}
    if not status and question:
        whole: Where = {**span, "row": "c0"}
        telling.add(CLAUSE, telling.text, column=UNSURE, **whole)
        telling.add(ASKED, question, **whole)
    if status:
        telling.add(LAYERS, status, column="status", **span)
    if unknown := told.modes["unknown"] - told.modes["done"] - told.modes["doing"]:
        telling.add(LAYERS, ",".join(map(str, sorted(unknown))), column="unknown", **span)
    done, doing, undone = (told.modes[mode] for mode in ("done", "doing", "not"))
    for column, layers in (("done", done), ("doing", doing - done), ("undone", undone - done - doing)):
        if layers and not (column == "undone" and status == "not"):
            telling.add(LAYERS, ",".join(map(str, sorted(layers))), column=column, **span)


def _status(told: Told) -> str:
    done, doing, undone = (told.modes[mode] for mode in ("done", "doing", "not"))
    if done == ALL:
        return "done"
    if done or doing:
        return "doing"
    if undone == ALL:
        return "not"
    return "" if undone or told.modes["open"] else told.alone if told.alone in ("doing", "done", "not") else ""


def _read_segment(telling: Telling, told: Told, segment: Piece, number: int) -> None:
    folded = fold(segment.text)
    span: Where = {"row": f"c{number}", "words": segment.text, "start": segment.start, "end": segment.end}
    if _OUTSIDE.search(folded):
        telling.doubt(f"“{segment.text}”: mô hình chỉ có lớp 1 đến lớp 4. Ghi, ví dụ: đã xong lớp 1, đang làm lớp 2.")
        telling.reading.leftover.append(segment.text)
        return
    events = _events(telling, told, folded)
    layers = {layer for _, _, found in events for layer in found}
    if told.unplaced:  # "2 lớp rồi": which of the four nobody can say
        value = re.sub(r"\s(?:rồi|roi)$", " đã xong", segment.text)
        telling.add(CLAUSE, value, column=UNSURE, **span)
        telling.add(ASKED, "là những lớp nào", **span)
        told.unplaced = ""
        return
    asked = set(told.modes["asks"])
    _place(told, events)
    if waiting := told.modes["asks"] - asked:
        words = next(segment.text[m.start() : m.end()] for m in _MODE.finditer(folded) if m.lastgroup == "asks")
        telling.add(LAYERS, ",".join(map(str, sorted(waiting))), column="layers", **span)
        telling.add(LAYERS, words, column="waits", **span)
        return
    provided = _tell_provider(telling, segment, layers)
    rest = folded if provided is None else folded.replace(fold(provided), " ")
    if layers:
        if len(_WORD.findall(_LAYER.sub(" ", _STATUS.sub(" ", _CONTINUED.sub(" ", rest))))) > 3:
            telling.add(CLAUSE, segment.text, **span)
    elif provided is None and not _MODEL.search(folded) and (not events or len(folded.split()) > 8):
        telling.add(CLAUSE, segment.text, **span)


def _events(telling: Telling, told: Told, folded: str) -> list[tuple[int, str, set[int]]]:
    """(place, mode or "", layers) in order."""
    out = [(m.start(), str(m.lastgroup), set[int]()) for m in _MODE.finditer(folded)]
    before = set(told.mentioned)
    matches = list(_LAYER.finditer(folded))
    if continued := _CONTINUED.match(folded):
        matches.insert(0, continued)
    for match in matches:
        layers = _layers(match, before)
        if layers is None:
            telling.doubt(f"“{match[0]}”: chưa rõ là những lớp nào. Ghi, ví dụ: đã xong lớp 1, đang làm lớp 2.")
            told.unplaced = match[0]
            continue
        before |= layers
        out.append((match.start(), "", layers))
    return sorted(out, key=lambda event: event[0])


def _layers(match: re.Match[str], mentioned: set[int]) -> set[int] | None:
    """The layers of a mention; None when "hai lớp kia" does not come out even."""
    groups = match.groupdict()
    if groups.get("list"):
        numbers = [int(n) for n in re.findall(r"[1-4]", groups["list"])]
        spread = re.search(r"[1-4]\s*(?:-|–|den)\s*(?:lop\s*)?[1-4]", groups["list"])
        return set(range(numbers[0], numbers[-1] + 1)) if spread else set(numbers)
    if groups.get("first"):
        return set(range(1, _number(groups["first"]) + 1))
    if groups.get("some"):
        return None
    if groups.get("last"):
        return set(range(5 - _number(groups["many"] or "1"), 5))
    if groups.get("rest"):
        rest = ALL - mentioned
        even = not groups["count"] or len(rest) == _number(groups["count"])
        return rest if rest and mentioned and even else None
    return set(ALL)


def _number(word: str) -> int:
    return _NUMBERS.get(word) or int(word)


def _place(told: Told, events: list[tuple[int, str, set[int]]]) -> None:
    """Layers take the mode that leads them, or the one that follows where the segment opens with a layer."""
    modes = [mode for _, mode, _ in events if mode]
    if not events:
        return
    if not modes:
        layers = set().union(*(found for _, _, found in events))
        complete = layers == ALL and not told.mode
        mode = told.mode or ("done" if complete else "")
        (told.modes[mode] if mode else told.pending).update(layers)
        return
    if not any(found for _, _, found in events):
        told.modes[modes[0]].update(told.pending)
        told.alone = told.alone or modes[0] if not told.pending else told.alone
        told.pending = set()
        return
    leading = bool(events[0][1])
    mode = ""
    waiting = set(told.pending) if not leading else set()
    told.pending = told.pending if leading else set()
    for _, named, layers in events:
        if leading:
            mode = named or mode
            told.modes[mode].update(layers)
        elif named:
            told.modes[named].update(waiting)
            waiting, mode = set(), named
        else:
            waiting |= layers
    if waiting:
        (told.modes[mode] if mode else told.pending).update(waiting)
    told.mode = mode if leading else ""


def _ask(telling: Telling, told: Told) -> str:
    """Doubt what is not told of a layer named; the question, "" when all is clear."""
    questions = []
    if unsaid := told.pending | told.modes["open"]:
        questions.append(f"{_named(unsaid)} đã xong, đang làm hay chưa làm")
    seen: set[int] = set()
    for mode in ("done", "doing", "not", "asks", "unknown"):
        if twice := seen & told.modes[mode]:
            questions.append(f"{_named(twice)} được nói hai cách")
        seen |= told.modes[mode]
    begun = told.modes["done"] | told.modes["doing"] | unsaid
    left = ALL - told.modes["not"] - told.modes["asks"] - told.modes["unknown"]
    if told.modes["not"] and not begun and left:
        questions.append(f"{_named(left)} đã xong hay đang làm")
    for question in questions:
        telling.doubt(
            f"{question[:1].upper()}{question[1:]}? Ghi, ví dụ: đã xong lớp 1, đang làm lớp 2, chưa làm lớp 3 và lớp 4."
        )
    return "; ".join(questions)


def _named(layers: set[int]) -> str:
    return "lớp " + ", ".join(map(str, sorted(layers)))


def _tell_provider(telling: Telling, segment: Piece, layers: set[int]) -> str | None:
    """Tell who provides, how, and for which layers where it is told with some; the name, or None."""
    folded = fold(segment.text)
    brand = _BRAND.search(segment.text)
    if brand is None and (layers or not _PROVIDER.search(folded)):
        return None
    name = brand[0] if brand else _provider(segment.text)
    how = (
        "phối hợp với"
        if re.search(r"(?<!\w)(?:voi|phoi hop)(?!\w)", folded)
        else PROVIDES
        if re.search(r"cung cap|thue", folded)
        else "thực hiện"
    )
    cells = {"provider": name} if how == PROVIDES else {"provider": name, "how": how}
    if layers and layers != ALL:
        cells["provided"] = ",".join(map(str, sorted(layers)))
    for column, value in cells.items():
        telling.add(LAYERS, value, column=column, words=segment.text, start=segment.start, end=segment.end)
    return name


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

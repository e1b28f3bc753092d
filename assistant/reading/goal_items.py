"""An answer cut into its goals: each of its own thing, of its own body, with the level now that is told of it."""

from __future__ import annotations

import re

from assistant.reading.bodies import by_body, joined
from assistant.reading.clauses import Piece, split_segments
from assistant.reading.context import Telling
from assistant.reading.goal_levels import is_now
from assistant.reading.goal_times import time_of
from corpus.language import fold, split_items
from corpus.language.lists import Item
from corpus.language.values import scan


def goal_items(telling: Telling) -> list[Item]:
    """The goals of an answer in order; a level told alone belongs to the goal before it."""
    out: list[Item] = []
    for item in split_items(telling.text):
        if out and is_now(item.text, telling.context.period[0]) and len(split_segments(Piece(item.text, 0))) == 1:
            out[-1] = Item(f"{out[-1].text}, {item.text}", out[-1].start, item.end)
        else:
            out += [each for told in _each_body(item) for each in _by_subject(told)]
    first, last = telling.context.period
    return out if first != last else [each for item in out for each in _of_one_year(item, first)]


_LEVELS_TOGETHER = re.compile(r"\((?:[^()]*[^\d()])?\d[\d.,]*\s*%?\s*(?:và|va|[-,/])\s*\d[\d.,]*\s*%?\)")
_AND = re.compile(r",\s+(?!\d+\s*$)|\s+(?:và|với|cùng)\s+")


def _of_one_year(item: Item, year: int) -> list[Item]:
    """ "30% thủ tục mức độ 4 (hiện 12%), 80% hồ sơ trên mạng": of a plan of one year no goal names its time, and each of its own
    thing is a goal; what stands in brackets, tells the present level or names nothing new belongs to the one before it."""
    text, cuts = item.text, [(0, 0)]
    if _LEVELS_TOGETHER.search(text):  # "(giờ 85 và 50)": the levels of both stand in one bracket
        return [item]
    for match in _AND.finditer(text):
        before, after = text[cuts[-1][1] : match.start()], _AND.split(text[match.end() :])[0]
        own = (
            set(re.findall(r"[^\W\d_]+", fold(after))) - set(re.findall(r"[^\W\d_]+", fold(before))) - _FILL - {"thang"}
        )
        if (
            before.count("(") == before.count(")")
            and (own or re.match(r"(?:(?:trên|hơn|ít nhất|khoảng|tối thiểu) )?\d[\d.,]* ?%", after))
            and not is_now(after, year)
            and all(
                any(v.kind in ("percent", "fraction") for v in scan(re.sub(r"\([^()]*\)", "", part)))
                for part in (
                    before,
                    after,
                )  # what stands in brackets is the level of both: "ký số và gửi qua mạng (hiện 85%)"
            )
        ):
            cuts.append((match.start(), match.end()))
    ends = [start for start, _ in cuts[1:]] + [len(text)]
    return [
        Item(text[begin:end], item.start + begin, item.start + end) for (_, begin), end in zip(cuts, ends, strict=True)
    ]


_FILL = frozenset(
    re.findall(
        r"\w+",
        "den nam dat muc tieu la vao trong xong chi phan dau toi thieu it nhat len hoan thanh cuoi het truoc khoang tren tu giai "
        "doan va cua tong so dang ky se tang quy ty le nang hang moi phai duoc co gang quyet tam duy tri cap huyen xa tinh",
    )
)


def _by_subject(item: Item) -> list[Item]:
    """ "100% hệ thống được duyệt cấp độ năm 2022, 100% máy trạm có phần mềm diệt mã độc năm 2023": two goals, each of its own
    thing; what names nothing new is a step of the goal before it."""
    out = [item]
    for segment in split_segments(Piece(item.text, item.start)):
        start = segment.start - out[-1].start
        if (
            start <= 0
            or not time_of(segment.text)
            or not any(v.kind in ("percent", "fraction") for v in scan(segment.text))
        ):
            continue
        before = out[-1].text[:start].rstrip(" ,;")
        known = set(re.findall(r"[^\W\d_]+", fold(before))) | _FILL
        own = [word for word in re.findall(r"[^\W\d_]+", fold(segment.text)) if word not in known]
        if len(own) > 2 and time_of(before) and scan(before):
            out[-1:] = [
                Item(before, out[-1].start, out[-1].start + len(before)),
                Item(out[-1].text[start:], segment.start, out[-1].end),
            ]
    return out


def _each_body(item: Item) -> list[Item]:
    """ "Hồ sơ trên mạng: cấp huyện 80% lên 90%, cấp xã 45% lên 60%": a goal for each body."""
    lead, bodies = by_body(item.text, time_of)
    if not lead:
        return [item]
    bare = fold(item.text) == item.text
    return [
        Item(
            f"{lead.replace('{}', fold(joined(told.body)) if bare else joined(told.body))} {told.words}",
            item.start,
            item.end,
        )
        for told in bodies
    ]

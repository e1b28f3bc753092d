"""Shares of the bodies below a unit: "5/6", "14 xã thì 12 xã có", "20 xã có rồi, còn 2 xã chưa có", all of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.reading.clauses import Piece
from assistant.reading.context import SCOPE, Telling
from assistant.reading.qualities import NO, PARTLY
from assistant.reading.target import Target
from assistant.reading.words import printed_words
from corpus.language import fold
from corpus.language.values import Value

_EXCEPT = re.compile(r"\b(?:chua|khong|ko|tru|ngoai|rieng|con|gan|hau het|da so|phan lon)\b")
_EVERYTHING = re.compile(
    r"(?:da |deu )?(?:co )?(?:o |tai )?(?:tat ca|toan bo|het|day du|du het|ca)(?!\w)|(?:da )?deu (?:da )?co"
)
_ALL_BEFORE = re.compile(r"(?:ca|tat ca|toan bo|du)(?: ca)?\s*$")
_ALL_AFTER = re.compile(r"\b(?:deu|ca roi|het)\b")
_WHOLE_BEFORE = re.compile(r"\b(?:tong(?: so| cong)?|trong(?: so| tong so)?|tren(?: tong)?(?: so)?)\s*$")
_HAS = re.compile(r"\b(?:co|da|roi|duoc|noi|ket noi|lap|xong)\b")
_PREDICATE = re.compile(r"\b(?:co|da|roi|duoc|noi|lap|xong)\b[^,]*(?:,|\bcon\b|\bnhung\b|\bva\b)")  # "20 xã có, còn …"
_LINK = re.compile(r"^(?:\s|,|thi|ma|trong do|trong so do|moi|chi|nhung|hien|con|co|da|moi co|da co|chi co)*$")
_NONE_OF = re.compile(rf"\b{NO}\b[^\d,;]*\b(?:nao|ai)\b")
_DENIED = re.compile(rf"\b{NO}\b")
_KIND = re.compile(
    r"(?: (?!(?:thi|ma|trong|tren|tong|co|da|moi|chi|nhung|hien|con|chua|khong|ko|roi|deu|va|duoc|noi|ket|lap|xong|dang)\b)[^\W\d_]+){1,3}"
)
MAX_WORDS = 16  # a longer clause says more than a share
_OF_EACH = "số của nhiều cấp, nhiều loại đơn vị nói riêng nên chưa có một tỷ lệ chung"


@dataclass(frozen=True)
class Share:
    """What a clause tells of a share: the claims, or why none can be made. `plain`: the words are clear all the same."""

    claims: tuple[tuple[Target, Value], ...] = ()
    problem: str = ""
    plain: bool = False
    whole: bool = False  # "tất cả": the percent alone
    taken: tuple[Value, ...] = ()


def read_share(clause: Piece, values: Sequence[Value], targets: Sequence[Target], *, single: bool) -> Share:
    """The share that a clause tells. `single`: it is the whole answer, so that nothing takes back "tất cả"."""
    percent = next(t for t in targets if t.quantity.counts and not t.counts)
    part, whole = (next(t for t in targets if t.id == id_) for id_ in percent.quantity.counts)
    folded = fold(clause.text)
    fractions = [v for v in values if v.kind == "fraction"]
    percents = [v for v in values if v.kind == "percent"]
    counts = [v for v in values if v.kind == "count" and v.number is not None and len(v.alternatives) < 2]
    bodies = [v for v in counts if _body(v.unit_word)]
    if len(fractions) == 1:
        if bodies:
            return Share(problem=_OF_EACH, plain=True)
        beside = [(percent, v) for v in percents if v.start >= fractions[0].end]
        return Share(((percent, fractions[0]), *beside[:1]))
    if len(fractions) > 1:
        return Share(problem=_OF_EACH, plain=True)
    if percents:
        return _of_percents(percents, bodies, percent)
    if not counts:
        everything = single and _EVERYTHING.match(folded) and not _EXCEPT.search(folded)
        return Share(whole=bool(everything and len(folded.split()) <= MAX_WORDS))
    if len(folded.split()) > MAX_WORDS:
        return Share(problem="câu dài, chưa rõ bao nhiêu trên tổng số", plain=True)
    if len(counts) == 1:
        return _of_one(folded, counts[0], part, whole)
    if len(counts) == 2 and _one_noun(*counts):
        return _of_two(clause.text, counts[0], counts[1], part, whole)
    if len(bodies) > 1:
        return Share(problem=_OF_EACH, plain=True)
    return Share()


def _of_percents(percents: Sequence[Value], bodies: Sequence[Value], percent: Target) -> Share:
    if len(percents) > 1:
        return Share(problem="có nhiều tỷ lệ, chưa rõ lấy tỷ lệ nào")
    return Share(((percent, percents[0]),)) if not bodies else Share(problem=_OF_EACH, plain=True)


def _of_one(folded: str, value: Value, part: Target, whole: Target) -> Share:
    before, after = folded[: value.start], folded[value.end :]
    if _NONE_OF.search(before):  # "chưa đơn vị nào trong 5 đơn vị"
        return Share(((part, replace(value, number=value.number and value.number * 0)), (whole, value)))
    if not _EXCEPT.search(folded) and (_ALL_BEFORE.search(before) or _ALL_AFTER.search(after)):
        return Share(((part, value), (whole, value)))
    if not _body(value.unit_word) and value.unit_word:
        return Share()
    if _DENIED.search(folded) and not PARTLY.search(folded) and re.match(rf"\D*\s{NO}\s", after):
        return Share(problem="biết số chưa có, chưa biết tổng số", plain=True)
    if not value.unit_word and len(folded.split()) == 1:
        return Share(problem="chưa rõ đây là số đơn vị hay phần trăm")
    return Share(problem="chưa rõ trên tổng số bao nhiêu", plain=True)


def _of_two(text: str, left: Value, right: Value, part: Target, whole: Target) -> Share:
    folded = fold(text)
    stretch, after = _behind_noun(folded, left, right.start), folded[right.end :]
    denied_left, denied_right = bool(_DENIED.search(stretch.split(",")[0])), bool(_DENIED.search(after))
    if PARTLY.search(folded) or left.number is None or right.number is None or re.search(r"\btru\b", folded):
        return Share(problem="chưa rõ bao nhiêu trên tổng số", plain=True)
    if _WHOLE_BEFORE.search(folded[: right.start].rstrip()) and not denied_left and not denied_right:
        return _checked(part, left, whole, right)
    predicate = bool(_PREDICATE.search(stretch))
    linked = (not predicate and bool(_LINK.match(stretch.strip()))) or bool(
        _WHOLE_BEFORE.search(folded[: left.start].rstrip())
    )
    if linked and denied_right and right.number <= left.number:  # "14 xã thì còn 1 xã chưa"
        return _checked(part, _reckoned(left, right, text, -1), whole, left)
    if linked and not denied_left and not denied_right:  # "14 xã thì 12 xã có"
        return _checked(part, right, whole, left)
    if _HAS.search(stretch) and not denied_left and denied_right:  # "20 xã có rồi, còn 2 xã chưa có"
        return _checked(part, left, whole, _reckoned(left, right, text, 1))
    if denied_left and not denied_right and _HAS.search(after):  # "2 xã chưa có, 20 xã có"
        return _checked(part, right, whole, _reckoned(left, right, text, 1))
    return Share(problem="chưa rõ bao nhiêu trên tổng số", plain=True)


def _behind_noun(folded: str, value: Value, end: int) -> str:
    """What follows a figure and the bodies that it counts."""
    noun = _body(value.unit_word)
    begin = value.end
    if noun and (named := re.match(rf"\s*{re.escape(noun)}(?!\w)", folded[begin:])):
        begin += named.end()
        if more := _KIND.match(folded[begin:end]):  # "trạm y tế", "trường mầm non"
            begin += more.end()
    return folded[begin:end]


def _checked(part: Target, some: Value, whole: Target, total: Value) -> Share:
    return Share(((part, some), (whole, total)))


def _reckoned(left: Value, right: Value, text: str, sign: int) -> Value:
    """The whole of those that have it and those that have not, or the rest of a whole: read from both figures."""
    assert left.number is not None
    assert right.number is not None
    return replace(left, number=left.number + sign * right.number, end=right.end, words=text[left.start : right.end])


def _one_noun(left: Value, right: Value) -> bool:
    """Do both count the same bodies? A figure without a noun takes the other's."""
    nouns = [_body(v.unit_word) for v in (left, right) if v.unit_word]
    named = [noun for noun in nouns if noun]
    if len(named) != len(nouns):
        return False
    return len({_head(noun) for noun in named}) <= 1 or all(_communal(noun) for noun in named)


def _head(noun: str) -> str:
    return noun.split(",")[0].split()[0]


def _communal(noun: str) -> bool:
    return bool(re.search(r"\b(?:xa|phuong|thi tran)\b", noun))


def _body(unit_word: str) -> str:
    """The name of a body below that a figure counts, folded; "" when it counts none."""
    folded = fold(unit_word)
    for name in _bodies():
        if re.match(rf"{re.escape(name)}(?!\w)", folded):
            return name
    return ""


def _bodies() -> tuple[str, ...]:
    return (*(fold(name) for name in printed_words("below")), "phuong xa", "phong ban", "don vi", "co quan")


def tell_scope(telling: Telling, clause: Piece, share: Target) -> None:
    """The bodies that the share is told of, where one kind is named ("100% xã"): it must not grow to all bodies below."""
    rest, found = fold(clause.text).replace("van phong", " ").replace("phong ban", "phong, ban"), []
    for name in printed_words("below"):
        if re.search(rf"(?<!\w){re.escape(fold(name))}(?!\w)", rest):
            found.append(name)
            rest = rest.replace(fold(name), " ")
    if len(found) == 1:
        telling.add(SCOPE, found[0], column=share.field, words=clause.text, start=clause.start, end=clause.end)

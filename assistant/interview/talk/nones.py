"""Nought told in words: "chưa hệ thống nào được duyệt cấp độ", "an toàn thông tin chưa chi đồng nào"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from assistant.interview.talk.amount import ELSEWHERE, Amount
from assistant.interview.talk.manner import is_of_the_period, is_passed_over
from assistant.interview.talk.naming import NETS, Name
from assistant.interview.talk.nouns import MALWARE, SYSTEMS
from assistant.interview.talk.pairing import OTHER, Pairing
from assistant.interview.talk.plain import strange_words
from assistant.interview.talk.rows import links
from corpus.language.values import Value

_EDGE = re.compile(r"[,;]|\b(?:nhung|song)\b")
_THINGS = "he thong(?: thong tin)?|httt|ht|cai|may(?: chu| tram)?|server|thu tuc|tthc"
_NONE_OF_THEM = re.compile(
    rf"\b(?:chua|khong|ko|k)\b(?: \w+){{0,8}}? (?:{_THINGS}) nao\b|\b(?:chua|khong|ko|k)(?: co)? (?:{_THINGS}) nao\b"
)
_NONE_OWN = {  # what is told of a quantity by the thing that was not approved
    "sys.plan_approved": re.compile(r"\b(?:chua|khong|ko|k)(?: co)? (?:phuong an|pa)(?: \w+){0,4}? nao\b"),
}
_NOWHERE = re.compile(
    r"\b(?:chua|khong|ko|k)\b(?: (?:co|noi|ket noi|keo|lap|he|duoc|mang|mot|ca|o))* "
    r"(?:(?:don vi|dvi|dv|xa|phuong|phong|cho|noi|cai)(?:, (?:phuong|thi tran|phong))*|dau) nao\b"
)
_NO_MONEY = re.compile(
    r"\b(?:chua|khong|ko|k|chang)(?: (?:chi|duoc|cap|bo tri|rot|co|phan bo|xai|tieu|ton|giao|tinh|he|mot|them|cho))*"
    r" (?:dong|xu|cac|tien)(?: bac)? nao\b"
)
_OF_OTHERS = re.compile(
    r"\b(?:xa|phuong|phong|truong|tram|thon|ai|nguoi|truc thuoc|(?:cac|mot so|nhieu|vai) \w+)(?!\w)|\b(?:se|toi day|sap toi)\b"
)
_SPENT = ("spend.allotted", "spend.it", "spend.security")


def nones(pairing: Pairing, told: set[str]) -> Iterator[Amount]:
    """What a sentence tells to be none; `told`: the quantities that have a figure in it."""
    sentence, folded = pairing.sentence, pairing.folded
    for name in sentence.names:
        begin = max((match.end() for match in _EDGE.finditer(folded[: name.start])), default=0)
        stop = re.search(r"[,;]", folded[name.end :])
        end = name.end + stop.start() if stop else len(folded)
        if (
            name.id in told
            or any(begin <= v.start < end and v.number for v in sentence.values if v.kind != "ordinal")
            or any(begin <= place < end for place in pairing.strangers)
            or not any(is_so(pairing, name, begin, end) for is_so in (_is_none, _is_nowhere, _is_free))
        ):
            continue
        total = ELSEWHERE if name.id in NETS else None
        yield Amount(name.id, Decimal(0), sentence.start + begin, sentence.start + end, total=total)
        told = told | {name.id}


def _is_none(pairing: Pairing, name: Name, begin: int, end: int) -> bool:
    """Are there none of the things that a name counts?"""
    clause = pairing.folded[begin:end]
    own = _NONE_OWN.get(name.id)
    inside = {n.id for n in pairing.sentence.names if begin <= n.start < end and n.id in SYSTEMS}
    return (
        name.id in (*SYSTEMS, *MALWARE, "dvc.level3", "dvc.level4")
        and bool(_NONE_OF_THEM.search(clause) or (own and own.search(clause)))
        and not inside - {name.id}
        and (name.id not in MALWARE or pairing.is_protected(name))
    )


def _is_nowhere(pairing: Pairing, name: Name, begin: int, end: int) -> bool:
    """Has none of the bodies below the net that a name says?"""
    nowhere = _NOWHERE.search(pairing.folded, begin, end)
    nets = {n.id for n in pairing.sentence.names if begin <= n.start < end}
    if nowhere is None or nets != {name.id} or name.id not in NETS:
        return False
    gap = pairing.bare.folded[min(name.end, nowhere.end()) : max(name.start, nowhere.start())]
    return all(word in links() for word in re.findall(r"[^\W\d_]+", gap))


def _is_free(pairing: Pairing, name: Name, begin: int, end: int) -> bool:
    """Was no money given or spent, in the whole period and of all that a name says?"""
    none = _NO_MONEY.search(pairing.folded, begin, end)
    inside = {n.id for n in pairing.sentence.names if begin <= n.start < end}
    if none is None or OTHER in inside or name.id != _meant(inside):
        return False
    nought = Value("money", Decimal(0), none.start(), none.end(), none[0])
    sentence = pairing.sentence
    other = strange_words(pairing.bare, nought, name) | strange_words(pairing.bare, nought, Name(name.id, *none.span()))
    return (
        not other
        and not _OF_OTHERS.search(pairing.bare.folded, begin, end)
        and is_of_the_period(sentence, nought)
        and not is_passed_over(sentence, nought)
    )


def _meant(inside: set[str]) -> str:
    """What no money is said of: "chưa chi đồng nào cho an toàn thông tin" names the spending, too."""
    money = inside & {*_SPENT, "spend.need"}
    if money == {"spend.it", "spend.security"}:
        return "spend.security"
    return money.pop() if len(money) == 1 and not money & {"spend.need"} else ""

"""Figures that say of themselves what they are, for they can be reckoned from the others: "1,5% ngân sách, tức là 900 triệu trên 60 tỷ"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from assistant.interview.talk.amount import Amount
from assistant.interview.talk.manner import is_of_the_period, is_passed_over, is_uncertain
from assistant.interview.talk.pairing import Pairing
from assistant.interview.talk.plain import plain_words
from assistant.interview.talk.rows import links
from corpus.language import fold
from corpus.language.values import Value

_NEARLY = Decimal("0.02")  # by which a rounded part may be off
_OFF, _ABOUT = Decimal("0.05"), Decimal("0.2")  # by which a ratio told may differ from the true one
_LED = re.compile(
    r"\b(?:tinh ra|tuc(?: la)?|binh quan|ty le|trung binh|chia ra|chiem|dat|bang)"
    r"(?: (?:moi nguoi|la|chi|moi|duoc|khoang|may|hon|gan|tam|chung|:))*\s*$"
)
_EACH = re.compile(  # "tính ra 1,07 máy một người"
    r"\s*(?:(?:may|cai|bo|chiec)(?: vi)?(?: tinh)?)?\s*(?:(?:/|tren|cho|moi|1|mot|dau) ?)*(?:nguoi|can bo|cong chuc|cbcc|bien che)?"
    r"\s*(?:[,;.)]|$|(?:nha|nhe|a|thoi|do|hen)\b)"
)
_NAMED = {  # what the whole is named by
    "finance.share": re.compile(r"\b(?:ngan sach|tong chi)\b"),
    "spend.security_share": re.compile(r"\b(?:cntt|cong nghe thong tin)\b"),
}
_WHOLES = {  # (part, whole) of which a percentage tells the share, by the quantity of the share
    "finance.share": ("finance.digital", "finance.budget"),
    "spend.security_share": ("spend.security", "spend.it"),
}


def reckoned(pairing: Pairing, told: Sequence[Amount], before: Sequence[Amount]) -> list[Amount]:
    """The figures placed in a sentence and what can be reckoned from them; what is proved so takes the place of what was paired
    otherwise. `before`: the figures of the sentences before."""
    proved = list(_parts(pairing, told))
    kept = [amount for amount in told if amount.quantity not in {part.quantity for part in proved}]
    shares = list(_shares([*kept, *proved], pairing, before))
    ends = {(share.end, share.number) for share in shares}
    return [*(amount for amount in (*kept, *proved) if (amount.end, amount.number) not in ends), *shares]


def is_untrue(amount: Amount, told: Sequence[Amount]) -> bool:
    """Is a ratio of machines to people one that they do not have: "53 công chức, mỗi người 1 máy, tổng là 57 máy"?"""
    known = {a.quantity: a.number for a in told}
    if amount.quantity != "it.ratio" or not known.get("it.computers") or not known.get("org.staff"):
        return False
    return abs(amount.number - known["it.computers"] / known["org.staff"]) >= (_ABOUT if amount.hedge else _OFF)


def _shares(told: Sequence[Amount], pairing: Pairing, before: Sequence[Amount]) -> Iterator[Amount]:
    """ "44 máy, 41 người, tính ra 1,07"; "294 thủ tục, mức 4 là 27, tính ra 9,2%"."""
    known = {amount.quantity: amount.number for amount in (*before, *told)}
    named = {amount.quantity for amount in told}
    sentence = pairing.sentence
    taken = {(amount.end - sentence.start, amount.number) for amount in told if not amount.quantity.startswith("goal.")}
    for value in sentence.values:
        led = _LED.search(sentence.folded[: value.start])
        if not led or value.number is None or (value.end, value.number) in taken or not _stands(pairing, value):
            continue
        if (
            value.kind == "decimal"
            and _EACH.match(sentence.folded[value.end :])
            and known.get("it.computers")
            and known.get("org.staff")
        ):
            slot, exact = "it.ratio", known["it.computers"] / known["org.staff"]
        elif value.kind == "percent" and known.get("dvc.total") and _is_of_level4(pairing, value, told):
            slot, exact = "dvc.rate4", 100 * known["dvc.level4"] / known["dvc.total"]
        elif value.kind == "percent" and (slot := _money_share(named)):
            part, whole = _WHOLES[slot]
            exact = 100 * known[part] / known[whole]
        else:
            continue
        if slot not in named and _rounds(value.number, exact):
            yield Amount(slot, value.number, sentence.start + value.start, sentence.start + value.end, value.hedge)


def _is_of_level4(pairing: Pairing, value: Value, told: Sequence[Amount]) -> bool:
    """Does nothing but plain words stand between the procedures of level 4 and a percentage, or behind it?"""
    sentence = pairing.sentence
    end = next((a.end - sentence.start for a in told if a.quantity == "dvc.level4"), None)
    if end is None or end > value.start:
        return False
    between = re.sub(r"\b(?:muc(?: do)?|md) ?4\b", " ", sentence.folded[end : value.start])
    behind = re.split(r"[,;.]|\bmuc tieu\b", sentence.folded[value.end :])[0].split()[:2]
    known = {fold(word) for word in plain_words()}
    return all(word in known or word in links() for word in (*re.findall(r"[^\W\d_]+", between), *behind))


def _money_share(named: set[str]) -> str:
    """The share that two amounts of money of a sentence make."""
    return next((slot for slot, wholes in _WHOLES.items() if named >= set(wholes) and slot not in named), "")


def _parts(pairing: Pairing, told: Sequence[Amount]) -> Iterator[Amount]:
    """The two amounts of money of which one is the share of the other that the sentence tells."""
    sentence = pairing.sentence
    money = [v for v in sentence.values if v.kind == "money" and _stands(pairing, v)]
    percents = [v for v in sentence.values if v.kind == "percent"]
    if len(money) != 2 or len(percents) != 1 or not percents[0].number:
        return
    part, whole = sorted(money, key=lambda value: value.number or 0)
    share = part.number and whole.number and 100 * part.number / whole.number
    if not share or abs(share - percents[0].number) > _NEARLY * percents[0].number:
        return
    known = {amount.quantity: amount.number for amount in told}
    ids = {name.id for name in sentence.names if name.id.startswith(("spend.", "finance."))}
    for slot, (small, great) in _WHOLES.items():
        kind = slot.partition(".")[0]
        if not _NAMED[slot].search(sentence.folded):
            continue
        speaks = small in ids or slot in ids or known.get(slot) == percents[0].number
        if not speaks or (kind == "spend" and not _is_spent(pairing, ids, money)):
            continue
        for id_, value in ((small, part), (great, whole)):
            if value.number is not None:
                start, end = sentence.start + value.start, sentence.start + value.end
                yield Amount(id_, value.number, start, end, value.hedge)


def _is_spent(pairing: Pairing, ids: set[str], money: Sequence[Value]) -> bool:
    """Are amounts those of what was spent in the period, not of what was asked for, given or planned?"""
    if ids & {"spend.need", "spend.allotted"} or any(id_.startswith("finance.") for id_ in ids):
        return False
    return all(is_of_the_period(pairing.sentence, value) for value in money)


def _stands(pairing: Pairing, value: Value) -> bool:
    sentence = pairing.sentence
    return not (pairing.is_of_others(value) or is_passed_over(sentence, value) or is_uncertain(sentence, value))


def _rounds(told: Decimal, exact: Decimal) -> bool:
    """Is it the exact figure, rounded or cut to the digits told?"""
    digit = Decimal(1).scaleb(int(told.as_tuple().exponent)) if told != told.to_integral() else Decimal(1)
    return abs(told - exact) < digit

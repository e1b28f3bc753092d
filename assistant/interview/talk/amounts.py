"""What the figures of a long message count. One that could count two things, or is of another unit, year or time, is not told."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import pairwise

from assistant.interview.talk.alls import Counts
from assistant.interview.talk.amount import ELSEWHERE, LACKING, Amount, agreed, share_in_bracket, with_wholes
from assistant.interview.talk.manner import (
    aims_at,
    clause_around,
    is_asked,
    is_ordered,
    says_now,
    speaks_of_malware,
)
from assistant.interview.talk.naming import NETS, Name
from assistant.interview.talk.nones import nones
from assistant.interview.talk.nouns import MALWARE, SHARES, SYSTEMS
from assistant.interview.talk.pairing import GOALS, Pairing
from assistant.interview.talk.reckoned import is_untrue, reckoned
from assistant.interview.talk.sentences import Sentence, read_sentences
from assistant.interview.talk.units import in_said_unit
from assistant.reading import Context
from corpus.language.values import Value

_OF_PARTS = (*SYSTEMS, *MALWARE, "dvc.level3", "dvc.level4")

_ALL = re.compile(r"\b(?:ca|du|tat ca|toan bo|full|du het|het|tron)(?: ca)?\s*$")
_ALL_AFTER = re.compile(r"^[^,;.\d]{0,40}\b(?:deu|het|du ca|ca roi)\b")
_NONE = re.compile(r"\b(?:chua|khong|ko|k)\b(?: \w+){0,6}? nao\b")
_TAG = re.compile(
    r", ?(?:duoc|du|on|ok|the la|vay la|xong)?(?: roi)? ?(?:chua|khong|ha|nhe|hen|phai khong|dung khong)(?: \w+)? ?\?$"
)
_IN_YEAR = re.compile(r"[\s(]*(?:(?:vao|trong|den|toi|cuoi|het|nam) )*20[2-3]\d(?!\d)")
_LED = re.compile(
    r"\b(?:tuc|bang|chiem|ty le|tuong duong|tuong ung|tinh ra|muc)(?: (?:la|khoang|tam|dat|tuc|co|chung|gan|hon))*\s*[|:]?\s*$"
)
_SPARE = re.compile(r"\b(?:du|thua|thieu) (?:ra )?\d+ (?:may|cai|bo|nguoi)\b")
_FROM = re.compile(r"\btu(?: muc)?(?: hien nay)?(?: la)?(?: khoang)?\s*$")
_UP_TO = re.compile(r"\s*(?:hien nay |nay |nam 20\d\d )?(?:len|den|toi|thanh)\b")
_BY_A_GOAL = re.compile(
    r"\b(?:trong khi|so voi|bang|vuot|chua dat|hoan thanh) (?:muc tieu|chi tieu)\b"
)  # of the years before
_OUT_OF = re.compile(  # "3 đơn vị nối WAN trên tổng 6 đơn vị"
    r"[^,;.\d]{0,60}\b(?:tren|trong)(?: tong)?(?: so)? (\d{1,3})(?: don vi| xa| phong| co quan| phuong)*\s*(?:[,;]|$|thoi|a$)"
)
_WHOLE = re.compile(r"\s*(?:don vi|dvi|dv|xa|phuong(?! an\b)|thi tran|co quan)\b")
_WHOLE_BEFORE = re.compile(r"\b(?:don vi|dvi|dv|co quan) truc thuoc\s*(?:co|la|:|=|\|)?\s*$")


@dataclass
class _Carry:
    """What a sentence leaves to the next: a goal spoken of, software against malware, the subject of the money, what is told room by
    room or as a total, counts of bodies."""

    goal: bool = False
    unmet: str = ""  # the goal of which only the present was told
    malware: bool = False
    counted: bool = False  # how many procedures of level 4 there are
    money: str = ""
    counts: Counts = field(default_factory=Counts)
    parted: set[str] = field(default_factory=set)
    totals: set[str] = field(default_factory=set)
    wholes: set[Decimal] = field(default_factory=set)


def tell_amounts(text: str, context: Context) -> list[Amount]:
    """The figures of a message with what they count, each quantity once."""
    found: list[Amount] = []
    carry = _Carry()
    for sentence in in_said_unit(read_sentences(text), text):
        if not sentence.folded.rstrip().endswith("?") or _TAG.search(sentence.folded):
            share = share_in_bracket(sentence, text, found)
            found += _Telling(sentence, carry, context).run(found) if share is None else share
    told = [a for a in agreed(with_wholes(found, carry.wholes)) if a.quantity not in carry.parted - carry.totals]
    return [amount for amount in told if not is_untrue(amount, told)]


class _Telling:
    """One sentence."""

    def __init__(self, sentence: Sentence, carry: _Carry, context: Context) -> None:
        self.s, self.carry, self.context = sentence, carry, context
        self.folded = sentence.folded
        goals = any(name.id in GOALS for name in sentence.names)
        told = slice(0, self._first_of_two())
        goes_on = carry.goal and (goals or "|" in self.folded) and not says_now(self.folded[told], sentence.typed[told])
        carry.goal = bool(aims_at(self.folded, sentence.typed)) or goes_on
        machines = any(name.id in MALWARE for name in sentence.names)
        carry.malware = speaks_of_malware(self.folded) or (carry.malware and machines)
        self.unmet, carry.unmet = carry.unmet, ""
        self.pairing = Pairing(sentence, context, carry.malware)

    def _first_of_two(self) -> int | None:
        """Where the first of two percentages under one name ends: "mức 4 đạt 90%, hiện giờ mới 35%" tells of now only then."""
        percents = [value for value in self.s.values if value.kind == "percent"]
        if len(percents) != 2 or any(percents[0].end <= n.start < percents[1].start for n in self.s.names):
            return None
        return percents[0].end

    def run(self, before: Sequence[Amount] = ()) -> list[Amount]:
        """`before`: what the sentences before tell."""
        out: list[Amount] = []
        for kinds in (("count", "fraction", "decimal"), ("money",), ("percent",)):
            pairs = self.pairing.pairs(kinds)
            told = [
                self._amount(value, name) for value, name in pairs if not self._is_one_of_several(value, name, pairs)
            ]
            out += [amount for amount in told if amount is not None]
            if kinds == ("percent",):
                out += self._shares_behind([value for value, _ in pairs], out)
                out += self._goal_behind()
        out += self._beside(out)
        self.carry.counted |= any(amount.quantity == "dvc.level4" for amount in out)
        self.carry.parted |= self.pairing.parted
        self.carry.totals |= self.pairing.totals
        self.carry.counts.see(self.folded, next((a.number for a in out if a.quantity == "sys.total"), None))
        for id_, number, start, end in self.carry.counts.alls(self.s, self.carry.malware):
            if id_ not in {amount.quantity for amount in out}:
                out.append(Amount(id_, number, self.s.start + start, self.s.start + end))
        out += nones(self.pairing, {amount.quantity for amount in out})
        out = reckoned(self.pairing, out, before)
        self._gather_wholes(out)
        return out

    def _is_one_of_several(self, value: Value, name: Name, pairs: Sequence[tuple[Value, Name]]) -> bool:
        """Do other figures of its kind without a name follow, for other years or levels?"""
        if name.id == "org.staff":  # "công chức 20, viên chức 15"
            return sum(other.id == "org.staff" for _, other in pairs) > 1
        if value.kind not in ("percent", "money") or self._is_now_and_then(value):
            return False
        later = min((n.start for n in self.s.names if n.start > max(name.start, value.start)), default=len(self.folded))
        claimed = [claimed for claimed, _ in pairs]
        others = [
            v for v in self.s.values if v.kind == value.kind and value.start < v.start < later and v not in claimed
        ]
        if value.kind == "money":
            others = [v for v in others if re.search(r"20\d\d\s*(?:la|:|thi|chi)?\s*$", self.folded[: v.start])]
        return bool(others)

    def _amount(self, value: Value, name: Name) -> Amount | None:
        assert value.number is not None
        slot = self.pairing.slot(name, value.kind)
        start, end = min(value.start, name.start), max(value.end, name.end)
        amount = Amount(slot, value.number, self.s.start + start, self.s.start + end, value.hedge)
        if slot in GOALS.values():
            return self._goal(amount, value)
        if value.kind == "percent" and slot not in (*NETS, *SHARES.values()):
            return None
        if value.kind == "money":
            self.carry.money = slot
        if (
            slot == "finance.share"
            and name.id == "finance.budget"
            and re.search(r"\bcntt\b|cong nghe thong tin", self.folded)
        ):
            return None  # "ngân sách dành 1% cho CNTT" is not said of chính quyền số
        if slot == "finance.budget" and self._is_share_in_money(value, name):
            return replace(amount, quantity="finance.digital")
        if slot in NETS:
            return self._share(amount, value)
        if slot == "it.ratio" and value.kind == "count" and _SPARE.search(self.folded):
            return None  # "mỗi người 1 máy, dư 4 máy"
        if value.kind == "fraction":
            posts = slot == "org.staff" and self.folded[name.start :].startswith("bien che")  # "53/55 biên chế"
            return replace(amount, total=value.total) if slot in _OF_PARTS else amount if posts else None
        return amount

    def _is_share_in_money(self, value: Value, name: Name) -> bool:
        """ "1% tổng chi ngân sách, tức là 4,1 tỷ"."""
        led = re.fullmatch(
            r"\s*,?\s*(?:tuc|nghia|bang|tuong duong)(?: la)?(?: khoang)?\s*", self.folded[name.end : value.start]
        )
        before = [v for v in self.s.values if v.end <= name.start]
        return led is not None and bool(before) and before[-1].kind == "percent"

    def _goal(self, amount: Amount, value: Value) -> Amount | None:
        """A percentage aimed at, or one of now, by the words that stand nearest before it."""
        values = [v for v in self.s.values if v.kind == "percent"]
        place = values.index(value)
        first = values[place - 1].end if place else 0
        stop = re.search(r"[,;]", self.folded[value.end :])
        last = value.end + stop.start() if stop else len(self.folded)
        before, after = self.folded[first : value.start], self.folded[value.end : last]
        if _BY_A_GOAL.search(before):
            return None
        now = says_now(before, self.s.typed[first : value.start])
        if (
            not now
            and self._is_aimed_at_later(value, values[place + 1 :])
            and not aims_at(f"{before} {after}")
            and not is_asked(before)
        ):
            now = [0]
        if self.carry.goal and _FROM.search(before) and _UP_TO.match(self.folded[value.end :]):
            return replace(amount, quantity="dvc.rate4") if amount.quantity == "goal.dvc4" else None  # "từ 25% lên 80%"
        aimed = aims_at(before, self.s.typed[first : value.start])
        later = aims_at(after) or (self.carry.goal and not says_now(after, self.s.typed[value.end : last]))
        if (aimed and (not now or max(aimed) > max(now))) or (not now and later):
            year = (
                _IN_YEAR.match(after)
                or re.search(r"\b20[2-3]\d\b", f"{before} {after}")
                or re.search(r"\b20[2-3]\d\b", self.folded)
            )
            told = year[0].split()[-1].strip("(") if year else ""
            planned = told and int(told) >= self.context.period[0]
            return None if is_ordered(before) else replace(amount, year=told if planned else "")
        if now and not any(value.start < v.start for v in values):
            self.carry.unmet = amount.quantity
        beside = any(name.id == "dvc.rate34" for name in self.s.names) and re.search(r"\brieng\b", before)
        counted = self.carry.counted and re.search(r"\b(?:dat|chiem|la|moi|duoc)\s*$", before)
        if amount.quantity == "goal.dvc4" and (now or counted or beside or re.search(r"\bty le\b", before)):
            return replace(amount, quantity="dvc.rate4")
        return None

    def _is_now_and_then(self, value: Value) -> bool:
        """ "mức 4 hiện 3%, 2025 đạt 50%": what there is and, for another time, what is aimed at."""
        later = [v for v in self.s.values if v.kind == "percent" and v.start > value.start]
        before = slice(0, value.start)
        now = says_now(self.folded[before], self.s.typed[before])
        return value.kind == "percent" and bool(now) and self._is_aimed_at_later(value, later)

    def _is_aimed_at_later(self, value: Value, later: Sequence[Value]) -> bool:
        """ "Mức 4 đạt 30%, phấn đấu 80%": the first is what there is, for the words that aim stand behind it."""
        if not later or any(value.end <= name.start < later[0].start for name in self.s.names):
            return False
        between = slice(value.end, later[0].start)
        return bool(aims_at(self.folded[between], self.s.typed[between]))

    def _share(self, amount: Amount, value: Value) -> Amount | None:
        """How many of the bodies below: of how many may be told with it or elsewhere."""
        before, after, clause = self.folded[: value.start], self.folded[value.end :], clause_around(self.s, value)
        typed = self.s.typed[: value.start]
        if aims_at(before, typed) and not says_now(before, typed):
            return None  # "đến 2025 là 100% xã có LAN"
        if value.kind == "percent":
            return amount
        if value.kind == "fraction":
            return replace(amount, total=value.total)
        if whole := _OUT_OF.match(after):
            if re.search(r"\b(?:chua|khong|ko|thieu)\b", clause):
                return None
            return replace(amount, total=Decimal(whole[1]), end=amount.end)
        if _NONE.search(clause) and re.search(r"\b(?:trong|tren)(?: so| tong so)?\s*$", before):
            return replace(amount, number=Decimal(0), total=value.number)
        if _ALL.search(before) or (_ALL_AFTER.match(after) and not re.search(r"\b(?:chua|khong)\b", after)):
            return replace(amount, total=value.number)
        if re.search(r"\bthieu\s*$", before):
            return replace(amount, total=LACKING)
        return None if re.search(r"\bchua\b", clause) else replace(amount, total=ELSEWHERE)

    def _beside(self, told: Sequence[Amount]) -> list[Amount]:
        """ "LAN và Internet đều 8/8": one share told of nets named side by side."""
        nets = [name for name in self.s.names if name.id in NETS]
        ids = {amount.quantity: amount for amount in told if amount.quantity in NETS}
        out: list[Amount] = []
        for one, other in pairwise(nets):
            joined = re.fullmatch(
                r"\s*(?:va|/|&|\+|lan|voi|cung nhu|(?P<comma>,))\s*", self.folded[one.end : other.start]
            )
            named = [a for a in told if a.quantity == one.id and a.start + 1 < self.s.start + one.start]
            shared = re.fullmatch(r"\s*,\s*(?:(?:va|co|ket noi|noi) )*", self.folded[one.end : other.start])
            if named and shared and re.match(r"\s*(?:$|[;.])", self.folded[other.end :]):
                joined = shared  # "5/5 đơn vị có LAN, kết nối Internet"
            elif joined and joined["comma"] and not re.match(r"\s*(?:deu|cung|ca hai)\b", self.folded[other.end :]):
                continue  # "có LAN, WAN thì 5"
            known, lacking = (one, other) if one.id in ids else (other, one)
            if joined and known.id in ids and lacking.id not in ids and one.id != other.id:
                amount = replace(ids[known.id], quantity=lacking.id)
                ids[lacking.id] = amount
                out.append(amount)
        return out

    def _shares_behind(self, named: Sequence[Value], told: Sequence[Amount]) -> list[Amount]:
        """ "tức 5%" behind an amount is its share."""
        out = []
        for value in self.s.values:
            led = _LED.search(self.folded[: value.start])
            if value.kind == "percent" and value not in named and led and value.number is not None:
                start, end = self.s.start + led.start(), self.s.start + value.end
                near = [
                    a
                    for a in told
                    if a.end <= start and not re.search(r"\d", self.folded[a.end - self.s.start : led.start()])
                ]
                net = next((a.quantity for a in near if a.quantity in NETS), "")
                if any(a.quantity == "dvc.level4" for a in near) and not re.search(
                    r"chiem|\b(?:muc(?: do)?|md) ?3", self.folded
                ):
                    net = "dvc.rate4"
                if slot := net or SHARES.get(self.carry.money, ""):
                    out.append(Amount(slot, value.number, start, end, value.hedge))
        return out

    def _goal_behind(self) -> list[Amount]:
        """ "Mức 4 hiện 30%. Mục tiêu đến 2025 là 80%": the goal of what was told just before."""
        percents = [value for value in self.s.values if value.kind == "percent"]
        if not self.unmet or self.s.names or len(percents) != 1 or not aims_at(self.folded, self.s.typed):
            return []
        value = percents[0]
        amount = Amount(self.unmet, value.number or Decimal(0), self.s.start, self.s.start + value.end, value.hedge)
        goal = self._goal(amount, value)
        return [goal] if goal is not None and goal.quantity == self.unmet else []

    def _gather_wholes(self, told: Sequence[Amount]) -> None:
        """Counts of the bodies below, for shares that tell no whole."""
        mine = [(a.start, a.end) for a in told if a.quantity in NETS and a.total in (ELSEWHERE, LACKING)]
        for value in self.s.values:
            place = self.s.start + value.start
            after, before = self.folded[value.end :], self.folded[: value.start]
            counted = value.kind == "count" and (_WHOLE.match(after) or _WHOLE_BEFORE.search(before))
            if counted and value.number and not any(start <= place < end for start, end in mine):
                self.carry.wholes.add(value.number)

"""Which name of a sentence each of its figures belongs to: the pairing with the greatest sum of scores, where it stands out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.interview.talk.manner import (
    clause_around,
    is_installed,
    is_of_a_room,
    is_of_now,
    is_of_some,
    is_of_the_period,
    is_passed_over,
    is_uncertain,
    is_whole,
    speaks_of_malware,
)
from assistant.interview.talk.naming import NETS, Name
from assistant.interview.talk.nouns import MALWARE, SHARES, SYSTEMS, counted, is_share_of_else
from assistant.interview.talk.own import without_own
from assistant.interview.talk.plain import strange_words
from assistant.interview.talk.rows import heads_next, links, turns
from assistant.interview.talk.sentences import Sentence
from assistant.interview.talk.strangers import strangers
from assistant.reading import Context
from corpus.language.values import Value

# A percentage under a name tells of another quantity than a count does; what no question asks is known so that it is not taken for else.
GOALS = {
    "dvc.level4": "goal.dvc4",
    "goal.online_files": "goal.online_files",
    "goal.reports": "goal.reports",
    "goal.digitise": "goal.digitise",
}
PERCENTS = {**GOALS, **SHARES, **{id_: id_ for id_ in (*NETS, "dvc.rate34", "dvc.level3")}}
NOUNS = {
    "dvc.total": ("dvc.level3", "dvc.level4", "dvc.rate34"),
    "sys.total": SYSTEMS,
}  # behind a figure the noun of what is named before it
LEAST = 1.0  # score of a pair below which a name and a figure are strangers
MARGIN = 0.4  # by which the best pairing must beat one that says something else
NEAR = 12  # words behind a figure within which another unit's name speaks of it
WEAK = 1.2  # what a bare noun weighs less than a name
_HEADS_NEXT = 1.5  # what a name behind a figure weighs less that stands before the next
BARE = ("may", "thu tuc", "he thong", "ht", "nguoi")
OTHER = "other"
DONE = ("sec.audited", "sec.periodic")  # count what was done within the period

Pair = tuple[Value, Name]


class Pairing:
    """The names and figures of one sentence. `malware`: is software against malware spoken of, here or just before?"""

    def __init__(self, sentence: Sentence, context: Context, malware: bool) -> None:
        self.sentence, self.context, self.malware = sentence, context, malware
        self.bare = without_own(sentence, context.unit)
        self.told = (sentence, without_own(sentence, context.unit, "·"))  # what bears on a figure must do so in both
        self.folded = sentence.folded
        self.strangers = strangers(sentence.typed, context)
        self.parted: set[str] = set()  # quantities told room by room
        self.totals: set[str] = set()  # quantities told as a total of all

    def pairs(self, kinds: tuple[str, ...]) -> list[Pair]:
        """Figures of some kinds with their names; those left out that could as well say something else."""
        values = [v for v in self.sentence.values if v.kind in kinds and not self.is_of_others(v)]
        if not values:
            return []
        names = [n for n in self.bare.names if n.id == OTHER or self.slot(n, values[0].kind)]
        score, best = _greatest(self._table(values, names))
        mine = {self.slot(name, value.kind): value.number for value, name in best}
        out = []
        paired = {value for value, _ in best}
        for pair in best:
            less, other = _greatest(self._table(values, names, without=pair))
            said = {self.slot(name, value.kind): value.number for value, name in other}
            if pair[1].id != OTHER and (score - less >= MARGIN or said == mine):
                if self._is_told(*pair) and not self._is_rivalled(*pair, paired):
                    out.append(pair)
                    if re.search(r"\b(?:toan|ca|tong)\b", clause_around(self.sentence, pair[0])):
                        self.totals.add(self.slot(pair[1], pair[0].kind))
                elif all(is_of_a_room(told, pair[0]) for told in self.told):
                    self.parted.add(self.slot(pair[1], pair[0].kind))
        return out

    def is_of_others(self, value: Value) -> bool:
        """Is another unit named before the figure, or right behind it?"""
        before = [start for start in self.strangers if start < value.start]
        if before and not _BACK_HOME.search(self.folded[max(before) : value.start]):
            return True
        stop = re.search(r"[,;]", self.folded[value.end :])
        last = value.end + (stop.start() if stop else len(self.folded))
        return any(start < last and len(self.folded[value.end : start].split()) < NEAR for start in self.strangers)

    def slot(self, name: Name, kind: str) -> str:
        """The quantity that a figure of a kind tells of a name; "" for none."""
        id_ = name.id
        money = id_.startswith(("spend.", "finance."))
        if kind == "percent":
            return PERCENTS.get(id_, "")
        if kind == "money":
            return id_ if money and id_ not in SHARES.values() else ""
        if (
            money
            or id_.startswith("goal.")
            or id_ in (OTHER, "dvc.rate34")
            or (kind == "decimal") != (id_ == "it.ratio")
        ):
            return id_ if id_ == "it.ratio" and kind == "count" else ""
        return "" if id_ in MALWARE and not self.is_protected(name) else id_

    def is_protected(self, name: Name) -> bool:
        """Is software against malware spoken of where the machines are named?"""
        begin = max(self.folded.rfind(",", 0, name.start), 0)
        end = self.folded.find(",", name.end)
        clause = slice(begin, end if end >= 0 else len(self.folded))
        told = speaks_of_malware(self.folded[clause]) or speaks_of_malware(self.folded[: name.start])
        return self.malware and (
            told
            or (self.sentence.goes_on and not _SITED.search(self.folded))
            or is_installed(self.folded[clause], self.sentence.typed[clause])
        )

    def _table(
        self, values: Sequence[Value], names: Sequence[Name], without: Pair | None = None
    ) -> list[list[tuple[float, Value, Name]]]:
        return [
            [
                (score, value, name)
                for name in names
                if without != (value, name) and (score := self._score(value, name, names)) >= LEAST
            ]
            for value in values
        ]

    def _score(self, value: Value, name: Name, names: Sequence[Name]) -> float:
        before = name.end <= value.start
        low, high = (name.end, value.start) if before else (value.end, name.start)
        gap = self.bare.folded[low:high]
        bridged = _APPOSED.sub(" ", gap) if name.id in NETS else gap
        if value.kind == "fraction" and name.id in NETS and before and _ALONE.match(self.folded[value.end :]):
            bridged = re.sub(r",\s*$", " ", bridged)  # "WAN chưa có đơn vị nào, 0/5 đơn vị"
        commas = len(re.findall(r"[,;]", _BODIES.sub(" ", bridged)))
        if name.id == OTHER:
            commas += not before and turns(self.sentence.typed[low:high])
            return 2.9 - 0.3 * len(gap.split()) - 2 * min(commas, 1)
        slot = self.slot(name, value.kind)
        if not slot or not self._may_be(value, name, gap if not before else ""):
            return 0.0
        crossed = [n for n in names if low <= n.start and n.end <= high]
        figures = [v for v in self.sentence.values if low <= v.start and v.end <= high and v.kind != "ordinal"]
        goal = slot in GOALS.values()
        stands = goal and before and _AND_NOW.search(gap)
        strange = [word for word in re.findall(r"[^\W\d_]+", gap) if not stands and word not in links()]
        score = (
            (2.8 if before else 3.0 if len(gap.split()) < 2 else 2.6) - 0.25 * len(strange) - 0.03 * len(gap.split())
        )
        if not before:
            score -= _HEADS_NEXT if heads_next(self.bare, value, name, names) else 0.0
            commas += turns(self.sentence.typed[low:high])
        if before:
            score -= (0.8 if goal and (figures or stands) else 1.5 if strange else 1.2) * min(commas, 1)
        else:
            score -= 2.0 * min(commas, 1) + bool(re.search(r"\bthi\b(?! (?:tran|xa)\b)", gap))
        score -= 0.2 * max(commas - 1, 0) + (WEAK if self.folded[name.start : name.end] in BARE else 0)
        score -= sum(1.5 if n.id != name.id and self.slot(n, value.kind) else 0.3 for n in crossed)
        return score - sum(0.3 if goal else 1.5 if v.kind == value.kind else 0.2 for v in figures)

    def _may_be(self, value: Value, name: Name, gap_behind: str) -> bool:
        """May the figure count what the name says, by the word behind it and by the way it is told?"""
        sentence = self.sentence
        allowed = self._measured(value)
        if allowed is not None and name.id not in allowed:
            return False
        if gap_behind and (re.search(r"\b(?:chua|khong|ko)\b", gap_behind) or self._counts_else(gap_behind, name)):
            return False
        if name.id in NETS and _PART_OF.search(_BODIES.sub(" ", self.folded[: value.start])):
            return False  # "20 xã có LAN trên tổng số 24": the whole
        listed = self._lists(slice(name.end, value.start))
        if (
            listed
            and not name.id.startswith("sys.")
            and not (name.id == "dvc.total" and re.match(r"\s*(?:thu tuc|tthc)\b", self.folded[value.end :]))
        ):
            return False  # "chi an toàn thông tin gồm thuê giám sát 120 triệu": the first of several
        total = re.match(r"(?:tong|ty le|so (?!hoa))", self.folded[name.start :])
        if name.start >= value.end and value.kind != "percent" and total:
            return False  # "25 thủ tục trên tổng số": a total is named before its figure
        if gap_behind and re.search(r"\b(?:trong do|gom|ke ca|rieng)\b", gap_behind):
            return False  # "3 tỷ, trong đó có an toàn thông tin"
        if name.start >= value.end and self._is_noun(value, name):
            return False
        counted = value.kind not in ("money", "percent")
        return not self._is_of_another(value, name) and (
            not counted or is_of_now(sentence, value, self.context, done=name.id in DONE)
        )

    def _lists(self, span: slice) -> bool:
        """Does a list begin there: "gồm", not "gom lại"?"""
        typed = self.sentence.typed[span].lower()
        return bool(re.search(r"\bgom\b", self.folded[span])) and (self.sentence.typed.isascii() or "gồm" in typed)

    def _counts_else(self, gap: str, name: Name) -> bool:
        """ "2 đường Internet": the word right behind a figure is what it counts."""
        if name.id == "dvc.level4" and re.match(r"\s*(?:tthc|thu tuc|dvc|dvctt|dich vu)\b", gap):
            return False
        words = re.findall(r"[^\W\d_]+", gap)
        return bool(words) and (words[0] not in links() or words[0] in ("duong", "goi", "lop"))

    def _is_noun(self, value: Value, name: Name) -> bool:
        """ "mức 3 có 46 thủ tục hành chính": the noun behind the figure counts, the name before it says what."""
        before = [n for n in self.sentence.names if n.end <= value.start]
        if not before or before[-1].id not in NOUNS.get(name.id, ()):
            return False
        gap = self.folded[before[-1].end : value.start]
        return not re.search(r"[,;\d]", gap) and all(word in links() for word in re.findall(r"[^\W\d_]+", gap))

    def _is_told(self, value: Value, name: Name) -> bool:
        """Is the figure told as what the name stands for: sure, of the whole unit and of the right time?"""
        sentence, slot = self.sentence, self.slot(name, value.kind)
        if is_passed_over(sentence, value) or is_uncertain(sentence, value):
            return False
        if slot.startswith("spend.") and not is_of_the_period(sentence, value):
            return False
        if slot.startswith("spend.") and any(n.id.startswith("finance.") for n in sentence.names):
            return False  # "chính quyền số 8 tỷ, trong đó an toàn thông tin 800 triệu": of the plan, not of the past
        if self._is_of_columns(value, name):
            return False
        if value.kind == "percent":
            return not is_share_of_else(slot, self.folded[: value.start], self.folded[value.end :])
        also = _LACKING if name.id in NETS else _DONE if name.id in DONE else frozenset()
        if strange_words(self.bare, value, name) - also:
            return False
        if value.kind == "money":
            return True
        if name.id in ("it.computers", "org.staff") and value.number == 1:
            return False  # "xài chung một cái"
        if name.id == "it.computers":
            clause = clause_around(sentence, value)
            if speaks_of_malware(clause) or re.search(r"\b(?:da|duoc|moi) cai\b", clause):
                return False  # "đã cài cho 50 máy tính"
            low, high = min(name.start, value.start), max(name.end, value.end)
            if not _BOTH_KINDS.search(self.folded[low:high]) and re.search(
                r"\b(?:de ban|xach tay|laptop|(?:may|tinh) ban)\b", self.folded[low:high]
            ):
                return False  # one kind of them
        later = next((n.start for n in sentence.names if n.start >= value.end and n.id != OTHER), len(self.folded))
        whole = is_whole(sentence, value, later, lacking=name.id in NETS)
        return whole and not all(is_of_some(told, value, name.id) for told in self.told)

    def _is_rivalled(self, value: Value, name: Name, paired: set[Value]) -> bool:
        """Does another figure without a name, of the same kind and of things as good, stand in the same clause?"""
        if name.id in NETS or not value.number:
            return False  # of how many is told beside it; nought is said of what was counted before
        begin = max((match.end() for match in _CLAUSE.finditer(self.folded[: value.start])), default=0)
        edge = _CLAUSE.search(self.folded[value.end :])
        end = value.end + edge.start() if edge else len(self.folded)
        return any(
            begin <= other.start < end
            and other not in paired
            and other.kind == value.kind
            and other.number != value.number
            and not _IN_ALL.search(self.folded[: other.start])
            and ((allowed := self._measured(other)) is None or name.id in allowed)
            for other in self.sentence.values
        )

    def _is_of_columns(self, value: Value, name: Name) -> bool:
        """Does a row of a table hold another figure, so that only its head says which is which; or one in per cent?"""
        row = self.folded[name.end :]
        others = [
            v for v in self.sentence.values if v != value and v.start > name.end and v.kind in (value.kind, "decimal")
        ]
        return "|" in row and (bool(others) or bool(re.search(r"\|\s*%", row)))

    def _is_of_another(self, value: Value, name: Name) -> bool:
        """ "100% máy tính được kết nối Internet" is no share of bodies: what stands right behind a figure is what it counts."""
        behind = next((n for n in self.sentence.names if n.start >= value.end), None)
        if behind is None or behind == name or self.folded[value.end : behind.start].strip():
            return False
        if behind.id == "dvc.total" and name.id == "dvc.level4":
            return False  # "100% TTHC đủ điều kiện lên mức độ 4"
        return not self.slot(behind, value.kind) and value.kind == "percent" and name.start > behind.start

    def _measured(self, value: Value) -> tuple[str, ...] | None:
        return counted(value, self.folded[value.end :])


_BACK_HOME = re.compile(  # "Sở Y tế 90 máy nhưng bên em chỉ 45"
    r"\b(?:rieng|con|nhung|chu) (?:ben |o |thi )?(?:so|huyen|don vi|co quan|thi xa|thanh pho|em|minh|toi|chung toi|tui)\b"
    r"(?! (?:khac|ban|ben|kia))"
)
_DONE = frozenset(("to", "chuc", "ngoai", "qua", "vua", "roi", "nay", "truoc"))  # years in which it was done
_LACKING = frozenset(("thieu", "chua", "khong", "ko", "nao", "lap", "tinh", "keo"))  # ways of telling how many lack it
_CLAUSE = re.compile(r"[,;|](?!\d)|\b(?:con|nhung|trong (?:so )?do)\b")
_IN_ALL = re.compile(r"\b(?:tren|tong|trong)(?: (?:tong )?so| cong)?(?: la| co)?\s*$")
_APPOSED = re.compile(r",(?= (?:tuc|nghia la|cu the|dat)\b)")  # "WAN chưa có, tức 0/4"
_PART_OF = re.compile(r"\d[^,;]*\b(?:tren|trong)(?: tong)?(?: so)?\s*$")
_AND_NOW = re.compile(  # "85% mức độ 4 là vừa sức, hiện 22%"
    r"[,;]\s*(?:con )?(?:hien(?: nay| tai| gio)?|bay gio|nay)(?: (?:thi|la|moi|chi|duoc|dat|co|khoang|hon|gan))*\s*$"
)
_BOTH_KINDS = re.compile(
    r"\bban(?: va|,| lan| \+| voi| ca) (?:may )?(?:tinh )?(?:xach tay|laptop)"
    r"|(?:xach tay|laptop)(?: va|,| lan| \+| voi| ca) (?:may )?(?:tinh )?(?:de )?ban"
)
_ALONE = re.compile(r"\s*(?:don vi|xa|phuong|phong|co quan|thi tran|truc thuoc| )*(?:[,.;)]|$)")
_SITED = re.compile(r"\b(?:dat|o|tai|thue|mua|co)\b")
_BODIES = re.compile(
    r"\b(?:xa|phuong|phong|so|can bo)(?:, (?:phuong|thi tran|ban|nganh|cong chuc|don vi|chi cuc|trung tam))+\b"
)


def _greatest(table: list[list[tuple[float, Value, Name]]]) -> tuple[float, list[Pair]]:
    """The pairing of the greatest sum: each figure with one name at most, each name with one figure (a goal with two: now and
    then), none crossing."""
    best: dict[int, tuple[float, list[Pair]]] = {-1: (0.0, [])}
    for row in table:
        after = dict(best)
        for score, value, name in row:
            again = name.id in GOALS and value.kind == "percent"
            for last, (total, pairs) in best.items():
                if last < name.start or (again and last == name.start):
                    found = (total + score, [*pairs, (value, name)])
                    if name.start not in after or after[name.start][0] < found[0]:
                        after[name.start] = found
        best = after
    return max(best.values(), key=lambda found: found[0])

"""All figures of an answer and the fields that claim them: each field by one figure, each figure for one field."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from assistant.reading.assignment import SURE, Claim, assign, candidates, fits, noun_only
from assistant.reading.clauses import Piece, opens_with, split_segments
from assistant.reading.context import Telling
from assistant.reading.labels import Label, find_labels
from assistant.reading.qualities import NO, PARTLY, Qualities, narrowed, qualities
from assistant.reading.shares import read_share
from assistant.reading.target import Target
from corpus.language import fold
from corpus.language.values import Value


@dataclass
class Found:
    """Per clause: its values, labels and claims; figures taken in another way; questions that a person must settle."""

    clauses: Sequence[Piece]
    values: list[list[Value]]
    labels: list[list[Label]]
    claims: list[list[tuple[Target, Value]]]
    taken: list[list[Value]]
    whole: dict[int, Target] = field(default_factory=dict)  # clause -> share told as "tất cả"
    questions: dict[int, str] = field(default_factory=dict)  # the plan marks the clause
    plain: list[tuple[int, str]] = field(default_factory=list)  # asked, but the clause reads well as it stands

    def ask(self, index: int, question: str) -> None:
        known = self.questions.get(index)
        self.questions[index] = f"{known}; {question}" if known and question not in known else question

    def claimed(self, id_: str) -> tuple[int, Target, Value] | None:
        """Where a quantity was claimed."""
        for index, pairs in enumerate(self.claims):
            for target, value in pairs:
                if target.id == id_:
                    return index, target, value
        return None


def claim_all(
    telling: Telling, clauses: Sequence[Piece], values: list[list[Value]], targets: Sequence[Target]
) -> Found:
    """Claims over the whole answer; where two readings are possible there is a question and no claim."""
    quantities = telling.context.pack.quantities
    labels = [find_labels(c.text, vs, targets, quantities) for c, vs in zip(clauses, values, strict=True)]
    found = Found(clauses, values, labels, [[] for _ in clauses], [[] for _ in clauses])
    if any(target.quantity.counts for target in targets):
        _claim_shares(found, targets)
    else:
        Claimer(found, targets, telling.requirement.quantity).run()
    for index, pairs in enumerate(found.claims):
        for _, value in pairs:
            if any(digits in value.words for digits in telling.reading.hidden):
                found.ask(index, f"{value.words} là một số hay hai số (có ký tự ẩn ở giữa)")
    return found


def _claim_shares(found: Found, targets: Sequence[Target]) -> None:
    figures = [[v for v in vs if v.kind in ("count", "fraction", "percent")] for vs in found.values]
    told = False
    for index, clause in enumerate(found.clauses):
        share = read_share(clause, figures[index], targets, single=len(found.clauses) == 1)
        problem, plain = share.problem, share.plain
        if share.claims and told:
            problem, plain = "có nhiều số cho cùng một nội dung", True
        elif share.claims:
            found.claims[index] = list(share.claims)
            told = True
        if share.whole:
            found.whole[index] = next(t for t in targets if t.quantity.counts and not t.counts)
        if problem and plain:
            found.plain.append((index, problem))
        elif problem:
            found.ask(index, problem)
    if not any(figures) and not found.whole and found.clauses:
        found.plain.append((0, "chưa rõ bao nhiêu trên tổng số"))


class Claimer:
    """The claims of figures that are no shares, clause by clause and then together."""

    def __init__(self, found: Found, targets: Sequence[Target], asked: str = "") -> None:
        self.found, self.targets = found, targets
        self.asked = asked  # the quantity that the question itself asks for
        self.folded = [fold(clause.text) for clause in found.clauses]
        self.settled: set[str] = set()  # told as the sum of kinds

    def run(self) -> None:
        found = self.found
        kinds = [self._kinds(index) for index in range(len(found.clauses))]
        self.settled = {target.id for pairs in kinds for target, _ in pairs}
        pools = [self._pool(index) for index in range(len(found.clauses))]
        pools = self._without_beaten(pools)
        chosen = [assign(self._figures(index), pool, self.targets) for index, pool in enumerate(pools)]
        self._merge(chosen, pools)
        for index, pairs in enumerate(kinds):
            found.claims[index] = [*pairs, *found.claims[index]]
        self._claim_only()
        self._ask_unlabelled()

    def _figures(self, index: int) -> list[Value]:
        skipped = ("ordinal", "version", "year")
        return [v for v in self.found.values[index] if v.kind not in skipped and v not in self.found.taken[index]]

    def _quality(self, index: int, value: Value) -> Qualities:
        values = [v for v in self.found.values[index] if v.kind not in ("ordinal", "version")]
        return qualities(self.folded[index], values, values.index(value))

    def _kinds(self, index: int) -> list[tuple[Target, Value]]:
        """A count told as the sum of its kinds: "118 máy bàn và 22 laptop" are 140 machines."""
        clause, out = self.found.clauses[index], []
        for target in self.targets:
            by_kind: dict[int, Value] = {}
            for value in self._figures(index):
                after = self.folded[index][value.end :].lstrip()
                kinds = [n for n, names in enumerate(target.quantity.parts) if opens_with(after, names)]
                if kinds and value.kind == "count" and value.number is not None and len(value.alternatives) < 2:
                    by_kind.setdefault(kinds[0], value)
            told = sorted(by_kind.values(), key=lambda v: v.start)
            if len(told) < 2:
                continue
            total = sum((v.number for v in told if v.number is not None), Decimal(0))
            words = clause.text[told[0].start : told[-1].end]
            hedge = next((v.hedge for v in told if v.hedge), "")
            out.append((target, replace(told[0], number=total, end=told[-1].end, words=words, hedge=hedge)))
            self.found.taken[index] += [
                *told,
                *(v for v in self._figures(index) if v.number == total and v not in told),
            ]
        return out

    def _pool(self, index: int) -> list[Claim]:
        """Candidates of a clause that its words allow."""
        labels = [label for label in self.found.labels[index] if not self._label_denied(index, label)]
        found = candidates(self.found.clauses[index].text, self._figures(index), labels, self.targets)
        pool = [c for c in found if c.target is None or (c.target.id not in self.settled and self._allowed(index, c))]
        return [claim for claim in pool if not noun_only(claim, pool)]

    def _label_denied(self, index: int, label: Label) -> bool:
        """ "chưa có mức 4": the name of what is absent takes no figure from beyond its comma."""
        clause = self.found.clauses[index]
        for segment in split_segments(clause):
            begin, end = segment.start - clause.start, segment.end - clause.start
            if begin <= label.start < end:
                inside = [v for v in self._figures(index) if begin <= v.start < end]
                return not inside and bool(re.search(rf"\b{NO}\b", self.folded[index][begin:end]))
        return False

    def _allowed(self, index: int, claim: Claim) -> bool:
        assert claim.target is not None
        quality, quantity = self._quality(index, claim.value), claim.target.quantity
        if quality.per and quantity.type not in ("ratio", "decimal"):
            return False
        if quality.of_whole and quantity.at_most:
            return False
        if quality.denied_before and not quality.denied_after:
            return False
        wholes = {target.quantity.at_most for target in self.targets}
        partly = PARTLY.search(self.folded[index][claim.value.end :])
        return not quality.denied_after or (claim.target.id in wholes and not quantity.at_most) or bool(partly)

    def _flagged(self, index: int, claim: Claim) -> bool:
        """Is another figure of the same name likelier to be meant?"""
        assert claim.target is not None
        quality = self._quality(index, claim.value)
        part = quality.part and not claim.target.quantity.at_most
        values = self.found.values[index]
        return (
            quality.past
            or quality.event
            or part
            or quality.denied_after
            or narrowed(self.found.clauses[index].text, claim, values)
        )

    def _without_beaten(self, pools: list[list[Claim]]) -> list[list[Claim]]:
        """Where a field is named for several figures, those of the past, of a part, of "hỏng" stand back."""
        plain: set[str] = set()
        for index, pool in enumerate(pools):
            for claim in pool:
                if claim.target and claim.score >= SURE and not self._flagged(index, claim):
                    plain.add(claim.target.id)
        out = []
        for index, pool in enumerate(pools):
            kept = []
            for claim in pool:
                beaten = claim.target is not None and claim.target.id in plain and self._flagged(index, claim)
                kept.append(replace(claim, target=None, score=claim.score) if beaten else claim)
            out.append(kept)
        return out

    def _merge(self, chosen: list[list[Claim]], pools: list[list[Claim]]) -> None:
        """Claims kept where the field is told once; figures of a part alone, and names that two share, are asked."""
        by_target: dict[str, list[tuple[int, Claim]]] = {}
        for index, claims in enumerate(chosen):
            for claim in claims:
                if claim.target is not None:
                    by_target.setdefault(claim.target.id, []).append((index, claim))
        taken = {claim.value for claims in chosen for claim in claims}
        for index, pool in enumerate(pools):
            for claim in pool:
                if claim.target and claim.score >= SURE and claim.value not in taken:
                    by_target.setdefault(claim.target.id, []).append((index, claim))
        for told in by_target.values():
            numbers = {claim.value.number for _, claim in told}
            index, first = told[0]
            assert first.target is not None
            if len(numbers) > 1:
                shown = " hay ".join(dict.fromkeys(claim.value.words for _, claim in told))
                for place in {place for place, _ in told}:
                    self.found.ask(place, f"{first.target.label} là {shown}")
            elif narrowed(self.found.clauses[index].text, first, self.found.values[index]):
                self.found.ask(index, f"{first.value.words} có phải là {first.target.label} không")
            elif others := self._joint(index, first, by_target):
                labels = " và ".join([first.target.label, *others])
                self.found.ask(index, f"{first.value.words} là của riêng nội dung nào, hay chung cho {labels}")
            else:
                self.found.claims[index].append((first.target, first.value))
        for index, pairs in enumerate(self.found.claims):
            self.found.claims[index] = sorted(pairs, key=lambda pair: pair[1].start)

    def _joint(self, index: int, claim: Claim, by_target: dict[str, list[tuple[int, Claim]]]) -> list[str]:
        """Labels of other fields that stand as near to the figure and are left without one of their own."""
        value, label, target = claim.value, claim.label, claim.target
        assert label is not None
        assert target is not None
        names = {t.id: t for t in self.targets}
        out = [names[id_].label for id_ in sorted(label.ids) if id_ != target.id and len(label.ids) > 1]
        figures = self._figures(index)
        first = max((v.end for v in figures if v.end <= value.start), default=0)
        last = min((v.start for v in figures if v.start >= value.end), default=len(self.folded[index]))
        for other in self.found.labels[index]:
            if other == label or other.foreign or other.ids & {target.id} or not first <= other.start < last:
                continue
            if self._label_denied(index, other) or not self._side_by_side(index, claim, other):
                continue
            for id_ in other.ids:
                related = (
                    target.quantity.at_most == id_
                    or target.quantity.share_of == id_
                    or names[id_].quantity.at_most == target.id
                )
                if id_ not in by_target and id_ not in self.settled and not related:
                    out.append(names[id_].label)
        return list(dict.fromkeys(out))

    def _side_by_side(self, index: int, claim: Claim, other: Label) -> bool:
        """Do two names claim one figure: "mức 3 và mức 4: 40", "máy chủ 2 máy trạm"?"""
        assert claim.label is not None
        low, high = sorted((claim.label, other), key=lambda label: label.start)
        between = self.folded[index][low.end : high.start]
        if low.end <= claim.value.start and claim.value.end <= high.start:
            return not re.search(r"[,;:()]", between)
        return bool(re.fullmatch(r"[\s,&+/-]*(?:va|voi)?\s*", between))

    def _claim_only(self) -> None:
        """An only figure of an only field needs no name: "95tr" to "Tổng chi cho an toàn thông tin?"."""
        found = self.found
        if found.questions:
            return
        own = [t for t in self.targets if not found.claimed(t.id)]
        if any(found.claims):  # beside others only what the question itself asks: the 320 of "320 triệu, chiếm 15%"
            own = [t for t in own if t.id == self.asked]
        free = [
            (index, v)
            for index in range(len(found.clauses))
            for v in self._figures(index)
            if any(fits(v, t.quantity) for t in own) and all(v != taken for _, taken in found.claims[index])
        ]
        if len(free) != 1 or free[0][1].kind not in ("money", "percent"):
            return
        index, value = free[0]
        meant = [t for t in own if fits(value, t.quantity)]
        if len(meant) != 1:
            return
        if not self._quality(index, value).per and not self._quality(index, value).denied_before:
            found.claims[index] = [*found.claims[index], (meant[0], value)]

    def _ask_unlabelled(self) -> None:
        """A figure that several fields could take, and no name says which."""
        found = self.found
        for index in range(len(found.clauses)):
            taken = {value for _, value in found.claims[index]}
            for value in self._figures(index):
                if value in taken or index in found.questions:
                    continue
                open_targets = [t for t in self.targets if fits(value, t.quantity) and not found.claimed(t.id)]
                if self._quality(index, value).per and value.kind in ("money", "count"):
                    if open_targets:
                        found.plain.append((index, "đây là mức cho mỗi năm, mỗi đơn vị; chưa có tổng số"))
                    continue
                bare = value.kind in ("money", "percent", "fraction") or not value.unit_word
                if open_targets and bare and not self._named(index, value):
                    names = " hay ".join(t.label for t in open_targets)
                    found.ask(index, f"{value.words} là {names}")

    def _named(self, index: int, value: Value) -> bool:
        """Does a name of something else stand right at the figure?"""
        folded = self.folded[index]
        for label in self.found.labels[index]:
            before, after = folded[label.end : value.start], folded[value.end : label.start]
            near = (label.end <= value.start and len(before.split()) < 3 and not re.search(r"[,;]", before)) or (
                label.start >= value.end and not after.strip()
            )
            if near:
                return True
        return False

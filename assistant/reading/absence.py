"""Fields that an answer denies: told zeros ("định kỳ thì chưa có", "chưa lên mức 3, 4", "2 hệ thống chưa duyệt cấp độ")."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.plan import Standing
from assistant.reading.claims import Found
from assistant.reading.clauses import Piece, split_segments
from assistant.reading.context import Telling, Where
from assistant.reading.labels import Label
from assistant.reading.qualities import NO, PARTLY
from assistant.reading.target import Target
from corpus.language import fold
from corpus.language.values import Value

_MONEY = re.compile(r"\d[\d.,]* ?(?:ty|trieu|tr|dong)(?!\w)")
_UNKNOWN = re.compile(
    r"so lieu|con so|thong ke|tong hop|hach toan|theo doi|quyet toan|xac dinh(?! cap do)|tinh (?:duoc|ra|xong|toi|den)\b"
    r"|\b(?:ro|biet|nho|dem|tach|chot|nam(?! 20))\b"
)
_LEVEL = re.compile(r"\bcap do (?:van |cung |thi )?$")  # "cấp độ chưa xác định": of a level that is known
_UNCOUNTED = re.compile(r"\b(?:lap|dang ky|de xuat)\b")  # "nhu cầu không lập": no money that could be nothing
_TWICE = re.compile(rf"\b{NO}\b.*\b{NO}\b")


class Absences:
    """The zeros of an answer, told clause by clause; a field that has its figure is not denied."""

    def __init__(self, telling: Telling, targets: Sequence[Target], found: Found) -> None:
        self.telling, self.found = telling, found
        self.open = [t for t in targets if not found.claimed(t.id) and t.quantity.type in ("count", "money")]
        self.told = False

    def of(self, clause: Piece, index: int) -> list[Target]:
        """Tell the zeros of a clause and return their fields."""
        out: list[Target] = []
        denying = False
        for segment in split_segments(clause):
            begin, end = segment.start - clause.start, segment.end - clause.start
            folded = fold(segment.text)
            inside = [(t, v) for t, v in self.found.claims[index] if begin <= v.start < end]
            labels = [label for label in self.found.labels[index] if begin <= label.start < end]
            figures = [
                v
                for v in self.found.values[index]
                if v.kind in ("count", "fraction", "money") and begin <= v.start < end
            ]
            denial = re.search(rf"\b{NO}\b", folded)
            goes_on = denying and not denial and not figures and _only_names(folded, labels, begin)
            if denial and (_not_known(folded, denial) or _TWICE.search(folded)):
                denying = False
                continue
            if inside:
                meant = self._parts_denied(clause, segment, inside)
            elif figures or not (denial or goes_on) or PARTLY.search(folded):
                meant = []
            else:
                after = [label for label in labels if denial is None or label.start - begin >= denial.start()]
                meant = self._with_parts(self._meant(after or labels))
                if denial and _UNCOUNTED.search(folded[denial.start() :]):
                    meant = [target for target in meant if target.quantity.type != "money"]
            denying = bool(meant)
            for target in meant:
                span: Where = {"words": segment.text, "start": segment.start, "end": segment.end}
                self.telling.add(target.id, "0", column=target.field, standing=Standing.NONE, **span)
                self.open.remove(target)
            out += meant
        self.told = self.told or bool(out)
        return out

    def _meant(self, labels: Sequence[Label]) -> list[Target]:
        """What is denied: of a part and its whole the part, of several names those that are named apart."""
        ids = {id_ for label in labels for id_ in label.ids}
        found = [target for target in self.open if target.id in ids]
        wholes = {target.quantity.at_most for target in found}
        return [target for target in found if target.id not in wholes or target.quantity.at_most]

    def _with_parts(self, denied: list[Target]) -> list[Target]:
        """Where there is nothing of a whole there is nothing of its parts: "chưa kiểm tra lần nào"."""
        wholes = {target.id for target in denied}
        return denied + [target for target in self.open if target.quantity.at_most in wholes and target not in denied]

    def _parts_denied(self, clause: Piece, segment: Piece, inside: Sequence[tuple[Target, Value]]) -> list[Target]:
        """The parts of a whole just told that are denied of all of it."""
        whole, value = inside[-1]
        after = fold(clause.text[value.end : segment.end - clause.start])
        denial = re.match(rf"(?:\s[^\W\d_]+){{0,4}}\s+(?:deu )?{NO}\s(?!.*\b(?:het|du(?! lieu)|xong)\b)(.+)", after)
        none_of = re.search(rf"\b{NO}\b[^,;]*\bnao\b", fold(segment.text))
        said = denial[1] if denial else fold(segment.text)
        if (
            len(inside) != 1 or not (denial or none_of) or _MONEY.search(said)
        ):  # "chưa gồm 95 triệu cho an toàn thông tin"
            return []
        parts = [target for target in self.open if target.quantity.at_most == whole.id]
        longest = max(parts, key=lambda t: _longest_alias(said, t), default=None)
        return [longest] if longest is not None and _longest_alias(said, longest) else []


def _not_known(folded: str, denial: re.Match[str]) -> bool:
    """Does it deny that anybody knows, not that there is any: "chưa thống kê", "không tách riêng"?"""
    unknown = _UNKNOWN.search(folded, denial.start())
    return unknown is not None and not (unknown[0] == "xac dinh" and _LEVEL.search(folded[: denial.start()]))


def _only_names(folded: str, labels: Sequence[Label], begin: int) -> bool:
    """Does a segment hold names alone: the "mức 4" of "chưa có mức 3, mức 4"?"""
    rest = folded
    for label in sorted(labels, key=lambda label: -label.start):
        rest = rest[: label.start - begin] + rest[label.end - begin :]
    return bool(labels) and not set(re.findall(r"\w+", rest)) - {"va", "hay", "hoac", "cung", "ca"}


def _longest_alias(folded: str, target: Target) -> int:
    """Length of the longest name of the quantity that stands in the text; 0 when none does."""
    names = map(fold, (*target.quantity.aliases, *target.quantity.cues))
    return max((len(n) for n in names if re.search(rf"(?<!\w){re.escape(n)}(?!\w)", folded)), default=0)

"""The unit that speaks, by whatever of its names: in full, cut short, by initials, by its kind alone ("trường có 410 máy tính")."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from assistant.interview.talk.sentences import Sentence
from corpus.language import fold
from corpus.language.data import load
from corpus.units import Unit

_PROVINCE = re.compile(r"(?: tinh)?(?: quang ngai)?$")
_JOINTS = re.compile(r"\s*,\s*|\s+-\s+|\s+va\s+")
_START = r"(?:^|[,;:.|(])\s*(?:(?:da|vang|a|thi|con|roi|toi|phan|ve|alo|ghi) ){0,3}"
# Behind a name: the bodies below; behind a bare kind: other bodies of that kind.
_LOWER = r"(?! (?:cac |cap )?(?:huyen|xa|phuong|thi tran|thi xa|thanh pho|tp|co so|truc thuoc)(?!\w))"
_OTHERS = (
    rf"{_LOWER}(?! (?:khac|ban|vien|hdnd|tinh uy|huyen uy)(?!\w))(?! so(?! (?:luong|may|can|cong|cb|lieu|he|thu|tt))(?!\w))"
    r"(?!(?: (?!co |hien |thi |minh )\w+){1,4} (?:huyen|xa|phuong|thi tran)(?!\w))"
)
_LEVELS = ("xa", "huyen", "tinh")  # "máy tính cấp huyện" are some of all
_BELOW = re.compile(
    r"(?:^|\s)(?:xa|phuong|thi tran|phong|doi|to|tram|hat|truong|benh vien|trung tam|chi cuc|ban quan ly|ban) $"
)
_SEVERAL = r"(?<!cac )(?<!moi )(?<!tung )(?<!nhung )(?<!may )(?<!vai )(?<!hai )(?<!ca )"
_SEVERAL_MARKED = r"(?<!các )(?<!mỗi )(?<!từng )(?<!những )(?<!mấy )(?<!vài )(?<!hai )"


def without_own(sentence: Sentence, unit: Unit, blank: str = " ") -> Sentence:
    """The sentence with the names of the unit that speaks blanked, of the same length; what no question counts is not named in them."""
    spans = _spans(sentence, unit)
    if not spans:
        return sentence
    folded, typed = sentence.folded, sentence.typed
    for start, end in spans:
        folded, typed = (text[:start] + blank * (end - start) + text[end:] for text in (folded, typed))
    names = tuple(
        n for n in sentence.names if n.id != "other" or not any(s <= n.start and n.end <= e for s, e in spans)
    )
    return replace(sentence, folded=folded, typed=typed, names=names)


def _spans(sentence: Sentence, unit: Unit) -> list[tuple[int, int]]:
    folded, names = sentence.folded, _names(unit)
    spans = [match.span() for match in names.whole.finditer(folded) if not _BELOW.search(folded[: match.start()])]
    spans += [match.span("own") for pattern in (names.cut, names.opening) for match in pattern.finditer(folded)]
    for match in names.lead.finditer(folded):
        end = _shortened(folded, match.end(), names.words)
        if end and re.match(_OTHERS, folded[end:]):
            spans.append((match.end(), end))
    bare = names.kind.finditer(folded) if sentence.typed.isascii() else names.marked.finditer(sentence.typed.lower())
    spans += [match.span() for match in bare if re.match(_OTHERS, folded[match.end() :])]
    return [(a, b) for a, b in spans if not (folded[:a].endswith("cap ") and folded[a:b] in _LEVELS)]


def _shortened(folded: str, place: int, words: tuple[str, ...]) -> int:
    """Where a name ends that stands at a place with some of its words as initials: "KKT Dung Quất"; 0 for none."""
    at, end, letters = 0, 0, False
    for token in re.finditer(r"(?:^|(?<=\s))[a-z]+", folded[place:]):
        if end and token.start() != end - place + 1:
            break
        count = 1 if words[at : at + 1] == (token[0],) else len(token[0])
        if count > 1 and "".join(word[0] for word in words[at : at + count]) != token[0]:
            break
        if at + count > len(words) or (count == 1 and words[at] != token[0]):
            break
        at, end, letters = at + count, place + token.end(), letters or count > 1
    return end if letters else 0


@dataclass(frozen=True)
class _Names:
    """Patterns of a unit's names: those that stand anywhere; those cut short, `own` behind a kind of body, and
    where a clause begins; what leads in to those; the words of the name without its kind; its kind alone, folded and as typed."""

    whole: re.Pattern[str]
    cut: re.Pattern[str]
    opening: re.Pattern[str]
    lead: re.Pattern[str]
    words: tuple[str, ...]
    kind: re.Pattern[str]
    marked: re.Pattern[str]


@lru_cache(maxsize=16)
def _names(unit: Unit) -> _Names:
    whole = _without_province(fold(unit.name))
    heads = [head for head in load("talk")["bodies"] if f"{whole} ".startswith(f"{fold(head)} ")]
    kinds = [kind.lower() for head in heads for kind in load("talk")["bodies"][head]]
    core = whole.removeprefix(max(map(fold, heads), key=len, default="")).strip()
    letters, cut = _letters(core, whole[0]) | {fold(unit.symbol)}, set()
    less: list[str] = []
    if core != whole:
        words = re.findall(r"[^\W\d_]+", core)
        less = [word for word in words if word != "va"]
        cut = {" ".join(told[:count]) for told in (words, less) for count in range(2, len(told) + 1)}
        cut |= {part for part in _JOINTS.split(core) if " " in part}
    known = {fold(word) for kind in load("talk")["plain"].values() for word in kind.split()}  # "cntt" is a word, too
    cut |= {short for short in letters if len(short) == 2}
    full = _full(unit) | {own for own in letters - known if len(own) > 2}
    full -= {
        fold(kind) for kind in kinds if fold(kind) not in ("so", "huyen", "ubnd")
    }  # a bare kind is told apart below
    lead = rf"(?<!\w)(?:{_any(['ben', 'phia', *map(fold, kinds)])})\s+"
    behind = "" if unit.level == "huyen" else _LOWER  # "Ba Tơ xã có LAN 4/9"
    return _Names(
        re.compile(rf"(?<!\w)(?:{_any(full)})(?!\w){behind}"),
        re.compile(rf"{lead}(?P<own>{_any(cut)})(?!\w){_OTHERS}"),
        re.compile(
            rf"{_START}(?P<own>{_any(cut)})(?=\s*(?:co|hien|minh|ben|em|thi|dang|bao|gui|xin|tong)(?!\w)|\s*[:,])"
        ),
        re.compile(lead),
        tuple(less),
        re.compile(rf"(?<!\w){_SEVERAL}(?:{_any(map(fold, kinds))})(?!\w)"),
        re.compile(rf"(?<!\w){_SEVERAL_MARKED}(?:{_any(kinds)})(?!\w)"),
    )


def _full(unit: Unit) -> set[str]:
    names = [unit.name, unit.place_name, *([unit.short, unit.proper] if unit.level == "huyen" else [])]
    told = {_without_province(fold(name)) for name in names} | {fold(name) for name in names}
    told |= {name.removesuffix(" quang ngai") for name in told}
    told |= {name.replace("uy ban nhan dan", "ubnd") for name in told}
    told |= {re.sub(r"^(?:uy ban nhan dan|ubnd|huyen|thi xa|thanh pho) ", "", name) for name in told}
    return {name for name in told | {name.split(" va ")[0] for name in told} if name}


def _letters(core: str, head: str) -> set[str]:
    """ "vhttdl", "svhttdl"; "gd&dt", "gd"."""
    parts = [part for part in _JOINTS.split(core) if part]
    last = f"{_initials(' '.join(parts[:-1]))}&{_initials(parts[-1])}" if len(parts) > 1 else ""
    return {_initials(core), f"{head}{_initials(core)}", last, _initials(parts[0]) if parts else ""} - {""}


def _without_province(name: str) -> str:
    return _PROVINCE.sub("", name) or name


def _initials(name: str) -> str:
    return "".join(word[0] for word in re.findall(r"[^\W\d_]+", name) if word != "va")


def _any(names: Iterable[str]) -> str:
    """One of them, or nothing that ever stands there."""
    return "|".join(sorted(map(re.escape, names), key=len, reverse=True)) or r"(?!)"

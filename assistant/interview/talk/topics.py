"""Which question words of a long message answer: told by the ways people speak of a thing, and by whether it was or is to be done."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from assistant.interview.talk.choosing import says_choice
from assistant.reading import Context
from corpus.language import fold
from corpus.language.data import load
from corpus.pack import Pack

HEAD, SURE, HINT = 6.0, 3.0, 1.5  # weights of a cue
LEADING = 3  # words before what leads
CLEAR = 1.0  # by which the best question must beat the next

# Told of what was, or of what is to be; the rest says so itself.
_PAST = ("p1.",)
_AHEAD = ("p2.4.", "p2.5.1", "p2.5.2", "y.2", "y.3.", "y.4.", "y.other")
_ANY_TIME = (
    "p2.4.3.platforms",
    "p2.4.other",
    "p1.0.proposals",
    "p1.0.difficulties",
    "p1.0.as_of",
    "p1.0.against_targets",
    "p1.0.effect",
)


def topic_of(text: str, context: Context, ahead: bool | None = None) -> tuple[str, float]:
    """(requirement, score) of the words; "" where nobody can tell. `ahead`: does their sentence speak of what is to come?
    Where a plan asks for nothing else, all does that is not said to be of today or over."""
    folded = as_typed(text)
    group = says_choice(folded)
    if group in context.pack.outlines[context.kind].groups:
        return group, HEAD
    if not _asks_what_was(context.pack, context.kind):
        ahead = not _looks_back(text, folded) or looks_ahead(text, context)
    elif ahead is None:
        ahead = looks_ahead(text, context)
    scores: dict[str, float] = {}
    for topic, home in _homes(context.pack, context.kind).items():
        score = _score(folded, topic, home) if _in_time(topic, ahead) else 0.0
        if score > scores.get(home, 0.0):
            scores[home] = score
    if not scores:
        return "", 0.0
    best = max(scores, key=lambda id_: scores[id_])
    rivals = [scores[id_] for id_ in scores if id_ != best]
    clear = scores[best] >= SURE and all(scores[best] - score >= CLEAR for score in rivals)
    return (best if clear else ""), scores[best]


@lru_cache(maxsize=8)
def _homes(pack: Pack, kind: str) -> dict[str, str]:
    """Topic -> the requirement that asks for it. A plan that shares topics with another kind of plan knows all of that
    one, so that what it does not ask is not taken for something else; those stand for themselves."""
    outline = pack.outlines[kind]
    shared = {topic: requirement.id for requirement in outline.requirements for topic in requirement.like}
    others = {id_ for name, other in pack.outlines.items() if name != kind for id_ in other.by_id}
    return {id_: shared.get(id_, id_) for id_ in _cues() if shared or id_ in outline.by_id or id_ not in others}


@lru_cache(maxsize=8)
def _asks_what_was(pack: Pack, kind: str) -> bool:
    return any(id_.startswith(_PAST) for id_ in pack.outlines[kind].by_id)


def label_end(text: str, home: str) -> int:
    """Where the label ends with which the words name what they are about: "về hạ tầng thì …"; 0 without one."""
    heads = _cues()[home][3] if home in _cues() else ()
    return max((match.end() for head in heads if (match := head.match(as_typed(text)))), default=0)


def is_wide(id_: str) -> bool:
    """Does what it asks for take in other topics: a goal of all, a roadmap?"""
    return _is(id_, "wide")


def _is(id_: str, name: str) -> bool:
    return bool(_data().get(id_, {}).get(name))


def _in_time(id_: str, ahead: bool) -> bool:
    if id_ in _ANY_TIME:
        return True
    return not (ahead and id_.startswith(_PAST)) and not (not ahead and id_.startswith(_AHEAD))


def _score(folded: str, id_: str, home: str) -> float:
    sure, hint, against, heads = _cues()[id_]
    if any(pattern.search(folded) for pattern in (*against, *(_cues()[home][2] if home in _cues() else ()))):
        return 0.0
    strong = sum(bool(pattern.search(folded)) for pattern in sure)
    found = [match.start() for pattern in sure if (match := pattern.search(folded))]
    first = CLEAR if found and _is(id_, "lead") and len(folded[: min(found)].split()) <= LEADING else 0.0
    head = HEAD if any(pattern.match(folded) for pattern in heads) else 0.0
    return (
        head
        + (SURE + CLEAR * is_wide(id_) + first + 0.5 * (strong - 1) if strong else 0.0)
        + HINT * sum(bool(pattern.search(folded)) for pattern in hint)
    )


def looks_ahead(text: str, context: Context) -> bool:
    """Does a text speak of what is to come: "sẽ", "dự kiến", a year of the plan?"""
    folded = as_typed(text)
    years = [
        int(year)
        for year in re.findall(r"(?<![\d/-])(20\d\d)(?![\d/])", re.sub(r"giai doan 20\d\d ?- ?20\d\d", "", folded))
    ]
    years += [int(year) for year in re.findall(r"(?<!\w)(?:quy|q|thang|t) ?\w{1,3} ?/ ?(20\d\d)", folded)]
    return any(context.period[0] <= year <= context.period[1] + 5 for year in years) or bool(_ahead().search(folded))


def as_typed(text: str) -> str:
    """The text folded, without words that only folding makes the ones looked for: "máy chứ không phải" names no "máy chủ"."""
    folded = fold(text)
    if text.isascii():
        return folded
    for match in _homographs().finditer(folded):
        if text[match.start() : match.end()].lower() not in load("talk")["homographs"]:
            folded = folded[: match.start()] + "_" * len(match[0]) + folded[match.end() :]
    return folded


@cache
def _homographs() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(fold, load('talk')['homographs']))})(?!\w)")


@cache
def _ahead() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(load('talk')['ahead'])})(?!\w)")


def _looks_back(text: str, folded: str) -> bool:
    """Does a text speak of what stands today, or is over: "hiện có", "đang dùng"?"""
    typed, back = (folded, _back()[1]) if text.isascii() else (text.lower(), _back()[0])
    match = back.search(typed)
    return (
        match is not None and not _AIMED.search(folded[: match.start()]) and not _acts().search(folded[: match.start()])
    )


_AIMED = re.compile(r"\d ?(?:%|phan tram)|muc tieu|phan dau")


@cache
def _back() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """As typed with its marks, and without."""
    told = "|".join(load("talk_annual")["back"])
    return re.compile(rf"(?<!\w)(?:{told})(?!\w)"), re.compile(rf"(?<!\w)(?:{fold(told)})(?!\w)")


@cache
def _acts() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(fold, load('frames')['acts']))})(?!\w)")


@cache
def _data() -> dict[str, dict[str, list[str]]]:
    return {**load("talk")["cues"], **load("talk_annual")["cues"]}


@cache
def _cues() -> dict[str, tuple[tuple[re.Pattern[str], ...], ...]]:
    return {
        id_: (
            *(tuple(_compiled(pattern) for pattern in told.get(kind, ())) for kind in ("sure", "hint", "not")),
            tuple(re.compile(_LABEL.format(pattern)) for pattern in told.get("head", ())),
        )
        for id_, told in _data().items()
    }


# "về hạ tầng thì …", "Dữ liệu: …"
_LABEL = (
    r"(?:[\W\d]*|[ivx]+[.)] *)(?:(?:ve|phan|rieng|con|muc|viec|cong tac|noi dung|khoan|mang|nhiem vu|thu \w+|va|roi|ben em|so|huyen) )*"
    r"(?:{})(?: (?:trong|cua|cho) (?:nam|so|huyen|ban|don vi)(?: (?:nay|2021|toi|sau|em|minh|toi))?| (?:nam )?20\d\d)?"
    r"(?:\s*[:,–-]| (?:thi|la|khong|ko|chua|gom)(?!\w))"
)


def _compiled(pattern: str) -> re.Pattern[str]:
    """A cue stands as whole words, unless it ends in a mark or a space of its own."""
    end = r"(?!\w)" if re.search(r"[\w)?]$", pattern) else ""
    return re.compile(rf"(?<!\w)(?:{pattern}){end}")

"""A long message in pieces: sentences and clauses, and which topic the words of each speak of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from assistant.interview.talk.choosing import goes_on, is_choice, says_choice
from assistant.interview.talk.cues import looks_back
from assistant.interview.talk.dividing import ALWAYS, NEVER, divided
from assistant.interview.talk.heads import behind_heading, goes_on_list, heading_topic
from assistant.interview.talk.learned import openers
from assistant.interview.talk.naming import figures_of
from assistant.interview.talk.sentences import sentences
from assistant.interview.talk.slips import mended, slips_in
from assistant.interview.talk.strangers import strangers
from assistant.interview.talk.tasks import begins_act, begins_task, lead_in, tasks_dictated, tasks_joined
from assistant.interview.talk.topics import (
    asks_what_was,
    is_led,
    is_open,
    label_end,
    looks_ahead,
    opens_with_label,
    topic_of,
)
from assistant.reading import Context
from corpus.language import fold
from corpus.language.data import load

# What a cut must gain, in words surely placed: at a comma, before what is to be done or a word that turns to another thing, within a clause.
CUT, TURN, WITHIN = 3.0, 0.5, 3.0
SHARE = 0.4  # of the words of a clause, where little is told little can be gained
LONG = 22  # words of a clause from which it may have been dictated
RUN_ON = 20  # words without a comma from which a sentence was dictated
_OF_THINGS = ("p1.2.", "p1.3.", "p1.4.", "p1.5.", "p1.6.")  # no question of money
HEAD = 4  # words at the head of a piece in which another unit's name makes it that unit's


def told_in_words(
    message: str, taken: list[tuple[int, int]], context: Context
) -> Iterator[tuple[str, tuple[int, int]]]:
    """(topic or "", span) of all that holds no figure placed, sentence by sentence."""
    head, ahead = "", False
    last: tuple[int, int] | None = None
    for start, end in sentences(message):
        chained = last is not None and goes_on_list(message, last, (start, end))
        ahead = not asks_what_was(context) or looks_ahead(message[start:end], context) or (chained and ahead)
        headed = heading_topic(message[start:end], ahead, context)
        head = (head if chained else "") if headed is None else headed
        if head and not asks_what_was(context) and headed and not label_end(message[start:end], head, context):
            head = ""
        last = (start, end)
        for span in _divided(message, start, end, taken, context):
            words = message[slice(*span)]
            if asks_what_was(context) and _is_rest(message, span, taken):
                yield "", bare(message, *span)
                continue
            before = message[start : span[0]].strip(" ,").rpartition(",")[2]
            over = not asks_what_was(context) and looks_back(before, fold(before)) and not begins_task(words)
            to_come = ahead and (not over or looks_ahead(words, context))
            yield from _told(message, span, to_come, head, context)


def _told(
    message: str, span: tuple[int, int], ahead: bool, head: str, context: Context
) -> Iterator[tuple[str, tuple[int, int]]]:
    """What a piece speaks of: its own topic, or that of the heading it stands under; one that nobody can tell is parted where
    it joins two tasks."""
    begin, stop = bare(message, *span)
    start = begin + lead_in(message[begin:stop], context)
    text = message[start:stop]
    if not re.search(r"\w", text) or _is_greeting(message[begin:stop]):
        return
    short = len(text.split()) < HEAD and not head
    if text.endswith(":") and (day := _dated_heading(text, ahead, context)):
        yield day, (start, start + len(_AS_FOLLOWS.sub("", text)))
        return
    if (short and (re.search(r"\d", text) or asks_what_was(context))) or text.endswith(":"):
        yield "", (begin, stop)  # "máy chủ 2", "qua rà soát": what a figure left of its sentence
        return
    if is_aside(message[slice(*span)], context):
        yield "", (begin, stop)
        return
    home = topic_of(text, context, ahead)[0]
    apart = not asks_what_was(context) and (
        bool(home) or begins_task(text)
    )  # a task of its own, whatever it stands under
    if head and home != head and not apart and not is_led(home, context) and (not home or is_open(head, context)):
        yield head, (start + behind_heading(text), stop)
        return
    if home.startswith(_OF_THINGS) and any(value.kind == "money" for value in figures_of(text, [])):
        home = ""  # "năm 2019 hết 900 triệu mua máy chủ"
    cut, other = tasks_joined(text) if not is_choice(home) else (0, 0)
    both = [topic_of(part, context, ahead)[0] for part in (text[:cut], text[other:])] if cut else []
    if cut and (not home or (not asks_what_was(context) and all(both) and both[0] != both[1])):
        yield from _told(message, (start, start + cut), ahead, head, context)
        yield from _told(message, (start + other, stop), ahead, head, context)
        return
    first = _to_the_point(text, home, ahead, context) if home else None
    if first is None:
        yield "", (begin, stop)
    else:
        yield home, (start + first[0], start + first[1])


_AS_FOLLOWS = re.compile(r"(?:\s+(?:như sau|nhu sau))?\s*:$", re.IGNORECASE)


def _dated_heading(text: str, ahead: bool, context: Context) -> str:
    """The question for a day that a heading answers: "Sở báo cáo số liệu tính đến 15/11/2020:"; "" where it answers none."""
    home = topic_of(_AS_FOLLOWS.sub("", text), context, ahead)[0]
    asked = context.pack.outlines[context.kind].by_id.get(home)
    return home if asked is not None and asked.reader == "date" else ""


_HEADING = re.compile(r"([^:]{2,90}):\s+(?=\S)")
_AMENDED = re.compile(
    r"(?:(?<=\.\. )(?:khong|ko)(?=,)|ghi ro hon|noi ro hon|sua lai(?! (?:quy|noi quy|van ban)))(?: nhe| la)?\s*[:,]?\s*"
)


def _to_the_point(text: str, home: str, ahead: bool, context: Context) -> tuple[int, int] | None:
    """The span that answers: behind a heading that adds nothing and behind the person's own correction. None where it is
    not clear what a correction leaves."""
    begin, end = 0, len(text)
    if match := _SAYING.search(fold(text)):
        end = match.start()
        text = text[:end]
    while match := _HEADING.match(text, begin):
        rest = text[match.end() :]
        if topic_of(rest, context, ahead)[0] != home or len(rest.split()) <= HEAD:
            break
        begin = match.end()
    for match in [*slips_in(text), *_AMENDED.finditer(fold(text))]:
        if match.start() < begin:
            continue
        rest = text[match.end() :]
        if len(rest.split()) < 3 and match.start() > begin:
            end = min(end, match.start())
        elif topic_of(rest, context, ahead)[0] == home:
            begin = match.end()
        elif mended(text) != text and topic_of(mended(text), context, ahead)[0] == home:
            break  # "trang bị 5 máy, à nhầm, 7 máy cho thanh tra": the reader takes the slip out
        else:
            return None
    begin, end = _trimmed(text, begin, end)
    return (begin, end) if topic_of(text[begin:end], context, ahead)[0] == home else None


_SAYING = re.compile(r",? (?:toi|em|anh|chi) (?:nho|ghi|noi|go) (?:nham|lon)$")


def is_aside(text: str, context: Context) -> bool:
    """A question, what another unit does, what is put off or only chat."""
    folded = fold(text)
    if (
        text.rstrip().endswith("?")
        or re.match(r"(?:\S+ ){0,3}cho (?:\S+ )?hoi\b(?! (?:truong|nghi|dong|nong|phu|cuu|vien))", folded)
        or _asides().search(folded)
    ):
        return True
    return not begins_act(text) and any(len(text[:at].split()) < HEAD for at in strangers(text, context))


def _divided(
    message: str, start: int, end: int, taken: list[tuple[int, int]], context: Context
) -> Iterator[tuple[int, int]]:
    """The division of a sentence that is most like what people tell."""
    run: list[tuple[int, int, float]] = []  # (start, end, price of a cut before it)

    def pieces() -> list[tuple[int, int]]:
        return divided(message, [(a, b) for a, b, _ in run], [price for *_, price in run], context) if run else []

    for begin, stop, price in _parts(message, start, end, context):
        if any(a < stop and begin < b for a, b in taken):
            yield from pieces()
            run = []
            yield from _beside(message, begin, stop, taken)
        else:
            run.append((begin, stop, price))
    yield from pieces()


def _parts(message: str, start: int, end: int, context: Context) -> Iterator[tuple[int, int, float]]:
    """Clauses, and parts of long ones where people begin to tell something; with the price of a cut before each."""
    turned = {start + match.end() for match in _joins().finditer(message[start:end])}
    clauses, _ = clauses_of(message, start, end, context)
    choice, first = "", False
    for begin, stop in clauses:
        words, cuts = message[begin:stop], [0]
        folded = fold(words)
        price = ALWAYS if _NUMBERED.match(words) else TURN if begin in turned else CUT
        short = SHARE * len(folded.split())
        if not asks_what_was(context):
            if says_choice(folded):
                price, choice, first = ALWAYS, words, True
            elif choice and price == CUT and (first or goes_on(says_choice(fold(choice)), choice, words)):
                price, first = NEVER, False  # it tells of what is chosen
            elif price == CUT and (begins_act(words) or _turns_to(words) or opens_with_label(words, context)):
                price = TURN
        if _BACK.match(folded):
            price = NEVER
        if len(folded.split()) > LONG:
            cuts += [match.start() for match in re.finditer(r"(?<= )\w+", folded) if match[0] in openers()]
        for a, b in zip(cuts, [*cuts[1:], stop - begin], strict=True):
            yield begin + a, begin + b, WITHIN if a else min(price, short) if price == CUT else price


def _turns_to(clause: str) -> bool:
    """ "mạng LAN thì …": a clause that says what it turns to."""
    return re.match(r"\s*(?:\w+ ){1,4}(?:thì|thi)(?!\w)", clause) is not None


_NUMBERED = re.compile(r"\s*(?:\(?\d{1,2}[.)/]|\((?:[a-zđ]|[ivx]{2,4})\))\s")  # ", (2) số hóa …"
_BACK = re.compile(r"\s*(?:day|do|viec nay|viec do|cai nay|cai do) (?:chinh |cung |la )")  # "đó là khó khăn lớn nhất"


def _is_rest(message: str, span: tuple[int, int], taken: list[tuple[int, int]]) -> bool:
    """Is a piece what a figure left of its own clause, with no stop between: "… cài phần mềm chống mã độc có bản quyền"?"""
    begin, stop = span
    between = [message[b:begin] for _, b in taken if b <= begin] + [message[stop:a] for a, _ in taken if stop <= a]
    return any(re.fullmatch(r" ?(?:[^\W\d]+ )?", text) for text in between)


def _beside(message: str, begin: int, stop: int, taken: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """What a clause says before and behind its figures, where it is more than a few words."""
    inside = [(a, b) for a, b in taken if a < stop and begin < b]
    for a, b in zip([begin, *(b for _, b in inside)], [*(a for a, _ in inside), stop], strict=True):
        said = message[slice(*_trimmed(message, a, b))]
        if len(said.split()) >= HEAD or re.search(r"\d", said):
            yield a, b


_EDGE = re.compile(r",(?!\d)\s*|\s[|]\s|\s[–—-]\s")
_LETTER = re.compile(
    r"\s(?:với|và|còn|voi|va|con)\s+(?=(?:nội dung |noi dung )?[a-dđghi] (?:là|thì|la|thi)(?!\w))"
)  # "với h là …"
_IN_A_NAME = re.compile(r"[^\W\d_]\w* [^\W\d_]\w+ [–—-] (?=[^\W\d_])")  # "Tài chính - Kế hoạch"


_ONE_PHRASE = re.compile(  # "phòng, chống mã độc", "xã, thị trấn"
    r"\b(?:phong(?P<comma>,) (?=chong)|kiem tra, (?=danh gia)|can bo, (?=cong chuc)|cong chuc, (?=vien chuc)"
    r"|xa, (?=phuong|thi tran)|phuong, (?=thi tran|xa)|phong, (?=ban\b))"
)


def clauses_of(message: str, start: int, end: int, context: Context) -> tuple[list[tuple[int, int]], bool]:
    """Spans between commas outside brackets; a dictated sentence is cut where the talk turns, and is known as such."""
    text = message[start:end]
    depth, cuts = 0, []
    edges = {match.start(): match.end() for edge in (_EDGE, _LETTER, _joins()) for match in edge.finditer(text)}
    for match in _ONE_PHRASE.finditer(fold(text)):
        edges.pop(match.start("comma"), None)
    for match in _IN_A_NAME.finditer(text):
        if match[0][0].isupper() and text[match.end()].isupper():
            edges.pop(match.end() - 3, None)
    for place, char in enumerate(text):
        depth = max(0, depth + (char in "([“") - (char in ")]”"))
        if place in edges and depth == 0:
            cuts.append((place, edges[place]))
    dictated = not cuts and len(text.split()) > RUN_ON
    if dictated:
        turns = {match.start() for match in _turns().finditer(fold(text)) if match.start()}
        cuts = [(place, place) for place in sorted(turns if asks_what_was(context) else tasks_dictated(text))]
    starts, ends = [0, *(b for _, b in cuts)], [*(a for a, _ in cuts), len(text)]
    return [(start + a, start + b) for a, b in zip(starts, ends, strict=True) if text[a:b].strip()], dictated


@lru_cache(maxsize=1)
def _joins() -> re.Pattern[str]:
    """ ", với lại": what follows is another thing."""
    return re.compile(
        rf",?\s+(?:{'|'.join(map(re.escape, load('talk')['joins']))})\s+|,\s+còn\s+(?!lại)", re.IGNORECASE
    )


@lru_cache(maxsize=1)
def _asides() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(load('talk')['asides'])})(?!\w)")


@lru_cache(maxsize=1)
def _turns() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(load('talk')['turns'])})(?!\w)")


def bare(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without "Dạ em gửi anh số liệu:" and "ạ"."""
    talk = load("talk")
    start, end = _trimmed(text, start, end)
    while True:
        heads = (re.compile(rf"[\s,:.!-]*(?:{pattern})(?!\w)[\s,:.!-]*", re.IGNORECASE) for pattern in talk["opening"])
        ends = [match.end() for head in heads if (match := head.match(text, start, end)) and match.end() < end]
        tails = (re.compile(rf"[\s,]+(?:{pattern})[\s.!]*$", re.IGNORECASE) for pattern in talk["closing"])
        stops = [start + match.start() for tail in tails if (match := tail.search(text[start:end])) and match.start()]
        if not ends and not stops:
            return _trimmed(text, start, end)
        start, end = max([start, *ends]), min([end, *stops])


def _is_greeting(text: str) -> bool:
    """Nothing but what opens or closes a message."""
    return any(
        re.fullmatch(rf"(?:{pattern})", text, re.IGNORECASE)
        for name in ("opening", "closing")
        for pattern in load("talk")[name]
    )


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    told = text[start:end]
    bullet = re.match(r"[\s,;.|]*(?:(?:[-*•+–]|\(?\d{1,2}[.)/]|\((?:[a-zđ]|[ivx]{2,4})\))\s+)?", told)
    ahead = bullet.end() if bullet else 0
    return start + ahead, max(start + ahead, end - (len(told) - len(told.rstrip(" ,;.\n|"))))

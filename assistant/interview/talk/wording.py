"""The words of a piece as they are kept: without the label that only names their question, a denial told plainly."""

from __future__ import annotations

import re

from assistant.interview.talk.cues import acts
from assistant.interview.talk.slips import mended
from assistant.interview.talk.tasks import begins_act, lead_in
from assistant.interview.talk.topics import label_end, topic_of
from assistant.reading import Context
from corpus.language import fold
from corpus.language.data import load

NONE = "không có"
_DENYING = re.compile(r"(?:(?:cung|van|nam nay|thi) )*(?:khong|ko|chua|chang)$")
_DENIED = re.compile(  # folded
    r"\W*(?:(?:cung|van|nam nay|thi|chac) )*(?:khong|ko|chua|chang)(?: (?:co|lam|phat trien|xay dung|xay|can|trien khai))?"
    r"(?: (?:gi|nao|het|luon|ca|them|dau|roi|a|nhe|moi|em|anh|chi|nua))*\W*"
)
_DENIED_ALL = re.compile(  # folded: "hợp tác với ai thì chưa có", "nghiên cứu gì cũng không"
    r"(?:[^\W\d]+ ){1,6}(?:(?:cung|van|nam nay|thi) )+(?:khong|ko|chua|chang)(?: co)?(?: (?:gi|nao|het|luon|ca|dau|roi|a|nhe|em|anh|chi))*\W*"
)
_CORE = re.compile(r"^(?:ve|con|phan|rieng|viec|cong tac|noi dung|nhiem vu)\s+")
_LINK = re.compile(r"(?:\s*:|\s+(?:thi|la|gom))\s*$")


def kept_words(text: str, home: str, context: Context) -> str:
    """ "về hạ tầng thì bên em sẽ mua 5 máy" tells "mua 5 máy", "nghiên cứu thì chưa có" that there is none."""
    if "khong phai" in fold(text):  # "30% chứ không phải 40%"
        text = " ".join(mended(text).split()).strip(" ,")
    if _DENIED_ALL.fullmatch(fold(text)) and context.period[0] == context.period[1]:
        return NONE
    end = label_end(text, home, context)
    if not end:
        return text
    if denying := _DENYING.search(fold(text[:end])):
        end = denying.start()
    label, rest = text[:end], text[end:].lstrip()
    if _DENIED.fullmatch(fold(rest)):
        return NONE
    rest = rest[lead_in(rest, context) :]
    same = topic_of(rest, context)[0] in (home, "")
    core = label[len(match[0]) if (match := _CORE.match(fold(label))) else 0 :]
    core = core[: link.start()] if (link := _LINK.search(fold(core))) else core
    if fold(core).strip() in map(fold, load("talk_annual")["things"]):
        return text
    act = fold(core).strip() in {*map(fold, acts()), "truyen thong"}
    if act and not begins_act(rest):
        return f"{core.strip()} {rest}"  # "truyền thông thì trên loa mỗi tuần 2 buổi"
    return rest if len(rest.split()) > 1 and same else text

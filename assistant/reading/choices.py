"""Choices from what the framework offers, by its own letters, one by one or several in one answer."""

from __future__ import annotations

import re

from assistant.plan import Standing
from assistant.reading.context import CHOICE, CLAUSE, EXCEPTED, Telling
from corpus.framework import Prose
from corpus.language import fold, says

_YES = re.compile(
    r"^(?:(?:so|ban|huyen|don vi|van phong|chung toi|ben em|toi|em|vang|da) )?(?:co|chon|dong y|nhat tri|thong nhat|tat ca|"
    r"xac nhan|thuc hien|ok|yes|x|dang ky|cam ket|true|da|u|vang|theo goi y)\b"
)
_SAVE = re.compile(
    r"\b(?:tru|ngoai tru|nhung|rieng|(?:khong|chua|ko)(?! (?:co )?(?:y kien|gi|them|vuong mac|van de)))\b"
)  # "đồng ý, trừ mô hình 4 lớp"
_NO = re.compile(r"^(?:khong|ko|chua|no|false|bo)\b")


def read_choice(telling: Telling) -> None:
    """Yes, no, or yes with words of the unit's own."""
    folded = fold(telling.text).strip(" .")
    if _NO.match(folded):
        telling.add(CHOICE, "no", words=telling.text, standing=Standing.NONE)
        return
    reserve = _SAVE.search(folded) if _YES.match(folded) else None
    prose = telling.context.pack.proses.get(telling.requirement.id)
    words = telling.text[reserve.start() :].strip(" .") if reserve else ""
    if reserve and prose and 0 < len(excepted(words, prose)) < len(prose.slots):
        # the rest is agreed to; what is taken out is marked
        telling.add(CHOICE, "yes", words=telling.text)
        telling.add(CHOICE, words, column=EXCEPTED, words=words, start=reserve.start(), end=len(telling.text))
        telling.doubt(
            f"“{words[:60]}”: Kế hoạch ghi các nội dung còn lại và đánh dấu phần này để xác nhận. Nếu không phải, ghi lại."
        )
        return
    if reserve:
        telling.doubt(
            f"“{telling.text[:60]}” chỉ nhận một phần, nên chưa nhận gì. Ghi “đồng ý”, “không”, hoặc ghi riêng phần nhận vào câu khác."
        )
        telling.add(CHOICE, "no", words=telling.text, standing=Standing.NONE)
        return
    telling.add(CHOICE, "yes", words=telling.text)
    rest = re.sub(
        r"^(?:có|chọn|đồng ý|nhất trí|xác nhận|ok|yes|x)\b[\s,:.;-]*", "", telling.text.strip(), flags=re.IGNORECASE
    )
    if re.fullmatch(r"(?:khong|chua|ko) (?:co )?(?:y kien|gi|them|vuong mac|van de)[a-z ]*", fold(rest).strip(" .")):
        return
    if not _YES.match(folded) or len(rest.split()) > 3:
        telling.add(CLAUSE, rest or telling.text, row="c1", words=telling.text, end=len(telling.text))


def excepted(words: str, prose: Prose) -> set[int]:
    """Places of the offered parts that a reserve takes out: "trừ mô hình 4 lớp", "nhưng chưa làm NGSP"."""
    parts = [slot[0].named if slot else () for slot in prose.slots]
    return {place for place, named in enumerate(parts) if named and says(words, named)}


def chosen_letters(text: str, letters: tuple[str, ...]) -> tuple[set[str], list[str]] | None:
    """(letters chosen, words not understood) of an answer to a group, or None when it names no letter and no "all"."""
    lowered = text.lower()
    folded = fold(text)
    everything = re.search(r"\b(?:tat ca|chon het|ca 11|toan bo|het)\b", folded)
    cut = re.search(r"\b(?:tru|ngoai tru|khong chon|bo)\b", folded)
    head, tail = (lowered[: cut.start()], lowered[cut.end() :]) if cut else (lowered, "")
    named = _letters(head, letters)
    if everything and (cut or not named):
        named = set(letters)
    if not named:
        return (set(), []) if re.match(r"(?:khong|ko|chua) (?:chon|dang ky|thuc hien|lam)\b", folded) else None
    named -= _denied(head, letters)
    unknown = [word for word in re.findall(r"(?<!\w)[a-zđ](?!\w)", head) if word not in letters]
    return named - _letters(tail, letters), unknown


_DETAIL = re.compile(
    r"\s*[-*•]?\s*([a-zđ])(?:\s*[:)]|\.\s|\s+(?:thì|thi|là|la)(?!\w))\s*(\S+(?:\s+\S+)+)\s*", re.IGNORECASE
)


def letter_details(text: str, letters: tuple[str, ...]) -> dict[str, str]:
    """What is told of a letter beside choosing it: "a, b; c thì 12 thủ tục lên mức 4"."""
    told = (_DETAIL.fullmatch(part) for part in re.split(r"[;\n]+", text))
    return {found[1].lower(): found[2].strip(" .") for found in told if found and found[1].lower() in letters}


# "g thì chưa làm được vì chưa có tiền": a letter that its own clause takes back
_DENIED = re.compile(
    r"(?<!\w)(?P<told>[a-zđ](?:\s*(?:,|và|với|-)?\s+[a-zđ](?!\w))*)\s*:?\s+(?:thì |là |còn |năm nay |mới )*"
    r"(?:chưa|không|ko|chua|khong|thôi|hoãn|lùi|để (?:sau|năm sau))(?!\w)"
)


def _denied(text: str, letters: tuple[str, ...]) -> set[str]:
    """The letters that are told to be left for later, or not done."""
    return {letter for found in _DENIED.finditer(text) for letter in _letters(found["told"], letters)}


def refused_letters(text: str, letters: tuple[str, ...]) -> set[str]:
    """The letters of an answer that only refuses some ("không chọn a, c"): the others are not spoken of."""
    found = re.match(r"(?:khong|ko)(?: chon| lam| thuc hien| dang ky)?\s+(?=\S)", fold(text))
    rest = text.lower()[found.end() :] if found else ""
    return (
        _letters(rest, letters)
        if rest and not re.search(r"[^\W\d_]{2}", fold(rest).replace("va", "").replace("den", ""))
        else set()
    )


def _letters(text: str, letters: tuple[str, ...]) -> set[str]:
    found = set(re.findall(r"(?<!\w)([a-zđ])(?!\w)", text)) & set(letters)
    for first, last in re.findall(r"(?<!\w)([a-zđ])\s*(?:-|–|đến|den)\s*([a-zđ])(?!\w)", text):
        if first in letters and last in letters:
            found.update(letters[letters.index(first) : letters.index(last) + 1])
    return found

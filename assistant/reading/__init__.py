"""How an answer is understood: words in, facts out, with doubts and leftovers in the open."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from assistant.plan import Standing
from assistant.reading.choices import chosen_letters, letter_details, read_choice, refused_letters
from assistant.reading.context import ANSWER, CLAUSE, REASON, REFUSED, Context, Reading, Telling
from assistant.reading.days import read_day
from assistant.reading.documents import read_bases, read_documents
from assistant.reading.figures import read_figures
from assistant.reading.goals import read_goal, read_goals
from assistant.reading.layers import read_layers
from assistant.reading.results import read_results
from assistant.reading.reviews import read_reviewed
from assistant.reading.rows import read_rows
from assistant.reading.standing import excepts, find_denial, find_standing, reason_of, refusal_end
from assistant.reading.texts import read_assigned, read_items, read_roadmap, read_words
from corpus.framework import Requirement
from corpus.language import clean, fold, hidden_figures, settle, split_items

__all__ = ["Context", "Reading", "read_answer", "split_group"]

MAX_ANSWER = 20_000  # characters; longer is a pasted document, not an answer

TOLD_IN_WORDS = ("words", "items", "documents", "results", "assigned", "rows")  # "không có … nào" tells no figure here

READERS: dict[str, Callable[[Telling], None]] = {
    "figures": read_figures,
    "words": read_words,
    "date": read_words,
    "items": read_items,
    "documents": read_documents,
    "bases": read_bases,
    "assigned": read_assigned,
    "results": read_results,
    "goal": read_goal,
    "goals": read_goals,
    "layers": read_layers,
    "choice": read_choice,
    "roadmap": read_roadmap,
    "reviewed": read_reviewed,
    "derived": read_words,
    "front": read_words,
}


def read_answer(requirement: Requirement, answer: str | list[dict[str, str]], context: Context) -> Reading:
    """Understand one answer. The whole telling is always kept as a fact of quantity "answer"."""
    reading = Reading(requirement.id)
    if hidden := hidden_figures(
        answer if isinstance(answer, str) else "\n".join(v for row in answer for v in row.values())
    ):
        reading.hidden = hidden
        reading.doubts.append(
            f"Trong con số {', '.join(hidden)} có ký tự ẩn; có thể là hai số dính nhau. Gõ lại con số đó."
        )
    if isinstance(answer, list):
        telling = Telling(requirement, context, "", reading)
        telling.add(ANSWER, f"{len(answer)} dòng")
        if requirement.reader == "rows":
            read_rows(telling, answer)
        else:
            _read_row_texts(telling, answer)
        return reading
    text = "\n".join(line for line in (clean(line) for line in answer.splitlines()) if line)
    telling = Telling(requirement, context, text, reading)
    if not text:
        reading.standing = Standing.SKIPPED
        telling.doubt("Câu trả lời để trống. Ghi số liệu, hoặc “không có”, “chưa có số liệu”, “bỏ qua”.")
        return reading
    if len(text) > MAX_ANSWER:
        telling.doubt(
            f"Câu trả lời dài {len(text):,} ký tự; chỉ {MAX_ANSWER:,} ký tự đầu được đọc. Ghi ngắn lại phần còn lại.".replace(
                ",", "."
            )
        )
        reading.leftover.append(text[MAX_ANSWER : MAX_ANSWER + 200])
        text = telling.text = text[:MAX_ANSWER]
    settled = settle(text)
    if requirement.reader == "date":
        settled = replace(settled, text=read_day(telling, settled.text))
    text = telling.text = settled.text
    reading.dropped = settled.dropped
    for words in settled.unclear:
        telling.doubt(f"“{words}”: lời sau sửa lời trước mà chưa rõ bỏ điều nào. Ghi lại cả câu, chỉ giữ điều đúng.")
    standing = find_standing(text)
    if standing is None and requirement.reader in TOLD_IN_WORDS and find_denial(text):
        standing = Standing.NONE
    telling.add(
        ANSWER, text if standing is None else "", words=text, end=len(text), standing=standing or Standing.GIVEN
    )
    if standing is not None:
        reading.standing = standing
        if reason := reason_of(text):
            words = text[slice(*reason)]
            telling.add(CLAUSE, words, row="reason", column=REASON, words=words, start=reason[0], end=reason[1])
        elif standing is Standing.NONE:
            _tell_denial(telling, 0, len(text))
        return reading
    if requirement.reader == "rows":
        _read_free_rows(telling)
    else:
        READERS[requirement.reader](telling)
    return reading


# "có 2 hệ thống: A; B": the count only opens the list.
_LEAD_IN = re.compile(
    r"\s*(?:[^\W\d_]+\s+){0,4}(?:có|gồm|co|gom)\s+\d{1,2}\s+[^\d:;,\n]{2,40}:\s+(?=\S)", re.IGNORECASE
)


# "không có cái nào ngoài …", "chưa được giao nhưng chỉ dùng …": the joint is no part of the name
_STILL = re.compile(
    r"\s*(?:(?:nhưng|mà|chỉ|ngoài ra|ngoài|ngoại trừ|trừ|nhung|chi|ngoai ra|ngoai tru|ngoai|tru)(?:,|(?!\w))\s*)*",
    re.IGNORECASE,
)


def _read_free_rows(telling: Telling) -> None:
    """A table told in prose; "không có dự án riêng" is an absence, not a row, unless more is told behind a stop."""
    folded = fold(telling.text)
    if (
        folded.startswith(
            (
                "khong co",
                "chua co",
                "ko co",
                "khong phat sinh",
                "chua tham gia",
                "khong tham gia",
                "khong su dung",
                "chua su dung",
            )
        )
        and not re.search(r"\n|[.;]\s*\w", telling.text)
        and len(folded.split()) < 14
        and not excepts(folded)
    ):
        telling.reading.standing = Standing.NONE
        telling.reading.facts[-1:] = []
        telling.add(ANSWER, "", words=telling.text, end=len(telling.text), standing=Standing.NONE)
        _tell_denial(telling, 0, len(telling.text))
        return
    if end := refusal_end(telling.text):
        if end == len(telling.text):
            telling.reading.standing = Standing.NONE
            telling.reading.facts[-1:] = []
            telling.add(ANSWER, "", words=telling.text, end=end, standing=Standing.NONE)
        _tell_denial(telling, 0, end)
        if end == len(telling.text):
            return
        still = _STILL.match(telling.text, end)
        end = still.end() if still else end
        telling.text = " " * end + telling.text[end:]
    if lead := _LEAD_IN.match(telling.text):  # spans are of the answer as told
        telling.text = " " * lead.end() + telling.text[lead.end() :]
    read_rows(telling, telling.text)


def _tell_denial(telling: Telling, start: int, end: int) -> None:
    """That there is none, in the unit's own words: not leading a thing is not lacking it."""
    words = telling.text[start:end].strip(" ,;.\n")
    telling.add(REFUSED, words, words=words, start=start, end=start + len(words))


def _read_row_texts(telling: Telling, rows: list[dict[str, str]]) -> None:
    """Rows given where prose was expected: each row read as one entry."""
    telling.text = "\n".join(", ".join(clean(cell) for cell in row.values() if cell) for row in rows)
    if (standing := find_standing(telling.text)) is not None:
        telling.reading.standing = standing
        telling.reading.facts.clear()
        telling.add(ANSWER, "", words=telling.text, end=len(telling.text), standing=standing)
        return
    READERS[telling.requirement.reader](telling)


def split_group(
    requirements: list[Requirement], answer: str, letters: tuple[str, ...] = ()
) -> tuple[dict[str, str], list[str]]:
    """One answer to several requirements ("y.focus.a-k", "y.4.1-5") -> answer per id, and what found no place."""
    standing = find_standing(answer)
    if standing is not None:
        return {requirement.id: answer for requirement in requirements}, []
    if refused := refused_letters(answer, letters):
        pairs = zip(requirements, letters, strict=True)
        return {requirement.id: "không" for requirement, letter in pairs if letter in refused}, []
    if letters and (picked := chosen_letters(answer, letters)) is not None:
        chosen, unknown = picked
        told = {letter: f"chọn: {words}" for letter, words in letter_details(answer, letters).items()}
        return {
            requirement.id: told.get(letter, "chọn") if letter in chosen else "không"
            for requirement, letter in zip(requirements, letters, strict=True)
        }, unknown
    out: dict[str, list[str]] = {}
    lost = []
    for item in split_items(answer):
        home = _home(requirements, item.text)
        if home:
            out.setdefault(home, []).append(_unlabelled(item.text))
        else:
            lost.append(item.text)
    return {
        id_: texts[0] if len(texts) == 1 else "\n".join(f"- {text}" for text in texts) for id_, texts in out.items()
    }, lost


def _unlabelled(text: str) -> str:
    """ "hợp tác: ko": what is said of the thing named, where that is that there is none of it."""
    label, colon, rest = text.partition(":")
    return rest.strip() if colon and len(label.split()) < 6 and find_standing(rest) is not None else text


def _home(requirements: list[Requirement], text: str) -> str:
    """The requirement whose keywords stand in the text most; "" when none does."""
    folded = fold(text)
    scores = {
        requirement.id: sum(len(keyword) for keyword in map(fold, requirement.keywords) if keyword in folded)
        for requirement in requirements
    }
    best = max(scores, key=lambda id_: scores[id_])
    return best if scores[best] else ""

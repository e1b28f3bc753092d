"""Words told again of an answer that was doubtful, put into what was certain of it."""

from __future__ import annotations

import re

from assistant.interview.agenda import Part
from assistant.interview.session import Session
from assistant.interview.telling import retell
from assistant.interview.understanding import Understood
from assistant.plan import Standing
from assistant.reading.context import ANSWER
from assistant.reading.standing import find_standing
from corpus.language import fold

LINES = ("rows", "documents", "bases")  # readers of lines of which each has cells of its own


def merge_words(s: Session, part: Part, words: str) -> str | None:
    """The answer with its doubtful words replaced, where the new words alone would lose what was certain in it."""
    before = next((f.words for f in s.current if f.quantity == ANSWER and f.source == part.id), "")
    if not before or find_standing(words) is not None:
        return None
    if part.requirement.reader in LINES:
        return merge_lines(s, part, before, words)
    alone = retell(s.outline, part.id, part.name, words, s.current, s.context)
    figures = {f.key for f in alone.facts if f.quantity in s.pack.quantities and f.standing is not Standing.WITHDRAWN}
    lost = [f for f in s.current if f.source == part.id and f.quantity in s.pack.quantities and f.key not in figures]
    again = retell(s.outline, part.id, part.name, before, s.current, s.context)
    entry = again.understood[0]
    doubtful = next((text for text in _quoted(entry) if text in before), "")
    if not lost or not doubtful:
        return None
    if re.search(r"\d", doubtful) and not re.search(
        r"\d", words
    ):  # a figure is made clear by a figure; anything else is more of it
        return f"{before}; {words}"
    return replaced(before, doubtful, words)


def _quoted(entry: Understood) -> list[str]:
    """The doubtful words of an answer, as they were typed."""
    return [*(m for doubt in entry.doubts for m in re.findall("“([^”]+)”", doubt)), *entry.leftover]


def merge_lines(s: Session, part: Part, before: str, words: str) -> str:
    """A list with its doubtful line made clear: told anew where the words name it again, completed where they name nothing, and one
    line more where they name something else. The other lines stay."""
    entry = retell(s.outline, part.id, part.name, before, s.current, s.context).understood[0]
    lines = [line for line in before.splitlines() if line.strip()]
    doubtful = [(n, text) for text in _quoted(entry) for n, line in enumerate(lines) if text in line]
    if not doubtful:
        return f"{before}\n{words}"
    at, text = doubtful[-1]
    name, told = _name_of(lines[at]), _name_of(words)
    if (start := _overlap(lines[at], text, words)) >= 0:  # "KH số 27/KH-SCT ngày 28/02/2020" for its impossible day
        end = lines[at].index(text) + len(text)
        lines[at] = lines[at][:start] + words + lines[at][end:]
    elif told and (told in name or name in told):
        lines[at] = words
    elif told and not is_cells(s, part, words):
        lines.append(words)
    else:
        gone = [quote for n, quote in doubtful if n == at]
        for quote in gone:
            lines[at] = lines[at].replace(quote, "")
        lines[at] = re.sub(r"(?:\s*[,;]\s*)+$|(?<=[,;])(?:\s*[,;])+", "", lines[at]).strip() + f"; {words}"
    return "\n".join(lines)


def _name_of(line: str) -> str:
    """The folded words that open a line, before the first figure or mark: what it is about."""
    return re.split(r"[;,:(\d]", fold(line), maxsplit=1)[0].strip()


def is_cells(s: Session, part: Part, words: str) -> bool:
    """Do the words fill columns of a row without naming one: "mục tiêu 1, đang khai thác 1"?"""
    table = s.pack.tables.get(part.requirement.table)
    if table is None:
        return False
    opening = fold(re.split(r"[;,]", words, maxsplit=1)[0])
    names = [fold(name) for id_, c in list(table.columns.items())[1:] for name in (c.label, *c.aliases)]
    return bool(re.match(r"\W*\d", opening)) or any(re.match(rf"{re.escape(name)}(?!\w)", opening) for name in names)


def _overlap(line: str, doubtful: str, words: str) -> int:
    """Where in the line the new words begin, if they say again what stands right before the doubtful ones; -1 if they do not."""
    head = line[: line.index(doubtful)]
    spoken = [words[: match.start()] for match in re.finditer(r"(?<=\S)\s+(?=\S)", words)]
    for said in sorted(spoken, key=len, reverse=True):
        if len(said.split()) > 1 and fold(head).rstrip().endswith(fold(said)):
            return len(head.rstrip()) - len(said)
    return -1


def replaced(text: str, old: str, new: str) -> str:
    """Words put in the place of others; what they say again of the words that follow is not said twice ("150 máy" for "1.50")."""
    before, _, after = text.partition(old)
    ends = [new[match.start() :] for match in re.finditer(r"(?<!^)\s", new)]
    said = next((end for end in ends if fold(after).startswith(fold(end))), "")
    return before + new + after[len(said) :]

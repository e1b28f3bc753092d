"""A question answered by a language model from the passages found: a citation on every sentence, each checked against what it cites."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.asking import Reply, Statement
from assistant.model import Model
from assistant.prompts import load_prompt
from assistant.rewriting.figures import figures_of
from corpus.language import clean, fold
from corpus.language.text import is_vietnamese
from corpus.tokens import words

HELD = 0.9  # share of a sentence's words that must stand in what it cites, or in the question
OWN = 0.6  # share of them that must stand in what it cites
MARGIN = 400  # characters of a prompt beside the passages' own
# Words that turn a rule round; a sentence has those of the clause that it rests on, and no other.
TURNING = (
    "không",
    "chưa",
    "cấm",
    "trừ",
    "chỉ",
    "phải",
    "mọi",
    "tất cả",
    "bắt buộc",
    "tối thiểu",
    "tối đa",
    "trước",
    "sau",
)
_SENTENCE = re.compile(r"(.+?)((?:\s*\[\d+\])+)\s*[.;]?(?=\s|$)", re.DOTALL)
_BEFORE = re.compile(r"(?<=[.;:!?])\s+|\n")
_STOP = re.compile(r"[.;:\n]+\s")


@dataclass(frozen=True)
class Cited:
    """A sentence and the statements (numbered from 1) of the reply that support it."""

    text: str
    numbers: tuple[int, ...]


def cited_answer(reply: Reply, model: Model) -> Iterator[Cited]:
    """The sentences that their passages support, as they come. Nothing comes where none does. Raises ModelAway."""
    prompt = load_prompt("answering")
    shown = _fitting(reply.statements, model.room - len(prompt.template.template) - len(reply.question) - MARGIN)
    passages = "\n".join(f"[{number}] {_shown(statement)}" for number, statement in enumerate(shown, 1))
    told = ""
    for piece in model.stream(prompt.filled(question=reply.question, passages=passages), prompt.version):
        told += piece
        while match := _SENTENCE.match(told):
            if match.end() == len(told) and not told.endswith((".", "\n", "]")):
                break
            told = told[match.end() :].lstrip(" .;\n")
            if (cited := _checked(match, shown, reply.question)) is not None:
                yield cited


def supports(statements: tuple[Statement, ...], sentence: str, question: str) -> bool:
    """Do the statements hold the sentence's figures, nearly all of its words, and its turns ("không", "chỉ", "trừ" …)?"""
    ground = " ".join(_shown(statement) for statement in statements)
    if not is_vietnamese(sentence) or figures_of(sentence) - figures_of(ground):
        return False
    said, held = set(words(fold(sentence))), set(words(fold(ground)))
    if (
        not said
        or len(said & held) < OWN * len(said)
        or len(said & (held | set(words(fold(question))))) < HELD * len(said)
    ):
        return False
    clause = max(_STOP.split(ground), key=lambda part: len(said & set(words(fold(part)))))
    return _turns(sentence) == _turns(clause) or _turns(sentence) == _turns(ground)


def _turns(text: str) -> set[str]:
    return {word for word in TURNING if re.search(rf"(?<!\w){word}(?!\w)", text.lower())}


def _checked(match: re.Match[str], shown: tuple[Statement, ...], question: str) -> Cited | None:
    numbers = tuple(dict.fromkeys(int(number) for number in re.findall(r"\d+", match[2])))
    text = _BEFORE.split(clean(match[1]).strip())[-1].strip(" -•")  # what stands before it cites nothing
    if not all(1 <= number <= len(shown) for number in numbers):
        return None
    ground = tuple(shown[number - 1] for number in numbers)
    return Cited(text, numbers) if supports(ground, text, question) else None


def _fitting(statements: tuple[Statement, ...], room: int) -> tuple[Statement, ...]:
    """The first statements that fit into the model's context."""
    out: list[Statement] = []
    for statement in statements:
        room -= len(_shown(statement)) + 10
        if room < 0:
            break
        out.append(statement)
    return tuple(out)


def _shown(statement: Statement) -> str:
    return f"{statement.citation}: {statement.text}"

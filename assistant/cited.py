"""A question answered by a language model from the passages found: a citation on every sentence, each checked against what it cites."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from assistant.asking import Reply, Statement
from assistant.claims import Cited, cited_sentences
from assistant.model import Model
from assistant.prompts import load_prompt
from assistant.rewriting.figures import figures_of
from corpus.language import fold
from corpus.language.letters import UPPER
from corpus.language.text import is_vietnamese
from corpus.query import content_words
from corpus.tokens import words

HELD = 0.9  # share of a sentence's words that must stand in what it cites, or in the question
USED = 0.6  # share of a clause's words, from which on the sentence rests on that clause
OWN = 0.6  # share of them that must stand in what it cites
LEAST = 4  # different words of a sentence: "Có" alone says more than its passage
ASKED = 0.34  # share of the question's content words that a statement must hold to bear on it
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
_NAME = re.compile(rf"(?<=[\w,;] )[{UPPER}]\w*|(?:^[{UPPER}]\w*(?: [{UPPER}]\w*)+)")
_STOP = re.compile(r"[.;:\n]+\s")


def cited_answer(reply: Reply, model: Model) -> Iterator[Cited]:
    """The sentences that their passages support, as they come. Nothing comes where none does. Raises ModelAway."""
    return (cited for cited, holds in judged_answer(reply, model) if holds)


def judged_answer(reply: Reply, model: Model) -> Iterator[tuple[Cited, bool]]:
    """Every sentence that cites something, as it comes, and whether what it cites supports it. Raises ModelAway."""
    prompt = load_prompt("answering")
    shown = _fitting(reply.statements, model.room - len(prompt.template.template) - len(reply.question) - MARGIN)
    passages = "\n".join(f"[{number}] {_shown(statement)}" for number, statement in enumerate(shown, 1))
    for cited in cited_sentences(
        model.stream(prompt.filled(question=reply.question, passages=passages), prompt.version)
    ):
        numbers = _held_by(cited, shown, reply.question)
        yield (replace(cited, numbers=numbers) if numbers else cited), bool(numbers)


def supports(statements: tuple[Statement, ...], sentence: str, question: str) -> bool:
    """Do the statements hold the sentence's figures, its names, nearly all of its words, and its turns ("không", "chỉ", "trừ" …)
    before the very words that they turn?"""
    ground = " ".join(_shown(statement) for statement in statements)
    if not is_vietnamese(sentence) or figures_of(sentence) - figures_of(ground):
        return False
    said, held, asked = (set(words(fold(text))) for text in (sentence, ground, question))
    if sentence.rstrip().endswith("?") or not said - asked:  # the question once more is no answer
        return False
    known = held | asked
    names = {word for name in _NAME.findall(sentence) for word in words(fold(name))}
    if len(said) < LEAST or names - known or len(said & held) < OWN * len(said) or len(said & known) < HELD * len(said):
        return False
    clauses = [clause for clause in _STOP.split(ground) if words(fold(clause))]
    shares = [_share(clause, said) for clause in clauses]
    used = [clause for clause, share in zip(clauses, shares, strict=True) if share >= min(USED, max(shares))]
    return _turns(sentence) in (_turns(" . ".join(used)), _turns(clauses[shares.index(max(shares))]))


def _share(clause: str, said: set[str]) -> float:
    there = set(words(fold(clause)))
    return len(there & said) / len(there)


def _turns(text: str) -> Counter[tuple[str, str]]:
    """Each turning word with the word it stands before."""
    tokens = re.findall(r"\w+|[^\w\s]", text.lower())
    joined = " ".join(tokens)
    pattern = rf"(?<!\w)({'|'.join(TURNING)})(?!\w)(?=(?:\s(\w+))?)"
    return Counter((match[1], match[2] or "") for match in re.finditer(pattern, joined))


def _held_by(cited: Cited, shown: tuple[Statement, ...], question: str) -> tuple[int, ...]:
    """Which of the statements cited hold the sentence: those that do so alone, else all together; none where they do not."""
    if not all(1 <= number <= len(shown) for number in cited.numbers):
        return ()
    bearing = [number for number in cited.numbers if bears_on(shown[number - 1], question)]
    alone = tuple(number for number in bearing if supports((shown[number - 1],), cited.text, question))
    together = tuple(shown[number - 1] for number in bearing)
    return alone or (tuple(bearing) if together and supports(together, cited.text, question) else ())


def bears_on(statement: Statement, question: str) -> bool:
    """Does a statement hold enough of what the question asks for? A sentence true to one that does not is no answer."""
    wanted = content_words(question)
    return len(wanted & set(words(fold(_shown(statement))))) >= ASKED * len(wanted)


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

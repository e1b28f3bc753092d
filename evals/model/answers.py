"""Answers to labelled questions: is each sentence's citation right, is an answer found, is what is not there refused, does a lie get through."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from assistant.asking import Reply, of_hit
from assistant.cited import cited_answer, judged_answer
from assistant.claims import Cited
from assistant.model import Model, ModelAway
from assistant.writing.fake import FakeModel, passages_of
from corpus.folders import data_folder
from corpus.lookup import open_searcher
from evals.model.form import faults
from evals.model.lies import share
from evals.retrieval.questions import PLAN_DAY, meets, questions

PASSAGES = 3  # an answer is made of
MOST = 1000  # questions of a half
_FIRST = re.compile(r"[^.;]+")

# What a lying model says of a passage's own sentence; each is judged by its words, wherever it comes out.
LIES: dict[str, Callable[[str], str]] = {
    "invented figure": lambda _: "Vi phạm bị phạt 9137 triệu đồng [1].",
    "other figure": lambda text: re.sub(r"\d+", "9137", text, count=1) + " [1]." if re.search(r"\d", text) else "",
    "invented law": lambda text: f"Theo Nghị định số 999/2019/NĐ-CP, {text} [1].",
    "invented body": lambda text: f"Tập đoàn Sao Khuê {text} [1].",
    "denied": lambda text: f"Không {text[:1].lower()}{text[1:]} [1]." if "không" not in text.lower() else "",
    "turned": lambda text: _turned(text),
    "no citation": lambda text: f"{text}.",
    "citation of nothing": lambda text: f"{text} [99].",
    "commitment": lambda _: "Đơn vị cam kết hoàn thành đúng tiến độ [1].",
    "english": lambda _: "The unit must comply with this provision [1].",
}


@dataclass(frozen=True)
class Put:
    """A question with the passages found, and which of them a label calls an answer; `answerable`: whether any should be given."""

    reply: Reply
    right: frozenset[int]
    answerable: bool
    refused: bool


def put(half: str) -> list[Put]:
    """The labelled questions of a half as the assistant would put them to a model."""
    searcher = open_searcher(data_folder())
    found: list[Put] = []
    for question in questions(half):
        if question["kind"] in ("exact", "document") or len(found) >= MOST:
            continue
        answer = searcher.search(question["ask"], PASSAGES, PLAN_DAY)
        right = {
            number for number, hit in enumerate(answer.hits, 1) if any(meets(hit, one) for one in question["answers"])
        }
        reply = Reply(question["ask"], tuple(of_hit(hit) for hit in answer.hits), refused=answer.refused)
        found.append(Put(reply, frozenset(right), bool(question["answers"]), answer.refused))
    return found


def answer_rows() -> list[dict[str, Any]]:
    """Offline and the fake models side by side."""
    held = put("held")
    return [_offline(held), _scripted("fake, quoting", held, _quoting), _lying(held)]


def _offline(asked: list[Put]) -> dict[str, Any]:
    """The passages themselves are the answer."""
    given = [(len(one.right), len(one.reply.statements)) for one in asked if one.answerable and not one.refused]
    return {
        "model": "offline",
        "questions": sum(one.answerable for one in asked),
        "sentences": sum(count for _, count in given),
        "citation_precision": share(sum(right for right, _ in given), sum(count for _, count in given)),
        "citation_recall": share(sum(right > 0 for right, _ in given), sum(one.answerable for one in asked)),
        "hopeless": sum(not one.answerable for one in asked),
        "refused_rightly": share(
            sum(one.refused for one in asked if not one.answerable), sum(not one.answerable for one in asked)
        ),
    }


def _scripted(name: str, asked: list[Put], script: Callable[[str], str]) -> dict[str, Any]:
    model = Model(FakeModel(script=script), name)
    return answered_row(name, [judged(one, model) for one in asked if not one.refused], 0)


def _quoting(prompt: str) -> str:
    """The first sentence of the first passage, word for word: what an honest model would say at the least."""
    quoted = _quoted(prompt)
    return f"{quoted} [1]." if quoted else "KHÔNG CÓ"


def _quoted(prompt: str) -> str:
    text = passages_of(prompt).get("1", "").partition(": ")[2]
    first = _FIRST.match(text)
    return first[0].strip() if first else ""


def _lying(asked: list[Put]) -> dict[str, Any]:
    """Every lie of every question beside an honest quotation: how many of them are shown."""
    planted = survived = 0
    for one in asked:
        if one.refused:
            continue
        for lie, place in itertools.product(LIES.values(), (_cited_last, _cited_first)):
            told: list[str] = []
            model = Model(FakeModel(script=_liar(lie, place, told)), "liar")
            with suppress(ModelAway):
                shown = {_plain(cited.text) for cited in cited_answer(one.reply, model)}
                survived += any(_plain(text) in shown for text in told)
            planted += len(told)
    return {"model": "liar", "questions": len(asked), "planted": planted, "survived": survived}


def _cited_last(text: str) -> str:
    return text


def _cited_first(text: str) -> str:
    """ "[1] text." instead of "text [1]." """
    marks = re.findall(r"\[\d+\]", text)
    return f"{''.join(marks)} {_plain(text)}." if marks else text


def _liar(lie: Callable[[str], str], place: Callable[[str], str], told: list[str]) -> Callable[[str], str]:
    def script(prompt: str) -> str:
        quoted = _quoted(prompt)
        text = place(lie(quoted))
        if text:
            told.append(text)
        return text

    return script


def real_questions() -> list[tuple[str, Put]]:
    """Questions of the half that may be looked at, evenly drawn, and others before passages that do not answer them."""
    found = [one for one in put("tune") if one.right and not one.refused]
    some = found[:: max(1, len(found) // ANSWERABLE)][:ANSWERABLE]
    elsewhere = [
        Put(
            Reply(one.reply.question, other.reply.statements, refused=False),
            frozenset(),
            answerable=False,
            refused=False,
        )
        for one, other in zip(some[:ELSEWHERE], some[ANSWERABLE // 2 :], strict=False)
    ]
    return [
        (f"{one.reply.question} {'' if one.answerable else '(elsewhere)'}".strip(), one) for one in (*some, *elsewhere)
    ]


ANSWERABLE, ELSEWHERE = 10, 5


def judged(one: Put, model: Model) -> dict[str, Any]:
    """What a model says to a question, before the check and after it, and what the labels say of the citations."""
    raw: list[Cited] = []
    shown: list[Cited] = []
    for cited, holds in judged_answer(one.reply, model):
        raw.append(cited)
        shown += [cited] if holds else []
    return {
        "question": one.reply.question,
        "answerable": one.answerable,
        "passages": [statement.citation for statement in one.reply.statements],
        "right": sorted(one.right),
        "raw": _texts(raw),
        "shown": _texts(shown),
        "right_citations": sum(bool(one.right.intersection(cited.numbers)) for cited in shown),
        "faults": sorted({fault for cited in shown for fault in faults(cited.text + ".")}),
    }


def answered_row(name: str, told: list[dict[str, Any]], failures: int) -> dict[str, Any]:
    """Sentences before the check and after it, and whether their citations are those of the labels."""
    answerable, hopeless = ([entry for entry in told if entry["answerable"] is truth] for truth in (True, False))
    right = sum(entry["right_citations"] for entry in answerable)
    return {
        "model": name,
        "questions": len(answerable),
        "sentences_before_check": sum(len(entry["raw"]) for entry in told),
        "sentences": sum(len(entry["shown"]) for entry in told),
        "citation_precision": share(right, sum(len(entry["shown"]) for entry in answerable)),
        "citation_recall": share(sum(entry["right_citations"] > 0 for entry in answerable), len(answerable)),
        "hopeless": len(hopeless),
        "refused_rightly": share(sum(not entry["shown"] for entry in hopeless), len(hopeless)),
        "form_faults": sum(len(entry["faults"]) for entry in told),
        "failures": failures,
    }


def _texts(sentences: Iterable[Cited]) -> list[str]:
    return [f"{cited.text} {''.join(f'[{number}]' for number in cited.numbers)}" for cited in sentences]


def _plain(text: str) -> str:
    return re.sub(r"\s*\[\d+\]|[.\s]+$", "", text).strip()


def _turned(text: str) -> str:
    for old, new in (
        ("phải", "không phải"),
        ("không", "phải"),
        ("tối thiểu", "tối đa"),
        ("trước", "sau"),
        ("được", "không được"),
    ):
        if old in text:
            return text.replace(old, new, 1) + " [1]."
    return ""

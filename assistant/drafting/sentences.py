"""A clause made a sentence of the plan: put into its requirement's frame, or given its subject."""

from __future__ import annotations

import re

from assistant.drafting.openings import opening_time, opens_with_verb
from assistant.drafting.passive import passive
from assistant.drafting.phrases import Phrase, figure_first, phrase, words_spans
from assistant.drafting.slots import unit_span
from assistant.drafting.topics import LABELLED, TOPIC, topic_spans
from assistant.drafting.voice import Voice, capital, confirm, uncapital
from assistant.plan import Fact, Span
from corpus.framework import Prose
from corpus.language import fold


def sentence_spans(fact: Fact, prose: Prose, voice: Voice, label: str) -> tuple[Span, ...]:
    """A whole sentence without its full stop, from a clause and the requirement's frames."""
    item = phrase(fact.value, voice, prose)
    if not item.certain:
        return (Span(capital(f"về {label}: ")), *words_spans(item, item.text, fact))
    if not re.search(r"\d", item.text):  # no share is told
        label = re.sub(r"^tỷ lệ (?:đơn vị trực thuộc |các đơn vị )?(?=kết nối|có )", "", label)
    if re.fullmatch(r"(?:có )?[\d.,]+(?:/[\d.,]+)?", item.text):  # a figure without a word says nothing certain
        return (Span(capital(f"về {label}: ")), confirm(item.text, (fact.id,)))
    bare = re.match(r"(?:chưa|không)\s", item.text) and len(item.text.split()) < 5
    if item.kind == "verb" and (bare or _silent(item.text, label)):
        return (Span(capital(f"về {label}, ")), unit_span("u", voice), Span(" "), *words_spans(item, item.text, fact))
    if labelled := (LABELLED.match(item.text) or TOPIC.match(item.text)):
        return topic_spans(labelled[1], labelled[2], item, fact, prose, voice)
    frame = frame_of(item, prose)
    if frame:
        text = uncapital(item.text) if not frame.startswith("{words}") else capital(item.text)
        return _framed(frame, words_spans(item, text, fact), voice)
    return _default_spans(item, fact, voice)


def _silent(text: str, label: str) -> bool:
    """Is it so short that it does not say what it is about: "đang soạn", "mới kéo xong tháng 5"?"""
    if re.fullmatch(r"(?:đang|đã|mới|sẽ|có|vừa)(?: \w+){0,2}", text):
        return True
    about = set(re.findall(r"\w+", fold(label))) - {"su", "dung", "thong", "tin", "va", "cua"}
    return (
        bool(_STATE.match(text)) and len(text.split()) <= BARE_WORDS and not about & set(re.findall(r"\w+", fold(text)))
    )


_STATE = re.compile(r"(?:đang|đã|mới|sẽ|vừa) ", re.IGNORECASE)
BARE_WORDS = 6


def frame_of(item: Phrase, prose: Prose) -> str:
    """The requirement's frame for a clause; a thing takes a noun's where it has none of its own."""
    kinds = (item.kind, "noun", "any") if item.kind == "thing" else (item.kind, "any")
    return next((prose.frames[kind] for kind in kinds if kind in prose.frames), "")


def _framed(frame: str, words: tuple[Span, ...], voice: Voice) -> tuple[Span, ...]:
    from assistant.drafting.slots import parse

    spans: list[Span] = []
    for kind, name, _ in parse(frame):
        if kind == "words":
            spans.extend(words)
        elif kind == "unit":
            spans.append(unit_span(name, voice))
        else:
            spans.append(Span(voice.words.get(name, name)))
    first = spans[0]
    return (Span(capital(first.text), first.kind, first.refs), *spans[1:])


def _default_spans(item: Phrase, fact: Fact, voice: Voice) -> tuple[Span, ...]:
    if item.kind == "verb":
        return (unit_span("u", voice), Span(" "), *words_spans(item, uncapital(item.text), fact))
    if item.kind == "time":
        return _time_first(item, fact, voice)
    text = figure_first(passive(item.text), fact) if item.kind == "figure" else item.text
    return words_spans(item, capital(text), fact)


def _time_first(item: Phrase, fact: Fact, voice: Voice) -> tuple[Span, ...]:
    """ "năm 2019 cử 02 cán bộ" -> "Năm 2019, Sở cử 02 cán bộ"."""
    time, rest = opening_time(item.text)
    if not rest:
        return words_spans(item, capital(item.text), fact)
    time = re.sub(r"^năm (\d{4})$", r"năm \1", time)
    if opens_with_verb(rest):
        return (
            *words_spans(item, capital(time), fact),
            Span(", "),
            unit_span("u", voice),
            Span(" "),
            *words_spans(item, uncapital(rest), fact),
        )
    return (*words_spans(item, capital(time), fact), Span(", "), *words_spans(item, uncapital(rest), fact))

"""The steps of rewriting: each changes the words of one span, and never a figure."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from corpus.catalogue import Catalogue
from corpus.language import expand, format_number, scan, standardise
from corpus.language.data import load
from corpus.legal import cite_short
from corpus.references import find_references, resolve

Step = Callable[[str], str]
_QUOTED = re.compile(r"(“[^”]*”|\"[^\"]*\"|«[^»]*»|\S*(?:://|@|www\.)\S*)")
_ACCEPTED_NUMBER = re.compile(r"\d{4,}")


def steps(catalogue: Catalogue, abbreviations: Mapping[str, str], context: str) -> dict[str, Step]:
    """Every step that changes words in place, by name. `abbreviations` are the pack's: full words -> short."""
    tables = {name: _outside_quotes(_table(name)) for name in load("rewriting")["tables"]}
    return {
        **tables,
        "slips": standardise,
        "names": _outside_quotes(lambda text: _documents(_table("names")(text), catalogue)),
        "numbers": _outside_quotes(_numbers),
        "doubled": _outside_quotes(_doubled),
        "abbreviations": _outside_quotes(lambda text: _in_full(text, abbreviations, context)),
    }


def _outside_quotes(step: Step) -> Step:
    """Quotations, addresses and marks are nobody's to rewrite."""

    def outside(text: str) -> str:
        return "".join(piece if n % 2 else step(piece) for n, piece in enumerate(_QUOTED.split(text)))

    return outside


@cache
def _table(name: str) -> Step:
    entries: dict[str, Any] = load("rewriting")["tables"][name]
    longest = sorted(entries, key=len, reverse=True)
    forms = "|".join(re.escape(entry) + _unless(entries[entry]) for entry in longest)
    pattern = re.compile(rf"(?<!\w)(?:{forms})(?!\w)" if name != "empty" else rf"^(?:{forms})", re.IGNORECASE)

    def replaced(match: re.Match[str]) -> str:
        to = entries[match[0].lower()]
        to = str(to["to"] if isinstance(to, dict) else to)
        return to[:1].upper() + to[1:] if match[0][:1].isupper() else to

    def step(text: str) -> str:
        changed = pattern.sub(replaced, text)
        return changed[:1].upper() + changed[1:] if name == "empty" and changed != text else changed

    return step


def _unless(to: Any) -> str:
    return rf"(?!\s+{re.escape(to['unless'])})" if isinstance(to, dict) else ""


def _documents(text: str, catalogue: Catalogue) -> str:
    """A document told by its number, and known, is named as the catalogue has it; its date and issuer stay as told."""
    for reference in reversed(find_references(text)):
        found = resolve(reference, catalogue)
        numbered = "/" in reference.number and not reference.date and not reference.pinpoint
        if not numbered or not found.certain or found.problem:
            continue
        named = cite_short(found.documents[0])
        if reference.words.strip() and named.lower().endswith(reference.number.lower()):
            text = text[: reference.start] + named + text[reference.end :]
    return text


def _numbers(text: str) -> str:
    """1850 is 1.850, where it counts something and is no year, code or serial."""
    for value in reversed(scan(text)):
        plain = value.kind == "count" and _ACCEPTED_NUMBER.fullmatch(value.words) and not value.words.startswith("0")
        if plain and value.number is not None and re.match(r"\s+[^\W\d_]", text[value.end :]):
            text = text[: value.start] + format_number(value.number) + text[value.end :]
    return text


@cache
def _doubles() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)({'|'.join(load('rewriting')['doubled'])})(?:\s+\1)+(?!\w)", re.IGNORECASE)


def _doubled(text: str) -> str:
    return _doubles().sub(r"\1", text)


def _in_full(text: str, abbreviations: Mapping[str, str], context: str) -> str:
    """Shorthand written out; one that is introduced here in brackets keeps its introduction."""
    short = {form: term for term, form in abbreviations.items()}
    introduced = frozenset(re.findall(r"\(([^()\s]+)\)", text))
    if short:
        pattern = re.compile(
            rf"(?<![\w/(-])({'|'.join(map(re.escape, sorted(short, key=len, reverse=True)))})(?![\w/)-])"
        )
        text = pattern.sub(lambda match: _placed(short[match[1]], match), text)
    return expand(text, context=context, keep=introduced).text


def _placed(term: str, match: re.Match[str]) -> str:
    return term[:1].upper() + term[1:] if match.start() == 0 else term

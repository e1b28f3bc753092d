"""Prompt texts from prompts/, each with its header, as LangChain prompt templates; what goes in is data, fenced."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.language import clean

if TYPE_CHECKING:
    from langchain_core.prompts import PromptTemplate

FOLDER = Path(__file__).parents[1] / "prompts"
NONE = "không"  # in the header of a prompt without variables


@dataclass(frozen=True)
class Prompt:
    """A prompt and its version ("writing/1")."""

    template: PromptTemplate
    version: str

    def filled(self, **data: str) -> str:
        """The text to send; what stands in `data` can neither close the fence around it nor hide anything."""
        return str(self.template.format(**{name: _fenced(text) for name, text in data.items()}))


@cache
def load_prompt(name: str) -> Prompt:
    """A prompt by file name. Raises ValueError when the header's variables are not those of the text."""
    from langchain_core.prompts import PromptTemplate

    text = (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    header = dict(re.findall(r"^# ([^:\n]+): (.+)$", text, re.MULTILINE))
    template = PromptTemplate.from_template(re.sub(r"^# .*\n", "", text, flags=re.MULTILINE))
    told = {variable.strip() for variable in header["biến"].split(",")} - {NONE}
    if told != set(template.input_variables):
        raise ValueError(f"prompts/{name}.txt: {sorted(told)} is not {sorted(template.input_variables)}")
    return Prompt(template, f"{name}/{header['bản']}")


def _fenced(text: str) -> str:
    """Without invisible characters, and without the marks that open and close a fence."""
    return re.sub(r"<{3,}|>{3,}", "…", clean(text))

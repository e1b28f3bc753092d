"""Prompt texts from prompts/, each with its header, as LangChain prompt templates."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from langchain_core.prompts import PromptTemplate

FOLDER = Path(__file__).parents[2] / "prompts"


@dataclass(frozen=True)
class Prompt:
    """A prompt and its version ("writing/1")."""

    template: PromptTemplate
    version: str


@cache
def load_prompt(name: str) -> Prompt:
    """A prompt by file name. Raises ValueError when the header's variables are not those of the text."""
    from langchain_core.prompts import PromptTemplate

    text = (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    header = dict(re.findall(r"^# ([^:\n]+): (.+)$", text, re.MULTILINE))
    template = PromptTemplate.from_template(re.sub(r"^# .*\n", "", text, flags=re.MULTILINE))
    told = {variable.strip() for variable in header["biến"].split(",")}
    if told != set(template.input_variables):
        raise ValueError(f"prompts/{name}.txt: {sorted(told)} is not {sorted(template.input_variables)}")
    return Prompt(template, f"{name}/{header['bản']}")

"""What all shapes are made of: bodies that allow no unknown field, lines, words."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Line = Annotated[str, StringConstraints(max_length=500, pattern=r"^[^\x00]*$")]
Words = Annotated[str, StringConstraints(min_length=1, max_length=20_000, pattern=r"^[^\x00]*$")]
Year = Annotated[int, Field(ge=2000, le=2100)]
Kind = Literal["five_year", "annual"]
State = Literal["not_asked", "missing", "drafted", "to_fix", "passed"]


class In(BaseModel):
    """A body: an unknown field is an error."""

    model_config = ConfigDict(extra="forbid")

"""Looking legal bases up: by words, shorthand or number, with validity on a day."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query

from api.accounts.roles import Action
from api.http import schemas as s
from api.http.deps import V1, TheHouse, allow
from api.http.problems import documented

router = APIRouter(prefix=V1, tags=["căn cứ"])
LINE = r"^[^\x00]*$"


@router.get("/citations", dependencies=[allow(Action.LOOK_UP)], responses=documented("invalid", "not-allowed"))
def look_up(
    house: TheHouse,
    q: Annotated[str, Query(min_length=1, max_length=500, pattern=LINE, description="câu hỏi hoặc số hiệu")],
    k: Annotated[int, Query(ge=1, le=50, description="số kết quả")] = 5,
    date: Annotated[dt.date | None, Query(description="ngày cần xét hiệu lực; bỏ trống: hôm nay")] = None,
    type: Annotated[list[str] | None, Query(max_length=20)] = None,
    issuer: Annotated[list[str] | None, Query(max_length=20)] = None,
    level: Annotated[list[Literal["trung-uong", "tinh", "so"]] | None, Query(max_length=3)] = None,
    in_force: Annotated[bool, Query(description="chỉ văn bản còn hiệu lực vào ngày đó")] = False,
) -> s.HitsOut:
    """Tra cứu căn cứ pháp lý."""
    from api.commands.cite import LEVELS, hit_as_json  # the lookup's libraries are loaded by its first question
    from corpus.search import Filters

    levels = frozenset(LEVELS[name] for name in level or ())
    searcher = house.lookup.searcher()
    answer = searcher.search(q, k, date, Filters(frozenset(type or ()), frozenset(issuer or ()), levels, in_force))
    hits: list[Any] = [s.HitOut(**_without_why(hit_as_json(hit, answer, searcher.catalogue))) for hit in answer.hits]
    return s.HitsOut(hits=hits, refused=answer.refused, notes=list(answer.notes))


def _without_why(hit: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in hit.items() if name != "why"}

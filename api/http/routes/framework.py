"""What the framework knows: the units that write plans."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from api.accounts.roles import Action
from api.http import schemas as s
from api.http.deps import V1, TheHouse, allow
from corpus.language import fold
from corpus.units import all_units

router = APIRouter(prefix=V1, tags=["khung"])


@router.get("/units", dependencies=[allow(Action.LOOK_UP)])
def list_units(
    house: TheHouse, q: Annotated[str, Query(max_length=100, description="một phần tên, có dấu hay không")] = ""
) -> s.UnitsOut:
    """Các đơn vị của tỉnh."""
    wanted = fold(q)
    return s.UnitsOut(
        items=[
            s.UnitOut(id=unit.id, name=unit.name, type=unit.type, place=unit.place)
            for unit in all_units(house.pack)
            if wanted in fold(unit.name) or wanted in fold(unit.short)
        ]
    )

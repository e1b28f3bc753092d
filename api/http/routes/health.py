"""Is the server alive, and can it work?"""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Response
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from api.http.deps import TheHouse
from api.http.problems import Problem, documented

router = APIRouter(tags=["vận hành"])


@router.get("/healthz")
def alive() -> dict[str, str]:
    """Máy chủ đang chạy."""
    return {"status": "ok"}


@router.get("/readyz", responses=documented("unavailable"))
def ready(house: TheHouse) -> dict[str, Any]:
    """Máy chủ làm việc được: cơ sở dữ liệu trả lời."""
    try:
        house.store.stamp("-")
    except Exception as error:
        raise Problem("unavailable", "Cơ sở dữ liệu không trả lời.") from error
    return {"status": "ok", "framework": house.pack.info.id}


@router.get("/metrics", response_class=Response, responses={200: {"content": {"text/plain": {}}}})
def metrics(house: TheHouse) -> Response:
    """Số đo cho Prometheus; không có nội dung của kế hoạch."""
    return Response(generate_latest(house.metrics.registry), media_type=CONTENT_TYPE_LATEST)

"""Long work: begun, followed, cancelled, its result fetched by whoever began it."""

from __future__ import annotations

import json
import time
from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Annotated, Any

from anyio import sleep
from anyio.to_thread import run_sync
from fastapi import APIRouter, Depends, Path, Request, Response, status
from fastapi.sse import EventSourceResponse, ServerSentEvent

from api.http import schemas as s
from api.http.deps import V1, ExportedPlan, ReadPlan, TheHouse, TheUser, address_of
from api.http.house import House
from api.http.jobs import GOING, Job, Made, Tell, Work
from api.http.problems import Problem, documented
from api.http.routes.exports import EXCEL, WORD, file_response, not_official
from assistant.export.notes import annotate
from assistant.export.summary import render_summary
from assistant.export.word import render_word
from assistant.export.xlsx import render_tables
from assistant.pipeline import Result
from assistant.plan import Plan
from corpus.errors import InputError

router = APIRouter(prefix=V1, tags=["việc dài"])
JobId = Annotated[str, Path(max_length=40, pattern=r"^[\w-]+$", examples=["uW3nq0a1Zx8b"])]
NO_JOB = "Không có việc này, hoặc không phải việc của bạn."
TICK_S, LONGEST_S = 0.2, 120


def own_job(job: JobId, house: TheHouse, user: TheUser) -> Job:
    """A job of whoever asks. Raises Problem for every other."""
    found = house.jobs.get(job, user.name)
    if found is None:
        raise Problem("not-found", NO_JOB)
    return found


OwnJob = Annotated[Job, Depends(own_job)]


@router.post(
    "/plans/{plan_id}/jobs",
    status_code=status.HTTP_202_ACCEPTED,
    responses=documented("not-found", "not-allowed", "invalid"),
)
def begin(
    body: s.JobIn, plan: ExportedPlan, house: TheHouse, user: TheUser, request: Request, response: Response
) -> s.JobOut:
    """Soạn toàn bộ hoặc xuất tệp ở phía sau; theo dõi, hủy và lấy kết quả ở /jobs/{job}."""
    if body.do != "draft":
        house.accounts.note(user.name, "export", plan.id, address_of(request))
    job = house.jobs.start(body.do, user.name, _work(body, plan, house), plan_id=plan.id)
    response.headers["Location"] = f"{V1}/jobs/{job.id}"
    return job_out(job)


@router.get("/plans/{plan_id}/jobs", responses=documented("not-found", "not-allowed"))
def list_jobs(plan: ReadPlan, house: TheHouse, user: TheUser) -> s.JobList:
    """Việc của bạn đang làm cho kế hoạch này, để trang tải lại vẫn theo dõi tiếp."""
    return s.JobList(items=[job_out(job) for job in house.jobs.going(plan.id, user.name)])


@router.get("/jobs/{job}", responses=documented("not-found"))
def show_job(found: OwnJob) -> s.JobOut:
    """Việc đang làm đến đâu."""
    return job_out(found)


@router.delete("/jobs/{job}", status_code=status.HTTP_204_NO_CONTENT, responses=documented("not-found"))
def cancel_job(found: OwnJob, house: TheHouse) -> None:
    """Hủy một việc; việc đã xong giữ nguyên."""
    house.jobs.cancel(found.id)


@router.get(
    "/jobs/{job}/result",
    response_class=Response,
    responses=documented(
        "not-found", "conflict", more={200: {"content": {WORD: {}, EXCEL: {}, "application/json": {}}}}
    ),
)
def fetch_result(found: OwnJob, house: TheHouse) -> Response:
    """Kết quả của việc đã xong."""
    made = house.jobs.made(found.id)
    if made is None:
        raise Problem("conflict", f"Việc chưa có kết quả: {found.text}.")
    stem, _, suffix = made.name.rpartition(".")
    return file_response(made.content, made.media, stem, suffix)


@router.get("/jobs/{job}/events", response_class=EventSourceResponse, responses=documented("not-found"))
async def follow_job(own: OwnJob, house: TheHouse, request: Request) -> AsyncIterator[ServerSentEvent]:
    """Từng bước của việc (job), cho đến khi việc kết thúc."""
    told: Job | None = None
    until = time.monotonic() + LONGEST_S
    while time.monotonic() < until and not await request.is_disconnected():
        found = await run_sync(house.jobs.get, own.id, own.owner)
        if found is None:
            break
        if found != told:
            told = found
            yield ServerSentEvent(data=job_out(found).model_dump(mode="json"), event="job")
        if found.state not in GOING:
            break
        await sleep(TICK_S)


def job_out(job: Job) -> s.JobOut:
    state: Any = job.state
    return s.JobOut(id=job.id, do=job.does, state=state, progress=job.progress, text=job.text, name=job.name)


def _work(body: s.JobIn, plan: Plan, house: House) -> Work:
    plan_id = plan.id

    def work(tell: Tell) -> Made:
        result = _drafted(plan_id, house, tell)
        if body.do == "draft":
            told = {"errors": len(result.errors), "findings": len(result.findings)}
            return Made(json.dumps(told).encode(), "application/json", f"{plan_id}.json")
        if body.do == "word" and not body.draft and (reason := not_official(plan, result, house)):
            raise InputError(reason)
        tell("Ghi tệp", 0.7)
        if body.do == "xlsx":
            return Made(render_tables(result), EXCEL, f"{plan_id}.xlsx")
        if body.do == "summary":
            return Made(render_summary(result), WORD, f"{plan_id}-tom-tat.docx")
        document = annotate(result) if body.comments else result.document
        return Made(render_word(replace(document, draft=body.draft or body.comments)), WORD, f"{plan_id}.docx")

    return work


def _drafted(plan_id: str, house: House, tell: Tell) -> Result:
    """The draft of now, waited for in small steps, so that the wait can be cancelled."""
    while not house.drafts.ready(plan_id):
        tell("Soạn các mục", 0.1)
        time.sleep(TICK_S)
    tell("Kiểm tra", 0.6)
    return house.drafts.result(plan_id)

"""Questions about law, the framework or a plan: passages first, then a model's sentences, each held against what it cites."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from dataclasses import asdict
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response, status
from fastapi.sse import EventSourceResponse, ServerSentEvent

from api.accounts.roles import Action, User
from api.http import schemas as s
from api.http.deps import V1, ReadPlan, TheHouse, TheUser, allow
from api.http.house import House
from api.http.jobs import Job
from api.http.problems import Problem, documented
from api.http.routes.jobs import NO_JOB, OwnJob, job_out
from api.http.streaming import LastEvent, Piece, followed, piecewise
from assistant.plan import Plan

router = APIRouter(prefix=V1, tags=["hỏi đáp"])
SOURCES = "Câu hỏi và các đoạn tìm được gửi đến {where}."
DOES = "ask"
ALONE = "Mô hình không trả lời được bằng các đoạn tìm được; dưới đây là các đoạn."


def own_question(own: OwnJob) -> Job:
    """A question of whoever asks. Raises Problem for every other job."""
    if own.does != DOES:
        raise Problem("not-found", NO_JOB)
    return own


@router.post(
    "/questions",
    status_code=status.HTTP_202_ACCEPTED,
    dependencies=[allow(Action.LOOK_UP)],
    responses=documented("invalid", "not-allowed"),
)
def ask_law(body: s.QuestionIn, house: TheHouse, user: TheUser, response: Response) -> s.JobOut:
    """Hỏi về luật và khung; theo dõi câu trả lời ở /questions/{job}/events."""
    return _begun(body, house, user, response, None)


@router.post(
    "/plans/{plan_id}/questions",
    status_code=status.HTTP_202_ACCEPTED,
    responses=documented("not-found", "not-allowed", "invalid"),
)
def ask_plan(body: s.QuestionIn, plan: ReadPlan, house: TheHouse, user: TheUser, response: Response) -> s.JobOut:
    """Hỏi về luật, khung và cả kế hoạch này."""
    return _begun(body, house, user, response, plan)


@router.get("/questions/{job}/events", response_class=EventSourceResponse, responses=documented("not-found"))
async def follow_answer(
    own: Annotated[Job, Depends(own_question)], house: TheHouse, request: Request, last_event_id: LastEvent = ""
) -> AsyncIterator[ServerSentEvent]:
    """statement: đoạn tìm được, có số; sentence: câu của mô hình đã đối chiếu với các đoạn nó dẫn; note; refused; end."""
    async for event in followed(house, own, request, last_event_id):
        yield event


def _begun(body: s.QuestionIn, house: House, user: User, response: Response, plan: Plan | None) -> s.JobOut:
    work = piecewise(_answer(body, house, plan), "Tìm trong kho văn bản")
    job = house.jobs.start(DOES, user.name, work, plan_id=plan.id if plan else "", asks=True)
    response.headers["Location"] = f"{V1}/questions/{job.id}/events"
    return job_out(job)


def _answer(body: s.QuestionIn, house: House, plan: Plan | None) -> Iterator[Piece]:
    from assistant.asking import NOT_THERE, ask
    from assistant.cited import cited_answer
    from assistant.model import ModelAway, configured_model

    document = house.drafts.result(plan.id).document if plan else None
    day = body.date or (plan.date if plan else None)
    reply = ask(body.text, house.lookup.searcher(), day=day, document=document)
    for note in reply.notes:
        yield Piece("note", {"text": note})
    if reply.refused:
        yield Piece("refused", {"text": NOT_THERE})
        return
    for number, statement in enumerate(reply.statements, 1):
        yield Piece("statement", {"number": number, **asdict(statement)})
    model = None if body.offline else configured_model(plan=plan.id if plan else "")
    if model is None:
        return
    yield Piece("note", {"text": SOURCES.format(where=model.where)})
    found = 0
    try:
        for cited in cited_answer(reply, model):
            found += 1
            yield Piece("sentence", {"text": cited.text, "numbers": list(cited.numbers), "written_by": model.name})
    except ModelAway as away:
        yield Piece("note", {"text": away.told})
    if not found:
        yield Piece("note", {"text": ALONE})

"""Other words for a section, taken or left; a legal basis put into it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request, Response, status
from fastapi.sse import EventSourceResponse, ServerSentEvent

from api.accounts.roles import Action
from api.http import schemas as s
from api.http.deps import V1, IfMatch, TheHouse, TheUser, WrittenDraft, allow
from api.http.jobs import Job
from api.http.problems import Problem, documented
from api.http.routes.editing import CHANGES, Desk, SectionId
from api.http.routes.jobs import NO_JOB, OwnJob, job_out
from api.http.streaming import LastEvent, Piece, followed, piecewise
from assistant.inserting import insert_basis
from assistant.model import Model, configured_model
from assistant.rewriting import Suggestion, change_named, find_way, named_change, suggest, ways, written_by
from assistant.rewriting.taking import taken
from assistant.writing import brief_of, draft_section, write
from corpus.errors import InputError
from corpus.legal import load_catalogue

router = APIRouter(prefix=f"{V1}/plans/{{plan_id}}/sections/{{section}}", tags=["soạn sửa"])
listing = APIRouter(prefix=V1, tags=["soạn sửa"])
WRITES = "write"
SENT = "Gửi đến {where}: tên mục, yêu cầu của khung, các căn cứ tìm được và các từ nối; không gửi số liệu, tên riêng, lời của đơn vị."


def own_writing(own: OwnJob) -> Job:
    """A section being written for whoever asks. Raises Problem for every other job."""
    if own.does != WRITES:
        raise Problem("not-found", NO_JOB)
    return own


@listing.get("/rewriting/ways", dependencies=[allow(Action.LOOK_UP)], responses=documented("not-allowed"))
def list_ways() -> s.WaysOut:
    """Các cách viết lại; model: có mô hình ngôn ngữ, `how` có thể là yêu cầu bằng lời."""
    return s.WaysOut(
        items=[s.WayOut(id=way.id, label=way.label) for way in ways().values()], model=_model() is not None
    )


@router.post("/rewrites", responses=documented("not-found", "not-allowed", "invalid"))
def propose(
    section: SectionId, body: s.RewriteIn, plan: WrittenDraft, house: TheHouse, response: Response
) -> s.RewritesOut:
    """Gợi ý viết lại từng câu của mục (hoặc các câu đã chọn); chưa đổi gì."""
    desk = Desk(plan, section, house)
    found = _suggestions(desk, body.how)
    items = [_out(suggestion) for suggestion in found if not body.selection or suggestion.before.id in body.selection]
    response.headers["ETag"] = desk.etag
    return s.RewritesOut(items=items, etag=desk.etag)


@router.post("/rewrites/take", responses=CHANGES)
def take(
    section: SectionId,
    body: s.TakeIn,
    plan: WrittenDraft,
    house: TheHouse,
    user: TheUser,
    response: Response,
    if_match: IfMatch = None,
) -> s.EditedSection:
    """Nhận gợi ý, cả câu hoặc một phần. Chữ khác với gợi ý là của người sửa, được kiểm tra chỗ dựa như mọi câu người viết."""
    desk = Desk(plan, section, house, user)
    yours = body.model_dump()
    desk.expect(if_match, yours)
    sentences = {token.sentence.id: token.sentence for token in desk.shown.tokens}
    if any(item.sentence not in sentences for item in body.items):
        raise Problem("not-found", "Mục này không có câu đó.")
    try:
        way = find_way(body.how)
    except InputError:  # words for a model
        proposed: dict[str, Suggestion] = {}
    else:
        proposed = {found.before.id: found for found in suggest(desk.shown.section, way, desk.result.desk)}
    model = _model() is not None
    wanted = [
        (item.sentence, *taken(proposed.get(item.sentence), sentences[item.sentence], item.after, model=model))
        for item in body.items
    ]
    return desk.changed(lambda seen: desk.editor.reword(wanted, expected=seen), yours, response)


@router.post(
    "/writing", status_code=status.HTTP_202_ACCEPTED, responses=documented("not-found", "not-allowed", "invalid")
)
def write_section(
    section: SectionId, body: s.WritingIn, plan: WrittenDraft, house: TheHouse, user: TheUser, response: Response
) -> s.JobOut:
    """Mô hình viết cả mục; theo dõi ở /writing/{job}/events. Chưa đổi gì: câu muốn lấy thì gửi đến rewrites/take."""
    desk = Desk(plan, section, house, user)
    model = _model(plan.id)
    if model is None:
        raise Problem("invalid", "Chưa đặt mô hình ngôn ngữ (KEHOACH_MODEL_URL); mục giữ các câu soạn sẵn.")
    work = piecewise(_written(desk, body.how.strip(), model), "Mô hình đang viết")
    job = house.jobs.start(WRITES, user.name, work, plan_id=plan.id, asks=True)
    response.headers["Location"] = f"{V1}/writing/{job.id}/events"
    return job_out(job)


@listing.get("/writing/{job}/events", response_class=EventSourceResponse, responses=documented("not-found"))
async def follow_writing(
    own: Annotated[Job, Depends(own_writing)], house: TheHouse, request: Request, last_event_id: LastEvent = ""
) -> AsyncIterator[ServerSentEvent]:
    """ground: căn cứ có liên quan; sentence: câu có thể nhận, hoặc câu soạn sẵn được giữ và lý do; end."""
    async for event in followed(house, own, request, last_event_id):
        yield event


@router.post("/bases", responses=CHANGES)
def insert(
    section: SectionId,
    body: s.BasisIn,
    plan: WrittenDraft,
    house: TheHouse,
    user: TheUser,
    response: Response,
    if_match: IfMatch = None,
) -> s.EditedSection:
    """Chèn một căn cứ vào mục: vào danh mục căn cứ của đơn vị, hoặc thành một câu của người sửa."""
    desk = Desk(plan, section, house, user)
    yours = body.model_dump()
    desk.expect(if_match, yours)
    if load_catalogue().get(body.document) is None:
        raise Problem("not-found", "Danh mục không có văn bản này; chọn từ kết quả tra cứu.")

    def change(seen: int) -> None:
        where = (desk.result, desk.shown.section.id, body.document, body.pinpoint, house.pack)
        insert_basis(house.store, plan, *where, author=user.said_by, expected=seen)

    return desk.changed(change, yours, response)


def _suggestions(desk: Desk, how: str) -> list[Suggestion]:
    """By rules; a figure or citation put for another; other words are an instruction to the language model, if there is one."""
    section = desk.shown.section
    if change := named_change(how):
        return change_named(section, change)
    try:
        return suggest(section, find_way(how), desk.result.desk)
    except InputError:
        model = _model(desk.plan.id)
        if model is None:
            raise
        return write(section, how.strip(), model)


def _written(desk: Desk, how: str, model: Model) -> Iterator[Piece]:
    section = desk.shown.section
    brief = brief_of(section, desk.result.desk.outline, desk.house.lookup.searcher(), desk.plan.date)
    yield Piece("note", {"text": SENT.format(where=model.where), "etag": desk.etag})
    for ground in brief.grounds:
        yield Piece("ground", {"citation": ground.citation, "text": ground.text, "status": ground.status})
    for written in draft_section(section, brief, how, model):
        found = written.suggestion
        shown = _out(found).model_dump() if found else None
        told = {
            "sentence": written.before.id,
            "text": written.after.text,
            "origin": written.after.origin,
            "why": written.why,
        }
        yield Piece("sentence", {**told, "refs": list(written.after.refs), "suggestion": shown})


def _model(plan: str = "") -> Model | None:
    return configured_model(plan=plan)


def _out(suggestion: Suggestion) -> s.RewriteOut:
    origin: Any = written_by(suggestion)
    return s.RewriteOut(
        sentence=suggestion.before.id,
        before=suggestion.before.text,
        after=suggestion.text,
        diff=[s.PieceOut(**asdict(piece)) for piece in suggestion.diff],
        reasons=list(suggestion.reasons),
        origin=origin,
    )

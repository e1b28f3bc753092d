"""Answers, one a requirement: told in words, shown as they were understood."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Response

from api.accounts.roles import Action, User
from api.http import schemas as s
from api.http.deps import V1, AnsweredPlan, IfMatch, ReadPlan, SeenPlan, TheHouse, TheUser, etag, expected_version
from api.http.house import House
from api.http.problems import Problem, documented
from api.http.views import answer_out, answers_out
from assistant.answering import asked, context_of, tell_answer
from assistant.explain import explain_answer
from assistant.plan import Plan
from assistant.store import StaleError, version_of
from corpus.errors import InputError

router = APIRouter(prefix=f"{V1}/plans/{{plan_id}}/answers", tags=["câu trả lời"])
RequirementId = Annotated[str, Path(max_length=80, examples=["p1.2.computers"])]


@router.get("", responses=documented("not-found", "not-allowed"))
def list_answers(plan: ReadPlan, house: TheHouse) -> s.AnswersOut:
    """Mọi câu trả lời đã có, theo thứ tự của khung."""
    outline = house.pack.outlines[plan.kind]
    return s.AnswersOut(items=answers_out(house.store.facts(plan.id), outline, context_of(plan, house.pack)))


@router.get("/{requirement}", responses=documented("not-found", "not-allowed"))
def show_answer(
    requirement: RequirementId, plan: SeenPlan, house: TheHouse, user: TheUser, response: Response
) -> s.AnswerOut:
    """Một câu trả lời và cách đã hiểu; version 0 khi chưa ai trả lời."""
    _given(requirement, plan, house, user)
    return _answer(requirement, plan, house, response)


@router.put("/{requirement}", responses=documented("not-found", "not-allowed", "conflict", "version-needed", "invalid"))
def tell(
    requirement: RequirementId,
    body: s.AnswerIn,
    plan: AnsweredPlan,
    house: TheHouse,
    user: TheUser,
    response: Response,
    if_match: IfMatch = None,
) -> s.AnswerOut:
    """Trả lời, hoặc sửa câu trả lời. Lưu xong mới trả về; các mục được soạn lại sau đó."""
    _given(requirement, plan, house, user)
    _known(requirement, plan, house)
    answer = _words(body)
    expected = expected_version(if_match, version_of(house.store.facts(plan.id), requirement))
    try:
        tell_answer(house.store, plan, requirement, answer, house.pack, said_by=user.said_by, expected=expected)
    except StaleError as error:
        raise _conflict(requirement, plan, house, body, error) from error
    return _answer(requirement, plan, house, response)


@router.post("/{requirement}/reading", responses=documented("not-found", "not-allowed", "invalid"))
def preview(
    requirement: RequirementId, body: s.AnswerIn, plan: AnsweredPlan, house: TheHouse, user: TheUser
) -> s.ReadingOut:
    """Cho xem câu trả lời sẽ được hiểu thế nào; không lưu."""
    _given(requirement, plan, house, user)
    _known(requirement, plan, house)
    found = asked(requirement, plan, house.pack)
    return s.ReadingOut.model_validate(explain_answer(found, _words(body), context_of(plan, house.pack)))


def _given(requirement: str, plan: Plan, house: House, user: User) -> None:
    """Who knows figures answers the questions given to them, and sees no other."""
    if house.allows(user, Action.READ, plan) or (requirement, user.name) in house.life.given(plan.id, user.name):
        return
    raise Problem("not-allowed", "Câu hỏi này không được giao cho bạn.")


def _words(body: s.AnswerIn) -> str | list[dict[str, str]]:
    if (body.text is None) == (body.rows is None):
        raise InputError("cần đúng một trong hai: text hoặc rows.", remedy="Bảng ghi bằng rows, còn lại ghi text.")
    return body.text if body.text is not None else body.rows or []


def _known(requirement: str, plan: Plan, house: House) -> None:
    if requirement not in house.pack.outlines[plan.kind].by_id:
        raise Problem("not-found", "Khung của kế hoạch này không có mã yêu cầu đó.")


def _answer(requirement: str, plan: Plan, house: House, response: Response) -> s.AnswerOut:
    _known(requirement, plan, house)
    found = house.pack.outlines[plan.kind].by_id[requirement]
    out = answer_out(found, house.store.facts(plan.id), context_of(plan, house.pack))
    response.headers["ETag"] = etag(out.version)
    return out


def _conflict(requirement: str, plan: Plan, house: House, body: s.AnswerIn, error: StaleError) -> Problem:
    theirs = _answer(requirement, plan, house, Response())
    return Problem(
        "conflict",
        error.told,
        theirs=theirs.model_dump(mode="json"),
        yours=body.model_dump(mode="json", exclude_none=True),
        etag=etag(theirs.version),
    )

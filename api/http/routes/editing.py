"""Sections as people edit them: the text with its version, who wrote what, versions compared and restored."""

from __future__ import annotations

import hashlib
from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Response

from api.accounts.roles import User
from api.http import schemas as s
from api.http.deps import V1, IfMatch, ReadDraft, TheHouse, TheUser, WrittenDraft, aware, etag
from api.http.documents import section_out, section_states
from api.http.house import House
from api.http.problems import Problem, documented
from assistant.editing import Edit
from assistant.editing.sections import Editor, Shown, shown
from assistant.editing.tokens import text_of
from assistant.editing.versions import Version, versions_of
from assistant.figures import naming
from assistant.pipeline import Result
from assistant.plan import Plan
from assistant.rewriting import diff_words
from assistant.store import StaleError
from corpus.errors import InputError

router = APIRouter(prefix=f"{V1}/plans/{{plan_id}}/sections/{{section}}", tags=["soạn sửa"])
SectionId = Annotated[str, Path(max_length=80, examples=["p1.ii"])]
Number = Annotated[int, Path(ge=0, le=1_000_000)]
CHANGES = documented("not-found", "not-allowed", "conflict", "version-needed", "invalid")
NO_SECTION = "Kế hoạch này không có mục đó."


class Desk:
    """A section of one plan as it stands, and the one way to change it: nobody's newer text is written over."""

    def __init__(self, plan: Plan, section: str, house: House, user: User | None = None) -> None:
        self.house, self.plan = house, plan
        last = house.store.last_versions(plan.id).get(section)
        self.version = last.seq if last else 0
        self.result = house.drafts.result(plan.id)
        try:
            self.editor = Editor(house.store, self.result, section, author=user.name if user else "")
        except InputError as error:
            raise Problem("not-found", NO_SECTION) from error
        self.shown = self.editor.shown

    @property
    def etag(self) -> str:
        """Of the version and of everything that is shown: facts that change the text change it, too."""
        stale = [f"{entry.yours}\n{entry.composed}" for entry in self.shown.stale]
        digest = hashlib.sha256("\n".join([self.shown.text, *stale]).encode()).hexdigest()
        return etag(self.version, digest[:12])

    def expect(self, if_match: str | None, yours: Any) -> None:
        """Raises Problem unless the author saw what stands there now."""
        if if_match is None:
            raise Problem("version-needed", "Gửi kèm If-Match là ETag của mục bạn đang sửa.")
        if if_match.strip().removeprefix("W/") != self.etag:
            raise self.conflict("mục này vừa đổi.", yours)

    def conflict(self, detail: str, yours: Any) -> Problem:
        now = Desk(self.plan, self.shown.section.id, self.house)
        theirs = now.out().model_dump(mode="json")
        return Problem("conflict", f"{detail} Xem bản mới rồi sửa lại.", theirs=theirs, yours=yours, etag=now.etag)

    def out(self) -> s.EditedSection:
        states = section_states(self.result, self.house.pack.outlines[self.plan.kind])
        return s.EditedSection(
            **section_out(self.shown.section, states, naming(self.result.desk)).model_dump(),
            text=self.shown.text,
            edited=self.shown.edited,
            version=self.version,
            stale=[s.StaleOut(yours=entry.yours, composed=entry.composed) for entry in self.shown.stale],
            etag=self.etag,
        )

    def answer(self, response: Response) -> s.EditedSection:
        response.headers["ETag"] = self.etag
        return self.out()

    def changed(self, change: Any, yours: Any, response: Response) -> s.EditedSection:
        """Make a change, and show the section after it. `change` takes the version that the author saw."""
        try:
            change(self.version)
        except StaleError as error:
            raise self.conflict("mục này vừa được người khác sửa.", yours) from error
        return Desk(self.plan, self.shown.section.id, self.house).answer(response)


@router.get("", responses=documented("not-found", "not-allowed"))
def show_section(section: SectionId, plan: ReadDraft, house: TheHouse, response: Response) -> s.EditedSection:
    """Một mục và các mục con; phần chữ của riêng mục để sửa."""
    return Desk(plan, section, house).answer(response)


@router.put("", responses=CHANGES)
def edit_section(
    section: SectionId,
    body: s.SectionIn,
    plan: WrittenDraft,
    house: TheHouse,
    user: TheUser,
    response: Response,
    if_match: IfMatch = None,
) -> s.EditedSection:
    """Sửa chữ của mục. Câu để nguyên vẫn theo số liệu; câu sửa được kiểm tra chỗ dựa, thiếu thì thành lỗi, không bị bỏ."""
    desk = Desk(plan, section, house, user)
    yours = body.model_dump()
    desk.expect(if_match, yours)
    return desk.changed(lambda seen: desk.editor.type(body.text, expected=seen), yours, response)


@router.post("/renew", responses=CHANGES)
def renew_section(
    section: SectionId,
    body: s.RenewIn,
    plan: WrittenDraft,
    house: TheHouse,
    user: TheUser,
    response: Response,
    if_match: IfMatch = None,
) -> s.EditedSection:
    """Câu đã sửa cũ hơn số liệu: lấy câu mới soạn, hoặc giữ câu của mình."""
    desk = Desk(plan, section, house, user)
    desk.expect(if_match, body.model_dump())
    mine = body.take == "mine"
    return desk.changed(lambda seen: desk.editor.renew(mine=mine, expected=seen), body.model_dump(), response)


@router.get("/versions", responses=documented("not-found", "not-allowed"))
def list_versions(section: SectionId, plan: ReadDraft, house: TheHouse) -> s.VersionsOut:
    """Các bản của mục, cũ trước; bản 0 là câu soạn sẵn hiện nay."""
    found = _versions(section, plan, house)
    return s.VersionsOut(items=[_version(version, found[-1].number) for version in found])


@router.get("/versions/compare", responses=documented("not-found", "not-allowed", "invalid"))
def compare_versions(
    section: SectionId,
    plan: ReadDraft,
    house: TheHouse,
    earlier: Annotated[int, Query(alias="from", ge=0, le=1_000_000, description="bản trước")] = 0,
    later: Annotated[
        int | None, Query(alias="to", ge=0, le=1_000_000, description="bản sau; bỏ trống: mới nhất")
    ] = None,
) -> s.ComparedOut:
    """Hai bản khác nhau chỗ nào, từng chữ."""
    found = {version.number: version for version in _versions(section, plan, house)}
    last = max(found) if later is None else later
    if earlier not in found or last not in found:
        raise Problem("not-found", "Mục này không có bản đó.")
    pieces = diff_words(found[earlier].text, found[last].text)
    return s.ComparedOut(earlier=earlier, later=last, pieces=[s.PieceOut(**asdict(piece)) for piece in pieces])


@router.post("/versions/{version}/restore", responses=CHANGES)
def restore_version(
    section: SectionId,
    version: Number,
    plan: WrittenDraft,
    house: TheHouse,
    user: TheUser,
    response: Response,
    if_match: IfMatch = None,
) -> s.EditedSection:
    """Trở lại một bản trước, thành bản mới; 0: như soạn sẵn."""
    desk = Desk(plan, section, house, user)
    if version and version not in {kept.number for kept in versions_of(house.store, plan.id, section)}:
        raise Problem("not-found", "Mục này không có bản đó.")
    desk.expect(if_match, {"version": version})
    return desk.changed(lambda seen: desk.editor.restore(version, expected=seen), {"version": version}, response)


def _versions(section: str, plan: Plan, house: House) -> list[Version]:
    result = house.drafts.result(plan.id)
    there = _shown(result, section)
    kept = versions_of(house.store, plan.id, there.section.id)
    return [Version(0, Edit(), text_of(there.composed)), *kept]


def _shown(result: Result, section: str) -> Shown:
    try:
        return shown(result, section)
    except InputError as error:
        raise Problem("not-found", NO_SECTION) from error


def _version(version: Version, last: int) -> s.VersionOut:
    origin: Any = version.origin
    return s.VersionOut(
        version=version.number,
        author=version.author,
        origin=origin,
        created=aware(version.created) if version.created else None,
        text=version.text,
        current=version.number == last,
    )

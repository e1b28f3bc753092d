"""Roles and what each may do: the whole of it is the two tables below."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a person is in the house; the value is what the command line and the API say."""

    OWNER = "mot-nguoi"  # the one user of a server without accounts
    EDITOR = "soan-thao"
    SOURCE = "dau-moi"  # knows figures: answers the questions given to them
    HEAD = "lanh-dao"
    CLERK = "van-thu"
    REVIEWER = "tham-dinh"
    ADMIN = "quan-tri"


TITLES = {
    Role.OWNER: "một người dùng",
    Role.EDITOR: "soạn thảo",
    Role.SOURCE: "đầu mối số liệu",
    Role.HEAD: "lãnh đạo đơn vị",
    Role.CLERK: "văn thư",
    Role.REVIEWER: "thẩm định",
    Role.ADMIN: "quản trị",
}


class Action(StrEnum):
    """What a route does; every route of the API names one."""

    OPEN = "open"  # whoever asks: health, signing in
    LOOK_UP = "look-up"  # the framework, units, legal bases
    LIST = "list"  # plans that the person may see
    CREATE = "create"
    SEE = "see"  # a plan's head, the framework's questions, those given to the person
    ANSWER = "answer"  # tell figures; who knows figures, only those asked of them
    TALK = "talk"  # the conversation
    READ = "read"  # the whole plan: text, facts, projects, findings
    WRITE = "write"  # text, project table, proposals, head, files
    EXPORT = "export"
    FROZEN = "frozen"  # what was submitted and approved, and the history
    SUBMIT = "submit"  # send for review; give questions to those who know
    APPROVE = "approve"
    NUMBER = "number"  # enter the registered number and date
    REVIEW = "review"  # opinions, requests for more
    MANAGE = "manage"  # accounts, audit trail


_EVERYBODY = frozenset({Action.OPEN, Action.LOOK_UP, Action.LIST})
_READER = _EVERYBODY | {Action.SEE, Action.READ, Action.EXPORT, Action.FROZEN}

# Of one's own unit.
OWN: dict[Role, frozenset[Action]] = {
    Role.OWNER: frozenset(Action),
    Role.EDITOR: _READER | {Action.CREATE, Action.ANSWER, Action.TALK, Action.WRITE, Action.SUBMIT},
    Role.SOURCE: _EVERYBODY | {Action.SEE, Action.ANSWER},
    Role.HEAD: _READER | {Action.APPROVE},
    Role.CLERK: _READER | {Action.NUMBER},
    Role.REVIEWER: _EVERYBODY,
    Role.ADMIN: _EVERYBODY - {Action.LIST} | {Action.MANAGE},
}
# Of any unit, once the unit has submitted the plan.
SUBMITTED: dict[Role, frozenset[Action]] = {
    Role.REVIEWER: frozenset({Action.SEE, Action.FROZEN, Action.REVIEW}),
}


@dataclass(frozen=True)
class User:
    """Who asks. `unit` is the unit's full name, "" for those of no unit."""

    id: int
    name: str
    unit: str
    role: Role

    @property
    def said_by(self) -> str:
        """How the person stands in facts; a server of one user names nobody."""
        return "" if self.role is Role.OWNER else self.name


OWNER = User(0, "", "", Role.OWNER)


def may(user: User, action: Action) -> bool:
    """May the person do this at all, in their own unit or elsewhere?"""
    return action in OWN[user.role] or action in SUBMITTED.get(user.role, frozenset())


def may_with(user: User, action: Action, unit: str, *, submitted: bool) -> bool:
    """May the person do this with a plan of that unit?"""
    if user.role is Role.OWNER:
        return True
    if unit == user.unit and action in OWN[user.role]:
        return True
    return submitted and action in SUBMITTED.get(user.role, frozenset())

"""What every request shares: settings, store, framework pack, drafts, accounts, the life of plans, metrics."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from api.accounts.roles import Action, Role, User, may_with
from api.accounts.service import Accounts
from api.http.drafts import Drafts
from api.http.jobs import Jobs
from api.http.lookup import Lookup
from api.http.observe import Metrics
from api.settings import Settings
from assistant.life import APPROVED, DRAFTING, OUTSIDE, REGISTERED, STATUSES, Life
from assistant.plan import Plan
from assistant.store import Store
from corpus.pack import Pack


class Stage(NamedTuple):
    """Where a plan stands for a person: `revised` when its text went on since it was approved, `deletable` by that person."""

    status: str = DRAFTING
    revised: bool = False
    deletable: bool = False


@dataclass(frozen=True)
class House:
    """Made once by the application factory, closed at its end."""

    settings: Settings
    store: Store
    pack: Pack
    drafts: Drafts
    metrics: Metrics
    accounts: Accounts
    life: Life
    lookup: Lookup
    jobs: Jobs

    def allows(self, user: User, action: Action, plan: Plan) -> bool:
        """May the person do this with the plan?"""
        submitted = user.role is Role.REVIEWER and self.life.was_submitted(plan.id)
        if not may_with(user, action, plan.unit, submitted=submitted):
            return False
        return user.role is not Role.SOURCE or bool(self.life.given(plan.id, user.name))

    def standings(self, user: User, plans: Iterable[Plan]) -> dict[str, Stage]:
        """Where each of these plans stands for that person."""
        plans = list(plans)
        ids = [plan.id for plan in plans]
        outside = user.role is Role.REVIEWER
        statuses = self.life.statuses(ids, [kind for kind in STATUSES if kind in OUTSIDE] if outside else STATUSES)
        approved = [id_ for id_ in ids if statuses.get(id_) in (APPROVED, REGISTERED)]
        revised = self.life.revised(self.store.stamps(approved)) if approved and not outside else set()
        writer = [plan.id for plan in plans if may_with(user, Action.WRITE, plan.unit, submitted=False)]
        deletable = set(writer) - self.life.settled(writer) if writer else set()
        return {id_: Stage(statuses.get(id_, DRAFTING), id_ in revised, id_ in deletable) for id_ in ids}

    def listed(self, user: User, *, unit: str | None, after: tuple[datetime, str] | None, limit: int) -> list[Plan]:
        """Plans that the person may see, the newest first."""
        only = None
        if user.role is Role.REVIEWER:
            only = self.life.submitted()
        elif user.role is not Role.OWNER:
            if unit not in (None, user.unit):
                return []
            unit = user.unit
            if user.role is Role.SOURCE:
                only = self.life.given_to(user.name)
        return self.store.plans(unit=unit, after=after, limit=limit, only=only)

    def close(self) -> None:
        self.jobs.close()
        self.drafts.close()
        self.store.close()

"""What every request shares: settings, store, framework pack, drafts, accounts, the life of plans, metrics."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from api.accounts.roles import Action, Role, User, may_with
from api.accounts.service import Accounts
from api.http.drafts import Drafts
from api.http.jobs import Jobs
from api.http.lookup import Lookup
from api.http.observe import Metrics
from api.settings import Settings
from assistant.life import Life
from assistant.plan import Plan
from assistant.store import Store
from corpus.pack import Pack


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

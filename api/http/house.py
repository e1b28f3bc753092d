"""What every request shares: settings, store, framework pack, drafts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from api.accounts.roles import Role, User
from api.http.drafts import Drafts
from api.http.observe import Metrics
from api.settings import Settings
from assistant.plan import Plan
from assistant.store import Store
from corpus.packs import Pack


@dataclass(frozen=True)
class House:
    """Made once by the application factory, closed at its end."""

    settings: Settings
    store: Store
    pack: Pack
    drafts: Drafts
    metrics: Metrics

    def listed(self, user: User, *, unit: str | None, after: tuple[datetime, str] | None, limit: int) -> list[Plan]:
        """Plans that the person may see, the newest first."""
        if user.role is not Role.OWNER:
            if unit not in (None, user.unit):
                return []
            unit = user.unit
        return self.store.plans(unit=unit, after=after, limit=limit)

    def close(self) -> None:
        self.drafts.close()
        self.store.close()

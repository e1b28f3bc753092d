"""What was told of a project, gathered on the way to a Project."""

from __future__ import annotations

from dataclasses import dataclass, field

from assistant.projects.model import Amount, Claim
from assistant.projects.naming import Naming
from assistant.projects.words import vocabulary


@dataclass
class Told:
    """Claims as chosen and the three texts."""

    claims: list[Claim] = field(default_factory=list)
    naming: Naming = field(default_factory=Naming)

    def of(self, name: str) -> list[Claim]:
        return [claim for claim in self.claims if claim.field == name]

    def amounts(self, name: str) -> list[Amount]:
        return [claim.told for claim in self.of(name) if isinstance(claim.told, Amount)]

    def years(self) -> list[tuple[int, Amount]]:
        """What was told year by year, also where the amount cannot be read."""
        told = [claim.told for claim in self.of("by_year") if isinstance(claim.told, tuple)]
        return [(int(year), amount) for year, amount in told if isinstance(amount, Amount)]


def say(field_name: str) -> str:
    """How to tell the field: "Ghi, ví dụ: …"."""
    return f"Ghi, ví dụ: {vocabulary().examples[field_name]}."

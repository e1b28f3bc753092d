"""The project table as a view over facts: reading rows, adding them up, printing them."""

from assistant.projects.facts import ORDER, PROJECT, plain_number, project_facts, projects_from_facts
from assistant.projects.model import ProjectContext, ProjectReading, ReadContext
from assistant.projects.proposals import area_proposal, split_proposal, total_proposal
from assistant.projects.reading import read_project
from assistant.projects.sums import (
    UNALLOCATED,
    UNKNOWN,
    Totals,
    parts_by_kind,
    parts_by_source,
    parts_by_year,
    percent_shares,
    security_part,
    share_of,
    totals,
    year_part,
)
from assistant.projects.table import project_table

__all__ = [
    "ORDER",
    "PROJECT",
    "UNALLOCATED",
    "UNKNOWN",
    "ProjectContext",
    "ProjectReading",
    "ReadContext",
    "Totals",
    "area_proposal",
    "parts_by_kind",
    "parts_by_source",
    "parts_by_year",
    "percent_shares",
    "plain_number",
    "project_facts",
    "project_table",
    "projects_from_facts",
    "read_project",
    "security_part",
    "share_of",
    "split_proposal",
    "total_proposal",
    "totals",
    "year_part",
]

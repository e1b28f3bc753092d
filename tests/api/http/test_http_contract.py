"""The contract fuzzed: answers to generated requests are never a fault of ours and always what OpenAPI says."""

from __future__ import annotations

import pytest

from evals.contract import ALONE, NOBODY, ROLES, fuzz, served

CASES = 2  # of each route and person; `python -m evals contract` sends more


@pytest.mark.parametrize("who", [ALONE, NOBODY, *map(str, ROLES)])
def test_answers_are_as_the_contract_says(who: str) -> None:
    with served(who) as (app, headers, plan):
        sent, failed = fuzz(app, headers, plan, CASES)
    assert failed == []
    assert len(sent) >= 80
    assert sum(sent.values()) > 80

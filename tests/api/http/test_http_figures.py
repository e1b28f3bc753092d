"""Charts with the plan's own sums, formulas behind figures, files of every kind, a plan as JSON and back."""

from __future__ import annotations

import io
import zipfile
from decimal import Decimal
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from hypothesis import given, settings
from hypothesis import strategies as st

from api.commands.drafting import examples
from assistant.plan import Funding, Project
from assistant.projects import totals
from assistant.projects.charts import bars
from tests.api.http.conftest import problem
from tests.api.http.people import people


@pytest.fixture
def full(client: TestClient) -> str:
    made = client.post("/api/v1/plans/import", json={"yaml": examples()[0].read_text(encoding="utf-8")})
    assert made.status_code == 201, made.text
    return f"/api/v1/plans/{made.json()['id']}"


def test_charts_add_up_to_the_plans_sums(client: TestClient, full: str) -> None:
    charts, table = client.get(f"{full}/charts").json(), client.get(f"{full}/projects").json()["totals"]
    assert sum(Decimal(bar["amount"]) for bar in charts["by_year"]) == Decimal(table["projects"])
    told = {str(bar["year"] or "unallocated"): bar["amount"] for bar in charts["by_year"] if bar["amount"] != "0"}
    assert told == {year: amount for year, amount in table["by_year"].items() if amount != "0"}
    assert charts["by_source"] == table["by_source"]
    assert (charts["security"]["share"], charts["security"]["least"]) == (table["security_share"], "10")
    assert [bar["row"] for bar in charts["timeline"]] == [
        item["row"] for item in client.get(f"{full}/projects").json()["items"]
    ]


def test_charts_of_an_empty_plan_are_empty(client: TestClient, plan: str) -> None:
    charts = client.get(f"{plan}/charts").json()
    assert charts["years"] == [2021, 2022, 2023, 2024, 2025]
    assert {bar["amount"] for bar in charts["by_year"]} == {"0"}
    assert (charts["security"]["share"], charts["timeline"]) == (None, [])


MONEY = st.integers(1, 5000).map(Decimal)


@st.composite
def rows(draw: st.DrawFn) -> Project:
    start = draw(st.integers(2021, 2025))
    end = draw(st.integers(start, 2026))
    years = draw(st.lists(st.integers(start, end), unique=True, max_size=3))
    sources = draw(st.lists(st.sampled_from(["ngân sách tỉnh", "ngân sách huyện"]), unique=True, max_size=2))
    total = draw(st.none() | MONEY)
    amounts = [None] if len(sources) == 1 else [draw(MONEY) for _ in sources]
    parts = tuple(Funding(name, amount) for name, amount in zip(sources, amounts, strict=True)) if sources else ()
    return Project(
        "p1", start=start, end=end, total=total, by_year=tuple((y, draw(MONEY)) for y in years), sources=parts
    )


@settings(max_examples=200, deadline=None)
@given(st.lists(rows(), max_size=6))
def test_bars_add_up_whatever_the_table(projects: list[Project]) -> None:
    sums = totals(projects, (2021, 2025))
    found = bars(projects, range(2021, 2026))
    assert {bar.year or "unallocated": bar.amount for bar in found if bar.amount} == {
        y: a for y, a in sums.by_year.items() if a
    }
    assert [bar.year for bar in found][:5] == ["2021", "2022", "2023", "2024", "2025"]
    for (
        source,
        amount,
    ) in sums.by_source.items():  # what a year's part came from may be unknown, never more than there is
        assert sum(bar.sources.get(source, Decimal(0)) for bar in found) <= amount or source == "chưa rõ"


def test_a_computed_figure_opens_its_formula(client: TestClient, full: str) -> None:
    document = client.get(f"{full}/sections").json()
    named: dict[str, str] = {}

    def walk(part: Any) -> None:
        if isinstance(part, dict):
            if part.get("quantity"):
                named[part["quantity"]] = part["text"]
            for value in part.values():
                walk(value)
        elif isinstance(part, list):
            for value in part:
                walk(value)

    walk(document)
    assert {"it.ratio", "net.wan", "budget.total", "budget.security_share"} <= set(named)
    for quantity, text in named.items():
        figure = client.get(f"{full}/figures/{quantity}").json()
        assert figure["how"] == "computed", quantity
        assert text.startswith(figure["value"].split(" ")[0]), quantity
        assert figure["formula"]
        assert figure["facts"]
    ratio = client.get(f"{full}/figures/it.ratio").json()
    assert ratio["formula"] == "84 / 76"
    assert [i["quantity"] for i in ratio["inputs"]] == ["it.computers", "org.staff"] or len(ratio["inputs"]) == 2
    fact = ratio["inputs"][0]["facts"][0]
    assert client.get(f"{full}/facts/{fact}").status_code == 200
    told = client.get(f"{full}/figures/it.computers").json()
    assert (told["how"], told["formula"]) == ("told", "")
    assert problem(client.get(f"{full}/figures/khong.co")) == (404, "not-found")


def test_what_a_table_holds_in_all_is_told_with_its_rows(client: TestClient, full: str) -> None:
    total = client.get(f"{full}/figures/past.projects.total").json()
    assert total["formula"] == "cộng từ các dòng của bảng"
    amounts = [Decimal(i["value"].replace(".", "").replace(",", ".")) for i in total["inputs"]]
    assert sum(amounts) == Decimal(total["value"].replace(".", "").replace(",", "."))
    source = client.get(f"{full}/figures/past.projects.source").json()
    assert source["formula"] == "giống nhau ở mọi dòng của bảng"
    assert {i["value"].lower() for i in source["inputs"]} == {source["value"].lower()}
    assert [i["label"] for i in source["inputs"]] == [i["label"] for i in total["inputs"]]
    assert all(i["label"] for i in source["inputs"])


def test_a_figure_nobody_told_is_unknown(client: TestClient, plan: str) -> None:
    assert client.get(f"{plan}/figures/it.ratio").json()["how"] == "unknown"


@pytest.mark.parametrize(
    ("address", "inside"),
    [
        ("word?comments=true", "word/comments.xml"),
        ("xlsx", "xl/workbook.xml"),
        ("summary", "word/document.xml"),
    ],
)
def test_files_of_every_kind(client: TestClient, full: str, address: str, inside: str) -> None:
    made = client.get(f"{full}/exports/{address}")
    assert made.status_code == 200, made.text
    assert "attachment" in made.headers["Content-Disposition"]
    with zipfile.ZipFile(io.BytesIO(made.content)) as file:
        assert inside in file.namelist()
        assert file.testzip() is None


def test_comments_belong_to_the_whole_working_copy(client: TestClient, full: str) -> None:
    assert problem(client.get(f"{full}/exports/word", params={"comments": True, "draft": False})) == (422, "invalid")


def test_a_plan_goes_out_and_comes_back_as_another_one(client: TestClient, full: str) -> None:
    section = f"{full}/sections/p1.ii"
    now = client.get(section)
    client.put(
        section,
        json={"text": now.json()["text"] + "\nPhòng họp có máy chiếu."},
        headers={"If-Match": now.headers["ETag"]},
    )
    whole = client.get(f"{full}/exports/json").text
    made = client.post("/api/v1/plans/archive", json={"archive": whole})
    assert made.status_code == 201, made.text
    other = f"/api/v1/plans/{made.json()['id']}"
    assert other != full
    assert client.get(f"{other}/sections").json() == client.get(f"{full}/sections").json()
    assert "máy chiếu" in client.get(f"{other}/sections/p1.ii").json()["text"]
    assert problem(client.post("/api/v1/plans/archive", json={"archive": "{}"})) == (422, "invalid")


def test_nobody_brings_in_a_plan_of_another_unit(app: FastAPI) -> None:
    them = people(app)
    made = them["soan-thao"].post("/api/v1/plans", json={"unit": "Sở Tư pháp", "kind": "annual", "year": 2021}).json()
    whole = them["soan-thao"].get(f"/api/v1/plans/{made['id']}/exports/json").text
    refused = them["khac.soan-thao"].post("/api/v1/plans/archive", json={"archive": whole})
    assert problem(refused) == (403, "not-allowed")
    alias = whole.replace('"Sở Tư pháp"', '"STP"')
    assert them["soan-thao"].post("/api/v1/plans/archive", json={"archive": alias}).status_code == 422

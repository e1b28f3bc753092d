"""A whole plan out and back in: nothing lost, nothing overwritten, nothing broken let in."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.archive import export_plan, import_plan
from assistant.pipeline import saved
from assistant.plan import Fact, Plan, Standing
from assistant.store import Store, open_store
from corpus.errors import InputError
from tests.assistant.export.outputs import small

ID = "so-xay-dung-2021-2025"


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_store(f"sqlite:///{tmp_path / 'here.db'}")


@pytest.fixture
def elsewhere(tmp_path: Path) -> Store:
    return open_store(f"sqlite:///{tmp_path / 'there.db'}")


@pytest.fixture
def kept(store: Store) -> str:
    """A plan with facts told twice, a conversation and versions of a section, as its file."""
    result = small()
    store.save_plan(
        replace(result.plan, id=ID, signer=(("name", "Lê Văn B"),), recipients=("UBND tỉnh (b/c)",)), "quang-ngai-784"
    )
    store.add_facts(ID, result.facts)
    store.add_facts(ID, [replace(result.facts[0], value="63", words="63 máy", origin="correction")])
    store.add_message(ID, "user", "62 máy\n“tính” <b>", '{"asked": ["p1.2.computers"]}')
    store.save_version(ID, "p1.ii", '[{"text": "câu"}]', author="A", origin="person")
    return export_plan(store, ID)


def test_a_plan_comes_back_the_same(kept: str, store: Store, elsewhere: Store) -> None:
    assert import_plan(elsewhere, kept).new
    assert export_plan(elsewhere, ID) == kept
    assert elsewhere.facts(ID) == store.facts(ID)
    assert elsewhere.messages(ID) == store.messages(ID)
    assert elsewhere.versions(ID, "p1.ii") == store.versions(ID, "p1.ii")
    assert elsewhere.plan(ID) == store.plan(ID)
    assert saved(ID, elsewhere).document == saved(ID, store).document


def test_a_person_can_read_the_file(kept: str) -> None:
    document = json.loads(kept)
    assert list(document) == ["format", "version", "plan", "facts", "messages", "section_versions"]
    assert document["plan"]["signer"] == [["name", "Lê Văn B"]]
    assert document["facts"][0]["words"]
    assert "\\u1e" not in kept


ODD = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=30)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(ODD, ODD, st.sampled_from(list(Standing)), st.integers(0, 10**6), ODD),
        max_size=8,
    ),
    st.lists(st.tuples(st.sampled_from(["user", "assistant"]), ODD, ODD), max_size=5),
)
def test_whatever_was_told_comes_back(
    tmp_path: Path, told: list[tuple[str, str, Standing, int, str]], said: list[tuple[str, str, str]]
) -> None:
    here, there = (open_store(f"sqlite:///{tmp_path / name}") for name in ("a.db", "b.db"))
    plan = f"p-{len(here.plans())}"
    here.save_plan(Plan(plan, "Sở Xây dựng", "five_year", (2021, 2025), date(2020, 9, 15), "Quảng Ngãi"))
    here.add_facts(
        plan,
        [Fact("clause", value, "p1.2.computers", row=str(n), standing=standing, words=words, start=start, said_by=by)
         for n, (value, words, standing, start, by) in enumerate(told)],
    )  # fmt: skip
    for role, text, data in said:
        here.add_message(plan, role, text, data)
    file = export_plan(here, plan)
    import_plan(there, file)
    assert export_plan(there, plan) == file
    assert (there.facts(plan), there.messages(plan)) == (here.facts(plan), here.messages(plan))


def test_the_same_plan_again_changes_nothing(kept: str, store: Store) -> None:
    assert not import_plan(store, kept).new
    assert export_plan(store, ID) == kept


def test_another_plan_is_never_overwritten(kept: str, store: Store) -> None:
    store.add_facts(ID, [Fact("org.staff", "38", "p1.2.computers")])
    now = export_plan(store, ID)
    with pytest.raises(InputError, match=r"đã có kế hoạch khác mang mã.*--as"):
        import_plan(store, kept)
    assert export_plan(store, ID) == now
    assert import_plan(store, kept, as_id="ban-cu").plan == "ban-cu"
    assert json.loads(export_plan(store, "ban-cu"))["facts"] == json.loads(kept)["facts"]
    assert export_plan(store, ID) == now


def test_a_plan_nobody_kept_is_a_clear_error(store: Store) -> None:
    with pytest.raises(InputError, match="không tìm thấy kế hoạch"):
        export_plan(store, "khong-co")


Change = Callable[[dict[str, Any]], object]

BROKEN: dict[str, tuple[Change, str]] = {
    "another version": (lambda d: d.update(version=2), "phiên bản 2"),
    "another format": (lambda d: d.update(format="x"), "không phải tệp kế hoạch"),
    "no version": (lambda d: d.pop("version"), "phiên bản None"),
    "a part is missing": (lambda d: d.pop("messages"), "thiếu phần “messages”"),
    "an unknown part": (lambda d: d.update(la=1), "phần lạ “la”"),
    "facts are no list": (lambda d: d.update(facts={}), "facts: phải là một danh sách"),
    "a fact is no group": (lambda d: d["facts"].__setitem__(0, 7), r"facts\[0\]: phải là một nhóm trường"),
    "a fact lacks a field": (lambda d: d["facts"][1].pop("value"), r"facts\[1\]: thiếu trường “value”"),
    "a field of a newer program": (lambda d: d["facts"][1].update(moi=1), r"facts\[1\]: trường lạ “moi”.*cập nhật"),
    "rows of another plan": (lambda d: d["facts"][1].update(plan_id="khac"), r"facts\[1\]: trường lạ “plan_id”"),
    "a number for text": (lambda d: d["facts"][1].update(words=5), r"facts\[1\].words: phải là chữ"),
    "text for a number": (lambda d: d["facts"][1].update(start="5"), r"facts\[1\].start: phải là số nguyên"),
    "a number too large": (lambda d: d["facts"][1].update(end=2**40), r"facts\[1\].end: phải là số nguyên"),
    "nothing at all": (lambda d: d["facts"][1].update(value=None), r"facts\[1\].value: để trống"),
    "a standing there is not": (lambda d: d["facts"][1].update(standing="?"), r"facts\[1\].standing: tình trạng"),
    "a place twice": (lambda d: d["facts"][1].update(seq=1), r"facts\[0\].seq: số thứ tự 1 trùng"),
    "a place below one": (lambda d: d["facts"][1].update(seq=0), r"facts\[1\].seq"),
    "text too long": (lambda d: d["facts"][1].update(row="r" * 121), r"facts\[1\].row: dài hơn 120"),
    "a NUL": (lambda d: d["facts"][1].update(words="a\x00b"), r"facts\[1\].words: chứa ký tự"),
    "half a character": (lambda d: d["messages"][0].update(text="\ud800"), r"messages\[0\].text: chứa ký tự"),
    "a date there is not": (lambda d: d["plan"].update(date="2020-02-30"), "plan.date: phải là ngày"),
    "a time without its zone": (lambda d: d["messages"][0].update(created="2020-09-15T08:00:00"), "múi giờ"),
    "an id that is a path": (lambda d: d["plan"].update(id="../../etc"), "mã kế hoạch “../../etc” không hợp lệ"),
    "a unit nobody knows": (lambda d: d["plan"].update(unit="Nhóm Chơi Cờ Làng"), "Nhóm Chơi Cờ Làng"),
    "another framework": (lambda d: d["plan"].update(pack="tinh-khac"), "khung “tinh-khac”"),
    "a kind there is not": (lambda d: d["plan"].update(kind="ten_year"), "loại kế hoạch"),
    "a period upside down": (lambda d: d["plan"].update(period_start=2026), "thời kỳ"),
    "a signer that is no list": (lambda d: d["plan"].update(signer=5), "không soạn lại được"),
    "money that is no number": (
        lambda d: next(f for f in d["facts"] if f["quantity"] == "project" and f["column"] == "total").update(value="x"),
        "không soạn lại được",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_is_refused_with_its_place_and_leaves_nothing(name: str, kept: str, elsewhere: Store) -> None:
    change, complaint = BROKEN[name]
    document = json.loads(kept)
    change(document)
    with pytest.raises(InputError, match=complaint) as refused:
        import_plan(elsewhere, json.dumps(document), place="ke-hoach.json")
    assert str(refused.value).startswith("ke-hoach.json")
    assert refused.value.remedy
    assert elsewhere.plans() == []


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("", "dòng 1, cột 1"),
        ('{"format": "kehoach-plan",\n "version": 1,', "dòng 2"),
        ('{"format": "kehoach-plan", "format": 1}', "ghi hai lần"),
        ('{"format": NaN}', "không phải số"),
        ("[" * 100_000, "không phải JSON"),
        ("[]", "không phải tệp kế hoạch"),
        ("unit: Sở Xây dựng", "không phải JSON"),
    ],
)
def test_what_is_no_plan_file_is_refused(text: str, complaint: str, elsewhere: Store) -> None:
    with pytest.raises(InputError, match=complaint):
        import_plan(elsewhere, text, place="a.json")


def test_a_file_cut_anywhere_is_refused(kept: str, elsewhere: Store) -> None:
    for end in range(0, len(kept.rstrip()) - 1, 997):
        with pytest.raises(InputError):
            import_plan(elsewhere, kept[:end])
    assert elsewhere.plans() == []


def test_a_file_of_before_a_column_is_still_read(kept: str, elsewhere: Store) -> None:
    document = json.loads(kept)
    del document["plan"]["revision"], document["messages"][0]["key"], document["messages"][0]["data"]
    import_plan(elsewhere, json.dumps(document))
    assert (elsewhere.plan(ID).revision, elsewhere.messages(ID)[0].data) == (1, "")

"""Plans and facts kept: appended, whole batches, surviving kills."""

import signal
import subprocess
import sys
import threading
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import sqlalchemy as sa

from assistant.chat import Conversation
from assistant.plan import Fact, Plan, Standing
from assistant.store import HEAD, AlreadySaid, Message, StaleError, Store, metadata, open_store
from corpus.errors import InputError

ROOT = Path(__file__).parents[2]


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "postgresql":
        return str(request.getfixturevalue("postgres_url"))
    return f"sqlite:///{tmp_path / 'k.db'}"


@pytest.fixture
def store(url: str) -> Store:
    store = open_store(url)
    store.save_plan(
        Plan(
            "a",
            "Sở Xây dựng",
            "five_year",
            (2021, 2025),
            date(2020, 9, 15),
            "Quảng Ngãi",
            signer=(("name", "Lê Văn B"),),
        )
    )
    return store


def fact(value: str, quantity: str = "it.computers", **more: str) -> Fact:
    return Fact(quantity, value, "p1.2.computers", words=value, **more)  # type: ignore[arg-type]


def test_a_plan_comes_back_as_it_was(store: Store) -> None:
    plan = store.plan("a")
    assert (plan.unit, plan.period, plan.date, plan.signer) == (
        "Sở Xây dựng",
        (2021, 2025),
        date(2020, 9, 15),
        (("name", "Lê Văn B"),),
    )
    assert [p.id for p in store.plans()] == ["a"]


def test_an_unknown_plan_is_a_clear_error(store: Store) -> None:
    with pytest.raises(InputError, match="không tìm thấy kế hoạch"):
        store.plan("b")


def test_a_correction_supersedes_and_the_old_telling_stays(store: Store) -> None:
    store.add_facts("a", [fact("40")])
    store.add_facts("a", [fact("54")])
    assert [f.value for f in store.current("a")] == ["54"]
    assert [f.value for f in store.history("a", fact("54").key)] == ["40", "54"]


def test_the_same_quantity_told_in_two_places_stays_two_facts(store: Store) -> None:
    store.add_facts("a", [Fact("org.staff", "38", "p1.2.computers"), Fact("org.staff", "40", "p1.5.people")])
    assert [f.value for f in store.current("a")] == ["38", "40"]


def test_telling_the_same_again_adds_nothing(store: Store) -> None:
    assert len(store.add_facts("a", [fact("40")])) == 1
    assert store.add_facts("a", [fact("40")]) == []
    assert len(store.facts("a")) == 1


def test_standings_and_odd_characters_survive(store: Store) -> None:
    store.add_facts("a", [fact("Ủy ban “nhân dân” <b>\t;--", standing=Standing.UNKNOWN)])
    (kept,) = store.facts("a")
    assert (kept.value, kept.standing, kept.id) == ("Ủy ban “nhân dân” <b>\t;--", Standing.UNKNOWN, "f1")


def test_a_batch_that_fails_leaves_nothing(store: Store) -> None:
    with pytest.raises(AttributeError):
        store.add_facts("a", [fact("1"), None])  # type: ignore[list-item]
    assert store.facts("a") == []


def test_migrations_make_exactly_the_schema_of_the_code(url: str) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    from api.accounts import tables  # noqa: F401 - these tables stand in the same schema
    from api.http import jobs  # noqa: F401
    from assistant import life  # noqa: F401

    open_store(url)
    with open_store(url).engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
        assert connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalar() == HEAD


def test_messages_and_versions_keep_their_order(store: Store) -> None:
    assert [store.add_message("a", "user", text) for text in ("một", "hai")] == [1, 2]
    assert [(message.role, message.text) for message in store.messages("a")] == [("user", "một"), ("user", "hai")]
    assert [store.save_version("a", "p1.ii", text) for text in ("[1]", "[2]")] == [1, 2]
    assert [kept.content for kept in store.versions("a", "p1.ii")] == ["[1]", "[2]"]
    store.save_version("a", "p1.i", "[3]", author="Lan", origin="person")
    last = {section: (kept.seq, kept.content, kept.author) for section, kept in store.last_versions("a").items()}
    assert last == {"p1.ii": (2, "[2]", ""), "p1.i": (1, "[3]", "Lan")}
    with pytest.raises(StaleError):
        store.save_version("a", "p1.i", "[4]", expected=0)
    assert store.save_version("a", "p1.i", "[4]", expected=1) == 2


def test_writers_in_threads_lose_nothing(url: str, store: Store) -> None:
    def write(name: str) -> None:
        own = open_store(url)
        for number in range(20):
            own.add_message("a", name, str(number))

    threads = [threading.Thread(target=write, args=(f"t{n}",)) for n in range(1)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(store.messages("a")) == 20


def test_a_kill_in_the_middle_leaves_whole_batches(url: str, store: Store) -> None:
    code = (
        "import sys\nfrom assistant.plan import Fact\nfrom assistant.store import open_store\nstore = open_store(sys.argv[1])\n"
        "for batch in range(10_000):\n    store.add_facts('a', [Fact('q', f'{batch}.{n}', 's', row=f'{batch}-{n}') for n in range(50)])\n    print(batch, flush=True)\n"
    )
    child = subprocess.Popen([sys.executable, "-c", code, url], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    acknowledged = -1
    for line in child.stdout:
        acknowledged = int(line)
        if acknowledged >= 3:
            child.send_signal(signal.SIGKILL)
            break
    child.wait()
    batches: dict[str, int] = {}
    for kept in open_store(url).facts("a"):
        batches[kept.row.split("-")[0]] = batches.get(kept.row.split("-")[0], 0) + 1
    assert set(batches.values()) == {50}
    assert {str(n) for n in range(acknowledged + 1)} <= set(batches)


def test_a_turn_is_kept_whole_and_once(store: Store) -> None:
    told, kept = store.record_turn(
        "a", Message("user", "46 máy", key="k1"), [fact("46")], Message("assistant", "46 máy tính")
    )
    assert [f.value for f in told] == ["46"] and [m.seq for m in kept] == [1, 2]
    with pytest.raises(AlreadySaid) as again:
        store.record_turn("a", Message("user", "46 máy", key="k1"), [fact("47")], Message("assistant", ""))
    assert again.value.seq == 1
    assert [f.value for f in store.current("a")] == ["46"] and len(store.messages("a")) == 2


def test_what_is_withdrawn_is_no_longer_current_and_stays_in_the_history(store: Store) -> None:
    store.add_facts("a", [fact("46")])
    store.add_facts("a", [replace(fact(""), standing=Standing.WITHDRAWN)])
    assert store.current("a") == []
    assert [f.value for f in store.facts("a")] == ["46", ""]


def test_turns_said_at_once_are_all_kept(store: Store, url: str) -> None:
    """Several writers on one plan: none fails, each place in the conversation is taken once."""

    def talk(who: int) -> None:
        own = open_store(url)
        for turn in range(10):
            own.record_turn(
                "a",
                Message("user", f"{who}.{turn}", key=f"{who}.{turn}"),
                [fact(f"{who}{turn}")],
                Message("assistant", ""),
            )
        own.close()

    threads = [threading.Thread(target=talk, args=(who,)) for who in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    said = store.messages("a")
    assert [m.seq for m in said] == list(range(1, 81))
    assert len({m.text for m in said if m.role == "user"}) == 40


def test_an_answer_told_anew_withdraws_what_it_no_longer_says(store: Store) -> None:
    _, first = store.tell("a", "p1.2.computers", [fact("40"), fact("38", "org.staff")], expected=0)
    new, version = store.tell("a", "p1.2.computers", [fact("41")], expected=first)
    assert {(f.quantity, f.standing) for f in new} == {
        ("it.computers", Standing.GIVEN),
        ("org.staff", Standing.WITHDRAWN),
    }
    assert [f.value for f in store.current("a")] == ["41"]
    assert version == store.stamp("a")[1] == 4


def test_an_accepted_proposal_outlives_a_new_answer(store: Store) -> None:
    store.add_facts("a", [fact("x", "item", row="gap-1", origin="proposal:task:lan")])
    store.tell("a", "p1.2.computers", [fact("41")])
    assert [f.value for f in store.current("a")] == ["x", "41"]


def test_of_two_who_edit_one_answer_the_second_is_told_and_writes_nothing(store: Store) -> None:
    store.tell("a", "p1.2.computers", [fact("40")], expected=0)
    with pytest.raises(StaleError):
        store.tell("a", "p1.2.computers", [fact("50")], expected=0)
    assert [f.value for f in store.facts("a")] == ["40"]


def test_of_two_who_edit_the_head_the_second_is_told(store: Store) -> None:
    plan = store.plan("a")
    assert store.update_plan(replace(plan, number="15"), expected=plan.revision) == 2
    with pytest.raises(StaleError):
        store.update_plan(replace(plan, number="16"), expected=plan.revision)
    assert (store.plan("a").number, store.plan("a").revision) == ("15", 2)


def test_a_turn_leaves_a_head_that_was_edited_meanwhile_as_it_was_edited(store: Store, url: str) -> None:
    """The conversation had loaded the plan before somebody else entered the number."""
    talk = Conversation(store, "a")
    store.update_plan(replace(store.plan("a"), number="15"), expected=1)
    talk.reply("62 máy tính")
    assert (store.plan("a").number, store.plan("a").revision) == ("15", 2)


def test_plans_are_listed_by_unit_and_page_without_a_gap(store: Store) -> None:
    for number in range(5):
        store.save_plan(replace(store.plan("a"), id=f"b{number}", unit="Sở Nội vụ", created=None))
    pages, after = [], None
    while page := store.plans(unit="Sở Nội vụ", after=after, limit=2):
        pages.append([p.id for p in page])
        assert page[-1].created is not None
        after = (page[-1].created, page[-1].id)
    assert pages == [["b4", "b3"], ["b2", "b1"], ["b0"]]

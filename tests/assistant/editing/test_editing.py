"""Sections edited by people: the text reads as typed, follows its facts where nobody touched it, and says where it is older."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from api.commands.drafting import examples
from assistant.answering import tell_answer
from assistant.answers import load_answers, parse_answers
from assistant.editing import Edit, lay_over, text_of, typed, versions_of
from assistant.editing.edits import content_of, read_content
from assistant.editing.sections import Editor, shown
from assistant.pipeline import Result, draft, saved
from assistant.plan import Paragraph, SpanKind
from assistant.store import StaleError, Store, open_store
from corpus.errors import InputError
from corpus.packs import load_pack

ANSWERS = """
unit: Sở Xây dựng
kind: five_year
period: 2021-2025
date: 2020-09-15
place: Quảng Ngãi
answers:
  p1.2.computers: 62 máy tính, 58 cán bộ, công chức
  p1.2.lan: 3/3 đơn vị
  p1.4.public: 125 thủ tục, 46 mức 3, 31 mức 4
"""
HERE = "p1.ii"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = open_store(f"sqlite:///{tmp_path}/kehoach.db")
    yield store
    store.close()


@pytest.fixture
def plan(store: Store) -> str:
    return draft(parse_answers(ANSWERS), store).plan.id


def text(store: Store, plan: str, section: str = HERE) -> str:
    return shown(saved(plan, store), section).text


def retype(store: Store, plan: str, old: str, new: str, section: str = HERE) -> None:
    result = saved(plan, store)
    before = shown(result, section).text
    assert old in before
    Editor(store, result, section, author="lan").type(before.replace(old, new))


def say(store: Store, plan: str, requirement: str, answer: str) -> None:
    tell_answer(store, store.plan(plan), requirement, answer, load_pack())


def rules(store: Store, plan: str) -> list[tuple[str, str]]:
    return [(f.rule, f.message) for f in saved(plan, store).findings if f.rule.startswith("text.")]


@cache
def example(number: int) -> Result:
    return draft(load_answers(examples()[number]))


@pytest.mark.parametrize("number", range(len(examples())))
def test_a_section_typed_as_it_stands_is_not_edited(number: int) -> None:
    for section in example(number).document.walk():
        there = shown(example(number), section.id)
        assert typed(there.text, there.tokens).empty, section.id


LINES = st.sampled_from(
    [
        "Sở đã làm việc này.",
        "Giao Văn phòng chủ trì; báo cáo hằng quý.",
        "Có 84 máy tính.",
        "",
        "Hoàn thành trong năm 2022!",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_it_reads_as_it_was_typed(data: st.DataObject) -> None:
    """Lines taken out, added, changed and moved: what is laid over the same draft reads word for word as typed."""
    result = example(0)
    sections = [section.id for section in result.document.walk() if section.blocks]
    there = shown(result, data.draw(st.sampled_from(sections)))
    lines = there.text.splitlines()
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(lines)))
        change = data.draw(st.sampled_from(["out", "in", "words", "swap", "join"]))
        if change == "in":
            lines.insert(place, data.draw(st.sampled_from(["", "- ", "1. "])) + data.draw(LINES))
        elif place < len(lines) and change == "out":
            del lines[place]
        elif place < len(lines) and change == "words":
            lines[place] = lines[place].replace("Sở", "Cơ quan").replace(",", " và", 1)
        elif place + 1 < len(lines) and change == "swap":
            lines[place], lines[place + 1] = lines[place + 1], lines[place]
        elif place + 1 < len(lines):
            lines[place] += " " + lines.pop(place + 1).lstrip("-+ ")
    wanted = "\n".join(" ".join(line.split()) for line in lines if line.strip(" -1.") or line.strip() == "-")
    edit = typed(wanted, there.tokens)
    laid = lay_over(result.laid.composed, {there.section.id: edit}, result.desk, result.support)
    tokens = laid.tokens.get(there.section.id, there.tokens)
    assert text_of(tokens) == wanted
    assert not laid.stale
    assert typed(wanted, tokens, edit).origin == edit.origin  # typed again, nothing changes
    assert read_content(content_of(edit, wanted)) == (edit, wanted)


def test_a_sentence_nobody_touched_follows_its_facts(store: Store, plan: str) -> None:
    retype(store, plan, "Cả 03 đơn vị trực thuộc", "Tất cả 03 đơn vị trực thuộc")
    say(store, plan, "p1.2.computers", "70 máy tính, 58 cán bộ, công chức")
    assert "70 máy tính" in text(store, plan)
    assert "Tất cả 03 đơn vị trực thuộc" in text(store, plan)
    assert not [rule for rule, _ in rules(store, plan) if rule != "text.confirm"]


def test_an_edited_sentence_stays_when_its_facts_change_and_is_said_to_be_older(store: Store, plan: str) -> None:
    retype(store, plan, "có 62 máy tính", "đang dùng 62 máy tính")
    assert not [rule for rule, _ in rules(store, plan) if rule != "text.confirm"]
    say(store, plan, "p1.2.computers", "70 máy tính, 58 cán bộ, công chức")
    assert "đang dùng 62 máy tính" in text(store, plan)
    stale = shown(saved(plan, store), HERE).stale
    assert ["70 máy tính" in entry.composed for entry in stale] == [True]
    told = dict(rules(store, plan))
    assert "70 máy tính" in told["text.stale"]
    assert "62" in told["text.unsupported"]  # the old figure no longer rests on anything
    found = next(f for f in saved(plan, store).findings if f.rule == "text.stale")
    assert found.at == HERE


@pytest.mark.parametrize(("mine", "there"), [(False, "có 70 máy tính"), (True, "đang dùng 62 máy tính")])
def test_what_is_older_is_renewed_or_kept_as_the_person_says(store: Store, plan: str, mine: bool, there: str) -> None:
    retype(store, plan, "có 62 máy tính", "đang dùng 62 máy tính")
    retype(store, plan, "Cả 03", "Tất cả 03")
    say(store, plan, "p1.2.computers", "70 máy tính, 58 cán bộ, công chức")
    Editor(store, saved(plan, store), HERE).renew(mine=mine)
    assert there in text(store, plan)
    assert "Tất cả 03" in text(store, plan)
    assert not shown(saved(plan, store), HERE).stale


def test_a_sentence_taken_out_stays_out_until_its_facts_change(store: Store, plan: str) -> None:
    before = text(store, plan)
    sentence = next(s for s in before.split(". ") if "mạng nội bộ" in s).rstrip(".") + "."
    retype(store, plan, sentence, "")
    assert "mạng nội bộ" not in text(store, plan)
    say(store, plan, "p1.2.lan", "2/3 đơn vị")
    assert "mạng nội bộ" not in text(store, plan)
    assert [entry.yours for entry in shown(saved(plan, store), HERE).stale] == [""]
    Editor(store, saved(plan, store), HERE).renew(mine=False)
    assert "mạng nội bộ" in text(store, plan)


def test_what_is_told_later_comes_into_an_edited_section(store: Store, plan: str) -> None:
    retype(store, plan, "có 62 máy tính", "đang dùng 62 máy tính")
    say(store, plan, "p1.2.servers", "Có 2 máy chủ đặt tại Trung tâm dữ liệu tỉnh")
    assert "máy chủ đặt tại Trung tâm dữ liệu tỉnh" in text(store, plan)
    assert not shown(saved(plan, store), HERE).stale


def spans(store: Store, plan: str, sentence: str) -> list[tuple[str, SpanKind, int]]:
    for section in saved(plan, store).document.walk():
        for block in section.blocks:
            for found in block.sentences if isinstance(block, Paragraph) else ():
                if sentence in found.text:
                    return [(s.text, s.kind, len(s.refs)) for s in found.spans if s.kind is not SpanKind.LITERAL]
    raise AssertionError(sentence)


@pytest.mark.parametrize(
    ("sentence", "supported"),
    [
        ("Trong 62 máy tính có nhiều máy cũ.", ["62 máy tính"]),
        ("Năm đơn vị dùng chung 125 thủ tục.", ["125"]),
        ("Tỷ lệ trực tuyến là 61,6%.", ["61,6%"]),
        ("Thực hiện Điều 25 Nghị định số 45/2020/NĐ-CP.", ["Điều 25 Nghị định số 45/2020/NĐ-CP"]),
        ("Ban lãnh đạo quan tâm chỉ đạo.", []),
    ],
)
def test_a_persons_figures_rest_on_what_the_unit_told(
    store: Store, plan: str, sentence: str, supported: list[str]
) -> None:
    retype(store, plan, "có 62 máy tính", f"có 62 máy tính. {sentence} Sở còn")
    assert [text for text, _, refs in spans(store, plan, sentence) if refs] == supported
    assert "text.unsupported" not in dict(rules(store, plan))


@pytest.mark.parametrize(
    ("sentence", "bare"),
    [
        ("Sở có 99 máy in.", "99"),
        ("Sẽ đầu tư ba mươi bảy máy chủ.", "ba mươi bảy"),
        ("Thực hiện Nghị định số 999/2019/NĐ-CP.", "999/2019"),
        ("Hoàn thành ngày 31/12/2024.", "31/12/2024"),
    ],
)
def test_what_nothing_supports_is_a_finding_of_its_section_and_stays_visible(
    store: Store, plan: str, sentence: str, bare: str
) -> None:
    retype(store, plan, "có 62 máy tính", f"có 62 máy tính. {sentence} Sở còn")
    assert sentence in text(store, plan)
    found = [f for f in saved(plan, store).findings if f.rule == "text.unsupported"]
    assert [bare in f.message for f in found] == [True]
    assert found[0].at == HERE


def test_who_wrote_each_sentence_is_known(store: Store, plan: str) -> None:
    retype(store, plan, "có 62 máy tính", "đang dùng 62 máy tính")
    (computers, *others) = [t.sentence for t in shown(saved(plan, store), HERE).tokens]
    assert (computers.origin, {s.origin for s in others}) == ("person", {"composed"})
    assert computers.covers  # what the framework asks for is still said


def test_versions_are_kept_with_their_text_and_restored(store: Store, plan: str) -> None:
    before = text(store, plan)
    retype(store, plan, "có 62 máy tính", "đang dùng 62 máy tính")
    retype(store, plan, "đang dùng", "quản lý")
    kept = versions_of(store, plan, HERE)
    assert [(v.number, v.author, v.origin, "quản lý 62" in v.text) for v in kept] == [
        (1, "lan", "person", False),
        (2, "lan", "person", True),
    ]
    Editor(store, saved(plan, store), HERE).restore(1)
    assert "đang dùng 62 máy tính" in text(store, plan)
    Editor(store, saved(plan, store), HERE).restore(0)
    assert text(store, plan) == before
    assert len(versions_of(store, plan, HERE)) == 4
    with pytest.raises(InputError, match="bản 9"):
        Editor(store, saved(plan, store), HERE).restore(9)


def test_of_two_who_edit_one_section_the_second_is_told_and_writes_nothing(store: Store, plan: str) -> None:
    editor = Editor(store, saved(plan, store), HERE)
    editor.type(editor.shown.text.replace("có 62", "dùng 62"), expected=0)
    with pytest.raises(StaleError):
        editor.type(editor.shown.text.replace("có 62", "giữ 62"), expected=0)
    assert "dùng 62" in text(store, plan)


def test_a_rewording_gives_way_to_new_facts(store: Store, plan: str) -> None:
    result = saved(plan, store)
    sentence = shown(result, HERE).tokens[0].sentence
    Editor(store, result, HERE).reword([(sentence.id, [sentence.text.replace("có 62", "hiện có 62")], "model")])
    assert "hiện có 62 máy tính" in text(store, plan)
    assert shown(saved(plan, store), HERE).tokens[0].sentence.origin == "model"
    say(store, plan, "p1.2.computers", "70 máy tính, 58 cán bộ, công chức")
    assert "có 70 máy tính" in text(store, plan)
    assert "62" not in text(store, plan)
    assert "text.reworded" in dict(rules(store, plan))


def test_what_is_typed_is_text_and_nothing_else(store: Store, plan: str) -> None:
    retype(store, plan, "có 62 máy tính", "<script>alert(1)</script> {62} %s ⟦1⟧ có 62 máy tính")
    assert "<script>alert(1)</script> {62} %s ⟦1⟧ có 62" in text(store, plan)


@pytest.mark.parametrize(
    "content",
    ["", "[]", "{}", "null", '{"items": [1], "removed": [], "text": ""}', '{"items": [{"opens": null, "ref": null, "text": "", "origin": "person", "instead": []}], "removed": [], "text": ""}', '{"changes": []}'],
)  # fmt: skip
def test_a_version_that_cannot_be_read_changes_nothing(store: Store, plan: str, content: str) -> None:
    before = text(store, plan)
    store.save_version(plan, HERE, content)
    assert read_content(content)[0] == Edit()
    assert text(store, plan) == before


def test_a_text_beyond_all_measure_is_refused(store: Store, plan: str) -> None:
    with pytest.raises(InputError, match="dài quá"):
        Editor(store, saved(plan, store), HERE).type("a" * 60_001)

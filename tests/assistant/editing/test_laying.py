"""An edit laid over another draft, whatever was edited and whatever changed: no word of a person is lost, nothing new is hidden."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.editing.edits import Edit, Item
from assistant.editing.laying import lay
from assistant.editing.tokens import Token, key_of, text_of
from assistant.editing.typed import typed
from assistant.editing.versions import renew
from assistant.plan import Sentence, Span

TERMS = {"công nghệ thông tin": "CNTT"}


def token(id_: str, text: str, *, opens: bool) -> Token:
    sentence = Sentence((Span(text),), id=id_)
    return Token(sentence, ("", "body") if opens else None, key_of(sentence, TERMS))


def write(item: Item, there: list[Token], number: int) -> Token:
    id_ = there[0].sentence.id if there else f"own{number}"
    return Token(Sentence((Span(item.text),), id=id_, origin=item.origin), item.opens, "", item=item)


@st.composite
def drafts(draw: st.DrawFn) -> tuple[list[Token], list[Token]]:
    """A section as composed, and composed again on other facts: some sentences say something else, some are gone, some are new."""
    count = draw(st.integers(1, 7))
    before = [token(f"s{n}", f"Câu {n} có {n} máy.", opens=n == 0 or draw(st.booleans())) for n in range(count)]
    after: list[Token] = []
    for n, old in enumerate(before):
        fate = draw(st.sampled_from(["same", "same", "changed", "gone"]))
        if draw(st.integers(0, 3)) == 0:
            after.append(token(f"n{n}", f"Câu mới {n} về việc khác.", opens=draw(st.booleans())))
        if fate == "same":
            after.append(old)
        elif fate == "changed":
            after.append(token(old.sentence.id, f"Câu {n} có {n + 50} máy.", opens=old.opens is not None))
    return before, after


@st.composite
def edited(draw: st.DrawFn, before: list[Token]) -> str:
    lines = text_of(before).splitlines()
    for step in range(draw(st.integers(1, 4))):
        place = draw(st.integers(0, len(lines) - 1)) if lines else 0
        change = draw(st.sampled_from(["out", "in", "words", "swap"]))
        if change == "in" or not lines:
            lines.insert(place, f"Người viết thêm {'abcd'[step]}.")
        elif change == "out":
            del lines[place]
        elif change == "swap":
            lines.append(lines.pop(place))
        else:
            lines[place] = lines[place].replace(" có ", f" hiện có{'!' * step} ", 1)
    return "\n".join(lines)


@settings(max_examples=400, deadline=None)
@given(st.data())
def test_nothing_a_person_wrote_is_lost_and_nothing_new_is_hidden(data: st.DataObject) -> None:
    before, after = data.draw(drafts())
    edit = typed(data.draw(edited(before)), before)
    out, stale = lay(edit, after, "x", write)
    texts = [entry.text for entry in out]
    own = [item.text for item in edit.items if item.ref is None]
    assert [text for text in texts if text in own] == own  # all there, in order
    replaced = {ref.id for item in edit.items for ref in item.instead} | {ref.id for ref in edit.removed}
    composed = [entry for entry in out if entry.item is None or entry.item.ref is not None]
    shown = [entry.sentence.id for entry in composed]
    assert len(shown) == len(set(shown))
    if edit.items or edit.removed:
        assert set(shown) == {entry.sentence.id for entry in after} - replaced
    # What was written over a sentence that says something else by now, or nothing, is told.
    now = {entry.sentence.id: entry.key for entry in after}
    older = {i.text for i in edit.items if i.ref is None and any(now.get(r.id) != r.key for r in i.instead)}
    assert {entry.yours for entry in stale if entry.yours} == older


@settings(max_examples=200, deadline=None)
@given(st.data(), st.booleans())
def test_after_renewing_nothing_is_older(data: st.DataObject, mine: bool) -> None:
    before, after = data.draw(drafts())
    edit = renew(typed(data.draw(edited(before)), before), after, mine=mine)
    out, stale = lay(edit, after, "x", write)
    assert stale == []
    if not mine:
        gone = {ref.id for item in edit.items for ref in item.instead} | {ref.id for ref in edit.removed}
        assert {e.sentence.id for e in after} - gone <= {e.sentence.id for e in out}


def test_a_term_introduced_elsewhere_is_no_change() -> None:
    long, short = (
        Sentence((Span(f"Sở ứng dụng {words}."),), id="a") for words in ("công nghệ thông tin (CNTT)", "CNTT")
    )
    assert key_of(long, TERMS) == key_of(short, TERMS)
    assert key_of(long, TERMS) != key_of(Sentence((Span("Sở ứng dụng 3 CNTT."),)), TERMS)


def test_an_empty_edit_changes_nothing() -> None:
    tokens = [token("a", "Một.", opens=True), token("b", "Hai.", opens=False)]
    assert lay(Edit(), tokens, "x", write) == (tokens, [])


def test_what_was_taken_out_stays_out_where_its_neighbours_moved() -> None:
    tokens = [token(id_, f"Câu {id_}.", opens=True) for id_ in "abcd"]
    for wanted in ("Câu c.\nCâu b.\nCâu d.", "Câu d.\nCâu c.", "Câu d.\nMới.\nCâu b."):
        assert text_of(lay(typed(wanted, tokens), tokens, "x", write)[0]) == wanted

"""What was typed over a section: which of its sentences stay as they are, which were changed, added, moved or taken out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

from assistant.editing.edits import Edit, Item, Opens, Ref
from assistant.editing.tokens import BODY, MARK, Token
from corpus.errors import InputError
from corpus.language import clean
from corpus.language.letters import UPPER

LONGEST = 60_000  # characters of one section's own text
_END = re.compile(rf"(?<=[.!?…;:])\s+(?=[{UPPER}«“\"(])")


def typed(text: str, shown: Sequence[Token], before: Edit | None = None) -> Edit:
    """The edit that makes the shown section read as typed (lines as `text_of` gives them). Raises InputError for a text that
    is too long, and for a table that was taken out."""
    if len(text) > LONGEST:
        raise InputError(
            f"nội dung mục dài quá {LONGEST:,} ký tự.".replace(",", "."), remedy="Chuyển bớt nội dung sang mục khác."
        )
    told = list(_sentences(text, shown))
    words = [_name(token) for token in shown]
    items: list[Item] = []
    gone: list[Token] = []
    matcher = SequenceMatcher(a=words, b=[sentence for sentence, _ in told], autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            items += [_kept(token, opens) for token, (_, opens) in zip(shown[a:b], told[c:d], strict=True)]
        else:
            items += _instead(shown[a:b], told[c:d])
            gone += shown[a:b] if c == d else []
    if lost := [token for token in gone if token.table is not None]:
        raise InputError(
            f"thiếu dòng {_name(lost[0])}: bảng được lập từ câu trả lời, không xóa ở đây.",
            remedy="Giữ nguyên dòng đó; muốn đổi bảng thì sửa câu trả lời.",
        )
    removed = [*(before.removed if before else ()), *(ref for token in gone for ref in _refs(token))]
    return _moved(Edit(tuple(items), tuple(dict.fromkeys(removed))))


def reworded(
    shown: Sequence[Token], wanted: Iterable[tuple[str, Sequence[str], str]], before: Edit | None = None
) -> Edit:
    """The shown section with sentences said otherwise: (id, what to say instead, who wrote it). Raises InputError for an id
    that is not there."""
    changes = {id_: (texts, origin) for id_, texts, origin in wanted}
    items: list[Item] = []
    for token in shown:
        if token.sentence.id not in changes or token.table is not None:
            items.append(_kept(token, token.opens))
            continue
        texts, origin = changes.pop(token.sentence.id)
        for number, text in enumerate(texts):
            items.append(
                Item(None if number else token.opens, None, clean(text), origin, () if number else _refs(token))
            )
    if changes:
        raise InputError("câu cần sửa không còn trong mục.", remedy="Tải lại mục rồi chọn lại.")
    return Edit(tuple(items), before.removed if before else ())


def _sentences(text: str, shown: Sequence[Token]) -> Iterable[tuple[str, Opens]]:
    """Each sentence typed, with the paragraph that it opens."""
    known = sorted({token.text for token in shown if token.table is None and token.text}, key=len, reverse=True)
    styles = {_first(token): token.opens[1] for token in shown if token.opens and token.table is None}
    for line in text.splitlines():
        words = clean(line)
        if not words:
            continue
        if any(token.table is not None and _name(token) == words for token in shown):
            yield words, BODY
            continue
        mark = MARK.match(words)
        rest = words[mark.end() :] if mark else words
        pieces = _split(rest, known)
        opens: Opens = (mark[1] if mark else "", styles.get(pieces[0], "body"))
        for piece in pieces:
            yield piece, opens
            opens = None


def _split(text: str, known: Sequence[str]) -> list[str]:
    """A paragraph in sentences: those that stood there before are found whole, the rest ends where sentences end."""
    out: list[str] = []
    position = 0
    while position < len(text):
        old = next(
            (k for k in known if text.startswith(k, position) and text[position + len(k) :][:1] in ("", " ")), ""
        )
        end = position + len(old) if old else _end(text, position, known)
        out.append(text[position:end].strip())
        position = end + len(text[end:]) - len(text[end:].lstrip())
    return out


def _end(text: str, position: int, known: Sequence[str]) -> int:
    found = _END.search(text, position)
    end = found.start() if found else len(text)
    starts = [text.find(f" {sentence}", position) for sentence in known]
    return min([end, *(start for start in starts if start > position)])


def _instead(old: Sequence[Token], new: Sequence[tuple[str, Opens]]) -> list[Item]:
    """New sentences in place of old ones: one by one where they are as many, else the first stands for all of them."""
    if len(old) == len(new):
        return [Item(opens, None, text, "person", _refs(t)) for t, (text, opens) in zip(old, new, strict=True)]
    refs = tuple(ref for token in old for ref in _refs(token))
    return [Item(opens, None, text, "person", () if n else refs) for n, (text, opens) in enumerate(new)]


def _moved(edit: Edit) -> Edit:
    """A composed sentence that stands elsewhere now is still composed; what it stood in place of is taken out."""
    gone = {ref.text: ref for ref in (*edit.removed, *(r for item in edit.items for r in item.instead))}
    items: list[Item] = []
    back: set[Ref] = set()
    removed = list(edit.removed)
    for item in edit.items:
        ref = gone.get(item.text) if item.ref is None else None
        if ref is not None and ref not in back:
            back.add(ref)
            items.append(Item(item.opens, ref))
            removed += item.instead
        else:
            items.append(item)
    without = [Item(i.opens, i.ref, i.text, i.origin, tuple(r for r in i.instead if r not in back)) for i in items]
    return Edit(tuple(without), tuple(ref for ref in dict.fromkeys(removed) if ref not in back))


def _kept(token: Token, opens: Opens) -> Item:
    item = token.item
    if item is not None and item.ref is None:
        return Item(opens, None, item.text, item.origin, item.instead)
    return Item(opens, token.ref)


def _refs(token: Token) -> tuple[Ref, ...]:
    item = token.item
    return item.instead if item is not None and item.ref is None else (token.ref,)


def _name(token: Token) -> str:
    return token.sentence.id if token.table is not None else token.text


def _first(token: Token) -> str:
    return token.text

"""May a sentence of a model stand? Slots, claims and content the same in the same order; only joining words come and go."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from assistant.writing.slots import SLOT
from assistant.writing.units import DENIALS, Unit, light_words, lists, units_of, words_of

_STOP = re.compile(r"[.;:!?]")
_JOINING_MARKS = frozenset(",;:.")
_BESIDE = frozenset(("hoặc", "và"))
_THERE_IS = re.compile(r"\bđã có\b", re.IGNORECASE)
LONGER, MORE = 2, 100  # times the composed sentence, and characters beside: longer ones are not even compared
Units = tuple[Unit, ...]


def problem_of(base: str, written: str, *, dated: bool = False) -> str:
    """Why a sentence with slots may not stand for the composed one; "" when it may. `base` and `written` hold ⟦n⟧; `dated`: a
    slot names a year or a day.

    What says anything must be the same in the same order: slots, claims, content, up to forms that mean the same. Joining words
    are free, but that "của" is never put for another; a phrase with an opener may come first; a verb may stand before its subject.
    """
    if re.search(r"[⟦⟧{}]", SLOT.sub("", written)):
        return "ô bị viết sai"
    if len(written) > LONGER * len(base) + MORE:
        return "dài hơn câu gốc quá nhiều"
    if problem := _slots(base, written) or _marks(base, written):
        return problem
    if written.strip()[-1:] != base.strip()[-1:]:
        return "sai dấu cuối câu"
    old, new = units_of(base), units_of(written)
    if not any(_same(before, after) for before, after in _readings(old, new, base, written)):
        return _difference(old, new)
    if _brings_to_now(base, written, dated):
        return "“hiện nay” đổi thời gian của câu"
    if light_words(written) - light_words(base) > lists().most:
        return "thêm quá nhiều từ nối"
    return "một vế không nói gì" if _empty_clause(written) else ""


def _slots(base: str, written: str) -> str:
    """Which slots are missing, and which are there too often."""
    before, after = (Counter(SLOT.findall(text)) for text in (base, written))
    told = [
        f"{word} ô {', '.join(f'{{{number}}}' for number in more)}"
        for word, more in (("thiếu", before - after), ("thừa", after - before))
        if more
    ]
    return "; ".join(told)


def _marks(base: str, written: str) -> str:
    """Marks that say something ("%", "≥", "-", "?", quotes) are those of the composed sentence; brackets come in pairs."""
    before, after = (
        Counter(mark for mark in SLOT.sub("", text) if not (mark.isalnum() or mark.isspace() or mark in _JOINING_MARKS))
        for text in (base, written)
    )
    if after["("] != after[")"]:
        return "ngoặc không đủ đôi"
    changed = [mark for mark in ((before - after) | (after - before)) if mark not in "()"]
    return f"dấu “{changed[0]}” bị thêm hoặc bớt" if changed else ""


def _brings_to_now(base: str, written: str, dated: bool) -> bool:
    """Is "at present" put to what was, or is to be, at another time?"""
    before, after = (sum(word in lists().now for word in words_of(text)) for text in (base, written))
    return after > before and (
        dated or re.search(rf"(?<!\w)(?:{'|'.join(lists().dated)})(?!\w)", base.lower()) is not None
    )


def _readings(old: Units, new: Units, base: str, written: str) -> Iterator[tuple[Units, Units]]:
    """The composed sentence, and the written one with what may be put otherwise put back."""
    olds = [old]
    if len(_THERE_IS.findall(written)) > len(
        _THERE_IS.findall(base)
    ):  # "đã có 4/7 đơn vị kết nối": 4/7 đơn vị đã kết nối
        olds += [
            without for place, unit in enumerate(old) if unit.name == "đã" for without in (_without(old, [place]),)
        ]
    for before in olds:
        for after in _without_vague(before, _said_once(before, new)):
            yield before, after
            yield from ((before, turned) for turned in _turned(before, after))


def _said_once(old: Units, new: Units) -> Units:
    """Without a word said once more than it was, after "hoặc" or "và", before what stood there already."""
    more = Counter(unit.name for unit in new) - Counter(unit.name for unit in old)
    beside = {unit.name for unit in old if unit.joins & _BESIDE and not unit.is_slot}
    places = [
        place
        for place, unit in enumerate(new[:-1])
        if unit.name in lists().again
        and new[place + 1].name in beside
        and unit.joins & _BESIDE
        and any(before.name == unit.name for before in new[:place])
    ]
    return _without(new, [place for place in places if more[new[place].name] == 1])


def _without_vague(old: Units, new: Units) -> Iterator[Units]:
    """Without vague verbs that were added before another word of content."""
    places = [place for place, unit in enumerate(new[:-1]) if unit.name in lists().vague and not new[place + 1].is_slot]
    more = Counter(unit.name for unit in new) - Counter(unit.name for unit in old)
    added = sum(more[name] for name in lists().vague)
    if not added:
        yield new
    elif added <= len(places):
        yield from (_without(new, chosen) for chosen in itertools.combinations(places, added))


def _without(units: Units, places: Sequence[int]) -> Units:
    return tuple(unit for place, unit in enumerate(units) if place not in places)


def _turned(old: Units, new: Units) -> Iterator[Units]:
    """What was put first, put back: a phrase that begins with an opener, or a verb before what it is said of."""
    size = len(old)
    if size != len(new) or Counter(u.name for u in old) != Counter(u.name for u in new):
        return
    start = next((n for n in range(size) if old[n].name != new[n].name), size)
    end = next((n for n in range(size) if old[-1 - n].name != new[-1 - n].name), size)
    middle, written = old[start : size - end], new[start : size - end]
    for cut in range(1, len(written)):
        front, rest = written[:cut], written[cut:]
        if [unit.name for unit in (*rest, *front)] != [unit.name for unit in middle]:
            continue
        moved = old[start + len(rest) : start + len(middle)]
        if (middle[0].opens and not rest[0].opens) or (moved[0].opens and not front[0].opens):
            continue  # what the opener belonged to has lost it
        if start == 0 and front[0].opens and rest[0].comma and _may_be_cut(old, len(rest)):
            yield (*new[:start], *rest, *front, *new[size - end :])
        elif end == 0 and rest[0].opens and (moved[0].comma or start == 0):
            yield (*new[:start], *rest, *front)
        elif _is_verb(front, rest) or _is_verb(rest, front):
            yield (*new[:start], *rest, *front, *new[size - end :])
    yield from _passive(old, new)
    yield from _nominal(old, new)


def _passive(old: Units, new: Units) -> Iterator[Units]:
    """ "dữ liệu chưa được ⟦1⟧ chia sẻ với …" put back to "⟦1⟧ chưa chia sẻ dữ liệu với …"."""
    place = next((n for n, unit in enumerate(new) if unit.name in lists().aspects), 0)
    if not place or place + 2 >= len(new) or not new[place + 1].is_slot or "được" not in new[place + 1].joins:
        return
    what, aspect, who = new[:place], new[place], new[place + 1]
    if old[0].name != who.name:
        return
    for verb in range(1, 5):
        rest = new[place + 2 :]
        yield (who, aspect, *rest[:verb], *what, *rest[verb:])


def _nominal(old: Units, new: Units) -> Iterator[Units]:
    """ "việc xây dựng kế hoạch …" put back to "kế hoạch được xây dựng …", at the start of a sentence and with no slot in it."""
    if "việc" not in new[0].joins or "việc" in old[0].joins:
        return
    for verb, size in itertools.product(range(1, 4), range(2, 7)):
        if verb >= size or size > len(new) or any(unit.is_slot for unit in new[:size]):
            continue
        what = new[verb:size]
        if "được" in old[len(what)].joins:
            yield (*what, *new[:verb], *new[size:])


def _may_be_cut(old: Units, place: int) -> bool:
    """Before an opener, after a comma, or between two words; never beside a slot, which would go with the wrong label."""
    unit = old[place]
    return unit.comma or unit.opens or not (old[place - 1].is_slot or unit.is_slot)


def _is_verb(verb: Units, subject: Units) -> bool:
    """ "đã cài đặt" beside what was: no slot, and nothing claimed in the other."""
    claims = {*lists().aspects, *DENIALS}
    return (
        verb[0].name in lists().aspects
        and len(verb) <= 4
        and not any(unit.is_slot for unit in (*verb, *subject))
        and not any(unit.name in claims for unit in (*verb[1:], *subject))
    )


def _same(old: Units, new: Units) -> bool:
    old_parts, new_parts = _without_mobile(old), _without_mobile(new)
    return (
        _mobile(old) == _mobile(new)
        and [unit.name for unit in old_parts] == [unit.name for unit in new_parts]
        and all(_joined_alike(a, b) for a, b in zip(old_parts, new_parts, strict=True))
    )


def _without_mobile(units: Units) -> Units:
    return tuple(unit for unit in units if unit.name not in lists().mobile)


def _mobile(units: Units) -> Counter[tuple[int, str]]:
    """Adverbs by the number of slots before them."""
    found: Counter[tuple[int, str]] = Counter()
    slots = 0
    for unit in units:
        slots += unit.is_slot
        found[0 if unit.name in lists().anywhere else slots, unit.name] += unit.name in lists().mobile
    return +found


def _joined_alike(old: Unit, new: Unit) -> bool:
    """Whose it is, is not put for what it is for, nor the other way round; and what stood apart does not become somebody's."""
    of, whom = lists().of, lists().whom
    if new.is_slot and old.comma and not new.comma and new.joins - old.joins - {"và"}:
        return False  # "giai đoạn ⟦1⟧, ⟦2⟧": no joining word takes the place of the comma
    return not ((old.joins & of and new.joins & whom) or (old.joins & whom and new.joins & of))


def _difference(old: Units, new: Units) -> str:
    """For the model, so that it can mend its sentence."""
    before, after = (Counter(unit.name for unit in units) for units in (old, new))
    for word in after - before:
        return f"“{word}” không có trong câu gốc, hoặc đổi nghĩa"
    for word in before - after:
        return f"bỏ mất “{word}”"
    return "đổi thứ tự các ô hoặc các ý"


def _empty_clause(text: str) -> bool:
    """A part between stops that only joins says nothing, or hints at what nobody said."""
    return any(not units_of(part) for part in _STOP.split(text) if re.search(r"\w", part))

"""Units: found by any of their names, with everything that the plan's letterhead and prose need of them."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from functools import cache

from corpus.errors import InputError
from corpus.framework import UnitEntry, UnitType
from corpus.language import clean, expand, fold
from corpus.pack import Pack

PLACE = "khóa unit"
LONGEST_NAME = 200
_PREFIX = re.compile(r"^((?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân)\s+)?(h|tx|tp)(?:\.\s*|\s+)(?=\w)", re.IGNORECASE)
_PREFIXES = {"h": "huyện", "tx": "thị xã", "tp": "thành phố"}
_UNINITIALLED = ("và", "của", "tỉnh")


@dataclass(frozen=True)
class Unit:
    """A unit with its official names. `short` acts ("UBND huyện"), `state_name` is what totals are told of."""

    id: str
    type: str
    level: str
    name: str
    proper: str
    short: str
    state_name: str
    place: str
    superior: str
    issuer_lines: tuple[str, ...]
    symbol: str
    signer_lines: tuple[str, ...]
    deputy_lines: tuple[str, ...]
    head: str
    recipients: tuple[str, ...]
    subordinate: str
    subordinates: str
    advises: str
    budget_verb: str
    national: tuple[str, ...] = ()
    ministry: tuple[str, ...] = ()
    province: tuple[str, ...] = ()
    listed: bool = True

    @property
    def place_name(self) -> str:
        """ "huyện Sơn Tịnh"; a sở by its own name."""
        return f"{self.state_name} {self.proper}" if self.level == "huyen" else self.name

    @property
    def language_context(self) -> str:
        """Which reading of an abbreviation fits: "sở", or "huyện", "thị xã", "thành phố"."""
        return self.state_name if self.level == "huyen" else "sở"


def find_unit(pack: Pack, text: str) -> Unit:
    """The unit that a name means; one not listed is built from its type. Raises InputError with the nearest names."""
    name = _spelled(text)
    entry = _listed(pack, name) or _abbreviated(pack, name)
    if entry is not None:
        return _build(entry, pack.unit_types[entry.type])
    if len(name) <= LONGEST_NAME and (unit := _generic(pack, name)):
        if meant := _slip_of(unit, pack):
            raise InputError(f"không có đơn vị “{name[:80]}”.", place=PLACE, remedy=f"Có phải {meant}?")
        return unit
    raise InputError(
        f"không nhận ra đơn vị “{name[:80]}”.",
        place=PLACE,
        remedy=f"Ghi tên đầy đủ, ví dụ: {', '.join(_nearest(pack, name))}. "
        f"Đơn vị ngoài danh mục thì ghi cả loại đơn vị: {', '.join(_openings(pack))}.",
    )


SLIP = 0.84  # likeness from which an unlisted name is a listed one with a slip


def _slip_of(unit: Unit, pack: Pack) -> str:
    """The listed unit of the same type whose name differs by a slip alone: "huyện Bình Xơn"; "" where there is none."""

    def own(name: str) -> str:
        key = _key(name)  # without what units of the province share: "tỉnh Quảng Ngãi"
        return min([key, *_without_province(key, pack)], key=len)

    told = own(unit.proper)
    likeness = {
        _full_name(entry, pack.unit_types[entry.type]): difflib.SequenceMatcher(None, told, own(entry.name)).ratio()
        for entry in pack.units
        if pack.unit_types[entry.type].level == unit.level
    }
    best = max(likeness, key=lambda name: likeness[name], default="")
    return best if best and likeness[best] >= SLIP else ""


def all_units(pack: Pack) -> list[Unit]:
    """Every unit that the pack lists, in its order."""
    return [_build(entry, pack.unit_types[entry.type]) for entry in pack.units]


def names_of(entry: UnitEntry, pack: Pack) -> set[str]:
    """Every way of typing a unit's name, in the form that names are compared in."""
    type_ = pack.unit_types[entry.type]
    full = _full_name(entry, type_)
    names = [full, entry.erratum, *entry.aliases]
    if type_.level == "huyen":
        names += [f"{type_.state_name} {entry.name}", "" if entry.name == pack.info.province else entry.name]
    elif len(entry.symbol) > 2:
        names.append(entry.symbol)
        if fold(entry.symbol[0]) == fold(full[0]):
            names.append(f"{full.split()[0]} {entry.symbol[1:]}")
    keys = {_key(name) for name in names if name}
    keys |= {key for name in names if name and type_.level == "so" for key in _without_province(_key(name), pack)}
    return keys


def typed(entry: UnitEntry, type_: UnitType) -> UnitType:
    """A unit's type with what is its own. Raises ValueError for an override that types do not have."""
    return UnitType.model_validate({**type_.model_dump(), **entry.overrides})


@cache
def _by_name(pack: Pack) -> dict[str, UnitEntry]:
    return {name: entry for entry in pack.units for name in names_of(entry, pack)}


def _spelled(text: str) -> str:
    """One line, "UBND H. Sơn Tịnh" as "UBND huyện Sơn Tịnh"."""
    line = " ".join(clean(text).split()).strip(" .,;:\"'“”")
    return _PREFIX.sub(lambda match: f"{match[1] or ''}{_PREFIXES[match[2].lower()]} ", line)


def _words(text: str) -> list[str]:
    """The words that names are compared by: folded, without "và" and the committee's title."""
    folded = re.sub(r"[\W_]+", " ", fold(_spelled(text))).strip().replace("uy ban nhan dan", "ubnd")
    return [word for word in re.sub(r"^ubnd (?=\w)", "", folded).split() if word != "va"]


def _key(text: str) -> str:
    return "".join(_words(text))


def _without_province(key: str, pack: Pack) -> list[str]:
    """The key without the province's name at its end, "tỉnh Quảng Ngãi" and then "Quảng Ngãi" alone."""
    province = "".join(fold(pack.info.province).split())
    if not province or not key.endswith(province):
        return []
    bare = key.removesuffix(province)
    return [part for part in (bare.removesuffix("tinh"), bare) if part]


def _listed(pack: Pack, name: str) -> UnitEntry | None:
    names = _by_name(pack)
    for key in (_key(name), _key(expand(name).text)):
        for wanted in (key, *_without_province(key, pack)):
            if wanted in names:
                return names[wanted]
    return None


def _abbreviated(pack: Pack, name: str) -> UnitEntry | None:
    """The unit whose name the words shorten: "Sở Lao động TB&XH". Raises InputError when they shorten several."""
    tokens = _words(name)
    found = [entry for entry in pack.units if _shorten(tokens, _words(_comparable(entry, pack)))]
    if len(found) > 1:
        names = [_full_name(entry, pack.unit_types[entry.type]) for entry in found[:3]]
        raise InputError(f"“{name[:80]}” có thể là {' hoặc '.join(names)}.", place=PLACE, remedy="Ghi tên đầy đủ.")
    return found[0] if found else None


def _comparable(entry: UnitEntry, pack: Pack) -> str:
    name = _full_name(entry, pack.unit_types[entry.type])
    return name.removesuffix(f" tỉnh {pack.info.province}") if pack.info.province else name


def _shorten(tokens: list[str], words: list[str]) -> bool:
    """Does every token stand for the next word, or by their initials for the next words?"""
    if not tokens or not words:
        return not tokens and not words
    if tokens[0] == words[0] and _shorten(tokens[1:], words[1:]):
        return True
    count = len(tokens[0])
    initials = "".join(word[0] for word in words[:count])
    return count > 1 and initials == tokens[0] and _shorten(tokens[1:], words[count:])


def _full_name(entry: UnitEntry, type_: UnitType) -> str:
    return type_.name.replace("{name}", entry.name)


def _nearest(pack: Pack, text: str) -> list[str]:
    names = {fold(_full_name(entry, pack.unit_types[entry.type])): entry for entry in pack.units}
    found = difflib.get_close_matches(fold(text[:LONGEST_NAME]), names, n=3, cutoff=0.4) or list(names)[:2]
    return [_full_name(names[name], pack.unit_types[names[name].type]) for name in found]


def _openings(pack: Pack) -> list[str]:
    """How the name of a unit that is not listed may begin: "Sở …", "UBND huyện …"."""
    names = [type_.name.replace("{name}", "…") for type_ in pack.unit_types.values()]
    shapes = [name.replace("Ủy ban nhân dân", "UBND") for name in names if name != "…"]
    others = [opening for type_ in pack.unit_types.values() for opening in type_.offered]
    return list(dict.fromkeys([*shapes, *others]))


def _generic(pack: Pack, text: str) -> Unit | None:
    """A unit that the pack does not list: its type is told by how the name begins."""
    name = expand(text).text
    begins = ((begin, id_) for id_, type_ in pack.unit_types.items() for begin in type_.begins)
    for begin, id_ in sorted(begins, key=lambda pair: -len(pair[0])):
        if fold(name).startswith(f"{begin} "):
            type_ = pack.unit_types[id_]
            whole = type_.name == "{name}"
            proper = _proper(name if whole else name[len(begin) :].strip(), type_, "" if whole else pack.info.province)
            slug = "-".join(fold(name).split())[:40]
            entry = UnitEntry(id=slug, type=id_, name=proper, symbol=type_.symbol or _initials(name))
            return _build(entry, type_, listed=False) if proper else None
    return None


def _proper(name: str, type_: UnitType, province: str) -> str:
    """The proper part in official case: names of places in capitals throughout, others at their head."""
    if province:
        name = re.sub(rf",?(?: tỉnh)? {re.escape(province)}$", "", name, flags=re.IGNORECASE)
    if name.isupper():
        name = name.lower()
    if type_.level == "huyen" and name.islower():
        return name.title()
    return name[:1].upper() + name[1:]


def _initials(name: str) -> str:
    words = [word for word in re.findall(r"[^\W\d_]+", name) if word.lower() not in _UNINITIALLED]
    return "".join("Đ" if word[0] in "đĐ" else fold(word[0]).upper() for word in words)[:8]


def _build(entry: UnitEntry, type_: UnitType, *, listed: bool = True) -> Unit:
    own = typed(entry, type_)

    def fill(text: str) -> str:
        return text.replace("{name}", entry.name).replace("{NAME}", entry.name.upper())

    def lines(texts: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(map(fill, texts))

    return Unit(
        id=entry.id,
        type=entry.type,
        level=own.level,
        name=_full_name(entry, type_),
        proper=entry.name,
        short=fill(own.short),
        state_name=fill(own.state_name),
        place=entry.place or fill(own.place),
        superior=fill(own.superior),
        issuer_lines=lines(own.issuer_lines),
        symbol=entry.symbol or own.symbol,
        signer_lines=lines(own.signer_lines),
        deputy_lines=lines(own.deputy_lines),
        head=fill(own.head),
        recipients=lines(own.recipients),
        subordinate=fill(own.subordinate),
        subordinates=fill(own.subordinates),
        advises=fill(own.advises),
        budget_verb=fill(own.budget_verb),
        national=entry.national,
        ministry=entry.ministry,
        province=entry.province,
        listed=listed,
    )

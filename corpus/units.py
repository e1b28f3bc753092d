"""Units: found by any of their names, with everything that the plan's letterhead and prose need of them."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass

from corpus.errors import InputError
from corpus.framework import UnitEntry, UnitType
from corpus.language import clean, expand, fold
from corpus.packs import Pack


@dataclass(frozen=True)
class Unit:
    """A unit with its official names. `short` acts ("UBND huyện"), `state_name` is what totals are told of ("huyện")."""

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
        """"huyện Sơn Tịnh"; a sở by its own name."""
        return f"{self.state_name} {self.proper}" if self.level == "huyen" else self.name

    @property
    def language_context(self) -> str:
        """Which reading of an abbreviation fits: "huyện" or "sở"."""
        return "huyện" if self.level == "huyen" else "sở"


def find_unit(pack: Pack, text: str) -> Unit:
    """The unit that a name means; one not listed is built from its type. Raises InputError with the nearest names."""
    wanted = _key(text)
    for entry in pack.units:
        if wanted in _names(entry, pack.unit_types[entry.type]):
            return _build(entry, pack.unit_types[entry.type])
    generic = _generic(pack, clean(text))
    if generic is not None:
        return generic
    names = [_full_name(entry, pack.unit_types[entry.type]) for entry in pack.units]
    near = difflib.get_close_matches(clean(text), names, n=3, cutoff=0.3)
    raise InputError(f"không nhận ra đơn vị “{clean(text)[:80]}”.", place="khóa unit",
                     remedy=f"Ghi tên đầy đủ, ví dụ: {', '.join(near or names[1:3] + names[-1:])}.")


def _key(text: str) -> str:
    """Names compared without case, marks and the province's own name."""
    folded = re.sub(r"[^\w]+", " ", fold(clean(text))).strip()
    folded = re.sub(r"^uy ban nhan dan\b", "ubnd", folded)
    folded = re.sub(r"^(ubnd )?tx\b", r"\1thi xa", re.sub(r"^(ubnd )?tp\b", r"\1thanh pho", folded))
    folded = re.sub(r"^ubnd (?=huyen|thi xa|thanh pho)", "", folded)
    return re.sub(r"(?<!thanh pho)(?: tinh)? quang ngai$", "", folded).strip()


def _full_name(entry: UnitEntry, type_: UnitType) -> str:
    return type_.name.replace("{name}", entry.name)


def _names(entry: UnitEntry, type_: UnitType) -> set[str]:
    names = {_key(_full_name(entry, type_)), *map(_key, entry.aliases)}
    if type_.level == "huyen":
        names |= {_key(f"{type_.state_name} {entry.name}"), _key(entry.name) or fold(entry.name)}
    if entry.erratum:
        names.add(_key(entry.erratum))
    return names - {""}


def _generic(pack: Pack, text: str) -> Unit | None:
    """A unit that the pack does not list: its type is told by how the name begins."""
    name = expand(text).text
    folded = fold(name)
    begins = sorted(((begin, id_) for id_, type_ in pack.unit_types.items() for begin in type_.begins), key=lambda pair: -len(pair[0]))
    for begin, id_ in begins:
        if folded.startswith(begin + " "):
            type_ = pack.unit_types[id_]
            proper = name[len(begin):].strip() if type_.name != "{name}" else name
            proper = re.sub(r"\s+tỉnh Quảng Ngãi$", "", proper) if type_.name != "{name}" else proper
            if not proper:
                return None
            initials = "".join(word[0] for word in re.findall(r"[^\W\d_]+", name) if word.lower() not in ("và", "của", "tỉnh")).upper()
            entry = UnitEntry(id="-".join(fold(name).split())[:40], type=id_, name=proper[:1].upper() + proper[1:], symbol=type_.symbol or initials[:8])
            return _build(entry, type_, listed=False)
    return None


def _build(entry: UnitEntry, type_: UnitType, *, listed: bool = True) -> Unit:
    values = {"short": type_.short, "state_name": type_.state_name, "place": entry.place or type_.place, "superior": type_.superior,
              "issuer_lines": type_.issuer_lines, "signer_lines": type_.signer_lines, "deputy_lines": type_.deputy_lines, "head": type_.head,
              "recipients": type_.recipients, "subordinate": type_.subordinate, "subordinates": type_.subordinates, "advises": type_.advises,
              "budget_verb": type_.budget_verb, **entry.overrides}
    filled = {key: _filled(value, entry.name) for key, value in values.items()}
    return Unit(id=entry.id, type=entry.type, level=type_.level, name=_full_name(entry, type_), proper=entry.name, symbol=entry.symbol or type_.symbol,
                national=entry.national, ministry=entry.ministry, province=entry.province, listed=listed, **filled)  # type: ignore[arg-type]


def _filled(value: str | tuple[str, ...], name: str) -> str | tuple[str, ...]:
    if isinstance(value, tuple):
        return tuple(line.replace("{name}", name).replace("{NAME}", name.upper()) for line in value)
    return value.replace("{name}", name).replace("{NAME}", name.upper())

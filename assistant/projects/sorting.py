"""Free text sorted: which places are fields, and which words remain for the name and the objective."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from assistant.projects.amounts import find_bare
from assistant.projects.claims import find_claims
from assistant.projects.model import Amount, Claim, Period, Share
from assistant.projects.pieces import Piece, trim
from assistant.projects.words import vocabulary
from corpus.language.text import fold

PURE = 10  # added to the rank of a claim whose whole piece is fields: it is no part of a name


@dataclass
class Run:
    """Words that no field took: text[start:end]; `group` and `piece` tell what stood together."""

    text: str
    start: int
    end: int
    group: int
    piece: int


def weigh(text: str, pieces: Sequence[Piece]) -> list[Claim]:
    """All claims of the pieces; those of pieces that hold nothing else weigh more."""
    claims, folded = find_claims(text), fold(text)
    out: dict[int, Claim] = dict(enumerate(claims))
    whole: set[int] = set()
    mixed: set[int] = set()  # "mạng LAN 2021, 2022": what also lies in a piece with words of its own
    listed, body = None, ""  # the group of the piece before and the body that ends it, where a name may list more
    for piece in pieces:
        inside = [n for n, c in enumerate(claims) if c.start < piece.end and piece.start < c.end]
        rest = _rest(folded, piece, [claims[n] for n in inside])
        extra = None if rest == "" else _alone(rest, text, piece)
        if extra is not None and extra.field == "source" and listed == piece.group and rest != body:
            extra = None  # "máy tính cho huyện, xã"
        names = rest != "" and extra is None and not any(claims[n].field == "source" for n in inside)
        last = _body_last(text[piece.start : piece.end]) if names else ""
        listed, body = (piece.group, last) if last else (None, "")
        if extra is not None:
            out[len(out)] = extra
        out.update((n, _beside(claims[n], claims)) for n in inside)
        (whole if rest == "" or extra is not None else mixed).update(inside)
    for n in whole - mixed:
        claim = claims[n]
        out[n] = Claim(claim.field, claim.told, claim.start, claim.end, claim.rank % PURE + PURE)
    return sorted(out.values(), key=lambda claim: claim.start)


def _beside(claim: Claim, claims: Sequence[Claim]) -> Claim:
    """A bare source right beside money or a time is one: "95tr 2021 ns huyện"."""
    if (
        claim.field != "source"
        or claim.rank != 1
        or not any(0 <= claim.start - c.end <= 1 or 0 <= c.start - claim.end <= 1 for c in claims if c is not claim)
    ):
        return claim
    return replace(claim, rank=2)


def _rest(folded: str, piece: Piece, claims: Iterable[Claim]) -> str:
    """Folded words of a piece beyond its claims; "" when they carry nothing."""
    view = folded[piece.start : piece.end]
    for claim in claims:
        start, end = max(0, claim.start - piece.start), min(len(view), claim.end - piece.start)
        view = view[:start] + " " * (end - start) + view[end:]
    words = re.findall(r"(?:[^\s,;:()+=]|(?<=\d),(?=\d))+", view)
    return (
        "" if claims and all(word.strip('.-/"') in vocabulary().fillers | {""} for word in words) else " ".join(words)
    )


_BODIES = ("tỉnh", "huyện", "xã", "phường", "thị trấn", "thị xã", "thành phố", "sở", "ngành", "thôn")


def _body_last(words: str) -> str:
    """The body that ends a piece, folded ("cho 12 xã" -> "xa"); "hồ sơ" is no "sở"."""
    lowered = words.lower()
    bodies = map(fold, _BODIES) if lowered.isascii() else _BODIES
    return next((fold(body) for body in bodies if re.search(rf"(?<!\w){body}$", lowered)), "")


_COUNTED = re.compile(r"\d\s+(?:may|bo|cai|chiec|lop|nguoi|xa|phuong)(?!\w)")  # "60 máy tính" is no money


_STAGE = re.compile(r"(?:giai doan|dot|goi|phan|pha|buoc) \d{1,2}")  # "IOC - giai đoạn 1"


def _alone(rest: str, text: str, piece: Piece) -> Claim | None:
    """A field told by a bare word or number that is a piece of its own, or all that remains of one."""
    words = vocabulary()
    told = rest.strip(' .-/"')
    kinds = {told, *(" ".join(told.split()[1:]) for lead in ("la", "loai", "dien") if told.startswith(lead + " "))}
    for name, naming in (("kind", words.kinds), ("spending", words.spending)):
        for entry in naming:
            if kinds & entry.alone:
                return Claim(
                    name, entry.name if name == "kind" else (entry.name, Share()), piece.start, piece.end, PURE + 2
                )
    if told in words.raw["levels"]:
        return Claim("source", (words.raw["levels"][told], Share()), piece.start, piece.end, PURE + 2)
    if told in words.raw["unknown_words"]:
        return Claim("unknown_total", told, piece.start, piece.end, PURE + 1)
    bare = [] if _STAGE.fullmatch(told) else find_bare(rest, 0, len(rest))
    if (
        len(bare) == 1
        and not _COUNTED.search(told)
        and all(word in words.fillers for word in re.sub(r"-?\d[\d.,]*", " ", told).split())
    ):
        start = text.index(bare[0].words, piece.start)
        amount = replace(bare[0], start=start, end=start + len(bare[0].words))
        return Claim("total", amount, amount.start, amount.end, PURE + 2)
    if re.fullmatch(words.raw["other_source"], told) and not re.search(r"\d", told):
        return Claim("source", (text[piece.start : piece.end], Share()), piece.start, piece.end, PURE + 2)
    return None


def choose(claims: Sequence[Claim], period: tuple[int, int]) -> tuple[list[Claim], list[Claim]]:
    """The claims each field takes, and the whole-piece ones that lost."""
    chosen: list[Claim] = []
    for name, pick in _PICKS.items():
        chosen += pick([claim for claim in claims if claim.field == name], period)
    beaten = [claim for claim in claims if claim not in chosen and claim.rank >= PURE and not _same_told(claim, chosen)]
    return chosen, beaten


def _same_told(claim: Claim, chosen: Iterable[Claim]) -> bool:
    return any(other.field == claim.field and _value(other) == _value(claim) for other in chosen)


def _value(claim: Claim) -> object:
    return claim.told.number if isinstance(claim.told, Amount) and claim.told.number is not None else claim.told


def _pick_all(claims: list[Claim], _: tuple[int, int]) -> list[Claim]:
    return [claim for claim in claims if claim.rank >= 2]


def _pick_best(claims: list[Claim], _: tuple[int, int]) -> list[Claim]:
    pure = [claim for claim in claims if claim.rank >= PURE]
    return pure or claims


def _pick_total(claims: list[Claim], _: tuple[int, int]) -> list[Claim]:
    """The one called total; else whole pieces; else by cue; else whatever amount there is."""
    for test in _TOTAL_TESTS:
        if best := [claim for claim in claims if test(claim)]:
            return best
    return []


_TOTAL_TESTS: tuple[Callable[[Claim], bool], ...] = (
    lambda claim: claim.rank % PURE == 3,
    lambda claim: claim.rank >= PURE,
    lambda claim: claim.rank == 2,
    lambda claim: True,
)


def _pick_time(claims: list[Claim], period: tuple[int, int]) -> list[Claim]:
    pure = [claim for claim in claims if claim.rank >= PURE]
    if pure:
        return (
            pure
            if any(_years(c) for c in pure) or not any(_years(c) for c in claims)
            else [*pure, *(c for c in claims if _years(c))]
        )
    cued = [claim for claim in claims if claim.rank == 2 and _years(claim)]
    within = [claim for claim in cued or claims if any(period[0] <= year <= period[1] for year in _years(claim))]
    if within:
        return within
    return [claim for claim in cued or claims if _years(claim) and max(_years(claim)) >= period[0] - 1]


def _years(claim: Claim) -> tuple[int, ...]:
    return claim.told.years if isinstance(claim.told, Period) else ()


_PICKS: dict[str, Callable[[list[Claim], tuple[int, int]], list[Claim]]] = {
    "security": _pick_all,
    "by_year": _pick_all,
    "source": _pick_all,
    "spending": _pick_all,
    "total": _pick_total,
    "each": lambda claims, _: claims,
    "product": lambda claims, _: claims,
    "spent": lambda claims, _: claims,
    "unknown_total": _pick_best,
    "unknown_source": _pick_best,
    "kind": _pick_best,
    "area": _pick_best,
    "time": _pick_time,
}


def remaining(text: str, pieces: Sequence[Piece], claims: Sequence[Claim]) -> list[Run]:
    """Words that no chosen claim took, piece by piece."""
    out: list[Run] = []
    folded = fold(text)
    for number, piece in enumerate(pieces):
        inside = sorted(
            (c for c in claims if c.start < piece.end and piece.start < c.end), key=lambda claim: claim.start
        )
        if (inside and not _rest(folded, piece, inside)) or any(
            c.rank >= PURE and c.start <= piece.start and piece.end <= c.end for c in inside
        ):
            continue
        if inside and all(c.rank >= PURE for c in inside):
            continue
        cuts = [c for c in inside if c.field != "time" or _at_edge(text, piece, c, inside)]
        for start, end in _gaps(piece, cuts):
            start, end = _stripped(text, start, end, piece)
            if start < end and not (inside and _empty(text[start:end])):
                out.append(
                    Run(re.sub(r"^\s*\)|\s*\(\s*\)\s*", " ", text[start:end]).strip(), start, end, piece.group, number)
                )
    return out


def _at_edge(text: str, piece: Piece, claim: Claim, inside: Sequence[Claim]) -> bool:
    """A time is cut out of a text only where nothing runs on around it."""
    before = [piece.start, *(c.end for c in inside if c.end <= claim.start and c is not claim)]
    after = [piece.end, *(c.start for c in inside if c.start >= claim.end and c is not claim)]
    return _empty(text[max(before) : claim.start]) or _empty(text[claim.end : min(after)])


def _empty(text: str) -> bool:
    return all(word in vocabulary().fillers for word in re.findall(r"\w+", fold(text)))


def _gaps(piece: Piece, cuts: Sequence[Claim]) -> list[tuple[int, int]]:
    edges = [piece.start]
    for cut in cuts:
        edges += [max(piece.start, cut.start), min(piece.end, cut.end)]
    edges.append(piece.end)
    return [(start, end) for start, end in zip(edges[::2], edges[1::2], strict=True) if start < end]


def _is_typed_so(text: str, start: int, end: int) -> bool:
    """Are the words those of the list, marks and all? The "tử" of "điện tử" is no "từ"."""
    marks: dict[str, str] = vocabulary().raw["edge_marks"]
    words = [word.lower() for word in re.findall(r"\w+", text[start:end])]
    return all(word.isascii() or marks.get(fold(word), word) == word for word in words)


def _stripped(text: str, start: int, end: int, piece: Piece) -> tuple[int, int]:
    """Connecting words whose neighbour was taken fall away: "phần mềm kế toán hết" before its amount."""
    start, end = trim(text, start, end)
    words = vocabulary()
    while end < piece.end and (edge := words.edges.search(fold(text[start:end]))):
        if not _is_typed_so(text, start + edge.start(), start + edge.end()):
            break
        _, end = trim(text, start, start + edge.start())
    while (
        start > piece.start
        and start < end
        and (lead := words.leading.match(fold(text[start:end])))
        and fold(text[start : start + 4])[:3] not in ("de ", "nha")
    ):
        if fold(lead[0]).strip() in words.linking or not _is_typed_so(text, start, start + lead.end()):
            break
        start, end = trim(text, start + lead.end(), end)
    return start, end

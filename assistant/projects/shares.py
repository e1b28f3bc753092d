"""Sources, kinds of spending, security and years with the share each takes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant.projects.amounts import read_bare
from assistant.projects.model import Amount, Claim, Share
from assistant.projects.words import Naming, vocabulary

Percent = tuple[Decimal, int, int]

_AFTER = re.compile(
    r"[\s:=(]*(?:(?:la|chi|chiem|khoang|cap|ho tro|bo tri|dam bao|bao dam|so con lai|phan)\s+){0,2}[\s:=(]*"
)
_BEFORE = re.compile(r"[\s)]*(?:(?:tu|bang|cua|la|thuoc|do|lay|nguon|von|kinh phi|chi|cho|phan)\s+){0,3}")
_REST_AFTER = re.compile(r"[\s:=(]*(?:la |chi )?(?:phan |so )?con lai")
_REST_BEFORE = re.compile(r"(?:phan |so )?con lai(?: la| tu| bang| do| thuoc| cua| nguon| chi| lay)*\s*:?\s*$")
_BARE_AFTER = re.compile(r"[\s:=(]*(\d[\d.,]*)(?<![.,])(?!\s*[\w%/-])")
_PART = r"\d[\d.,]*\s*(?:%|(?:ty|ti|trieu|trd|tr)(?: dong)?(?!\w))"
_LEVELS = "trung uong|tw|tinh|huyen|thi xa|thanh pho|xa"
_ALSO = re.compile(  # "NS tỉnh và huyện", "NS tỉnh 60%, thị xã 40%", "60% NS tỉnh, 40% thị xã", "NS tỉnh 2.200, trung ương 1.000"
    rf"\s*(?:(?:ho tro|cap|la|chi|bo tri)\s*)?(?:{_PART}|\d[\d.]*(?![\w.%]))?"
    rf"\s*(?P<join>va|\+|&|,|/)\s*(?P<part>{_PART}\s*)?(?P<level>{_LEVELS})"
    r"(?!\s*[^\W\d_]|\w)"
)
_PAIR = re.compile(
    rf"(?:^|[;,\n(]|\s-)\s*(?P<one>{_LEVELS})\s*(?:la|:)?\s*{_PART}\s*(?:va|\+|&|,|/)\s*(?P<two>{_LEVELS})\s*(?:la|:)?\s*{_PART}"
)
_LEVEL_SHARED = re.compile(rf"(?:^|[;,\n(]|\s-)\s*(?P<one>{_LEVELS})(?=\s*(?:la|:)?\s*\d[\d.,]*\s*%)")
_LEVEL = {
    "tw": "trung ương",
    "trung uong": "trung ương",
    "tinh": "tỉnh",
    "huyen": "huyện",
    "xa": "xã",
    "thanh pho": "thành phố",
    "thi xa": "thị xã",
}
_SECURITY = (
    r"(?:attt|attt mang|an toan thong tin(?: mang)?|an ninh mang|bao mat(?: thong tin)?|"
    r"an toan(?: mang| he thong)?(?= *[:=(]? *(?:\d|$)))"
)
_SECURITY_FIRST = re.compile(
    rf"(?<!\w)(?:(?:trong do|rieng|bao gom|gom|danh|phan|da gom|co)[\s:]*"
    rf"(?:co |gom |phan |chi |danh |cho |kinh phi |dau tu ){{0,4}}{_SECURITY}"
    rf"|(?:phan|chi|kinh phi)(?: chi)?(?: cho)? {_SECURITY})"
    r"(?: la| chiem| khoang| het| chi| mat|:|=|\s)*\s*\(?$"
)
_SECURITY_LAST = re.compile(
    rf"\s*\)?\s*(?:tong (?:muc|kinh phi) |kinh phi )?(?:la )?(?:danh |chi |dau tu )?(?:rieng )?(?:cho|de chi cho) "
    rf"(?:phan |viec |cong tac |bao dam |dam bao |hang muc ){{0,4}}{_SECURITY}(?!\w)"
)
_SECURITY_BARE = re.compile(rf"(?:^|[;,(]\s*|\s-\s*){_SECURITY}(?: la| chiem| khoang|:|=|\s)*$")
_IN_WHICH = re.compile(r"trong do[\s:]*(?:rieng |cho |chi |danh )*$")
_YEAR_FIRST = re.compile(
    r"(?:(?<!\w)nam\s+)?(?<![\d/.-])(?<!den )(?<!toi )(?<!- )(20\d\d)\s*"
    r"(?:[:=(]|la|da|chi|con(?: lai)?|bo tri|giai ngan|giao|khoang|can|cap|duoc|\s)*$"
)
_GIVEN = re.compile(r"(?:da|duoc) (?:bo tri|giai ngan|cap|giao|chi)")
_YEAR_LAST = re.compile(r"\s*(?:(?:cho|trong|vao|o|-)\s*)?\(?nam\s+(20\d\d)(?!\s*(?:-|den|toi)|\d)")
_YEAR_BARE = re.compile(
    r"(?:nam\s+)?(?<![\d/.-])(20\d\d)\s*(?:[:=]|la|chi)\s*(\d[\d.,]*)(?<![.,])(?![\d/%])(?!\s*(?:\w|-\s*20\d\d))"
)
_YEAR_BEHIND = re.compile(
    r"\s*\(?(?:trong |cho )?(20\d\d)\)?(?!\s*(?:-|den|toi|:|=)|[\d/])"
)  # "100tr 2021, 110tr 2022"
_YEAR_AND_BARE = re.compile(
    r"(?<!\w)nam (20\d\d) (\d[\d.,]*)(?<![.,])(?=\s*(?:[,;)]|va |$))"
)  # "năm 2021 100, năm 2022 110"
_YEAR_CUE = re.compile(
    r"(?:trong do|rieng|phan ky|(?:da |duoc )*(?:bo tri|giai ngan|cap|giao|chi)(?: von)?|phan bo|cu the)"
    r"[\s:]*(?:cho |phan |von |kinh phi |trong |vao |cua )?$"
)


def find_named(
    folded: str, field: str, namings: Sequence[Naming], amounts: Sequence[Amount], percents: Sequence[Percent]
) -> list[Claim]:
    """Mentions of the named things with their shares. rank 1: a bare mention, 2: with a cue or a share."""
    out: list[Claim] = []
    taken: list[tuple[int, int]] = []
    for start, end, name, cued in _mentions(folded, field, namings):
        share, begin, stop = _share(folded, start, end, amounts, percents, taken)
        taken.append((begin, stop))
        clear = cued or share.told or field == "spending"
        out.append(Claim(field, (name, share), begin, stop, 2 if clear else 1))
    return out


def _mentions(folded: str, field: str, namings: Sequence[Naming]) -> list[tuple[int, int, str, bool]]:
    found: list[tuple[int, int, str, bool]] = []
    cue = re.compile(rf"(?<!\w){vocabulary().raw['source_cue']}$")
    for naming in namings:
        for match in naming.inside.finditer(folded) if naming.inside else ():
            if any(start < match.end() and match.start() < end for start, end, _, _ in found):
                continue
            before = cue.search(folded[max(0, match.start() - 40) : match.start()]) if field == "source" else None
            found.append(
                (
                    match.start() - (len(before[0]) if before else 0),
                    match.end(),
                    naming.name,
                    bool(before and before[0].strip()),
                )
            )
            if (
                field == "source"
                and naming.name.startswith("ngân sách ")
                and (also := _ALSO.match(folded, match.end()))
            ):
                begin = also.start("level" if also["part"] else "join")
                found.append((begin, also.end(), "ngân sách " + _LEVEL[also["level"]], True))
    for pair in _PAIR.finditer(folded) if field == "source" and not found else ():
        found += [
            (pair.start(name), pair.end(name), "ngân sách " + _LEVEL[pair[name]], True) for name in ("one", "two")
        ]
    if field == "source" and found:  # "huyện 50%, xã hội hóa 50%": a level alone beside another source
        for level in _LEVEL_SHARED.finditer(folded):
            if not any(start < level.end() and level.start("one") < end for start, end, _, _ in found):
                found.append((level.start("one"), level.end("one"), "ngân sách " + _LEVEL[level["one"]], True))
    return sorted(found)


def _share(
    folded: str,
    start: int,
    end: int,
    amounts: Sequence[Amount],
    percents: Sequence[Percent],
    taken: list[tuple[int, int]],
) -> tuple[Share, int, int]:
    """The share told beside a mention, and the span of both."""
    free = [place for place in _places(amounts, percents) if not any(b < place[1] and place[0] < e for b, e in taken)]
    for begin, stop, share in free:
        if stop <= start <= stop + 40 and _BEFORE.fullmatch(folded, stop, start):
            return share, begin, end
    if rest := _REST_BEFORE.search(folded, max(0, start - 40), start):
        return Share(rest=True), rest.start(), end
    for begin, stop, share in free:
        if end <= begin <= end + 40 and _AFTER.fullmatch(folded, end, begin):
            return share, start, stop
    if rest := _REST_AFTER.match(folded, end):
        return Share(rest=True), start, rest.end()
    share, stop = _bare_share(folded, end)
    return share, start, stop


def _places(amounts: Sequence[Amount], percents: Sequence[Percent]) -> list[tuple[int, int, Share]]:
    told = [(amount.start, amount.end, Share(amount.number, problem=amount.problem)) for amount in amounts]
    return told + [(start, end, Share(percent=percent)) for percent, start, end in percents]


def _bare_share(folded: str, end: int) -> tuple[Share, int]:
    """ "NS tỉnh 3.000": an amount without its unit, right behind the mention."""
    bare = _BARE_AFTER.match(folded, end)
    if bare is None or re.fullmatch(r"20\d\d", bare[1]):
        return Share(), end
    amount = read_bare(bare[1], bare.start(1))
    return Share(amount.number, problem=amount.problem), bare.end()


_SECURITY_WHOLE = re.compile(
    rf"(?:toan bo|tat ca|100%)\s+(?:la |cho |kinh phi |chi ){{0,3}}{_SECURITY}(?!\w)|(?<!\w){_SECURITY}\s*(?:la |chiem |:)?\s*toan bo(?!\w)"
)


def find_security(folded: str, amounts: Sequence[Amount], percents: Sequence[Percent]) -> list[Claim]:
    """The information-security part: an amount or a percent with its cue."""
    out = [Claim("security", Share(percent=Decimal(100)), *m.span(), 3) for m in _SECURITY_WHOLE.finditer(folded)]
    places = _places(amounts, percents)
    for begin, stop, share in places:
        before = folded[max(0, begin - 80) : begin]
        first = _SECURITY_FIRST.search(before) or (
            _SECURITY_BARE.search(before) if share.percent is not None or len(amounts) > 1 else None
        )
        last = _SECURITY_LAST.match(folded, stop)
        if first:
            out.append(Claim("security", share, begin - len(before) + first.start(), stop, 3))
        elif last and (share.percent is not None or len(amounts) > 1):
            lead = _IN_WHICH.search(before)
            out.append(Claim("security", share, begin - (len(before) - lead.start() if lead else 0), last.end(), 3))
    return out


def find_by_year(folded: str, amounts: Sequence[Amount], ranged: Sequence[int], *, others: bool = False) -> list[Claim]:
    """Money told year by year; a single year counts only with a cue, within a longer told period, or where `others` have
    their own ("năm 2021 là 100 triệu, các năm sau mỗi năm 120 triệu")."""
    pairs = [pair for amount in amounts if (pair := _year_of(folded, amount)) is not None]
    for match in _YEAR_BARE.finditer(folded):
        if not any(pair.start < match.end() and match.start() < pair.end for pair, _ in pairs):
            told = (int(match[1]), read_bare(match[2], match.start(2)))
            pairs.append((Claim("by_year", told, match.start(), match.end(), 3), True))
    pairs += [(claim, True) for claim in [*_behind(folded, amounts), *_bare(folded)] if not pairs]
    pairs.sort(key=lambda pair: pair[0].start)
    years = {_year(claim) for claim, _ in pairs}
    return [claim for claim, cued in pairs if len(years) > 1 or cued or others or _year(claim) in ranged]


def _behind(folded: str, amounts: Sequence[Amount]) -> list[Claim]:
    """Every amount with its year right behind it, each another: told by year."""
    found = [(amount, _YEAR_BEHIND.match(folded, amount.end)) for amount in amounts]
    told = [Claim("by_year", (int(m[1]), a), a.start, m.end(), 3) for a, m in found if m is not None]
    return told if len(told) == len(amounts) > 1 and len({_year(claim) for claim in told}) == len(told) else []


def _bare(folded: str) -> list[Claim]:
    told = [
        Claim("by_year", (int(m[1]), read_bare(m[2], m.start(2))), *m.span(), 3)
        for m in _YEAR_AND_BARE.finditer(folded)
    ]
    return told if len({_year(claim) for claim in told}) == len(told) > 1 else []


def _year_of(folded: str, amount: Amount) -> tuple[Claim, bool] | None:
    """The year beside an amount, and whether words say that it is a part."""
    before = folded[max(0, amount.start - 40) : amount.start]
    if first := _YEAR_FIRST.search(before):
        year, start, end = int(first[1]), amount.start - len(before) + first.start(), amount.end
    elif last := _YEAR_LAST.match(folded, amount.end):
        year, start, end = int(last[1]), amount.start, last.end()
    else:
        return None
    cue = _YEAR_CUE.search(folded[max(0, start - 40) : start])
    begin = start - min(40, start) + cue.start() if cue else start
    return Claim("by_year", (year, amount), begin, end, 3), cue is not None or bool(first and _GIVEN.search(first[0]))


def given_in_year(folded: str, amount: Amount) -> bool:
    """ "đã bố trí năm 2020 4 tỷ": money given, of a year that is told with it."""
    found = _year_of(folded, amount)
    return found is not None and bool(_GIVEN.search(folded[found[0].start : amount.start]))


def _year(claim: Claim) -> int:
    return int(claim.told[0]) if isinstance(claim.told, tuple) else 0


def cue_before(folded: str, start: int, pattern: str) -> int:
    """Where the cue that ends at `start` begins; `start` when there is none."""
    before = folded[max(0, start - 80) : start]
    match = re.search(
        rf"(?<!\w)(?:{pattern})\W*(?:(?:du kien|khoang|la|het|tam tinh|uoc|uoc tinh|chung)\W*){{0,3}}$", before
    )
    return start - len(before) + match.start() if match else start

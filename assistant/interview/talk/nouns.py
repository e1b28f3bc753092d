"""What the word behind a figure says that it counts: "9 đơn vị", "40 cái", "3 lớp"."""

from __future__ import annotations

import re

from assistant.interview.talk.naming import NETS
from corpus.language.values import Value

SYSTEMS = ("sys.level_approved", "sys.plan_approved", "sec.audited", "sec.periodic", "sec.sharing")
MALWARE = ("sec.servers", "sec.workstations")
SHARES = {  # what a percentage behind money tells
    "spend.security": "spend.security_share",
    "spend.security_share": "spend.security_share",
    "finance.digital": "finance.share",
    "finance.budget": "finance.share",
}
_BODY = r"(?:don vi|dvi|dv|xa|phuong(?! an\b)|thi tran|phong|chi cuc|co quan|trung tam|noi|cho|diem)"
_MEASURES = (
    (re.compile(r"\s*(?:nguoi|dong chi|vi|anh chi em|nhan su)\b"), ("org.staff",)),
    (re.compile(r"\s*(?:may/|may tren|may moi)"), ("it.ratio",)),
    (
        re.compile(r"\s*(?:may|bo may|dau may)\b(?! (?:chu|tram|tinh|vi tinh|in|chieu|quet|moi|tren|/))"),
        ("it.computers", "it.ratio", *MALWARE),
    ),
    (re.compile(rf"\s*{_BODY}\b"), NETS),
    (re.compile(r"\s*(?:thu tuc|tthc|dich vu)\b"), ("dvc.total", "dvc.level3", "dvc.level4", "dvc.rate34")),
    (re.compile(r"\s*(?:he thong|httt|ht)\b"), ("sys.total", *SYSTEMS)),
    (
        re.compile(
            r"\s*(?:lop|lan|luot|ngay|thang|nam|gio|dan|hoc sinh|thon|km2?|m2|ha|vu|cuoc|dot|tang|du an|phan mem|csdl|van ban|ky su"
            r"|trang|ho so|van ban|khoa|buoi|goi|nha|truong|trieu|nghin)\b"
        ),
        (),
    ),
)
_NEXT = r"\s*(?:[,;.:|)]|$|(?:thoi|a|nhe|nha|cho|vao|den|trong|nam|va|thi|con|roi|la|tren|cua|/|so voi)\b"
_OF_MONEY = re.compile(rf"{_NEXT}|\s*(?:tong|chi|ngan sach|kinh phi|du toan|von|nsnn)\b)")
_OF_FILES = re.compile(
    rf"{_NEXT}|\s*(?:so )?(?:ket qua|ho so (?:giai quyet|thu tuc|tthc|mot cua)|thu tuc|tthc|du lieu)\b)"
)


def counted(value: Value, behind: str) -> tuple[str, ...] | None:
    """The quantities that the folded words behind a figure allow; None for all."""
    if value.kind not in ("count", "fraction", "decimal"):
        return None
    if re.match(r"\s*nguoi (?:thi |la |co )?\d", behind):
        return None  # "máy tính 44 người 40"
    return next((allowed for pattern, allowed in _MEASURES if pattern.match(behind)), None)


def is_share_of_else(slot: str, before: str, behind: str) -> bool:
    """Does the word behind a percentage say that it is one of something else than the name: "mục tiêu ATTT: 100% hệ thống", "số hóa
    100% sổ hộ tịch"? Folded words."""
    if slot in ("spend.security_share", "finance.share"):
        aimed = slot == "spend.security_share" and re.search(
            r"\bmuc tieu\b|\b(?:muc(?: do)?|md) ?[34]\b|\b(?:tthc|thu tuc)\b", before
        )
        return bool(aimed) or not _OF_MONEY.match(behind)
    return slot == "goal.digitise" and not _OF_FILES.match(behind)

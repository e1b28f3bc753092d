"""Plans that the tests of working outputs write out."""

from __future__ import annotations

import os
import shutil
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import corpus
from assistant.answers import load_answers, parse_answers
from assistant.pipeline import Result, draft

EXAMPLES = sorted((Path(corpus.__file__).parent / "data" / "examples").glob("*.yaml"))

HEAD = "unit: Sở Xây dựng\nkind: five_year\nperiod: 2021-2025\ndate: 2020-09-15\nplace: Quảng Ngãi\n"


@cache
def example(name: str) -> Result:
    """A shipped example, drafted as a working draft."""
    return draft(load_answers(next(path for path in EXAMPLES if path.stem == name)))


def small(**more: Any) -> Result:
    """Few answers and two projects; `more` are keys of the answers file."""
    import yaml

    answers = {
        "answers": {
            "p1.2.computers": "62 máy tính, 58 cán bộ, công chức",
            "p1.4.public": "125 thủ tục, 46 mức 3, 31 mức 4",
            "p1.6.response": "chưa có số liệu",
        },
        "projects": [
            "Số hóa hồ sơ cấp phép; Văn phòng Sở chủ trì; mới; mục tiêu: giảm giấy tờ; 2022-2023; 1,2 tỷ; chi thường xuyên; ngân sách tỉnh",
            "Trang bị tường lửa; Văn phòng Sở chủ trì; mới; mục tiêu: an toàn; năm 2021; 300 triệu; chi thường xuyên; ngân sách tỉnh; mục IV.6",
        ],
    }
    return draft(parse_answers(HEAD + yaml.safe_dump(answers | more, allow_unicode=True)))


def convert(path: Path, kind: str) -> Path:
    """The file as LibreOffice reads and writes it."""
    program = shutil.which("soffice")
    if program is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)("LibreOffice is not installed")
    out = path.parent / "soffice"
    profile = f"-env:UserInstallation=file://{path.parent / 'profile'}"
    command = [program, profile, "--headless", "--convert-to", kind, "--outdir", str(out), str(path)]
    subprocess.run(command, capture_output=True, check=True, timeout=180)
    return out / f"{path.stem}.{kind.split(':')[0]}"

"""kehoach chat: the interview in a terminal, from the command line to the Word file."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def chat(folder: Path, said: str, *options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "api.cli", "chat", *options],
        input=said,
        capture_output=True,
        text=True,
        cwd=folder,
        env={"PYTHONPATH": str(ROOT), "KEHOACH_DATA": str(folder / "data"), "PATH": "/usr/bin:/bin", "PYTHONUTF8": "1"},
        check=False,
    )


def test_a_plan_is_begun_left_resumed_and_written(tmp_path: Path) -> None:
    first = chat(
        tmp_path, "sang phần p1.2.computers\n52 máy, 48 cán bộ\nthoát\n", "--unit", "so xay dung", "--date", "15/9/2020"
    )
    assert first.returncode == 0
    assert "Kế hoạch của Sở Xây dựng" in first.stdout and "số máy tính: 52" in first.stdout
    plan = first.stderr.split("--plan ")[-1].strip()
    second = chat(tmp_path, "sửa số máy tính thành 54\nxem\nxuất ke-hoach.docx\n", "--plan", plan)
    assert "52 → 54" in second.stdout
    assert (tmp_path / "ke-hoach.docx").read_bytes()[:2] == b"PK"


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--unit", "Sở Không Có"], ""),
        (["--unit", "Sở Xây dựng", "--date", "31/2/2020"], "không đọc được ngày"),
        (["--unit", "Sở Xây dựng", "--year", "21"], "không hợp lệ"),
        (["--plan", "khong-co"], "không tìm thấy kế hoạch"),
        ([], "chưa có tên đơn vị"),
    ],
)
def test_bad_use_is_told_in_one_line(tmp_path: Path, options: list[str], message: str) -> None:
    done = chat(tmp_path, "", *options)
    if message:
        assert done.returncode == 2 and message in done.stderr
    assert "Traceback" not in done.stderr

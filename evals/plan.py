"""How long a whole plan takes from answers to saved Word file, how quick the help is, how much memory it needs."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import Any

ROOT = Path(__file__).parent.parent
RUNS = 5

CHILD = """
import resource, sys, time
from pathlib import Path
from api.commands.drafting import examples
from assistant.answers import load_answers
from assistant.export.word import write_word
from assistant.pipeline import draft
from assistant.store import open_store
store = open_store()
path = examples()[int(sys.argv[1])]
times = []
for run in range(int(sys.argv[2])):
    begun = time.perf_counter()
    result = draft(load_answers(path), store, clean=True)
    write_word(result.document, Path(sys.argv[3]) / "plan.docx")
    times.append(time.perf_counter() - begun)
print(path.stem, times[0], sorted(times)[len(times) // 2], resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


def run() -> dict[str, Any]:
    """{systems: [{name, first_s, p50_s, peak_mb}, …, {name: help, p50_s}]}."""
    systems: list[dict[str, Any]] = []
    for number in range(2):
        with tempfile.TemporaryDirectory() as folder:
            out = _python(["-c", CHILD, str(number), str(RUNS), folder], folder)
        name, first, middle, peak = out.split()
        systems.append(
            {
                "name": name,
                "first_s": round(float(first), 2),
                "p50_s": round(float(middle), 2),
                "peak_mb": round(float(peak)),
            }
        )
    systems.append({"name": "kehoach --help", "p50_s": round(median(_help_seconds() for _ in range(RUNS)), 2)})
    return {"systems": systems}


def _help_seconds() -> float:
    begun = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        _python(["-m", "api.cli", "--help"], folder)
    return time.perf_counter() - begun


def _python(arguments: list[str], folder: str) -> str:
    environment = {**os.environ, "KEHOACH_DATA": folder, "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        [sys.executable, *arguments], capture_output=True, text=True, check=True, env=environment, cwd=ROOT
    ).stdout

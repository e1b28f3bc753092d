"""python -m evals NAME [--bench DIR] [--minutes N] [--keep FILE] [--json] [--report]."""

import argparse
import importlib
import json
import sys
from pathlib import Path

NAMES = ("plan", "reading", "check", "load", "crash", "contract", "retrieval", "speed", "model", "page")
REPORTS = Path(__file__).parent / "reports"


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m evals")
    parser.add_argument("name", choices=NAMES)
    parser.add_argument("--bench", type=Path, help="folder of a benchmark, with retrieval and speed")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--report", action="store_true", help="also write it to evals/reports/NAME.json")
    parser.add_argument("--minutes", type=float, default=25, help="for the configured model at most, with model")
    parser.add_argument(
        "--keep", type=Path, help="with model: a file of what the configured model did, which is not done again"
    )
    arguments = parser.parse_args()
    run = importlib.import_module(f"evals.{arguments.name}").run
    told = {"retrieval": (arguments.bench,), "speed": (arguments.bench,), "model": (arguments.minutes, arguments.keep)}
    report = run(*told.get(arguments.name, ()))
    if arguments.report:
        text = json.dumps(report, ensure_ascii=False, indent=1) + "\n"
        (REPORTS / f"{arguments.name}.json").write_text(text, encoding="utf-8")
    if arguments.json:
        print(json.dumps(report, ensure_ascii=False, indent=2))
    else:
        for part in ("systems", "comparisons", "runs", "honest", "rewriting", "answers", "reading"):
            for row in report.get(part, ()):
                print("  ".join(f"{key} {value}" for key, value in row.items() if not isinstance(value, list)))
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""python -m evals NAME [--json]."""

import argparse
import importlib
import json
import sys

NAMES = ("plan", "reading", "check", "load", "crash")


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m evals")
    parser.add_argument("name", choices=NAMES)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    report = importlib.import_module(f"evals.{arguments.name}").run()
    if arguments.json:
        print(json.dumps(report, ensure_ascii=False, indent=2))
    else:
        for row in report["systems"]:
            print("  ".join(f"{key} {value}" for key, value in row.items()))
    return 0


if __name__ == "__main__":
    sys.exit(main())

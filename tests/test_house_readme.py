"""What the README shows is what there is."""

import re
from pathlib import Path

from assistant.answers import parse_answers
from assistant.pipeline import draft

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_answers_file_shown_is_read_with_nothing_left_over() -> None:
    shown = re.search(r"```yaml\n(.*?)```", README, re.DOTALL)
    assert shown is not None
    findings = draft(parse_answers(shown[1])).findings
    assert [finding for finding in findings if finding.rule.startswith("reading.")] == []


def test_every_command_line_shown_names_a_command_there_is() -> None:
    from api.cli import app

    known = {command.name or command.callback.__name__ for command in app.registered_commands if command.callback}
    known |= {str(group.name) for group in app.registered_groups}
    used = set(re.findall(r"(?:^|bin/|`)kehoach ([a-z]+)", README, re.MULTILINE))
    assert used
    assert used <= known


def test_every_file_that_a_readme_links_to_is_there() -> None:
    for page in [
        ROOT / "README.md",
        *(path for name in ("api", "assistant", "corpus", "evals", "prompts") for path in (ROOT / name).rglob("*.md")),
    ]:
        for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", page.read_text(encoding="utf-8")):
            assert target.startswith("http") or (page.parent / target).exists(), f"{page.name}: {target}"


def test_every_key_of_an_answers_file_is_explained() -> None:
    from assistant.answers import KEYS

    assert [key for key in KEYS if not re.search(rf"(?:^|`| ){key}(?:`|:)", README, re.MULTILINE)] == []


def test_the_two_opening_lines_install_and_run_and_test() -> None:
    lines = re.findall(r"```sh\n(python3 -m venv .*)\n```", README)
    assert [line.split("&&")[-1].strip() for line in lines] == [".venv/bin/kehoach demo", ".venv/bin/pytest -n auto"]


def test_the_licence_and_changelog_are_those_of_the_package() -> None:
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["license"] == "MIT"
    assert (ROOT / "LICENSE").read_text(encoding="utf-8").startswith("MIT License")
    assert "## [Unreleased]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_every_data_file_is_of_a_kind_that_the_package_ships() -> None:
    import tomllib
    from fnmatch import fnmatch

    shipped = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]["package-data"]
    for package in ("api", "assistant", "corpus"):
        for path in (ROOT / package).rglob("*"):
            inside = path.relative_to(ROOT / package).as_posix()
            if path.is_file() and path.suffix not in (".py", ".pyc"):
                assert any(
                    fnmatch(f"/{inside}", f"*/{pattern.removeprefix('**/').replace('**/', '*')}")
                    for pattern in shipped[package]
                ), path

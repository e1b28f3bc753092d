"""The house itself: its top level, its documentation, its arrows."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.house_pages import FOLDERS, RULES, rules_page, with_modules, with_settings

ROOT = Path(__file__).parent.parent


def test_the_top_level_holds_what_a_newcomer_expects() -> None:
    tracked = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.splitlines()
    top = {path.split("/")[0] for path in tracked}
    assert {name for name in top if not name.startswith(".")} == {
        "assistant",
        "corpus",
        "prompts",
        "api",
        "evals",
        "tests",
        "pyproject.toml",
        "README.md",
        "LICENSE",
        "CHANGELOG.md",
    }


def test_readme_lists_exactly_the_commands_there_are() -> None:
    from api.cli import app

    block = re.search(
        r"<!-- commands.*?-->(.*?)<!-- end -->", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL
    )
    assert block is not None
    listed = dict(re.findall(r"\| `kehoach ([\w ]+)` \| (.*?) \|", block[1]))
    groups = [("", app)] + [(f"{group.name} ", group.typer_instance) for group in app.registered_groups]
    assert listed == {
        f"{before}{command.name or command.callback.__name__}": command.help
        for before, group in groups
        if group
        for command in group.registered_commands
        if command.callback
    }


def test_readme_lists_every_setting_as_the_code_has_it() -> None:
    assert (ROOT / "README.md").read_text(encoding="utf-8") == with_settings()


def test_no_setting_is_read_that_the_list_does_not_have() -> None:
    from api.settings import Settings

    used = set()
    for package in ("api", "assistant", "corpus"):
        for path in (ROOT / package).rglob("*.py"):
            used |= set(re.findall(r'"KEHOACH_([A-Z_]+)"', path.read_text(encoding="utf-8")))
    assert used <= {name.upper() for name in Settings.model_fields}


def test_every_folder_of_code_explains_itself() -> None:
    for folder in (
        "api",
        "assistant",
        "corpus",
        "corpus/data/examples",
        "corpus/data/frameworks",
        "corpus/data/language",
        *FOLDERS,
        "tests",
        "corpus/data/legal",
        "corpus/data/lookup",
        "evals",
        "prompts",
        "assistant/validation",
    ):
        assert (ROOT / folder / "README.md").is_file(), folder


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_tables_of_modules_are_what_the_modules_say(folder: str) -> None:
    assert (ROOT / folder / "README.md").read_text(encoding="utf-8") == with_modules(ROOT / folder)


def test_the_page_of_rules_is_what_the_table_of_rules_says() -> None:
    assert RULES.read_text(encoding="utf-8") == rules_page()


def test_every_module_says_what_it_is() -> None:
    import ast

    for package in ("api", "assistant", "corpus", "evals"):
        for path in (ROOT / package).rglob("*.py"):
            assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))), path


def test_data_files_are_well_formed() -> None:
    for path in (ROOT / "corpus/data").rglob("*.yaml"):
        assert yaml.safe_load(path.read_text(encoding="utf-8")) is not None, path


def test_nothing_heavy_is_imported_for_help() -> None:
    heavy = {
        "docx",
        "sqlalchemy",
        "pydantic",
        "yaml",
        "lxml",
        "alembic",
        "numpy",
        "bm25s",
        "langchain_core",
        "chromadb",
        "fastapi",
        "uvicorn",
    }
    code = f"import sys, api.cli; print(sorted({heavy} & set(sys.modules)))"
    out = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "[]"

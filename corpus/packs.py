"""Loading a framework pack: a folder of YAML, checked as a whole, once."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

from corpus.errors import DataError
from corpus.framework import (
    Gap,
    Outline,
    PackInfo,
    Power,
    Prose,
    Quantity,
    Question,
    Questions,
    Suggestion,
    TableType,
    Threshold,
    Topic,
    UnitEntry,
    UnitType,
)
from corpus.located import Located, read_located
from corpus.pack import KINDS, Pack
from corpus.pack_checks import check_pack, cited_documents

SHIPPED = Path(__file__).parent / "data" / "frameworks" / "quang-ngai-784"


def load_pack(folder: Path | None = None, knows: Callable[[str], bool] | None = None) -> Pack:
    """The pack in a folder (default: the shipped one), read and checked once.

    `knows` tells whether a document key is known; a pack that names another is refused.
    Raises DataError naming file, line, field and what was expected.
    """
    pack = _load((folder or SHIPPED).resolve())
    for key, error in pack.cited.items():
        if knows is not None and not knows(key):
            raise error
    return pack


@cache
def _load(folder: Path) -> Pack:
    files = _files(folder)
    prose_files = [file for name, file in files.items() if name.startswith("sentences/")]
    quantities = files["quantities.yaml"].table(Quantity)
    for name, quantity in files["computed.yaml"].table(Quantity).items():
        if name in quantities:
            raise files["computed.yaml"].error("đại lượng đã có trong quantities.yaml.", (name,))
        quantities[name] = quantity
    pack = Pack(
        folder=folder,
        info=files["pack.yaml"].one(PackInfo),
        quantities=quantities,
        tables=files["tables.yaml"].table(TableType),
        outlines={kind: files[name].one(Outline) for kind, name in KINDS.items() if files[name].data is not None},
        proses=_proses(prose_files),
        suggestions=files["suggestions.yaml"].table(Suggestion),
        gaps=tuple(files["gaps.yaml"].items(Gap)),
        thresholds=tuple(files["thresholds.yaml"].items(Threshold)),
        topics=tuple(files["topics.yaml"].items(Topic)),
        powers=tuple(files["powers.yaml"].items(Power)),
        unit_types=files["unit-types.yaml"].table(UnitType),
        units=tuple(files["units.yaml"].items(UnitEntry)),
        cited=cited_documents(files),
        questions=_questions(files["questions.yaml"]),
    )
    check_pack(pack, files)
    return pack


def _files(folder: Path) -> dict[str, Located]:
    """Every file of the pack by its name in the folder; the optional ones are empty when they are not there."""
    needed = ["pack.yaml", "quantities.yaml", "unit-types.yaml", "units.yaml"]
    files = {name: read_located(folder / name, name) for name in needed}
    optional = ("computed", "tables", "suggestions", "gaps", "thresholds", "questions", "topics", "powers")
    for name in (*KINDS.values(), *(f"{stem}.yaml" for stem in optional)):
        files[name] = read_located(folder / name, name) if (folder / name).exists() else Located(name)
    if not any(files[name].data for name in KINDS.values()):
        remedy = f"Cần {' hoặc '.join(KINDS.values())}."
        raise DataError("bộ khung không có loại kế hoạch nào.", place=folder.name, remedy=remedy)
    for path in sorted((folder / "sentences").glob("*.yaml")):
        name = f"sentences/{path.name}"
        files[name] = read_located(path, name)
    return files


def _questions(file: Located) -> dict[str, tuple[Question, ...]]:
    asked = file.one(Questions) if file.data else Questions()
    return {"five_year": asked.five_year, "annual": asked.annual}


def _proses(files: list[Located]) -> dict[str, Prose]:
    """How each requirement is written; a requirement has one place in one file."""
    proses: dict[str, Prose] = {}
    for file in files:
        for index, prose in enumerate(file.items(Prose)):
            if prose.requirement in proses:
                raise file.error(f"mẫu câu của “{prose.requirement}” ghi hai lần.", (index, "requirement"))
            proses[prose.requirement] = prose
    return proses

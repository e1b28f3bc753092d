"""A framework pack: sections, quantities, questions, requirements, sentences and gaps, as data.

A pack is a folder of YAML (see corpus/data/frameworks/README.md). Code never names a section: everything a framework
demands stands here. `load_pack` checks the whole folder; its DataError names file, line, field and what was expected.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Kind = Literal["five_year", "annual"]
Named = Annotated[str, Field(min_length=1)]
UnitTypeId = str  # id of an entry of unit-types.yaml
Reader = Literal[
    "figures",
    "words",
    "date",
    "items",
    "documents",
    "rows",
    "goal",
    "goals",
    "results",
    "assigned",
    "layers",
    "choice",
    "bases",
    "roadmap",
    "reviewed",
    "derived",
    "front",
]
Layout = Literal[
    "prose", "bases", "goals", "tasks", "databases", "documents", "roadmap", "budget", "pointer", "organisation", "plan"
]
FORMS = ("n", "n!", "nn", "x", "y", "x/y", "rest")  # how a value may stand in a pattern: {quantity|form}
FRAMES = ("verb", "noun", "thing", "time", "figure", "any")  # how a clause in the unit's own words may begin
ABSENCES = ("none", "not_applicable", "skipped", "missing")


class Model(BaseModel):
    """Every entry of a pack: immutable, and an unknown key is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Quantity(Model):
    """A named thing that has a value. `noun` is counted ("máy tính"); `aliases`: how people name it in answers."""

    label: Named
    type: Literal["count", "percent", "decimal", "ratio", "money", "date", "year", "text"]
    noun: str = ""
    aliases: tuple[str, ...] = ()
    cues: tuple[str, ...] = ()  # words that mean it only in an answer to its own question: "đạt", "chiếm"
    nouns: dict[str, str] = Field(
        default_factory=dict
    )  # what was told of it -> the noun printed, where it is not `noun`
    derive: str = ""  # expression over other quantities, e.g. "100 * (dvc.level3 + dvc.level4) / dvc.total"
    tolerance: float = 0.5  # a told value that differs from the derived one by more is a contradiction
    decimals: int | None = None
    unit: str = ""
    lower_is_better: bool = False
    at_most: str = ""  # id of the quantity that bounds it ("net.lan.active" at most "net.units")
    usually_at_most: str = ""  # id of a quantity that it seldom passes: more is worth a question, no contradiction
    none_with: str = ""  # requirement: whoever answers there that there is none cannot count any here
    counts: tuple[str, ...] = ()  # (part, whole): the counts that "5/6" tells beside the percent
    share_of: str = ""  # for x/y told in one breath: the quantity y
    parts: tuple[tuple[str, ...], ...] = ()  # names of the kinds that make up the count: desktops, laptops
    sum_of: str = ""  # "requirement:column": added up over the rows told there
    same_of: str = ""  # "requirement:column": what all rows told there have alike


class Column(Model):
    """A column of a row type. `keys` are the names under which an answers file may give it, `noun` what a figure counts."""

    label: Named
    type: Literal["text", "count", "money", "date", "month", "years", "percent", "level", "yesno"] = "text"
    keys: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    noun: str = ""
    looks: str = ""  # what a cell must hold to be taken for this column without its name (pattern over folded text)
    joins: tuple[str, ...] = ()  # words that part this second column from the first in one breath: "A với B"
    required: bool = True
    width: float = 1.0


class RowCheck(Model):
    """A condition every row must meet; `test` over column ids, unknown cells make it silent."""

    test: Named
    message: Named


class TableType(Model):
    """A row type: databases, systems, past projects; `label` names its working table."""

    label: Named
    columns: dict[str, Column]
    checks: tuple[RowCheck, ...] = ()


class FieldSpec(Model):
    """A part of a requirement that is covered apart: a quantity of its own, or a topic known by its keywords."""

    label: Named
    quantity: str = ""
    keywords: tuple[str, ...] = ()
    optional: bool = False
    settled: dict[str, Literal["given", "none"]] = Field(
        default_factory=dict
    )  # answers that leave nothing to plan here


class Rewrite(Model):
    """Turns a way of speaking into the written form: `when` a regex over the polished clause, `to` its replacement."""

    when: Named
    to: str


class Requirement(Model):
    """One thing a finished plan must say, show, compute or mark as not known; `reader`: how its answer is read."""

    id: Named
    section: str
    at: Named  # its place in the framework
    label: Named  # noun phrase for gap marks
    ask: str = ""
    help: str = ""
    refused: str = ""  # of a choice: what the plan then lacks and what follows, told to who refuses it
    example: str = ""
    holder: str = ""  # who usually knows: key of pack.holders
    reader: Reader
    fields: dict[str, FieldSpec] = Field(default_factory=dict)
    quantity: str = ""
    table: str = ""
    optional: bool = False  # left out in silence when skipped (mục IV.3)
    only: tuple[UnitTypeId, ...] = ()  # unit types asked; empty = all
    optional_for: tuple[UnitTypeId, ...] = ()  # unit types that answer it only where they can
    suggest: tuple[str, ...] = ()  # what "theo gợi ý" offers: document keys or suggestion ids
    verb: str = ""  # put before a bare noun item ("Ban hành", "Triển khai")
    covered_by: tuple[str, ...] = ()  # requirements whose sentences say it too (what is computed, what is in front)
    named: Literal["", "national", "ministry", "province"] = ""  # the unit's field that names its rows
    projects: tuple[str, ...] = ()  # words in a project's name that say what was not answered here
    keywords: tuple[str, ...] = ()  # by which an item of a group answer ("y.4.1-5") finds its requirement
    like: tuple[str, ...] = ()  # requirements of another kind of plan that ask for the same: people speak alike of them


class QuestionPart(Model):
    """A requirement within a question: its short name, and the words by which a piece of the answer finds it."""

    name: Named
    words: tuple[str, ...] = ()


class Question(Model):
    """What is asked in one breath: either `parts` by requirement id, or a `group` of the outline, answered together."""

    id: Named
    ask: Named
    example: str = ""
    parts: dict[str, QuestionPart] = Field(default_factory=dict)
    group: str = ""


class Questions(Model):
    """Questions of each kind of plan that ask for several requirements at once; all others are asked alone."""

    five_year: tuple[Question, ...] = ()
    annual: tuple[Question, ...] = ()


class SectionSpec(Model):
    """A heading of the outline. `heading` is the framework's own; slots {period}, {before}, {year} are filled in."""

    id: Named
    level: Literal["part", "section", "clause", "point"]
    number: Named
    heading: Named
    parent: str = ""
    layout: Layout = "prose"  # how its blocks are laid out
    lead: str = ""  # pattern of the sentence before its list, where that has two lines or more


class Pattern(Model):
    """A sentence pattern: written when all `needs` are known and `when` holds.

    Slots: `{quantity}` a value with its noun, `{quantity|form}` (see FORMS), `{u}`/`{U}` the unit's short and
    full name, `{cite:key}` a document. `covers` are the requirement's fields it answers; empty = those of `needs`.
    """

    needs: tuple[str, ...] = ()
    when: str = ""
    covers: tuple[str, ...] = ()
    variants: tuple[str, ...]
    named: tuple[str, ...] = ()  # of an offered part: words by which a unit takes it out ("trừ mô hình 4 lớp")


class Prose(Model):
    """How a requirement is written: `slots` in print order (of each the first pattern that fits), then own words.

    `frames` say how a clause in the unit's own words stands in the plan, by the way it begins (see FRAMES):
    "{u} {words}". `lead` opens a list: keys one, many, head. `absent` words the standings none, not_applicable, and missing.
    `rows` are the lines that a row of a table takes, of each line's patterns the first that fits; slots are columns.
    `told`: general words of the patterns -> {word the answer may have used: what is printed then in their place}.
    """

    requirement: Named
    paragraph: bool = False
    slots: tuple[tuple[Pattern, ...], ...] = ()
    frames: dict[str, str] = Field(default_factory=dict)
    rewrites: tuple[Rewrite, ...] = ()
    lead: dict[str, str] = Field(default_factory=dict)
    absent: dict[str, str] = Field(default_factory=dict)
    told: dict[str, dict[str, str]] = Field(default_factory=dict)
    rows: tuple[tuple[Pattern, ...], ...] = ()


class Gap(Model):
    """A task that would close a gap of Phần I, proposed when `when` holds and no task speaks of `keywords`."""

    id: Named
    when: Named
    requirement: Named
    text: Named
    keywords: tuple[str, ...] = ()


class Suggestion(Model):
    """A task that the framework offers, in our own words, with the documents it rests on."""

    text: Named  # a pattern; {cite:key|Điều 25} names its bases
    area: str = ""
    levels: dict[str, Named] = {}  # level of unit -> the pattern that suits it better

    def for_level(self, level: str) -> str:
        """The pattern for units of that level."""
        return self.levels.get(level, self.text)


class Threshold(Model):
    """A limit that rules check, where it stands, and the dates of a plan for which it holds (ISO, "" = open)."""

    id: Named
    value: Named
    unit: str = "%"
    basis: str = ""
    document: str = ""  # key of the document; "" = a mark of the program's own
    pinpoint: str = ""
    since: str = ""
    until: str = ""

    @property
    def number(self) -> Decimal:
        return Decimal(self.value)

    def holds_on(self, day: date) -> bool:
        return (not self.since or self.since <= day.isoformat()) and (not self.until or day.isoformat() <= self.until)


class Topic(Model):
    """What plans speak of, known by its words: ties goals to the tasks that serve them, and denials to counts."""

    id: Named
    label: Named
    keywords: tuple[Named, ...] = Field(min_length=1)
    tasks: tuple[Named, ...] = ()  # further words of tasks that serve a goal of the topic
    point: bool = False  # one of the points that the framework wants of the security tasks
    home: str = ""  # the requirement that asks for it
    counted: bool = False  # cannot be both denied and counted


class Power(Model):
    """Who may approve a thing, and where that stands."""

    id: Named
    about: tuple[Named, ...] = Field(min_length=1)
    approves: Named
    bodies: tuple[Named, ...] = Field(min_length=1)
    document: Named
    pinpoint: Named
    since: str = ""
    until: str = ""


class PackInfo(Model):
    """The pack's head: where it comes from, holders of knowledge, bases by kind of plan or type of unit."""

    id: Named
    title: Named
    source: Named
    holders: dict[str, str] = Field(default_factory=dict)
    bases: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    abbreviations: dict[str, str] = Field(default_factory=dict)
    written_out: dict[str, str] = Field(default_factory=dict)  # "LGSP" -> the name it stands for, told once
    province: str = ""  # its proper name, which unit names may carry at their end
    words: tuple[str, ...] = ()  # fixed words that patterns may use beside quantities
    summary: tuple[str, ...] = ()  # quantities that a signatory wants to see first, the first known ones are shown
    review: str = ""  # requirement whose `at` names the framework's list of documents to be reviewed one by one


class UnitType(Model):
    """What units of a type have in common; slots {name} (proper part), {NAME} in capitals."""

    level: Literal["so", "huyen"]
    name: Named  # "Sở {name}"
    begins: tuple[str, ...] = ()  # how names of the type begin, folded
    offered: tuple[str, ...] = ()  # how a unit that is not listed may be named, where `name` does not say it
    short: Named
    state_name: Named
    place: Named = "Quảng Ngãi"
    superior: str = ""
    issuer_lines: tuple[Named, ...] = Field(min_length=1)
    signer_lines: tuple[Named, ...] = Field(min_length=1)
    deputy_lines: tuple[str, ...] = ()
    head: Named
    recipients: tuple[Named, ...] = Field(min_length=1)
    subordinate: Named  # one body below it: "đơn vị trực thuộc"
    subordinates: Named  # all of them
    advises: str = ""  # how it brings about documents of the province
    budget_verb: str = "đề nghị bố trí"
    symbol: str = ""


class UnitEntry(Model):
    """A unit by its proper name; what is unset comes from its type."""

    id: Named
    type: Named
    name: Named  # proper part: "Tư pháp", "Sơn Tịnh"; or the whole where the type has no form
    aliases: tuple[str, ...] = ()
    symbol: str = ""
    place: str = ""
    overrides: dict[str, str | tuple[str, ...]] = Field(default_factory=dict)
    national: tuple[str, ...] = ()  # databases of mục III.a that the framework names for it
    ministry: tuple[str, ...] = ()
    province: tuple[str, ...] = ()
    erratum: str = ""  # how the framework misspells its name


class AnnexSpec(Model):
    """An annex of a requirement's rows (or of the project table); `restricted` ones may go to a file of their own."""

    id: Named
    title: Named
    requirements: tuple[str, ...]
    landscape: bool = False
    restricted: bool = False


class Outline(Model):
    """A kind of plan: its titles, sections in print order, requirements in asking order."""

    title: Named  # trích yếu, with slots {unit}, {period}
    opening: str = ""  # first paragraph, a pattern
    closing: str = ""  # last sentence, a pattern ending in "./."
    annexes: tuple[AnnexSpec, ...] = ()
    groups: dict[str, tuple[str, ...]] = Field(default_factory=dict)  # "y.focus.a-k" -> requirement ids
    sections: tuple[SectionSpec, ...]
    requirements: tuple[Requirement, ...]

    @cached_property
    def by_id(self) -> dict[str, Requirement]:
        return {requirement.id: requirement for requirement in self.requirements}

    def for_type(self, unit_type: str) -> Outline:
        """The outline as it holds for units of one type: what they may leave out is optional."""
        told = tuple(
            entry.model_copy(update={"optional": True}) if unit_type in entry.optional_for else entry
            for entry in self.requirements
        )
        return self if told == self.requirements else Outline.model_construct(**{**dict(self), "requirements": told})

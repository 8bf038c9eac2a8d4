# SPDX-License-Identifier: Apache-2.0
"""Scenarios: all that determines a result, with its inputs by name and digest."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, TypeAlias, cast

from carreau import _core
from carreau._inputs import PathLike, setting_text
from carreau._rules import Settings, Value, parameters

Role: TypeAlias = Literal[
    "grid",
    "columns",
    "urban_units",
    "communes",
    "urban_incomes",
    "listed",
    "calibrate",
    "bridge",
    "bounds",
    "brackets",
]


@dataclass(frozen=True)
class Input:
    """One input of a scenario: a file, or the files of a grid.

    Attributes:
        role: What it is for; named like its option.
        paths: Its path, or those of the files of a grid.
        digest: The SHA-256 of its content in hexadecimal (of a grid, of its cells); empty where it
            is not known yet.
        replaced: The digest that this one replaced, where changed content was accepted.
    """

    role: Role
    paths: tuple[str, ...]
    digest: str = ""
    replaced: str = ""


@dataclass(frozen=True)
class Edit:
    """An edit by hand on the zones of the rule.

    Attributes:
        kind: ``"add"`` and ``"remove"`` move cells, ``"lock"`` makes them a zone of exactly these,
            ``"release"`` takes a lock back.
        cells: Ids of cells; empty where a polygon selects them.
        polygon: Rings of (longitude, latitude) in degrees: an outline, then its holes.
        zone: The name of the lock, for ``"lock"`` and ``"release"``.
        reason: Why, in free text; required.
        date: ``"2026-11-27"``; required.
    """

    kind: Literal["add", "remove", "lock", "release"]
    cells: tuple[str, ...] = ()
    polygon: tuple[tuple[tuple[float, float], ...], ...] = ()
    zone: str = ""
    reason: str = ""
    date: str = ""


@dataclass(frozen=True)
class Scenario:
    """The content of a scenario file; ``dataclasses.replace`` gives another one.

    Attributes:
        rule: The name of a built-in rule set, or of a file whose text is in `rule_text`.
        rule_text: The TOML of a rule set of one's own.
        vintage: The year of the incomes; None: that of the grid.
        inputs: The inputs, in the order of their roles.
        settings: Parameters that differ from the rule and the vintage.
        defaults: The other parameters with their values at the time; they apply even if a later
            version has other defaults.
        edits: Edits by hand, in the order in which they apply.
        names: Names given to zones, by their ids.
        cells: Which cells a result includes.
        crs: Of the result; empty: that of the grid.
        brackets_of: The kind of the incomes in brackets.
        repairs_listed: Whether listed quartiers with self-crossing outlines are repaired.
        fewest_households: Figures of fewer households are withheld; never less than 11.
        version: The version that wrote it; empty: written by hand.
        vintage_assumed: Whether the layout of the grid fits several years.
        figures: The digest of the figures of the vintage, and the one that it replaced.
    """

    rule: str = ""
    rule_text: str = ""
    vintage: int | None = None
    inputs: tuple[Input, ...] = ()
    settings: Settings | Mapping[str, Value] = field(default_factory=dict)
    defaults: Mapping[str, Value] = field(default_factory=dict)
    edits: tuple[Edit, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    cells: Literal["candidates", "all", "none"] = "candidates"
    crs: str = ""
    brackets_of: Literal["declared", "disposable"] = "declared"
    repairs_listed: bool = False
    fewest_households: int = 11
    version: str = ""
    vintage_assumed: bool = False
    figures: tuple[str, str] = ("", "")

    @classmethod
    def from_toml(cls, text: str, folder: PathLike = ".") -> Scenario:
        """Return the scenario of a TOML text.

        Args:
            text: The content of a scenario file.
            folder: The folder to which relative paths in it refer.

        Raises:
            DataError: For a key or value that is unknown, missing, out of range or of the wrong
                type, with its line.
        """
        return cls._of(_core.ScenarioRecord.parse(text, "scenario.toml", os.fspath(folder)))

    @classmethod
    def load(cls, path: PathLike) -> Scenario:
        """Return the scenario of a file: TOML, or a result that contains one.

        Raises:
            DataError: For a file without a scenario, or with a wrong one.
            IoError: For a file that cannot be read.
        """
        return cls._of(_core.ScenarioRecord.read(os.fspath(path)))

    @classmethod
    def _of(cls, record: _core.ScenarioRecord) -> Scenario:
        name, text = record.rule
        return cls(
            rule=name,
            rule_text=text,
            vintage=record.vintage,
            inputs=tuple(
                Input(cast(Role, role), tuple(paths), digest, replaced)
                for role, paths, digest, replaced in record.inputs()
            ),
            settings=_values(record.settings),
            defaults=_values(record.defaults),
            edits=tuple(
                Edit(kind, tuple(cells), _rings(polygon), zone, reason, date)
                for kind, cells, polygon, zone, reason, date in record.edits()
            ),
            names=record.names,
            cells=cast(Any, record.cells),
            crs=record.crs,
            brackets_of=cast(Any, record.brackets_of),
            repairs_listed=record.repairs_listed,
            fewest_households=record.fewest_households,
            version=record.version,
            vintage_assumed=record.vintage_assumed,
            figures=record.figures,
        )

    def to_toml(self) -> str:
        """Return the scenario as TOML; :meth:`from_toml` restores it.

        Raises:
            ArgumentError: For an unknown parameter, input or edit, or a value out of range.
        """
        return self._record().text()

    def save(self, path: PathLike) -> None:
        """Write the scenario as TOML."""
        Path(path).write_text(self.to_toml(), encoding="utf-8")

    def _record(self) -> _core.ScenarioRecord:
        record = _core.ScenarioRecord()
        record.rule = (self.rule, self.rule_text)
        record.vintage = self.vintage
        record.vintage_assumed = self.vintage_assumed
        record.figures = self.figures
        for one in self.inputs:
            record.add_input(one.role, list(one.paths), one.digest, one.replaced)
        record.settings = [(name, setting_text(value)) for name, value in self.settings.items()]
        record.defaults = [(name, setting_text(value)) for name, value in self.defaults.items()]
        for edit in self.edits:
            record.add_edit(
                edit.kind,
                list(edit.cells),
                [list(ring) for ring in edit.polygon],
                edit.zone,
                edit.reason,
                edit.date,
            )
        record.names = dict(self.names)
        record.cells = self.cells
        record.crs = self.crs
        record.brackets_of = self.brackets_of
        record.repairs_listed = self.repairs_listed
        record.fewest_households = self.fewest_households
        record.version = self.version
        return record


def _rings(polygon: list[list[tuple[float, float]]]) -> tuple[tuple[tuple[float, float], ...], ...]:
    return tuple(tuple((x, y) for x, y in ring) for ring in polygon)


def _values(pairs: list[tuple[str, str]]) -> Mapping[str, Value]:
    kinds = {parameter.name: parameter.kind for parameter in parameters()}
    return {name: _value(kinds.get(name, "choice"), text) for name, text in pairs}


def _value(kind: str, text: str) -> Value:
    if kind == "integer":
        return int(text)
    if kind == "decimal":
        return float(text)
    if kind == "flag":
        return text in ("true", "1")
    return text

# SPDX-License-Identifier: Apache-2.0
"""With exact counts of incomes, a figure of too few households is in nothing that Python is given."""

from __future__ import annotations

import csv
import re
from pathlib import Path
from typing import Any

import carreau
import pytest
from conftest import GRID, RUN, SAMPLE, command_line

QUARTIERS = SAMPLE / "quartiers.gpkg"
OLDER = SAMPLE / "quartiers-2015.gpkg"
SECRET = re.compile(r"(?<![0-9])7[.,\u00a0\u202f]?23[123](?![0-9])")
"""The income of everybody in one cell, which no other figure of the town has."""


def cell_of(least: float, most: float) -> str:
    """A cell with so many households."""
    with GRID.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if least <= float(row["men"]) < most and float(row["ind"]) >= 5:
                return row["idcar_200m"]
    raise AssertionError("no such cell")


def counts_with(cell: str, path: Path) -> Path:
    """Exact counts in which all people of a cell have the secret income."""
    lines = ["idcar_200m,-7231,7231-7233,7233-20000,20000-"]
    with GRID.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            name, people = row["idcar_200m"], round(float(row["ind"]))
            poor = people // 3
            counts = f"0,{people},0,0" if name == cell else f"{poor},0,{people - poor},0"
            lines.append(f"{name},{counts}")
    path.write_text("\n".join(lines) + "\n")
    return path


def tables_with_secret(result: carreau.Result) -> list[str]:
    """The names of tables and texts of a result that tell the secret."""
    found = []
    for name in result.tables:
        for column in result.to_arrow(name).columns:
            values = [value for value in column.to_pylist() if value is not None]
            numbers = [value for value in values if isinstance(value, (int, float))]
            texts = [value for value in values if isinstance(value, str)]
            if any(7231 <= number <= 7233 for number in numbers) or any(map(SECRET.search, texts)):
                found.append(name)
                break
    texts = {"summary": str(result.summary), "text": result.text("fr"),
             "findings": str(result.findings)}  # fmt: skip
    return found + [name for name, text in texts.items() if SECRET.search(text)]


def told(run: dict[str, Any], cell: str) -> dict[str, list[str]]:
    """What each function tells of the secret."""
    made = carreau.delineate(GRID, **run, cells="all")
    results: dict[str, carreau.Result] = {
        "delineate": made,
        "check": carreau.check(QUARTIERS, GRID, **run),
        "compare": carreau.compare(OLDER, QUARTIERS, GRID, **run),
        "evaluate": carreau.evaluate(made, QUARTIERS, GRID),
        "portrait": carreau.portrait(QUARTIERS, GRID, **run),
        "revise": carreau.revise(OLDER, GRID, **run, cells="all"),
        "crosswalk": carreau.crosswalk(OLDER, QUARTIERS, GRID, **run, median="Q2"),
        "sweep": carreau.sweep(made, vary={"poverty_ratio": [0.55, 0.6]}),
    }
    found = {name: tables_with_secret(result) for name, result in results.items()}
    found["explain"] = ["cell"] if SECRET.search(made.explain(cell)) else []
    return {name: names for name, names in found.items() if names}


@pytest.fixture
def exact() -> dict[str, Any]:
    """The keyword arguments of a run on exact counts, but for their file."""
    return {**RUN, "brackets_of": "disposable"}


def test_few_households_are_not_told(exact: dict[str, Any], tmp_path: Path) -> None:
    cell = cell_of(1, 11)
    exact["brackets"] = counts_with(cell, tmp_path / "counts.csv")
    assert told(exact, cell) == {}


def test_many_households_are_told_unless_more_is_asked(
    exact: dict[str, Any], tmp_path: Path
) -> None:
    cell = cell_of(30, 60)
    exact["brackets"] = counts_with(cell, tmp_path / "counts.csv")
    found = told(exact, cell)
    assert "cells" in found["delineate"]
    assert "explain" in found
    assert told({**exact, "fewest_households": 100}, cell) == {}


def test_a_stricter_rule_is_part_of_the_scenario(exact: dict[str, Any], tmp_path: Path) -> None:
    cell = cell_of(30, 60)
    exact["brackets"] = counts_with(cell, tmp_path / "counts.csv")
    made = carreau.delineate(GRID, **exact, fewest_households=100, cells="all")
    made.write(tmp_path / "ours.gpkg")
    scenario = carreau.Scenario.load(tmp_path / "ours.gpkg")
    assert scenario.fewest_households == 100
    assert "fewest_households = 100" in scenario.to_toml()
    again = carreau.delineate(scenario=tmp_path / "ours.gpkg", inputs=[SAMPLE, tmp_path])
    again.write(tmp_path / "again.gpkg")
    assert (tmp_path / "again.gpkg").read_bytes() == (tmp_path / "ours.gpkg").read_bytes()


@pytest.mark.parametrize("number", [10, 0])
def test_a_laxer_rule_is_refused(number: int) -> None:
    with pytest.raises(
        carreau.ArgumentError, match=r"fewest_households: expected .* \(law no\. 51"
    ):
        carreau.delineate(GRID, **RUN, fewest_households=number)
    with pytest.raises(carreau.ArgumentError, match="from 11 to"):
        carreau.Scenario(fewest_households=number).to_toml()


def test_households_of_quartiers_are_withheld_as_asked(tmp_path: Path) -> None:
    def attributed(**options: Any) -> carreau.Attribution:
        return carreau.attribute(SAMPLE / "actions.xlsx", zones=QUARTIERS, grid=GRID, **options)

    assert "secrecy_stricter" not in str(attributed().findings)
    stricter = attributed(fewest_households=1_000_000)
    assert "secrecy_stricter" in str(stricter.findings)
    written = stricter.write_report(tmp_path / "ours", language="fr")
    command_line(
        "actions", SAMPLE / "actions.xlsx", "--zones", QUARTIERS, "--grid", GRID,
        "--fewest-households", "1000000", "--report", tmp_path / "theirs",
        "--lang", "fr", "--quiet",
    )  # fmt: skip
    assert written
    for path in map(Path, written):
        theirs = tmp_path / "theirs" / path.relative_to(tmp_path / "ours")
        assert path.read_bytes() == theirs.read_bytes(), path.name

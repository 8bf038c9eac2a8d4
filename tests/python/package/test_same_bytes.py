# SPDX-License-Identifier: Apache-2.0
"""The package and the command line give the same bytes for the same request."""

from __future__ import annotations

import json
from pathlib import Path

import carreau
import pytest
from conftest import GRID, RUN, RUN_OPTIONS, SAMPLE, command_line

QUARTIERS = SAMPLE / "quartiers.gpkg"
OLDER = SAMPLE / "quartiers-2015.gpkg"


def same(a: Path, b: Path) -> bool:
    return a.read_bytes() == b.read_bytes()


@pytest.mark.parametrize("ending", ["gpkg", "geojson", "fgb"])
def test_delineate(made: carreau.Delineation, tmp_path: Path, ending: str) -> None:
    ours, theirs = tmp_path / "ours", tmp_path / "theirs"
    ours.mkdir()
    theirs.mkdir()
    made.write(ours / f"out.{ending}")
    command_line("delineate", GRID, *RUN_OPTIONS, "-o", theirs / f"out.{ending}", "--quiet")
    names = sorted(path.name for path in theirs.iterdir())
    assert names == sorted(path.name for path in ours.iterdir())
    for name in names:
        assert same(ours / name, theirs / name), name


def test_delineate_in_memory(tmp_path: Path) -> None:
    grid = carreau.read_grid(GRID)
    made = carreau.delineate(grid, **RUN, set={"poverty_ratio": 0.55}, cells="all")
    made.write(tmp_path / "ours.gpkg")
    command_line(
        "delineate", GRID, *RUN_OPTIONS, "--set", "poverty_ratio=0.55", "--cells", "all",
        "-o", tmp_path / "theirs.gpkg", "--quiet",
    )  # fmt: skip
    assert same(tmp_path / "ours.gpkg", tmp_path / "theirs.gpkg")


def test_a_scenario_runs_again_to_the_same_bytes(made: carreau.Delineation, tmp_path: Path) -> None:
    made.write(tmp_path / "first.gpkg")
    again = carreau.delineate(scenario=tmp_path / "first.gpkg", inputs=SAMPLE)
    again.write(tmp_path / "again.gpkg")
    assert same(tmp_path / "first.gpkg", tmp_path / "again.gpkg")
    held = carreau.delineate(scenario=carreau.Scenario.from_toml(made.scenario))
    held.write(tmp_path / "held.gpkg")
    assert same(tmp_path / "first.gpkg", tmp_path / "held.gpkg")


@pytest.mark.parametrize("ending", ["csv", "json", "gpkg"])
def test_check(tmp_path: Path, ending: str) -> None:
    checked = carreau.check(QUARTIERS, GRID, **RUN)
    checked.write(tmp_path / f"ours.{ending}")
    command_line(
        "check", QUARTIERS, GRID, *RUN_OPTIONS, "-o", tmp_path / f"theirs.{ending}", "--quiet"
    )
    assert same(tmp_path / f"ours.{ending}", tmp_path / f"theirs.{ending}")
    assert checked.text("fr") == command_line(
        "check", QUARTIERS, GRID, *RUN_OPTIONS, "--lang", "fr"
    )
    assert checked.summary == json.loads(
        command_line("check", QUARTIERS, GRID, *RUN_OPTIONS, "--json")
    )


def test_compare(tmp_path: Path) -> None:
    compared = carreau.compare(OLDER, QUARTIERS, GRID, **RUN)
    compared.write(tmp_path / "ours.csv")
    compared.write_table("transfers", tmp_path / "ours-matrix.csv")
    command_line(
        "compare", OLDER, QUARTIERS, GRID, *RUN_OPTIONS, "-o", tmp_path / "theirs.csv",
        "--matrix", tmp_path / "theirs-matrix.csv", "--quiet",
    )  # fmt: skip
    assert same(tmp_path / "ours.csv", tmp_path / "theirs.csv")
    assert same(tmp_path / "ours-matrix.csv", tmp_path / "theirs-matrix.csv")


def test_compare_without_a_rule(tmp_path: Path) -> None:
    carreau.compare(OLDER, QUARTIERS, GRID).write(tmp_path / "ours.csv")
    command_line("compare", OLDER, QUARTIERS, GRID, "-o", tmp_path / "theirs.csv", "--quiet")
    assert same(tmp_path / "ours.csv", tmp_path / "theirs.csv")


def test_evaluate(made: carreau.Delineation, tmp_path: Path) -> None:
    made.write(tmp_path / "out.gpkg")
    command_line(
        "evaluate", tmp_path / "out.gpkg", QUARTIERS, GRID, "-o", tmp_path / "theirs.csv", "--quiet"
    )
    carreau.evaluate(tmp_path / "out.gpkg", QUARTIERS, GRID).write(tmp_path / "of_file.csv")
    assert same(tmp_path / "of_file.csv", tmp_path / "theirs.csv")
    # A result in memory knows the reasons of its cells as its file does.
    carreau.evaluate(made, QUARTIERS, GRID).write(tmp_path / "in_memory.csv")
    assert same(tmp_path / "in_memory.csv", tmp_path / "theirs.csv")


@pytest.mark.parametrize("ending", ["gpkg", "csv"])
def test_revise(tmp_path: Path, ending: str) -> None:
    revised = carreau.revise(OLDER, GRID, **RUN)
    revised.write(tmp_path / f"ours.{ending}")
    command_line(
        "revise", OLDER, GRID, *RUN_OPTIONS, "-o", tmp_path / f"theirs.{ending}", "--quiet"
    )
    assert same(tmp_path / f"ours.{ending}", tmp_path / f"theirs.{ending}")


def test_portrait(tmp_path: Path) -> None:
    portrait = carreau.portrait(QUARTIERS, GRID, **RUN)
    portrait.write(tmp_path / "ours.csv")
    portrait.write_pages(tmp_path / "ours", language="fr")
    command_line(
        "portrait", QUARTIERS, GRID, *RUN_OPTIONS, "-o", tmp_path / "theirs.csv",
        "--pages", tmp_path / "theirs", "--lang", "fr", "--quiet",
    )  # fmt: skip
    assert same(tmp_path / "ours.csv", tmp_path / "theirs.csv")
    for page in (tmp_path / "theirs").iterdir():
        assert same(page, tmp_path / "ours" / page.name), page.name


def test_crosswalk(tmp_path: Path) -> None:
    table = tmp_path / "table.csv"
    codes = carreau.check(OLDER, GRID, **RUN).to_arrow()["code"].to_pylist()
    table.write_text("code,jobs\n" + "".join(f"{code},{100 + i}\n" for i, code in enumerate(codes)))
    moved = carreau.crosswalk(OLDER, QUARTIERS, GRID, table=table, count="jobs")
    moved.write(tmp_path / "ours.csv")
    command_line(
        "crosswalk", OLDER, QUARTIERS, GRID, "--table", table, "--count", "jobs",
        "-o", tmp_path / "theirs.csv", "--quiet",
    )  # fmt: skip
    assert same(tmp_path / "ours.csv", tmp_path / "theirs.csv")


def test_assign(tmp_path: Path) -> None:
    points = tmp_path / "points.csv"
    points.write_text("id,lon,lat\n1,3.06,50.63\n2,2.35,48.85\n3,,\n")
    assigned = carreau.assign(points, QUARTIERS, within=[300])
    for ending in ("csv", "gpkg"):
        assigned.write(tmp_path / f"ours.{ending}")
        command_line(
            "assign", points, QUARTIERS, "--within", "300m",
            "-o", tmp_path / f"theirs.{ending}", "--quiet",
        )  # fmt: skip
        assert same(tmp_path / f"ours.{ending}", tmp_path / f"theirs.{ending}")


def test_attribute(tmp_path: Path) -> None:
    actions = carreau.attribute(
        SAMPLE / "actions.xlsx", zones=QUARTIERS, grid=GRID, communes=SAMPLE / "communes.csv"
    )
    written = actions.write_report(tmp_path / "ours", language="fr")
    command_line(
        "actions", SAMPLE / "actions.xlsx", "--zones", QUARTIERS, "--grid", GRID,
        "--communes", SAMPLE / "communes.csv", "--report", tmp_path / "theirs",
        "--lang", "fr", "--quiet",
    )  # fmt: skip
    assert written
    for path in map(Path, written):
        theirs = tmp_path / "theirs" / path.relative_to(tmp_path / "ours")
        assert same(path, theirs), path.name


def test_explain(made: carreau.Delineation, tmp_path: Path) -> None:
    made.write(tmp_path / "out.gpkg")
    zone = made.to_arrow()["zone_id"][0].as_py()
    cell = made.to_arrow("cells")["cell_id"][0].as_py()
    for name in (zone, cell):
        for language in ("fr", "en"):
            theirs = command_line("explain", tmp_path / "out.gpkg", name, "--lang", language)
            assert carreau.explain(tmp_path / "out.gpkg", name, language=language) == theirs
            assert made.explain(name, language) == theirs


def test_rule_text() -> None:
    rule = carreau.Rule.load("metropole-2023")
    assert rule.text(2019, "fr") == command_line(
        "rules", "metropole-2023", "--vintage", "2019", "--lang", "fr"
    )


def test_sample(tmp_path: Path) -> None:
    made = carreau.sample(tmp_path / "ours", people=3_000, seed=7)
    command_line("sample", tmp_path / "theirs", "--people", "3000", "--seed", "7", "--quiet")
    for path in map(Path, made["files"]):
        assert same(path, tmp_path / "theirs" / path.name), path.name

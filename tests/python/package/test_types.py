# SPDX-License-Identifier: Apache-2.0
"""The package is typed and documented, and reads as ruff and mypy want it."""

from __future__ import annotations

import inspect
import subprocess
import sys
from pathlib import Path

import carreau
import pytest
from conftest import SOURCE

SCRIPT = """
import carreau
import geopandas
import pyarrow as pa


def show(step: str, unit: str, done: int, total: int) -> None:
    print(step, unit, done, total)


grid: carreau.Grid = carreau.read_grid("carreaux.parquet", households=False)
made = carreau.delineate(
    grid, communes="communes.csv", rule=carreau.Rule.load("metropole-2023"),
    set={"poverty_ratio": 0.55}, threads=2, progress=show,
)
frame: geopandas.GeoDataFrame = made.to_geopandas()
table: pa.Table = made.to_arrow("cells")
checked: carreau.Check = carreau.check(made, grid, rule="metropole-2023")
try:
    carreau.check("zones.gpkg", grid)
except carreau.DataError as error:
    row: int | None = error.row
    print(error.file, row, error.expected, error.found)
for finding in made.findings:
    print(finding.severity, finding.message)
"""

WRONG = {
    'carreau.delineate("grid.csv", rule=3)': "arg-type",
    'carreau.delineate("grid.csv", comunes="x")': "call-arg",
    'carreau.delineate("grid.csv", cells="some")': "arg-type",
    'carreau.set_language("de")': "arg-type",
    'carreau.delineate("grid.csv", rule="a").to_arrow(3)': "arg-type",
}


def tool(*words: str | Path, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", *map(str, words)],
        capture_output=True,
        text=True,
        check=False,
        cwd=cwd,
    )


def test_mypy_on_the_package_and_its_users(tmp_path: Path) -> None:
    script = tmp_path / "user.py"
    script.write_text(SCRIPT)
    options = ["--strict", "--ignore-missing-imports", "--cache-dir", tmp_path / "cache"]
    for what in (["-p", "carreau"], [script]):
        done = tool("mypy", *options, *what, cwd=tmp_path)
        assert done.returncode == 0, done.stdout
    wrong = tmp_path / "wrong.py"
    wrong.write_text("import carreau\n" + "\n".join(WRONG) + "\n")
    found = tool("mypy", *options, wrong).stdout.splitlines()
    for line, code in enumerate(WRONG.values(), 2):
        assert any(f"wrong.py:{line}:" in text and code in text for text in found), (line, found)


def test_ruff() -> None:
    done = tool("ruff", "check", "--no-cache", "--config", SOURCE / "python" / "pyproject.toml",
                SOURCE / "python" / "carreau")  # fmt: skip
    assert done.returncode == 0, done.stdout
    done = tool("ruff", "format", "--check", "--no-cache", "--config",
                SOURCE / "python" / "pyproject.toml",
                SOURCE / "python" / "carreau", SOURCE / "tests" / "python" / "package")  # fmt: skip
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("name", [n for n in carreau.__all__ if callable(getattr(carreau, n))])
def test_everything_public_is_documented(name: str) -> None:
    thing = getattr(carreau, name)
    assert inspect.getdoc(thing), name
    if inspect.isclass(thing):
        for member, value in vars(thing).items():
            if member.startswith("_") or not (callable(value) or isinstance(value, property)):
                continue
            assert inspect.getdoc(value), f"{name}.{member}"


def test_the_page_names_everything_public() -> None:
    page = (SOURCE / "docs" / "python.md").read_text()
    for name in carreau.__all__:
        assert f"`{name}" in page or f"carreau.{name}" in page, name


def test_the_version_is_that_of_the_engine() -> None:
    from importlib.metadata import version

    assert version("carreau") == carreau.__version__

# SPDX-License-Identifier: Apache-2.0
"""What the tests of the package share: the bundled town, and the command line beside it."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import Any

import carreau
import pytest

SOURCE = Path(os.environ["CARREAU_SOURCE_DIR"])
SAMPLE = SOURCE / "data" / "sample"
GRID = SAMPLE / "carreaux_200m_met.csv"

RUN: dict[str, Any] = {
    "urban_units": SAMPLE / "uu2020_composition.csv",
    "communes": SAMPLE / "communes.csv",
    "urban_incomes": SAMPLE / "incomes.csv",
    "rule": "metropole-2014",
    "vintage": 2019,
}
"""The keyword arguments of a run on the bundled town."""

RUN_OPTIONS = [
    "--urban-units", str(SAMPLE / "uu2020_composition.csv"),
    "--communes", str(SAMPLE / "communes.csv"),
    "--urban-incomes", str(SAMPLE / "incomes.csv"),
    "--rule", "metropole-2014",
    "--vintage", "2019",
]  # fmt: skip
"""The same on the command line."""


def command_line(*words: str | Path, cwd: Path | None = None) -> str:
    """Run the command line, which must succeed, and return what it prints."""
    done = subprocess.run(
        [os.environ["CARREAU_BINARY"], *map(str, words)],
        capture_output=True, text=True, check=False, cwd=cwd,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(autouse=True)
def _english() -> None:
    carreau.set_language("en")


@pytest.fixture(scope="session")
def made() -> carreau.Delineation:
    """The proposal for the bundled town."""
    return carreau.delineate(GRID, **RUN)

# SPDX-License-Identifier: Apache-2.0
"""The sweep that the tests run, and the bytes of a result."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import carreau

SAMPLE = Path(os.environ["CARREAU_SOURCE_DIR"]) / "data" / "sample"
GRID = SAMPLE / "carreaux_200m_met.csv"
RUN: dict[str, Any] = {
    "urban_units": SAMPLE / "uu2020_composition.csv",
    "communes": SAMPLE / "communes.csv",
    "urban_incomes": SAMPLE / "incomes.csv",
    "rule": "metropole-2014",
    "vintage": 2019,
}
VARY = {
    "poverty_ratio": (0.50, 0.69, 20),
    "contiguity": [4, 8],
    "minimum_zone_population": [500, 750, 1000, 1250, 1500],
}
WORDS = [
    "--vary", "poverty_ratio=0.5:0.69:20", "--vary", "contiguity=4,8",
    "--vary", "minimum_zone_population=500,750,1000,1250,1500",
]  # fmt: skip


def files_of(made: carreau.Sweep, folder: Path) -> dict[str, bytes]:
    """Write a result as CSV and as a GeoPackage, and return the bytes of every file."""
    folder.mkdir()
    made.write(folder / "sweep.csv")
    made.write(folder / "sweep.gpkg")
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}

# SPDX-License-Identifier: Apache-2.0
"""The decree of 2014 as the peers apply it: métropole, incomes of 2019. The figures are those of
data/rules/metropole-2014.toml and data/bridges."""

import tomllib
from pathlib import Path

import numpy as np
import pandas as pd

NATIONAL_DECLARED = 21940
NATIONAL_DISPOSABLE = 21930
BRIDGE_EXPONENT = 1.7185
MEAN_TO_MEDIAN = 0.934    # of a cell's incomes: data/bridges/level.toml
POOR_PEOPLE_RATIO = 1.11  # of people over households: the same
SPREAD = 0.424  # log-standard deviation of incomes within a cell, where the département is not asked
SMALLEST_UNIT = 10_000
LARGE_UNIT = 5_000_000
SMALLEST_ZONE = 1_000


def communes_and_units(folder):
    """The unit of each commune, and the population and local median of each unit, by code."""
    composition = pd.read_csv(f"{folder}/uu2020_composition.csv", dtype=str)
    composition = composition[composition.STATUT_2017 != "H"]
    unit_of = composition.set_index("CODGEO").UU2020
    population = pd.read_csv(f"{folder}/communes.csv", dtype={"code": str})
    population = population.set_index("code").population_totale
    incomes = pd.read_csv(f"{folder}/incomes.csv", sep=";", decimal=",", encoding="utf-8-sig",
                          dtype={"CODGEO": str})
    units = population.groupby(unit_of).sum().to_frame("population")
    units["local"] = incomes.set_index("CODGEO").Q219
    return unit_of, units


def urban_thresholds(units, poverty_ratio=0.6):
    """S of each unit that is large enough, on the scale of the grid's incomes, by code."""
    units = units[np.ceil(units.population / 100) * 100 >= SMALLEST_UNIT]
    local = units.local.fillna(NATIONAL_DECLARED)
    national_weight = np.where(units.population >= LARGE_UNIT, 0.3, 0.7)
    declared = poverty_ratio * (national_weight * NATIONAL_DECLARED + (1 - national_weight) * local)
    declared = np.ceil(declared.round(6) / 100) * 100
    return NATIONAL_DISPOSABLE * (declared / NATIONAL_DECLARED) ** (1 / BRIDGE_EXPONENT)


def department_figures():
    """`low` and `high`, to which INSEE brings incomes before it sums a cell, and the prior `spread`
    of incomes, by département."""
    bridges = Path(__file__).resolve().parents[2] / "data" / "bridges"
    bounds = tomllib.loads((bridges / "winsorisation.toml").read_text())["department"]
    spread = tomllib.loads((bridges / "spread.toml").read_text())["department"]
    figures = pd.DataFrame.from_dict(bounds, orient="index", columns=["low", "high"]).astype(float)
    figures["spread"] = pd.Series(spread)
    return figures.fillna({"spread": SPREAD})

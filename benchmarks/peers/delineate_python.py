#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What `carreau delineate --cells none` does, through the package for Python:
delineate_python.py SAMPLE OUTPUT"""

import sys
from pathlib import Path

import carreau
from peer import Stopwatch, report


def main():
    folder, output = map(Path, sys.argv[1:])
    watch = Stopwatch()
    made = carreau.delineate(
        folder / "carreaux_200m_met.csv",
        urban_units=folder / "uu2020_composition.csv",
        communes=folder / "communes.csv",
        urban_incomes=folder / "incomes.csv",
        rule="metropole-2014",
        vintage=2019,
        cells="none",
    )
    made.write(output, overwrite=True)
    seconds = watch.seconds()
    summary = made.summary
    report("python", "carreau.delineate", seconds=seconds, items=summary["cells"],
           check=summary["people_in_perimeters"])


main()

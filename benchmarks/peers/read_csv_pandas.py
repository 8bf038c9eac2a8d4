#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""pandas.read_csv on the grid: `whole` reads every column, `usecols` the seven of the job.

Both with types given, which spares pandas the inference. Debian has no pyarrow, so the C engine is
the fastest there is.

    read_csv_pandas.py whole|usecols GRID
"""

import sys

import pandas as pd

from peer import COLUMNS, Stopwatch, report

TYPES = {"idcar_200m": str, "idcar_1km": str, "idcar_nat": str, "lcog_geo": str}


def main():
    choice, grid = sys.argv[1:]
    watch = Stopwatch()
    cells = pd.read_csv(grid, dtype=TYPES, engine="c",
                        usecols=COLUMNS if choice == "usecols" else None)
    seconds = watch.seconds()
    report("csv", f"pandas {choice}", seconds=seconds, items=len(cells),
           check=round(cells.ind.sum(), 1))


main()

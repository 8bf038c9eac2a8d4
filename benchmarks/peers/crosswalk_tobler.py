# SPDX-License-Identifier: Apache-2.0
"""tobler: 100 counts moved between 10,000 zones and 10,000 others, by area.

Timed: reading the zonings and the tables, area_interpolate, writing one table.

    crosswalk_tobler.py FOLDER OUT.csv
"""

import sys
import warnings

import pandas as pd
from tobler.area_weighted import area_interpolate

import crosswalk
from peer import Stopwatch, report


def main():
    folder, output = sys.argv[1:]
    warnings.simplefilter("ignore")
    watch = Stopwatch()
    sources, targets = (crosswalk.read_zones(folder, name) for name in ("from", "to"))
    counts = pd.DataFrame(crosswalk.read_counts(folder, sources.code), columns=crosswalk.NAMES)
    # Processes for the intersections cost more than they bring: n_jobs stays 1.
    moved = area_interpolate(pd.concat([sources, counts], axis=1), targets,
                             extensive_variables=crosswalk.NAMES, allocate_total=True)
    moved = moved[crosswalk.NAMES].to_numpy()
    crosswalk.write_counts(output, targets.code, moved)
    report("crosswalk", "tobler", seconds=watch.seconds(), items=len(targets),
           check=None)


main()

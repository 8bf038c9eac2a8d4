# SPDX-License-Identifier: Apache-2.0
"""What the Python peers share: the columns a delineation needs, and the line they report."""

import json
import time

# Of the 34 columns of INSEE's grid, those that `carreau delineate` reads.
COLUMNS = ["idcar_200m", "ind", "ind_snv", "men", "men_pauv", "i_est_200", "lcog_geo"]


class Stopwatch:
    """Seconds since it was made."""

    def __init__(self):
        self.start = time.perf_counter()

    def seconds(self):
        return time.perf_counter() - self.start


def report(job, peer, **figures):
    """One line for benchmarks/compare: seconds, items, and `check`, a number that every contender
    of a job must find, or else they did not do the same job."""
    print(json.dumps({"job": job, "peer": peer, **figures}), flush=True)

# SPDX-License-Identifier: Apache-2.0
"""What the peers of `carreau crosswalk` share: the zonings and tables of make_zonings.py, read, and
the moved counts, written."""

import geopandas as gpd
import numpy as np
import pyarrow as pa
import pyarrow.compute
from pyarrow import csv

TABLES = 100
NAMES = [f"V{table:03}" for table in range(1, TABLES + 1)]


def read_zones(folder, name):
    return gpd.read_file(f"{folder}/{name}.gpkg", engine="pyogrio", use_arrow=True)


def read_counts(folder, codes):
    """A column for each table, in the order of the codes."""
    columns = []
    for name in NAMES:
        table = csv.read_csv(f"{folder}/table-{name[1:]}.csv")
        place = pa.compute.index_in(pa.array(codes), table["code"])
        columns.append(table[name].take(place).to_numpy())
    return np.stack(columns, axis=1).astype(float)


def write_counts(output, codes, counts):
    """One row for each zone."""
    table = pa.table({"code": codes, **{name: counts[:, i] for i, name in enumerate(NAMES)}})
    csv.write_csv(table, output)

# SPDX-License-Identifier: Apache-2.0
"""exactextract: 100 counts moved between 10,000 zones and 10,000 others, by the people of the grid.

The parts that the zonings have in common are cut by shapely, their people summed by exactextract over
a raster of the grid's cells, each cell by the share of its area; a sparse matrix moves the counts.
Timed: reading the grid, the zonings and the tables, all of that, writing one table.

    crosswalk_exactextract.py GRID FOLDER OUT.csv
"""

import sys

import geopandas as gpd
import numpy as np
import polars as pl
import shapely
from exactextract import exact_extract
from exactextract.raster import NumPyRasterSource
from scipy.sparse import coo_matrix

import crosswalk
from peer import Stopwatch, report

SIDE = 200


def people_raster(grid):
    """People a cell over the country, north first."""
    ids = pl.col("idcar_200m")
    cells = pl.scan_csv(grid).select(
        ids.str.slice(15, 7).cast(pl.Int64).alias("y"),
        ids.str.slice(23, 7).cast(pl.Int64).alias("x"), "ind").collect(engine="streaming")
    row, column = (cells[axis].to_numpy() // SIDE for axis in ("y", "x"))
    people = np.zeros((np.ptp(row) + 1, np.ptp(column) + 1))
    people[row.max() - row, column - column.min()] = cells["ind"].to_numpy()
    return NumPyRasterSource(people, column.min() * SIDE, row.min() * SIDE,
                             (column.max() + 1) * SIDE, (row.max() + 1) * SIDE,
                             srs_wkt="EPSG:3035")


def common_parts(sources, targets):
    """The numbers of source and target of each pair that shares an area, and the shape of it."""
    one, other = shapely.STRtree(targets).query(sources, predicate="intersects")
    parts = shapely.intersection(sources[one], targets[other])
    has_area = shapely.area(parts) > 0
    return one[has_area], other[has_area], parts[has_area]


def polygonal(parts):
    """Without the lines and points in which two zones touch beside their common part."""
    mixed = shapely.get_type_id(parts) == 7
    for at in np.flatnonzero(mixed):
        pieces = shapely.get_parts(parts[at])
        parts[at] = shapely.union_all(pieces[shapely.area(pieces) > 0])
    return parts


def move(counts, sources, targets, weights, target_count):
    matrix = coo_matrix((weights, (targets, sources)), shape=(target_count, len(counts))).tocsr()
    whole = np.asarray(matrix.sum(axis=0)).ravel()
    return matrix @ (counts / np.where(whole > 0, whole, 1)[:, None])


def main():
    grid, folder, output = sys.argv[1:]
    watch = Stopwatch()
    sources, targets = (crosswalk.read_zones(folder, name) for name in ("from", "to"))
    counts = crosswalk.read_counts(folder, sources.code)
    one, other, parts = common_parts(sources.geometry.values._data, targets.geometry.values._data)
    frame = gpd.GeoDataFrame(geometry=polygonal(parts), crs=sources.crs)
    people = exact_extract(people_raster(grid), frame, "sum", output="pandas")["sum"]
    moved = move(counts, one, other, people.to_numpy(), len(targets))
    crosswalk.write_counts(output, targets.code, moved)
    report("crosswalk", "exactextract", seconds=watch.seconds(), items=len(targets),
           check=None)


main()

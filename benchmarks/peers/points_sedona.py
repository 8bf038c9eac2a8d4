# SPDX-License-Identifier: Apache-2.0
"""SedonaDB: which zone holds each point.

Timed: the join of two tables of geometries in memory, with the index that it builds; its result is
Arrow's table of the numbers of point and zone. Not timed: making the geometries.

    points_sedona.py FOLDER clustered|sorted
"""

import sys

import geopandas as gpd
import numpy as np
import pyarrow as pa
import sedonadb

from peer import Stopwatch, report
from points import read_points, read_zones

JOIN = """
SELECT points.id AS point, zones.id AS zone
FROM points JOIN zones ON ST_Contains(zones.geometry, points.geometry)
"""


def view(connection, name, geometry):
    frame = gpd.GeoDataFrame({"id": np.arange(len(geometry))}, geometry=geometry, crs="EPSG:3035")
    connection.create_data_frame(frame).to_memtable().to_view(name)


def main():
    folder, order = sys.argv[1:]
    connection = sedonadb.connect()
    points = read_points(folder, order)
    view(connection, "zones", read_zones(folder))
    view(connection, "points", gpd.points_from_xy(*points.T))
    watch = Stopwatch()
    joined = pa.table(connection.sql(JOIN))
    report(f"points_{order}", "SedonaDB", seconds=watch.seconds(), items=len(points),
           check=joined.num_rows)


main()

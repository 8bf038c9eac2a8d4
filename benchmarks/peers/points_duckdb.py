# SPDX-License-Identifier: Apache-2.0
"""DuckDB's spatial join: which zone holds each point.

Timed: the join of two tables of geometries in memory, with the index that it builds; its result is
Arrow's table of the numbers of point and zone. Not timed: making the geometries.

    points_duckdb.py FOLDER clustered|sorted
"""

import sys

import pyarrow as pa
import shapely

from peer import Stopwatch, report
from peer_duckdb import connect
from points import read_points, read_zones

JOIN = """
SELECT points.id AS point, zones.id AS zone
FROM points JOIN zones ON ST_Contains(zones.geom, points.geom)
"""


def load(connection, folder, order):
    rings = pa.table({"id": range(len(read_zones(folder))),
                      "shape": shapely.to_wkb(read_zones(folder))})
    x, y = read_points(folder, order).T
    places = pa.table({"id": pa.array(range(len(x))), "x": x, "y": y})
    connection.register("rings", rings)
    connection.register("places", places)
    connection.execute("CREATE TABLE zones AS SELECT id, ST_GeomFromWKB(shape) AS geom FROM rings")
    connection.execute("CREATE TABLE points AS SELECT id, ST_Point(x, y) AS geom FROM places")
    return len(x)


def main():
    folder, order = sys.argv[1:]
    connection = connect()
    items = load(connection, folder, order)
    watch = Stopwatch()
    joined = connection.sql(JOIN).to_arrow_table()
    report(f"points_{order}", "DuckDB", seconds=watch.seconds(), items=items,
           check=joined.num_rows)


main()

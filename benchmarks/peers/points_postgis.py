# SPDX-License-Identifier: Apache-2.0
"""PostGIS: which zone holds each point, from tables with GiST indexes on both sides.

Timed: the join, its result written into a table. Not timed: loading, both indexes, statistics. To
be run under benchmarks/peers/postgres.

    points_postgis.py FOLDER clustered|sorted
"""

import subprocess
import sys

import numpy as np
from shapely.geometry import Polygon
from shapely.wkb import dumps

from peer import Stopwatch, report

INDEX = """
CREATE INDEX ON zones_of_{order} USING gist (geom);
CREATE INDEX ON points_{order} USING gist (geom);
ANALYZE zones_of_{order}, points_{order};
"""
# Zone by zone, so that PostGIS prepares each once and asks the points' index. Left to itself the
# planner goes point by point, with more processes and for ten times as long; OFFSET 0 forbids it.
JOIN = """
CREATE UNLOGGED TABLE zone_of_point AS
SELECT p.id AS point, z.id AS zone
FROM zones_of_{order} z
CROSS JOIN LATERAL (SELECT id FROM points_{order} WHERE ST_Contains(z.geom, geom) OFFSET 0) p;
"""


def psql(sql):
    done = subprocess.run(["psql", "--quiet", "--no-psqlrc", "--no-align", "--tuples-only",
                           "--set", "ON_ERROR_STOP=1"],
                          input=sql, check=True, stdout=subprocess.PIPE, text=True)
    return done.stdout.strip()


def copy(table, geometries):
    """A table of geometries given as hexadecimal EWKB."""
    rows = "\n".join(f"{i}\t{geometry}" for i, geometry in enumerate(geometries))
    psql(f"CREATE UNLOGGED TABLE {table} (id int, geom geometry);\n"
         f"COPY {table} FROM STDIN;\n{rows}\n\\.\n")


def load(folder, order):
    rings = np.fromfile(f"{folder}/zones.f64").reshape(1_600, 200, 2)
    copy(f"zones_of_{order}", (dumps(Polygon(ring), hex=True, srid=3035) for ring in rings))
    points = np.fromfile(f"{folder}/points_{order}.f64").reshape(-1, 2)
    head = bytes.fromhex("0101000020DB0B0000")  # little-endian, a point, SRID 3035
    copy(f"points_{order}", ((head + xy.tobytes()).hex() for xy in points))
    psql(INDEX.format(order=order))


def main():
    folder, order = sys.argv[1:]
    if not psql(f"SELECT to_regclass('points_{order}')"):
        load(folder, order)
    psql("DROP TABLE IF EXISTS zone_of_point")
    watch = Stopwatch()
    psql(JOIN.format(order=order))
    seconds = watch.seconds()
    items, check = psql(f"SELECT (SELECT count(*) FROM points_{order}), "
                        "count(*) FROM zone_of_point").split("|")
    report(f"points_{order}", "PostGIS", seconds=seconds, items=int(items), check=int(check))


main()

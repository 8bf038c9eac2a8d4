#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""geopandas.sjoin: which zone holds each point.

Timed: the join. Not timed: making the geometries, and the index over the points that the join would
else build itself. It takes far longer than the join: Debian has no pygeos, so that geopandas goes
through rtree, point by point.

    points_geopandas.py FOLDER clustered|sorted
"""

import sys

import geopandas as gpd
import numpy as np
from shapely.geometry import Polygon

from peer import Stopwatch, report


def main():
    folder, order = sys.argv[1:]
    rings = np.fromfile(f"{folder}/zones.f64").reshape(1_600, 200, 2)
    zones = gpd.GeoDataFrame(geometry=[Polygon(ring) for ring in rings], crs="EPSG:3035")
    x, y = np.fromfile(f"{folder}/points_{order}.f64").reshape(-1, 2).T
    points = gpd.GeoDataFrame(geometry=gpd.points_from_xy(x, y), crs="EPSG:3035")
    watch = Stopwatch()
    assert points.sindex is not None
    indexing = watch.seconds()
    watch = Stopwatch()
    joined = gpd.sjoin(points, zones, how="inner", predicate="within")
    report(f"points_{order}", "geopandas.sjoin", seconds=watch.seconds(), items=len(points),
           check=len(joined), indexing=indexing)


main()

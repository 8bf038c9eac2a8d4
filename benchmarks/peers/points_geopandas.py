# SPDX-License-Identifier: Apache-2.0
"""geopandas.sjoin on shapely 2: which zone holds each point.

Timed: the join, with the index that it builds over the zones. Not timed: making the geometries.

    points_geopandas.py FOLDER clustered|sorted
"""

import sys

import geopandas as gpd

from peer import Stopwatch, report
from points import read_points, read_zones


def main():
    folder, order = sys.argv[1:]
    zones = gpd.GeoDataFrame(geometry=read_zones(folder), crs="EPSG:3035")
    points = gpd.GeoDataFrame(geometry=gpd.points_from_xy(*read_points(folder, order).T),
                              crs="EPSG:3035")
    watch = Stopwatch()
    joined = gpd.sjoin(points, zones, how="inner", predicate="within")
    report(f"points_{order}", "geopandas.sjoin", seconds=watch.seconds(), items=len(points),
           check=len(joined))


main()

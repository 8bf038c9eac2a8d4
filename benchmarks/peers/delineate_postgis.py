# SPDX-License-Identifier: Apache-2.0
"""From INSEE's grid to zones in a GeoPackage with PostGIS, and a new scenario on loaded cells.

The plain estimate of delineate_geopandas.py, hence its perimeters, and as little beside them. To be
run under benchmarks/peers/postgres.

    delineate_postgis.py whole SAMPLE_FOLDER OUT.gpkg        # load, index, zones; export with cells
    delineate_postgis.py perimeters SAMPLE_FOLDER OUT.gpkg   # export without cells
    delineate_postgis.py scenario SAMPLE_FOLDER              # zones at 55 %; loads only if need be
"""

import os
import subprocess
import sys

from peer import Stopwatch, report

HERE = os.path.dirname(os.path.abspath(__file__))
JOBS = {"whole": "delineate", "perimeters": "perimeters", "scenario": "scenario"}


def psql(*words):
    done = subprocess.run(["psql", "--quiet", "--no-psqlrc", "--no-align", "--tuples-only", *words],
                          check=True, stdout=subprocess.PIPE, text=True)
    return done.stdout.strip()


def clear():
    """No zones of an earlier run."""
    psql("--command", "DROP TABLE IF EXISTS zones, clustered, thresholds CASCADE")


def load():
    psql("--file", f"{HERE}/postgis/load.sql")


def draw_zones(ratio):
    psql("--set", f"ratio={ratio}", "--file", f"{HERE}/postgis/zones.sql")


def export(output, layers):
    if os.path.exists(output):
        os.remove(output)
    fast = {"OGR_SQLITE_SYNCHRONOUS": "OFF", "PGOPTIONS": "--client-min-messages=warning"}
    subprocess.run(["ogr2ogr", "-f", "GPKG", "-gt", "unlimited", output, "PG:", *layers],
                   check=True, env={**os.environ, **fast})


def figures():
    cells, zones, people = psql(
        "--command", "SELECT (SELECT count(*) FROM cells), count(*), "
                     "coalesce(round(sum(people)::numeric, 1), 0) FROM zones").split("|")
    return {"items": int(cells), "check": float(people), "zones": int(zones)}


def run_whole(extent, output):
    clear()
    watch = Stopwatch()
    load()
    loaded = watch.seconds()
    draw_zones(0.60)
    drawn = watch.seconds()
    layers = ["zones"]
    if extent == "whole":
        psql("--file", f"{HERE}/postgis/cells.sql")
        layers.append("cells_of_large_units")
    export(output, layers)
    report(JOBS[extent], "PostGIS", seconds=watch.seconds(), **figures(), load_and_index=loaded,
           zones_alone=drawn - loaded)


def run_scenario():
    if not psql("--command", "SELECT to_regclass('cells')"):
        load()
    clear()
    watch = Stopwatch()
    draw_zones(0.55)
    report("scenario", "PostGIS", seconds=watch.seconds(), **figures())


def main():
    job, os.environ["CARREAU_SAMPLE_DIR"] = sys.argv[1:3]
    if job == "scenario":
        run_scenario()
    else:
        run_whole(job, sys.argv[3])


main()

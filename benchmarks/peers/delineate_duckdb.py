# SPDX-License-Identifier: Apache-2.0
"""From INSEE's grid to zones in a GeoPackage with DuckDB and its spatial extension.

The plain estimate of delineate_geopandas.py, hence its perimeters, and as little beside them: no
layer of cells.

    delineate_duckdb.py SAMPLE_FOLDER OUT.gpkg
"""

import os
import sys

from peer import Stopwatch, report
from peer_duckdb import connect
from rule import (
    BRIDGE_EXPONENT,
    LARGE_UNIT,
    MEAN_TO_MEDIAN,
    NATIONAL_DECLARED,
    NATIONAL_DISPOSABLE,
    SMALLEST_UNIT,
    SMALLEST_ZONE,
    SPREAD,
)

TEXTS = {"idcar_200m", "idcar_1km", "idcar_nat", "lcog_geo"}

# S of each unit that is large enough, on the scale of the grid's incomes, at every commune of it.
THRESHOLDS = f"""
CREATE TABLE thresholds AS
WITH members AS (
  SELECT CODGEO AS commune, UU2020 AS unit
  FROM read_csv($folder || '/uu2020_composition.csv', all_varchar = true)
  WHERE STATUT_2017 <> 'H'
), incomes AS (
  SELECT CODGEO AS unit, replace(Q219, ',', '.')::DOUBLE AS median
  FROM read_csv($folder || '/incomes.csv', delim = ';', all_varchar = true)
), units AS (
  SELECT unit, sum(population_totale::BIGINT) AS population,
         coalesce(any_value(median), {NATIONAL_DECLARED}) AS median
  FROM read_csv($folder || '/communes.csv', all_varchar = true) AS communes
  JOIN members ON members.commune = communes.code
  LEFT JOIN incomes USING (unit)
  GROUP BY unit
), weighted AS (
  SELECT unit, median, CASE WHEN population >= {LARGE_UNIT} THEN 0.3 ELSE 0.7 END AS weight
  FROM units WHERE ceil(population / 100.0) * 100 >= {SMALLEST_UNIT}
), declared AS (
  SELECT unit, ceil(round(0.6 * (weight * {NATIONAL_DECLARED} + (1 - weight) * median), 6) / 100)
               * 100 AS s
  FROM weighted
)
SELECT commune, unit,
       {NATIONAL_DISPOSABLE} * pow(s / {NATIONAL_DECLARED}, 1 / {BRIDGE_EXPONENT}) AS s
FROM declared JOIN members USING (unit)
"""
# The cells below S. The id is CRS3035RES200mN2752000E3776400: northing from character 16, easting
# from character 24.
BELOW = f"""
CREATE TABLE below AS
SELECT unit, ind AS people, men AS households, s, {MEAN_TO_MEDIAN} * ind_snv / ind AS median,
       substr(idcar_200m, 24)::INT // 200 AS col, substr(idcar_200m, 16, 7)::INT // 200 AS row
FROM read_csv($folder || '/carreaux_200m_met.csv', header = true, delim = ',',
              auto_detect = false, columns = $types) AS grid
JOIN thresholds ON thresholds.commune = left(grid.lcog_geo, 5)
WHERE ind > 0 AND {MEAN_TO_MEDIAN} * ind_snv / ind < s
"""
# What touches, corners included, is one polygon once every square is a little larger. Hash joins from
# neighbour to neighbour would need one for each step through a cluster.
CLUSTERS = """
CREATE TABLE clusters AS
SELECT unit, row_number() OVER () AS cluster, part.geom AS reach
FROM (
  SELECT unit, unnest(ST_Dump(ST_Union_Agg(
           ST_MakeEnvelope(col * 200 - 1, row * 200 - 1, col * 200 + 201, row * 200 + 201)))) AS part
  FROM below GROUP BY unit
)
"""
ZONES = f"""
CREATE TABLE zones AS
SELECT cluster AS zone, any_value(below.unit) AS unit, sum(people) AS people,
       sum(households) AS households, count(*) AS cells, max(s) AS threshold_disposable,
       -- The share below S at the log-spread of a cell, by the logistic curve nearest to the normal
       -- law (error under 0.01): DuckDB has no error function.
       sum(people / (1 + exp(-1.702 * ln(s / median) / {SPREAD}))) / sum(people) AS share_low_income,
       ST_CoverageUnion_Agg(ST_MakeEnvelope(col * 200, row * 200, col * 200 + 200, row * 200 + 200))
         AS geom
FROM below JOIN clusters
  ON ST_Contains(reach, ST_Point(col * 200 + 100, row * 200 + 100)) AND below.unit = clusters.unit
GROUP BY cluster
HAVING round(sum(people), 1) >= {SMALLEST_ZONE}
"""
EXPORT = """
COPY (SELECT * REPLACE (ST_Multi(geom) AS geom) FROM zones)
TO '{}' WITH (FORMAT gdal, DRIVER 'GPKG', LAYER_NAME 'perimeters', SRS 'EPSG:3035',
              GEOMETRY_TYPE 'MULTIPOLYGON')
"""


def main():
    folder, output = sys.argv[1:]
    if os.path.exists(output):
        os.remove(output)
    connection = connect()
    watch = Stopwatch()
    with open(f"{folder}/carreaux_200m_met.csv", encoding="utf-8") as file:
        columns = file.readline().rstrip("\n").split(",")
    types = {name: "VARCHAR" if name in TEXTS else "DOUBLE" for name in columns}
    connection.execute(THRESHOLDS, {"folder": folder})
    connection.execute(BELOW, {"folder": folder, "types": types})
    connection.execute(CLUSTERS)
    connection.execute(ZONES)
    connection.execute(EXPORT.format(output))
    seconds = watch.seconds()
    people, zones = connection.execute("SELECT sum(people), count(*) FROM zones").fetchone()
    report("perimeters", "DuckDB", seconds=seconds, items=None, check=round(people, 1),
           zones=zones)


main()

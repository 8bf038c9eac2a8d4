-- SPDX-License-Identifier: Apache-2.0
-- From the files to cells that a scenario can be run on. The five columns of the job come from the
-- grid by standard input, cut out of the file on the way; the tables of communes and units too.
\set ON_ERROR_STOP on
DROP TABLE IF EXISTS raw_cells, communes, composition, incomes, units, cells CASCADE;

CREATE UNLOGGED TABLE raw_cells (id text, communes text, people float8, households float8,
                                 incomes float8);
\copy raw_cells FROM PROGRAM 'cut -d, -f1,6,7,8,14 "$CARREAU_SAMPLE_DIR/carreaux_200m_met.csv"' WITH (FORMAT csv, HEADER)
CREATE TABLE communes (code text, population int8);
\copy communes FROM PROGRAM 'cut -d, -f1,5 "$CARREAU_SAMPLE_DIR/communes.csv"' WITH (FORMAT csv, HEADER)
CREATE TABLE composition (commune text, unit text, status text);
\copy composition FROM PROGRAM 'cut -d, -f1,3,6 "$CARREAU_SAMPLE_DIR/uu2020_composition.csv"' WITH (FORMAT csv, HEADER)
CREATE TABLE incomes (unit text, median float8);
\copy incomes FROM PROGRAM 'cut -d\; -f1,7 "$CARREAU_SAMPLE_DIR/incomes.csv"' WITH (FORMAT csv, HEADER, DELIMITER ';')

CREATE TABLE units AS
SELECT row_number() OVER (ORDER BY unit)::int AS id, unit AS code, sum(population) AS population,
       coalesce(max(median), 21940) AS median
FROM composition
JOIN communes ON communes.code = composition.commune
LEFT JOIN incomes USING (unit)
WHERE status <> 'H'
GROUP BY unit;

ANALYZE raw_cells, composition, units;
-- CRS3035RES200mN2752000E3776400: northing from character 16, easting from character 24.
CREATE UNLOGGED TABLE cells AS
SELECT raw.id, units.id AS unit, people, households, 0.934 * incomes / people AS median,
       ST_SetSRID(ST_MakePoint(substr(raw.id, 24)::float8 + 100,
                               substr(raw.id, 16, 7)::float8 + 100), 3035) AS centre
FROM raw_cells raw
LEFT JOIN composition ON composition.commune = left(raw.communes, 5)
LEFT JOIN units ON units.code = composition.unit
WHERE people > 0;
DROP TABLE raw_cells;

-- The cells of one unit below a threshold, found without a look at the others.
CREATE INDEX ON cells (unit, median) WHERE unit IS NOT NULL;
ANALYZE units, cells;

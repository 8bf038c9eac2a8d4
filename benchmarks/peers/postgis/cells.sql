-- SPDX-License-Identifier: Apache-2.0
-- Every cell of the large units with its figures and its zone, as the layer to be exported.
\set ON_ERROR_STOP on
CREATE VIEW cells_of_large_units AS
SELECT c.id AS cell_id, t.code AS unit, c.people, c.households, c.median,
       1 / (1 + exp(-1.702 * ln(t.s / c.median) / 0.424)) AS share_below, t.s AS threshold,
       z.cluster AS zone, ST_Expand(c.centre, 100) AS geom
FROM thresholds t
JOIN cells c ON c.unit = t.id
LEFT JOIN clustered k ON k.id = c.id
LEFT JOIN zones z ON z.unit = t.code AND z.cluster = k.cluster;

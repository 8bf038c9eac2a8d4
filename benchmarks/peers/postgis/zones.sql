-- SPDX-License-Identifier: Apache-2.0
-- A scenario on loaded, indexed cells: S of each unit from :ratio, contiguous cells below it, the
-- clusters of at least 1,000 people, dissolved.
\set ON_ERROR_STOP on
CREATE UNLOGGED TABLE thresholds AS
WITH weighted AS (
  SELECT id, code, median, CASE WHEN population >= 5000000 THEN 0.3 ELSE 0.7 END AS weight
  FROM units
  WHERE ceil(population / 100.0) * 100 >= 10000
), declared AS (
  SELECT id, code,
         ceil(:ratio * (weight * 21940 + (1 - weight) * median::numeric) / 100) * 100 AS s
  FROM weighted
)
SELECT id, code, 21930 * power(s::float8 / 21940, 1 / 1.7185) AS s FROM declared;

-- Unit by unit along the index (OFFSET 0 keeps the planner from a join over all cells). Cells that
-- touch by a corner have centres 282.8 m apart.
CREATE UNLOGGED TABLE clustered AS
SELECT c.*, t.code, t.s, ST_ClusterDBSCAN(centre, 283, 1) OVER (PARTITION BY unit) AS cluster
FROM thresholds t
CROSS JOIN LATERAL (SELECT * FROM cells WHERE unit = t.id AND median < t.s OFFSET 0) c;

CREATE UNLOGGED TABLE zones AS
SELECT code AS unit, cluster, sum(people) AS people, sum(households) AS households,
       -- The share below S at the log-spread 0.424, by the logistic curve nearest to the normal
       -- law (error under 0.01): PostgreSQL 15 has no error function.
       sum(people / (1 + exp(-1.702 * ln(s / median) / 0.424))) / sum(people) AS share_low_income,
       max(s) AS threshold_disposable, count(*) AS cells,
       ST_Multi(ST_Union(ST_Expand(centre, 100))) AS geom
FROM clustered
GROUP BY code, cluster
HAVING round(sum(people)::numeric, 1) >= 1000;

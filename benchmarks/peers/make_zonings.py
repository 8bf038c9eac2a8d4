# SPDX-License-Identifier: Apache-2.0
"""Two zonings of 10,000 zones that do not nest, and 100 tables of statistics of the first.

The zones are like communes and IRIS: the places nearest to 10,000 inhabited cells, drawn among
people, so that they are small where many live; their limits wind, each common limit of two zones
being one line with 64 segments, so that a zone has near 400 vertices. No zone overlaps another, nothing lies between them.

  from.gpkg, to.gpkg     the zones, with their `code`, in EPSG:3035
  table-NNN.csv          `code` and one count VNNN of each zone of from.gpkg

    make_zonings.py GRID FOLDER
"""

import sys

import geopandas as gpd
import numpy as np
import polars as pl
import shapely
from scipy.spatial import Voronoi

ZONES, TABLES, HALVINGS = 10_000, 100, 6
MARGIN = 10_000.0  # m around the country
BEND = 0.12        # of the length of a limit, at the first halving


def read_cells(grid):
    """Centres of inhabited cells and their people."""
    cells = pl.scan_csv(grid).select("idcar_200m", "ind").filter(pl.col("ind") > 0).collect()
    places = [cells["idcar_200m"].str.slice(at, 7).cast(pl.Float64).to_numpy() + 100.0
              for at in (23, 15)]
    return np.stack(places, axis=1), cells["ind"].to_numpy()


def mirrored(seeds, low, high):
    """With their images beyond the four sides of a box: the zones of the seeds then end at it."""
    images = [seeds]
    for axis in (0, 1):
        for side in (low, high):
            image = seeds.copy()
            image[:, axis] = 2 * side[axis] - image[:, axis]
            images.append(image)
    return np.concatenate(images)


def winding(random, start, end, is_straight):
    """Limits with 2^HALVINGS segments between their two ends, one a row."""
    lines = np.stack([start, end], axis=1)
    for halving in range(HALVINGS):
        step = np.diff(lines, axis=1)
        across = np.stack([-step[:, :, 1], step[:, :, 0]], axis=2)
        bend = random.uniform(-BEND, BEND, (*step.shape[:2], 1)) * 0.9**halving
        middle = lines[:, :-1] + 0.5 * step + np.where(is_straight[:, None, None], 0, bend) * across
        finer = np.empty((len(lines), 2 * lines.shape[1] - 1, 2))
        finer[:, ::2], finer[:, 1::2] = lines, middle
        lines = finer
    return np.round(lines, 2)


def zones_of(lines, ends, sides, count):
    """The rings that the limits close; a limit belongs to the zones on both of its sides."""
    belongs = [[] for _ in range(count)]
    for limit, pair in enumerate(sides):
        for zone in pair:
            if zone < count:
                belongs[zone].append(limit)
    rings = []
    for limits in belongs:
        following = {}
        for limit in limits:
            first, last = ends[limit]
            following.setdefault(first, []).append((last, lines[limit]))
            following.setdefault(last, []).append((first, lines[limit][::-1]))
        at, previous, ring = ends[limits[0]][0], None, []
        for _ in limits:
            to, line = next(step for step in following[at] if step[0] != previous)
            ring.append(line[:-1])
            previous, at = at, to
        rings.append(shapely.Polygon(np.concatenate(ring)))
    return np.array(rings)


def is_bad(polygons):
    """Whether a zone crosses itself, or a limit of it another."""
    return ~shapely.is_valid(polygons) | ~shapely.is_empty(shapely.coverage_invalid_edges(polygons))


def draw(random, places, people):
    """Zones around seeds; a limit that meets another is straightened."""
    seeds = places[random.choice(len(places), ZONES, replace=False, p=people / people.sum())]
    seeds = seeds + random.uniform(-100, 100, seeds.shape)
    low, high = places.min(axis=0) - MARGIN, places.max(axis=0) + MARGIN
    diagram = Voronoi(mirrored(seeds, low, high))
    is_ours = (diagram.ridge_points < ZONES).any(axis=1)
    sides = diagram.ridge_points[is_ours]
    ends = np.array([pair for pair, ours in zip(diagram.ridge_vertices, is_ours) if ours])
    # Sides of the box are straight, and one limit with the image beyond it.
    is_straight = (sides >= ZONES).any(axis=1)
    state = random.bit_generator.state
    while True:
        random.bit_generator.state = state  # the same bends again
        lines = winding(random, *diagram.vertices[ends.T], is_straight)
        polygons = zones_of(lines, ends, sides, ZONES)
        crossed = np.append(is_bad(polygons), np.zeros(len(diagram.points) - ZONES, dtype=bool))
        if not crossed.any():
            return polygons
        is_straight |= crossed[sides].any(axis=1)


def write_tables(random, folder, codes):
    size = random.lognormal(6.0, 1.0, len(codes))
    for table in range(1, TABLES + 1):
        counts = random.poisson(size * random.uniform(0.05, 1.0))
        pl.DataFrame({"code": codes, f"V{table:03}": counts}).write_csv(
            f"{folder}/table-{table:03}.csv")


def main():
    grid, folder = sys.argv[1:]
    random = np.random.default_rng(18)
    places, people = read_cells(grid)
    for name, letter in (("from", "A"), ("to", "B")):
        polygons = draw(random, places, people)
        codes = [f"{letter}{zone:05}" for zone in range(ZONES)]
        gpd.GeoDataFrame({"code": codes}, geometry=polygons, crs="EPSG:3035").to_file(
            f"{folder}/{name}.gpkg", layer="zones", driver="GPKG", engine="pyogrio")
        if letter == "A":
            write_tables(random, folder, codes)


main()

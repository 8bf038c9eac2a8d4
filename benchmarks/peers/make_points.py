# SPDX-License-Identifier: Apache-2.0
"""Zones and points for the join: 1,600 zones of 200 vertices in 160 towns over the width of France,
and 1,000,000 points crowded as people are, half of them around zones, half all over the towns.

Three files of doubles in the machine's byte order, x and y in metres:
  zones.f64             1,600 rings of 200 vertices, not closed, apart from each other
  points_clustered.f64  crowded in towns, in random order
  points_sorted.f64     the same points by tile of 200 m along a Z-curve

    make_points.py FOLDER
"""

import sys

import numpy as np

TOWNS, ZONES_IN_TOWN, VERTICES, POINTS = 160, 10, 200, 1_000_000
CORNER, LATTICE, TOWN_STEP, ZONE_STEP = (3_200_000.0, 2_200_000.0), 60, 15_000.0, 1_600.0


def draw_zones(random, towns):
    """Wavy discs on the places of a lattice around each town, hence apart: centres and rings."""
    places = np.array([(i % 4 - 1.5, i // 4 - 1.0) for i in range(ZONES_IN_TOWN)]) * ZONE_STEP
    centres = (towns[:, None, :] + places[None, :, :]).reshape(-1, 2)
    angle = np.linspace(0.0, 2 * np.pi, VERTICES, endpoint=False)
    waves = random.uniform(0, 2 * np.pi, (len(centres), 3))
    radius = sum(np.cos((k + 2) * angle[None, :] + waves[:, k, None]) for k in range(3))
    radius = random.uniform(200, 500, (len(centres), 1)) * (1 + 0.15 * radius)
    radius *= random.uniform(0.97, 1.03, radius.shape)
    directions = np.stack([np.cos(angle), np.sin(angle)], axis=1)
    return centres, centres[:, None, :] + radius[:, :, None] * directions


def draw_points(random, towns, centres):
    size = random.lognormal(0.0, 1.0, TOWNS)
    town = random.choice(TOWNS, POINTS // 2, p=size / size.sum())
    spread = 2_500.0 * np.sqrt(size[town])[:, None]
    all_over = towns[town] + spread * random.normal(size=(POINTS // 2, 2))
    around = centres[random.integers(0, len(centres), POINTS - POINTS // 2)]
    around = around + random.normal(0.0, 500.0, around.shape)
    return random.permutation(np.concatenate([all_over, around]))


def z_curve(points):
    """The bits of column and row of each tile, alternating."""
    key = np.zeros(len(points), dtype=np.uint64)
    tiles = (points / 200.0).astype(np.uint64)
    for bit in range(20):
        for axis in (0, 1):
            key |= ((tiles[:, axis] >> np.uint64(bit)) & np.uint64(1)) << np.uint64(2 * bit + axis)
    return key


def main():
    folder = sys.argv[1]
    random = np.random.default_rng(1)
    # Towns at least 15 km apart: on the places of a coarse lattice.
    places = random.choice(LATTICE * LATTICE, TOWNS, replace=False)
    towns = np.stack([places % LATTICE, places // LATTICE], axis=1) * TOWN_STEP + CORNER
    centres, zones = draw_zones(random, towns)
    zones.tofile(f"{folder}/zones.f64")
    points = draw_points(random, towns, centres)
    points.tofile(f"{folder}/points_clustered.f64")
    points[np.argsort(z_curve(points), kind="stable")].tofile(f"{folder}/points_sorted.f64")


main()

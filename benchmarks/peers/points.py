# SPDX-License-Identifier: Apache-2.0
"""The zones and points of make_points.py, for the Python peers."""

import numpy as np
import shapely

VERTICES = 200


def read_zones(folder):
    rings = np.fromfile(f"{folder}/zones.f64").reshape(-1, VERTICES, 2)
    return shapely.polygons(rings)


def read_points(folder, order):
    return np.fromfile(f"{folder}/points_{order}.f64").reshape(-1, 2)

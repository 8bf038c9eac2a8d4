# SPDX-License-Identifier: Apache-2.0
"""From INSEE's grid to zones in a GeoPackage, with Arrow's reader of CSV, pandas, scipy and geopandas
on shapely 2 and pyogrio.

    delineate_geopandas.py whole SAMPLE_FOLDER OUT.gpkg
    delineate_geopandas.py perimeters SAMPLE_FOLDER OUT.gpkg

`whole` fits a lognormal law to the mean and the headcount of every cell of a large unit and writes
perimeters and cells. Next to `carreau delineate` it leaves out: the recognition of imputed groups;
smoothing; gaps; near misses (three further rounds); every interval and probability; medians and
names of zones; the layers of units, findings and provenance; any check of the input.

`perimeters` leaves out the fit and the cells as well: a cell's median is a fixed share of its mean.
`carreau delineate --cells none --model scaled-mean --set smoothing=0 --set fill_doubtful_gaps=0`
draws the same perimeters.
"""

import os
import sys

import geopandas as gpd
import numpy as np
import pandas as pd
import pyarrow as pa
import shapely
from pyarrow import csv
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components
from scipy.special import ndtr

import lognormal_fit
from peer import Stopwatch, report
from rule import (
    MEAN_TO_MEDIAN,
    POOR_PEOPLE_RATIO,
    SMALLEST_ZONE,
    SPREAD,
    communes_and_units,
    department_figures,
    urban_thresholds,
)

SIDE = 200
COLUMNS = ["idcar_200m", "ind", "ind_snv", "men", "lcog_geo"]


def read_cells(grid, columns):
    # A dictionary, because the few distinct texts are then handled once, not once a cell.
    types = {"idcar_200m": pa.string(), "lcog_geo": pa.dictionary(pa.int32(), pa.string())}
    types = {name: types.get(name, pa.float64()) for name in columns}
    return csv.read_csv(grid, convert_options=csv.ConvertOptions(
        include_columns=columns, column_types=types)).to_pandas()


def by_commune(cells, values, digits=5):
    """A value of each cell's main commune, the first of `lcog_geo`, or of its département."""
    main = cells.lcog_geo.cat.categories.str.slice(0, digits)
    return values.reindex(main).to_numpy()[cells.lcog_geo.cat.codes]


def cells_of_large_units(cells, folder):
    """With the threshold S and the unit of each."""
    unit_of, units = communes_and_units(folder)
    cells["threshold"] = by_commune(cells, unit_of.map(urban_thresholds(units)))
    cells = cells[cells.threshold.notna() & (cells.ind > 0)].copy()
    cells["unit"] = by_commune(cells, unit_of)
    return cells


def estimate(cells, is_fitted):
    """The median of each cell and the share of its people below S."""
    mu, sigma = np.log(MEAN_TO_MEDIAN * cells.ind_snv / cells.ind), SPREAD
    if is_fitted:
        figures = department_figures()
        bounds = [by_commune(cells, figures[name], 2) for name in ("low", "high", "spread")]
        poor = POOR_PEOPLE_RATIO * cells.men_pauv / cells.men
        mu, sigma = lognormal_fit.fit(lognormal_fit.Evidence(
            (cells.ind_snv / cells.ind).to_numpy(), poor.to_numpy(), cells.men.to_numpy(), *bounds))
    cells["median"] = np.exp(mu)
    cells["share_below"] = ndtr((np.log(cells.threshold) - mu) / sigma)


def clusters_of(cells):
    """The contiguous group of each cell, corners included, within its unit."""
    wide = 1 << 20
    place = (cells.row * wide + cells.column).to_numpy()
    order = np.argsort(place)
    place = place[order]
    unit = cells.unit.astype("category").cat.codes.to_numpy()[order]
    pairs = []
    for move in (1, wide - 1, wide, wide + 1):
        at = np.searchsorted(place, place + move)
        at[at == len(place)] = 0
        found = (place[at] == place + move) & (unit[at] == unit)
        pairs.append((order[found], order[at[found]]))
    start, end = (np.concatenate(side) for side in zip(*pairs))
    graph = coo_matrix((np.ones(len(start), dtype=bool), (start, end)), shape=2 * (len(cells),))
    return connected_components(graph, directed=False)[1]


def squares(cells):
    x, y = cells.column.to_numpy() * SIDE, cells.row.to_numpy() * SIDE
    return shapely.box(x, y, x + SIDE, y + SIDE)


def add_places(cells):
    """Row and column by the id: CRS3035RES200mN2752000E3776400."""
    cells["row"] = cells.idcar_200m.str.slice(15, 22).astype(int) // SIDE
    cells["column"] = cells.idcar_200m.str.slice(23, 30).astype(int) // SIDE


def zones_of(cells):
    """The cells below S in clusters of enough people, numbered by cluster."""
    below = cells[cells.share_below > 0.5].copy()
    add_places(below)
    below["zone"] = clusters_of(below)
    people = below.groupby("zone").ind.transform("sum")
    return below[people.round(1) >= SMALLEST_ZONE]


def perimeters_of(members):
    """The cells of each zone dissolved, with its figures."""
    columns = pd.DataFrame({
        "zone": members.zone, "unit": members.unit.astype(str), "people": members.ind,
        "households": members.men, "people_low_income": members.ind * members.share_below,
        "threshold_disposable": members.threshold, "cells": 1})
    sums = dict.fromkeys(["people", "households", "people_low_income", "cells"], "sum")
    zones = gpd.GeoDataFrame(columns, geometry=squares(members), crs="EPSG:3035").dissolve(
        "zone", aggfunc={"unit": "first", "threshold_disposable": "first", **sums},
        method="coverage")  # of squares side by side, the fast union
    zones["share_low_income"] = zones.people_low_income / zones.people
    return zones.reset_index()


def write(frame, output, layer):
    frame.to_file(output, layer=layer, driver="GPKG", engine="pyogrio", use_arrow=True)


def write_cells(cells, members, output):
    cells["zone"] = members.zone.reindex(cells.index, fill_value=-1)
    add_places(cells)
    kept = cells[["idcar_200m", "unit", "ind", "men", "median", "share_below", "threshold", "zone"]]
    kept = gpd.GeoDataFrame(kept, geometry=squares(cells), crs="EPSG:3035")
    write(kept, output, "cells")


def main():
    extent, folder, output = sys.argv[1:]
    is_whole = extent == "whole"
    if os.path.exists(output):
        os.remove(output)
    watch = Stopwatch()
    grid = read_cells(f"{folder}/carreaux_200m_met.csv", COLUMNS + ["men_pauv"] * is_whole)
    items = len(grid)
    cells = cells_of_large_units(grid, folder)
    estimate(cells, is_fitted=is_whole)
    members = zones_of(cells)
    zones = perimeters_of(members)
    write(zones, output, "perimeters")
    if is_whole:
        write_cells(cells, members, output)
    report("delineate" if is_whole else "perimeters", "geopandas", seconds=watch.seconds(),
           items=items, check=round(zones.people.sum(), 1), zones=len(zones))


main()

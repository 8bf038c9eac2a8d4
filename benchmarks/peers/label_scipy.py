# SPDX-License-Identifier: Apache-2.0
"""scipy.ndimage.label: contiguous groups of marked cells, corners included.

Timed: the dense raster of the bounding box is drawn and labelled, and every cell gets its label.
Not timed: the reading. Marked are the cells with a mean income under MARK.

    label_scipy.py GRID
"""

import sys

import numpy as np
import pandas as pd
from scipy import ndimage

from peer import Stopwatch, report

MARK = 16_500


def read_cells(grid):
    cells = pd.read_csv(grid, usecols=["idcar_200m", "ind", "ind_snv"], dtype={"idcar_200m": str})
    row = cells.idcar_200m.str.slice(15, 22).astype(int).to_numpy() // 200
    column = cells.idcar_200m.str.slice(23, 30).astype(int).to_numpy() // 200
    marked = ((cells.ind > 0) & (cells.ind_snv < MARK * cells.ind)).to_numpy()
    return row - row.min(), column - column.min(), marked


def main():
    row, column, marked = read_cells(sys.argv[1])
    watch = Stopwatch()
    raster = np.zeros((row.max() + 1, column.max() + 1), dtype=bool)
    raster[row, column] = marked
    labels, count = ndimage.label(raster, structure=np.ones((3, 3), dtype=int))
    label = labels[row, column]
    seconds = watch.seconds()
    assert (label > 0).sum() == marked.sum()
    report("labelling", "scipy.ndimage.label", seconds=seconds, items=len(row), check=int(count),
           marked=int(marked.sum()), raster_cells=int(raster.size))


main()

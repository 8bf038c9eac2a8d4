# SPDX-License-Identifier: Apache-2.0
"""The data of PROJ and GDAL that a self-contained wheel brings."""

from __future__ import annotations

from pathlib import Path

from carreau import _core


def use_own_data() -> None:
    """Use the data in this package, where it has any.

    Environment variables are neither read nor set: other packages with a PROJ or GDAL of their own
    (pyproj, pyogrio, rasterio) keep theirs.
    """
    folder = Path(__file__).parent / "_data"
    if folder.is_dir():
        _core.use_data_folders(str(folder / "gdal"), str(folder / "proj"))

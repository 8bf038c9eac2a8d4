# SPDX-License-Identifier: Apache-2.0
"""Grids: cells with people, households and incomes."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any, TypedDict, cast

from carreau import _core
from carreau._findings import Finding
from carreau._inputs import Frame, PathLike, arrow_capsule, is_path, paths

_PARQUET = (".parquet", ".geoparquet", ".pq")


class GridMapping(TypedDict, total=False):
    """Which column of a grid of another office holds what, for :func:`read_grid`.

    ``id`` and ``people`` are required. ``incomes`` are sums over people of disposable incomes per
    consumption unit, in euros. ``imputed`` is 0 or 1. ``communes`` are 5-character codes, glued,
    the largest share first. ``year`` is that of the incomes.
    """

    id: str
    people: str
    incomes: str
    households: str
    poor_households: str
    imputed: str
    communes: str
    year: int


class Grid:
    """A grid that was read, for any number of verbs.

    Verbs that need other columns (ages and housing for a portrait) read them when they need them.
    Threads may share a grid.
    """

    def __init__(self, core: _core.Grid) -> None:
        self._held = core
        self._facts: dict[str, Any] = core.facts()

    @property
    def names(self) -> tuple[str, ...]:
        """The paths or the name by which scenarios know it."""
        return tuple(self._held.paths)

    @property
    def people(self) -> float:
        """The people in all cells."""
        return float(self._facts["people"])

    @property
    def has_households(self) -> bool:
        """Whether it counts households and poor households."""
        return bool(self._facts["households"])

    @property
    def cell_size(self) -> int:
        """The side of a cell in metres."""
        return int(self._facts["cell_size"])

    @property
    def crs(self) -> str:
        """The coordinate reference system of the cells: ``"EPSG:3035"`` in métropole."""
        return f"EPSG:{self._facts['epsg']}"

    @property
    def vintage(self) -> int:
        """The year of the incomes."""
        return int(self._facts["vintage"])

    @property
    def is_vintage_assumed(self) -> bool:
        """Whether neither the columns nor the name say which year it is."""
        return bool(self._facts["vintage_assumed"])

    @property
    def findings(self) -> list[Finding]:
        """What is odd in it but usable."""
        return self._held.findings()

    def __len__(self) -> int:
        return int(self._facts["cells"])

    def __repr__(self) -> str:
        names = ", ".join(Path(name).name for name in self.names)
        return (
            f"<carreau.Grid {names}: {len(self)} cells of {self.cell_size} m, "
            f"{self.people:.0f} people, incomes of {self.vintage}>"
        )


def is_parquet(source: object) -> bool:
    """Whether a source is the path of a Parquet file."""
    return is_path(source) and os.fspath(source).lower().endswith(_PARQUET)  # type: ignore[call-overload]


def read_grid(
    source: PathLike | Iterable[PathLike] | Frame,
    *,
    mapping: GridMapping | None = None,
    households: bool = True,
    name: str | None = None,
    threads: int = 0,
    progress: Any = None,
) -> Grid:
    """Read a grid from files or from columns in memory.

    Args:
        source: Files of INSEE's grid (CSV, GeoPackage, Shapefile, dBASE, in a zip; several files of
            one grid as a sequence); a Parquet or GeoParquet file, of which only the columns used
            are read; a DataFrame of pandas or Polars, a GeoDataFrame; a table, reader or scanner of
            pyarrow; or anything with ``__arrow_c_stream__``. Columns in memory are not copied.
        mapping: The columns of a grid of another office. By default columns bear INSEE's names
            (``idcar_200m``, ``ind``, ``men``, ``men_pauv``, ``ind_snv``, ``i_est_200``,
            ``lcog_geo``), in any order; case is ignored.
        households: False for a reduced grid, which counts people alone. Its runs use the model
            ``means``.
        name: What scenarios and messages call columns in memory. A year of incomes in it
            (``"carreaux_2019"``) is that of the grid, as in the name of a file.
        threads: How many threads may read; 0 means all cores.
        progress: Called as ``progress(step, unit, done, total)``.

    Returns:
        The grid. Counts are kept in tenths of people and households, incomes in cents.

    Raises:
        DataError: For a missing, duplicated or mistyped column, an unknown value, a cell twice;
            with table, row (from 1) and column.
        IoError: For a file that cannot be read.
    """
    control = _core.Control(threads, progress)
    columns = _columns(mapping)
    if _is_file_list(source):
        return Grid(_core.grid_of_files(paths(cast(Any, source)), households, columns, control))
    if is_parquet(source):
        path = os.fspath(source)  # type: ignore[arg-type]
        capsule = _parquet_capsule(path, columns)
        return Grid(_core.grid_of_arrow(capsule, path, households, columns, control))
    return Grid(
        _core.grid_of_arrow(arrow_capsule(source), name or "grid", households, columns, control)
    )


def _is_file_list(source: object) -> bool:
    if isinstance(source, (list, tuple)):
        return bool(source) and all(is_path(part) for part in source)
    return is_path(source) and not is_parquet(source)


def _columns(mapping: GridMapping | None) -> _core.GridMapping:
    columns = _core.GridMapping()
    for key, value in (mapping or {}).items():
        if key not in GridMapping.__annotations__:
            names = ", ".join(GridMapping.__annotations__)
            _core.refuse("mapping", "usage_choice", {"choices": names, "found": key})
        setattr(columns, key, value)
    return columns


def _parquet_capsule(path: str, columns: _core.GridMapping) -> object:
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError:
        _core.refuse("source", "parquet_needs_pyarrow", {"file": path})
    try:
        file = pq.ParquetFile(path)
    except (OSError, pa.ArrowInvalid) as error:
        _core.refuse_file(path, str(error).splitlines()[0])
    wanted = _core.grid_columns(list(file.schema_arrow.names), columns)
    schema = pa.schema([file.schema_arrow.field(name) for name in wanted])
    batches = file.iter_batches(columns=wanted)
    return pa.RecordBatchReader.from_batches(schema, batches).__arrow_c_stream__()

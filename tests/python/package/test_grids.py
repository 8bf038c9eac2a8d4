# SPDX-License-Identifier: Apache-2.0
"""Grids from anything: files, frames, streams of Arrow, Parquet, GeoParquet."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import carreau
import geopandas
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.dataset as ds
import pyarrow.parquet as pq
import pytest
import shapely
from conftest import GRID, RUN
from pyarrow import csv

NAME = GRID.name


@pytest.fixture(scope="module")
def table() -> pa.Table:
    return csv.read_csv(
        GRID, convert_options=csv.ConvertOptions(column_types={"lcog_geo": pa.string()})
    )


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("expected") / "out.gpkg"
    carreau.delineate(GRID, **RUN).write(path)
    return path.read_bytes()


def squares(table: pa.Table, crs: str = "EPSG:3035") -> geopandas.GeoDataFrame:
    """The table with the square of each cell."""
    frame = table.to_pandas()
    north = frame["idcar_200m"].str.extract(r"N(\d+)E")[0].astype(float)
    east = frame["idcar_200m"].str.extract(r"E(\d+)$")[0].astype(float)
    shapes = shapely.box(east, north, east + 200, north + 200)
    return geopandas.GeoDataFrame(frame, geometry=shapes, crs=crs)


def sliced(table: pa.Table) -> pa.Table:
    """The same rows in chunks, each with an offset into longer buffers."""
    parts = [table.slice(i, 137) for i in range(0, len(table), 137)]
    return pa.concat_tables(
        pa.concat_tables([part.slice(0, 1), part]).combine_chunks().slice(1) for part in parts
    )


def retyped(table: pa.Table, text: pa.DataType) -> pa.Table:
    names = ("idcar_200m", "lcog_geo")
    for name in names:
        column = table[name]
        typed = column.dictionary_encode() if pa.types.is_dictionary(text) else column.cast(text)
        table = table.set_column(table.column_names.index(name), name, typed)
    return table


def columns_apart(table: pa.Table) -> pd.DataFrame:
    """A frame whose numbers lie row by row in one block, so that no column is contiguous."""
    frame = table.to_pandas()
    names = [name for name in frame.columns if frame[name].dtype.kind == "f"]
    block = np.ascontiguousarray(frame[names].to_numpy())
    strided = pd.DataFrame({name: block[:, k] for k, name in enumerate(names)}, copy=False)
    rest = frame.drop(columns=names)
    return pd.concat([rest, strided], axis=1)


SOURCES = {
    "pyarrow": lambda t: t,
    "reader": lambda t: t.to_reader(max_chunksize=100),
    "sliced": sliced,
    "large strings": lambda t: retyped(t, pa.large_string()),
    "string views": lambda t: retyped(t, pa.string_view()),
    "dictionary": lambda t: retyped(t, pa.dictionary(pa.int32(), pa.string())),
    "float32 counts": lambda t: t.set_column(
        t.column_names.index("men"), "men", t["men"].cast(pa.float64())
    ),
    "pandas": lambda t: t.to_pandas(),
    "pandas, not contiguous": columns_apart,
    "pandas, shuffled": lambda t: t.to_pandas().sample(frac=1.0, random_state=1),
    "polars": pl.from_arrow,
    "geopandas": squares,
    "upper case": lambda t: t.rename_columns([name.upper() for name in t.column_names]),
}


@pytest.mark.parametrize("kind", SOURCES)
def test_any_source_gives_the_same_bytes(
    table: pa.Table, expected: bytes, tmp_path: Path, kind: str
) -> None:
    grid = carreau.read_grid(SOURCES[kind](table), name=NAME)
    assert len(grid) == len(table)
    carreau.delineate(grid, **RUN).write(tmp_path / "out.gpkg")
    if kind != "upper case":  # in capitals they are the columns of another year
        assert (tmp_path / "out.gpkg").read_bytes() == expected


def test_parquet(table: pa.Table, expected: bytes, tmp_path: Path) -> None:
    folder = tmp_path / "parquet"
    folder.mkdir()
    path = folder / "carreaux_200m_met.parquet"
    pq.write_table(table.append_column("unused", pa.array([None] * len(table))), path)
    assert len(carreau.read_grid(path)) == len(table)
    made = carreau.delineate(path, **RUN)
    assert made.to_arrow().num_rows > 0
    # A scanner and a path stand for the same cells; the name alone is another.
    scanner = ds.dataset(path).scanner(columns=[n for n in table.column_names])
    carreau.delineate(carreau.read_grid(scanner, name=NAME), **RUN).write(tmp_path / "out.gpkg")
    assert (tmp_path / "out.gpkg").read_bytes() == expected


def test_geoparquet(table: pa.Table, expected: bytes, tmp_path: Path) -> None:
    path = tmp_path / "grid.geoparquet"
    squares(table).to_parquet(path)
    assert len(carreau.read_grid(path)) == len(table)
    frame = geopandas.read_parquet(path)
    grid = carreau.read_grid(frame, name=NAME)
    carreau.delineate(grid, **RUN).write(tmp_path / "out.gpkg")
    assert (tmp_path / "out.gpkg").read_bytes() == expected


def test_a_grid_says_what_it_is(table: pa.Table) -> None:
    grid = carreau.read_grid(table, name="carreaux_2019")
    assert grid.vintage == 2019
    assert not grid.is_vintage_assumed
    assert grid.crs == "EPSG:3035"
    assert grid.cell_size == 200
    assert grid.has_households
    assert grid.people == pytest.approx(sum(table["ind"].to_pylist()), abs=0.01)
    assert "carreaux_2019" in repr(grid)
    assert carreau.read_grid(GRID).names == (str(GRID),)


def test_a_reduced_grid(table: pa.Table) -> None:
    reduced = table.select(["idcar_200m", "ind", "ind_snv", "i_est_200", "lcog_geo"])
    with pytest.raises(carreau.DataError) as caught:
        carreau.read_grid(reduced)
    assert caught.value.code == "reduced_grid"
    grid = carreau.read_grid(reduced, households=False)
    assert not grid.has_households
    made = carreau.delineate(grid, **RUN)
    assert made.to_arrow()["households"].null_count == made.to_arrow().num_rows


def test_a_declared_mapping(table: pa.Table) -> None:
    renamed = table.select(["idcar_200m", "ind", "ind_snv"]).rename_columns(["CELL", "POP", "SNV"])
    grid = carreau.read_grid(
        renamed,
        mapping={"id": "CELL", "people": "POP", "incomes": "SNV", "year": 2019},
        households=False,
    )
    assert len(grid) == len(table)
    assert grid.vintage == 2019
    with pytest.raises(carreau.ArgumentError) as caught:
        carreau.read_grid(renamed, mapping={"identifier": "CELL"})  # type: ignore[typeddict-unknown-key]
    assert caught.value.found == "identifier"


def replaced(table: pa.Table, name: str, values: Any) -> pa.Table:
    return table.set_column(table.column_names.index(name), name, values)


def without(table: pa.Table, name: str) -> pa.Table:
    return table.drop_columns([name])


def with_null(table: pa.Table) -> pa.Table:
    values = table["ind"].to_pylist()
    values[4] = None
    return replaced(table, "ind", pa.array(values))


def with_twin(table: pa.Table) -> pa.Table:
    return pa.concat_tables([table, table.slice(2, 1)])


BAD = {
    "missing": (lambda t: without(t, "ind_snv"), None, None),
    "missing households": (lambda t: without(t, "men_pauv"), None, None),
    "twice": (lambda t: t.append_column("IND", t["ind"]), None, None),
    "texts": (lambda t: replaced(t, "ind", t["ind"].cast(pa.string())), None, "ind"),
    "null": (with_null, 5, "ind"),
    "negative": (lambda t: replaced(t, "ind", pa.array([-1.0] * len(t))), 1, "ind"),
    "not a number": (lambda t: replaced(t, "ind", pa.array([float("nan")] * len(t))), 1, "ind"),
    "cell twice": (with_twin, None, None),
    "no rows": (lambda t: t.slice(0, 0), None, None),
    "wrong CRS": (lambda t: squares(t, crs="EPSG:2154"), None, None),
}


@pytest.mark.parametrize("kind", BAD)
def test_unusable_columns(table: pa.Table, kind: str) -> None:
    spoil, row, column = BAD[kind]
    with pytest.raises(carreau.DataError) as caught:
        carreau.read_grid(spoil(table), name="cells of 2019")
    error = caught.value
    assert error.file == "cells of 2019"
    assert error.code
    if row is not None:
        assert error.row == row
    if column is not None:
        assert error.column == column


def test_what_is_no_table() -> None:
    for source in (3, [1, 2], {"a": 1}, object()):
        with pytest.raises(carreau.ArgumentError) as caught:
            carreau.read_grid(source)
        assert caught.value.argument == "source"
        assert caught.value.code == "source_not_tabular"


def test_a_file_that_is_no_parquet(tmp_path: Path) -> None:
    path = tmp_path / "grid.parquet"
    path.write_text("no parquet")
    for broken in (path, tmp_path / "none.parquet"):
        with pytest.raises(carreau.IoError) as caught:
            carreau.read_grid(broken)
        assert caught.value.file == str(broken)
        assert caught.value.code == "file_refused"
        assert isinstance(caught.value, OSError)


def test_what_other_libraries_must_be_there_for(
    table: pa.Table, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "grid.parquet"
    pq.write_table(table, path)
    with monkeypatch.context() as patch:
        patch.setitem(sys.modules, "pyarrow", None)
        with pytest.raises(carreau.ArgumentError) as caught:
            carreau.read_grid(path)
        assert caught.value.code == "parquet_needs_pyarrow"
    with monkeypatch.context() as patch:
        patch.setitem(sys.modules, "geopandas", None)
        with pytest.raises(carreau.ArgumentError) as caught:
            carreau.check(table, GRID, **RUN)
        assert caught.value.code == "zones_need_geopandas"

# SPDX-License-Identifier: Apache-2.0
"""The seven columns of the job out of the grid, by one of today's readers.

All are given the types, which spares them the inference, and read the columns of the job alone. The
result are columns in memory: a data frame, or Arrow's table.

    read_csv.py polars|duckdb|pyarrow|pandas GRID
"""

import sys

from peer import COLUMNS, Stopwatch, report

TEXTS = {"idcar_200m", "idcar_1km", "idcar_nat", "lcog_geo"}


def header(grid):
    with open(grid, encoding="utf-8") as file:
        return file.readline().rstrip("\n").split(",")


def polars_reader(grid):
    import polars
    schema = {name: polars.String if name in TEXTS else polars.Float64 for name in header(grid)}

    def read():
        scan = polars.scan_csv(grid, schema=schema).select(COLUMNS)
        cells = scan.collect(engine="streaming")
        return cells.height, cells["ind"].sum
    return read


def duckdb_reader(grid):
    import duckdb
    import pyarrow.compute
    types = {name: "VARCHAR" if name in TEXTS else "DOUBLE" for name in header(grid)}
    connection = duckdb.connect()
    # The order of the rows does not matter to the sum: DuckDB need not keep it.
    connection.execute("SET preserve_insertion_order = false")

    def read():
        cells = connection.sql(
            f"SELECT {', '.join(COLUMNS)} FROM read_csv($grid, header = true, delim = ',', "
            "auto_detect = false, columns = $types)", params={"grid": grid, "types": types})
        cells = cells.to_arrow_table()
        return cells.num_rows, lambda: pyarrow.compute.sum(cells["ind"]).as_py()
    return read


def pyarrow_reader(grid):
    import pyarrow
    import pyarrow.compute
    from pyarrow import csv
    options = csv.ConvertOptions(
        include_columns=COLUMNS,
        column_types={name: pyarrow.string() if name in TEXTS else pyarrow.float64()
                      for name in COLUMNS})
    blocks = csv.ReadOptions(block_size=1 << 22)

    def read():
        cells = csv.read_csv(grid, read_options=blocks, convert_options=options)
        return cells.num_rows, lambda: pyarrow.compute.sum(cells["ind"]).as_py()
    return read


def pandas_reader(grid):
    import pandas

    def read():
        cells = pandas.read_csv(
            grid, engine="pyarrow", dtype_backend="pyarrow", usecols=COLUMNS,
            dtype={name: "string[pyarrow]" if name in TEXTS else "double[pyarrow]"
                   for name in COLUMNS})
        return len(cells), cells.ind.sum
    return read


READERS = {"polars": polars_reader, "duckdb": duckdb_reader, "pyarrow": pyarrow_reader,
           "pandas": pandas_reader}


def main():
    name, grid = sys.argv[1:]
    read = READERS[name](grid)
    watch = Stopwatch()
    rows, people = read()
    seconds = watch.seconds()
    report("csv", name, seconds=seconds, items=rows, check=round(people(), 1))


main()

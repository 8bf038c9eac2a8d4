# SPDX-License-Identifier: Apache-2.0
"""DuckDB in memory, with its spatial extension from PyPI: nothing is fetched when it runs. Both lie
beside the other peers, see requirements-duckdb-spatial.txt."""

import importlib.resources
import sys
from pathlib import Path

sys.path.insert(0, str(Path(sys.prefix) / "duckdb-spatial"))

import duckdb
import duckdb_extension_spatial


def connect():
    connection = duckdb.connect()
    files = importlib.resources.files(duckdb_extension_spatial) / "extensions"
    connection.load_extension(
        str(files / f"v{duckdb.__version__}" / "spatial.duckdb_extension"))
    # The order of rows is nobody's business in these jobs; DuckDB need not keep it.
    connection.execute("SET preserve_insertion_order = false")
    return connection

# SPDX-License-Identifier: Apache-2.0
"""Results of verbs: tables, files, summaries, findings."""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from carreau import _core
from carreau._findings import Finding
from carreau._html import repr_html
from carreau._inputs import PathLike
from carreau._language import Language, current_language

if TYPE_CHECKING:
    import geopandas
    import pandas as pd
    import pyarrow as pa


class Table:
    """One table of a result, for anything that takes the Arrow PyCapsule interface.

    Names, types and values are those of the files that the command line writes. Integers are int64,
    real numbers float64, texts utf8, unknown values null, outlines and points a last column
    ``geometry`` of the extension type ``geoarrow.wkb`` with its CRS.
    """

    def __init__(self, result: _core.Result, name: str, control: _core.Control) -> None:
        self._result = result
        self._control = control
        self.name = name

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """Return the rows as a capsule ``arrow_array_stream``; each call gives a new one."""
        del requested_schema
        return self._result.arrow_stream(self.name, self._control)


class Result:
    """What a verb gives. It is only read: threads may share it."""

    _held: _core.Result

    def __init__(self, core: _core.Result) -> None:
        self._held = core

    @property
    def tables(self) -> tuple[str, ...]:
        """The names of its tables, the main one first."""
        return tuple(self._held.tables())

    def table(self, table: str | None = None, *, threads: int = 0) -> Table:
        """Return a table for the Arrow PyCapsule interface; by default the main one.

        Raises:
            ArgumentError: When the table is taken, for a name that is not in :attr:`tables`.
        """
        return Table(self._held, table or self.tables[0], _core.Control(threads))

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """Return the rows of the main table as a capsule ``arrow_array_stream``."""
        return self.table().__arrow_c_stream__(requested_schema)

    def to_arrow(self, table: str | None = None, *, threads: int = 0) -> pa.Table:
        """Return a table as a table of pyarrow.

        Args:
            table: One of :attr:`tables`; by default the main one.
            threads: How many threads may prepare it; 0 means all cores.

        Raises:
            ArgumentError: For an unknown table.
            ImportError: Without pyarrow.
        """
        import pyarrow as pa

        return pa.table(self.table(table, threads=threads))

    def to_pandas(self, table: str | None = None, *, threads: int = 0) -> pd.DataFrame:
        """Return a table as a DataFrame, without its outlines."""
        made = self.to_arrow(table, threads=threads)
        if "geometry" in made.column_names:
            made = made.drop_columns(["geometry"])
        return made.to_pandas()

    def to_geopandas(self, table: str | None = None, *, threads: int = 0) -> geopandas.GeoDataFrame:
        """Return a table with outlines or points as a GeoDataFrame.

        Raises:
            ArgumentError: For an unknown table, and for one without geometry.
        """
        import geopandas

        made = self.to_arrow(table, threads=threads)
        if "geometry" not in made.column_names:
            _core.refuse("table", "table_without_geometry", {"found": table or self.tables[0]})
        return geopandas.GeoDataFrame.from_arrow(made)

    def write(
        self,
        path: PathLike,
        *,
        format: str | None = None,  # noqa: A002 - the name of the option
        overwrite: bool = False,
        threads: int = 0,
        progress: Any = None,
    ) -> list[str]:
        """Write the file that the command line writes for the same request, byte for byte.

        Args:
            path: A file, or a database (``PG:…``). The extension gives the format.
            format: The format where the extension does not: ``"gpkg"``, ``"geojson"``, ``"fgb"``,
                ``"csv"``, ``"json"``.
            overwrite: Whether a file that exists may be replaced. It appears when it is complete.
            threads: How many threads may write; 0 means all cores.
            progress: Called as ``progress(step, unit, done, total)``.

        Returns:
            The paths of all files written.

        Raises:
            ArgumentError: For an unknown format, and for a file that is an input.
            IoError: For a file that exists or cannot be written.
        """
        to = _core.Destination(os.fspath(path), format or "", overwrite)
        return self._held.write(to, _core.Control(threads, progress))

    @property
    def findings(self) -> list[Finding]:
        """What is odd in the data but usable, in the language of :func:`carreau.set_language`."""
        return self._held.findings()

    @property
    def scenario(self) -> str:
        """The scenario of the run as TOML, with the digests of its inputs; empty without a rule."""
        return self._held.scenario()

    @property
    def summary(self) -> dict[str, Any]:
        """The summary, as ``--json`` prints it."""
        return cast("dict[str, Any]", json.loads(self._held.json()))

    def text(self, language: Language | None = None) -> str:
        """Return the summary as the command line prints it."""
        return self._held.text(language or current_language())

    def _title(self) -> str:
        return type(self).__name__

    def __repr__(self) -> str:
        return f"<carreau.{self._title()}: {', '.join(self.tables)}>"

    def _repr_html_(self) -> str:
        return repr_html(self._held, self.tables[0], self._title())


class _Explained(Result):
    """A result whose decisions can be explained."""

    def explain(self, id: str, language: Language | None = None) -> str:  # noqa: A002
        """Say in sentences why a cell or a zone is in or out, with every term.

        Args:
            id: The id of a cell (``"CRS3035RES200mN2346200E3842400"``), a zone or a quartier.
            language: ``"en"`` or ``"fr"``; by default that of :func:`carreau.set_language`.

        Raises:
            ArgumentError: Where nothing in the result has that id.
        """
        return self._held.explain(id, language or current_language())


class Delineation(_Explained):
    """Proposed perimeters.

    Tables: ``perimeters``, ``near_misses``, ``cells``, ``urban_units``, ``findings``, ``run``.
    """

    @property
    def zones(self) -> int:
        """The number of proposed perimeters."""
        return len(self.to_arrow("perimeters"))


class Revision(_Explained):
    """A revised map.

    Tables: ``perimeters``, ``extensions``, ``left``, ``cells``, ``urban_units``, ``findings``,
    ``run``.
    """

    def explain(self, id: str, language: Language | None = None) -> str:  # noqa: A002
        """Say in sentences why a cell or a quartier is in or out, with every term.

        Args:
            id: The id of a cell, or the code of a quartier.
            language: ``"en"`` or ``"fr"``; by default that of :func:`carreau.set_language`.

        Raises:
            Error: Where nothing in the result has that id.
        """
        # A revision is explained from its file.
        with tempfile.TemporaryDirectory(prefix="carreau-") as folder:
            path = Path(folder) / "revision.gpkg"
            self.write(path)
            return _core.explain(str(path), id, language or current_language())


class _Tabular(Result):
    """A result whose tables are written one by one."""

    _held: _core.TableResult

    def write_table(
        self,
        table: str,
        path: PathLike,
        *,
        format: str | None = None,  # noqa: A002
        overwrite: bool = False,
    ) -> list[str]:
        """Write one of :attr:`tables` as CSV, JSON or a layer of a GeoPackage or a database."""
        to = _core.Destination(os.fspath(path), format or "", overwrite)
        return self._held.write_table(table, to, _core.Control())


class Check(_Tabular):
    """Zones with the criteria of a rule. Table: ``check``."""


class Comparison(_Tabular):
    """Two generations of zones. Tables: ``comparison``, ``transfers``."""


class Evaluation(_Tabular):
    """The agreement of proposed zones with a reference. Table: ``evaluation``."""


class Portrait(_Tabular):
    """Zones next to their territories. Table: ``portrait``."""

    _held: _core.PortrayedResult

    def write_pages(
        self,
        folder: PathLike,
        *,
        overwrite: bool = False,
        language: Language | None = None,
        threads: int = 0,
    ) -> list[str]:
        """Write a printable page for each zone into a folder, and return their paths."""
        return self._held.write_pages(
            os.fspath(folder), overwrite, language or current_language(), _core.Control(threads)
        )


class Crosswalk(_Tabular):
    """Statistics moved to other zones. Table: ``crosswalk``."""


class Assignment(_Tabular):
    """Places with their zones. Table: ``assignment``."""


class Attribution(Result):
    """Funded actions by quartier. Tables: ``quartiers``, ``actions``, ``funding``, ``findings``.

    Money is in euros; an amount that no file gives is null.
    """

    _held: _core.AttributedResult

    def write_report(
        self,
        folder: PathLike,
        *,
        title: str = "",
        overwrite: bool = False,
        language: Language | None = None,
    ) -> list[str]:
        """Write the report into a folder: page, workbook, tables, GeoPackage; return the paths."""
        return self._held.write_report(
            os.fspath(folder), overwrite, title, language or current_language(), _core.Control()
        )

    def write(
        self,
        path: PathLike,
        *,
        format: str | None = None,  # noqa: A002
        overwrite: bool = False,
        threads: int = 0,
        progress: Any = None,
    ) -> list[str]:
        """Write the report into the folder `path`; see :meth:`write_report`."""
        del format, threads, progress
        return self.write_report(path, overwrite=overwrite)

    def write_refused(
        self, path: PathLike, *, overwrite: bool = False, language: Language | None = None
    ) -> list[str]:
        """Write the rows that could not be used, each with the reason, to be corrected."""
        return self._held.write_refused(os.fspath(path), overwrite, language or current_language())

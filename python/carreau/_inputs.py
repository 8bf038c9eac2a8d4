# SPDX-License-Identifier: Apache-2.0
"""Inputs of any kind, brought to what the engine reads: paths, streams of Arrow, results."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias, runtime_checkable

from carreau import _core

if TYPE_CHECKING:
    from carreau._result import Result


@runtime_checkable
class ArrowStream(Protocol):
    """Anything that gives its rows through the Arrow PyCapsule interface."""

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """Return a capsule ``arrow_array_stream``."""


PathLike: TypeAlias = str | os.PathLike[str]
"""The path of a file, the address of a database (``PG:…``), or a key of a catalogue."""

Frame: TypeAlias = ArrowStream | Any
"""A DataFrame (pandas, Polars), a GeoDataFrame, a table, reader or scanner of pyarrow, or anything
with ``__arrow_c_stream__``."""


def is_path(source: object) -> bool:
    """Whether a source is a path or a name."""
    return isinstance(source, (str, os.PathLike))


def path_text(path: PathLike) -> str:
    """Return a path as the engine takes it."""
    return os.fspath(path)


def optional_path(path: PathLike | None) -> str:
    """Return a path, or nothing as an empty text."""
    return "" if path is None else os.fspath(path)


def paths(sources: PathLike | Iterable[PathLike] | None) -> list[str]:
    """Return one path or several as a list."""
    if sources is None:
        return []
    if isinstance(sources, (str, os.PathLike)):
        return [os.fspath(sources)]
    return [os.fspath(source) for source in sources]


def is_geo_frame(source: object) -> bool:
    """Whether a source is a GeoDataFrame, without importing geopandas."""
    return any(
        base.__name__ == "GeoDataFrame" and base.__module__.startswith("geopandas")
        for base in type(source).__mro__
    )


def arrow_capsule(source: object) -> object:
    """Return the rows of a source as a capsule of an Arrow stream.

    Raises:
        ArgumentError: For a source that gives none.
    """
    if is_geo_frame(source):
        # pandas would give the shapes as Python objects; geopandas gives WKB with the CRS.
        return source.to_arrow(index=False).__arrow_c_stream__()  # type: ignore[attr-defined]
    scanner = getattr(source, "scanner", None)
    if not hasattr(source, "__arrow_c_stream__") and callable(scanner):
        source = scanner()
    reader = getattr(source, "to_reader", None)
    if not hasattr(source, "__arrow_c_stream__") and callable(reader):
        source = reader()
    if not isinstance(source, ArrowStream):
        _core.refuse("source", "source_not_tabular", {"found": type(source).__name__})
    return source.__arrow_c_stream__()


class Files:
    """Gives every source a path, by temporary files where it has none; a context manager.

    A path stays as it is. A GeoDataFrame and a result go through a temporary file, which loses
    nothing: coordinates are written with all their digits.
    """

    def __init__(self) -> None:
        self._stack = ExitStack()
        self._count = 0

    def __enter__(self) -> Files:
        return self

    def __exit__(self, *exception: object) -> None:
        self._stack.close()

    def _new_path(self, name: str) -> Path:
        folder = self._stack.enter_context(tempfile.TemporaryDirectory(prefix="carreau-"))
        self._count += 1
        return Path(folder) / name

    def zones(self, source: PathLike | Result | Frame, name: str) -> str:
        """Return the path of zones; `name` is what messages call them."""
        from carreau._result import Result

        if is_path(source):
            return os.fspath(source)  # type: ignore[arg-type]
        if isinstance(source, Result):
            path = self._new_path(f"{name}.gpkg")
            source.write(path)
            return str(path)
        return self._geojson(_geo_frame_of(source), name)

    def table(self, source: PathLike | Frame, name: str) -> str:
        """Return the path of a table, or of points."""
        if is_path(source):
            return os.fspath(source)  # type: ignore[arg-type]
        if is_geo_frame(source):
            return self._geojson(source, name)
        path = self._new_path(f"{name}.csv")
        import pyarrow as pa
        from pyarrow import csv

        table = pa.RecordBatchReader.from_stream(_Capsule(arrow_capsule(source))).read_all()
        csv.write_csv(table, path)
        return str(path)

    def _geojson(self, frame: Any, name: str) -> str:
        path = self._new_path(f"{name}.geojson")
        path.write_text(frame.to_json(drop_id=True), encoding="utf-8")
        return str(path)


class _Capsule:
    """A capsule as an object that pyarrow takes."""

    def __init__(self, capsule: object) -> None:
        self._capsule = capsule

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        del requested_schema
        return self._capsule


def _geo_frame_of(source: object) -> Any:
    if is_geo_frame(source):
        return source
    try:
        import geopandas
        import pyarrow as pa
    except ImportError:
        _core.refuse("zones", "zones_need_geopandas", {})
    table = pa.RecordBatchReader.from_stream(_Capsule(arrow_capsule(source))).read_all()
    return geopandas.GeoDataFrame.from_arrow(table)


def zones_argument(
    source: PathLike | Result | Frame, name: str, files: Files
) -> str | _core.Result:
    """Return zones as the engine takes them: a path, or the zones of a result in memory."""
    from carreau._result import Result

    if isinstance(source, Result):
        return source._held
    return files.zones(source, name)


def settings_list(settings: Mapping[str, object] | None) -> list[str]:
    """Return parameters as NAME=VALUE."""
    return [f"{name}={setting_text(value)}" for name, value in (settings or {}).items()]


def setting_text(value: object) -> str:
    """Return a value as a text that the engine reads."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)

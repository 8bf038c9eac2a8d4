# SPDX-License-Identifier: Apache-2.0
"""How the data of a run reach workers: by the files of its scenario, or sent once to each."""

from __future__ import annotations

import dataclasses
import pickle
import tempfile
from concurrent.futures import Executor
from enum import IntEnum
from pathlib import Path
from types import TracebackType
from typing import Any

from carreau import _core
from carreau._scenario import Input, Scenario
from carreau._sweep_worker import SentFile, Shipment


class Way(IntEnum):
    """The ways in which data reach a worker, from the cheapest; each is tried where the last fails.

    Attributes:
        FILES: The worker reads the files that the scenario names, and checks their digests.
        PLACED: The data are where each worker fetches them once: a file in the folder of temporary
            files, or the memory of Dask's workers.
        SENT: The data travel with an item, to a worker that said that it lacks them.
    """

    FILES = 0
    PLACED = 1
    SENT = 2


def local_file(path: str) -> str | None:
    """Return the file on this disk that an input is in, or None for a database or a bare name."""
    if Path(path).is_file():
        return path
    at = path.lower().find(".zip/")
    archive = path[: at + 4] if at >= 0 else ""
    return archive if archive and Path(archive).is_file() else None


def with_complete_paths(scenario: Scenario) -> Scenario:
    """Return a scenario whose files are found from any folder."""

    def complete(path: str) -> str:
        return str(Path(path).absolute()) if local_file(path) else path

    def moved(one: Input) -> Input:
        return dataclasses.replace(one, paths=tuple(complete(path) for path in one.paths))

    return dataclasses.replace(scenario, inputs=tuple(moved(one) for one in scenario.inputs))


class Shipping:
    """Gives each item what its worker may need; a context manager.

    Data are copied out of the run only when some worker cannot read the files.
    """

    def __init__(
        self, prepared: _core.PreparedSweep, scenario: Scenario, executor: Executor
    ) -> None:
        self._prepared = prepared
        self._scenario = scenario
        self._executor = executor
        self._shipment: Shipment | None = None
        self._placed: object | None = None
        self._folder: tempfile.TemporaryDirectory[str] | None = None

    def __enter__(self) -> Shipping:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._folder is not None:
            self._folder.cleanup()

    def use(self, executor: Executor) -> None:
        """Send to the workers of another executor from now on."""
        self._executor = executor
        if self._folder is None:
            self._placed = None

    def attachment(self, way: Way) -> object | None:
        """Return what travels with an item."""
        if way is Way.FILES:
            return None
        if way is Way.SENT:
            return self._data()
        if self._placed is None:
            self._placed = self._place()
        return self._placed

    def _place(self) -> object:
        client: Any = getattr(self._executor, "_client", None)
        if hasattr(client, "scatter"):
            # Dask gives each worker its copy, and to one that joins later from another worker.
            return client.scatter(self._data(), broadcast=True, hash=False)
        self._folder = tempfile.TemporaryDirectory(prefix="carreau-sweep-")
        path = Path(self._folder.name) / "data"
        with path.open("wb") as file:
            pickle.dump(self._data(), file, protocol=pickle.HIGHEST_PROTOCOL)
        return str(path)

    def _data(self) -> Shipment:
        if self._shipment is None:
            paths = [
                path
                for one in self._scenario.inputs
                if one.role != "grid"
                for path in one.paths
                if local_file(path)
            ]
            self._shipment = Shipment(
                self._prepared.cells(), tuple(_sent(path) for path in dict.fromkeys(paths))
            )
        return self._shipment


def _sent(path: str) -> SentFile:
    file = Path(local_file(path) or path)
    parts = {file.name: file.read_bytes()}
    if file.suffix.lower() in (".shp", ".dbf"):
        # A Shapefile is several files of one name.
        parts.update({one.name: one.read_bytes() for one in file.parent.glob(f"{file.stem}.*")})
    return SentFile(path, path[len(str(file.parent)) + 1 :], parts)

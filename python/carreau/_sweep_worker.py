# SPDX-License-Identifier: Apache-2.0
"""What a worker of a sweep does: it makes the sweep ready once, then runs blocks of it."""

from __future__ import annotations

import dataclasses
import os
import pickle
import resource
import socket
import sys
import tempfile
import threading
import time
from collections import OrderedDict
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

from carreau import _core
from carreau._errors import Error
from carreau._language import Language
from carreau._scenario import Input, Scenario

_KEPT = 2
"""How many sweeps a worker keeps ready: one run after the other may use the same pool."""

Cells: TypeAlias = dict[str, bytes | int | bool]
"""The columns of a grid as bytes, and facts about it."""

Blocks: TypeAlias = tuple[tuple[int, int], ...]
"""Scenarios, from the first to behind the last, of each block."""


@dataclass(frozen=True)
class Request:
    """What a worker is told with each item.

    Attributes:
        token: The digest of the sweep, by which workers know whether they have it.
        scenario: The scenario as TOML, with complete paths and digests.
        vary: The parameters to vary, as ``NAME=A:B:N`` or ``NAME=a,b``.
        sample: The number of draws, or None for combinations.
        seed: Of the draws.
        language: Of errors.
    """

    token: str
    scenario: str
    vary: tuple[str, ...]
    sample: int | None
    seed: int
    language: Language


@dataclass(frozen=True)
class SentFile:
    """The content of an input that a worker may not find on its disk.

    Attributes:
        path: Its path where the sweep was begun.
        tail: The path from the name of the file, or of the archive that holds it.
        parts: It and the files that belong to it (of a Shapefile), by name.
    """

    path: str
    tail: str
    parts: dict[str, bytes]


@dataclass(frozen=True)
class Shipment:
    """The data of a run, for workers that cannot read its files."""

    cells: Cells
    files: tuple[SentFile, ...]


@dataclass(frozen=True)
class Reply:
    """What became of an item.

    Attributes:
        worker: Host and process.
        tally: The counts of its blocks; None where the worker lacks the data.
        readied: From what the sweep was made ready for this item; empty where it was ready.
        lacks: Why the data cannot be read here.
        seconds: The time in which the blocks ran.
        peak: The most memory that the process has used, in bytes.
    """

    worker: str
    tally: bytes | None
    readied: Literal["", "files", "shipment"] = ""
    lacks: str = ""
    seconds: float = 0.0
    peak: int = 0


_ready: OrderedDict[str, _core.PreparedSweep] = OrderedDict()
_lock = threading.Lock()
_making: dict[str, threading.Lock] = {}


def worker_name() -> str:
    """Return the name of this process among all workers."""
    return f"{socket.gethostname()}:{os.getpid()}"


def keep(prepared: _core.PreparedSweep) -> None:
    """Keep a sweep ready, in place of the one that was not used for longest."""
    with _lock:
        _ready[prepared.digest] = prepared
        _ready.move_to_end(prepared.digest)
        while len(_ready) > _KEPT:
            _ready.popitem(last=False)


def forget(token: str) -> None:
    """Free the memory of a sweep."""
    with _lock:
        _ready.pop(token, None)


def run_item(
    request: Request, blocks: Blocks, shipment: Shipment | str | None, number: str
) -> Reply:
    """Run blocks of a sweep, which is made ready first where this process lacks it.

    Args:
        request: Which sweep.
        blocks: Its blocks.
        shipment: The data, or a file that holds them; None where they are read from the files that
            the scenario names.
        number: Differs for every call: some executors give what an equal call gave before.

    Raises:
        Error: Where a scenario cannot be run.
    """
    del number
    _core.set_language(request.language)
    readied: Literal["", "files", "shipment"] = ""
    with _lock:
        making = _making.setdefault(request.token, threading.Lock())
    with making:
        prepared = _held(request.token)
        if prepared is None:
            try:
                prepared = _prepare(request, shipment)
            except (Error, OSError) as error:
                if isinstance(shipment, Shipment):
                    raise
                return Reply(worker_name(), None, lacks=str(error))
            readied = "files" if shipment is None else "shipment"
            keep(prepared)
    began = time.perf_counter()
    tally = prepared.run_blocks(list(blocks), _core.Control(1))
    return Reply(worker_name(), tally, readied, "", time.perf_counter() - began, _peak())


def _held(token: str) -> _core.PreparedSweep | None:
    with _lock:
        if token in _ready:
            _ready.move_to_end(token)
        return _ready.get(token)


def _peak() -> int:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


def _prepare(request: Request, shipment: Shipment | str | None) -> _core.PreparedSweep:
    """Make a sweep ready; whatever it is made from gives the same digest, or it is refused."""
    if isinstance(shipment, str):
        shipment = _read_shipment(shipment)
    choices = _core.SweepChoices(list(request.vary), request.sample, request.seed)
    scenario = Scenario.from_toml(request.scenario)
    control = _core.Control(1)
    if shipment is None:
        run = _core.RunRequest()
        run.base = scenario._record()
        prepared = _core.prepare_sweep(run, choices, control)
    else:
        with tempfile.TemporaryDirectory(prefix="carreau-sweep-") as folder:
            placed = _placed(scenario, shipment, Path(folder))
            prepared = _core.prepare_shipped_sweep(
                placed._record(), shipment.cells, choices, control
            )
    if prepared.digest != request.token:
        _core.refuse_worker(request.token, prepared.digest)
    return prepared


def _read_shipment(path: str) -> Shipment:
    with Path(path).open("rb") as file:
        read = pickle.load(file)
    assert isinstance(read, Shipment)
    return read


def _placed(scenario: Scenario, shipment: Shipment, folder: Path) -> Scenario:
    """Write the files that were sent, and return the scenario with their paths here."""
    there: dict[str, str] = {}
    for number, sent in enumerate(shipment.files):
        place = folder / str(number)
        place.mkdir()
        for name, content in sent.parts.items():
            (place / name).write_bytes(content)
        there[sent.path] = str(place / sent.tail)
    return dataclasses.replace(
        scenario, inputs=tuple(_moved(one, there) for one in scenario.inputs)
    )


def _moved(one: Input, there: dict[str, str]) -> Input:
    return dataclasses.replace(one, paths=tuple(there.get(path, path) for path in one.paths))

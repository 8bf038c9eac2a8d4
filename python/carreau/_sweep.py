# SPDX-License-Identifier: Apache-2.0
"""Sweeps: the scenarios around one, here or on a cluster."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from pathlib import Path
from typing import Any, TypeAlias, Unpack

from carreau import _core, _options
from carreau._html import repr_html
from carreau._inputs import Files, PathLike, is_path, optional_path, setting_text
from carreau._language import current_language
from carreau._options import CallOptions, GridSource, RunOptions
from carreau._result import Result, _Explained
from carreau._scenario import Scenario
from carreau._sweep_driver import (
    Driver,
    Execution,
    ExecutorSource,
    Pools,
    workers_of,
)
from carreau._sweep_shipping import Shipping, with_complete_paths
from carreau._sweep_worker import Request, forget, keep

VariedValues: TypeAlias = tuple[float, float, int] | Sequence[object]
"""``(from, to, how many)`` as a tuple, both bounds included; or the values as a list."""

Varied: TypeAlias = Mapping[str, VariedValues] | str | Iterable[str]
"""Parameters and their values; or texts as on the command line, ``"NAME=A:B:N"``."""

_CURVES = 4
_POINTS = 2_000


class SweepOptions(RunOptions, CallOptions, total=False):
    """The keyword arguments of :func:`carreau.sweep` that say what is run."""

    repair: bool
    crs: str | None


class Sweep(_Explained):
    """The scenarios around one, counted.

    Tables: ``scenarios``, ``cells``, ``zones``, ``sensitivities``, ``curves``, ``findings``,
    ``run``. Shares are of the designed scenarios, from 0 to 1. ``explain(id)`` says at which values
    a cell or a zone enters and leaves. ``write(path)`` removes the checkpoint, once the file is
    complete.

    Attributes:
        execution: What each worker of an executor did; None where the engine's threads ran it.
    """

    def __init__(self, core: _core.Result, execution: Execution | None = None) -> None:
        super().__init__(core)
        self.execution = execution

    def _repr_html_(self) -> str:
        return _curves_html(self._held) + repr_html(self._held, "zones", self._title())


def sweep(
    source: GridSource | Scenario | Result | None = None,
    *,
    vary: Varied | None = None,
    sample: int | None = None,
    seed: int = 1,
    executor: ExecutorSource | None = None,
    workers: int | None = None,
    checkpoint: PathLike | None = None,
    **options: Unpack[SweepOptions],
) -> Sweep:
    """Run the scenarios around one, and tell what stands and which choice moves what.

    Args:
        source: A scenario (a path or a :class:`Scenario`); a result of :func:`delineate` or of this
            function, whose data are used as they are; or a grid as in :func:`delineate`.
        vary: Parameters and their values: ``{"poverty_ratio": (0.55, 0.65, 11), "contiguity":
            [4, 8]}``, or ``"NAME=A:B:N"`` texts. Every combination is run.
        sample: Draws so many scenarios instead, from the doubt of incomes, bridge and S, from the
            choices that the decree leaves open, and from `vary`.
        seed: Of the draws.
        executor: Where blocks are run: any executor of :mod:`concurrent.futures`, such as a process
            pool (with the start method "spawn" or "forkserver"), Dask's ``client.get_executor()``
            or ``mpi4py.futures.MPIPoolExecutor()``; or a function that makes one, and then makes
            another where a worker of a pool dies. By default: the threads of this process.
        workers: How many items the executor runs at once, where it does not say so itself.
        checkpoint: A file that holds what is done, from which an interrupted sweep goes on; the
            same as that of ``carreau sweep``. It stays until the result is written.
        **options: A run as in :func:`delineate`; ``repair``; ``crs`` of the outlines in files;
            ``threads`` of this process (0: all cores); ``progress``.

    Returns:
        The same, byte for byte, for any executor and any number of workers.

    Raises:
        ArgumentError: For a parameter that is unknown or varied twice, an empty range, more than
            ten million combinations, and for something that is no executor.
        DataError: For a checkpoint that is damaged or of another sweep; and as in
            :func:`delineate`.
        IoError: For a checkpoint that cannot be written; what it holds stays.
        SweepInterrupted: Where the workers are lost. What is done is in the checkpoint.
        KeyboardInterrupt: When interrupted; the checkpoint stays.
    """
    _options.check_names("sweep", options, SweepOptions)
    choices = _Choices(vary, sample, seed)
    writing = _core.SweptWriting(options.get("crs") or "", optional_path(checkpoint))
    _check_count("workers", workers)
    control = _options.control(options)
    pools = None if executor is None else Pools(executor)
    try:
        with Files() as files:
            prepared = _prepare(source, choices.core(), options, files, control)
            if pools is None:
                return Sweep(prepared.run(writing, control))
            return _run_elsewhere(
                prepared, choices, writing, pools, workers, optional_path(checkpoint), options
            )
    finally:
        if pools is not None:
            pools.close()


class _Choices:
    """What a sweep varies, checked as far as it can be without a scenario."""

    def __init__(self, vary: Varied | None, sample: int | None, seed: int) -> None:
        self.vary = vary_texts(vary)
        self.sample = sample
        self.seed = seed
        _check_count("sample", sample)
        _check_count("seed", seed, least=0)
        if not self.vary and sample is None:
            _core.refuse("vary", "sweep_nothing_varied", {})

    def core(self) -> _core.SweepChoices:
        return _core.SweepChoices(self.vary, self.sample, self.seed)


def _check_count(name: str, count: int | None, least: int = 1) -> None:
    if count is None or (isinstance(count, int) and least <= count < 2**63):
        return
    _core.refuse(
        name,
        "usage_whole_number",
        {"least": str(least), "most": str(2**63 - 1), "found": str(count)},
    )


def vary_texts(vary: Varied | None) -> list[str]:
    """Return varied parameters as the command line writes them.

    Raises:
        ArgumentError: For values that are neither a range nor a list.
    """
    if vary is None:
        return []
    if isinstance(vary, str):
        return [vary]
    if isinstance(vary, Mapping):
        return [f"{name}={_values_text(name, values)}" for name, values in vary.items()]
    return [str(text) for text in vary]


def _values_text(name: str, values: object) -> str:
    is_range = isinstance(values, tuple) and len(values) == 3 and isinstance(values[2], int)
    if isinstance(values, tuple) and is_range:
        return ":".join(setting_text(value) for value in values)
    is_list = isinstance(values, Iterable) and not isinstance(values, (str, bytes, tuple, Mapping))
    if isinstance(values, Iterable) and is_list:
        return ",".join(setting_text(value) for value in values)
    if isinstance(values, (str, int, float)):
        return setting_text(values)
    return _core.refuse("vary", "sweep_parameter_values", {"found": f"{name}: {values!r}"})


def _prepare(
    source: GridSource | Scenario | Result | None,
    choices: _core.SweepChoices,
    options: SweepOptions,
    files: Files,
    control: _core.Control,
) -> _core.PreparedSweep:
    if isinstance(source, Result):
        for name in options:
            if name not in ("crs", "threads", "progress"):
                _core.refuse(name, "sweep_result_option", {"name": name})
        return _core.prepare_sweep_of(source._held, choices, control)
    grid, run = _grid_and_run(source, options)
    return _core.prepare_sweep(_options.run_request(grid, run, files), choices, control)


def _grid_and_run(
    source: GridSource | Scenario | None, options: SweepOptions
) -> tuple[GridSource | None, Mapping[str, Any]]:
    """Part a source from the options: alone, without a rule, a path is that of a scenario."""
    is_alone = options.get("scenario") is None and options.get("rule") is None
    if isinstance(source, Scenario) or (is_path(source) and is_alone):
        return None, {**options, "scenario": source}
    return source, options


def _run_elsewhere(
    prepared: _core.PreparedSweep,
    choices: _Choices,
    writing: _core.SweptWriting,
    pools: Pools,
    workers: int | None,
    checkpoint: str,
    options: SweepOptions,
) -> Sweep:
    ledger = _core.SweepLedger(prepared, writing)
    scenario = with_complete_paths(Scenario._of(prepared.record))
    request = Request(
        prepared.digest,
        scenario.to_toml(),
        tuple(choices.vary),
        choices.sample,
        choices.seed,
        current_language(),
    )
    # Threads of this process, and workers in it, need no other copy.
    keep(prepared)
    try:
        with Shipping(prepared, scenario, pools.executor) as shipping:
            driver = Driver(
                ledger,
                request,
                shipping,
                workers=workers or workers_of(pools.executor),
                total=prepared.size,
                checkpoint=str(Path(checkpoint).absolute()) if checkpoint else "",
                progress=options.get("progress"),
            )
            driver.run(pools)
    finally:
        forget(prepared.digest)
    return Sweep(ledger.conclude(_options.control(options)), driver.execution)


def _curves_html(core: _core.Result) -> str:
    preview = core.preview("curves", _POINTS, _core.Control())
    column = {name: i for i, name in enumerate(preview.columns)}
    curves: dict[str, list[tuple[str, float, bool]]] = {}
    for row in preview.rows:
        point = (
            str(row[column["value"]]),
            float(row[column["zones"]] or 0),
            bool(row[column["is_base"]]),
        )
        curves.setdefault(str(row[column["parameter"]]), []).append(point)
    drawn = [_curve_svg(name, points) for name, points in list(curves.items())[:_CURVES]]
    return f'<div class="carreau">{"".join(drawn)}</div>'


def _curve_svg(name: str, points: list[tuple[str, float, bool]]) -> str:
    """Draw the zones over the values of one parameter; the base is the full dot."""
    width, height, margin = 260, 120, 24
    top = max(1.0, max(zones for _, zones, _ in points))
    places = _places([value for value, _, _ in points])
    at = [
        (
            margin + place * (width - 2 * margin),
            height - margin - zones / top * (height - 2 * margin),
        )
        for place, (_, zones, _) in zip(places, points, strict=True)
    ]
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y in at)
    dots = "".join(
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{4 if is_base else 2}">'
        f"<title>{escape(value)}: {zones:.0f}</title></circle>"
        for (x, y), (value, zones, is_base) in zip(at, points, strict=True)
    )
    labels = (
        f'<text x="{margin}" y="14">{escape(name)}, zones ≤ {top:.0f}</text>'
        f'<text x="{margin}" y="{height - 6}">{escape(points[0][0])}</text>'
        f'<text x="{width - margin}" y="{height - 6}" text-anchor="end">'
        f"{escape(points[-1][0])}</text>"
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}" font-size="11" fill="#7a1f24">'
        f'<polyline points="{line}" fill="none" stroke="#c44e52" stroke-width="1.5"/>'
        f"{dots}{labels}</svg>"
    )


def _places(values: list[str]) -> list[float]:
    """Return places from 0 to 1: by value where all are numbers, evenly otherwise."""
    try:
        numbers = [float(value) for value in values]
    except ValueError:
        numbers = [float(i) for i in range(len(values))]
    low, high = min(numbers), max(numbers)
    return [(number - low) / (high - low) if high > low else 0.5 for number in numbers]

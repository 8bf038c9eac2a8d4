# SPDX-License-Identifier: Apache-2.0
"""The keyword arguments that verbs share, named as the options of the command line."""

from __future__ import annotations

import difflib
import numbers
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Literal, TypeAlias, TypedDict, cast

from carreau import _core
from carreau._grid import Grid
from carreau._inputs import Files, Frame, PathLike, optional_path, path_text, paths, settings_list
from carreau._result import Result
from carreau._rules import Rule, Settings
from carreau._scenario import Scenario

Progress: TypeAlias = Callable[[str, str, int, int], object]
"""Called as ``progress(step, unit, done, total)``, at most twenty times a second, always on the
thread that called the verb. ``unit`` is ``"bytes"`` or ``"cells"``; a step ends with the last call
that names it. An exception that it raises stops the verb and reaches the caller."""

GridSource: TypeAlias = PathLike | Iterable[PathLike] | Grid | Frame
"""Files of one grid, a grid that was read, or columns in memory."""

ZonesSource: TypeAlias = PathLike | Result | Frame
"""A file, a database or a key of a catalogue; a result; a GeoDataFrame; WKB through Arrow."""


class CallOptions(TypedDict, total=False):
    """How a call is run."""

    threads: int
    progress: Progress | None


class ReadingOptions(TypedDict, total=False):
    """How zones are read."""

    catalogue: PathLike | None
    merge_parts: bool
    repair: bool
    limits: str | None
    populations: PathLike | None


class RunOptions(TypedDict, total=False):
    """The data of a run, its rule and its parameters."""

    columns: PathLike | None
    urban_units: PathLike | None
    communes: PathLike | Iterable[PathLike] | None
    urban_incomes: PathLike | None
    listed: ZonesSource | None
    rule: str | PathLike | Rule | None
    vintage: int | None
    set: Settings | Mapping[str, object] | None
    method: Literal["plain", "compact"] | None
    model: str | None
    without_headcount: bool
    calibrate: PathLike | None
    bridge: PathLike | None
    bounds: PathLike | None
    brackets: PathLike | None
    brackets_of: Literal["declared", "disposable"] | None
    fewest_households: int | None
    scenario: PathLike | Scenario | None
    inputs: PathLike | Iterable[PathLike] | None
    accept_changed_inputs: bool


class DelineateOptions(RunOptions, CallOptions, total=False):
    """The keyword arguments of :func:`carreau.delineate`."""

    repair: bool
    cells: Literal["candidates", "all", "none"] | None
    crs: str | None


class CheckOptions(RunOptions, ReadingOptions, CallOptions, total=False):
    """The keyword arguments of :func:`carreau.check`."""


class ReviseOptions(RunOptions, ReadingOptions, CallOptions, total=False):
    """The keyword arguments of :func:`carreau.revise`."""

    cells: Literal["candidates", "all", "none"] | None
    crs: str | None
    date: str | None


class ReadingCallOptions(ReadingOptions, CallOptions, total=False):
    """The keyword arguments of verbs that read zones and need no rule."""


def check_names(verb: str, given: Mapping[str, object], known: type) -> None:
    """Refuse a keyword argument that the verb does not have, and name the most similar one.

    Raises:
        TypeError: As Python does for functions with a plain signature.
    """
    names = known.__annotations__.keys() | getattr(known, "__optional_keys__", frozenset())
    for name in given:
        if name in names:
            continue
        near = difflib.get_close_matches(name, names, n=1)
        hint = f". Did you mean {near[0]!r}?" if near else ""
        raise TypeError(f"{verb}() got an unexpected keyword argument {name!r}{hint}")


def whole_number(name: str, value: object, least: int, most: int) -> int:
    """Return a whole number, also where R or a column of a frame holds it as a real one.

    Raises:
        ArgumentError: For anything else, and for a number out of range.
    """
    if isinstance(value, numbers.Real) and least <= float(value) <= most:
        number = float(value)
        if number.is_integer():
            return int(number)
    return _core.refuse(
        name,
        "usage_whole_number",
        {"least": str(least), "most": str(most), "found": str(value)},
    )


def fewest_households(value: object) -> int | None:
    """Return the number below which figures are withheld, which the engine checks; None: INSEE's.

    Raises:
        ArgumentError: For anything but a whole number.
    """
    return None if value is None else whole_number("fewest_households", value, 0, 1_000_000)


def control(options: Mapping[str, Any]) -> _core.Control:
    """Return how a call is run.

    Raises:
        ArgumentError: For a number of threads that makes no sense.
    """
    threads = whole_number("threads", options.get("threads") or 0, 0, 1024)
    return _core.Control(threads, options.get("progress"))


def reading(options: Mapping[str, Any]) -> _core.ReadingOptions:
    """Return how zones are read."""
    made = _core.ReadingOptions()
    made.catalogue = optional_path(options.get("catalogue"))
    made.merge_parts = bool(options.get("merge_parts", False))
    made.repair = bool(options.get("repair", False))
    made.limits = options.get("limits") or ""
    made.populations = optional_path(options.get("populations"))
    return made


def use_grid(request: _core.RunRequest, grid: GridSource | None, files: Files) -> None:
    """Give a request its grid."""
    del files
    if grid is None:
        return
    if isinstance(grid, Grid):
        request.use_grid(grid._held)
        return
    if _is_paths(grid):
        request.grids = paths(cast(Any, grid))
        return
    from carreau._grid import read_grid

    made = read_grid(grid, households=not request.without_headcount)
    request.use_grid(made._held)


def _is_paths(grid: object) -> bool:
    import os

    if isinstance(grid, (list, tuple)):
        return all(isinstance(part, (str, os.PathLike)) for part in grid)
    return isinstance(grid, (str, os.PathLike)) and not _is_parquet(grid)


def _is_parquet(path: object) -> bool:
    from carreau._grid import is_parquet

    return is_parquet(path)


def run_request(
    grid: GridSource | None, options: Mapping[str, Any], files: Files
) -> _core.RunRequest:
    """Return the request for a run.

    Raises:
        ArgumentError: For options that only make sense with a scenario.
    """
    request = _core.RunRequest()
    request.without_headcount = bool(options.get("without_headcount", False))
    use_grid(request, grid, files)
    request.communes = paths(options.get("communes"))
    for name in (
        "columns",
        "urban_units",
        "urban_incomes",
        "calibrate",
        "bridge",
        "bounds",
        "brackets",
    ):
        setattr(request, name, optional_path(options.get(name)))
    listed = options.get("listed")
    if listed is not None:
        request.listed = files.zones(listed, "listed")
    request.repair_listed = bool(options.get("repair", False))
    request.brackets_of = options.get("brackets_of") or ""
    request.fewest_households = fewest_households(options.get("fewest_households"))
    vintage = options.get("vintage")
    request.vintage = None if vintage is None else whole_number("vintage", vintage, 1, 9999)
    request.method = options.get("method") or ""
    request.model = options.get("model") or ""
    request.settings = settings_list(options.get("set"))
    _use_rule(request, options.get("rule"))
    _use_scenario(request, options)
    return request


def _use_rule(request: _core.RunRequest, rule: str | PathLike | Rule | None) -> None:
    if isinstance(rule, Rule):
        request.rule = rule.name
        # A built-in rule that is unchanged is known by its name alone, as on the command line.
        request.rule_text = "" if rule.is_built_in() else rule.to_toml()
    elif rule is not None:
        request.rule = path_text(rule)


def _use_scenario(request: _core.RunRequest, options: Mapping[str, Any]) -> None:
    scenario = options.get("scenario")
    if isinstance(scenario, Scenario):
        request.base = scenario._record()
    elif scenario is not None:
        request.scenario = path_text(scenario)
    request.input_folders = paths(options.get("inputs"))
    request.accept_changed_inputs = bool(options.get("accept_changed_inputs", False))
    if scenario is not None:
        return
    for name in ("inputs", "accept_changed_inputs"):
        if options.get(name):
            _core.refuse(name, "usage_needs", {"other": "scenario"})

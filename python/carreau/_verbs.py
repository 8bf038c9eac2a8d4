# SPDX-License-Identifier: Apache-2.0
"""The verbs. Keyword arguments are named as the options of the command line."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from typing import Any, Unpack

from carreau import _core, _options
from carreau._inputs import Files, Frame, PathLike, optional_path, paths, zones_argument
from carreau._language import Language, current_language
from carreau._options import (
    CallOptions,
    CheckOptions,
    DelineateOptions,
    GridSource,
    ReadingCallOptions,
    ReviseOptions,
    ZonesSource,
)
from carreau._result import (
    Assignment,
    Attribution,
    Check,
    Comparison,
    Crosswalk,
    Delineation,
    Evaluation,
    Portrait,
    Revision,
)
from carreau._sweep import Sweep


def delineate(grid: GridSource | None = None, **options: Unpack[DelineateOptions]) -> Delineation:
    """Propose perimeters from a grid, each with the basis of its decision.

    Args:
        grid: Files of INSEE's grid, a :class:`Grid`, or columns in memory; see :func:`read_grid`.
            Not needed with a scenario that names it.
        **options: As on the command line (docs/delineate.md): ``columns``, ``urban_units``,
            ``communes``,
            ``urban_incomes``, ``listed``, ``rule`` (a name, a path or a :class:`Rule`),
            ``vintage``, ``set`` (a mapping, see :class:`Settings`), ``method``, ``model``,
            ``without_headcount``, ``calibrate``, ``bridge``, ``bounds``, ``brackets``,
            ``brackets_of``, ``fewest_households``, ``scenario`` (a path or a
            :class:`Scenario`), ``inputs``, ``accept_changed_inputs``, ``repair``, ``cells``,
            ``crs``; and ``threads`` (0: all cores), ``progress``.

    Returns:
        The proposal. People are counted in tenths, incomes are euros per consumption unit with
        intervals of 90 %, areas m².

    Raises:
        ArgumentError: For an unknown rule, parameter or option, and where one is missing.
        DataError: For content that cannot be used, with file, row and column.
        IoError: For a file that cannot be read.
        KeyboardInterrupt: When interrupted, within a second.
    """
    _options.check_names("delineate", options, DelineateOptions)
    with Files() as files:
        request = _options.run_request(grid, options, files)
        made = _core.delineate(
            request,
            options.get("cells") or "",
            options.get("crs") or "",
            _options.control(options),
        )
    return Delineation(made)


def check(
    zones: ZonesSource, grid: GridSource | None = None, **options: Unpack[CheckOptions]
) -> Check:
    """Test every criterion of a rule on given perimeters.

    Args:
        zones: A file of zones, a key of a catalogue, a result with zones, a GeoDataFrame with a
            column of codes (``code_qp``, ``zone_id``, ``code``…), or the same through Arrow.
        grid: As in :func:`delineate`.
        **options: Those of a run as in :func:`delineate`, and of zones (docs/check.md):
            ``catalogue``, ``merge_parts``, ``repair``, ``limits``, ``populations``.

    Returns:
        A row for each zone: people, quartiles with intervals, threshold, verdict.

    Raises:
        ArgumentError: Without a rule.
        DataError: For zones without codes or with unusable outlines, and as in :func:`delineate`.
        IoError: For a file that cannot be read.
    """
    _options.check_names("check", options, CheckOptions)
    with Files() as files:
        made = _core.check(
            zones_argument(zones, "zones", files),
            _options.run_request(grid, options, files),
            _options.reading(options),
            _options.control(options),
        )
    return Check(made)


def portrait(
    zones: ZonesSource,
    grid: GridSource | None = None,
    *,
    contracts: PathLike | None = None,
    table: PathLike | Iterable[PathLike] | None = None,
    indicator: str | Iterable[str] | None = None,
    with_grid: PathLike | Iterable[PathLike] | None = None,
    **options: Unpack[CheckOptions],
) -> Portrait:
    """Portray zones next to their territories: people, ages, households, housing, poverty.

    Args:
        zones: As in :func:`check`.
        grid: As in :func:`delineate`; it needs the columns of ages and housing for their figures.
        contracts: Contracts by quartier or by commune.
        table: Published indicators by zone, commune or unit.
        indicator: Those to show, ``NAME`` or ``NAME=KIND``; all by default.
        with_grid: Grids of other years, ``FILE`` or ``YEAR=FILE``.
        **options: As in :func:`check`.

    Raises:
        ArgumentError: Without a rule, and for two grids of one year.
        DataError: As in :func:`check`.
        IoError: For a file that cannot be read.
    """
    _options.check_names("portrait", options, CheckOptions)
    sources = _core.PortraitSources()
    sources.contracts = optional_path(contracts)
    sources.tables = paths(table)
    sources.indicators = [indicator] if isinstance(indicator, str) else list(indicator or ())
    sources.grids = paths(with_grid)
    with Files() as files:
        made = _core.portrait(
            zones_argument(zones, "zones", files),
            _options.run_request(grid, options, files),
            _options.reading(options),
            sources,
            _options.control(options),
        )
    return Portrait(made)


def compare(
    before: ZonesSource,
    after: ZonesSource,
    grid: GridSource | None = None,
    *,
    pockets_before: ZonesSource | None = None,
    pockets_after: ZonesSource | None = None,
    tolerance: float = 0.02,
    link: float = 0.1,
    **options: Unpack[CheckOptions],
) -> Comparison:
    """Compare two generations of zones: what became of each zone, and whom it concerns.

    Args:
        before: Zones, or a scenario to run (a ``.toml``).
        after: The same.
        grid: As in :func:`delineate`; without a rule no criterion is tested.
        pockets_before: Pockets of vulnerability; by default the near misses of a result.
        pockets_after: The same.
        tolerance: The share of people that an unchanged zone may lose or gain, from 0 to 1.
        link: The share of people that two linked zones have in common, from 0 to 1.
        **options: As in :func:`check`.

    Raises:
        ArgumentError: For a share outside 0 to 1.
        DataError: For zones that overlap, unless ``repair`` shares them, and as in :func:`check`.
        IoError: For a file that cannot be read.
    """
    _options.check_names("compare", options, CheckOptions)
    for name, share in (("tolerance", tolerance), ("link", link)):
        if not 0.0 <= share <= 1.0:
            _core.refuse(name, "usage_share", {"found": str(share)})
    with Files() as files:
        made = _core.compare(
            _side(before, pockets_before, "before", files),
            _side(after, pockets_after, "after", files),
            _options.run_request(grid, options, files),
            _options.reading(options),
            tolerance,
            link,
            _options.control(options),
        )
    return Comparison(made)


def _side(zones: ZonesSource, pockets: ZonesSource | None, name: str, files: Files) -> _core.Side:
    held = "" if pockets is None else zones_argument(pockets, f"pockets_{name}", files)
    return _core.Side(zones_argument(zones, name, files), held)


def evaluate(
    proposed: ZonesSource | None = None,
    reference: ZonesSource | None = None,
    grid: GridSource | None = None,
    *,
    columns: PathLike | None = None,
    cases: PathLike | None = None,
    **options: Unpack[ReadingCallOptions],
) -> Evaluation:
    """Measure the agreement of proposed perimeters with reference ones, by people.

    Args:
        proposed: A result of :func:`delineate`, in memory or as a file, or any zones.
        reference: Any zones.
        grid: Gives the people of each cell; a grid with people alone is enough.
        columns: A file that maps the columns of the grid, see docs/formats.md.
        cases: A table of towns instead of these three, see docs/evaluate.md.
        **options: Of zones as in :func:`check`; ``threads``, ``progress``.

    Returns:
        Precision, recall and F1 in :attr:`Result.summary`, a row for each zone of both sides.

    Raises:
        ArgumentError: Where one of the three is missing.
        DataError: As in :func:`check`.
        IoError: For a file that cannot be read.
    """
    _options.check_names("evaluate", options, ReadingCallOptions)
    reading, control = _options.reading(options), _options.control(options)
    if cases is not None:
        if proposed is not None:
            _core.refuse("cases", "usage_cases_or_town", {})
        return Evaluation(_core.evaluate_cases(os.fspath(cases), reading, control))
    for name, source in (("proposed", proposed), ("reference", reference), ("grid", grid)):
        if source is None:
            _core.refuse("", "usage_required", {"option": name})
    assert proposed is not None and reference is not None
    with Files() as files:
        request = _options.run_request(grid, {"without_headcount": True, "columns": columns}, files)
        made = _core.evaluate(
            zones_argument(proposed, "proposed", files),
            zones_argument(reference, "reference", files),
            request,
            reading,
            control,
        )
    return Evaluation(made)


def revise(
    zones: ZonesSource, grid: GridSource | None = None, **options: Unpack[ReviseOptions]
) -> Revision:
    """Revise an existing map of quartiers as the law did in 2023: kept, extended, at risk, new.

    Args:
        zones: The listed quartiers, as in :func:`check`.
        grid: As in :func:`delineate`.
        **options: As in :func:`check`; ``cells``, ``crs``; ``date`` of the locks in the scenario of
            the result (``"2023-12-31"``; by default the last day of the year of the incomes).

    Raises:
        ArgumentError: Without a rule, and for ``listed``, because these are the zones.
        DataError: For quartiers that overlap, unless ``repair`` parts them, and as in
            :func:`check`.
        IoError: For a file that cannot be read.
    """
    _options.check_names("revise", options, ReviseOptions)
    with Files() as files:
        made = _core.revise(
            zones_argument(zones, "zones", files),
            _options.run_request(grid, options, files),
            _options.reading(options),
            options.get("cells") or "",
            options.get("crs") or "",
            options.get("date") or "",
            _options.control(options),
        )
    return Revision(made)


def crosswalk(
    from_zones: ZonesSource,
    to_zones: ZonesSource,
    grid: GridSource | None = None,
    *,
    table: PathLike | Frame | Iterable[PathLike] | None = None,
    key: str | None = None,
    count: str | Iterable[str] = (),
    rate: str | Iterable[str] = (),
    median: str | Iterable[str] = (),
    weights: PathLike | None = None,
    deviation: float | None = None,
    tolerance: float = 0.01,
    **options: Unpack[CheckOptions],
) -> Crosswalk:
    """Move statistics between zonings that do not nest, with what they rest on.

    Args:
        from_zones: The zoning of the tables.
        to_zones: The zoning to which statistics are moved.
        grid: As in :func:`delineate`; not needed where `weights` exist.
        table: Statistics by zone of `from_zones`: files, or one table in memory.
        key: The column of the zone code; by default found by its usual names.
        count: Columns of counts, ``NAME`` or ``NAME:BASE`` with the base ``area``, ``people``
            (default), ``households`` or ``social``.
        rate: ``NAME=NUMERATOR/DENOMINATOR``, or the column of a published rate.
        median: Names of medians, which are estimated and need a rule.
        weights: The file of the weights: read where it exists, otherwise written.
        deviation: The relative deviation of people inside a source, from 0 to 10.
        tolerance: The share of unknown people up to which a figure is complete, from 0 to 1.
        **options: As in :func:`check`.

    Raises:
        ArgumentError: For a request that asks for nothing, and for a quantile as a count.
        DataError: For tables whose codes are not those of `from_zones`.
        IoError: For a file that cannot be read.
    """
    _options.check_names("crosswalk", options, CheckOptions)
    choices = _core.CrosswalkOptions()
    choices.key = key or ""
    choices.weights = optional_path(weights)
    choices.deviation = deviation
    choices.tolerance = tolerance
    with Files() as files:
        choices.tables = _tables(table, files)
        made = _core.crosswalk(
            files.zones(from_zones, "from"),
            files.zones(to_zones, "to"),
            _options.run_request(grid, options, files),
            _options.reading(options),
            _variables(count, rate, median),
            choices,
            _options.control(options),
        )
    return Crosswalk(made)


def _tables(table: Any, files: Files) -> list[str]:
    if table is None:
        return []
    if isinstance(table, (list, tuple)):
        return [files.table(one, f"table{i}") for i, one in enumerate(table, 1)]
    return [files.table(table, "table")]


def _words(words: str | Iterable[str]) -> list[str]:
    return [words] if isinstance(words, str) else list(words)


def _column(word: str) -> tuple[str, str]:
    column, colon, base = word.rpartition(":")
    return (column, base) if colon else (word, "people")


def _variables(
    count: str | Iterable[str], rate: str | Iterable[str], median: str | Iterable[str]
) -> _core.Variables:
    variables = _core.Variables()
    for word in _words(count):
        variables.add_count(*_column(word))
    for word in _words(rate):
        name, equals, ratio = word.partition("=")
        if not equals:
            variables.add_rate(_column(word)[0], _column(word), None)
            continue
        numerator, slash, denominator = ratio.partition("/")
        if not name or not slash:
            _core.refuse("rate", "usage_rate", {})
        variables.add_rate(name, _column(numerator), _column(denominator))
    variables.medians = _words(median)
    return variables


def assign(
    points: PathLike | Frame,
    zones: ZonesSource | Mapping[str, ZonesSource] | Iterable[PathLike],
    *,
    within: float | Iterable[float] = (),
    x: str | None = None,
    y: str | None = None,
    crs: str | None = None,
    keep: Iterable[str] | None = None,
    precision: float | None = None,
    limit_precision: float | None = None,
    plane: str | None = None,
    **options: Unpack[ReadingCallOptions],
) -> Assignment:
    """Find the zone of each point, address or building, and its distance to the limit.

    Args:
        points: A table with coordinates, or a layer of points or footprints: a file, a
            GeoDataFrame, or a DataFrame with columns of coordinates.
        zones: One zoning, several, or a mapping of the names of their columns to zonings. They need
            outlines.
        within: Distances in metres at which answers are wanted besides the limit.
        x: The column of longitudes or eastings; by default found by its usual names.
        y: The column of latitudes or northings.
        crs: Of the coordinates, such as ``"EPSG:2154"``.
        keep: Columns of the input to keep; all by default, none for an empty sequence.
        precision: The possible error of a position in metres.
        limit_precision: How far a drawn limit may be from the one that the law means, in metres;
            10 by default.
        plane: The projected system in which distances are measured.
        **options: Of zones as in :func:`check`; ``threads``, ``progress``.

    Returns:
        A row for each place, in the order of the input; distances are metres, positive outside.

    Raises:
        ArgumentError: For a distance that is not above 0 and up to 100 km, and for two zonings of
            one name.
        DataError: For a table without coordinates, and for zones without outlines.
        IoError: For a file that cannot be read.
    """
    _options.check_names("assign", options, ReadingCallOptions)
    given = _core.AssignOptions()
    given.within = [within] if isinstance(within, (int, float)) else list(within)
    given.x, given.y, given.crs, given.plane = x or "", y or "", crs or "", plane or ""
    given.keep = None if keep is None else list(keep)
    given.precision = precision
    given.limit_precision = limit_precision
    with Files() as files:
        made = _core.assign(
            files.table(points, "points"),
            _zonings(zones, files),
            _options.reading(options),
            given,
            _options.control(options),
        )
    return Assignment(made)


def _zonings(zones: Any, files: Files) -> list[tuple[str, str | _core.Result]]:
    if isinstance(zones, Mapping):
        return [(name, zones_argument(one, name, files)) for name, one in zones.items()]
    if isinstance(zones, (list, tuple)):
        return [("", zones_argument(one, f"zones{i}", files)) for i, one in enumerate(zones, 1)]
    return [
        (
            "" if isinstance(zones, (str, os.PathLike)) else "zones",
            zones_argument(zones, "zones", files),
        )
    ]


def attribute(
    file: PathLike | Iterable[PathLike],
    *,
    zones: ZonesSource,
    grid: PathLike | Iterable[PathLike] | None = None,
    without_headcount: bool = False,
    fewest_households: int | None = None,
    former: ZonesSource | None = None,
    communes: PathLike | Iterable[PathLike] | None = None,
    contracts: PathLike | None = None,
    pockets: ZonesSource | None = None,
    aliases: PathLike | None = None,
    envelopes: PathLike | None = None,
    funders: PathLike | None = None,
    objectives: PathLike | None = None,
    mapping: str | PathLike | None = None,
    sheet: str | None = None,
    lines_sheet: str | None = None,
    indicators_sheet: str | None = None,
    constant: Mapping[str, object] | None = None,
    crs: str | None = None,
    nomenclature: PathLike | Iterable[PathLike] | None = None,
    themes: str | None = None,
    **options: Unpack[ReadingCallOptions],
) -> Attribution:
    """Read funded actions, attribute them to quartiers, and add up the money: ``carreau actions``.

    Args:
        file: Workbooks or tables of funded actions.
        zones: The quartiers.
        grid: Gives the people by whom actions for several quartiers are shared.
        without_headcount: The grid has no households.
        fewest_households: Households of quartiers are withheld below this number, 11 or more.
        former: Quartiers of an older list.
        communes: Communes with their names, tables or boundaries.
        contracts: The contract of each quartier.
        pockets: Places outside quartiers that have a row of their own.
        aliases: What texts about quartiers mean.
        envelopes: Envelopes of money.
        funders: Entries of the directory of funders before the built-in ones.
        objectives: The tree of the objectives of the contracts.
        mapping: A mapping of columns, built in or a file.
        sheet: The sheet of the actions.
        lines_sheet: The sheet of the funding lines.
        indicators_sheet: The sheet of the indicators.
        constant: Values of fields that no column holds: ``{"year": 2024}``.
        crs: Of coordinates in the tables.
        nomenclature: Lists of themes.
        themes: The list of themes of the report.
        **options: Of zones as in :func:`check` (``populations`` are published people of
            quartiers); ``threads``, ``progress``.

    Returns:
        Tables in euros; ``write(folder)`` gives the report of the command line.

    Raises:
        ArgumentError: For sources that contradict each other.
        DataError: For a workbook without actions, and for a value that cannot be read.
        IoError: For a file that cannot be read.
    """
    _options.check_names("attribute", options, ReadingCallOptions)
    sources = _core.ProgrammeSources()
    sources.files, sources.grids, sources.communes = paths(file), paths(grid), paths(communes)
    sources.fewest_households = _options.fewest_households(fewest_households)
    sources.contracts, sources.aliases = optional_path(contracts), optional_path(aliases)
    sources.envelopes, sources.funders = optional_path(envelopes), optional_path(funders)
    sources.objectives, sources.mapping = optional_path(objectives), optional_path(mapping)
    sources.populations = optional_path(options.get("populations"))
    sources.sheet, sources.lines_sheet = sheet or "", lines_sheet or ""
    sources.indicators_sheet = indicators_sheet or ""
    sources.constants = [f"{name}={value}" for name, value in (constant or {}).items()]
    sources.crs, sources.themes = crs or "", themes or ""
    sources.nomenclatures = paths(nomenclature)
    with Files() as files:
        sources.zones = files.zones(zones, "zones")
        sources.former = "" if former is None else files.zones(former, "former")
        sources.pockets = "" if pockets is None else files.zones(pockets, "pockets")
        made = _core.attribute(
            sources,
            _options.reading({**options, "populations": None}),
            without_headcount,
            _options.control(options),
        )
    return Attribution(made)


def explain(
    result: PathLike | Delineation | Revision | Sweep,
    id: str,  # noqa: A002
    *,
    language: Language | None = None,
) -> str:
    """Say in sentences why a cell or a zone of a result is in or out.

    Args:
        result: A result in memory, or a GeoPackage or schema of a database that holds one.
        id: The id of a cell, a perimeter, a near miss or a quartier.
        language: ``"en"`` or ``"fr"``; by default that of :func:`set_language`.

    Raises:
        ArgumentError: Where nothing has that id.
        DataError: For a file that is no result.
        IoError: For a file that cannot be read.
    """
    if isinstance(result, (Delineation, Revision, Sweep)):
        return result.explain(id, language)
    return _core.explain(os.fspath(result), id, language or current_language())


def sample(
    folder: PathLike,
    *,
    people: int = 40_000,
    seed: int = 1,
    overwrite: bool = False,
    **options: Unpack[CallOptions],
) -> dict[str, Any]:
    """Write a made-up country in INSEE's schemas, to try everything without real data.

    Args:
        folder: Where to write; created where it is missing.
        people: How many people, from 2,000 to 100 million.
        seed: The same people and seed give the same bytes.
        overwrite: Whether files that exist may be replaced.
        **options: ``threads``, ``progress``.

    Returns:
        Counts, and the paths of the ``files``.

    Raises:
        ArgumentError: For a number of people out of range.
        IoError: For a folder that cannot be written, and for a file that exists.
    """
    _options.check_names("sample", options, CallOptions)
    return _core.sample(os.fspath(folder), people, seed, overwrite, _options.control(options))

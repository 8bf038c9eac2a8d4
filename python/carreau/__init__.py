# SPDX-License-Identifier: Apache-2.0
"""Priority neighbourhoods (QPV) from INSEE's 200 m grid.

Carreau proposes perimeters that follow the decree, says why each cell is in or out, and how sure it
is. It applies the published criterion to open data: an estimate with its interval, not the official
list.

    >>> import carreau
    >>> made = carreau.delineate(
    ...     "carreaux_200m_met.csv",
    ...     urban_units="uu2020_composition.csv",
    ...     communes="communes.csv",
    ...     rule="metropole-2023",
    ... )
    >>> made.to_geopandas()
"""

from carreau import _core
from carreau._data import use_own_data as _use_own_data
from carreau._errors import ArgumentError, DataError, Error, IoError, SweepInterrupted
from carreau._findings import Finding
from carreau._grid import Grid, GridMapping, read_grid
from carreau._language import current_language, set_language
from carreau._language import use_locale as _use_locale
from carreau._result import (
    Assignment,
    Attribution,
    Check,
    Comparison,
    Crosswalk,
    Delineation,
    Evaluation,
    Portrait,
    Result,
    Revision,
    Table,
)
from carreau._rules import Clause, Parameter, Rule, Settings, parameters, rules
from carreau._scenario import Edit, Input, Scenario
from carreau._sweep import Sweep, sweep
from carreau._sweep_driver import Execution, WorkerShare
from carreau._verbs import (
    assign,
    attribute,
    check,
    compare,
    crosswalk,
    delineate,
    evaluate,
    explain,
    portrait,
    revise,
    sample,
)

__version__ = _core.version()

__all__ = [
    "ArgumentError",
    "Assignment",
    "Attribution",
    "Check",
    "Clause",
    "Comparison",
    "Crosswalk",
    "DataError",
    "Delineation",
    "Edit",
    "Error",
    "Evaluation",
    "Execution",
    "Finding",
    "Grid",
    "GridMapping",
    "Input",
    "IoError",
    "Parameter",
    "Portrait",
    "Result",
    "Revision",
    "Rule",
    "Scenario",
    "Settings",
    "Sweep",
    "SweepInterrupted",
    "Table",
    "WorkerShare",
    "assign",
    "attribute",
    "check",
    "compare",
    "crosswalk",
    "current_language",
    "delineate",
    "evaluate",
    "explain",
    "parameters",
    "portrait",
    "read_grid",
    "revise",
    "rules",
    "sample",
    "set_language",
    "sweep",
]

_use_own_data()
_use_locale()

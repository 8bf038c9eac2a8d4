# SPDX-License-Identifier: Apache-2.0
"""Rule sets: decrees as data, and the parameters that they and scenarios set."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias, TypedDict

from carreau import _core
from carreau._inputs import PathLike, setting_text
from carreau._language import Language, current_language

Value: TypeAlias = int | float | bool | str
"""The value of a parameter."""


class Settings(TypedDict, total=False):
    """Every parameter by name, for the keyword argument ``set``.

    :func:`parameters` gives the range, the unit and the meaning of each. Shares are fractions: 0.6
    stands for 60 %.
    """

    minimum_unit_population: int
    unit_population_rounding: int
    minimum_zone_population: int
    minimum_zone_density: int
    minimum_cell_density: int
    poverty_ratio: float
    national_weight: float
    large_unit_population: int
    threshold_rounding: int
    listed_derogation: bool
    national_declared: float
    national_disposable: float
    bridge_exponent: float
    bridge_residual: float
    spread_mean: float
    spread_deviation: float
    poor_people_ratio: float
    level_deviation: float
    model: str
    method: str
    smoothing: int
    compact_share: float
    compactness: float
    contiguity: str | int
    cell_share: float
    minimum_cell_population: int
    fill_gaps: int
    fill_doubtful_gaps: int
    bridge_empty: int
    listed_cell_share: float
    near_miss_population: float
    near_miss_income: float
    revision_listed_share: float
    extension_share: float
    extension_people: int


@dataclass(frozen=True)
class Parameter:
    """A parameter of scenarios with the shape of its values.

    Attributes:
        name: Its name.
        group: What gives its default: the rule, the vintage of the incomes, or the engine.
        kind: The kind of its values.
        low: The smallest valid number.
        high: The largest valid number.
        step: The step of a control; other values are valid too.
        decimals: The most decimals, where there is a limit.
        unit: Of a number: ``""``, ``"people"``, ``"euro"``, ``"metre"``, ``"share"``, ``"cells"``,
            ``"people_per_km2"``.
        choices: The valid texts of a choice.
        meaning: What it means, in English.
        meaning_fr: What it means, in French.
    """

    name: str
    group: Literal["rule", "vintage", "income", "delineation", "revision"]
    kind: Literal["integer", "decimal", "choice", "flag"]
    low: float | None
    high: float | None
    step: float | None
    decimals: int | None
    unit: str
    choices: tuple[str, ...]
    meaning: str
    meaning_fr: str


def parameters() -> tuple[Parameter, ...]:
    """Return every parameter, in display order."""
    return tuple(Parameter(**facts) for facts in _core.parameters())


@dataclass(frozen=True)
class Clause:
    """Where the value of a parameter comes from.

    Attributes:
        article: The article: ``"décret 2014-767, art. 4"``.
        text: One sentence in French.
    """

    article: str
    text: str


_CLAUSES = (
    "minimum_unit_population",
    "unit_population_rounding",
    "minimum_zone_population",
    "minimum_zone_density",
    "minimum_cell_density",
    "poverty_ratio",
    "national_weight",
    "large_unit_population",
    "threshold_rounding",
    "listed_derogation",
)


@dataclass(frozen=True)
class Rule:
    """A decree as data. ``dataclasses.replace(rule, poverty_ratio=0.55)`` gives another one.

    A rule that selects by density compares no incomes, and one that applies everywhere tests no
    territory: what they have no use for is None.

    Attributes:
        name: ``"metropole-2023"``; of a rule of one's own, the name of its file.
        title: A title for readers.
        source: The legal texts on which it is based.
        urban_territory: The territory whose population must reach the minimum; ``"everywhere"``
            where there is no such condition.
        minimum_unit_population: People of the territory.
        unit_population_rounding: Populations are rounded up to a multiple of this.
        minimum_zone_population: People of a zone.
        minimum_zone_density: People per km² of a zone; 0 means no minimum.
        poverty_ratio: The share of the weighted medians that is the threshold S.
        national_weight: The weight of the national median in S; the local one has the rest.
        large_unit_population: From this population on the weights are swapped; 0 means never.
        threshold_rounding: S is rounded up to a multiple of this, in euros.
        listed_derogation: Whether listed quartiers are exempt from the minimum of their territory.
        other: Values of other parameters that the rule sets.
        clauses: The article and the words of each parameter that the rule sets.
        selects: By what cells are selected: incomes below S, or people per km².
        minimum_cell_density: People per km² of a cell, where the rule selects by density.
    """

    name: str
    title: str
    source: str
    urban_territory: Literal["urban_unit", "commune", "everywhere"]
    minimum_unit_population: int | None
    unit_population_rounding: int | None
    minimum_zone_population: int
    minimum_zone_density: int
    poverty_ratio: float | None
    national_weight: float | None
    large_unit_population: int | None
    threshold_rounding: int | None
    listed_derogation: bool | None
    other: Mapping[str, Value] = field(default_factory=dict)
    clauses: Mapping[str, Clause] = field(default_factory=dict)
    selects: Literal["income", "density"] = "income"
    minimum_cell_density: int | None = None

    @classmethod
    def load(cls, name: str | PathLike) -> Rule:
        """Return the rule set of that name, or of the TOML file at that path.

        Raises:
            ArgumentError: For an unknown name, with the most similar one.
            DataError: For a file that is not a rule set, with its line.
            IoError: For a file that cannot be read.
        """
        return cls._of(_core.rule_facts(os.fspath(name), "", None))

    @classmethod
    def from_toml(cls, text: str, name: str = "rule.toml") -> Rule:
        """Return the rule set of a TOML text, which messages call `name`.

        Raises:
            DataError: For a text that is not a rule set, with its line.
        """
        return cls._of(_core.rule_facts(name, text, None))

    @classmethod
    def _of(cls, facts: Mapping[str, Any]) -> Rule:
        clauses = {key: Clause(article, text) for key, (article, text) in facts["clauses"].items()}
        values = facts["values"]
        return cls(
            name=facts["name"],
            title=facts["title"],
            source=facts["source"],
            urban_territory=facts["urban_territory"],
            selects=facts["selects"],
            other={k: values[k] for k in clauses if k not in _CLAUSES},
            clauses=clauses,
            **{key: values.get(key) for key in _CLAUSES},
        )

    def to_toml(self) -> str:
        """Return the rule set as TOML; :meth:`from_toml` restores it."""
        parts = [
            f"name = {_toml(self.name)}",
            f"title = {_toml(self.title)}",
            f"source = {_toml(self.source)}",
            f"urban_territory = {_toml(self.urban_territory)}",
        ]
        if self.selects != "income":
            parts.append(f"selects = {_toml(self.selects)}")
        values = {key: getattr(self, key) for key in _CLAUSES} | dict(self.other)
        for key, value in values.items():
            if value is None:
                continue
            clause = self.clauses.get(key)
            parts += ["", f"[{key}]", f"value = {_toml(value)}"]
            if clause is not None:
                parts += [f"article = {_toml(clause.article)}", f"text = {_toml(clause.text)}"]
        return "\n".join(parts) + "\n"

    def is_built_in(self) -> bool:
        """Whether it is one of :func:`rules`, unchanged."""
        return self.name in _core.rule_names() and self == Rule.load(self.name)

    def text(self, vintage: int | None = None, language: Language | None = None) -> str:
        """Return every parameter with its article, as ``carreau rules NAME`` prints them.

        Args:
            vintage: The year of the incomes whose figures are shown; by default the last one.
            language: ``"en"`` or ``"fr"``; by default that of :func:`carreau.set_language`.
        """
        text = "" if self.is_built_in() else self.to_toml()
        return _core.rule_text(self.name, text, vintage, language or current_language())

    def __hash__(self) -> int:
        return hash(self.to_toml())

    def __reduce__(self) -> tuple[Any, ...]:
        return (Rule.from_toml, (self.to_toml(), self.name))


def _toml(value: Value) -> str:
    if isinstance(value, str):
        # A JSON string is a basic string of TOML.
        return json.dumps(value, ensure_ascii=False)
    return setting_text(value)


def rules() -> tuple[Rule, ...]:
    """Return the built-in rule sets, in alphabetical order of their names."""
    return tuple(Rule.load(name) for name in _core.rule_names())

# SPDX-License-Identifier: Apache-2.0
"""Rules and scenarios as typed objects that round-trip with TOML."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from pathlib import Path
from typing import get_type_hints

import carreau
import pytest
from conftest import GRID, RUN, SOURCE

KINDS = {"integer": (int,), "decimal": (float,), "flag": (bool,), "choice": (str, int)}


def test_every_parameter_is_typed() -> None:
    hints = get_type_hints(carreau.Settings)
    parameters = {parameter.name: parameter for parameter in carreau.parameters()}
    assert list(hints) == list(parameters)
    for name, parameter in parameters.items():
        allowed = getattr(hints[name], "__args__", (hints[name],))
        assert set(allowed) <= set(KINDS[parameter.kind]), name
        assert parameter.meaning
        assert parameter.meaning_fr
        if parameter.kind in ("integer", "decimal"):
            assert parameter.low is not None
            assert parameter.high is not None


def test_rules_round_trip() -> None:
    assert [rule.name for rule in carreau.rules()] == sorted(
        path.stem for path in (SOURCE / "data" / "rules").glob("*.toml")
    )
    for rule in carreau.rules():
        assert rule.is_built_in()
        assert carreau.Rule.from_toml(rule.to_toml()) == rule
        assert pickle.loads(pickle.dumps(rule)) == rule
        assert rule.clauses["poverty_ratio"].article


def test_a_rule_of_ones_own(made: carreau.Delineation) -> None:
    rule = carreau.Rule.load("metropole-2014")
    lower = dataclasses.replace(rule, name="mine.toml", poverty_ratio=0.5)
    assert not lower.is_built_in()
    assert carreau.Rule.from_toml(lower.to_toml()) == lower
    fewer = carreau.delineate(GRID, **{**RUN, "rule": lower})
    assert fewer.to_arrow("urban_units")["poverty_ratio"][0].as_py() == 0.5
    assert sum(fewer.to_arrow()["people"].to_pylist()) < sum(made.to_arrow()["people"].to_pylist())
    # A rule that is built in gives what its name gives.
    assert carreau.delineate(GRID, **{**RUN, "rule": rule}).scenario == made.scenario
    with pytest.raises(carreau.Error):
        carreau.delineate(GRID, **{**RUN, "rule": dataclasses.replace(lower, poverty_ratio=7.0)})


def test_scenarios_round_trip(made: carreau.Delineation, tmp_path: Path) -> None:
    scenario = carreau.Scenario.from_toml(made.scenario)
    assert scenario.to_toml() == made.scenario
    assert scenario.rule == "metropole-2014"
    assert scenario.vintage == 2019
    assert [one.role for one in scenario.inputs][:2] == ["grid", "urban_units"]
    assert len(scenario.inputs[0].digest) == 64
    assert carreau.Scenario.from_toml(scenario.to_toml()) == scenario
    scenario.save(tmp_path / "scenario.toml")
    assert carreau.Scenario.load(tmp_path / "scenario.toml").settings == scenario.settings
    made.write(tmp_path / "out.gpkg")
    assert carreau.Scenario.load(tmp_path / "out.gpkg").defaults == scenario.defaults
    assert copy.deepcopy(scenario) == scenario


def test_edits_of_a_scenario(made: carreau.Delineation) -> None:
    zone = made.to_arrow()["zone_id"][0].as_py()
    cells = made.to_arrow("cells").filter(
        [value == zone for value in made.to_arrow("cells")["zone_id"].to_pylist()]
    )
    cell = cells["cell_id"][0].as_py()
    edit = carreau.Edit("remove", cells=(cell,), reason="a park", date="2026-11-27")
    scenario = dataclasses.replace(carreau.Scenario.from_toml(made.scenario), edits=(edit,))
    assert carreau.Scenario.from_toml(scenario.to_toml()).edits == (edit,)
    edited = carreau.delineate(scenario=scenario)
    assert cell not in [
        row["cell_id"] for row in edited.to_arrow("cells").to_pylist() if row["zone_id"] == zone
    ]
    with pytest.raises(carreau.ArgumentError):
        dataclasses.replace(scenario, edits=(carreau.Edit("remove", cells=(cell,)),)).to_toml()


def test_names_of_zones_are_kept(made: carreau.Delineation) -> None:
    zone = made.to_arrow()["zone_id"][0].as_py()
    scenario = dataclasses.replace(
        carreau.Scenario.from_toml(made.scenario), names={zone: "Bois « Nord »"}
    )
    assert carreau.Scenario.from_toml(scenario.to_toml()) == scenario
    named = carreau.delineate(scenario=scenario)
    assert named.to_arrow()["name"][0].as_py() == "Bois « Nord »"
    with pytest.raises(carreau.ArgumentError, match="200"):
        dataclasses.replace(scenario, names={zone: "two\nlines"}).to_toml()


def test_a_setting_changes_a_scenario(made: carreau.Delineation) -> None:
    scenario = dataclasses.replace(
        carreau.Scenario.from_toml(made.scenario), settings={"poverty_ratio": 0.55}
    )
    again = carreau.Scenario.from_toml(scenario.to_toml())
    assert dict(again.settings) == {"poverty_ratio": 0.55}
    with pytest.raises(carreau.ArgumentError):
        dataclasses.replace(scenario, settings={"poverty_ratoi": 0.55}).to_toml()
    with pytest.raises(carreau.DataError) as caught:
        carreau.Scenario.from_toml("format = 1\nrule = 3")
    assert caught.value.row == 2


def test_a_rule_by_density_round_trips_and_needs_no_incomes(tmp_path: Path) -> None:
    europe = SOURCE / "examples" / "europe"
    rule = carreau.Rule.load(europe / "dense-clusters.toml")
    assert (rule.selects, rule.urban_territory) == ("density", "everywhere")
    assert rule.minimum_cell_density == 300
    assert rule.minimum_zone_population == 5000
    # Nothing that the rule has no use for has a value.
    assert rule.poverty_ratio is None
    assert rule.minimum_unit_population is None
    assert rule.other == {"contiguity": "8"}
    assert carreau.Rule.from_toml(rule.to_toml(), rule.name) == rule
    assert pickle.loads(pickle.dumps(rule)) == rule
    assert "poverty_ratio" not in rule.text(language="en")
    # Four cells of 1 km side by side, two of them dense.
    census = tmp_path / "census.csv"
    census.write_text(
        "GRD_ID,T\n"
        + "".join(
            f"CRS3035RES1000mN2689000E{4337 + k}000,{people}\n"
            for k, people in enumerate((20, 3000, 2500, 299))
        )
    )
    columns = tmp_path / "columns.toml"
    columns.write_text('year = 2018\n[columns]\nid = "GRD_ID"\npeople = "T"\n')
    made = carreau.delineate(census, columns=columns, rule=rule)
    zone = made.to_arrow().to_pylist()[0]
    assert (zone["people"], zone["cells"]) == (5500.0, 2)
    assert zone["median_declared"] is None
    assert zone["threshold_declared"] is None
    assert "unknown" in made.explain(zone["zone_id"], language="en")
    assert "5" in made._repr_html_()
    mapping = carreau.GridMapping(id="GRD_ID", people="T", year=2018)
    held = carreau.read_grid(census, mapping=mapping, households=False)
    assert carreau.delineate(held, rule=rule).to_arrow().to_pylist()[0]["people"] == 5500.0
    swept = carreau.sweep(made, vary={"minimum_cell_density": [300, 2600]})
    assert swept.to_arrow("scenarios")["threshold_low"].null_count == 2
    with pytest.raises(carreau.ArgumentError):
        carreau.sweep(made, sample=4)
    denser = dataclasses.replace(rule, minimum_cell_density=2600, minimum_zone_population=1000)
    assert carreau.delineate(census, columns=columns, rule=denser).to_arrow().num_rows == 1
    with pytest.raises(carreau.DataError):
        carreau.Rule.from_toml(dataclasses.replace(rule, poverty_ratio=0.6).to_toml())
    with pytest.raises(carreau.DataError):
        carreau.Rule.from_toml(dataclasses.replace(rule, minimum_cell_density=None).to_toml())

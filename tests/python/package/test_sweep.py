# SPDX-License-Identifier: Apache-2.0
"""Sweeps on the threads of this process: tables, the command line's bytes, what is refused."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import carreau
import pytest
from conftest import RUN_OPTIONS, command_line
from sweeps import GRID, RUN, VARY, WORDS, files_of


@pytest.fixture(scope="module")
def swept() -> carreau.Sweep:
    return carreau.sweep(GRID, vary=VARY, **RUN)


def test_the_command_line_gives_the_same_bytes(swept: carreau.Sweep, tmp_path: Path) -> None:
    ours = files_of(swept, tmp_path / "ours")
    theirs = tmp_path / "theirs"
    theirs.mkdir()
    for name in ("sweep.csv", "sweep.gpkg"):
        command_line("sweep", GRID, *RUN_OPTIONS, *WORDS, "-o", theirs / name, "--quiet")
    assert ours == {path.name: path.read_bytes() for path in sorted(theirs.iterdir())}


def test_every_source_of_a_run_gives_the_same(swept: carreau.Sweep, tmp_path: Path) -> None:
    made = carreau.delineate(GRID, **RUN)
    scenario = carreau.Scenario.from_toml(made.scenario)
    made.write(tmp_path / "out.gpkg")
    expected = files_of(swept, tmp_path / "expected")
    sources = {
        "result": carreau.sweep(made, vary=VARY),
        "swept": carreau.sweep(swept, vary=VARY),
        "scenario": carreau.sweep(scenario, vary=VARY),
        "path": carreau.sweep(tmp_path / "out.gpkg", vary=VARY, inputs=GRID.parent),
        "texts": carreau.sweep(made, vary=WORDS[1::2]),
    }
    for name, result in sources.items():
        assert files_of(result, tmp_path / name) == expected, name


def test_tables(swept: carreau.Sweep) -> None:
    assert swept.tables == (
        "scenarios", "cells", "zones", "sensitivities", "curves", "findings", "run",
    )  # fmt: skip
    scenarios = swept.to_pandas()
    assert (scenarios["purpose"] == "combination").sum() == 20 * 2 * 5
    zones = swept.to_geopandas("zones")
    assert zones.crs.to_epsg() == 3035
    # Nothing stands at more scenarios than there are.
    assert zones["share_standing"].between(0, 1).all()
    counted = swept.to_geopandas("cells").to_crs(3035)
    assert (counted.area.round() == 40_000).all()
    curves = swept.to_pandas("curves")
    base = curves[(curves["parameter"] == "poverty_ratio") & (curves["value"] == "0.6")]
    proposed = carreau.delineate(GRID, **RUN)
    assert base["zones"].tolist() == [proposed.zones]


def test_curves_follow_single_runs(swept: carreau.Sweep) -> None:
    curves = swept.to_pandas("curves")
    for row in curves[curves["parameter"] == "minimum_zone_population"].itertuples():
        alone = carreau.delineate(GRID, **RUN, set={"minimum_zone_population": int(row.value)})
        assert row.zones == alone.zones


def test_explain_says_what_the_file_says(swept: carreau.Sweep, tmp_path: Path) -> None:
    swept.write(tmp_path / "sweep.gpkg")
    zone = swept.to_pandas("zones")["zone_id"].iloc[0]
    cell = swept.to_pandas("cells")["cell_id"].iloc[0]
    for id in (zone, cell):
        for language in ("en", "fr"):
            assert swept.explain(id, language) == carreau.explain(
                tmp_path / "sweep.gpkg", id, language=language
            )
    with pytest.raises(carreau.DataError) as refused:
        swept.explain("99999-01")
    assert refused.value.code == "id_not_in_result"
    with pytest.raises(carreau.DataError) as unknown:
        swept.explain("CRS3035RES200mN2000000E3000000")
    assert unknown.value.code == "cell_not_in_sweep"


def test_html_has_a_curve_for_each_parameter_and_the_zones(swept: carreau.Sweep) -> None:
    html = swept._repr_html_()
    assert html.count("<polyline") == 3
    for text in ("poverty_ratio", "contiguity", "stands_unless"):
        assert text in html


def test_a_sample_is_the_same_for_one_seed(tmp_path: Path) -> None:
    made = carreau.delineate(GRID, **RUN)
    twice = [
        files_of(carreau.sweep(made, sample=40, seed=7, threads=n), tmp_path / str(n))
        for n in (1, 2)
    ]
    assert twice[0] == twice[1]
    other = files_of(carreau.sweep(made, sample=40, seed=8), tmp_path / "other")
    assert other["sweep.csv"] != twice[0]["sweep.csv"]


def test_progress_counts_scenarios(swept: carreau.Sweep) -> None:
    told: list[tuple[str, str, int, int]] = []
    carreau.sweep(swept, vary=VARY, progress=lambda *step: told.append(step))
    assert told[-1] == ("Running scenarios", "scenarios", 200, 200)


def refused(**arguments: object) -> carreau.Error:
    with pytest.raises(carreau.Error) as error:
        carreau.sweep(GRID, **{**RUN, **arguments})  # type: ignore[arg-type]
    return error.value


def test_what_cannot_be_varied_is_refused() -> None:
    assert refused().code == "sweep_nothing_varied"
    unknown = refused(vary={"poverty_ration": (0.5, 0.6, 3)})
    assert isinstance(unknown, carreau.ArgumentError)
    assert "poverty_ratio" in str(unknown)
    assert refused(vary=["contiguity=4", "contiguity=8"]).code == "sweep_varied_twice"
    assert refused(vary={"poverty_ratio": (0.6, 0.6, 3)}).code == "sweep_range_empty"
    assert refused(vary={"poverty_ratio": (0.5, 0.6)}).code == "sweep_parameter_values"
    assert refused(vary={"poverty_ratio": {0.5: 1}}).code == "sweep_parameter_values"
    assert refused(vary="contiguity").code == "sweep_shape"
    assert refused(sample=0).code == "usage_whole_number"
    assert refused(sample=10, seed=-1).argument == "seed"


def test_ten_million_combinations_ask_for_a_sample() -> None:
    many = refused(
        vary={
            "poverty_ratio": (0.4, 0.8, 4001),
            "minimum_zone_population": (500, 3000, 2501),
        }
    )
    assert many.code == "sweep_too_many"
    assert many.remedy is not None
    assert "sample" in many.remedy


def test_results_without_a_run_and_needless_options_are_refused(swept: carreau.Sweep) -> None:
    checked = carreau.check(GRID.parent / "quartiers.gpkg", GRID, **RUN)
    with pytest.raises(carreau.ArgumentError) as error:
        carreau.sweep(checked, vary=VARY)
    assert error.value.code == "sweep_result_without_run"
    with pytest.raises(carreau.ArgumentError) as needless:
        carreau.sweep(swept, vary=VARY, rule="metropole-2023")
    assert needless.value.code == "sweep_result_option"


def test_a_checkpoint_stays_until_the_result_is_written(
    swept: carreau.Sweep, tmp_path: Path
) -> None:
    kept = tmp_path / "kept"
    made = carreau.sweep(swept, vary=VARY, checkpoint=kept)
    assert kept.exists()
    made.write(tmp_path / "out.csv")
    assert not kept.exists()


def test_checkpoints_that_are_damaged_or_of_another_sweep_are_refused(
    swept: carreau.Sweep, tmp_path: Path
) -> None:
    kept = tmp_path / "kept"
    carreau.sweep(swept, vary=VARY, checkpoint=kept)
    whole = kept.read_bytes()
    with pytest.raises(carreau.DataError) as other:
        carreau.sweep(swept, vary={"contiguity": [4, 8]}, checkpoint=kept)
    assert other.value.code == "sweep_checkpoint_other"
    kept.write_bytes(whole[:200] + bytes([whole[200] ^ 1]) + whole[201:])
    with pytest.raises(carreau.DataError) as damaged:
        carreau.sweep(swept, vary=VARY, checkpoint=kept)
    assert damaged.value.file == "kept"
    kept.write_bytes(b"a,b\n1,2\n")
    with pytest.raises(carreau.DataError) as foreign:
        carreau.sweep(swept, vary=VARY, checkpoint=kept)
    assert foreign.value.code == "sweep_checkpoint_foreign"
    # What was cut off is run again.
    kept.write_bytes(whole[: len(whole) // 2])
    again = carreau.sweep(swept, vary=VARY, checkpoint=kept)
    assert files_of(again, tmp_path / "again") == files_of(swept, tmp_path / "first")


FULL_DISK = """
import resource, sys
import carreau
from sweeps import GRID, RUN, VARY
made = carreau.delineate(GRID, **RUN)
kept = sys.argv[1]
# As a full disk does: what is beyond this size is not written.
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), resource.RLIM_INFINITY))
try:
    carreau.sweep(made, vary=VARY, checkpoint=kept, threads=1)
except carreau.IoError as error:
    assert error.code == "sweep_checkpoint_unwritable", error.code
    assert error.file == kept
    sys.exit(7)
"""


def test_a_full_disk_keeps_what_is_done(swept: carreau.Sweep, tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    carreau.sweep(swept, vary=VARY, checkpoint=kept)
    half = kept.stat().st_size // 2
    kept.unlink()
    done = subprocess.run(
        [sys.executable, "-c", FULL_DISK, str(kept), str(half)],
        cwd=Path(__file__).parent, env=os.environ, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 7, done.stderr
    assert 0 < kept.stat().st_size <= half
    told: list[int] = []
    again = carreau.sweep(
        swept,
        vary=VARY,
        checkpoint=kept,
        progress=lambda _s, unit, done, _t: unit == "scenarios" and told.append(done),
    )
    assert told[0] > 0
    assert files_of(again, tmp_path / "again") == files_of(swept, tmp_path / "first")

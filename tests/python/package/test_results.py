# SPDX-License-Identifier: Apache-2.0
"""What results give: tables, frames, HTML, explanations, zones for other verbs."""

from __future__ import annotations

import re
from pathlib import Path
from xml.dom import minidom

import carreau
import geopandas
import polars as pl
import pyarrow as pa
import pytest
import shapely
from conftest import GRID, RUN, SAMPLE

QUARTIERS = SAMPLE / "quartiers.gpkg"


@pytest.mark.parametrize("table", ["perimeters", "near_misses", "cells"])
def test_tables_are_those_of_the_file(
    made: carreau.Delineation, tmp_path: Path, table: str
) -> None:
    made.write(tmp_path / "out.gpkg")
    theirs = geopandas.read_file(tmp_path / "out.gpkg", layer=table)
    ours = made.to_geopandas(table)
    assert list(ours.columns) == list(theirs.columns)
    assert ours.crs == theirs.crs
    assert shapely.equals(ours.geometry.values, theirs.geometry.values).all()
    for name in ours.columns.drop("geometry"):
        for a, b in zip(ours[name], theirs[name], strict=True):
            assert a == b or (a is None and b is None) or (a != a and b != b), name


def test_tables_without_geometry(made: carreau.Delineation, tmp_path: Path) -> None:
    made.write(tmp_path / "out.gpkg")
    assert made.tables == (
        "perimeters", "near_misses", "cells", "urban_units", "findings", "run",
    )  # fmt: skip
    for table in ("urban_units", "findings", "run"):
        theirs = geopandas.read_file(tmp_path / "out.gpkg", layer=table)
        ours = made.to_pandas(table)
        assert list(ours.columns) == [n for n in theirs.columns if n != "geometry"]
        assert len(ours) == len(theirs)
        with pytest.raises(carreau.ArgumentError, match="no outlines"):
            made.to_geopandas(table)


def test_types_and_unknown_values(made: carreau.Delineation) -> None:
    table = made.to_arrow()
    assert table.schema.field("zone_id").type == pa.string()
    assert table.schema.field("cells").type == pa.int64()
    assert table.schema.field("p_criterion").type == pa.float64()
    assert table.schema.field("geometry").metadata[b"ARROW:extension:name"] == b"geoarrow.wkb"
    assert "EPSG" in table.schema.field("geometry").metadata[b"ARROW:extension:metadata"].decode()


def test_other_libraries_take_a_table(made: carreau.Delineation) -> None:
    frame = pl.DataFrame(made.table("cells"))
    assert isinstance(frame, pl.DataFrame)
    assert frame.height == made.to_arrow("cells").num_rows
    assert pa.table(made) == made.to_arrow()


def test_a_capsule_is_fresh_each_time_and_may_be_left(made: carreau.Delineation) -> None:
    table = made.table()
    capsules = [table.__arrow_c_stream__() for _ in range(3)]
    del capsules
    assert pa.table(table) == pa.table(table)


def test_unknown_table(made: carreau.Delineation) -> None:
    with pytest.raises(carreau.ArgumentError) as caught:
        made.to_arrow("perimetres")
    assert caught.value.argument == "table"
    assert caught.value.found == "perimetres"
    assert "near_misses" in (caught.value.expected or "")


def test_summary_findings_and_text(made: carreau.Delineation) -> None:
    assert made.summary["perimeters"]
    assert made.findings
    finding = made.findings[0]
    assert finding.severity in ("notice", "warning")
    assert finding.message
    english = made.text("en")
    assert english != made.text("fr")
    carreau.set_language("fr")
    assert made.text() == made.text("fr")
    assert made.findings[0].message != finding.message
    assert made.findings[0].code == finding.code


def test_html_shows_a_map_and_a_table(made: carreau.Delineation) -> None:
    html = made._repr_html_()
    (svg,) = re.findall(r"<svg.*?</svg>", html, re.S)
    document = minidom.parseString(svg)
    assert len(document.getElementsByTagName("path")) == made.zones
    assert "<table>" in html
    assert "<script" not in html
    assert len(html) < 100_000


def test_html_is_safe_from_what_the_data_say(tmp_path: Path) -> None:
    evil = "<script>alert(1)</script>\"'&"
    zones = geopandas.read_file(QUARTIERS)[["geometry"]].head(2)
    zones["code"] = [evil, "b"]
    zones["name"] = [evil, evil]
    html = carreau.check(zones, GRID, **RUN)._repr_html_()
    assert "<script" not in html
    assert "&lt;script&gt;" in html
    minidom.parseString(f"<root>{html.replace('<br>', '<br/>')}</root>")


def test_explain(made: carreau.Delineation) -> None:
    zone = made.to_arrow()["zone_id"][0].as_py()
    assert zone in made.explain(zone)
    assert made.explain(zone, "fr") != made.explain(zone, "en")
    with pytest.raises(carreau.Error):
        made.explain("59702-99")


def test_a_revision_explains_itself(tmp_path: Path) -> None:
    revised = carreau.revise(SAMPLE / "quartiers-2015.gpkg", GRID, **RUN)
    code = revised.to_arrow()["code"][0].as_py()
    revised.write(tmp_path / "revised.gpkg")
    assert revised.explain(code) == carreau.explain(tmp_path / "revised.gpkg", code)


def test_results_are_zones_for_other_verbs(made: carreau.Delineation, tmp_path: Path) -> None:
    made.write(tmp_path / "out.gpkg")
    of_result = carreau.check(made, GRID, **RUN)
    of_file = carreau.check(tmp_path / "out.gpkg", GRID, **RUN)
    assert of_result.to_arrow()["code"] == of_file.to_arrow()["code"]
    assert of_result.to_arrow()["people"] == of_file.to_arrow()["people"]
    compared = carreau.compare(QUARTIERS, made, GRID)
    assert compared.to_arrow() == carreau.compare(QUARTIERS, tmp_path / "out.gpkg", GRID).to_arrow()
    with pytest.raises(carreau.ArgumentError, match="no zones") as caught:
        carreau.check(compared, GRID, **RUN)
    assert caught.value.code == "result_without_zones"
    with pytest.raises(carreau.ArgumentError) as caught:
        compared._held.explain("59702-01", "en")
    assert caught.value.code == "nothing_explained"


def test_geodataframes_are_zones(tmp_path: Path) -> None:
    frame = geopandas.read_file(QUARTIERS)
    of_file = carreau.check(QUARTIERS, GRID, **RUN).to_arrow()
    assert carreau.check(frame, GRID, **RUN).to_arrow()["people"] == of_file["people"]
    projected = frame.to_crs("EPSG:2154")
    assert carreau.check(projected, GRID, **RUN).to_arrow()["people"].to_pylist() == pytest.approx(
        of_file["people"].to_pylist(), rel=1e-3
    )
    # Through Arrow, as any other library gives outlines.
    assert (
        carreau.check(pa.table(frame.to_arrow()), GRID, **RUN).to_arrow()["people"]
        == (of_file["people"])
    )
    listed = carreau.delineate(GRID, **{**RUN, "rule": "metropole-2023"}, listed=frame)
    assert listed.zones > 0


def test_points_in_memory() -> None:
    zones = geopandas.read_file(QUARTIERS)
    centres = geopandas.GeoDataFrame(
        {"id": range(len(zones))}, geometry=zones.representative_point(), crs=zones.crs
    )
    assigned = carreau.assign(centres, QUARTIERS, within=300)
    codes = assigned.to_arrow()["code"].to_pylist()
    assert len(codes) == len(zones)
    assert all(codes)
    by_name = carreau.assign(centres, {"new": QUARTIERS, "old": SAMPLE / "quartiers-2015.gpkg"})
    assert {"code_new", "code_old"} <= set(by_name.to_arrow().column_names)


def test_money_by_quartier() -> None:
    actions = carreau.attribute(SAMPLE / "actions.xlsx", zones=QUARTIERS, grid=GRID)
    quartiers = actions.to_geopandas("quartiers")
    assert {"code", "granted", "geometry"} <= set(quartiers.columns)
    assert actions.to_arrow("funding").num_rows > 0
    assert actions.summary


def test_writing_refuses_what_exists_and_what_was_read(
    made: carreau.Delineation, tmp_path: Path
) -> None:
    path = tmp_path / "out.gpkg"
    made.write(path)
    with pytest.raises(carreau.IoError) as caught:
        made.write(path)
    assert caught.value.file == str(path)
    made.write(path, overwrite=True)
    grid = tmp_path / "grid.csv"
    grid.write_bytes(GRID.read_bytes())
    with pytest.raises(carreau.Error):
        carreau.check(QUARTIERS, grid, **RUN).write(grid, overwrite=True)
    assert grid.read_bytes() == GRID.read_bytes()
    with pytest.raises(carreau.ArgumentError):
        made.write(tmp_path / "out.unknown")
